"""No question grows with a table: each is answered by an index, seen in the plan of the very statement that is sent."""

import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from sqlalchemy import bindparam, text

from bot.ports import Unit, Work
from db.store import SqlStore
from db.tables import Platform, UtcDateTime
from tests.db.filling import fill
from tests.db.rows import card
from tests.db.watching import plan_of, watched
from tests.fakes import GivenClock

#: a company's persons are few, and so are the statements about itself and the notes its executives gave as examples
SMALL = {"person", "halt", "talking_point", "audit_head", "identity", "voice_sample", "voice_edit"}

Read = Callable[[Unit], Awaitable[object]]

READS: dict[str, Read] = {
    "notes.get": lambda unit: unit.notes.get("note-7"),
    "notes.thread_between": lambda unit: unit.notes.thread_between("mara", "candidate-7"),
    "notes.of_thread": lambda unit: unit.notes.of_thread("thread-7"),
    "notes.answered_since": lambda unit: unit.notes.answered_since("candidate-7", unit.now),
    "notes.unfinished": lambda unit: unit.notes.unfinished("candidate-7"),
    "notes.contacts": lambda unit: unit.notes.contacts("employer 7", unit.now - timedelta(days=7)),
    "notes.left_to": lambda unit: unit.notes.left_to("candidate-7", unit.now - timedelta(days=180)),
    "handovers.open_for": lambda unit: unit.handovers.open_for("candidate-7"),
    "notes.resting_on": lambda unit: unit.notes.resting_on("point-7"),
    "notes.of_executive": lambda unit: unit.notes.of_executive("mara", 5),
    "notes.open_of": lambda unit: unit.notes.open_of("mara", 5),
    "notes.answers_to": lambda unit: unit.notes.answers_to("mara", unit.now - timedelta(days=1), 5),
    "notes.in_review": lambda unit: unit.notes.in_review(5),
    "notes.count_in_review": lambda unit: unit.notes.count_in_review(),
    "notes.revision": lambda unit: unit.notes.revision("note-7", 1),
    "notes.claims": lambda unit: unit.notes.claims("note-7", 1),
    "notes.reviews": lambda unit: unit.notes.reviews("note-7"),
    "wordings.marked": lambda unit: unit.wordings.marked([7, 8], "candidate-7", 2),
    "wordings.recent": lambda unit: unit.wordings.recent("candidate-7", 2),
    "notes.spent_since": lambda unit: unit.notes.spent_since("mara", unit.now - timedelta(hours=1)),
    "follow_ups.of_thread": lambda unit: unit.follow_ups.of_thread("thread-7"),
    "follow_ups.of_candidate": lambda unit: unit.follow_ups.of_candidate("candidate-7"),
    "follow_ups.opened_as": lambda unit: unit.follow_ups.opened_as("note-7"),
    "follow_ups.planned_for": lambda unit: unit.follow_ups.planned_for("mara", 5),
    "follow_ups.count_planned": lambda unit: unit.follow_ups.count_planned(),
    "dates.of_candidate": lambda unit: unit.dates.of_candidate("candidate-7"),
    "cards.showing": lambda unit: unit.cards.showing("note-7"),
    "cards.count_failed": lambda unit: unit.cards.count_failed(),
    "cards.given_up": lambda unit: unit.cards.given_up("mara"),
    "conversations.get": lambda unit: unit.conversations.get("conversation-7"),
    "conversations.of": lambda unit: unit.conversations.of(Platform.TEAMS, "tenant", "user-7"),
    "conversations.at": lambda unit: unit.conversations.at(Platform.TEAMS, "a:7"),
    "conversations.by_email": lambda unit: unit.conversations.by_email(Platform.TEAMS, "7@northlight.example"),
    "links.get": lambda unit: unit.links.get("link-7"),
    "links.by_hash": lambda unit: unit.links.by_hash("hash-7"),
    "links.since": lambda unit: unit.links.since("mara", unit.now - timedelta(hours=1)),
    "links.tries": lambda unit: unit.links.tries(Platform.TEAMS, "tenant", "user-7", unit.now - timedelta(hours=1)),
    "people.known": lambda unit: unit.people.known(Platform.SLACK, "T01NORTH", "U01MARA"),
    "people.absences_of": lambda unit: unit.people.absences_of("mara", unit.now.date()),
    "people.standing_in": lambda unit: unit.people.standing_in("mara", unit.now.date()),
    "reminders.latest_digests": lambda unit: unit.reminders.latest_digests("mara", 3),
    "reminders.of_note": lambda unit: unit.reminders.of_note("note-7"),
    "reminders.in_round": lambda unit: unit.reminders.in_round("round-7"),
    "reminders.open_round": lambda unit: unit.reminders.open_round(),
    "candidates.by_ref": lambda unit: unit.candidates.by_ref("ref-7"),
    "candidates.by_address": lambda unit: unit.candidates.by_address("address-7"),
    "candidates.named": lambda unit: unit.candidates.named("Ada 7"),
    "candidates.standing": lambda unit: unit.candidates.standing("candidate-7", "mara", unit.now),
    "candidates.emails": lambda unit: unit.candidates.emails("candidate-7"),
    "candidates.facts": lambda unit: unit.candidates.facts("candidate-7"),
    "candidates.among": lambda unit: unit.candidates.among(["ref-7"], ["address-7"], ["ada 7"]),
    "candidates.emails_of": lambda unit: unit.candidates.emails_of(["candidate-7"]),
    "candidates.facts_of": lambda unit: unit.candidates.facts_of(["candidate-7"]),
    "voices.samples": lambda unit: unit.voices.samples("mara"),
    "voices.edits": lambda unit: unit.voices.edits("mara"),
    "voices.rewordings": lambda unit: unit.voices.rewordings("mara", 5),
    "candidates.open_company_rules": lambda unit: unit.candidates.open_company_rules("employer 7"),
    "candidates.suppression": lambda unit: unit.candidates.suppression(["hash-7"]),
    "stuck.undecided": lambda unit: unit.stuck.undecided(5),
    "stuck.version_of": lambda unit: unit.stuck.version_of(Work.NOTES, "note-7"),
    "stuck.executive_of": lambda unit: unit.stuck.executive_of(Work.TRANSLATIONS, "translation-7"),
    "stuck.is_a_message": lambda unit: unit.stuck.is_a_message("posted_card-7"),
    "candidates.suppressions": lambda unit: unit.candidates.suppressions(["hash-7"]),
}


