"""The one place for what people read: a catalogue per language, in Fluent files.

`Text` is a key with its arguments; `Words` turns it into a sentence in somebody's language. Every key
stands in every language (a test holds them together). Moments and days are written in the reader's
language and in a named time zone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en", "de")
#: languages in which the checks of a draft speak, and nothing else yet: the rest is English there
CHECKS_ONLY = ("fr", "es")
FOLDER = Path(__file__).parent
#: characters that Fluent takes in one argument
LONGEST = 2500

Value = str | int | date | datetime


@dataclass(frozen=True, slots=True)
class Text:
    """A key of the catalogue and what goes into it. A `Text` may stand inside another."""

    key: str
    args: Mapping[str, "Value | Text"] = field(default_factory=dict)


def text(key: str, **args: "Value | Text") -> Text:
    """Name a sentence of the catalogue."""
    return Text(key, args)


class UnknownText(KeyError):
    """A key that stands in no catalogue: a bug, never shown half-filled."""


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


@cache
def keys(language: str) -> frozenset[str]:
    """Every key of one language, for the test that finds missing ones."""
    found: set[str] = set()
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            key, sign, _ = line.partition(" =")
            if sign and key and key[0].isalpha():
                found.add(key)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences in one language, moments in one zone."""

    language: str = "en"
    timezone: str = "UTC"
    #: the language of `CHECKS_ONLY` for what it has words for, or ""
    checks: str = ""

    @classmethod
    def of(cls, language: str, timezone: str = "UTC") -> "Words":
        """Words in `language` (BCP 47), or English where there is no catalogue for it."""
        tag = language.replace("_", "-").split("-")[0].lower()
        checks = tag if tag in CHECKS_ONLY else ""
        return cls(tag if tag in LANGUAGES else "en", timezone or "UTC", checks)

    def __call__(self, key: str | Text, **args: Value | Text) -> str:
        """Write one sentence. Raises UnknownText for a key or argument that is not there."""
        sentence = key if isinstance(key, Text) else Text(key)
        key, args = sentence.key, {**sentence.args, **args}
        bundle = _bundle(self.checks if self.checks and key in keys(self.checks) else self.language)
        if not bundle.has_message(key):
            raise UnknownText(key)
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise UnknownText(key)
        written, errors = bundle.format_pattern(pattern, {name: self._written(value) for name, value in args.items()})
        if errors:
            raise UnknownText(f"{key}: {errors[0]}")
        return str(written)

    def _written(self, value: Value | Text) -> str | int:
        match value:
            case Text():
                return self(value)
            case datetime():
                return self.moment(value)
            case date():
                return self.day(value)
            case str() if len(value) > LONGEST:
                return f"{value[: LONGEST - 1]}…"
            case _:
                return value

    def moment(self, at: datetime, timezone: str = "") -> str:
        """A day and a time: `Tue 3 June, 14:05`."""
        local = at.astimezone(ZoneInfo(timezone or self.timezone))
        pattern = "EEE d. MMMM, HH:mm" if self.language == "de" else "EEE d MMMM, HH:mm"
        return format_datetime(local, pattern, locale=self.language)

    def time(self, at: datetime, timezone: str = "") -> str:
        """A time of day: `14:05`."""
        local = at.astimezone(ZoneInfo(timezone or self.timezone))
        return format_time(local, "HH:mm", locale=self.language)

    def weekday(self, at: datetime, timezone: str = "") -> str:
        """A short weekday and a time: `Thu 9:00`."""
        local = at.astimezone(ZoneInfo(timezone or self.timezone))
        return format_datetime(local, "EEE HH:mm", locale=self.language)

    def weekday_day(self, on: date) -> str:
        """A short weekday and a day without its year: `Thu 3 June`."""
        return format_date(on, "EEE d. MMMM" if self.language == "de" else "EEE d MMMM", locale=self.language)

    def day(self, on: date) -> str:
        """A day: `3 June 2026`."""
        return format_date(on, "d. MMMM y" if self.language == "de" else "d MMMM y", locale=self.language)

    def month(self, on: date) -> str:
        """A month: `May 2026`."""
        return format_date(on, "MMMM y", locale=self.language)


def given_name(name: str) -> str:
    """What somebody is called, to be short: the first word of the name."""
    return (name.split() or [name])[0]
