"""What a record may hold, checked before anything is stored. `docs/import.schema.json` is made from these."""

import unicodedata
from datetime import date
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from babel import Locale
from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from bot.rules.hidden import plain
from db.tables import EmailKind, LawfulBasis, Role


def _wrong(key: str) -> PydanticCustomError:
    # The type of the error is a key of texts: `import-wrong-…`.
    return PydanticCustomError("import", "{key}", {"key": key})


def _clean(given: str) -> str:
    cleaned = plain(unicodedata.normalize("NFC", given))
    if given.strip() and not cleaned:
        raise _wrong("import-wrong-hidden")
    return cleaned


def _address(given: str) -> str:
    try:
        return validate_email(given.strip(), check_deliverability=False, test_environment=True).normalized.lower()
    except EmailNotValidError as error:
        raise _wrong("import-wrong-email") from error


def _country(given: str) -> str:
    code = given.strip().upper()
    if code and code not in _countries():
        raise _wrong("import-wrong-country")
    return code


def _zone(given: str) -> str:
    if given and given not in _zones():
        raise _wrong("import-wrong-timezone")
    return given


def _language(given: str) -> str:
    tag = given.strip().replace("_", "-").split("-")[0].lower()
    if tag not in _languages():
        raise _wrong("import-wrong-language")
    return tag


def _source(given: str) -> str:
    cleaned = _clean(given)
    if not cleaned:
        raise _wrong("import-wrong-no-source")
    parts = urlsplit(cleaned) if "://" in cleaned else None
    if parts is not None and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise _wrong("import-wrong-source")
    return cleaned


def _account(given: str) -> str:
    workspace, slash, user = given.partition("/")
    if given and not (workspace and slash and user):
        raise _wrong("import-wrong-account")
    return given


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(
        str(code) for code in Locale.parse("en").territories if len(str(code)) == 2 and str(code).isalpha()
    )


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    return frozenset(Locale.parse("en").languages)


_NOT_EMPTY = StringConstraints(min_length=1)
Short = Annotated[str, StringConstraints(max_length=200), AfterValidator(_clean)]
Name = Annotated[Short, _NOT_EMPTY]
Words = Annotated[str, StringConstraints(max_length=1000), AfterValidator(_clean), _NOT_EMPTY]
Zone = Annotated[str, AfterValidator(_zone)]
Language = Annotated[str, AfterValidator(_language)]
Address = Annotated[str, StringConstraints(max_length=254), AfterValidator(_address)]
SourceText = Annotated[str, StringConstraints(max_length=500), AfterValidator(_source)]
Account = Annotated[str, AfterValidator(_account)]


class Record(BaseModel):
    """A field nobody knows is a mistake: it is told, and never kept unseen."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class PersonRecord(Record):
    """Somebody of our company. `slack` is TEAM/USER, `teams` TENANT/OBJECT."""

    name: Name
    email: Address
    title: Short = ""
    roles: list[Role] = Field(default_factory=list)
    timezone: Zone = "UTC"
    language: Language = "en"
    slack: Account = ""
    teams: Account = ""


class FactRecord(Record):
    """One checkable statement. Without source and date none is kept."""

    text: Words
    source: SourceText
    seen_on: date
    kind: Short = "note"


class EmailRecord(Record):
    """An address and whose it is."""

    address: Address
    kind: EmailKind = EmailKind.PERSONAL


class CandidateRecord(Record):
    """Somebody we may write to. `ref` is the id another system gave; `do_not_contact` the day they said no."""

    name: Name
    lawful_basis: LawfulBasis
    ref: Short = ""
    emails: list[EmailRecord] = Field(default_factory=list, max_length=10)
    employer: Short = ""
    title: Short = ""
    country: Annotated[str, AfterValidator(_country)] = ""
    timezone: Zone = ""
    language: Language = "en"
    do_not_contact: date | None = None
    facts: list[FactRecord] = Field(default_factory=list, max_length=200)


class PointRecord(Record):
    """One approved statement about our company."""

    text: Words
    source: SourceText
    expires_on: date
    approved_by: Address


class Document(Record):
    """A whole file: any of the three lists."""

    people: list[PersonRecord] = Field(default_factory=list)
    talking_points: list[PointRecord] = Field(default_factory=list)
    candidates: list[CandidateRecord] = Field(default_factory=list)


def schema() -> dict[str, Any]:
    """The JSON Schema of a file."""
    made = Document.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Overture import", **made}
