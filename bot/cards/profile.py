"""A candidate on a card: the profile, a list of those found, the question which one is meant, and its forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cards import dates
from bot.cards.dates import DateView
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
    Option,
    Pair,
    Rule,
    SearchField,
    Source,
    Style,
    TextField,
    Title,
    Tone,
    card,
)
from bot.cards.note_parts import language_name
from bot.cards.when import marks, place_name, their_time
from bot.ports import Hit
from bot.rules.commands import NOTE_LANGUAGES
from bot.rules.place import place_of
from bot.texts import Words, text
from db.tables import Candidate, CandidateEmail, EmailKind, Fact, LawfulBasis, Stage


@dataclass(frozen=True, slots=True)
class ProfileView:
    """All that a profile shows. Addresses are shown to those who may write."""

    candidate: Candidate
    facts: Sequence[Fact]
    emails: Sequence[CandidateEmail]
    #: who added each fact, by the id that is stored
    adders: dict[str, str]
    owner: str
    now: datetime
    zone: str
    may_add: bool
    may_write: bool
    may_suppress: bool = False
    may_set_stage: bool = False
    #: who said where they stand in our hiring
    stage_set_by: str = ""
    #: the reader has the conversation, or may ask for it
    is_owner: bool = False
    may_ask_owner: bool = False
    dates: Sequence[DateView] = ()
    may_keep_dates: bool = False


def draw(view: ProfileView, words: Words) -> Card:
    """The profile."""
    who = view.candidate
    return card(
        words("profile-summary"),
        Title(who.name),
        Line(
            " · ".join(part for part in (who.title, who.employer, place_name(who.country, who.region, words)) if part)
        ),
        _standing(view, words),
        Pair(words("profile-time"), words("their-time", time=their_time(place_of(who), view.now, words))),
        marks(place_of(who), words),
        Pair(words("profile-language"), language_name(who.language, words)),
        [Pair(words(f"email-{email.kind.value}"), email.address) for email in view.emails],
        Pair(words("profile-basis"), words(f"basis-{who.lawful_basis.value.replace('_', '-')}")),
        Rule(),
        Line(words("profile-facts", count=len(view.facts)), Style.STRONG),
        [
            Source(
                fact.text,
                fact.source,
                words("seen-on", day=fact.seen_on, name=view.adders.get(fact.added_by, fact.added_by)),
            )
            for fact in view.facts
        ],
        _dates(view, words),
        _buttons(view, words),
    )


def _dates(view: ProfileView, words: Words) -> list[Element]:
    """What is known of days to come, with where each stands."""
    if not view.dates:
        return []
    parts: list[Element] = [Rule(), Line(words("profile-dates", count=len(view.dates)), Style.STRONG)]
    for one in view.dates:
        parts.extend(dates.lines(one, words))
    return parts


def _standing(view: ProfileView, words: Words) -> Banner | None:
    if view.candidate.said_no_on is not None:
        return Banner(words("profile-said-no", day=view.candidate.said_no_on), Tone.BAD)
    if view.candidate.stage is not Stage.OPEN:
        stage = text(f"stage-{view.candidate.stage.value.replace('_', '-')}")
        since = (view.candidate.stage_set_at or view.candidate.created_at).date()
        source = view.candidate.stage_source
        return Banner(
            words("profile-stage", stage=stage, day=since, name=view.stage_set_by, source=source), Tone.WAITING
        )
    if view.owner and view.candidate.owned_since is not None:
        return Banner(words("profile-owned", owner=view.owner, since=view.candidate.owned_since), Tone.WAITING)
    return None


def _buttons(view: ProfileView, words: Words) -> Buttons | None:
    row: list[Button] = []
    if view.may_write and view.candidate.said_no_on is None and view.candidate.stage is Stage.OPEN:
        row.append(Button(words("profile-write"), "write_to", view.candidate.id, look=Look.PRIMARY))
    if view.may_add:
        row.append(Button(words("profile-add-fact"), "fact_add", view.candidate.id))
    if view.may_keep_dates and view.candidate.said_no_on is None:
        known = bool(view.dates)
        label, verb = ("profile-dates-button", "dates") if known else ("date-add", "date_add")
        row.append(Button(words(label), verb, view.candidate.id))
    if view.may_set_stage:
        row.append(Button(words("profile-set-stage"), "stage", view.candidate.id))
    if view.is_owner:
        row.append(Button(words("handover-on-button"), "handover_on", view.candidate.id))
    elif view.owner and view.may_ask_owner:
        row.append(Button(words("handover-ask-button", owner=view.owner), "handover_ask", view.candidate.id))
    if view.may_suppress and view.candidate.said_no_on is None:
        row.append(Button(words("profile-suppress"), "suppress", view.candidate.id, look=Look.DANGER))
    return Buttons(tuple(row)) if row else None


def found(hits: Sequence[Hit], typed: str, words: Words) -> Card:
    """Those a search found, each with a button that opens the profile."""
    if not hits:
        return unknown(typed, words)
    parts: list[Element] = [Title(words("found-title", count=len(hits)))]
    for hit in hits:
        parts.append(Line(_described(hit)))
        parts.append(Buttons((Button(words("found-open"), "profile", hit.candidate_id),)))
    return Card(words("profile-summary"), tuple(parts))


def which_one(question_id: str, typed: str, hits: Sequence[Hit], words: Words, *, certain: bool) -> Card:
    """Several match, or only near ones do: the asker chooses."""
    key = "which-one" if certain else "which-near"
    choices = tuple(Button(_described(hit), "chosen", question_id, choice=hit.candidate_id) for hit in hits)
    return Card(words("profile-summary"), (Line(words(key, typed=typed)), Buttons(choices)))


def unknown(typed: str, words: Words) -> Card:
    """Nobody is called that: what to do."""
    return Card(
        words("profile-summary"),
        (
            Line(words("candidate-unknown", typed=typed)),
            Buttons((Button(words("candidate-add-button"), "candidate_add", "new"),)),
        ),
    )


def add_form(words: Words, name: str = "", today: str = "") -> Form:
    """A new candidate with a first fact: without source and date none is stored."""
    kinds = tuple(Option(kind.value, words(f"email-{kind.value}")) for kind in EmailKind)
    bases = tuple(Option(basis.value, words(f"basis-{basis.value.replace('_', '-')}")) for basis in LawfulBasis)
    languages = tuple(Option(tag, language_name(tag, words)) for tag in NOTE_LANGUAGES)
    return Form(
        "candidate_add",
        words("add-title"),
        (
            TextField("name", words("add-name"), value=name[:200], longest=200),
            TextField("employer", words("add-employer"), required=False, longest=200),
            TextField("job", words("add-job"), required=False, longest=200),
            TextField("country", words("add-country"), hint=words("add-country-hint"), longest=60),
            TextField("region", words("add-region"), hint=words("add-region-hint"), required=False, longest=60),
            TextField("timezone", words("add-timezone"), hint=words("add-timezone-hint"), required=False, longest=60),
            ChoiceField("language", words("form-language"), languages, value="en"),
            TextField("email", words("add-email"), required=False, longest=254),
            ChoiceField("email_kind", words("add-email-kind"), kinds, value=EmailKind.PERSONAL.value),
            ChoiceField("basis", words("profile-basis"), bases, value=LawfulBasis.LEGITIMATE_INTEREST.value),
            *_fact_fields(words, "", "", today),
        ),
        submit=words("add-submit"),
        cancel=words("cancel"),
    )


def fact_form(
    words: Words, *, candidate: Candidate | None = None, fact: str = "", source: str = "", today: str = ""
) -> Form:
    """A fact for a candidate; from a message, text and address come along and the candidate is chosen."""
    who: tuple[SearchField | Line, ...] = (
        (Line(candidate.name, Style.STRONG),)
        if candidate
        else (SearchField("candidate", words("form-candidate"), source="candidates"),)
    )
    return Form(
        "fact_add",
        words("fact-title"),
        (*who, *_fact_fields(words, fact, source, today)),
        submit=words("fact-submit"),
        cancel=words("cancel"),
        subject=candidate.id if candidate else "",
    )


def stage_form(candidate: Candidate, words: Words) -> Form:
    """Where the candidate stands in our own hiring."""
    stages = tuple(Option(stage.value, words(f"stage-{stage.value.replace('_', '-')}")) for stage in Stage)
    return Form(
        "stage",
        words("stage-title"),
        (
            Line(candidate.name, Style.STRONG),
            ChoiceField("stage", words("stage-field"), stages, value=candidate.stage.value),
            TextField(
                "source",
                words("fact-source"),
                value=candidate.stage_source[:200],
                hint=words("stage-source-hint"),
                longest=200,
            ),
        ),
        submit=words("stage-submit"),
        cancel=words("cancel"),
        subject=candidate.id,
        seen=candidate.version,
    )


def suppress_form(candidate: Candidate, words: Words) -> Form:
    """Nobody writes to the candidate any more: why."""
    return Form(
        "suppress",
        words("suppress-title"),
        (
            Line(candidate.name, Style.STRONG),
            Line(words("suppress-what")),
            TextField("reason", words("form-reason"), hint=words("suppress-reason-hint"), lines=2, longest=300),
        ),
        submit=words("suppress-submit"),
        cancel=words("cancel"),
        subject=candidate.id,
    )


def _fact_fields(words: Words, fact: str, source: str, today: str) -> tuple[TextField | DateField, ...]:
    return (
        TextField("fact", words("fact-text"), value=fact[:1000], hint=words("fact-hint"), lines=3, longest=1000),
        TextField("source", words("fact-source"), value=source[:500], hint=words("fact-source-hint"), longest=500),
        DateField("seen_on", words("fact-seen-on"), value=today),
    )


def _described(hit: Hit) -> str:
    about = ", ".join(part for part in (hit.title, hit.employer) if part)
    return f"{hit.name} ({about})" if about else hit.name


def added(name: str, words: Words) -> Card:
    """Said after something was added."""
    return Card(words("profile-summary"), (Line(words(text("candidate-added", name=name))),))
