"""Cards about people's accounts: a code that was named, and somebody who cannot be reached."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.cards import linking, unreachable
from bot.cards.elements import Card
from bot.rules.linking import LinkState
from bot.texts import Words
from db.tables import Link, Platform

AT = datetime(2026, 6, 3, 9, 0, tzinfo=UTC)


def examples(words: Words, outside: str) -> Iterator[tuple[str, Card]]:
    """Name and picture of each. `outside`, if given, stands in every field from outside."""
    link = Link(
        id="link_1",
        version=2,
        person_id="person_mara",
        code_hash="",
        issued_at=AT,
        expires_at=AT + timedelta(minutes=10),
        platform=Platform.TEAMS,
        name=outside or "Mara Lindqvist",
    )
    for state in (LinkState.USED, LinkState.LINKED, LinkState.OVER, LinkState.EXPIRED):
        yield f"link-{state.value}", linking.draw(link, state, words)
    yield "unreachable-person", unreachable.draw(outside or "Mara Lindqvist", back=False, words=words)
    yield "unreachable-person-back", unreachable.draw(outside or "Mara Lindqvist", back=True, words=words)
    yield "unreachable-channel", unreachable.draw("", back=False, words=words)
