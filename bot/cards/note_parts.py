"""What the cards about one note share: the view they are drawn from, and its recurring parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from babel import Locale

from bot.cards.elements import Banner, Button, Buttons, Confirm, Element, Letter, Line, Look, Mark, Pair, Style, Tone
from bot.cards.when import country_name, their_time
from bot.ports import Finding, Severity
from bot.rules.note import Verb, status_text
from bot.rules.place import place_of
from bot.rules.timeline import Station
from bot.texts import Text, Words, given_name, text
from db.tables import Candidate, Claim, Drafting, Note, NoteRevision, NoteStatus, Person, Translation


@dataclass(frozen=True, slots=True)
class Support:
    """A fact or talking point as the reader sees it."""

    id: str
    text: str
    source: str
    seen_on: date | None
    added_by: str
    #: of a talking point: who approved it, and until when it holds
    holds: Text | None = None
    #: why the note may no longer rest on it
    gone: Text | None = None


@dataclass(frozen=True, slots=True)
class NoteView:
    """All that any card about a note may show."""

    note: Note
    executive: Person
    candidate: Candidate
    now: datetime
    #: the candidate's zone name
    zone: str
    #: the candidate's next working morning
    morning: datetime
    wording: NoteRevision | None = None
    claims: Sequence[Claim] = ()
    findings: Sequence[Finding] = ()
    #: what the writer mended before anybody read it
    mended: Sequence[Finding] = ()
    #: the wording in the reviewers' language, owed or there
    translation: Translation | None = None
    #: how far the draft that is owed has come
    drafting: Drafting | None = None
    support: Mapping[str, Support] = field(default_factory=dict)
    requester: str = ""
    approver: str = ""
    mover: str = ""
    editor: str = ""
    #: when anybody here last wrote to them
    last_contact: datetime | None = None
    #: what happens when, if nobody answers
    ahead: Sequence[Station] = ()
    #: what it must no longer say, though it was checked once
    in_the_way: Sequence[Text] = ()
    #: whose note it is, for a reader who stands in for them
    for_whom: Text | None = None
    #: the reader stood in, and does so no more
    given_back: bool = False
    #: what the reader may do; for the review channel, what any reviewer may
    verbs: Sequence[Verb] = ()


TONES: Mapping[NoteStatus, Tone] = {
    NoteStatus.REQUESTED: Tone.WAITING,
    NoteStatus.DRAFT_FAILED: Tone.BAD,
    NoteStatus.IN_REVIEW: Tone.WAITING,
    NoteStatus.REJECTED: Tone.BAD,
    NoteStatus.WITHDRAWN: Tone.WARNING,
    NoteStatus.EXPIRED: Tone.WARNING,
    NoteStatus.APPROVED: Tone.GOOD,
    NoteStatus.SENDING: Tone.WAITING,
    NoteStatus.SENT: Tone.GOOD,
    NoteStatus.SEND_FAILED: Tone.BAD,
    NoteStatus.SEND_UNSURE: Tone.WARNING,
    NoteStatus.ANSWERED: Tone.GOOD,
    NoteStatus.CLOSED: Tone.GOOD,
}

_LOOKS = {Verb.APPROVE: Look.PRIMARY, Verb.RELEASE: Look.PRIMARY, Verb.REJECT: Look.DANGER}


def where_it_stands(view: NoteView, words: Words) -> list[Element]:
    """The status, by whom and when, and its reason."""
    note = view.note
    by = text("by-whom", name=view.mover, at=note.moved_at) if view.mover else text("since", at=note.moved_at)
    parts: list[Element] = [Banner(words("status-line", status=status_text(note), by=by), TONES[note.status])]
    if note.reason_words:
        parts.append(Line(words("their-reason", name=view.mover, reason=note.reason_words)))
    elif note.reason:
        parts.append(Line(words(note.reason)))
    if view.drafting is not None:
        parts.append(Line(words(f"step-{view.drafting.step.value}", count=view.drafting.evidence), Style.QUIET))
    parts.extend(Mark(words(why), Tone.BAD) for why in view.in_the_way)
    return parts


def about_candidate(view: NoteView, words: Words) -> Line:
    """Employer, country, their time, and whether anybody here wrote before."""
    parts = [
        view.candidate.employer,
        country_name(view.candidate.country, words),
        words("their-time", time=their_time(place_of(view.candidate), view.now, words)),
        words("kind-" + view.note.kind.value.replace("_", "-"), ordinal=view.note.ordinal),
        words("last-contact", at=view.last_contact) if view.last_contact else words("no-contact-before"),
    ]
    return Line(" · ".join(part for part in parts if part), Style.QUIET)


def about_draft(view: NoteView, words: Words) -> Line | None:
    """Revision, length, language, and who wrote it with what."""
    if view.wording is None:
        return None
    wording = view.wording
    parts = [
        words("draft-number", revision=wording.revision),
        words("word-count", count=len(wording.body.split())),
        language_name(view.note.language, words),
    ]
    if view.editor:
        parts.append(words("edited-by", name=view.editor))
    elif wording.writer == "template":
        parts.append(words("written-by-template"))
    else:
        parts.append(words("written-by", model=wording.writer, prompt=wording.prompt))
    return Line(" · ".join(parts), Style.QUIET)


def the_text(view: NoteView, words: Words) -> list[Element]:
    """Recipient, subject, body and footer: all of what would be sent."""
    if view.wording is None:
        return []
    return [
        Pair(words("mail-to"), view.wording.recipient_address),
        Pair(words("mail-subject"), view.wording.subject),
        Letter(view.wording.body),
        Line(view.wording.footer, Style.QUIET),
    ]


def about_translation(view: NoteView, words: Words) -> Line | None:
    """That the draft can be read in the reviewers' language, soon or not at all."""
    owed = view.translation
    if owed is None or owed.sentences:
        return None
    if owed.failure:
        return Line(words("translation-none", why=text(owed.failure)), Style.QUIET)
    return Line(words("translation-comes"), Style.QUIET)


