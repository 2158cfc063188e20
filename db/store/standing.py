"""All that decides whether somebody may be written to, in one question: asked at each `/note`, while Slack waits."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.ports import Standing
from bot.rules.note import FINISHED
from db.tables import Candidate, CandidateEmail, CompanyRule, Halt, Note, NoteStatus, Person, Thread, UtcDateTime

_EARLIER = aliased(Note)
_OWNERS = aliased(Thread)
_CONTACTS = (
    select(func.count())
    .where(
        col(_EARLIER.employer_key) == col(Candidate.employer_key),
        col(_EARLIER.employer_key) != "",
        col(_EARLIER.attempted_at) > bindparam("since", type_=UtcDateTime),
    )
    .correlate(Candidate)
    .scalar_subquery()
)

# Each row has one address and one note beside what all rows share; of both there are few.
_STANDING = (
    select(_CONTACTS, Candidate, Halt, Person, Thread, _OWNERS, CandidateEmail, Note, CompanyRule)
    .select_from(Candidate)
    .join(Halt, col(Halt.id) == 1)
    .outerjoin(Person, col(Person.id) == col(Candidate.owner_id))
    .outerjoin(
        Thread,
        and_(col(Thread.executive_id) == bindparam("executive"), col(Thread.candidate_id) == col(Candidate.id)),
    )
    .outerjoin(
        _OWNERS,
        and_(
            col(_OWNERS.executive_id) == col(Candidate.owner_id),
            col(_OWNERS.candidate_id) == col(Candidate.id),
        ),
    )
    .outerjoin(CandidateEmail, col(CandidateEmail.candidate_id) == col(Candidate.id))
    .outerjoin(
        Note,
        and_(
            col(Note.candidate_id) == col(Candidate.id),
            col(Note.status).in_(sorted(set(NoteStatus) - FINISHED)),
        ),
    )
    .outerjoin(
        CompanyRule,
        and_(
            col(CompanyRule.employer_key) == col(Candidate.employer_key),
            col(CompanyRule.employer_key) != "",
            col(CompanyRule.ended_at).is_(None),
        ),
    )
    .where(col(Candidate.id) == bindparam("candidate"))
    .order_by(col(CandidateEmail.id))
)


async def standing(session: AsyncSession, candidate_id: str, executive_id: str, since: datetime) -> Standing | None:
    """How it stands with `candidate_id`, for `executive_id`; None if there is no such candidate."""
    # Any, for SQLAlchemy's types do not know that what is joined from outside may be missing.
    rows: Sequence[Any] = (
        await session.execute(_STANDING, {"candidate": candidate_id, "executive": executive_id, "since": since})
    ).all()
    if not rows:
        return None
    contacts, candidate, halt, owner, thread, owners, *_ = rows[0]
    return Standing(
        candidate=candidate,
        contacts=contacts,
        halt=halt,
        owner=owner,
        thread=thread,
        owners=owners,
        emails=tuple({email.id: email for *_, email, _, _ in rows if email is not None}.values()),
        unfinished=tuple({note.id: note for *_, note, _ in rows if note is not None}.values()),
        company_rules=tuple({rule.id: rule for *_, rule in rows if rule is not None}.values()),
    )
