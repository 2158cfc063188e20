"""Reads about threads, notes and planned follow-ups. Threads oldest first, other lists newest first."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.rules.note import FINISHED, LEFT, MAY_LEAVE, UNFINISHED
from db.tables import (
    Claim,
    Drafting,
    FollowUp,
    FollowUpStatus,
    Note,
    NoteRevision,
    NoteStatus,
    Review,
    Thread,
    Translation,
    WriterCall,
)

_ALONE = text("SELECT pg_advisory_xact_lock(hashtextextended(:employer, 7))")


class NoteReads:
    """Implements `bot.ports.Notes`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, note_id: str) -> Note | None:
        return await self._session.get(Note, note_id)

    async def translation(self, note_id: str, revision: int) -> Translation | None:
        return await self._session.scalar(
            select(Translation).where(col(Translation.note_id) == note_id, col(Translation.revision) == revision)
        )

    async def translation_by_id(self, translation_id: str) -> Translation | None:
        return await self._session.get(Translation, translation_id)

    async def drafting(self, note_id: str) -> Drafting | None:
        return await self._session.get(Drafting, note_id)

    async def thread(self, thread_id: str) -> Thread | None:
        return await self._session.get(Thread, thread_id)

    async def thread_between(self, executive_id: str, candidate_id: str) -> Thread | None:
        return await self._session.scalar(
            select(Thread).where(col(Thread.executive_id) == executive_id, col(Thread.candidate_id) == candidate_id)
        )

    async def answered_since(self, candidate_id: str, since: datetime) -> bool:
        answered = select(col(Thread.id)).where(
            col(Thread.candidate_id) == candidate_id, col(Thread.answered_at) >= since
        )
        return await self._session.scalar(answered.limit(1)) is not None

    async def of_thread(self, thread_id: str) -> Sequence[Note]:
        return (
            await self._session.scalars(
                select(Note).where(col(Note.thread_id) == thread_id).order_by(col(Note.requested_at), col(Note.id))
            )
        ).all()

    async def unfinished(self, candidate_id: str) -> Sequence[Note]:
        return (
            await self._session.scalars(
                select(Note).where(
                    col(Note.candidate_id) == candidate_id, col(Note.status).in_(set(NoteStatus) - FINISHED)
                )
            )
        ).all()

    async def contacts(self, employer_key: str, since: datetime) -> Sequence[datetime]:
        if not employer_key:
            return ()
        if self._session.get_bind().dialect.name == "postgresql":
            # Two who look at once would both see room for one.
            await self._session.execute(_ALONE, {"employer": employer_key})
        attempts = select(col(Note.attempted_at)).where(
            col(Note.employer_key) == employer_key, col(Note.attempted_at) > since
        )
        found = await self._session.scalars(attempts.order_by(col(Note.attempted_at)))
        return [at for at in found.all() if at is not None]

    async def left_to(self, candidate_id: str, since: datetime) -> Sequence[Note]:
        left = select(Note).where(
            col(Note.candidate_id) == candidate_id,
            col(Note.status).in_(LEFT),
            func.coalesce(col(Note.sent_at), col(Note.attempted_at)) > since,
        )
        return (await self._session.scalars(left)).all()

    async def resting_on(self, source_id: str) -> Sequence[Note]:
        # The few that wait, status by status, and the sentences of each: a point is seldom taken back.
        waiting: list[Note] = []
        for status in MAY_LEAVE:
            of_status = select(Note).where(col(Note.status) == status).order_by(col(Note.moved_at).desc())
            waiting += (await self._session.scalars(of_status)).all()
        return [
            note
            for note in sorted(waiting, key=lambda one: (one.moved_at, one.id), reverse=True)
            if any(source_id in claim.sources for claim in await self.claims(note.id, note.revision))
        ]

    async def of_executive(self, executive_id: str, limit: int) -> Sequence[Note]:
        return (
            await self._session.scalars(
                select(Note)
                .where(col(Note.executive_id) == executive_id)
                .order_by(col(Note.moved_at).desc(), col(Note.id).desc())
                .limit(limit)
            )
        ).all()

    async def open_of(self, executive_id: str, limit: int) -> Sequence[Note]:
        return await self._with_status(executive_id, sorted(UNFINISHED), None, limit)

    async def answers_to(self, executive_id: str, since: datetime, limit: int) -> Sequence[Note]:
        return await self._with_status(executive_id, [NoteStatus.ANSWERED], since, limit)

    async def _with_status(
        self, executive_id: str, statuses: Sequence[NoteStatus], since: datetime | None, limit: int
    ) -> Sequence[Note]:
        asked = select(Note).where(col(Note.executive_id) == executive_id, col(Note.status).in_(statuses))
        if since is not None:
            asked = asked.where(col(Note.moved_at) >= since)
        newest = asked.order_by(col(Note.moved_at).desc(), col(Note.id).desc()).limit(limit)
        return (await self._session.scalars(newest)).all()

    async def in_review(self, limit: int) -> Sequence[Note]:
        return (
            await self._session.scalars(
                select(Note)
                .where(col(Note.status) == NoteStatus.IN_REVIEW)
                .order_by(col(Note.moved_at).desc(), col(Note.id).desc())
                .limit(limit)
            )
        ).all()

    async def count_in_review(self) -> int:
        counted = select(func.count()).select_from(Note).where(col(Note.status) == NoteStatus.IN_REVIEW)
        return await self._session.scalar(counted) or 0

    async def revision(self, note_id: str, revision: int) -> NoteRevision | None:
        return await self._session.get(NoteRevision, (note_id, revision))

    async def claims(self, note_id: str, revision: int) -> Sequence[Claim]:
        return (
            await self._session.scalars(
                select(Claim)
                .where(col(Claim.note_id) == note_id, col(Claim.revision) == revision)
                .order_by(col(Claim.position))
            )
        ).all()

    async def reviews(self, note_id: str) -> Sequence[Review]:
        return (
            await self._session.scalars(
                select(Review).where(col(Review.note_id) == note_id).order_by(col(Review.at), col(Review.id))
            )
        ).all()

    async def spent_since(self, person_id: str, since: datetime) -> int:
        spent = select(func.sum(WriterCall.cost_micros)).where(
            col(WriterCall.person_id) == person_id, col(WriterCall.at) >= since
        )
        return await self._session.scalar(spent) or 0


