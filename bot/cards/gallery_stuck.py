"""Stuck work in every state, for the gallery."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.cards import stuck
from bot.cards.elements import Card
from bot.cards.stuck import StuckView
from bot.ports import Work
from bot.rules.stuck import ENDED, StuckState, open_verbs
from bot.texts import Words, text
from db.tables import StuckWork

NOW = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)


def stuck_examples(words: Words, outside: str = "") -> Iterator[tuple[str, Card]]:
    """The admin's message in each state, and the list."""
    for state in StuckState:
        yield f"stuck-{state.value.replace('_', '-')}", stuck.draw(_view(Work.FOLLOW_UPS, state, outside), words)
    yield "stuck-moved-below", stuck.draw_pointer(words)
    each = [_view(work, StuckState.STUCK, outside) for work in Work]
    each[-1].stuck.error = ENDED
    yield "stuck-list", stuck.draw_list(each, 15, words, text("stuck-said-try-again"))
    yield "stuck-list-none", stuck.draw_list([], 0, words)


def _view(work: Work, state: StuckState, outside: str) -> StuckView:
    decided = state in (StuckState.TRIED_AGAIN, StuckState.SET_ASIDE)
    row = StuckWork(
        row_id=f"{work.value}_06f2zq8w3k",
        version=1,
        work=work.value,
        failures=4,
        failed_since=NOW - timedelta(minutes=12),
        failed_at=NOW,
        error="LookupError",
        stuck_at=NOW,
        decided_at=NOW if decided else None,
        set_aside=state is StuckState.SET_ASIDE,
    )
    name = (outside or "Mara Lindqvist") if work is not Work.CARDS else ""
    return StuckView(row, state, name, outside or "Noor Haddad" if decided else "", open_verbs(state))
