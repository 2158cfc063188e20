"""What a note is written from, and how an exact wording of it is kept. Shared by drafting and editing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.ports import Brief, Draft, Evidence, Finding, FooterPart, Policy, Sentence, Severity, Unit
from bot.rules import note as rules
from bot.rules.brief import choose, primary
from bot.rules.country_bars import TOUCHES_WITHIN, may_follow, rule_of
from bot.rules.draft_checks import OtherNote
from bot.rules.draft_checks.likeness import employer_mark, marks
from bot.rules.follow_up import days_of
from bot.rules.footer import footer
from bot.rules.suppression import HashKey
from bot.rules.unsubscribe import link
from bot.texts import Text
from bot.usecases import voice
from bot.usecases.notes.request import recipient
from bot.usecases.notes.resting import guarded, lost
from db.tables import Candidate, Claim, Note, NoteRevision, Person, Translation, WordingMark

#: how many earlier notes to other people a draft is compared with: the likest, the newest to its reader's colleagues,
#: and the newest of all, for a name that slipped over
LIKEST, COLLEAGUES, NEWEST = 12, 8, 8


@dataclass(frozen=True, slots=True)
class Material:
    """What one note is written from, read in one transaction."""

    note: Note
    executive: Person
    candidate: Candidate
    brief: Brief
    #: statements of our company that no draft may tell; for the checks alone
    guarded: tuple[Evidence, ...]
    recipient: str
    #: the link with which they say "never again"; "" for a house that is not on the web
    unsubscribe_url: str


async def gather(unit: Unit, note: Note, policy: Policy, key: HashKey, words: Draft | None = None) -> Material:
    """Read what the note, or `words` for it, may be written from. Raises LookupError for a broken reference: a bug."""
    executive = await unit.people.get(note.executive_id)
    candidate = await unit.candidates.get(note.candidate_id)
    thread = await unit.notes.thread(note.thread_id)
    if executive is None or candidate is None or thread is None:
        raise LookupError(note.id)
    before = await unit.notes.revision(note.id, note.revision) if note.revision else None
    claims = await unit.notes.claims(note.id, note.revision) if note.revision else ()
    # What rested on a point that is gone is not shown to a writer again.
    gone = await lost(unit, note, before, claims) if before else {}
    claims = [claim for claim in claims if not gone.keys() & set(claim.sources)]
    brief = choose(
        executive=executive,
        candidate=candidate,
        facts=await unit.candidates.facts(candidate.id),
        points=await unit.candidates.points(unit.now.date()),
        kind=note.kind,
        ordinal=note.ordinal,
        last=note.ordinal >= len(days_of(thread, policy)) or await _is_last(unit, candidate, policy),
        purpose=note.purpose,
        tone=note.tone,
        language=note.language,
        company=policy.company,
        earlier=await said_before(unit, note),
        wish=note.wish,
        before=words or (as_draft(before, claims) if before else None),
        voice=await voice.of(unit, executive.id, primary(note.language)),
        today=unit.now.date(),
    )
    return Material(
        note=note,
        executive=executive,
        candidate=candidate,
        brief=brief,
        guarded=await guarded(unit),
        recipient=await recipient(unit, candidate, policy) or "",
        unsubscribe_url=link(policy.public_url, note.id, key),
    )


async def _is_last(unit: Unit, candidate: Candidate, policy: Policy) -> bool:
    """Does their country allow no other note after this one?"""
    return may_follow(candidate, await unit.notes.left_to(candidate.id, unit.now - TOUCHES_WITHIN), policy) <= 1


async def others_like(unit: Unit, candidate: Candidate, words: Draft) -> tuple[OtherNote, ...]:
    """Notes to others that `words` for `candidate` are compared with."""
    found = [
        *await unit.wordings.marked(marks(words.body, candidate.name), candidate.id, LIKEST),
        *await unit.wordings.marked(employer_mark(candidate.employer), candidate.id, COLLEAGUES),
        *await unit.wordings.recent(candidate.id, NEWEST),
    ]
    once = {one.note_id: one for one in found}
    return tuple(OtherNote(to=one.name, employer=one.employer, text=one.body) for one in once.values())


async def present(unit: Unit, note: Note) -> NoteRevision:
    """The wording that the note has now. Raises LookupError where it has none: a bug."""
    wording = await unit.notes.revision(note.id, note.revision)
    if wording is None:
        raise LookupError(note.id)
    return wording


def as_draft(wording: NoteRevision, claims: Sequence[Claim]) -> Draft:
    """A stored revision as a draft again."""
    return Draft(wording.subject, tuple(Sentence(c.text, tuple(c.sources), c.paragraph) for c in claims))


def store_revision(
    unit: Unit,
    note: Note,
    material: Material,
    words: Draft,
    findings: Sequence[Finding],
    policy: Policy,
    *,
    writer: str,
    prompt: str,
    author: Person | None,
    mended: Sequence[Finding] = (),
) -> NoteRevision:
    """Add the next revision with its claims. The note's version of it is bound to its digest."""
    note.revision += 1
    rules.void_approval(note)
    # Other words are another message: a server must not take it for one it has.
    note.message_id = None
    wording = NoteRevision(
        note_id=note.id,
        revision=note.revision,
        sender_name=material.executive.name,
        sender_address=material.executive.email,
        recipient_name=material.candidate.name,
        recipient_address=material.recipient,
        subject=words.subject,
        body=words.body,
        footer=footer(
            language=note.language,
            sender=material.executive.name,
            company=policy.company,
            notice_url=policy.notice_url,
            unsubscribe_url=material.unsubscribe_url,
            postal_address=policy.postal_address
            if FooterPart.POSTAL_ADDRESS in rule_of(material.candidate, policy).footer
            else "",
            sources=[fact.source for fact in material.brief.facts],
        ),
        digest="",
        author_id=author.id if author else None,
        writer=writer,
        prompt=prompt,
        findings=[_stored(finding) for finding in findings],
        mended=[_stored(finding) for finding in mended],
        brief=[
            {"id": item.id, "sha256": rules.sha256(item.text)}
            for item in (*material.brief.facts, *material.brief.points)
        ],
        written_at=unit.now,
    )
    wording.digest = rules.digest(wording)
    unit.add(wording)
    if policy.translates and primary(note.language) != primary(policy.review_language):
        unit.add(
            Translation(
                id=unit.new_id("translation"),
                note_id=note.id,
                revision=note.revision,
                language=policy.review_language,
                due_at=unit.now,
            )
        )
    of_it = {*marks(words.body, material.candidate.name), *employer_mark(material.candidate.employer)}
    unit.add(*(WordingMark(note_id=note.id, revision=note.revision, mark=mark) for mark in sorted(of_it)))
    for position, sentence in enumerate(words.sentences):
        unit.add(
            Claim(
                note_id=note.id,
                revision=note.revision,
                position=position,
                text=sentence.text,
                paragraph=sentence.paragraph,
                sources=list(sentence.sources),
            )
        )
    return wording


