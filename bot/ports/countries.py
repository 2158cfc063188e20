"""What a country asks of whoever writes to people there, as an admin's file says; `rules/country_policy.py` reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum


class Channel(StrEnum):
    """A way in which a note reaches somebody."""

    MAIL = "mail"
    #: copied by a person into another service, or said on the telephone
    BY_HAND = "by_hand"


class Consent(StrEnum):
    """Where mail needs the consent of whom it goes to; from loose to strict."""

    NEVER = "never"
    #: at a private address
    PRIVATE = "private"
    ALWAYS = "always"


class FooterPart(StrEnum):
    """What must stand under a note."""

    SOURCES = "sources"
    OPT_OUT = "opt_out"
    #: the address of the privacy notice
    NOTICE = "notice"
    POSTAL_ADDRESS = "postal_address"


@dataclass(frozen=True, slots=True)
class CountryRule:
    """What holds in one country."""

    channels: frozenset[Channel] = frozenset(Channel)
    #: notes that may leave to one person, by anybody here, in half a year without an answer
    touches: int = 6
    #: local hours in which something may leave there; they only ever narrow the house's
    opens: time = time(0)
    closes: time = time(23, 59)
    #: days of the week on which nothing leaves, Monday is 0
    quiet_days: frozenset[int] = frozenset()
    footer: frozenset[FooterPart] = frozenset()
    consent: Consent = Consent.NEVER
    #: working days of silence after the last note, then the conversation is closed
    close_after: int = 10
    #: field by field, which row of the file says so
    rows: Mapping[str, str] = field(default_factory=dict)
    #: row by row, what it rests on, in the file's words
    because: Mapping[str, str] = field(default_factory=dict)


_ANYTHING = CountryRule()


@dataclass(frozen=True, slots=True)
class CountryPolicy:
    """The rules of all countries."""

    #: by ISO 3166-1 alpha-2
    rules: Mapping[str, CountryRule] = field(default_factory=dict)
    #: for a country without a row
    others: CountryRule = _ANYTHING
    #: the strictest of all rows, field by field: for somebody whose country nobody knows
    strictest: CountryRule = _ANYTHING
    #: the file it was read from
    file: str = ""

    def of(self, country: str) -> CountryRule:
        """What holds in `country`; "" is one nobody knows."""
        return self.rules.get(country.upper(), self.others) if country else self.strictest


#: nothing beyond the house's own rules: what holds without a file
NO_COUNTRY_POLICY = CountryPolicy()
