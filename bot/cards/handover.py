"""A question for a conversation, as its owner, its asker and an admin see it; and its forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cards.elements import (
    Banner,
    Button,
    Buttons,
    Card,
    ChoiceField,
    Form,
    Line,
    Look,
    Option,
    Style,
    TextField,
    Title,
    Tone,
    card,
)
from bot.rules import handover as rules
from bot.rules.handover import Answering
from bot.texts import Words
from db.tables import Candidate, Handover, Person

LONGEST = 300
#: what a form sends for "let it go"
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class HandoverView:
    """All that such a card shows; names are "" where there is nobody."""

    asked: Handover
    candidate: Candidate
    owner: str
    to: str
    asker: str
    #: who answered or decided
    mover: str
    given_to: str
    #: where the conversation stands
    last_note: datetime | None
    planned: Sequence[datetime]
    #: from when on the reader may write, if it is later than now
    writes_from: datetime | None
    zone: str
    #: the reader's
    answers: Sequence[Answering] = ()
    reader_has_it: bool = False


def draw(view: HandoverView, words: Words) -> Card:
    """Who asks, why, where it stands, and what the reader may do; afterwards what became of it."""
    asked = view.asked
    return card(
        words("handover-summary"),
        Title(words("handover-title", candidate=view.candidate.name)),
        _standing(view, words),
        Line(words("handover-why", why=asked.why)) if asked.why else None,
        Line(words("handover-answer", name=view.mover, words=asked.answer)) if asked.answer else None,
        _where(view, words) if rules.waits(asked) else (),
        _next(view, words),
        _buttons(view, words),
    )


def draw_pointer(view: HandoverView, words: Words) -> Card:
    """What is left of an older message once a newer one stands below it."""
    return card(words("handover-summary"), Line(words("moved-below", candidate=view.candidate.name), Style.QUIET))


def _standing(view: HandoverView, words: Words) -> Banner:
    asked = view.asked
    if asked.reason:
        return Banner(words(asked.reason), Tone.WAITING)
    if rules.lapsed(asked):
        return Banner(words("handover-no-answer", owner=view.owner, to=view.to, asked=asked.asked_at), Tone.WARNING)
    if rules.waits(asked):
        key = "handover-asks" if view.asker == view.to else "handover-asks-for"
        return Banner(words(key, asker=view.asker, to=view.to, until=asked.due_at or asked.asked_at), Tone.WAITING)
    if rules.kept(asked):
        return Banner(words("handover-is-kept", owner=view.owner), Tone.BAD)
    if rules.taken_back(asked):
        return Banner(words("handover-is-taken-back", name=view.mover), Tone.WAITING)
    if not view.given_to:
        return Banner(words("handover-is-free", name=view.mover), Tone.GOOD)
    return Banner(words("handover-is-given", name=view.mover, to=view.given_to), Tone.GOOD)


def _where(view: HandoverView, words: Words) -> list[Line]:
    last = view.last_note
    lines = [words("handover-last-note", at=last, owner=view.owner) if last else words("handover-no-note")]
    if view.planned:
        days = ", ".join(words.moment(at, view.zone) for at in view.planned)
        lines.append(words("handover-planned", count=len(view.planned), days=days))
    return [Line(line, Style.QUIET) for line in lines]


def _next(view: HandoverView, words: Words) -> Line | None:
    if Answering.GIVE in view.answers:
        return Line(words("handover-giving"))
    if view.reader_has_it and view.writes_from is not None:
        return Line(words("handover-writes-from", day=view.writes_from.date()))
    return None


def _buttons(view: HandoverView, words: Words) -> Buttons | None:
    asked = view.asked
    row = [
        Button(words(f"handover-{answer.value.replace('_', '-')}-button"), verb, asked.id, asked.version, look=look)
        for answer, verb, look in (
            (Answering.GIVE, "handover_give", Look.PRIMARY),
            (Answering.KEEP, "handover_keep", Look.PLAIN),
            (Answering.TAKE_BACK, "handover_take_back", Look.PLAIN),
        )
        if answer in view.answers
    ]
    if Answering.KEEP in view.answers:
        row.append(Button(words("handover-word-button"), "handover_word", asked.id, asked.version))
    if Answering.DECIDE in view.answers:
        row.append(
            Button(words("handover-decide-button"), "handover_decide", view.candidate.id, view.candidate.version)
        )
    if view.reader_has_it and not row:
        row.append(Button(words("handover-write"), "write_to", view.candidate.id, look=Look.PRIMARY))
    return Buttons(tuple(row)) if row else None


def refused(sentence: str, candidate_id: str, executive_id: str, owner: str, words: Words) -> Card:
    """Why a note was not asked for, and the button that asks the owner."""
    ask = Button(words("handover-ask-button", owner=owner), "handover_ask", candidate_id, choice=executive_id)
    return Card(words("summary-answer"), (Line(sentence), Buttons((ask,))))


def ask_form(candidate: Candidate, executive_id: str, owner: str, words: Words) -> Form:
    """Ask, with an optional sentence why."""
    return Form(
        "handover_ask",
        words("handover-ask-title"),
        (
            Line(words("handover-ask-what", owner=owner, candidate=candidate.name)),
            TextField("why", words("form-reason"), hint=words("handover-why-hint"), required=False, longest=LONGEST),
        ),
        submit=words("handover-ask-submit"),
        cancel=words("cancel"),
        subject=f"{candidate.id}#{executive_id}",
    )


def word_form(asked: Handover, candidate: Candidate, words: Words) -> Form:
    """Give or keep, with a word to the asker."""
    answers = tuple(
        Option(answer.value, words(f"handover-{answer.value}-button")) for answer in (Answering.KEEP, Answering.GIVE)
    )
    return Form(
        "handover_word",
        words("handover-title", candidate=candidate.name)[:24],
        (
            ChoiceField("answer", words("handover-word-answer"), answers, value=Answering.KEEP.value),
            TextField("words", words("handover-word-label"), longest=LONGEST),
        ),
        submit=words("handover-word-submit"),
        cancel=words("cancel"),
        subject=asked.id,
        seen=asked.version,
    )


def hand_on_form(candidate: Candidate, executives: Sequence[Person], words: Words) -> Form:
    """The owner hands over, or lets go."""
    return _to_form("handover_on", candidate, executives, "", words)


def decide_form(candidate: Candidate, executives: Sequence[Person], owner: str, words: Words) -> Form:
    """An admin decides to whom, and why."""
    return _to_form("handover_decide", candidate, executives, owner, words, reason_required=True)


def _to_form(
    name: str,
    candidate: Candidate,
    executives: Sequence[Person],
    owner: str,
    words: Words,
    *,
    reason_required: bool = False,
) -> Form:
    options = tuple(Option(person.id, person.name) for person in executives)
    since = candidate.owned_since
    return Form(
        name,
        words("handover-form-title"),
        (
            Line(candidate.name, Style.STRONG),
            *([Line(words("profile-owned", owner=owner, since=since), Style.QUIET)] if owner and since else []),
            ChoiceField("to", words("handover-to"), (*options, Option(NOBODY, words("handover-to-nobody")))),
            TextField("why", words("form-reason"), required=reason_required, longest=LONGEST),
            Line(words("handover-ends"), Style.QUIET),
        ),
        submit=words("handover-form-submit"),
        cancel=words("cancel"),
        subject=candidate.id,
        seen=candidate.version,
    )
