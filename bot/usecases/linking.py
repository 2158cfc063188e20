"""A person says that an account on the other platform is theirs too.

A code is given where they are known, named where they are not, and confirmed where it was given: so both accounts take
part, and a code that somebody read over a shoulder is not enough. Until then the account has no right at all.
"""

from datetime import timedelta

from bot.cards import linking as card
from bot.cards import messages
from bot.events import Answer, Click, Done, Origin, Say
from bot.ports import Account, Policy, Unit
from bot.rules import linking as rules
from bot.rules.linking import LinkState
from bot.rules.suppression import HashKey
from bot.texts import Text, Words, text
from bot.usecases import posting
from bot.usecases.context import Context
from db.tables import CardName, Identity, Link, LinkTry


async def issue(c: Context) -> Answer:
    """`link`: a new code; the one before is void."""
    unit, person = c.unit, c.person
    earlier = await unit.links.since(person.id, unit.now - rules.AN_HOUR)
    if len(earlier) >= rules.CODES:
        return c.tell("link-too-many")
    # Of two that are asked for at once one is given.
    unit.hold(person)
    for link in earlier:
        if rules.state_of(link, unit.now) in (LinkState.OPEN, LinkState.USED):
            link.settled_at = unit.now
    link_id = unit.new_id("link")
    code = rules.code_of(link_id, c.key)
    unit.add(
        Link(
            id=link_id,
            person_id=person.id,
            code_hash=rules.hash_of(code, c.key),
            issued_at=unit.now,
            expires_at=unit.now + rules.LIVES,
        )
    )
    unit.audit(person.id, "link.issued", link_id)
    return c.tell("link-code", code=code, minutes=rules.LIVES // timedelta(minutes=1))


async def claim(unit: Unit, origin: Origin, account: Account, code: str, key: HashKey, policy: Policy) -> Answer:
    """`link CODE`, from an account that nobody knows and that the platform says is a full member's."""
    words = Words.of(origin.locale)
    since = unit.now - rules.A_WHILE
    if await unit.links.tries(origin.platform, origin.workspace, origin.user_id, since) >= rules.TRIES:
        return _say(text("link-too-many-tries"), words)
    link = await unit.links.by_hash(rules.hash_of(code, key))
    if link is None or rules.state_of(link, unit.now) is not LinkState.OPEN:
        unit.add(
            LinkTry(
                id=unit.new_id("try"),
                platform=origin.platform,
                workspace=origin.workspace,
                user_id=origin.user_id,
                at=unit.now,
            )
        )
        unit.audit("system", "link.wrong_code", "link", platform=origin.platform.value)
        return _say(text("link-no-such-code"), words)
    link.platform, link.workspace, link.user_id = origin.platform, origin.workspace, origin.user_id
    link.name, link.used_at, link.expires_at = account.name, unit.now, unit.now + rules.LIVES
    unit.audit("system", "link.used", link.id, platform=origin.platform.value)
    await posting.to_person(unit, link.person_id, CardName.LINK, link.id)
    return _say(text("link-confirm-there", company=policy.company), words)


async def press(c: Context, click: Click) -> Answer:
    """The person says whether it was they."""
    unit, person = c.unit, c.person
    link = await unit.links.get(click.subject)
    if link is None or link.person_id != person.id:
        return c.tell("not-here")
    if link.platform is None or rules.state_of(link, unit.now) is not LinkState.USED or link.version != click.seen:
        await posting.behind(unit, link.id)
        return c.tell("link-over")
    link.settled_at = unit.now
    await posting.behind(unit, link.id)
    if click.verb == card.NO:
        unit.audit(person.id, "link.refused", link.id)
        return Done()
    there = [one for one in await unit.people.identities(person.id) if one.platform is link.platform]
    taken = await unit.people.known(link.platform, link.workspace, link.user_id)
    if taken is not None or any(one.workspace == link.workspace for one in there):
        unit.audit(person.id, "link.taken", link.id)
        return c.tell("link-taken")
    link.linked = True
    unit.hold(person)
    unit.add(
        Identity(
            id=unit.new_id("identity"),
            person_id=person.id,
            platform=link.platform,
            workspace=link.workspace,
            user_id=link.user_id,
        )
    )
    unit.audit(person.id, "link.confirmed", link.id, platform=link.platform.value)
    return Done()


def _say(sentence: Text, words: Words) -> Say:
    return Say(messages.say(sentence, words))
