"""What a record may hold, checked before anything is stored. `docs/import.schema.json` is made from these."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any

from babel import Locale
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from bot.rules.countries import country_of
from bot.rules.hidden import hidden_in
from bot.rules.place import is_zone
from bot.rules.profiles import address_of, is_source
from bot.rules.working_days import region_of
from db.tables import EmailKind, LawfulBasis, PointAudience, Role, Stage

_ACCOUNT = re.compile(r"[^\s/]+/[^\s/]+")


def _wrong(key: str, **details: str) -> PydanticCustomError:
    # The error carries a key of texts and what goes into the sentence.
    return PydanticCustomError("import", "{key}", {"key": key, "details": details})


def _one_line(given: object) -> object:
    return " ".join(given.split()) if isinstance(given, str) else given


def _clear(given: str) -> str:
    if given.isascii() and given.isprintable():
        return given
    if unseen := hidden_in(given):
        raise _wrong("import-wrong-hidden", characters=", ".join(unseen[:5]))
    return given


def _address(given: str) -> str:
    address = address_of(given)
    if address is None:
        raise _wrong("import-wrong-email")
    return address


def _country(given: str) -> str:
    code = country_of(given)
    if not code:
        raise _wrong("import-wrong-country")
    return code


def _region(given: str, info: ValidationInfo) -> str:
    # A country that is wrong is told by itself, and then nobody can tell the region.
    country = info.data.get("country")
    region = region_of(given, country) if country is not None else given
    if region is None:
        raise _wrong("import-wrong-region")
    return region


def _zone(given: str) -> str:
    if not is_zone(given):
        raise _wrong("import-wrong-timezone")
    return given


def _language(given: str) -> str:
    tag = given.replace("_", "-").split("-")[0].lower()
    if tag not in _languages():
        raise _wrong("import-wrong-language")
    return tag


def _source(given: str) -> str:
    if not is_source(given):
        raise _wrong("import-wrong-source")
    return given


def _account(given: str) -> str:
    if not _ACCOUNT.fullmatch(given):
        raise _wrong("import-wrong-account")
    return given


def _iso_day(given: object) -> object:
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    try:
        # Neither numbers nor moments: a day as people and other programs write it.
        return date.fromisoformat(given.strip()) if isinstance(given, str) and len(given.strip()) == 10 else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> object:
    raise _wrong("import-wrong-date")


def _past(given: date, info: ValidationInfo) -> date:
    today = (info.context or {}).get("today")
    if isinstance(today, date) and given > today:
        raise _wrong("import-wrong-future")
    return given


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    return frozenset(Locale.parse("en").languages)


_LINE = BeforeValidator(_one_line)
_CLEAR = AfterValidator(_clear)
Short = Annotated[str, StringConstraints(max_length=200), _LINE, _CLEAR]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200), _LINE, _CLEAR]
Words = Annotated[str, StringConstraints(min_length=1, max_length=1000), _LINE, _CLEAR]
Kind = Annotated[str, StringConstraints(max_length=40), _LINE, _CLEAR]
#: a letter, with its line breaks
Letter = Annotated[str, StringConstraints(min_length=1, max_length=8000)]
Country = Annotated[
    str, _LINE, AfterValidator(_country), Field(description="ISO 3166-1 alpha-2, or the country's name in English")
]
Region = Annotated[
    str,
    StringConstraints(max_length=60),
    _LINE,
    AfterValidator(_region),
    Field(description="ISO 3166-2 or a name; decides about public holidays", examples=["BE", "US-CA"]),
]
Zone = Annotated[str, _LINE, AfterValidator(_zone), Field(description="IANA time zone", examples=["Europe/London"])]
Language = Annotated[str, _LINE, AfterValidator(_language), Field(description="BCP 47; the primary tag is kept")]
Address = Annotated[str, StringConstraints(max_length=254), _LINE, AfterValidator(_address)]
SourceText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=500),
    _LINE,
    _CLEAR,
    AfterValidator(_source),
    Field(description="An http(s) address, or in plain words where it was heard"),
]
Account = Annotated[str, _LINE, AfterValidator(_account)]
Day = Annotated[date, BeforeValidator(_iso_day)]
PastDay = Annotated[date, BeforeValidator(_iso_day), AfterValidator(_past)]


class Record(BaseModel):
    """Empty values count as left out; a field nobody knows is not kept, and the report names it."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _given(cls, raw: object) -> object:
        if not isinstance(raw, Mapping):
            return raw
        return {
            name: value
            for name, value in raw.items()
            if value is not None and not (isinstance(value, str) and not value.strip())
        }


class PersonRecord(Record):
    """Somebody of our company. `slack` is TEAM/USER, `teams` TENANT/OBJECT."""

    name: Name
    email: Address
    title: Short = ""
    roles: list[Role] = Field(default_factory=list)
    timezone: Zone = "UTC"
    language: Language = "en"
    slack: Account | None = None
    teams: Account | None = None
    own_notes: list[Letter] = Field(
        default_factory=list,
        max_length=20,
        description="Notes they wrote themselves: how they are written is kept as their voice, not what they say",
    )


class FactRecord(Record):
    """One checkable statement. Without source and date none is kept."""

    text: Words
    source: SourceText
    seen_on: PastDay
    kind: Kind = "note"


class EmailRecord(Record):
    """An address and whose it is. One of unknown kind is treated with the care a work address needs."""

    address: Address
    kind: EmailKind = EmailKind.WORK


class CandidateRecord(Record):
    """Somebody we may write to. `ref` is the id another system gave; `do_not_contact` the day they said no."""

    name: Name
    lawful_basis: LawfulBasis
    ref: Short = ""
    emails: list[EmailRecord] = Field(default_factory=list, max_length=20)
    employer: Short = ""
    title: Short = ""
    country: Country = ""
    region: Region = ""
    timezone: Zone = ""
    language: Language = "en"
    do_not_contact: PastDay | None = None
    stage: Stage = Field(
        default=Stage.OPEN, description="In our own hiring: while it is not `open`, nobody drafts to them"
    )
    stage_source: Short = Field(default="", description="Where the stage is known from; left out, the file")
    facts: list[FactRecord] = Field(default_factory=list, max_length=1000)


class PointRecord(Record):
    """One statement about our company: approved by somebody, or proposed and waiting for an approval in chat."""

    text: Words
    source: SourceText
    expires_on: Day
    audience: PointAudience = PointAudience.EVERYONE
    withdrawn_on: PastDay | None = None
    proposed_by: Address | None = Field(
        default=None, description="Who put it forward; without `approved_by` it waits for somebody else's approval"
    )
    approved_by: Address | None = Field(
        default=None, description="Who approved it; needed unless `proposed_by` is given", validate_default=True
    )

    @field_validator("approved_by")
    @classmethod
    def _by_somebody(cls, approved_by: str | None, info: ValidationInfo) -> str | None:
        if approved_by is None and not info.data.get("proposed_by"):
            raise _wrong("import-needs-approval")
        return approved_by


class Document(BaseModel):
    """A whole file: any of the three lists."""

    people: list[PersonRecord] = Field(default_factory=list)
    talking_points: list[PointRecord] = Field(default_factory=list)
    candidates: list[CandidateRecord] = Field(default_factory=list)


def schema() -> dict[str, Any]:
    """The JSON Schema of a file, as `docs/import.schema.json` holds it."""
    made = Document.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "Overture import"}
