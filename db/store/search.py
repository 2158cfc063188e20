"""Finding candidates by name: prefixes of any word in any script, then misspelt ones. Newest first.

What is typed is the beginning of an entry (`name_index.py`), so that a search reads one range of an index. A wide
range is read newest first by its initial instead, until enough fit; no query reads or sorts the whole of it. What finds
nothing is looked for among words one slip away, then among those that share most trigrams.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein
from sqlalchemy import ColumnElement, Select, bindparam, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import col

from bot.ports import Hit
from bot.rules.names import key_of, same, slips, trigrams, typed_words, unaccented
from db.tables import Candidate, NameEntry

#: rows of a range that are read whole
NARROW = 1500
#: words sharing the most trigrams, before likeness decides
NEAR = 200
#: words spelt alike that are tried, and least likeness of 100
TRIED, LIKE = 8, 62.0
_END = "\U0010ffff"

_HITS = "SELECT c.id, c.name, c.employer, c.title{more} FROM ({found}) f JOIN candidate c ON c.id = f.candidate_id"
_WITHIN = (
    "SELECT candidate_id, count(*) OVER () AS size FROM"
    " (SELECT candidate_id FROM name_entry WHERE entry >= :low AND entry < :high LIMIT :narrow) r"
    " ORDER BY candidate_id DESC LIMIT :most"
)
_BY_INITIAL = (
    "SELECT candidate_id FROM name_entry WHERE initial = :initial AND entry >= :low AND entry < :high"
    " ORDER BY candidate_id DESC LIMIT :most"
)
_RANGE = text(_HITS.format(more=", f.size", found=_WITHIN))
_WIDE = text(_HITS.format(more="", found=_BY_INITIAL))
_EXACT = text("SELECT id, name, employer, title FROM candidate WHERE name_key = :key ORDER BY id DESC LIMIT :most")
_ALIKE = text(
    "SELECT word, count(*) FROM name_piece WHERE piece IN :pieces GROUP BY word ORDER BY count(*) DESC LIMIT :near"
).bindparams(bindparam("pieces", expanding=True))
_SLIPS = text("SELECT DISTINCT word FROM name_piece WHERE piece IN :pieces").bindparams(
    bindparam("pieces", expanding=True)
)
_ENTRIES = text(
    "SELECT DISTINCT c.id, c.name, c.employer, c.title FROM name_entry e JOIN candidate c ON c.id = e.candidate_id"
    " WHERE e.entry IN :entries ORDER BY c.id DESC LIMIT :most"
).bindparams(bindparam("entries", expanding=True))


@dataclass(frozen=True, slots=True)
class _Range:
    """Entries that begin with something."""

    low: str
    high: str

    @classmethod
    def of(cls, beginning: str) -> "_Range":
        return cls(beginning, beginning + _END)

    @classmethod
    def word(cls, word: str) -> "_Range":
        """Entries whose first word it is."""
        return cls(word, f"{word}!")


async def find(session: AsyncSession, typed: str, limit: int) -> Sequence[Hit]:
    """Candidates whose names begin with what was typed, in any order of words; else those spelt most alike.

    The very name comes first, then the newest. A last word may narrow by employer: `ada meadow`.
    """
    words = typed_words(typed)
    if not words or limit < 1:
        return ()
    forms = list(dict.fromkeys((words, tuple(unaccented(word) for word in words))))
    found: dict[str, Hit] = {}
    if len(words) > 1 or len(words[0]) > 1:
        found = _by_id(await session.execute(_EXACT, {"key": key_of(typed), "most": limit}))
    for form in forms:
        for beginning in _orders(form):
            found |= await _beginning(session, _Range.of(beginning), limit)
    if not found and len(words) > 1:
        found = await _scattered(session, forms[-1], limit) or await _employed(session, forms[-1], limit)
    if found:
        newest = sorted(found.values(), key=lambda hit: hit.candidate_id, reverse=True)
        return sorted(newest, key=lambda hit: not same(hit.name, typed))[:limit]
    return list((await _misspelt(session, forms[-1], limit)).values())[:limit]


def _orders(words: Sequence[str]) -> Iterable[str]:
    """As typed; and two words the other way round, as the first may be the one that is not finished."""
    yield " ".join(words)
    if len(words) == 2:
        yield f"{words[1]} {words[0]}"


async def _beginning(session: AsyncSession, within: _Range, limit: int) -> dict[str, Hit]:
    most = limit * 3  # one candidate may stand under several forms of a word
    bounds = {"low": within.low, "high": within.high, "most": most}
    if len(within.low) > 1:
        rows = (await session.execute(_RANGE, bounds | {"narrow": NARROW})).all()
        if not rows or rows[0].size < NARROW:
            return {row.id: Hit(*row[:4]) for row in rows}
    return _by_id(await session.execute(_WIDE, bounds | {"initial": within.low[:1]}))


async def _scattered(session: AsyncSession, words: Sequence[str], limit: int) -> dict[str, Hit]:
    """Each typed word begins some word of the name: `lu fer ib`. The rarest is read, the others are asked."""
    sizes = {word: await _size(session, word) for word in dict.fromkeys(words)}
    first, *others = sorted(sizes, key=lambda word: sizes[word])
    if not sizes[first]:
        return {}
    found = _candidates_of(first, 10 * NARROW)
    for word in others:
        other = aliased(NameEntry)
        found = found.where(
            select(col(other.entry))
            .where(col(other.candidate_id) == col(Candidate.id), _begins(col(other.entry), word))
            .exists()
        )
    return _by_id((await session.execute(found.order_by(col(Candidate.id).desc()).limit(limit))).all())


async def _employed(session: AsyncSession, words: Sequence[str], limit: int) -> dict[str, Hit]:
    """The last typed word is of the employer, those before are the name."""
    *name, employer = words
    theirs = func.lower(col(Candidate.employer))
    found = _candidates_of(" ".join(name), NARROW).where(
        # Typed words hold letters and digits only, so nothing in them is a wildcard.
        theirs.like(f"{employer}%") | theirs.like(f"% {employer}%")
    )
    return _by_id((await session.execute(found.order_by(col(Candidate.id).desc()).limit(limit))).all())


def _candidates_of(beginning: str, most: int) -> Select[str, str, str, str]:
    entry = col(NameEntry.entry)
    within = select(col(NameEntry.candidate_id)).where(_begins(entry, beginning)).limit(most).subquery()
    return select(col(Candidate.id), col(Candidate.name), col(Candidate.employer), col(Candidate.title)).where(
        col(Candidate.id).in_(select(within.c.candidate_id))
    )


def _begins(entry: Mapped[str], beginning: str) -> ColumnElement[bool]:
    return (entry >= beginning) & (entry < beginning + _END)


async def _size(session: AsyncSession, word: str) -> int:
    rows = select(col(NameEntry.entry)).where(_begins(col(NameEntry.entry), word)).limit(10 * NARROW).subquery()
    return await session.scalar(select(func.count()).select_from(rows)) or 0


async def _misspelt(session: AsyncSession, words: Sequence[str], limit: int) -> dict[str, Hit]:
    """Names of words spelt most alike, the likest first."""
    near = [await _near(session, word) for word in words]
    if len(words) == 1:
        found: dict[str, Hit] = {}
        for word in near[0]:
            found |= _newest(await _beginning(session, _Range.word(word), limit), found)
            if len(found) >= limit:
                break
        return found
    if len(words) == 2:
        # A word that was typed right, or only begun, need not be among the near ones.
        pairs = [f"{one} {other}" for one in near[0] for other in near[1]]
        pairs += [f"{other} {one}" for one in near[0] for other in near[1]]
        begun = [f"{one} {words[1]}" for one in near[0]] + [f"{one} {words[0]}" for one in near[1]]
        found = {}
        for beginning in begun:
            found |= await _beginning(session, _Range.of(beginning), limit)
        if not found and pairs:
            found = _by_id(await session.execute(_ENTRIES, {"entries": pairs, "most": limit * 3}))
        return _likest(found, " ".join(words))
    best = [theirs[0] if theirs else word for word, theirs in zip(words, near, strict=True)]
    return await _scattered(session, best, limit)


async def _near(session: AsyncSession, word: str) -> list[str]:
    """Words of the vocabulary one slip from `word`, else those most alike."""
    found: Iterable[str] = await session.scalars(_SLIPS, {"pieces": sorted(slips(word))})
    close = [one for one in found if DamerauLevenshtein.distance(one, word) <= 1]
    if not close:
        rows = await session.execute(_ALIKE, {"pieces": sorted(trigrams(word)), "near": NEAR})
        close = [one for one, _ in rows if fuzz.ratio(one, word) >= LIKE]
    return sorted(close, key=lambda one: (-fuzz.ratio(one, word), one))[:TRIED]


def _likest(found: Mapping[str, Hit], typed: str) -> dict[str, Hit]:
    ranked = sorted(found.values(), key=lambda hit: hit.candidate_id, reverse=True)
    ranked.sort(key=lambda hit: -round(fuzz.token_sort_ratio(key_of(hit.name), key_of(typed))))
    return {hit.candidate_id: hit for hit in ranked}


def _newest(found: Mapping[str, Hit], but: Mapping[str, Hit]) -> dict[str, Hit]:
    ordered = sorted((hit for key, hit in found.items() if key not in but), key=lambda hit: hit.candidate_id)
    return {hit.candidate_id: hit for hit in reversed(ordered)}


def _by_id(rows: Iterable[Any]) -> dict[str, Hit]:
    return {row[0]: Hit(*row[:4]) for row in rows}
