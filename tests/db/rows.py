"""Rows to play with."""

from datetime import date, datetime

from db.store import SqlStore
from db.tables import (
    Candidate,
    CardName,
    LawfulBasis,
    Note,
    NoteKind,
    NoteRevision,
    NoteStatus,
    Person,
    Platform,
    PostedCard,
    Role,
    TalkingPoint,
    Thread,
)


def person(person_id: str, now: datetime) -> Person:
    return Person(
        id=person_id,
        name="Mara Lindqvist",
        email=f"{person_id}@northlight.example",
        roles=[Role.EXECUTIVE],
        created_at=now,
    )


def candidate(candidate_id: str, now: datetime, name: str = "Ada Okafor") -> Candidate:
    return Candidate(
        id=candidate_id, name=name, lawful_basis=LawfulBasis.CONSENT, added_by="dana", created_at=now, country="GB"
    )


def note(note_id: str, now: datetime, due_at: datetime | None = None) -> Note:
    return Note(
        id=note_id,
        thread_id="thread",
        executive_id="mara",
        candidate_id="ada",
        kind=NoteKind.FIRST,
        status=NoteStatus.REQUESTED,
        requested_by="mara",
        requested_at=now,
        moved_at=now,
        due_at=due_at,
    )


def wording(note_id: str, now: datetime) -> NoteRevision:
    return NoteRevision(
        note_id=note_id,
        revision=1,
        sender_name="Mara",
        sender_address="mara@northlight.example",
        recipient_name="Ada",
        recipient_address="ada@okafor.example",
        subject="About routing",
        body="Dear Ada",
        footer="Northlight",
        digest="0",
        written_at=now,
    )


def card(card_id: str, due_at: datetime | None) -> PostedCard:
    return PostedCard(
        id=card_id,
        card=CardName.REVIEW,
        subject_id="note",
        platform=Platform.SLACK,
        workspace="T",
        channel="C",
        due_at=due_at,
    )


def point(point_id: str, now: datetime) -> TalkingPoint:
    return TalkingPoint(
        id=point_id,
        text="We publish open models.",
        source="https://northlight.example/models",
        expires_on=date(2027, 1, 1),
        approved_by="tomasz@northlight.example",
        added_at=now,
    )


async def with_a_thread(store: SqlStore) -> None:
    """Mara, Ada and their thread."""
    async with store.writing() as unit:
        unit.add(
            # In the wrong order on purpose: foreign keys are asked at the end.
            Thread(id="thread", executive_id="mara", candidate_id="ada", opened_at=unit.now),
            candidate("ada", unit.now),
            person("mara", unit.now),
        )
        unit.audit("test", "begin", "thread")
