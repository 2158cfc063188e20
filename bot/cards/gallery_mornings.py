"""Absences, mornings and reminders in the gallery."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from bot.cards import absences, digest, stand_in, waiting_reviews
from bot.cards.absences import AwayView
from bot.cards.digest import DigestLine, DigestView
from bot.cards.elements import Card, Form
from bot.cards.waiting_reviews import WaitingLine
from bot.rules.digest import Kind
from bot.texts import Words, text
from db.tables import Person, Role, TimeAway

ADDED = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)


def examples(words: Words, outside: str) -> Iterator[tuple[str, Card | Form]]:
    """Name and picture of each. `outside`, if given, stands in every field from outside."""
    mara, priya = (_person(name, outside) for name in ("Mara Lindqvist", "Priya Raman"))
    covered = AwayView(_away("away_1", date(2026, 12, 23), date(2027, 1, 2)), mara.name, priya.name)
    alone = AwayView(_away("away_2", date(2027, 3, 5), date(2027, 3, 5)))
    yield "away-none", absences.draw([], words)
    yield "away", absences.draw([covered, alone], words, text("away-ended", name=mara.name, moved=1))
    yield "away-form", absences.form(words, [mara], [priya])
    yield "away-form-admin", absences.form(words, [mara, priya], [mara, priya])
    yield "given-back", stand_in.draw_given_back(mara.name, words)
    ada = outside or "Ada Okafor"
    review, approved, sent = (text(f"status-{status}") for status in ("in-review", "approved", "sent"))
    lines = [
        DigestLine(Kind.ANSWER, ada, text("status-answered"), opens="cand_1"),
        DigestLine(Kind.NUDGE, ada, review, opens="plan_1"),
        DigestLine(Kind.DECIDE, ada, approved, mara.name, opens="note_1"),
        DigestLine(Kind.DECIDE, ada, sent),
    ]
    yield "digest", digest.draw(DigestView(priya.name, lines), words)
    yield "digest-settled", digest.draw(DigestView(priya.name, lines[-1:]), words)
    yield "digest-many", digest.draw(DigestView(priya.name, lines * 3), words)
    waits = [WaitingLine(ada, mara.name, 9, review, "note_1"), WaitingLine(ada, mara.name, 1, review, "note_2")]
    decided = WaitingLine(ada, mara.name, 9, approved)
    yield "waiting-room", waiting_reviews.draw([*waits, decided], words, directly=False)
    yield "waiting-person", waiting_reviews.draw(waits[:1], words, directly=True)
    yield "waiting-many", waiting_reviews.draw(waits * 6, words, directly=False)
    yield "waiting-none", waiting_reviews.draw([decided], words, directly=False)
    yield "waiting-admin", waiting_reviews.draw_count(2, 17, [priya.name], words)
    yield "waiting-admin-nobody", waiting_reviews.draw_count(1, 1, [], words)
    yield "waiting-older", waiting_reviews.draw_pointer(words)


def _person(name: str, outside: str) -> Person:
    first = name.split(maxsplit=1)[0].lower()
    return Person(
        id=first,
        name=outside or name,
        email=f"{first}@northlight.example",
        title=outside or "Executive",
        roles=[Role.EXECUTIVE],
        created_at=ADDED,
    )


def _away(away_id: str, first: date, last: date) -> TimeAway:
    return TimeAway(
        id=away_id,
        version=1,
        person_id="mara",
        first=first,
        last=last,
        zone="Europe/Stockholm",
        added_by="mara",
        added_at=ADDED,
    )
