"""The executive's message about one note: approved, sent, or what went wrong and what to do."""

from bot.cards import timeline
from bot.cards.elements import Card, Line, Style, Title, card
from bot.cards.note_parts import NoteView, buttons, the_text, where_it_stands
from bot.cards.when import marks
from bot.rules.note import has_left, status_text
from bot.rules.place import place_of
from bot.texts import Words


def draw(view: NoteView, words: Words) -> Card:
    """The message in whatever status the note has."""
    note = view.note
    return card(
        words("release-summary", status=status_text(note)),
        Title(words("release-title", candidate=view.candidate.name)),
        Line(words(view.for_whom), Style.STRONG) if view.for_whom else None,
        where_it_stands(view, words),
        Line(words("leaves-at", at=words.moment(note.release_at, view.zone))) if note.release_at else None,
        Line(words("status-help-" + note.status.value.replace("_", "-"), candidate=view.candidate.name)),
        () if has_left(note) else marks(place_of(view.candidate), words),
        () if has_left(note) else the_text(view, words),
        _ahead(view, words),
        buttons(view, words, *(("sources",) if view.wording else ())),
    )


def _ahead(view: NoteView, words: Words) -> list[Line]:
    if not view.ahead:
        return []
    return [Line(words("timeline-title"), Style.QUIET), *timeline.lines(view.ahead, view.zone, words)]


def draw_pointer(view: NoteView, words: Words) -> Card:
    """What is left of an older message once a newer one stands below it."""
    return card(
        words("release-summary", status=status_text(view.note)),
        Line(words("moved-below", candidate=view.candidate.name), Style.QUIET),
    )
