"""What others read when somebody, or the review channel, can be written to no more."""

from bot.cards.elements import Banner, Card, Line, Style, Title, Tone, card
from bot.texts import Words


def draw(name: str, *, back: bool, words: Words) -> Card:
    """`name` is the person's; without one it is about the review channel. `back`: it is over."""
    key = "unreachable-person" if name else "unreachable-channel"
    if back:
        return card(
            words("summary-unreachable"),
            Title(words(key, name=name)),
            Banner(words("unreachable-back"), Tone.GOOD),
        )
    return card(
        words("summary-unreachable"),
        Title(words(key, name=name)),
        Banner(words("unreachable-now"), Tone.WARNING),
        Line(words(f"{key}-do", name=name)),
        Line(words("unreachable-kept"), Style.QUIET),
    )
