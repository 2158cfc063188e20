"""Finding candidates by name: prefixes of any word in any script, then misspelt ones. Newest first.

What is typed is the beginning of an entry (`name_index.py`), so that a search reads one range of an index. A wide
range is read newest first by its initial instead, until enough fit; no query reads or sorts the whole of it. What finds
nothing is looked for among words one slip away, then among those that share most trigrams. Asking costs more than
finding, so each of these steps is one statement.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein
from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ports import Hit
from bot.rules.names import key_of, slips, trigrams, typed_words, unaccented, words_of

#: rows of a range that are read whole
NARROW = 1500
#: rows of a range that are asked for the other words of a name
SCATTERED = 15_000
#: words sharing the most trigrams, before likeness decides
NEAR = 200
#: words spelt alike that are tried, and least likeness of 100
TRIED, LIKE = 10, 62.0
_END = "\U0010ffff"

Found = dict[str, Hit]

_RANGE = """r{n} AS (SELECT candidate_id FROM name_entry WHERE entry >= :low{n} AND entry < :high{n} LIMIT :most{n})"""
# One of the two ways is cut off at no row: SQLite would read all of the wide one before a condition said no. In it the
# entry is an expression, so that PostgreSQL cannot take the key's index, and then sort 65,000 rows for eight (measured).
_PART = """
SELECT candidate_id FROM (SELECT DISTINCT candidate_id FROM r{n} ORDER BY candidate_id DESC
 LIMIT CASE WHEN (SELECT count(*) FROM r{n}) < :narrow THEN :most ELSE 0 END) narrow{n}
