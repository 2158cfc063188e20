"""A writer without a model: an honest, plain note from the same brief.

It knows no more than the phrases beside it. Every fact and talking point stands behind a colon, word for
word or put to "you", so the sentence is right whatever the fact's grammar; whoever writes to whom decides
which of several phrasings is taken, so two letters by one hand, or to one person, differ.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from anyascii import anyascii

from bot.outside.template_phrases import ended, filled, nested, phrases
from bot.ports import Brief, Draft, Evidence, Finding, Sentence, Severity, Style, Usage, Written
from bot.rules.brief import already_told
from bot.rules.draft_checks import check
from bot.rules.own_words import bare, language_of, to_you, topic
from bot.rules.voice.forms import filled_greeting, says
from db.tables import Formality, NoteKind

LANGUAGES = ("en", "de", "fr", "es")
#: what the card and the database name as the writer
NAME = "template"

_KINDS: Mapping[str, str] = {
    "publication": "publication", "paper": "publication", "article": "publication", "preprint": "publication",
    "talk": "talk", "keynote": "talk", "presentation": "talk", "lecture": "talk",
    "code": "code", "open_source": "code", "software": "code", "project": "code", "repository": "code",
    "role": "role", "work": "role", "position": "role", "employment": "role", "job": "role",
}  # fmt: skip
_SHORTER = ("short", "kurz", "kurz", "knapp", "court", "bref", "breve", "cort")
_WARMER = ("warm", "friend", "herzlich", "freundlich", "chaleur", "calid", "cercan")
_FORMALER = ("formal", "formell", "forml", "formel")


#: from so many words a talking point stands for itself
_A_SENTENCE = 5


class TemplateWriter:
    """Writes from phrases; a `Writer` that never fails and costs nothing."""

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        """Write the note; asked again, with a report or a wish, in other words than `before`."""
        turn = (1 if report else 0) + (_number(brief.wish) if brief.wish else 0)
        draft = compose(brief, turn)
        if before is not None and draft.body == before.body:
            draft = compose(brief, turn + 1)
        manner = "+sender_voice@1" if brief.voice else ""
        return Written(draft, Usage(model=NAME, prompt=f"{NAME}_{_language(brief)}@1{manner}"))


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
        self.style = brief.voice.style if brief.voice else Style()
        self.familiar = self.style.formality is Formality.FAMILIAR
        self.phrases = phrases(self.language, familiar=self.familiar)
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
        # Two facts and a point make a letter; a third only where it would be thin without.
        amounts = sorted(
            ((facts, points) for facts in range(most + 1) for points in range(min(2, most) + 1)), key=_beside_the_ideal
        )
        sizes = {amount: self._words(self._first(*amount, 0)) for amount in amounts}
        good = [amount for amount in amounts if room.least <= sizes[amount] <= room.most]
        if self.style.note_words:
            # As long as the sender's own, as far as a note may be.
            good.sort(key=lambda amount: (amount[0] == 0, abs(sizes[amount] - self.style.note_words)))
        fitting = next(iter(good or [amount for amount in amounts if sizes[amount] <= room.most]), (0, 0))
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
        told = [self._fact(fact, index) for index, fact in enumerate(brief.facts[:facts])]
        for index, point in enumerate(brief.points[:points]):
            ways = self.phrases.next_point if index else self.phrases.first_point
            told.append(self._point(point, ways, paragraph=index == 0))
        about = Sentence(self._purpose())
        if facts and self._pick(2, "order"):
            # The reader first, then what it is about.
            told.insert(facts, replace(about, paragraph=True))
            told[facts + 1 :] = [replace(sentence, paragraph=False) for sentence in told[facts + 1 :]]
        else:
            told.insert(0, about)
        opened = self._say(opening if brief.sender_title else [self.phrases.untitled], "opening")
        ask = self.phrases.ask.get(self._ask_tone(), self.phrases.ask["default"])
        end = self._end(ask, self.phrases.filler, fillers)
        return Draft(self._subject(), (self._greeting(), Sentence(opened, paragraph=True), *told, *end))

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
        if self.style.greeting:
            return Sentence(filled_greeting(self.style.greeting, self.brief.candidate_name))
        return Sentence(self._say(self.phrases.greeting[self.tone], "greeting"))

    def _purpose(self) -> str:
        said = self._topic(12)
        if not said:
            return self._say(self.phrases.no_purpose, "purpose")
        if self._foreign(said):
            ways = self.phrases.quoted_purpose or self.phrases.purpose
            return self._say(ways, "purpose", purpose=self._quoted(bare(said)))
        return self._say(self.phrases.purpose, "purpose", purpose=said)

    def _topic(self, longest: int) -> str:
        said = topic(self.brief.purpose, self.language, longest)
        # It puts "her work" to the reader as "Ihre"; a reader who is called "du" has none of that.
        return "" if self.familiar and said != topic(self.brief.purpose, "", longest) else said

    def _fact(self, fact: Evidence, index: int) -> Sentence:
        if index == 0:
            return self._evidence(fact, self.phrases.first_fact, paragraph=True)
        # The second and the third never begin alike.
        ways = {kind: [listed[(index + 1) % len(listed)]] for kind, listed in self.phrases.next_fact.items()}
        return self._evidence(fact, ways)

    def _evidence(self, fact: Evidence, ways: Mapping[str, Sequence[str]], *, paragraph: bool = False) -> Sentence:
        native = language_of(fact.text) in ("", self.language)
        # The rules for "you" know only the polite one.
        polite = self.language == "en" or not self.familiar
        told = to_you(fact.text, self.brief.candidate_name, self.language) if native and polite else ""
        kind = "clause" if told and not told.startswith("your ") else _KINDS.get(fact.kind.casefold(), "other")
        way = self._say(ways.get(kind) or ways["other"], fact.id, fact=ended(told or self._quoted(fact.text)))
        return Sentence(way, (fact.id,), paragraph)

    def _point(self, point: Evidence, ways: Sequence[str], *, paragraph: bool = False) -> Sentence:
        foreign = self._foreign(point.text)
        if not foreign and len(point.text.split()) >= _A_SENTENCE:
            # Approved as a statement: it needs no introduction.
            return Sentence(f"{ended(point.text)}.", (point.id,), paragraph)
        told = self._quoted(point.text) if foreign else point.text
        return Sentence(self._say(ways, point.id, point=ended(told)), (point.id,), paragraph)

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
            Sentence(self.style.closing or self._say(self.phrases.sign[self.tone], "sign"), paragraph=True),
            Sentence(who, paragraph=True),
        ]

    def _subject(self) -> str:
        brief = self.brief
        if brief.kind is NoteKind.FOLLOW_UP:
            return self._say(self.phrases.subject["last" if brief.last else "follow"], "subject")
        said = self._topic(5)
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
            words = nested(words, pair, inner, inner_end)
        return f"{opening}{words}{closing}"

    def _say(self, ways: Sequence[str], slot: str, **more: str) -> str:
        brief = self.brief
        named = {"sender": brief.sender_name, "title": brief.sender_title, "company": brief.company}
        ways = ways if slot == "subject" else self._as_long(ways)
        return filled(ways[self._pick(len(ways), slot)], {**named, "name": brief.candidate_name, **more})

    def _as_long(self, ways: Sequence[str]) -> Sequence[str]:
        """The half of `ways` that is nearest to the length of the sender's own sentences, without what they never say."""
        kept = [way for way in ways if not any(says(way, phrase) for phrase in self.style.never)] or ways
        if not self.style.sentence_words or len(kept) < 2:
            return kept
        nearest = sorted(kept, key=lambda way: abs(len(way.split()) - self.style.sentence_words))
        return nearest[: (len(kept) + 1) // 2]

    def _pick(self, ways: int, slot: str) -> int:
        # By sender and by candidate apart, so that one executive keeps a hand and no two letters match.
        sender = _number(f"{self.brief.sender_name}|{slot}")
        return (sender + _number(f"{self.brief.candidate_name}|{slot}") + self.turn) % ways if ways else 0


def _language(brief: Brief) -> str:
    return brief.language if brief.language in LANGUAGES else "en"


def _beside_the_ideal(amount: tuple[int, int]) -> tuple[int, int, int]:
    facts, points = amount
    return (abs(facts - 2) + abs(points - 1), -facts, points)


def _number(words: str) -> int:
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:4])
