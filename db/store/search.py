"""Finding candidates by name: prefixes of any word in any script, then misspelt ones. Newest first.

What is typed is the beginning of an entry (`name_index.py`), so that a search reads one range of an index. A wide
range is read newest first by its initial instead, until enough fit; no query reads or sorts the whole of it. What finds
nothing is looked for among words one slip away, then among those that share most trigrams. Asking costs more than
finding, so each of these steps is one statement.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein
from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ports import Hit
from bot.rules.names import key_of, slips, trigrams, typed_words, unaccented

#: rows of a range that are read whole
NARROW = 1500
#: rows of a range that are asked for the other words of a name
SCATTERED = 10 * NARROW
#: words sharing the most trigrams, before likeness decides
NEAR = 200
#: words spelt alike that are tried, and least likeness of 100
TRIED, LIKE = 8, 62.0
_END = "\U0010ffff"

Found = dict[str, Hit]

_RANGE = """r{n} AS (SELECT candidate_id FROM name_entry WHERE entry >= :low{n} AND entry < :high{n} LIMIT :most{n})"""
# The wide way is taken only where the narrow one was not wide enough: the database looks at that once, up front.
_PART = """
SELECT candidate_id FROM (SELECT candidate_id FROM r{n} WHERE (SELECT count(*) FROM r{n}) < :narrow
 ORDER BY candidate_id DESC LIMIT :most) narrow{n}
UNION SELECT candidate_id FROM (SELECT candidate_id FROM name_entry WHERE (SELECT count(*) FROM r{n}) >= :narrow
 AND initial = :initial{n} AND entry >= :low{n} AND entry < :high{n} ORDER BY candidate_id DESC LIMIT :most) wide{n}"""
_EXACT = """
UNION SELECT id FROM (SELECT id FROM candidate WHERE name_key = :key ORDER BY id DESC LIMIT :most) exact"""
_HITS = """WITH {ranges} SELECT c.id, c.name, c.employer, c.title, c.name_key FROM ({parts}{exact}) f
 JOIN candidate c ON c.id = f.candidate_id ORDER BY c.id DESC"""
_SCATTERED = """
SELECT c.id, c.name, c.employer, c.title, 1 AS by_name FROM (
 SELECT DISTINCT candidate_id FROM (SELECT candidate_id, entry FROM name_entry
  WHERE entry >= :low0 AND entry < :high0 LIMIT :most0) r0 WHERE {asked} ORDER BY candidate_id DESC LIMIT :most) f
 JOIN candidate c ON c.id = f.candidate_id
