"""What stands in the way of a note, whoever asks: at the draft, the approval, the release, and last before the network.

Step 1 asks the same of one question to the database (`request.py`); here it is asked of a note that is under way.
"""

from collections.abc import Sequence

from bot.ports import Channel, Policy, Unit
from bot.rules import coordination, country_bars, suppression
from bot.rules.company_rule import applies
from bot.rules.coordination import Barred
from bot.rules.suppression import HashKey
from db.tables import Candidate, CandidateEmail, CompanyRule, Note, NoteRevision


async def barred(
    unit: Unit, note: Note, candidate: Candidate, policy: Policy, key: HashKey, wording: NoteRevision | None = None
) -> Barred | None:
    """Why the note, with `wording` if it has one, must not go on. A follow-up goes on with what was begun."""
    also = [wording.recipient_address] if wording is not None and wording.recipient_address else []
    if no := await opposed(unit, candidate, key, *also) or await at_stage(unit, candidate):
        return no
    if no := await at_company(unit, candidate, note.executive_id) or await not_theirs(
        unit, candidate, note.executive_id
    ):
        return no
    if no := await _as_worded(unit, candidate, wording, policy) or await enough(unit, candidate, policy):
        return no
    if note.ordinal:
        return None
    owner = await unit.people.get(candidate.owner_id) if candidate.owner_id else None
    answered_at = coordination.answered_at(await unit.notes.of_thread(note.thread_id))
    thread = await unit.notes.thread(note.thread_id)
    begins_from = thread.begins_from if thread else None
    if no := coordination.cooldown(candidate, owner, answered_at, policy, unit.now, begins_from):
        return no
    return await full(unit, candidate, policy)


async def opposed(unit: Unit, candidate: Candidate, key: HashKey, *also: str) -> Barred | None:
    """The candidate said no, under any of their addresses, their ids, or one of `also`: addresses they had."""
    known_by = suppression.of_candidate(candidate, await unit.candidates.emails(candidate.id))
    return await listed(unit, candidate, [*known_by, *map(suppression.of_address, also)], key)


async def listed(unit: Unit, candidate: Candidate, known_by: list[str], key: HashKey) -> Barred | None:
    """They said no, or one of `known_by` is on the list."""
    entry = await unit.candidates.suppression(suppression.marks(known_by, key))
    return coordination.said_no(candidate, entry, await _recorder(unit, entry.added_by) if entry else "")


async def at_stage(unit: Unit, candidate: Candidate) -> Barred | None:
    """They are in process, have an offer, or were hired."""
    no = coordination.at_stage(candidate, "")
    return coordination.at_stage(candidate, await _recorder(unit, candidate.stage_set_by)) if no else None


async def at_company(
    unit: Unit, candidate: Candidate, executive_id: str, known: Sequence[CompanyRule] | None = None
) -> Barred | None:
    """Nobody, or not this executive, recruits from their employer; `known` are its rules, if they were read before."""
    if known is None:
        known = await unit.candidates.open_company_rules(candidate.employer_key) if candidate.employer_key else ()
    for rule in known:
        if applies(rule, executive_id, unit.now.date()):
            return coordination.at_company(candidate, rule, await _recorder(unit, rule.owner_id))
    return None


async def not_theirs(unit: Unit, candidate: Candidate, executive_id: str) -> Barred | None:
    """Another executive has the conversation by now."""
    owner = await unit.people.get(candidate.owner_id) if candidate.owner_id else None
    return coordination.not_the_owner(candidate, executive_id, owner)


def in_country(candidate: Candidate, emails: Sequence[CandidateEmail], policy: Policy) -> Barred | None:
    """The country policy does not let a note by mail go to any of `emails`, or to anybody there."""
    if no := country_bars.channel(candidate, Channel.MAIL, policy) or country_bars.house_lacks(candidate, policy):
        return no
    if emails and country_bars.preferred(candidate, emails, policy) is None:
        return country_bars.consent(candidate, emails[0].kind, policy)
    return None


async def in_country_now(unit: Unit, candidate: Candidate, policy: Policy) -> Barred | None:
    """The country policy does not let another note go to them, by any of their addresses."""
    emails = await unit.candidates.emails(candidate.id)
    return in_country(candidate, emails, policy) or await enough(unit, candidate, policy)


async def enough(unit: Unit, candidate: Candidate, policy: Policy) -> Barred | None:
    """They were written to as often as their country's row allows."""
    if candidate.last_contact_at is None:
        return None
    left = await unit.notes.left_to(candidate.id, unit.now - country_bars.TOUCHES_WITHIN)
    return country_bars.enough(candidate, left, policy)


async def full(unit: Unit, candidate: Candidate, policy: Policy) -> Barred | None:
    """Enough people at their employer were written to this week."""
    since = coordination.week_before(unit.now)
    contacts = await unit.notes.contacts(candidate.employer_key, since) if policy.employer_week_cap else ()
    return coordination.full(candidate, contacts, policy)


async def _as_worded(unit: Unit, candidate: Candidate, wording: NoteRevision | None, policy: Policy) -> Barred | None:
    """The country policy does not let these words go this way to this address."""
    emails = await unit.candidates.emails(candidate.id)
    if wording is None or not wording.recipient_address:
        return in_country(candidate, emails, policy)
    kind = country_bars.kind_of(wording.recipient_address, emails)
    return (
        country_bars.channel(candidate, wording.channel, policy)
        or country_bars.consent(candidate, kind, policy)
        or country_bars.footer_lacks(candidate, wording.footer, policy)
    )


async def _recorder(unit: Unit, recorded_by: str) -> str:
    """A person's name, or the file that an import took it from."""
    person = await unit.people.get(recorded_by)
    return person.name if person else recorded_by.removeprefix("import:")
