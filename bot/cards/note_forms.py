"""The forms of a note's life: ask for one, edit, ask again, reject, snooze until a day."""

from collections.abc import Sequence

from bot.cards.elements import ChoiceField, DateField, Form, Line, Option, SearchField, Style, TextField
from bot.cards.note_parts import NoteView, language_name
from bot.ports import HeardKind
from bot.rules.commands import NOTE_LANGUAGES, TONES
from bot.texts import Words
from db.tables import FollowUp, Note, Person


def ask(
    words: Words,
    *,
    candidate: Option | None = None,
    purpose: str = "",
    tone: str = "",
    language: str = "",
    executives: Sequence[Person] = (),
) -> Form:
    """Ask for a note. `executives` is given where the asker writes for somebody else."""
    parts: list[SearchField | ChoiceField | TextField] = [
        SearchField(
            "candidate",
            words("form-candidate"),
            source="candidates",
            value=candidate,
            placeholder=words("form-candidate-placeholder"),
        )
    ]
    if executives:
        options = tuple(Option(person.id, person.name, person.title) for person in executives)
        parts.append(ChoiceField("executive", words("form-executive"), options))
    parts.append(
        TextField(
            "purpose",
            words("form-purpose"),
            value=purpose,
            hint=words("form-purpose-hint"),
            required=False,
            lines=3,
            longest=500,
        )
    )
    tones = tuple(Option(name, words(f"tone-{name}")) for name in TONES)
    parts.append(ChoiceField("tone", words("form-tone"), tones, value=tone, required=False))
    languages = tuple(Option(tag, language_name(tag, words)) for tag in NOTE_LANGUAGES)
    parts.append(
        ChoiceField(
            "language",
            words("form-language"),
            languages,
            value=language,
            hint=words("form-language-hint"),
            required=False,
        )
    )
    return Form(
        "note", words("form-note-title"), tuple(parts), submit=words("form-note-submit"), cancel=words("cancel")
    )


def edit(view: NoteView, words: Words) -> Form:
    """Put other words in place."""
    wording = view.wording
    if wording is None:
        raise LookupError(view.note.id)
    return Form(
        "edit",
        words("form-edit-title"),
        (
            TextField("subject", words("mail-subject"), value=wording.subject, longest=200),
            TextField("body", words("form-body"), value=wording.body, lines=12, hint=words("form-body-hint")),
            Line(words("form-edit-note"), Style.QUIET),
        ),
        submit=words("form-edit-submit"),
        cancel=words("cancel"),
        subject=view.note.id,
        seen=view.note.version,
    )


def ask_again(note_id: str, seen: int, words: Words) -> Form:
    """Have it written again."""
    return Form(
        "ask_again",
        words("form-again-title"),
        (TextField("wish", words("form-wish"), hint=words("form-wish-hint"), lines=3, longest=500),),
        submit=words("form-again-submit"),
        cancel=words("cancel"),
        subject=note_id,
        seen=seen,
    )


def reject(note_id: str, seen: int, words: Words) -> Form:
    """Say no, with a reason."""
    return Form(
        "reject",
        words("form-reject-title"),
        (TextField("reason", words("form-reason"), hint=words("form-reason-hint"), lines=3, longest=500),),
        submit=words("form-reject-submit"),
        cancel=words("cancel"),
        subject=note_id,
        seen=seen,
    )


def heard(note: Note, words: Words) -> Form:
    """An answer that a person tells of: what it was, and its words if they are at hand."""
    kinds = tuple(
        Option(kind.value, words(f"heard-kind-{kind.value.replace('_', '-')}"))
        for kind in (HeardKind.ANSWER, HeardKind.DECLINE, HeardKind.OPT_OUT)
    )
    return Form(
        "heard",
        words("heard-title"),
        (
            ChoiceField("kind", words("heard-kind"), kinds, value=HeardKind.ANSWER.value),
            TextField("said", words("heard-said"), hint=words("heard-said-hint"), required=False, lines=6),
        ),
        submit=words("heard-submit"),
        cancel=words("cancel"),
        subject=note.id,
        seen=note.version,
    )


def change_days(plan: FollowUp, days: Sequence[int], most: int, candidate: str, words: Words) -> Form:
    """Other days for the follow-ups of one conversation."""
    typed = ", ".join(map(str, days))
    return Form(
        "change_days",
        words("form-days-title"),
        (
            Line(candidate, Style.STRONG),
            TextField("days", words("form-days"), value=typed, hint=words("form-days-hint", most=most), required=False),
        ),
        submit=words("form-days-submit"),
        cancel=words("cancel"),
        subject=plan.id,
        seen=plan.version,
    )


def snooze_until(plan: FollowUp, words: Words) -> Form:
    """Put a follow-up off to a day."""
    return Form(
        "snooze_until",
        words("form-snooze-title"),
        (DateField("day", words("form-day"), hint=words("form-day-hint")),),
        submit=words("form-snooze-submit"),
        cancel=words("cancel"),
        subject=plan.id,
        seen=plan.version,
    )
