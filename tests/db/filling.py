"""A store in which every table that grows has many rows, most of them long done with."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import insert, text

from db.store import SqlStore
from db.tables import (
    Candidate,
    CandidateEmail,
    Claim,
    CompanyRule,
    Conversation,
    ConversationKind,
    DateKind,
    DateStatus,
    Digest,
    EmailKind,
    Fact,
    FollowUp,
    FollowUpStatus,
    Handover,
    HandoverStatus,
    InboundEvent,
    Link,
    LinkTry,
    Note,
    NoteRevision,
    NoteStatus,
    PersonalDate,
    Platform,
    PostedCard,
    Question,
    Review,
    ReviewReminder,
    Row,
    RuleReason,
    StuckWork,
    Suppression,
    SuppressionSource,
    Thread,
    TimeAway,
    Translation,
    Verdict,
    WordingMark,
    WriterCall,
)
from tests.db.rows import candidate, card, note, with_a_thread, wording

#: enough for PostgreSQL to prefer an index wherever there is one
MANY = 2000

KINDS: tuple[type[Row], ...] = (
    Candidate,
    CandidateEmail,
    Fact,
    Suppression,
    Thread,
    Note,
    NoteRevision,
    Claim,
    Review,
    WriterCall,
    FollowUp,
    PostedCard,
    Question,
    InboundEvent,
    Translation,
    Conversation,
    WordingMark,
    StuckWork,
    Link,
    LinkTry,
    Handover,
    PersonalDate,
    TimeAway,
    Digest,
    ReviewReminder,
    CompanyRule,
)


async def fill(store: SqlStore, now: datetime) -> None:
    """Add many rows to each table; every second one is due in ten years."""
    await with_a_thread(store)
    long_ago, far = now - timedelta(days=300), now + timedelta(days=3650)
    rows = [
        row
        for number in range(1, MANY + 1)
        for row in _rows(number, long_ago + timedelta(minutes=number), far if number % 2 else None)
    ]
    async with store.engines.writer.begin() as connection:
        for kind in KINDS:
            these = [row.model_dump() for row in rows if type(row) is kind]
            versions = {"version": 1} if "version" in kind.model_fields else {}
            await connection.execute(insert(kind), [{**each, **versions} for each in these])
        await connection.execute(text("ANALYZE"))


def _rows(number: int, long_ago: datetime, due_at: datetime | None) -> Iterator[Row]:
    ada, a_thread, a_note = f"candidate-{number}", f"thread-{number}", f"note-{number}"
    profile = candidate(ada, long_ago, f"Ada {number}")
    profile.ref, profile.name_key, profile.employer_key = f"ref-{number}", f"ada {number}", f"employer {number % 100}"
    yield profile
    yield CandidateEmail(id=f"email-{number}", candidate_id=ada, address=f"address-{number}", kind=EmailKind.PERSONAL)
    yield Fact(
        id=f"fact-{number}",
        candidate_id=ada,
        text="text",
        source="source",
        seen_on=date(2026, 1, 1),
        kind="publication",
        added_by="import",
        added_at=long_ago,
    )
    yield Suppression(
        hash=f"hash-{number}", key_id="key", source=SuppressionSource.IMPORT, added_by="cli", added_at=long_ago
    )
    yield Thread(id=a_thread, executive_id="mara", candidate_id=ada, opened_at=long_ago)
    written = note(a_note, long_ago, due_at)
    written.thread_id, written.candidate_id, written.revision = a_thread, ada, 1
    written.employer_key, written.attempted_at = f"employer {number % 100}", long_ago
    written.status = NoteStatus.CLOSED if number % 100 else NoteStatus.IN_REVIEW
    yield written
    yield wording(a_note, long_ago)
    yield Claim(note_id=a_note, revision=1, position=0, text="text")
    yield Review(
        id=f"review-{number}",
        note_id=a_note,
        revision=1,
        digest="",
        reviewer_id="mara",
        verdict=Verdict.APPROVED,
        at=long_ago,
    )
    yield WriterCall(
        id=f"call-{number}", at=long_ago, note_id=a_note, person_id="mara", model="", prompt="", outcome="ok"
    )
    yield Handover(
        id=f"handover-{number}",
        candidate_id=ada,
        owner_id="mara",
        to_id="mara",
        asked_by="mara",
        asked_at=long_ago,
        status=HandoverStatus.ASKED if due_at else HandoverStatus.KEPT,
        moved_at=long_ago,
        due_at=due_at,
    )
    yield FollowUp(
        id=f"follow_up-{number}",
        thread_id=a_thread,
        executive_id="mara",
        candidate_id=ada,
        after_note_id=a_note,
        note_id=a_note,
        ordinal=1,
        status=FollowUpStatus.CANCELLED if number % 100 else FollowUpStatus.SCHEDULED,
        planned_for=long_ago,
        due_at=due_at,
    )
    yield PersonalDate(
        id=f"personal_date-{number}",
        candidate_id=ada,
        kind=DateKind.VEST,
        first_day=date(2036, 1, 1),
        last_day=date(2036, 1, 1),
        zone="UTC",
        source="by phone",
        status=DateStatus.CONFIRMED if due_at else DateStatus.DISMISSED,
        added_by="mara",
        added_at=long_ago,
        due_at=due_at,
    )
    picture = card(f"posted_card-{number}", due_at)
    picture.subject_id, picture.failure = a_note, "" if number % 500 else "gone"
    yield picture
    yield Question(id=f"question-{number}", person_id="mara", line="note", asked_at=long_ago)
    yield InboundEvent(key=f"key-{number}", received_at=long_ago)
    yield Translation(id=f"translation-{number}", note_id=a_note, revision=1, language="en", due_at=due_at)
    yield Conversation(
        id=f"conversation-{number}",
        platform=Platform.TEAMS,
        workspace="tenant",
        kind=ConversationKind.PERSONAL,
        subject=f"user-{number}",
        address=f"a:{number}",
        service_url="https://smba.trafficmanager.net/teams",
        email=f"{number}@northlight.example",
        seen_at=long_ago,
    )
    yield WordingMark(note_id=a_note, revision=1, mark=number)
    yield StuckWork(
        row_id=f"stuck-{number}",
        work="note",
        failed_since=long_ago,
        failed_at=long_ago,
        stuck_at=long_ago,
        decided_at=long_ago if number % 500 else None,
    )
    yield Link(
        id=f"link-{number}",
        person_id="mara",
        code_hash=f"hash-{number}",
        issued_at=long_ago,
        expires_at=long_ago,
    )
    yield LinkTry(
        id=f"try-{number}", platform=Platform.TEAMS, workspace="tenant", user_id=f"user-{number}", at=long_ago
    )
    day = long_ago.date() + timedelta(days=number)
    yield TimeAway(
        id=f"time_away-{number}",
        person_id="mara",
        # Long over.
        first=date(2020, 1, 1),
        last=date(2020, 1, 2),
        zone="UTC",
        delegate_id="mara",
        added_by="mara",
        added_at=long_ago,
        due_at=due_at,
    )
    yield Digest(id=f"digest-{number}", person_id="mara", day=day, since=long_ago, due_at=due_at)
    yield ReviewReminder(
        id=f"review_reminder-{number}",
        note_id=a_note,
        since=long_ago,
        round_id=f"round-{number // 5}" if number % 3 else None,
        due_at=due_at,
    )
    yield CompanyRule(
        id=f"company_rule-{number}",
        employer=f"Employer {number}",
        employer_key=f"employer {number}",
        reason=RuleReason.CUSTOMER,
        words="a customer",
        owner_id="mara",
        ends_on=day,
        added_at=long_ago,
        due_at=due_at,
    )
