"""Many conversations at once: letters that are to leave, and follow-ups that come due while a test runs."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.rules import note as rules
from db.store import SqlStore
from db.tables import (
    Candidate,
    CandidateEmail,
    EmailKind,
    Fact,
    FollowUp,
    FollowUpStatus,
    LawfulBasis,
    Note,
    NoteKind,
    NoteRevision,
    NoteStatus,
    Person,
    Role,
    Row,
    Thread,
)

#: a Wednesday morning in London
MORNING = datetime.fromisoformat("2026-06-03T09:00:00+00:00")


async def begin(
    store: SqlStore, letters: int, follow_ups: int, over: timedelta, after: timedelta = timedelta()
) -> None:
    """So many of each, due one after the other in that time, which begins `after` from now."""
    async with store.writing() as unit:
        for who in ("mara", "rafael"):
            email = f"{who}@northlight.example"
            unit.add(
                Person(id=who, name=who.title(), email=email, roles=[Role.EXECUTIVE], title="CEO", created_at=unit.now)
            )
        for number in range(letters):
            due = unit.now + over * number / letters
            unit.add(*conversation(f"l{number:05}", unit.now, sent=False, due=due))
        for number in range(follow_ups):
            name = f"f{number:05}"
            unit.add(*conversation(name, unit.now - timedelta(days=6), sent=True, due=None))
            unit.add(planned(name, unit.now + after + over * number / follow_ups))
        unit.audit("test", "begin", "conversations")


def conversation(name: str, at: datetime, *, sent: bool, due: datetime | None) -> Iterator[Row]:
    """Mara's first note to somebody: on its way, or sent."""
    candidate_id, thread_id, note_id = f"cand_{name}", f"thread_{name}", f"note_{name}"
    yield Candidate(
        id=candidate_id,
        name=f"Ada {name.title()}",
        employer="Deep Meadow",
        country="GB",
        timezone="Europe/London",
        lawful_basis=LawfulBasis.LEGITIMATE_INTEREST,
        owner_id="mara",
        owned_since=at,
        added_by="dana",
        created_at=at,
        last_contact_at=at if sent else None,
    )
    address = f"{name}@okafor.example"
    yield CandidateEmail(id=f"mail_{name}", candidate_id=candidate_id, address=address, kind=EmailKind.PERSONAL)
    yield Fact(
        id=f"fact_{name}",
        candidate_id=candidate_id,
        text="Published “Routing in sparse models” in 2026.",
        source="https://papers.example/routing",
        seen_on=date(2026, 5, 1),
        kind="publication",
        added_by="dana",
        added_at=at,
    )
    yield Thread(id=thread_id, executive_id="mara", candidate_id=candidate_id, opened_at=at)
    wording = NoteRevision(
        note_id=note_id,
        revision=1,
        sender_name="Mara",
        sender_address="mara@northlight.example",
        recipient_name=name,
        recipient_address=address,
        subject="About routing",
        body="Dear Ada,\n\nwould you have half an hour?\n\nMara",
        footer="Northlight",
        digest="",
        written_at=at,
    )
    wording.digest = rules.digest(wording)
    yield wording
    yield Note(
        id=note_id,
        thread_id=thread_id,
        executive_id="mara",
        candidate_id=candidate_id,
        kind=NoteKind.FIRST,
        status=NoteStatus.SENT if sent else NoteStatus.SENDING,
        revision=1,
        requested_by="rafael",
        requested_at=at,
        approved_by="rafael",
        approved_revision=1,
        approved_digest=wording.digest,
        approved_at=at,
        attempted_at=at if sent else None,
        sent_at=at if sent else None,
        message_id=f"<{note_id}@northlight.example>" if sent else None,
        moved_at=at,
        due_at=due,
    )


def planned(name: str, due: datetime) -> FollowUp:
    return FollowUp(
        id=f"plan_{name}",
        thread_id=f"thread_{name}",
        executive_id="mara",
        candidate_id=f"cand_{name}",
        after_note_id=f"note_{name}",
        ordinal=1,
        status=FollowUpStatus.SCHEDULED,
        planned_for=due,
        due_at=due,
    )
