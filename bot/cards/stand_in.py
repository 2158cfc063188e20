"""What is left of a message to somebody who stood in, once the executive decides again."""

from bot.cards.elements import Card, Line, Style, card
from bot.texts import Words


def draw_given_back(executive: str, words: Words) -> Card:
    """Nothing of the note: whoever stood in need not know it any more."""
    return card(words("nudge-summary"), Line(words("given-back", name=executive), Style.QUIET))
