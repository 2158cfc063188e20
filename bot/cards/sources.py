"""Sentence by sentence: what each rests on; and what changed between two revisions."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from bot.cards.elements import (
    Button,
    Buttons,
    Change,
    Element,
    Form,
    Line,
    ManyField,
    Mark,
    Option,
    Rule,
    Source,
    Style,
    TextField,
    Tone,
)
from bot.cards.note_parts import NoteView, Support
from bot.ports import Severity
from bot.rules.note import Verb
from bot.texts import Words
from db.tables import Claim, NoteRevision

#: facts and talking points to choose from; a platform shows a hundred at most
OFFERED = 90


def draw(view: NoteView, words: Words) -> Form:
    """Each sentence with its facts, links and dates, and what could not be supported; who may edit changes it here."""
    parts: list[Element] = []
    literal = view.translation.sentences if view.translation else []
    for claim in view.claims:
        parts.append(Line(claim.text, Style.STRONG))
        if len(literal) > claim.position:
            parts.append(Line(literal[claim.position], Style.QUIET))
        found = [view.support[source] for source in claim.sources if source in view.support]
        for support in found:
            parts.append(Source(support.text, support.source, _seen(support, words)))
            if support.gone:
                parts.append(Mark(words(support.gone), Tone.BAD))
        if not found:
            tone = Tone.WARNING if claim.sources else Tone.WAITING
            parts.append(Mark(words("source-gone" if claim.sources else "source-none"), tone))
        parts.extend(_found_in(view, claim.position, words))
        if Verb.EDIT in view.verbs:
            label, position = words("show-sentence"), str(claim.position)
            parts.append(Buttons((Button(label, "sentence", view.note.id, view.note.version, position),)))
    parts.extend(_found_in(view, None, words))
    parts.extend(_unused(view, words))
    if view.mended:
        parts += [Rule(), Line(words("sources-mended"), Style.STRONG)]
        parts += [Mark(words(finding.message), Tone.GOOD) for finding in view.mended]
    return Form(
        name="sources",
        title=words("sources-title"),
        parts=tuple(parts) or (Line(words("sources-nothing")),),
        cancel=words("close"),
        subject=view.note.id,
    )


def _seen(support: Support, words: Words) -> str:
    if support.seen_on:
        return words("seen-on", day=support.seen_on, name=support.added_by)
    return words(support.holds) if support.holds else ""


def _unused(view: NoteView, words: Words) -> list[Element]:
    """What else the writer could use: the brief is open to whoever reviews."""
    cited = {source for claim in view.claims for source in claim.sources}
    known = [str(item["id"]) for item in view.wording.brief] if view.wording else []
    unused = [view.support[one] for one in known if one in view.support and one not in cited]
    if not unused:
        return []
    return [
        Rule(),
        Line(words("sources-unused"), Style.STRONG),
        *(Source(one.text, one.source, words.day(one.seen_on) if one.seen_on else "") for one in unused),
    ]


def _found_in(view: NoteView, position: int | None, words: Words) -> list[Mark]:
    return [
        Mark(words(finding.message), Tone.BAD if finding.severity is Severity.BLOCK else Tone.WARNING)
        for finding in view.findings
        if finding.sentence == position
    ]


def sentence(view: NoteView, claim: Claim, evidence: Sequence[Support], words: Words) -> Form:
    """Change one sentence: other words, none, or what it rests on."""
    options = tuple(Option(one.id, one.text, one.source) for one in evidence[:OFFERED])
    rests_on = ManyField(
        "sources",
        words("form-sentence-sources"),
        options,
        values=tuple(claim.sources),
        hint=words("form-sentence-sources-hint"),
    )
    return Form(
        "sentence",
        words("form-sentence-title"),
        (
            TextField(
                "words",
                words("form-sentence-words"),
                value=claim.text,
                hint=words("form-sentence-words-hint"),
                required=False,
                lines=3,
                longest=1000,
            ),
            *((rests_on,) if options else ()),
        ),
        submit=words("form-edit-submit"),
        cancel=words("cancel"),
        subject=f"{view.note.id}#{claim.position}",
        seen=view.note.version,
    )


def draw_translation(view: NoteView, words: Words) -> Form:
    """The note in the reviewers' language, beside it, marked as what it is."""
    read = view.translation
    if read is None or view.wording is None:
        raise LookupError(view.note.id)
    parts: list[Element] = [Line(words("translation-marked", model=read.writer), Style.QUIET)]
    parts += [Line(view.wording.subject, Style.STRONG), Line(read.subject), Rule()]
    for claim, literal in zip(view.claims, read.sentences, strict=False):
        parts += [Line(claim.text, Style.STRONG), Line(literal)]
    return Form(
        name="translation",
        title=words("translation-title"),
        parts=tuple(parts),
        cancel=words("close"),
        subject=view.note.id,
    )


def draw_changes(note_id: str, wordings: tuple[NoteRevision, ...], words: Words) -> Form:
    """What each revision changed against the one before, newest first."""
    parts: list[Element] = []
    for before, after in reversed(list(pairwise(wordings))):
        parts.append(Line(words("change-from-to", before=before.revision, after=after.revision), Style.STRONG))
        if before.subject != after.subject:
            parts.append(Change(removed=before.subject, added=after.subject))
        parts.extend(changes(before.body, after.body))
        parts.append(Rule())
    return Form(
        name="changes",
        title=words("changes-title"),
        parts=tuple(parts[:-1]) or (Line(words("changes-none")),),
        cancel=words("close"),
        subject=note_id,
    )


def changes(before: str, after: str) -> list[Change]:
    """The difference word by word, as a reader would mark it; long unchanged runs are shortened."""
    old, new = before.split(), after.split()
    found: list[Change] = []
    for tag, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            kept = old[i:j]
            found.append(Change("", "", " ".join(kept if len(kept) <= 12 else [*kept[:5], "…", *kept[-5:]])))
        else:
            found.append(Change(" ".join(old[i:j]), " ".join(new[k:m])))
    return found