async def test_no_question_grows_with_its_table(store: SqlStore, clock: GivenClock) -> None:
    # In one, for filling the tables takes longest.
    await fill(store, clock.now())
    await no_read_goes_through_a_table(store)
    await claiming_reads_only_what_is_due(store, clock.now() - timedelta(minutes=1))
    await forgetting_reads_only_what_is_old(store, clock.now() - timedelta(days=365))


async def no_read_goes_through_a_table(store: SqlStore) -> None:
    grown = []
    for name, read in READS.items():
        with watched(store.engines) as asked:
            async with store.reading() as unit:
                await read(unit)
        plans = [await plan_of(store.engines, each) for each in asked if each[0].startswith("SELECT")]
        assert plans, name
        grown += [f"{name}: {plan}" for plan in plans if whole_tables(plan) - SMALL]
    assert not grown, "\n\n".join(grown)


async def claiming_reads_only_what_is_due(store: SqlStore, due: datetime) -> None:
    for work in Work:
        async with store.engines.writer.begin() as connection:
            soon = f"UPDATE {work} SET due_at = :due WHERE id = '{work}-7'"
            await connection.execute(text(soon).bindparams(bindparam("due", due, UtcDateTime)))
        with watched(store.engines) as asked:
            taken = await store.claim(work, 5, timedelta(minutes=5))
            assert [lease.row_id for lease in taken] == [f"{work}-7"]
            await store.renew(taken, timedelta(minutes=5))
            await store.next_due()
        questions = [each for each in asked if not each[0].startswith("BEGIN")]
        # Is anything free; take it; keep it; and when is the next, of each kind of work.
        assert len(questions) == 3 + len(Work)
        for number, each in enumerate(questions):
            plan = await plan_of(store.engines, each)
            assert number == 2 or re.search(r"ix_\w+_due", plan), plan
            assert not whole_tables(plan), plan


async def forgetting_reads_only_what_is_old(store: SqlStore, before: datetime) -> None:
    with watched(store.engines) as asked:
        assert await store.purge_inbound(before) == 0
    deletes = [each for each in asked if each[0].startswith("DELETE")]
    assert len(deletes) == 3
    for each in deletes:
        plan = await plan_of(store.engines, each)
        assert not whole_tables(plan), plan


async def test_looking_for_work_in_vain_leaves_the_writer_alone(store: SqlStore) -> None:
    async with store.writing() as unit:
        unit.add(card("card", unit.now + timedelta(hours=1)))
    async with store.engines.writer.connect() as writing:
        await writing.execute(text("SELECT 1"))
        with watched(store.engines) as asked:
            for work in Work:
                assert await store.claim(work, 5, timedelta(minutes=5)) == []
        assert not [each for each in asked if each[0].startswith(("UPDATE", "WITH", "BEGIN IMMEDIATE"))]


async def test_the_least_unit_makes_few_round_trips(store: SqlStore) -> None:
    async with store.writing() as unit:
        await unit.once("warm")
        unit.audit("test", "once", "warm")
    with watched(store.engines) as asked:
        async with store.writing() as unit:
            await unit.once("slack:event")
            unit.audit("test", "once", "event")
    # BEGIN, which only SQLite shows here; the key; the end of the chain read, the row added, the end moved.
    assert len(asked) == (5 if store.engines.is_sqlite else 4), asked


def whole_tables(plan: str) -> set[str]:
    """Tables of ours that the plan reads from end to end, not by way of an index."""
    sqlite = re.findall(r"^SCAN (\w+)$|^SCAN (\w+) USING (?:COVERING )?INDEX sqlite_autoindex", plan, re.MULTILINE)
    postgres = re.findall(r"Seq Scan on (\w+)", plan)
    # What a plan calls by the name of its own step is a result of few rows.
    steps = {"anon_1", "free", "n", "newest", "CONSTANT"}
    sqlite = [pair for pair in sqlite if not pair[0].startswith("anon_")]
    return ({name for pair in sqlite for name in pair if name} | set(postgres)) - steps
