"""The recruiters' card in the review channel: the draft, its evidence, the decision."""

from bot.cards.elements import Card, Line, Rule, Style, Title, card
from bot.cards.note_parts import (
    NoteView,
    about_candidate,
    about_draft,
    about_translation,
    buttons,
    checks,
    the_text,
    where_it_stands,
)
from bot.cards.when import marks
from bot.rules.note import may_still_leave
from bot.rules.place import place_of
from bot.texts import Words


def draw(view: NoteView, words: Words) -> Card:
    """The card in whatever status the note has; after a decision it stays as the record."""
    return card(
        words("review-summary"),
        Title(words("review-title", candidate=view.candidate.name, executive=view.executive.name)),
        where_it_stands(view, words),
        about_candidate(view, words),
        marks(place_of(view.candidate), words) if may_still_leave(view.note) else (),
        about_draft(view, words),
        Line(words("purpose-line", purpose=view.note.purpose), Style.QUIET) if view.note.purpose else None,
        the_text(view, words),
        about_translation(view, words),
        checks(view, words),
        Rule(),
        buttons(view, words, "sources", "translation", "changes"),
    )