class FollowUpReads:
    """Implements `bot.ports.FollowUps`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, follow_up_id: str) -> FollowUp | None:
        return await self._session.get(FollowUp, follow_up_id)

    async def of_thread(self, thread_id: str) -> Sequence[FollowUp]:
        return await self._ordered(col(FollowUp.thread_id) == thread_id)

    async def of_candidate(self, candidate_id: str) -> Sequence[FollowUp]:
        return await self._ordered(col(FollowUp.candidate_id) == candidate_id)

    async def opened_as(self, note_id: str) -> FollowUp | None:
        return await self._session.scalar(select(FollowUp).where(col(FollowUp.note_id) == note_id))

    async def planned_for(self, executive_id: str, limit: int) -> Sequence[FollowUp]:
        return (
            await self._session.scalars(
                select(FollowUp)
                .where(col(FollowUp.executive_id) == executive_id, col(FollowUp.status) == FollowUpStatus.SCHEDULED)
                .order_by(col(FollowUp.planned_for), col(FollowUp.id))
                .limit(limit)
            )
        ).all()

    async def count_planned(self) -> int:
        counted = select(func.count()).select_from(FollowUp).where(col(FollowUp.status) == FollowUpStatus.SCHEDULED)
        return await self._session.scalar(counted) or 0

    async def _ordered(self, where: ColumnElement[bool]) -> Sequence[FollowUp]:
        return (
            await self._session.scalars(
                select(FollowUp).where(where).order_by(col(FollowUp.planned_for), col(FollowUp.id))
            )
        ).all()
