"""A candidate's dates: one as a message (proposed, confirmed, due), all of them as a list, and their forms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cards.elements import (
    Banner,
    Button,
    Buttons,
    Card,
    ChoiceField,
    DateField,
    Element,
    Form,
    Line,
    Look,
    Menu,
    Option,
    Style,
    TextField,
    Title,
    Tone,
    card,
)
from bot.rules.days import Days
from bot.rules.days.spots import month_end
from bot.rules.follow_up import SNOOZE_DAYS
from bot.rules.personal_date import DateVerb, as_choice, is_unclear
from bot.texts import Text, Words, text
from db.tables import Candidate, DateKind, DateStatus, PersonalDate

#: on the button of a list: the list is shown again
FROM_LIST = "list"
_TONES = {
    DateStatus.PROPOSED: Tone.WAITING,
    DateStatus.CONFIRMED: Tone.GOOD,
    DateStatus.REMINDED: Tone.WAITING,
    DateStatus.USED: Tone.GOOD,
}


@dataclass(frozen=True, slots=True)
class DateView:
    """A date with all that a card about it says."""

    found: PersonalDate
    candidate: Candidate
    days: Days | None
    choices: Sequence[Days]
    #: when somebody is reminded, or would be
    planned_for: datetime | None
    zone: str
    added_by: str
    confirmed_by: str
    moved_by: str
    verbs: Sequence[DateVerb]


def draw(view: DateView, words: Words) -> Card:
    """The message about one date."""
    return card(
        words("date-summary"),
        Title(words("date-title", candidate=view.candidate.name, what=_what(view, words))),
        Banner(words(_standing(view, words)), _TONES.get(view.found.status, Tone.GOOD)),
        [*_about(view, words)],
        _buttons(view, words),
    )


def draw_pointer(view: DateView, words: Words) -> Card:
    """What is left of an older message once a newer one stands below it."""
    return card(words("date-summary"), Line(words("moved-below", candidate=view.candidate.name), Style.QUIET))


def draw_list(views: Sequence[DateView], candidate: Candidate, words: Words, said: Text | None = None) -> Card:
    """All dates of a candidate, each with what may be done."""
    parts: list[Element] = [Title(words("dates-title", candidate=candidate.name))]
    if said is not None:
        parts.append(Banner(words(said), Tone.GOOD))
    if not views:
        parts.append(Line(words("dates-none")))
    for view in views:
        parts.extend(lines(view, words))
        parts.extend(_buttons(view, words, FROM_LIST))
    parts.append(Buttons((Button(words("date-add"), "date_add", candidate.id),)))
    return Card(words("date-summary"), tuple(parts))


def lines(view: DateView, words: Words) -> Iterator[Line]:
    """A date in the profile or a list: what and when, where it stands, and where it is known from."""
    yield Line(_what(view, words), Style.STRONG)
    yield Line(f"{words(_standing(view, words))} · {_known_from(view, words)}", Style.QUIET)


def add_form(candidate: Candidate, words: Words, *, said: str = "") -> Form:
    """A date in words, as it was said."""
    return Form(
        "date_add",
        words("date-add-title"),
        (
            Line(candidate.name, Style.STRONG),
            TextField(
                "said", words("date-said"), value=said[:3000], hint=words("date-said-hint"), lines=4, longest=3000
            ),
            ChoiceField("kind", words("date-kind"), _kinds(words), hint=words("date-kind-hint"), required=False),
            TextField("source", words("fact-source"), hint=words("date-source-hint"), required=False, longest=300),
        ),
        submit=words("date-add-submit"),
        cancel=words("cancel"),
        subject=candidate.id,
    )


def change_form(view: DateView, words: Words) -> Form:
    """What was understood, to be confirmed or put right."""
    found, days = view.found, view.days
    told: list[Line] = [Line(view.candidate.name, Style.STRONG)]
    if found.words:
        told.append(Line(words("date-words", words=found.words), Style.QUIET))
    if view.choices:
        told.append(Line(words("date-which", days=_either(view.choices, words))))
    return Form(
        "date_change",
        words("date-change-title"),
        (
            *told,
            ChoiceField("kind", words("date-kind"), _kinds(words), value=found.kind.value),
            DateField("first", words("date-first"), value=days.first.isoformat() if days else ""),
            DateField(
                "last",
                words("date-last"),
                value=days.last.isoformat() if days and not days.one else "",
                hint=words("date-last-hint"),
                required=False,
            ),
            TextField("source", words("fact-source"), value=found.source[:300], longest=300),
        ),
        submit=words("date-confirm"),
        cancel=words("cancel"),
        subject=found.id,
        seen=found.version,
    )


def snooze_form(found: PersonalDate, words: Words) -> Form:
    """Another day for the reminder."""
    return Form(
        "date_snooze",
        words("form-snooze-title"),
        (DateField("day", words("form-day"), hint=words("form-day-hint")),),
        submit=words("form-snooze-submit"),
        cancel=words("cancel"),
        subject=found.id,
        seen=found.version,
    )


def days_text(days: Days, words: Words) -> str:
    """`14 March 2027`, `May 2027`, or the first and the last."""
    if days.first.day == 1 and days.last == month_end(days.first.year, days.first.month):
        return words.month(days.first)
    first = words.day(days.first)
    return first if days.one else words("date-days", first=first, last=words.day(days.last))


def _what(view: DateView, words: Words) -> str:
    when = days_text(view.days, words) if view.days else _either(view.choices, words)
    return words(f"date-what-{view.found.kind.value.replace('_', '-')}", days=when)


def _either(choices: Sequence[Days], words: Words) -> str:
    return words("date-or").join(days_text(days, words) for days in choices)


def _standing(view: DateView, words: Words) -> Text:
    found = view.found
    at = words.moment(view.planned_for, view.zone) if view.planned_for else ""
    key = f"date-is-{found.status.value}"
    if found.reason:
        return text("date-is-because", status=text(f"date-status-{found.status.value}"), reason=text(found.reason))
    if is_unclear(found):
        key = "date-is-unclear"
    return text(key, at=at, by=view.confirmed_by, mover=view.moved_by)


def _about(view: DateView, words: Words) -> Iterator[Line]:
    if view.found.words:
        yield Line(words("date-words", words=view.found.words))
    yield Line(_known_from(view, words), Style.QUIET)


def _known_from(view: DateView, words: Words) -> str:
    if view.added_by:
        return words("date-known-from", source=view.found.source, name=view.added_by)
    return words("date-read-from", source=view.found.source)


def _buttons(view: DateView, words: Words, place: str = "") -> list[Element]:
    found = view.found
    row = [
        Button(days_text(days, words), DateVerb.CONFIRM, found.id, found.version, choice=_choice(days, place))
        for days in (view.choices if DateVerb.CHANGE in view.verbs else ())
    ]
    for verb in view.verbs:
        if verb is DateVerb.SNOOZE:
            continue
        look = Look.PRIMARY if verb in (DateVerb.CONFIRM, DateVerb.DRAFT) and not place else Look.PLAIN
        row.append(Button(words(_label(verb)), verb, found.id, found.version, choice=place, look=look))
    if DateVerb.SNOOZE not in view.verbs:
        return [Buttons(tuple(row))] if row else []
    row.append(Button(words("nudge-snooze-date"), "date_snooze_until", found.id, found.version))
    presets = tuple(
        Button(words("snooze-days", days=days), DateVerb.SNOOZE, found.id, found.version, choice=preset)
        for preset, days in SNOOZE_DAYS.items()
    )
    return [Buttons(tuple(row)), Menu(words("nudge-snooze"), presets)]


def _choice(days: Days, place: str) -> str:
    return " ".join(part for part in (as_choice(days), place) if part)


def _label(verb: DateVerb) -> str:
    return verb.value.replace("_", "-")


def _kinds(words: Words) -> tuple[Option, ...]:
    return tuple(Option(kind.value, words(f"date-kind-{kind.value.replace('_', '-')}")) for kind in DateKind)
