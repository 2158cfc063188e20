"""Every check with what its finding does: block an approval, or warn the reviewer. One table."""

from collections.abc import Mapping
from enum import StrEnum

from bot.ports import Finding, Severity
from bot.texts import text


class Check(StrEnum):
    """What a draft is read for. The value is the finding's name, and `check-…` the key of its words."""

    # standing on what is stored
    CLAIM = "claim_without_source"
    NUMBER = "number_without_source"
    DATE = "date_without_source"
    AMOUNT = "amount_without_source"
    NAME = "name_without_source"
    ORGANISATION = "organisation_without_source"
    PLACE = "place_without_source"
    TITLE = "title_without_source"
    LINK = "link_without_source"
    ADDRESS = "address_without_source"
    #: one content word of the sentence stands in nothing it cites
    WORD = "word_without_source"
    #: it states something, cites nothing, and is no greeting, wish or question
    STATEMENT = "statement_without_source"
    WRONG_PERSON = "wrong_person"
    STALE = "stale_fact"
    #: words from outside that would take the machine over, carried out or repeated
    ORDER = "order_to_machine"
    #: such words were kept from the writer
    LEFT_OUT = "left_out"
    #: two of the facts it tells exclude each other
    CONTRADICTION = "contradictory_facts"
    # good conduct
    MEETING = "invented_meeting"
    ADMIRATION = "invented_admiration"
    PROMISE = "promise"
    PAY = "pay"
    GUARANTEE = "guarantee"
    PRESSURE = "pressure"
    EXCLUSIVITY = "exclusivity"
    PAY_HISTORY = "pay_history"
    PROTECTED = "protected_attribute"
    #: what our company says only inside
    CONFIDENTIAL = "confidential_point"
    # form
    PLACEHOLDER = "placeholder"
    MARKUP = "markup"
    HIDDEN = "hidden_characters"
    MACHINE = "machine_phrase"
    LENGTH = "note_length"
    TOO_LONG = "note_too_long"
    SENTENCE_LENGTH = "sentence_length"
    SUBJECT_LENGTH = "subject_length"
    ASKS = "several_asks"
    LANGUAGE = "wrong_language"
    FORMALITY = "formality"
    EMPTY = "empty"
    #: it opens, addresses or closes unlike its sender, or says what they never say
    UNLIKE_VOICE = "unlike_voice"
    # beside other notes
    ALIKE = "alike"
    TOO_ALIKE = "too_alike"


_WARNINGS = frozenset({
    Check.WORD, Check.STATEMENT, Check.STALE, Check.MACHINE, Check.LENGTH, Check.SENTENCE_LENGTH, Check.SUBJECT_LENGTH, Check.ASKS,
    Check.FORMALITY, Check.UNLIKE_VOICE, Check.ALIKE, Check.LEFT_OUT, Check.CONTRADICTION,
})  # fmt: skip

#: what a finding of each check does
SEVERITY: Mapping[Check, Severity] = {check: Severity.WARN if check in _WARNINGS else Severity.BLOCK for check in Check}


def found(check: Check, sentence: int | None, **args: str | int) -> Finding:
    """A finding with its severity from the table and its words from `texts`."""
    return Finding(check.value, SEVERITY[check], sentence, text(f"check-{check.value.replace('_', '-')}", **args))
