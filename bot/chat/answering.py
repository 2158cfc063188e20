"""What both platforms tell in words, whatever was done."""

from bot.cards import messages
from bot.cards.elements import Card, Line
from bot.events import Answer, Done, Mistakes, Origin, Say
from bot.texts import Words


def card_of(answer: Answer, origin: Origin) -> Card | None:
    """The words of an answer that has some."""
    match answer:
        case Say(card):
            return card
        case Done(text) if text is not None:
            return messages.say(text, Words.of(origin.locale))
        case Mistakes(fields):
            words = Words.of(origin.locale)
            return Card(words("summary-answer"), tuple(Line(mistake) for mistake in fields.values()), words.language)
        case _:
            return None


def said(sentence: str, words: Words) -> Card:
    """One sentence on a card."""
    return Card(words("summary-answer"), (Line(sentence),), words.language)
