"""One unit of work: one transaction, one moment. Its reads, its changes, its audit rows, its end."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from sqlalchemy import event, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from bot.ports import (
    AlreadyHandled,
    Candidates,
    Cards,
    Conversations,
    Dates,
    FollowUps,
    Handovers,
    Ids,
    Links,
    Notes,
    People,
    Reminders,
    Stuck,
    Voices,
    Wordings,
)
from db.store import audit, new_rows
from db.store.candidates import CandidateReads
from db.store.cards import CardReads
from db.store.conversations import ConversationReads
from db.store.handovers import HandoverReads
from db.store.links import LinkReads
from db.store.name_index import keep_index
from db.store.notes import FollowUpReads, NoteReads
from db.store.people import PeopleReads
from db.store.personal_dates import DateReads
from db.store.reminders import ReminderReads
from db.store.stuck import StuckReads
from db.store.voices import VoiceReads
from db.store.wordings import WordingReads
from db.tables import (
    Candidate,
    Conversation,
    Drafting,
    Halt,
    InboundEvent,
    Person,
    PostedCard,
    Question,
    Row,
    WriterCall,
)

#: rows that are the bot's own bookkeeping and no change an auditor asks about
UNAUDITED = (PostedCard, InboundEvent, Question, WriterCall, Drafting, Conversation)

_DELIVERY = insert(InboundEvent)
_UNIT = "unit"


class UnauditedChange(RuntimeError):
    """A unit changed rows and recorded nothing: a bug."""


class ChangeWhileReading(RuntimeError):
    """A unit that only reads was told to change something, which would have been lost: a bug."""


class UnitSession(Session):
    """A session whose unit looks at what is about to be written."""


class SqlUnit:
    """Implements `bot.ports.Unit` on one session."""

    def __init__(self, session: AsyncSession, connection: AsyncConnection, now: datetime, ids: Ids) -> None:
        self.now = now
        self.people: People = PeopleReads(session)
        self.candidates: Candidates = CandidateReads(session)
        self.notes: Notes = NoteReads(session)
        self.wordings: Wordings = WordingReads(session)
        self.follow_ups: FollowUps = FollowUpReads(session)
        self.dates: Dates = DateReads(session)
        self.handovers: Handovers = HandoverReads(session)
        self.cards: Cards = CardReads(session)
        self.voices: Voices = VoiceReads(session)
        self.conversations: Conversations = ConversationReads(session)
        self.stuck: Stuck = StuckReads(session, connection)
        self.links: Links = LinkReads(session)
        self.reminders: Reminders = ReminderReads(session)
        self._session = session
        #: the same transaction, for what needs no row of its own
        self._connection = connection
        self._ids = ids
        self._entries: list[audit.Entry] = []
        self._wrote = False
        self._changed: set[str] = set()
        session.sync_session.info[_UNIT] = self

    def new_id(self, kind: str) -> str:
        return self._ids.new(kind)

    def add(self, *rows: Row) -> None:
        self._session.add_all(rows)

    async def remove(self, *rows: Row) -> None:
        for row in rows:
            await self._session.delete(row)

    def hold(self, row: Candidate | Person) -> None:
        # Written with its version even if nothing of it changes; not the name, which is indexed anew when it changes.
        flag_modified(row, "created_at")

    def audit(self, actor: str, verb: str, subject: str, **details: str | int | None) -> None:
        self._entries.append(audit.Entry(actor, verb, subject, details))

    async def halt(self) -> Halt:
        found = await self._session.get(Halt, 1)
        if found is None:
            raise LookupError("the database is not migrated: `halt` has no row")
        return found

    async def once(self, key: str) -> None:
        try:
            # Without what the unit did before: an error of that is not about this key.
            await self._connection.execute(_DELIVERY, {"key": key, "received_at": self.now})
        except IntegrityError as twice:
            raise AlreadyHandled(key) from twice
        # A delivery that changes nothing need not be remembered: to answer it twice does no harm.

    async def flush(self) -> None:
        await self._session.flush()

    async def finish(self, ask: Callable[[AsyncConnection], Awaitable[None]]) -> bool:
        """Write what is left and the audit rows; tells whether there is anything to commit. `ask` may object."""
        new = new_rows.taken(self._session.sync_session)
        self._note(new)
        await self._session.flush()
        await new_rows.write(self._connection, new)
        if self._changed and not self._entries:
            raise UnauditedChange(", ".join(sorted(self._changed)))
        if not self._wrote and not self._entries:
            return False
        await ask(self._connection)
        await audit.append(self._connection, self.now, self._entries)
        return True

    def finish_reading(self) -> None:
        """See that nothing was changed."""
        session = self._session.sync_session
        changed = [*session.new, *session.deleted, *(row for row in session.dirty if session.is_modified(row))]
        if changed or self._entries:
            raise ChangeWhileReading(", ".join(sorted({type(row).__name__ for row in changed})))

    def look(self, session: Session) -> None:
        """Called before anything is written."""
        rows = [*session.new, *session.deleted, *(row for row in session.dirty if session.is_modified(row))]
        keep_index(session, rows)
        self._note(rows)

    def _note(self, rows: Sequence[object]) -> None:
        self._wrote = self._wrote or bool(rows)
        self._changed |= {type(row).__name__ for row in rows if not isinstance(row, UNAUDITED)}


@event.listens_for(UnitSession, "before_flush")
def _look(session: Session, *_: object) -> None:
    # One for all sessions: to listen to each would cost as much as a statement.
    if isinstance(unit := session.info.get(_UNIT), SqlUnit):
        unit.look(session)
