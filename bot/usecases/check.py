"""Reads one document with a brief and a draft, and reports what the bot's own checks say of it.

`overture check FILE --json` speaks this format; docs/check.schema.json is its published schema.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.ports import Brief, Draft, Evidence, Sentence, Severity, Style, Voice
from bot.rules.draft_checks import OtherNote, check
from bot.rules.draft_checks.citing import cited
from bot.rules.talking_point import told_in
from bot.texts import Words
from db.tables import Formality, NoteKind, PointAudience


class BadDocument(ValueError):
    """The document is not what the schema says; the message names each place, one a line."""


def _listed(value: object) -> object:
    return () if value is None else value


_Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)


class SenderIn(_Read):
    """Who writes."""

    name: str
    title: _Text = ""
    company: str


class FactIn(_Read):
    """One checkable statement about the candidate."""

    id: str
    text: str
    source: _Text = ""
    seen_on: date | None = None
    kind: _Text = ""


class PointIn(_Read):
    """One approved statement about the company."""

    id: str
    text: str
    source: _Text = ""
    audience: PointAudience = Field(
        default=PointAudience.EVERYONE,
        description="`first_note`: for first notes only. `internal`: no draft may tell it.",
    )


class CandidateIn(_Read):
    """Who is written to."""

    name: str
    employer: _Text = ""
    title: _Text = ""
    facts: Annotated[tuple[FactIn, ...], BeforeValidator(_listed)] = ()


class OtherIn(_Read):
    """A note to somebody else."""

    to: str
    employer: _Text = ""
    text: str


class SentenceIn(_Read):
    """One sentence; without `sources` at all, the evidence it takes up is looked for."""

    text: str
    sources: tuple[str, ...] | None = None
    paragraph: bool | None = None


class DraftIn(_Read):
    """What is checked."""

    subject: _Text = ""
    sentences: tuple[SentenceIn, ...]


class VoiceIn(_Read):
    """How the sender writes."""

    greeting: _Text = Field(default="", description="With `{first}` or `{name}` for the reader's: `Hi {first},`")
    closing: _Text = ""
    formality: Formality | None = Field(
        default=None, description="`familiar`: du, tu, tú, contractions. `polite`: Sie, vous, usted, written out."
    )
    never: Annotated[tuple[str, ...], BeforeValidator(_listed)] = Field(
        default=(), description="Words and phrases they never use."
    )


class CheckDocument(_Read):
    """A brief, other notes, and a draft."""

    sender: SenderIn
    candidate: CandidateIn
    language: str = "en"
    purpose: _Text = ""
    tone: _Text = ""
    kind: NoteKind = NoteKind.FIRST
    voice: VoiceIn | None = None
    talking_points: Annotated[tuple[PointIn, ...], BeforeValidator(_listed)] = ()
    other_notes: Annotated[tuple[OtherIn, ...], BeforeValidator(_listed)] = ()
    earlier: Annotated[tuple[str, ...], BeforeValidator(_listed)] = Field(
        default=(), description="The thread so far, oldest first."
    )
    today: date | None = Field(default=None, description="The day from which the age of facts counts.")
    draft: DraftIn


class FindingOut(BaseModel):
    """Something a check saw; `sentence` counts from 0, null for the subject or the whole."""

    check: str
    severity: Severity
    sentence: int | None
    message: str


class CheckReport(BaseModel):
    """What the checks said. `blocked`: the draft could not be approved."""

    findings: list[FindingOut]
    blocked: bool


def check_document(document: object, *, today: date | None = None, words: Words | None = None) -> CheckReport:
    """Check `document` (parsed JSON) as the bot checks a draft; messages come in `words`, English unless given.

    Raises BadDocument where the document does not fit the schema.
    """
    try:
        read = CheckDocument.model_validate(document)
    except ValidationError as wrong:
        raise BadDocument("\n".join(_places(wrong))) from None
    say = words or Words("en")
    brief = _brief(read, read.today or today)
    others = [OtherNote(other.to, other.employer, other.text) for other in read.other_notes]
    findings = [
        FindingOut(check=one.check, severity=one.severity, sentence=one.sentence, message=say(one.message))
        for one in check(brief, _draft(read, brief), others, guarded=_guarded(read))
    ]
    return CheckReport(findings=findings, blocked=any(one.severity is Severity.BLOCK for one in findings))


def schema() -> Mapping[str, Any]:
    """The JSON Schema of documents and reports, as published in docs/check.schema.json."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "overture check: what goes in, and what comes out",
        "input": CheckDocument.model_json_schema(),
        "output": CheckReport.model_json_schema(mode="serialization"),
    }


def _brief(read: CheckDocument, today: date | None) -> Brief:
    return Brief(
        kind=read.kind,
        ordinal=0 if read.kind is NoteKind.FIRST else 1,
        last=False,
        sender_name=read.sender.name,
        sender_title=read.sender.title,
        company=read.sender.company,
        candidate_name=read.candidate.name,
        candidate_employer=read.candidate.employer,
        candidate_title=read.candidate.title,
        purpose=read.purpose,
        tone=read.tone,
        language=read.language.replace("_", "-").split("-")[0].lower(),
        facts=tuple(
            Evidence(fact.id, fact.text, fact.source, fact.seen_on, fact.kind) for fact in read.candidate.facts
        ),
        points=tuple(
            Evidence(point.id, point.text, point.source, kind="point")
            for point in read.talking_points
            if told_in(point.audience, read.kind)
        ),
        earlier=read.earlier,
        chosen_on=today,
        voice=_voice(read.voice),
    )


def _voice(given: VoiceIn | None) -> Voice | None:
    if given is None:
        return None
    return Voice(Style(given.greeting, given.closing, formality=given.formality, never=given.never))


def _guarded(read: CheckDocument) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(point.id, point.text, kind="internal")
        for point in read.talking_points
        if point.audience is PointAudience.INTERNAL
    )


def _draft(read: CheckDocument, brief: Brief) -> Draft:
    evidence = (*brief.facts, *brief.points)
    sentences: list[Sentence] = []
    for index, given in enumerate(read.draft.sentences):
        paragraph = index == 0 if given.paragraph is None else given.paragraph
        if given.sources is None:
            sentences.append(cited(given.text, evidence, brief, paragraph=paragraph))
        else:
            sentences.append(Sentence(given.text, given.sources, paragraph))
    return Draft(read.draft.subject, tuple(sentences))


def _places(wrong: ValidationError) -> Sequence[str]:
    return [f"{_path(one['loc'])}: {one['msg']}" for one in wrong.errors(include_url=False, include_input=False)]


def _path(steps: tuple[int | str, ...]) -> str:
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return written.removeprefix(".") or "the document"
