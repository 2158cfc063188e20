"""Finding candidates by name: prefixes of any word in any script, and misspelt ones.

A narrow table of words, indexed so that a prefix is a range; no query reads the whole of it. What finds nothing
is looked for by the trigrams it shares with the vocabulary, and the likest words are taken.
"""

from collections.abc import Sequence

from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, delete, func, inspect, select
from sqlalchemy import insert as core_insert
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, Session, aliased
from sqlmodel import col

from bot.ports import Hit
from bot.rules.names import key_of, same, trigrams, typed_words, words_of
from db.tables import Candidate, NameTrigram, NameWord

#: rows of a range read to see which typed word is the rarest
PROBED = 200
#: words sharing the most trigrams, before likeness decides
NEAR = 150
#: least likeness, of 100
LIKE = 72
_END = "\U0010ffff"


async def find(session: AsyncSession, typed: str, limit: int) -> Sequence[Hit]:
    """Candidates each of whose typed words begins a word of the name; else those spelt most alike."""
    words = typed_words(typed)
    if not words:
        return ()
    ids = await _matching(session, [[_begins(word)] for word in words], limit)
    if not ids:
        near = [await _near_words(session, word) for word in words]
        ids = await _matching(session, [[_is(word) for word in words] for words in near if words], limit)
    return await _hits(session, ids, typed)


class _Term:
    """A condition on a word column, applicable to any alias."""

    def __init__(self, low: str, high: str | None) -> None:
        self.low, self.high = low, high

    def on(self, word: Mapped[str]) -> ColumnElement[bool]:
        return word == self.low if self.high is None else (word >= self.low) & (word < self.high)


def _begins(word: str) -> _Term:
    return _Term(word, word + _END)


def _is(word: str) -> _Term:
    return _Term(word, None)


async def _matching(session: AsyncSession, terms: Sequence[Sequence[_Term]], limit: int) -> list[str]:
    """Candidates for whom each group of terms is met by a word; the rarest group is read first."""
    if not terms:
        return []
    sized = []
    for group in terms:
        word = col(NameWord.word)
        rows = select(word).where(_any([term.on(word) for term in group])).limit(PROBED).subquery()
        sized.append((await session.scalar(select(func.count()).select_from(rows)) or 0, group))
    sized.sort(key=lambda pair: pair[0])
    if sized[0][0] == 0:
        return []
    first, *others = (group for _, group in sized)
    driver = aliased(NameWord)
    query = select(col(driver.candidate_id)).where(_any([term.on(col(driver.word)) for term in first]))
    for group in others:
        other = aliased(NameWord)
        query = query.where(
            select(col(other.word))
            .where(
                col(other.candidate_id) == col(driver.candidate_id), _any([term.on(col(other.word)) for term in group])
            )
            .exists()
        )
    # One candidate may stand under several forms of a word.
    found = (await session.scalars(query.limit(limit * 4))).all()
    return sorted(set(found), reverse=True)[:limit]


def _any(conditions: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    met = conditions[0]
    for condition in conditions[1:]:
        met |= condition
    return met


async def _near_words(session: AsyncSession, word: str) -> list[str]:
    """Words of the vocabulary spelt like `word`."""
    shared = func.count()
    rows = await session.execute(
        select(col(NameTrigram.word))
        .where(col(NameTrigram.trigram).in_(sorted(trigrams(word))))
        .group_by(col(NameTrigram.word))
        .order_by(shared.desc())
        .limit(NEAR)
    )
    return [
        found
        for found, _, _ in process.extract(word, [w for (w,) in rows], scorer=fuzz.ratio, score_cutoff=LIKE, limit=8)
    ]


async def _hits(session: AsyncSession, ids: Sequence[str], typed: str) -> list[Hit]:
    if not ids:
        return []
    rows = await session.execute(
        select(col(Candidate.id), col(Candidate.name), col(Candidate.employer), col(Candidate.title)).where(
            col(Candidate.id).in_(ids)
        )
    )
    hits = [Hit(*row) for row in rows]
    # The very name first, then newest first: ids are ordered by time.
    hits.sort(key=lambda hit: hit.candidate_id, reverse=True)
    hits.sort(key=lambda hit: not same(hit.name, typed))
    return hits


def keep_index(session: Session, rows: Sequence[object]) -> None:
    """Called before each flush: the words of new and renamed candidates are kept in the same transaction."""
    renamed = [row for row in rows if isinstance(row, Candidate) and inspect(row).attrs.name.history.has_changes()]
    if not renamed:
        return
    words: dict[str, frozenset[str]] = {}
    for row in renamed:
        row.name_key = key_of(row.name)
        words[row.id] = words_of(row.name)
    known = [row.id for row in renamed if inspect(row).persistent]
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgres_insert
    fresh = sorted(frozenset().union(*words.values()))
    with session.no_autoflush:
        if known:
            session.execute(delete(NameWord).where(col(NameWord.candidate_id).in_(known)))
        # The keys of the candidates themselves are asked at the end of the transaction.
        session.execute(
            core_insert(NameWord),
            [{"word": word, "candidate_id": row_id} for row_id, theirs in words.items() for word in sorted(theirs)],
        )
        pieces = [{"trigram": piece, "word": word} for word in fresh for piece in sorted(trigrams(word))]
        session.execute(insert(NameTrigram).on_conflict_do_nothing(), pieces)
