"""Reads about what was written to others: the newest, and those that share marks with a draft."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import zip_longest

from sqlalchemy import Select, bindparam, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from bot.ports import Earlier
from db.tables import Candidate, Note, NoteRevision, WordingMark

#: how many notes, the newest, are looked at that share one mark: a house's stock phrases stand in each of its notes
SHARING = 50
#: how many more are read than asked for: those of the candidate and superseded revisions fall out
SPARE = 2
#: marks looked up in one question, which is built once: to build it takes longer than to ask it
AT_ONCE = 32


def _range(place: int) -> Select[int, str, int]:
    """One short range of the index, so that the cost does not grow with the notes that share the mark."""
    of_one = (
        select(col(WordingMark.mark), col(WordingMark.note_id), col(WordingMark.revision))
        .where(col(WordingMark.mark) == bindparam(f"mark_{place}"))
        .order_by(col(WordingMark.note_id).desc())
        .limit(SHARING)
        .subquery()
    )
    return select(of_one.c.mark, of_one.c.note_id, of_one.c.revision)


_SHARING = union_all(*map(_range, range(AT_ONCE)))
_PRESENT = (
    select(
        col(Note.id),
        col(Note.revision),
        col(Candidate.name),
        col(Candidate.employer),
        col(NoteRevision.body),
    )
    .select_from(Note)
    .join(
        NoteRevision, (col(NoteRevision.note_id) == col(Note.id)) & (col(NoteRevision.revision) == col(Note.revision))
    )
    .join(Candidate, col(Candidate.id) == col(Note.candidate_id))
    .where(col(Note.candidate_id) != bindparam("but_candidate"))
)
_NAMED = _PRESENT.where(col(Note.id).in_(bindparam("named", expanding=True)))


class WordingReads:
    """Implements `bot.ports.Wordings`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def marked(self, marks: Sequence[int], but_candidate_id: str, limit: int) -> Sequence[Earlier]:
        likest = await self._sharing(marks, limit * SPARE)
        return (await self._present(likest, but_candidate_id))[:limit]

    async def recent(self, but_candidate_id: str, limit: int) -> Sequence[Earlier]:
        newest = (
            select(col(NoteRevision.note_id), col(NoteRevision.revision))
            .order_by(col(NoteRevision.written_at).desc())
            .limit(limit * SPARE)
        )
        keys = [(note_id, revision) for note_id, revision in (await self._session.execute(newest)).all()]
        return (await self._present(keys, but_candidate_id))[:limit]

    async def _present(self, keys: Sequence[tuple[str, int]], but_candidate_id: str) -> list[Earlier]:
        """What `keys`, ids and revisions, say, in their order; those that another revision took the place of, not."""
        if not keys:
            return []
        rows = await self._session.execute(
            _NAMED, {"named": [note_id for note_id, _ in keys], "but_candidate": but_candidate_id}
        )
        read = {(note_id, revision): Earlier(note_id, *said) for note_id, revision, *said in rows.all()}
        return [read[key] for key in keys if key in read]

    async def _sharing(self, marks: Sequence[int], limit: int) -> list[tuple[str, int]]:
        """Ids and revisions of what shares most of `marks`, a rare mark counting for more than one in every note."""
        rows: list[tuple[int, str, int]] = []
        for start in range(0, len(marks), AT_ONCE):
            some = marks[start : start + AT_ONCE]
            # No mark is negative: what is left of the question finds nothing.
            asked = {f"mark_{place}": mark for place, mark in zip_longest(range(AT_ONCE), some, fillvalue=-1)}
            rows += [(row[0], row[1], row[2]) for row in await self._session.execute(_SHARING, asked)]
        held = Counter(mark for mark, _, _ in rows)
        shared: defaultdict[tuple[str, int], float] = defaultdict(float)
        for mark, note_id, revision in rows:
            shared[note_id, revision] += 1 / held[mark]
        return sorted(shared, key=lambda key: (shared[key], key), reverse=True)[:limit]
