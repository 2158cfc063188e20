"""A writer without a model: an honest, plain note from the same brief.

It knows no more than the phrases beside it. Every fact and talking point stands behind a colon, word for
word or put to "you", so the sentence is right whatever the fact's grammar; whoever writes to whom decides
which of several phrasings is taken, so two letters by one hand, or to one person, differ.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from anyascii import anyascii
from pydantic import BaseModel, ConfigDict

from bot.ports import Brief, Draft, Evidence, Finding, Sentence, Severity, Usage, Written
from bot.rules.brief import already_told
from bot.rules.draft_checks import check
from bot.rules.own_words import bare, language_of, to_you, topic
from db.tables import NoteKind

LANGUAGES = ("en", "de", "fr", "es")
#: what the card and the database name as the writer
NAME = "template"
FOLDER = Path(__file__).parent / "phrases"

_KINDS: Mapping[str, str] = {
    "publication": "publication", "paper": "publication", "article": "publication", "preprint": "publication",
    "talk": "talk", "keynote": "talk", "presentation": "talk", "lecture": "talk",
    "code": "code", "open_source": "code", "software": "code", "project": "code", "repository": "code",
    "role": "role", "work": "role", "position": "role", "employment": "role", "job": "role",
}  # fmt: skip
_SHORTER = ("short", "kurz", "kurz", "knapp", "court", "bref", "breve", "cort")
_WARMER = ("warm", "friend", "herzlich", "freundlich", "chaleur", "calid", "cercan")
_FORMALER = ("formal", "formell", "forml", "formel")


class Phrases(BaseModel):
    """One language's phrases, as the file holds them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quotes: tuple[str, str, str, str]
    greeting: Mapping[str, Sequence[str]]
    opening: Mapping[str, Sequence[str]]
    untitled: str
    purpose: Sequence[str]
    no_purpose: Sequence[str]
    first_fact: Mapping[str, Sequence[str]]
    next_fact: Mapping[str, Sequence[str]]
    first_point: Sequence[str]
    next_point: Sequence[str]
    ask: Mapping[str, Sequence[str]]
    filler: Sequence[str]
    thanks: Mapping[str, Sequence[str]]
    sign: Mapping[str, Sequence[str]]
    follow_opening: Sequence[str]
    follow_fact: Sequence[str]
    follow_point: Sequence[str]
    follow_ask: Sequence[str]
    follow_filler: Sequence[str]
    last_opening: Sequence[str]
    last_close: Sequence[str]
    subject: Mapping[str, Sequence[str]]


class TemplateWriter:
    """Writes from phrases; a `Writer` that never fails and costs nothing."""

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        """Write the note; asked again, with a report or a wish, in other words than `before`."""
        turn = (1 if report else 0) + (_number(brief.wish) if brief.wish else 0)
        draft = compose(brief, turn)
        if before is not None and draft.body == before.body:
            draft = compose(brief, turn + 1)
        return Written(draft, Usage(model=NAME, prompt=f"{NAME}_{_language(brief)}@1"))


def compose(brief: Brief, turn: int = 0) -> Draft:
    """The note in words: evidence that trips a blocking check, and then the purpose, is left out."""
    draft = _Composer(brief, turn).draft()
    for _ in range(len(brief.facts) + len(brief.points) + 1):
        blocking = [finding for finding in check(brief, draft) if finding.severity is Severity.BLOCK]
        if not blocking:
            return draft
        tripped = {
            source
            for finding in blocking
            if finding.sentence is not None
            for source in draft.sentences[finding.sentence].sources
        }
        brief = replace(
            brief,
            purpose=brief.purpose if tripped else "",
            facts=tuple(fact for fact in brief.facts if fact.id not in tripped),
            points=tuple(point for point in brief.points if point.id not in tripped),
        )
        draft = _Composer(brief, turn).draft()
    return draft


@dataclass(frozen=True, slots=True)
class _Room:
    """How many words a note has."""

    least: int
    most: int


_FIRST, _SHORT, _FOLLOW = _Room(75, 125), _Room(40, 75), _Room(30, 90)


