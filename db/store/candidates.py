"""Reads about candidates, their facts, and what our company says about itself."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.ports import Hit, Standing
from bot.rules.names import key_of
from db.store import search
from db.store.standing import standing
from db.tables import Candidate, CandidateEmail, CompanyRule, Fact, PointAudience, Suppression, TalkingPoint

#: of one name, whoever else is called so
NAMESAKES = 20
#: values in one question; a database takes only so many
MANY = 5000

_LISTED = (
    select(Suppression)
    .where(col(Suppression.hash).in_(bindparam("hashes", expanding=True)), col(Suppression.lifted_at).is_(None))
    .order_by(col(Suppression.added_at), col(Suppression.hash))
    .limit(1)
)


class CandidateReads:
    """Implements `bot.ports.Candidates`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, candidate_id: str) -> Candidate | None:
        return await self._session.get(Candidate, candidate_id)

    async def standing(self, candidate_id: str, executive_id: str, since: datetime) -> Standing | None:
        return await standing(self._session, candidate_id, executive_id, since)

    async def by_ref(self, ref: str) -> Candidate | None:
        return await self._session.scalar(select(Candidate).where(col(Candidate.ref) == ref))

    async def by_address(self, address: str) -> Candidate | None:
        return await self._session.scalar(
            select(Candidate)
            .join(CandidateEmail, col(CandidateEmail.candidate_id) == col(Candidate.id))
            .where(col(CandidateEmail.address) == address)
        )

    async def named(self, name: str) -> Sequence[Candidate]:
        return (await self._session.scalars(select(Candidate).where(col(Candidate.name_key) == key_of(name)))).all()

    async def find(self, typed: str, limit: int) -> Sequence[Hit]:
        return await search.find(self._session, typed, limit)

    async def emails(self, candidate_id: str) -> Sequence[CandidateEmail]:
        return (
            await self._session.scalars(
                select(CandidateEmail)
                .where(col(CandidateEmail.candidate_id) == candidate_id)
                .order_by(col(CandidateEmail.id))
            )
        ).all()

    async def facts(self, candidate_id: str) -> Sequence[Fact]:
        return (
            await self._session.scalars(
                select(Fact).where(col(Fact.candidate_id) == candidate_id).order_by(col(Fact.added_at), col(Fact.id))
            )
        ).all()

    async def fact(self, fact_id: str) -> Fact | None:
        return await self._session.get(Fact, fact_id)

    async def points(self, on: date) -> Sequence[TalkingPoint]:
        usable = (
            col(TalkingPoint.expires_on) >= on,
            col(TalkingPoint.withdrawn_at).is_(None),
            col(TalkingPoint.approved_by) != "",
            col(TalkingPoint.audience) != PointAudience.INTERNAL,
        )
        return await self._points(*usable)

    async def every_point(self) -> Sequence[TalkingPoint]:
        return await self._points()

    async def point(self, point_id: str) -> TalkingPoint | None:
        return await self._session.get(TalkingPoint, point_id)

    async def points_among(self, ids: Sequence[str]) -> Sequence[TalkingPoint]:
        return await self._points(col(TalkingPoint.id).in_(ids)) if ids else ()

    async def guarded_points(self) -> Sequence[TalkingPoint]:
        return await self._points(col(TalkingPoint.guarded).is_(True))

    async def point_by_source(self, source: str) -> Sequence[TalkingPoint]:
        return await self._points(col(TalkingPoint.source) == source)

    async def _points(self, *where: ColumnElement[bool]) -> Sequence[TalkingPoint]:
        by_age = select(TalkingPoint).order_by(col(TalkingPoint.added_at), col(TalkingPoint.id))
        return (await self._session.scalars(by_age.where(*where))).all()

    async def among(
        self, refs: Sequence[str], addresses: Sequence[str], name_keys: Sequence[str], employers: Sequence[str] = ()
    ) -> Sequence[Candidate]:
        by_address = select(col(CandidateEmail.candidate_id)).where(col(CandidateEmail.address).in_(addresses))
        newest = func.row_number().over(partition_by=col(Candidate.name_key), order_by=col(Candidate.id).desc())
        namesakes = select(col(Candidate.id), col(Candidate.employer), newest.label("place")).where(
            col(Candidate.name_key).in_(name_keys)
        )
        ranked = namesakes.subquery()
        by_name = select(ranked.c.id).where((ranked.c.place <= NAMESAKES) | ranked.c.employer.in_(employers))
        # Three queries by index; one with OR would read the table.
        found: dict[str, Candidate] = {}
        for where in (
            col(Candidate.ref).in_(refs) if refs else None,
            col(Candidate.id).in_(by_address) if addresses else None,
            col(Candidate.id).in_(by_name) if name_keys else None,
        ):
            if where is not None:
                found |= {one.id: one for one in (await self._session.scalars(select(Candidate).where(where))).all()}
        return list(found.values())

    async def emails_of(self, candidate_ids: Sequence[str]) -> Sequence[CandidateEmail]:
        theirs = col(CandidateEmail.candidate_id).in_(candidate_ids)
        return (await self._session.scalars(select(CandidateEmail).where(theirs))).all() if candidate_ids else ()

    async def facts_of(self, candidate_ids: Sequence[str]) -> Sequence[Fact]:
        theirs = col(Fact.candidate_id).in_(candidate_ids)
        return (await self._session.scalars(select(Fact).where(theirs))).all() if candidate_ids else ()

    async def company_rule(self, rule_id: str) -> CompanyRule | None:
        return await self._session.get(CompanyRule, rule_id)

    async def open_company_rules(self, employer_key: str | None = None) -> Sequence[CompanyRule]:
        rules = select(CompanyRule).where(col(CompanyRule.ended_at).is_(None))
        if employer_key is not None:
            rules = rules.where(col(CompanyRule.employer_key) == employer_key)
        return (await self._session.scalars(rules.order_by(col(CompanyRule.employer_key), col(CompanyRule.id)))).all()

    async def suppression(self, hashes: Sequence[str]) -> Suppression | None:
        return await self._session.scalar(_LISTED, {"hashes": list(hashes)}) if hashes else None

    async def suppressions(self, hashes: Sequence[str]) -> Sequence[Suppression]:
        found: list[Suppression] = []
        for start in range(0, len(hashes), MANY):
            listed = select(Suppression).where(col(Suppression.hash).in_(hashes[start : start + MANY]))
            found += (await self._session.scalars(listed)).all()
        return found