async def said_before(unit: Unit, note: Note) -> tuple[str, ...]:
    """The texts of the thread that reached the candidate, oldest first."""
    said = []
    for earlier in await unit.notes.of_thread(note.thread_id):
        if earlier.sent_at is not None and earlier.id != note.id:
            wording = await unit.notes.revision(earlier.id, earlier.revision)
            if wording is not None:
                said.append(wording.body)
    return tuple(said)


def findings_of(wording: NoteRevision) -> tuple[Finding, ...]:
    """The findings kept with a revision, for a reader in any language."""
    return _read(wording.findings)


def mended_in(wording: NoteRevision) -> tuple[Finding, ...]:
    """What the writer mended before anybody read the revision."""
    return _read(wording.mended)


def _read(stored: Sequence[Mapping[str, Any]]) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            check=str(kept["check"]),
            severity=Severity(kept["severity"]),
            sentence=kept["sentence"],
            message=Text(str(kept["key"]), kept["args"]),
        )
        for kept in stored
    )


def blocks(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those that stand in the way of an approval."""
    return tuple(finding for finding in findings if finding.severity is Severity.BLOCK)


def _stored(finding: Finding) -> dict[str, object]:
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "sentence": finding.sentence,
        "key": finding.message.key,
        "args": _plain(finding.message.args),
    }


def _plain(args: Mapping[str, object]) -> dict[str, str | int]:
    return {name: value if isinstance(value, int) else str(value) for name, value in args.items()}
