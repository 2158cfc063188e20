"""The dates' part of the gallery: one in each status, one that is not clear, the list, and the forms."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from bot.cards import dates, note_forms, profile
from bot.cards.dates import DateView
from bot.cards.elements import Card, Form
from bot.cards.profile import ProfileView
from bot.rules import personal_date as rules
from bot.rules.days import Days
from bot.rules.place import place_of
from bot.texts import Words
from db.tables import Candidate, DateKind, DateStatus, Note, Person, PersonalDate

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
_TODAY = NOW.date()


def date_examples(
    words: Words, outside: str, candidate: Candidate, reader: Person, note: Note
) -> Iterator[tuple[str, Card | Form]]:
    """Name and picture of each. `outside`, if given, stands in every field from outside."""
    views = [_view(status, DateKind.VEST, outside, candidate, reader) for status in DateStatus]
    for view in views:
        yield f"date-{view.found.status.value}", dates.draw(view, words)
    answered = _view(DateStatus.CANCELLED, DateKind.NOTICE, outside, candidate, reader, reason="plan-answered")
    may = _view(DateStatus.CONFIRMED, DateKind.ASK_AGAIN, outside, candidate, reader)
    unclear = _view(DateStatus.PROPOSED, DateKind.DEADLINE, outside, candidate, reader, unclear=True)
    meeting = _view(DateStatus.REMINDED, DateKind.CONFERENCE, outside, candidate, reader)
    for name, view in (("answered", answered), ("month", may), ("unclear", unclear), ("conference", meeting)):
        yield f"date-{name}", dates.draw(view, words)
    yield "date-pointer", dates.draw_pointer(views[0], words)
    every = [unclear, views[1], may, answered]
    yield "dates", dates.draw_list(every, candidate, words)
    yield "dates-none", dates.draw_list([], candidate, words)
    yield "form-date-add", dates.add_form(candidate, words, said=outside or "my vest is on 14 March")
    yield "form-date-change", dates.change_form(views[0], words)
    yield "form-date-unclear", dates.change_form(unclear, words)
    yield "form-date-snooze", dates.snooze_form(views[2].found, words)
    yield "form-heard", note_forms.heard(note, words)
    shown = ProfileView(
        candidate, [], [], {}, "", NOW, "Europe/London", may_add=True, may_write=True, dates=every, may_keep_dates=True
    )
    yield "profile-dates", profile.draw(shown, words)


def _view(
    status: DateStatus,
    kind: DateKind,
    outside: str,
    candidate: Candidate,
    reader: Person,
    *,
    reason: str = "",
    unclear: bool = False,
) -> DateView:
    days = {
        DateKind.NOTICE: Days(date(2027, 6, 21), date(2027, 6, 30)),
        DateKind.ASK_AGAIN: Days(date(2027, 5, 1), date(2027, 5, 31)),
    }.get(kind, Days(date(2027, 3, 14), date(2027, 3, 14)))
    choices = [Days(date(2027, 4, 3), date(2027, 4, 3)), Days(date(2027, 3, 4), date(2027, 3, 4))] if unclear else []
    confirmed = status not in (DateStatus.PROPOSED, DateStatus.DISMISSED)
    found = PersonalDate(
        id=f"date_{status.value}_{kind.value}",
        version=3,
        candidate_id=candidate.id,
        kind=kind,
        first_day=None if unclear else days.first,
        last_day=None if unclear else days.last,
        choices=[rules.as_choice(one) for one in choices] or None,
        zone="Europe/London",
        words=outside or "My shares vest on 14 March, so not before that.",
        source=outside or "said by Ada Okafor on 24 November 2026",
        status=status,
        added_by="system" if confirmed else reader.id,
        added_at=NOW,
        confirmed_by=reader.id if confirmed else None,
        reason=reason or ("plan-stage" if status is DateStatus.SKIPPED else ""),
    )
    place = place_of(candidate)
    return DateView(
        found=found,
        candidate=candidate,
        days=None if unclear else days,
        choices=choices,
        planned_for=None if unclear else rules.reminder(kind, days, place, NOW),
        zone=str(place.zone),
        added_by="" if confirmed else reader.name,
        confirmed_by=reader.name if confirmed else "",
        moved_by=reader.name,
        verbs=rules.open_verbs(found, reader, _TODAY),
    )