def checks(view: NoteView, words: Words) -> list[Mark]:
    """What the checks saw: what blocks first, then warnings, then what is well."""
    bearing = [claim for claim in view.claims if claim.sources]
    parts: list[Mark] = []
    for severity, tone in ((Severity.BLOCK, Tone.BAD), (Severity.WARN, Tone.WARNING)):
        parts.extend(Mark(_located(finding, words), tone) for finding in view.findings if finding.severity is severity)
    if bearing and not view.in_the_way and not any(finding.severity is Severity.BLOCK for finding in view.findings):
        parts.append(Mark(words("claims-with-source", count=len(bearing)), Tone.GOOD))
    if view.mended:
        parts.append(Mark(words("mended", count=len(view.mended), first=view.mended[0].message), Tone.GOOD))
    return parts


def verb_button(view: NoteView, verb: Verb, words: Words) -> Button:
    """One button for one verb of the table."""
    label = words(f"verb-{verb.value.replace('_', '-')}")
    if verb is Verb.SCHEDULE:
        label = words(
            "verb-schedule-at", at=words.weekday(view.morning, view.zone), name=given_name(view.candidate.name)
        )
    confirm = None
    if verb in (Verb.WITHDRAW, Verb.CLOSE, Verb.IT_WAS_NOT_SENT):
        key = verb.value.replace("_", "-")
        confirm = Confirm(words(f"confirm-{key}-title"), words(f"confirm-{key}"), words("yes"), words("no"))
    return Button(
        label=label,
        verb=verb.value,
        subject=view.note.id,
        seen=view.note.version,
        look=_LOOKS.get(verb, Look.PLAIN),
        confirm=confirm,
    )


def buttons(view: NoteView, words: Words, *also: str) -> Buttons | None:
    """The verbs open to the reader, then views of the draft (`sources`, `changes`)."""
    verbs = [verb_button(view, verb, words) for verb in view.verbs]
    views = [
        Button(words(f"show-{name}", language=_other(view, words)), name, view.note.id, view.note.version)
        for name in also
        if view.wording is not None
        and (name != "changes" or view.note.revision > 1)
        and (name != "translation" or (view.translation is not None and view.translation.sentences))
    ]
    if Verb.ANSWERED in view.verbs:
        views.append(Button(words("heard"), "heard", view.note.id, view.note.version))
    # What refuses stands last, away from the thumb that approves.
    refusing = [button for button in verbs if button.look is Look.DANGER]
    row = [*(button for button in verbs if button not in refusing), *views, *refusing]
    return Buttons(tuple(row)) if row else None


def language_name(tag: str, words: Words) -> str:
    """The language in the reader's language."""
    return str(Locale.parse(words.language).languages.get(tag, tag))


def _other(view: NoteView, words: Words) -> str:
    return language_name(view.translation.language, words) if view.translation else ""


def _located(finding: Finding, words: Words) -> str:
    if finding.sentence is None:
        return words(finding.message)
    return words("in-sentence", number=finding.sentence + 1, what=finding.message)
