"""Reads about persons."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from db.tables import Identity, Person, Platform, Role, TimeAway

# Asked at each event.
_KNOWN = (
    select(Person, Identity)
    .join(Identity, col(Identity.person_id) == col(Person.id))
    .where(
        col(Identity.platform) == bindparam("platform"),
        col(Identity.workspace) == bindparam("workspace"),
        col(Identity.user_id) == bindparam("user_id"),
    )
)


class PeopleReads:
    """Implements `bot.ports.People`. A company's persons are few: lists are read whole."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, person_id: str) -> Person | None:
        return await self._session.get(Person, person_id)

    async def known(self, platform: Platform, workspace: str, user_id: str) -> tuple[Person, Identity] | None:
        found = (
            await self._session.execute(_KNOWN, {"platform": platform, "workspace": workspace, "user_id": user_id})
        ).first()
        return (found[0], found[1]) if found else None

    async def by_email(self, email: str) -> Person | None:
        return await self._session.scalar(select(Person).where(col(Person.email) == email.strip().lower()))

    async def by_name(self, typed: str) -> Sequence[Person]:
        words = typed.casefold().split()
        return [
            person
            for person in await self.everyone()
            if person.active and words and all(_begins(person.name, word) for word in words)
        ]

    async def everyone(self) -> Sequence[Person]:
        return (await self._session.scalars(select(Person).order_by(col(Person.name), col(Person.id)))).all()

    async def having(self, role: Role) -> Sequence[Person]:
        return [person for person in await self.everyone() if person.has(role)]

    async def identities(self, person_id: str) -> Sequence[Identity]:
        return (
            await self._session.scalars(
                select(Identity).where(col(Identity.person_id) == person_id).order_by(col(Identity.id))
            )
        ).all()

    async def absence(self, absence_id: str) -> TimeAway | None:
        return await self._session.get(TimeAway, absence_id)

    async def absences_of(self, person_id: str, since: date) -> Sequence[TimeAway]:
        return await self._absences(col(TimeAway.person_id) == person_id, since)

    async def standing_in(self, delegate_id: str, since: date) -> Sequence[TimeAway]:
        return await self._absences(col(TimeAway.delegate_id) == delegate_id, since)

    async def _absences(self, whose: ColumnElement[bool], since: date) -> Sequence[TimeAway]:
        of_them = select(TimeAway).where(whose, col(TimeAway.last) >= since, col(TimeAway.ended_at).is_(None))
        return (await self._session.scalars(of_them.order_by(col(TimeAway.first), col(TimeAway.id)))).all()


def _begins(name: str, word: str) -> bool:
    return any(part.casefold().startswith(word) for part in name.split())
