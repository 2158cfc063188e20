"""From a brief to the messages a model reads: what never changes first, everything from outside fenced."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openai.types.chat import ChatCompletionMessageParam

import prompts
from bot.ports import Brief, Draft, Evidence, Finding
from bot.rules.brief import is_stale
from bot.rules.voice.telling import in_words
from bot.texts import Words
from db.tables import NoteKind

#: said instead of nothing, so that a model does not fill the gap
_NONE = "(none)"
_LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "sv": "Swedish", "it": "Italian"}
_TONES = {
    "": "plain and friendly",
    "warm": "warm, without familiarity",
    "formal": "formal",
    "brief": "as short as it can be",
    "direct": "direct, without preamble",
}


@dataclass(frozen=True, slots=True)
class Request:
    """What goes to the model, and how its short ids map back to ours."""

    messages: tuple[ChatCompletionMessageParam, ...]
    #: `first_note@1`, with `+sender_voice@1` where the sender has a voice and `+repair@1` where a draft is mended
    label: str
    #: `F1` → fact id, `P1` → talking point id
    ids: Mapping[str, str]


def request(brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Request:
    """The messages for one note; with `before`, the draft to mend (`report`) or to change (the brief's wish)."""
    prompt = prompts.load("follow_up" if brief.kind is NoteKind.FOLLOW_UP else "first_note")
    ids = {f"F{n}": fact.id for n, fact in enumerate(brief.facts, 1)}
    ids |= {f"P{n}": point.id for n, point in enumerate(brief.points, 1)}
    asked, label = prompt.fill(_values(brief, prompt.variables)), prompt.label
    if brief.voice is not None:
        # Before all that differs between the sender's notes, so that an endpoint finds it in its cache.
        manner = prompts.load("sender_voice")
        asked, label = (
            f"{manner.fill({'voice': in_words(brief.voice, brief.language)})}\n{asked}",
            f"{label}+{manner.label}",
        )
    messages: list[ChatCompletionMessageParam] = [
        {"role": "system", "content": f"{prompts.load('voice').system}\n\n{prompt.system}"},
        {"role": "user", "content": asked},
    ]
    again = _again(brief, report, before)
    if before is None or again is None:
        return Request(tuple(messages), label, ids)
    more, filled = again
    messages.append({"role": "assistant", "content": _as_answer(before, ids)})
    messages.append({"role": "user", "content": more.fill(filled)})
    return Request(tuple(messages), f"{label}+{more.label}", ids)


def translation(draft: Draft, language: str, to: str) -> Request:
    """The messages for a literal translation of `draft`, sentence by sentence."""
    prompt = prompts.load("back_translation")
    letter = "\n".join([draft.subject, *(f"{n}. {sentence.text}" for n, sentence in enumerate(draft.sentences, 1))])
    filled = prompt.fill({"from": language_named(language), "to": language_named(to), "letter": letter})
    return Request(
        ({"role": "system", "content": prompt.system}, {"role": "user", "content": filled}), prompt.label, {}
    )


def language_named(tag: str) -> str:
    """A language's English name, for a model."""
    return _LANGUAGES.get(tag, tag)


def _again(
    brief: Brief, report: Sequence[Finding], before: Draft | None
) -> tuple[prompts.Prompt, Mapping[str, str]] | None:
    if before is None:
        return None
    if report:
        return prompts.load("repair"), {"report": _report(report)}
    return (prompts.load("ask_again"), {"wish": brief.wish}) if brief.wish else None


def _values(brief: Brief, wanted: frozenset[str]) -> Mapping[str, str]:
    values = {
        "sender": brief.sender_name,
        "title": brief.sender_title or "a leader",
        "company": brief.company,
        "points": "\n".join(f"P{n}: {point.text}" for n, point in enumerate(brief.points, 1)) or _NONE,
        "language": language_named(brief.language),
        "tone": _TONES.get(brief.tone, brief.tone),
        "candidate": brief.candidate_name,
        "employer": brief.candidate_employer or "employer unknown",
        "position": brief.candidate_title or "position unknown",
        "facts": "\n".join(_fact(n, fact, brief) for n, fact in enumerate(brief.facts, 1)) or _NONE,
        "purpose": brief.purpose or "getting to know each other, with working together in mind",
        "earlier": "\n\n----\n\n".join(brief.earlier) or _NONE,
        "closing": "This is the last letter." if brief.last else "It is not the last letter.",
    }
    return {name: value for name, value in values.items() if name in wanted}


def _fact(number: int, fact: Evidence, brief: Brief) -> str:
    about = [fact.kind, f"seen {fact.seen_on.isoformat()}" if fact.seen_on else ""]
    if brief.chosen_on is not None and is_stale(fact.seen_on, brief.chosen_on):
        about.append("old")
    return f"F{number} ({', '.join(part for part in about if part) or 'fact'}): {fact.text}"


def _report(report: Sequence[Finding]) -> str:
    words = Words("en")
    return "\n".join(
        f"- {'the whole letter or its subject' if finding.sentence is None else f'sentence {finding.sentence + 1}'}: "
        f"{words(finding.message)}"
        for finding in report
    )


def _as_answer(draft: Draft, ids: Mapping[str, str]) -> str:
    short = {full: name for name, full in ids.items()}
    sentences = [
        {
            "text": sentence.text,
            "sources": [short[source] for source in sentence.sources if source in short],
            "paragraph": sentence.paragraph,
        }
        for sentence in draft.sentences
    ]
    return json.dumps({"subject": draft.subject, "sentences": sentences}, ensure_ascii=False)
