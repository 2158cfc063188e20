"""The cases of `overture eval`: readable files (prompts/evals/README.md), chosen from by the bot's own rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

import prompts
from bot.ports import Brief
from bot.rules.brief import choose
from db.tables import Candidate, Fact, LawfulBasis, NoteKind, Person, TalkingPoint


class BadCase(ValueError):
    """A file is not what prompts/evals/README.md says; the message names file and place."""


@dataclass(frozen=True, slots=True)
class Case:
    """One profile and what a draft for it may not hold."""

    name: str
    family: str
    #: what the family asks of a writer
    about: str
    brief: Brief
    never: tuple[str, ...]
    not_both: tuple[str, ...]


class _Read(BaseModel):
    model_config = ConfigDict(extra="forbid")


_Kind = TypeVar("_Kind", bound=_Read)


class _Person(_Read):
    name: str
    title: str = ""


class _Cast(_Read):
    today: date
    company: str
    people: Mapping[str, _Person]
    points: Mapping[str, str]


class _To(_Read):
    name: str
    employer: str = ""
    title: str = ""
    language: str = "en"


class _Fact(_Read):
    text: str
    kind: str = "work"
    seen: date = date(2026, 9, 1)
    source: str = "https://profiles.example/seen"


class _Case(_Read):
    name: str
    sender: str = Field(default="mara", alias="from")
    to: _To
    language: str = Field(default="", alias="in")
    about: str = ""
    tone: str = ""
    kind: NoteKind = NoteKind.FIRST
    last: bool = False
    earlier: tuple[str, ...] = ()
    facts: tuple[_Fact, ...] = ()
    points: tuple[str, ...] | None = None
    more_points: tuple[str, ...] = ()
    never: tuple[str | int, ...] = ()
    not_both: tuple[str | int, ...] = ()


class _Family(_Read):
    about: str
    cases: tuple[_Case, ...]


def load(folder: Traversable | None = None) -> tuple[Case, ...]:
    """Every case in `folder` (prompts/evals unless given), by file and place in it. Raises BadCase."""
    folder = folder or resources.files(prompts).joinpath("evals")
    files = {file.name.removesuffix(".yaml"): file for file in folder.iterdir() if file.name.endswith(".yaml")}
    if "cast" not in files:
        raise BadCase("cast.yaml is missing")
    cast = _read(files.pop("cast"), _Cast)
    cases: list[Case] = []
    for family, file in sorted(files.items()):
        read = _read(file, _Family)
        cases += [_case(one, family, read.about, cast) for one in read.cases]
    names = [case.name for case in cases]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise BadCase(f"{twice}: two cases have this name")
    return tuple(cases)


def _read(file: Traversable, kind: type[_Kind]) -> _Kind:
    try:
        return TypeAdapter(kind).validate_python(yaml.safe_load(file.read_text(encoding="utf-8")))
    except ValidationError as wrong:
        where = ["{}: {}".format(".".join(map(str, one["loc"])), one["msg"]) for one in wrong.errors(include_url=False)]
        raise BadCase(f"{file.name}: {'; '.join(where)}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise BadCase(f"{file.name}: {wrong}") from None


def _case(read: _Case, family: str, about: str, cast: _Cast) -> Case:
    now = datetime.combine(cast.today, time(9), UTC)
    if read.sender not in cast.people or not cast.points.keys() >= set(read.points or ()):
        raise BadCase(f"{family}.yaml: {read.name}: cast.yaml does not hold its sender, or a point of it")
    sender = cast.people[read.sender]
    brief = choose(
        executive=Person(
            id=read.sender,
            name=sender.name,
            email=f"{read.sender}@northlight.example",
            title=sender.title,
            created_at=now,
        ),
        candidate=Candidate(
            id=read.name,
            name=read.to.name,
            employer=read.to.employer,
            title=read.to.title,
            language=read.to.language,
            lawful_basis=LawfulBasis.LEGITIMATE_INTEREST,
            added_by="evals",
            created_at=now,
        ),
        facts=[_fact(number, fact, read.name, now) for number, fact in enumerate(read.facts, 1)],
        points=_points(read, cast, now),
        kind=read.kind,
        ordinal=len(read.earlier),
        last=read.last,
        purpose=read.about,
        tone=read.tone,
        language=read.language or read.to.language,
        company=cast.company,
        earlier=read.earlier,
        today=cast.today,
    )
    return Case(read.name, family, about, brief, tuple(map(str, read.never)), tuple(map(str, read.not_both)))


def _fact(number: int, read: _Fact, candidate_id: str, now: datetime) -> Fact:
    return Fact(
        id=f"f{number}",
        candidate_id=candidate_id,
        text=read.text,
        source=read.source,
        seen_on=read.seen,
        kind=read.kind,
        added_by="evals",
        added_at=now,
    )


def _points(read: _Case, cast: _Cast, now: datetime) -> list[TalkingPoint]:
    named = cast.points if read.points is None else {name: cast.points[name] for name in read.points}
    told = [*named.items(), *((f"more{number}", words) for number, words in enumerate(read.more_points, 1))]
    return [
        TalkingPoint(
            id=name,
            text=words,
            source="https://northlight.example/open",
            expires_on=date(2027, 12, 31),
            added_at=now,
            approved_by="rafael.ortiz@northlight.example",
            approved_at=now,
        )
        for name, words in told
    ]
