"""Reads about persons."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from db.tables import Identity, Person, Platform, Role

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


def _begins(name: str, word: str) -> bool:
    return any(part.casefold().startswith(word) for part in name.split())