class _Composer:
    """Puts one note together."""

    def __init__(self, brief: Brief, turn: int) -> None:
        self.brief = brief
        self.turn = turn
        self.language = _language(brief)
        self.phrases = phrases(self.language)
        wish = anyascii(brief.wish).casefold()
        self.short = brief.tone == "brief" or any(word in wish for word in _SHORTER)
        self.tone = brief.tone if brief.tone in ("warm", "formal", "brief", "direct") else "default"
        if any(word in wish for word in _WARMER):
            self.tone = "warm"
        elif any(word in wish for word in _FORMALER):
            self.tone = "formal"

    def draft(self) -> Draft:
        """Subject and sentences."""
        if self.brief.kind is NoteKind.FOLLOW_UP:
            return self._follow_up()
        room = _SHORT if self.short else _FIRST
        most = 1 if self.short else 3
        # Less and less evidence until it fits; then a courtesy or two if it became too thin.
        amounts = [(facts, points) for facts in range(most, -1, -1) for points in range(min(2, most), -1, -1)]
        amounts.sort(key=lambda amount: -(3 * amount[0] + 2 * amount[1]))
        fitting = next((at for at in amounts if self._words(self._first(*at, 0)) <= room.most), (0, 0))
        draft = self._first(*fitting, 0)
        for fillers in (1, 2, 3):
            more = self._first(*fitting, fillers)
            if self._words(draft) >= room.least or self._words(more) > room.most:
                break
            draft = more
        return draft

    @staticmethod
    def _words(draft: Draft) -> int:
        return len(draft.body.split())

    def _first(self, facts: int, points: int, fillers: int) -> Draft:
        brief = self.brief
        opening = self.phrases.opening["brief" if self.short else "default"]
        sentences = [
            self._greeting(),
            Sentence(self._say(opening if brief.sender_title else [self.phrases.untitled], "opening"), paragraph=True),
            Sentence(self._purpose()),
        ]
        for index, fact in enumerate(brief.facts[:facts]):
            sentences.append(self._fact(fact, index))
        for index, point in enumerate(brief.points[:points]):
            ways = self.phrases.next_point if index else self.phrases.first_point
            sentences.append(self._point(point, ways, paragraph=index == 0))
        sentences += self._end(
            self.phrases.ask.get(self._ask_tone(), self.phrases.ask["default"]), self.phrases.filler, fillers
        )
        return Draft(self._subject(), tuple(sentences))

    def _follow_up(self) -> Draft:
        brief = self.brief
        ways = self.phrases.last_opening if brief.last else self.phrases.follow_opening
        head = [self._greeting(), Sentence(self._say(ways, "opening"), paragraph=True)]
        evidence = [self._evidence(fact, self.phrases.follow_fact) for fact in self._untold(brief.facts, 40)]
        if brief.last:
            # It closes the conversation: at most one new thing, no question.
            close = [Sentence(self._say(self.phrases.last_close, "close"), paragraph=True)]
            return Draft(self._subject(), (*head, *evidence, *close, *self._signature()))
        if not (self.short and evidence):
            new = self._untold(brief.points, 30)
            evidence += [self._point(point, self.phrases.follow_point, paragraph=bool(evidence)) for point in new]
        ask, filler = self.phrases.follow_ask, self.phrases.follow_filler
        brisk = Draft(self._subject(), (*head, *evidence, *self._end(ask, filler, 0, thanks=False)))
        if self.short or self._words(brisk) >= 45:
            return brisk
        return Draft(self._subject(), (*head, *evidence, *self._end(ask, filler, 1, thanks=False)))

    def _untold(self, evidence: Sequence[Evidence], longest: int) -> list[Evidence]:
        """The first one the thread has not used yet, if there is one."""
        new = (item for item in evidence if not already_told(item.text, self.brief.earlier))
        return [item for item in new if len(item.text.split()) <= longest][:1]

    def _greeting(self) -> Sentence:
        return Sentence(self._say(self.phrases.greeting[self.tone], "greeting"))

    def _purpose(self) -> str:
        said = topic(self.brief.purpose, self.language)
        if not said:
            return self._say(self.phrases.no_purpose, "purpose")
        if self._foreign(said):
            said = self._quoted(bare(said))
        return self._say(self.phrases.purpose, "purpose", purpose=said)

    def _fact(self, fact: Evidence, index: int) -> Sentence:
        kind = _KINDS.get(fact.kind.casefold(), "other")
        if index == 0:
            return self._evidence(fact, self.phrases.first_fact[kind], paragraph=True)
        # The second and the third never begin alike: the lists hold "I also noted" first, then "and there is".
        ways = self.phrases.next_fact[kind]
        return self._evidence(fact, [ways[(index + 1) % len(ways)]])

    def _evidence(self, fact: Evidence, ways: Sequence[str], *, paragraph: bool = False) -> Sentence:
        told = to_you(fact.text, self.brief.candidate_name) if self.language == "en" else ""
        if not told or self._foreign(fact.text):
            told = self._quoted(fact.text)
        return Sentence(self._say(ways, fact.id, fact=_ended(told)), (fact.id,), paragraph)

    def _point(self, point: Evidence, ways: Sequence[str], *, paragraph: bool = False) -> Sentence:
        told = self._quoted(point.text) if self._foreign(point.text) else point.text
        return Sentence(self._say(ways, point.id, point=_ended(told)), (point.id,), paragraph)

    def _end(self, ask: Sequence[str], filler: Sequence[str], fillers: int, *, thanks: bool = True) -> list[Sentence]:
        start = self._pick(len(filler), "filler")
        kept = [filler[(start + index) % len(filler)] for index in range(fillers)]
        sentences = [Sentence(self._say(ask, "ask"), paragraph=True), *(Sentence(words) for words in kept)]
        ways = () if self.short or not thanks else self.phrases.thanks[self.tone]
        return [*sentences, *([Sentence(self._say(ways, "thanks"))] if ways else []), *self._signature()]

    def _signature(self) -> list[Sentence]:
        brief = self.brief
        who = ", ".join(part for part in (brief.sender_name, brief.sender_title, brief.company) if part)
        return [
            Sentence(self._say(self.phrases.sign[self.tone], "sign"), paragraph=True),
            Sentence(who, paragraph=True),
        ]

    def _subject(self) -> str:
        brief = self.brief
        if brief.kind is NoteKind.FOLLOW_UP:
            return self._say(self.phrases.subject["last" if brief.last else "follow"], "subject")
        said = bare(topic(brief.purpose, self.language, longest=4))
        if said and not self._foreign(said):
            ways = [
                way for way in self.phrases.subject["purpose"] if 3 <= len(way.split()) - 1 + len(said.split()) <= 7
            ]
            if ways:
                subject = self._say(ways, "subject", purpose=said)
                return subject[0].upper() + subject[1:]
        return self._say(self.phrases.subject["plain"], "subject")

    def _ask_tone(self) -> str:
        return "brief" if self.short else self.tone

    def _foreign(self, words: str) -> bool:
        spoken = language_of(words)
        return spoken != self.language if spoken else self.language != "en"

    def _quoted(self, words: str) -> str:
        opening, closing, inner, inner_end = self.phrases.quotes
        words = words.strip().rstrip(".")
        for pair in ('""', "“”", "„“", "«»"):
            words = _nested(words, pair, inner, inner_end)
        return f"{opening}{words}{closing}"

    def _say(self, ways: Sequence[str], slot: str, **more: str) -> str:
        brief = self.brief
        named = {"sender": brief.sender_name, "title": brief.sender_title, "company": brief.company}
        return _filled(ways[self._pick(len(ways), slot)], {**named, "name": brief.candidate_name, **more})

    def _pick(self, ways: int, slot: str) -> int:
        # By sender and by candidate apart, so that one executive keeps a hand and no two letters match.
        sender = _number(f"{self.brief.sender_name}|{slot}")
        return (sender + _number(f"{self.brief.candidate_name}|{slot}") + self.turn) % ways if ways else 0


@cache
def phrases(language: str) -> Phrases:
    """The phrases of one language."""
    held: Any = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    return Phrases.model_validate(held)


def _language(brief: Brief) -> str:
    return brief.language if brief.language in LANGUAGES else "en"


def _filled(way: str, values: Mapping[str, str]) -> str:
    # One pass, so that braces inside a fact stay what they are; a doubled stop after a fact's own goes.
    parts = way.replace("}", "{").split("{")
    said = "".join(values[part] if index % 2 else part for index, part in enumerate(parts))
    return said.replace("?.", "?").replace("!.", "!").replace("….", "…")


def _ended(words: str) -> str:
    return words.strip().rstrip(".;,:")


def _nested(words: str, pair: str, opening: str, closing: str) -> str:
    if pair[0] != pair[1]:
        return words.replace(pair[0], opening.strip()).replace(pair[1], closing.strip()) if pair[0] in words else words
    pieces = words.split(pair[0])
    return "".join(
        piece if index == 0 else f"{opening if index % 2 else closing}{piece}" for index, piece in enumerate(pieces)
    )


def _number(words: str) -> int:
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:4])