UNION SELECT candidate_id FROM (SELECT DISTINCT candidate_id FROM name_entry
 WHERE initial = :initial{n} AND entry || '' >= :low{n} AND entry || '' < :high{n} ORDER BY candidate_id DESC
 LIMIT CASE WHEN (SELECT count(*) FROM r{n}) >= :narrow THEN :most ELSE 0 END) wide{n}"""
_EXACT = """
UNION SELECT id FROM (SELECT id FROM candidate WHERE name_key = :key ORDER BY id DESC LIMIT :most) exact"""
_HITS = """WITH {ranges} SELECT c.id, c.name, c.employer, c.title, c.name_key FROM ({parts}{exact}) f
 JOIN candidate c ON c.id = f.candidate_id ORDER BY c.id DESC"""
_SCATTERED = """
SELECT c.id, c.name, c.employer, c.title FROM (
 SELECT DISTINCT candidate_id FROM (SELECT candidate_id, entry FROM name_entry
  WHERE entry >= :low0 AND entry < :high0 LIMIT :most0) r WHERE {asked} ORDER BY candidate_id DESC LIMIT :most) f
 JOIN candidate c ON c.id = f.candidate_id ORDER BY c.id DESC"""
# Sorted by an expression, for PostgreSQL would go through all candidates in the order of their ids.
_EMPLOYED = text("""
SELECT c.id, c.name, c.employer, c.title FROM (SELECT DISTINCT candidate_id FROM (SELECT candidate_id FROM name_entry
  WHERE entry >= :low0 AND entry < :high0 LIMIT :most0) r) f JOIN candidate c ON c.id = f.candidate_id
 WHERE lower(c.employer) LIKE :starts OR lower(c.employer) LIKE :inside ORDER BY c.id || '' DESC LIMIT :most""")
_ALIKE = text(
    "SELECT word, count(*) FROM name_piece WHERE piece IN :pieces GROUP BY word ORDER BY count(*) DESC LIMIT :near"
).bindparams(bindparam("pieces", expanding=True))
_SLIPS = text("SELECT DISTINCT word FROM name_piece WHERE piece IN :pieces").bindparams(
    bindparam("pieces", expanding=True)
)
_ENTRIES = text(
    # The few are settled first: PostgreSQL would go through all candidates beside them, to have them in order.
    "SELECT c.id, c.name, c.employer, c.title FROM (SELECT DISTINCT candidate_id FROM name_entry"
    " WHERE entry IN :entries ORDER BY candidate_id DESC LIMIT :most) f"
    " JOIN candidate c ON c.id = f.candidate_id ORDER BY c.id DESC"
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


async def _beginning(
    session: AsyncSession, beginnings: Sequence[str], limit: int, key: str = "", *, whole: bool = False
) -> Found:
    """Those whom an entry beginning so names, newest first, but first those of the very name `key`.

    `whole`: what they begin with are whole words.
    """
    bounds: dict[str, object] = {"narrow": NARROW, "most": limit, **({"key": key} if key else {})}
    once = list(dict.fromkeys(beginnings))
    for number, beginning in enumerate(once):
        # The exclamation mark comes next after the space that ends a word.
        high = beginning + ("!" if whole else _END)
        bounds |= {f"initial{number}": beginning[:1], **_bounds(number, beginning, high, NARROW)}
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
    """Each typed word begins some word of the name: `lu fer ib`.

    Entries hold all words of a name, so the longest is read and the others are looked for in what was read.
    """
    first, *others = sorted(words, key=len, reverse=True)
    # Typed words hold letters and digits only, so nothing in them is a wildcard.
    asked = {f"word{number}": f"% {word}%" for number, word in enumerate(others)}
    bounds = {**_bounds(0, first, first + _END, SCATTERED), **asked, "most": limit}
    return _by_id((await session.execute(_scattered_hits(len(others)), bounds)).all())


@lru_cache(maxsize=16)
def _scattered_hits(others: int) -> TextClause:
    return text(_SCATTERED.format(asked=" AND ".join(f"entry LIKE :word{number}" for number in range(others))))


async def _employed(session: AsyncSession, words: Sequence[str], limit: int) -> Found:
    """The last typed word is of the employer, those before are the name: `ada meadow`."""
    *name, employer = words
    beginning = " ".join(name)
    bounds = _bounds(0, beginning, beginning + _END, NARROW)
    asked = {"starts": f"{employer}%", "inside": f"% {employer}%", "most": limit}
    return _by_id((await session.execute(_EMPLOYED, {**bounds, **asked})).all())


def _bounds(number: int, low: str, high: str, most: int) -> dict[str, object]:
    return {f"low{number}": low, f"high{number}": high, f"most{number}": most}


async def _misspelt(session: AsyncSession, words: Sequence[str], limit: int) -> Found:
    """Names of words one slip away; else by employer; else names of words that look alike. The likest first."""
    near = await _one_slip_away(session, words)
    if all(near.values()) and (found := await _spelt(session, words, near, limit)):
        return found
    if len(words) > 1 and (found := await _employed(session, words, limit)):
        return found
    for word in words:
        near[word] = near[word] or await _alike(session, word)
    found = await _spelt(session, words, near, limit)
    if found or len(words) != 2:
        return found
    # One of two was not typed to its end.
    one, other = words
    begun = [f"{first} {other}" for first in near[one]] + [f"{second} {one}" for second in near[other]]
    return _likest(await _beginning(session, begun, limit) if begun else {}, words)


async def _spelt(session: AsyncSession, words: Sequence[str], near: Mapping[str, list[str]], limit: int) -> Found:
    """Those called by words of `near` in place of what was typed."""
    if len(words) > 2:
        return await _scattered(session, [near[word][0] if near[word] else word for word in words], limit)
    if len(words) == 2:
        pairs = [f"{first} {second}" for first in near[words[0]] for second in near[words[1]]]
        entries = pairs + [" ".join(reversed(pair.split())) for pair in pairs]
        rows = (await session.execute(_ENTRIES, {"entries": entries, "most": limit * 3})).all() if pairs else []
        return _likest(_by_id(rows), words)
    found: Found = {}
    if alike := near[words[0]]:
        # Some of each, since nobody knows which one was meant.
        found = await _beginning(session, alike, max(2, limit // len(alike)), whole=True)
    return _likest(found, words)


async def _one_slip_away(session: AsyncSession, words: Sequence[str]) -> dict[str, list[str]]:
    """For each word those of the vocabulary that one slip makes of it, the likest first."""
    pieces = sorted({piece for word in words for piece in slips(word)})
    found = (await session.scalars(_SLIPS, {"pieces": pieces})).all()
    return {
        word: _nearest(word, [one for one in found if DamerauLevenshtein.distance(one, word) <= 1]) for word in words
    }


async def _alike(session: AsyncSession, word: str) -> list[str]:
    """Words of the vocabulary that share most trigrams with `word`, the likest first."""
    rows = (await session.execute(_ALIKE, {"pieces": sorted(trigrams(word)), "near": NEAR})).all()
    return _nearest(word, [one for one, _ in rows if fuzz.ratio(one, word) >= LIKE])


def _nearest(word: str, words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda one: (-fuzz.ratio(one, word), one))[:TRIED]


def _likest(found: Found, words: Sequence[str]) -> Found:
    """By likeness of the words that were meant, and those alike as they came: newest first."""

    def likeness(hit: Hit) -> int:
        borne = words_of(hit.name)
        return sum(round(max((fuzz.ratio(word, one) for one in borne), default=0)) for word in words)

    return {hit.candidate_id: hit for hit in sorted(found.values(), key=likeness, reverse=True)}


def _by_id(rows: Iterable[Any]) -> Found:
    return {row[0]: Hit(*row[:4]) for row in rows}
