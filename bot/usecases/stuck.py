"""Work that failed: put off with growing waits, then left alone and shown to an admin, who decides.

The row itself is neither read nor changed, but for when it is due: it may be just what cannot be read.
"""

from bot.cards import stuck as card
from bot.cards.stuck import StuckView
from bot.events import Answer, Click, Done, Say
from bot.ports import Lease, Refusal, Unit, Work
from bot.rules import stuck as rules
from bot.rules.access import Action, may
from bot.rules.stuck import StuckState, StuckVerb
from bot.texts import Text, text
from bot.usecases import doors, posting
from bot.usecases.context import Context
from db.tables import CardName, Person, Role, StuckWork

#: stuck rows looked at for a list or a count
SHOWN = 10
MOST = 1000


async def failed(unit: Unit, lease: Lease, error: str) -> None:
    """The worker's part: count the failure, put the row off, or leave it alone from now on and tell the admins."""
    known = await unit.stuck.get(lease.row_id)
    stuck = known or StuckWork(row_id=lease.row_id, work=lease.work.value, failed_since=unit.now, failed_at=unit.now)
    wait = rules.failed(stuck, error, unit.now)
    await unit.stuck.put_off(lease, None if wait is None else unit.now + wait)
    stuck.executive_id = await unit.stuck.executive_of(lease.work, lease.row_id)
    if wait is not None:
        unit.audit("system", "work.put_off", lease.row_id, failures=stuck.failures, error=error)
    else:
        stuck.row_version = await unit.stuck.version_of(lease.work, lease.row_id) or 0
        unit.audit("system", "work.stuck", lease.row_id, failures=stuck.failures, error=error)
        await _tell(unit, lease)
    if known is None:
        unit.add(stuck)


async def waiting(unit: Unit, limit: int = MOST) -> list[StuckWork]:
    """What is stuck and waits for an admin, longest first; what moved on by itself is left out."""
    return [each for each in await unit.stuck.undecided(limit) if await _state(unit, each) is StuckState.STUCK]


async def view(unit: Unit, stuck: StuckWork) -> StuckView:
    """All that a card about it shows."""
    executive = await unit.people.get(stuck.executive_id) if stuck.executive_id else None
    decider = await unit.people.get(stuck.decided_by) if stuck.decided_by else None
    state = await _state(unit, stuck)
    return StuckView(
        stuck=stuck,
        state=state,
        executive=executive.name if executive else "",
        decider=decider.name if decider else "",
        verbs=rules.open_verbs(state),
    )


async def asking(unit: Unit, person: Person) -> int:
    """How many wait for this admin; nothing for anybody else."""
    return len(await waiting(unit)) if may(person, Action.MEND) else 0


async def press(context: Context, click: Click) -> Answer:
    """The list, or a decision on one."""
    if click.verb == "stuck":
        return await listed(context)
    decided = await decide(context.unit, context.person, click.subject, click.seen, StuckVerb(click.verb))
    if isinstance(decided, Refusal):
        return context.say(decided)
    return await listed(context, decided) if click.choice else Done()


async def listed(context: Context, said: Text | None = None) -> Answer:
    """All that is stuck, for an admin."""
    if no := doors.refused(context.person, Action.MEND):
        return context.say(no)
    every = await waiting(context.unit)
    views = [await view(context.unit, each) for each in every[:SHOWN]]
    return Say(card.draw_list(views, len(every), context.words, said))


async def decide(unit: Unit, person: Person, row_id: str, seen: int, verb: StuckVerb) -> Text | Refusal:
    """Try it again, or set it aside: it stays as it is, and nothing is tried."""
    stuck = await doors.stuck(unit, person, row_id)
    if isinstance(stuck, Refusal):
        return stuck
    state = await _state(unit, stuck)
    if verb not in rules.open_verbs(state) or stuck.version != seen:
        return Refusal(text("stuck-refused", state=text(f"stuck-state-{state.value.replace('_', '-')}")))
    rules.decide(stuck, verb, person.id, unit.now)
    if verb is StuckVerb.TRY_AGAIN:
        await unit.stuck.owe(Work(stuck.work), row_id, unit.now)
    unit.audit(person.id, f"work.{verb.value}", row_id)
    await posting.behind(unit, row_id)
    return text("stuck-said-try-again" if verb is StuckVerb.TRY_AGAIN else "stuck-said-set-aside")


async def _state(unit: Unit, stuck: StuckWork) -> StuckState:
    version = await unit.stuck.version_of(Work(stuck.work), stuck.row_id)
    return rules.state_of(stuck, still_there=version == stuck.row_version)


async def _tell(unit: Unit, lease: Lease) -> None:
    """One message to each admin; none about a message of this kind, and not one more when there are many."""
    if await unit.stuck.is_a_message(lease.row_id) or await _enough(unit, lease.row_id):
        return
    for admin in await unit.people.having(Role.ADMIN):
        await posting.to_person(unit, admin.id, CardName.STUCK, lease.row_id, anew=True)


async def _enough(unit: Unit, row_id: str) -> bool:
    others = [each for each in await waiting(unit) if each.row_id != row_id]
    return len(others) >= rules.MESSAGES


#: buttons that are about stuck work
VERBS = (*StuckVerb, "stuck")
