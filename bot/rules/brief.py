"""What a writer may use for one note, chosen by rule. Nothing else reaches the model."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from anyascii import anyascii

from bot.ports import Brief, Draft, Evidence, Voice
from bot.rules.hidden import plain
from bot.rules.orders import hijack_in, imperative_in, named, order_in
from bot.rules.talking_point import statement_of, usable
from db.tables import Candidate, Fact, NoteKind, Person, TalkingPoint

MOST_FACTS = 10
MOST_POINTS = 5
#: characters of all facts and of all points together, so that a first note's prompt keeps to 2,500 tokens
ROOM_FOR_FACTS, ROOM_FOR_POINTS = 2400, 800
#: a fact seen longer ago is used only where fewer than ENOUGH fresh ones exist, and its age is shown
FRESH = timedelta(days=365)
ENOUGH = 3

#: what says most about somebody's work comes first
_KINDS = ("publication", "talk", "code", "project", "award", "patent", "work", "role", "education", "interview")
_WORD = re.compile(r"\w{3,}")
#: words of a purpose that choose nothing
_EMPTY = re.compile(
    "our|the|and|for|with|about|their|your|his|her|him|you|she|they|them|work|job|role|new|from|into|that|this|what|"
    "unser|unsere[nr]?|und|der|die|das|den|dem|des|mit|von|fur|uber|ihre?|sie|"
    "notre|nos|votre|vos|les|des|une|avec|pour|sur|dans|nuestr[ao]s?|los|las|una|con|para|sobre"
)


def choose(
    *,
    executive: Person,
    candidate: Candidate,
    facts: Sequence[Fact],
    points: Sequence[TalkingPoint],
    kind: NoteKind = NoteKind.FIRST,
    ordinal: int = 0,
    last: bool = False,
    purpose: str = "",
    tone: str = "",
    language: str = "en",
    company: str,
    earlier: Sequence[str] = (),
    wish: str = "",
    before: Draft | None = None,
    voice: Voice | None = None,
    today: date,
) -> Brief:
    """Choose the facts and talking points that fit the note best, cleaned of hidden characters.

    First what `before` already cites, then what the thread has not said yet, then what shares words with the
    purpose or the wish, then by kind and date; the id settles ties, so the same input gives the same brief. What
    reads like an order to a machine is left out, and named as such.
    """
    left_out = [words for words in (candidate.employer, candidate.title) if not named(words)]
    left_out += [words for fact in facts for words in (fact.text, _told_source(fact)) if order_in(words)]
    left_out += [point.text for point in points if imperative_in(point.text)]
    left_out += [words for words in (purpose,) if hijack_in(words)]
    facts = [fact for fact in facts if not (order_in(fact.text) or order_in(_told_source(fact)))]
    points = [point for point in points if not imperative_in(point.text)]
    purpose = "" if hijack_in(purpose) else purpose
    wanted = _stems(f"{purpose} {wish}")
    cited = {source for sentence in before.sentences for source in sentence.sources} if before else set()
    said = _stems(" ".join(earlier))
    return Brief(
        kind=kind,
        ordinal=ordinal,
        last=last,
        sender_name=plain(executive.name),
        sender_title=plain(executive.title),
        company=plain(company),
        candidate_name=plain(candidate.name),
        candidate_employer=plain(candidate.employer) if named(candidate.employer) else "",
        candidate_title=plain(candidate.title) if named(candidate.title) else "",
        purpose=plain(purpose, 300),
        tone=tone,
        language=primary(language),
        facts=_facts(facts, wanted, said, cited, today),
        points=_points([point for point in points if usable(point, kind, today)], wanted, said, cited),
        earlier=tuple(_paragraphs(told) for told in earlier),
        wish=plain(wish, 300),
        before=before,
        chosen_on=today,
        voice=voice,
        left_out=tuple(plain(words) for words in left_out),
    )


def primary(language: str) -> str:
    """The primary tag of a language: `de` for `de-AT`."""
    return language.replace("_", "-").split("-")[0].lower() or "en"


def already_told(words: str, earlier: Sequence[str]) -> bool:
    """Did the thread say most of `words` before?"""
    return _told(_stems(words), _stems(" ".join(earlier)))


def is_stale(seen_on: date | None, today: date) -> bool:
    """Was the fact seen so long ago that it may no longer hold?"""
    return seen_on is not None and today - seen_on > FRESH


def _told_source(fact: Fact) -> str:
    # Of an address only the host is ever shown; of anything else its words.
    return "" if re.fullmatch(r"\w+://\S+", fact.source) else fact.source


def _facts(
    facts: Sequence[Fact], wanted: frozenset[str], said: frozenset[str], cited: set[str], today: date
) -> tuple[Evidence, ...]:
    def order(fact: Fact) -> tuple[bool, bool, int, int, int, str]:
        words = _stems(fact.text)
        rank = _KINDS.index(fact.kind) if fact.kind in _KINDS else len(_KINDS)
        return (
            fact.id not in cited,
            _told(words, said),
            -len(words & wanted),
            rank,
            -fact.seen_on.toordinal(),
            fact.id,
        )

    ordered = sorted((fact for fact in facts if plain(fact.text)), key=order)
    fresh = [fact for fact in ordered if not is_stale(fact.seen_on, today) or fact.id in cited]
    if len(fresh) < ENOUGH:
        fresh += [fact for fact in ordered if fact not in fresh][: ENOUGH - len(fresh)]
    told = [Evidence(fact.id, plain(fact.text), plain(fact.source, 300), fact.seen_on, fact.kind) for fact in fresh]
    return _within(ROOM_FOR_FACTS, told)[:MOST_FACTS]


def _points(
    points: Sequence[TalkingPoint], wanted: frozenset[str], said: frozenset[str], cited: set[str]
) -> tuple[Evidence, ...]:
    def order(point: TalkingPoint) -> tuple[bool, bool, int, int, str]:
        words = _stems(point.text)
        return (
            point.id not in cited,
            _told(words, said),
            -len(words & wanted),
            -point.expires_on.toordinal(),
            point.id,
        )

    told = [
        Evidence(point.id, statement_of(point), plain(point.source, 300), kind="point")
        for point in sorted((p for p in points if statement_of(p)), key=order)
    ]
    return _within(ROOM_FOR_POINTS, told)[:MOST_POINTS]


def _within(room: int, told: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The first of `told`, and of the others those that still fit into `room` characters."""
    kept: list[Evidence] = []
    for item in told:
        room -= len(item.text)
        if kept and room < 0:
            room += len(item.text)
            continue
        kept.append(item)
    return tuple(kept)


def _told(words: frozenset[str], said: frozenset[str]) -> bool:
    return bool(words) and len(words & said) / len(words) >= 0.6


def _stems(words: str) -> frozenset[str]:
    # The first five letters join "models", "modelling" and "Modelle" well enough to order by.
    folded = anyascii(words).casefold()
    return frozenset(word[:5] for word in _WORD.findall(folded) if not _EMPTY.fullmatch(word))


def _paragraphs(words: str) -> str:
    return "\n\n".join(line for line in (plain(part, 2000) for part in re.split(r"\n\s*\n", words)) if line)