UNION ALL
SELECT id, name, employer, title, 0 FROM (
 SELECT c.id, c.name, c.employer, c.title FROM (SELECT DISTINCT candidate_id FROM (SELECT candidate_id FROM name_entry
  WHERE entry >= :low1 AND entry < :high1 LIMIT :most1) r1) f JOIN candidate c ON c.id = f.candidate_id
 WHERE lower(c.employer) LIKE :starts OR lower(c.employer) LIKE :inside ORDER BY c.id DESC LIMIT :most) e"""
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


async def find(session: AsyncSession, typed: str, limit: int) -> Sequence[Hit]:
    """Candidates whose names begin with what was typed, in any order of words; else those spelt most alike.

    The very name comes first, then the newest. Words before the last are whole ones, if that finds anybody. A last word
    may narrow by employer: `ada meadow`.
    """
    words = typed_words(typed)
    if not words or limit < 1:
        return ()
    forms = dict.fromkeys((words, tuple(unaccented(word) for word in words)))
    *_, plain = forms
    found = await _beginning(session, [order for form in forms for order in _orders(form)], limit, key_of(typed))
    if not found and len(words) > 1:
        found = await _scattered(session, plain, limit)
    if not found:
        found = await _misspelt(session, plain, limit)
    return list(found.values())[:limit]


def _orders(words: Sequence[str]) -> Iterable[str]:
    """As typed; and two words the other way round, as the first may be the one that is not finished."""
    yield " ".join(words)
    if len(words) == 2:
        yield f"{words[1]} {words[0]}"


async def _beginning(session: AsyncSession, beginnings: Sequence[str], limit: int, key: str = "") -> Found:
    """Those whom an entry beginning so names, newest first, but first those of the very name `key`."""
    # One candidate may stand under several forms of a word.
    bounds: dict[str, object] = {"narrow": NARROW, "most": limit + limit // 2}
    once = list(dict.fromkeys(beginnings))
    for number, beginning in enumerate(once):
        bounds |= {f"initial{number}": beginning[:1], **_bounds(number, beginning, NARROW)}
    if key:
        bounds["key"] = key
    rows = (await session.execute(_hits(len(once), with_exact=bool(key)), bounds)).all()
    return _by_id([*(row for row in rows if row.name_key == key), *(row for row in rows if row.name_key != key)])


@lru_cache(maxsize=64)
def _hits(ranges: int, *, with_exact: bool) -> TextClause:
    numbers = range(ranges)
    written = _HITS.format(
        ranges=", ".join(_RANGE.format(n=number) for number in numbers),
        parts=" UNION ".join(_PART.format(n=number) for number in numbers),
        exact=_EXACT if with_exact else "",
    )
    return text(written)


async def _scattered(session: AsyncSession, words: Sequence[str], limit: int) -> Found:
    """Each typed word begins some word of the name: `lu fer ib`; or else the last one is of the employer.

    Entries hold all words of a name, so the longest is read and the others are looked for in what was read.
    """
    first, *others = sorted(dict.fromkeys(words), key=len, reverse=True)
    *name, employer = words
    bounds: dict[str, object] = {
        **_bounds(0, first, SCATTERED),
        **_bounds(1, " ".join(name), NARROW),
        "most": limit,
        # Typed words hold letters and digits only, so nothing in them is a wildcard.
        "starts": f"{employer}%",
        "inside": f"% {employer}%",
        **{f"word{number}": f"% {word}%" for number, word in enumerate(others)},
    }
    rows = (await session.execute(_scattered_hits(len(others)), bounds)).all()
    named = [row for row in rows if row.by_name]
    return _by_id(named or rows)


@lru_cache(maxsize=16)
def _scattered_hits(others: int) -> TextClause:
    asked = " AND ".join(f"entry LIKE :word{number}" for number in range(others)) or "entry = :low0"
    return text(_SCATTERED.format(asked=asked))


def _bounds(number: int, beginning: str, most: int) -> dict[str, object]:
    return {f"low{number}": beginning, f"high{number}": beginning + _END, f"most{number}": most}


async def _misspelt(session: AsyncSession, words: Sequence[str], limit: int) -> Found:
    """Names of words spelt most alike, the likest first."""
    near = await _near(session, words)
    if len(words) == 1:
        found: Found = {}
        for word in near[words[0]]:
            # The space ends a word; who has only one name is found by the word itself.
            whole = _by_id((await session.execute(_ENTRIES, {"entries": [word], "most": limit})).all())
            found = found | whole | await _beginning(session, [f"{word} "], limit)
            if len(found) >= limit:
                break
        return found
    if len(words) == 2:
        one, other = words
        pairs = [f"{first} {second}" for first in near[one] for second in near[other]]
        pairs += [f"{second} {first}" for first in near[one] for second in near[other]]
        found = {}
        if pairs:
            found = _by_id((await session.execute(_ENTRIES, {"entries": pairs, "most": limit * 3})).all())
        if not found:
            # One of them was not typed to its end.
            begun = [f"{first} {other}" for first in near[one]] + [f"{second} {one}" for second in near[other]]
            found = await _beginning(session, begun, limit) if begun else {}
        return _likest(found, " ".join(words))
    return await _scattered(session, [near[word][0] if near[word] else word for word in words], limit)


async def _near(session: AsyncSession, words: Sequence[str]) -> dict[str, list[str]]:
    """For each word those of the vocabulary one slip away, else those most alike; the likest first."""
    pieces = sorted({piece for word in words for piece in slips(word)})
    slipped = list(await session.scalars(_SLIPS, {"pieces": pieces}))
    near = {}
    for word in words:
        close = [one for one in slipped if DamerauLevenshtein.distance(one, word) <= 1]
        if not close:
            rows = await session.execute(_ALIKE, {"pieces": sorted(trigrams(word)), "near": NEAR})
            close = [one for one, _ in rows if fuzz.ratio(one, word) >= LIKE]
        near[word] = sorted(close, key=lambda one, to=word: (-fuzz.ratio(one, to), one))[:TRIED]  # type: ignore[misc]
    return near


def _likest(found: Found, typed: str) -> Found:
    """By likeness, and those alike as they came: newest first."""
    key = key_of(typed)
    ranked = sorted(found.values(), key=lambda hit: -round(fuzz.ratio(key_of(hit.name), key)))
    return {hit.candidate_id: hit for hit in ranked}


def _by_id(rows: Iterable[Any]) -> Found:
    return {row[0]: Hit(*row[:4]) for row in rows}
