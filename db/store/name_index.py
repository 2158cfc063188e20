"""Keeping what candidates are found by, in the same transaction: entries of names, the vocabulary's pieces, employers."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, inspect, or_, select
from sqlalchemy import insert as core_insert
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import get_history
from sqlmodel import col

from bot.rules import employers
from bot.rules.names import entries_of, key_of, pieces_of, slips, words_of
from db.tables import Candidate, NameEntry, NamePiece


def keep_index(session: Session, rows: Sequence[object]) -> None:
    """Called before each flush with the rows that are new, changed or deleted."""
    renamed: list[Candidate] = []
    stale: list[Candidate] = []
    for row in rows:
        if not isinstance(row, Candidate):
            continue
        if row in session.deleted:
            stale.append(row)
            continue
        if get_history(row, "employer").has_changes():
            row.employer_key = employers.key_of(row.employer)
        if get_history(row, "name").has_changes():
            renamed.append(row)
            if inspect(row).persistent:
                stale.append(row)
    if not renamed and not stale:
        return
    with session.no_autoflush:
        if stale:
            _forget(session, [row.id for row in stale])
        for row in renamed:
            row.name_key = key_of(row.name)
        _remember(session, renamed)
        if stale:
            _forget_words(session, {word for row in stale for name in _names(row) for word in words_of(name)})


def _names(row: Candidate) -> Iterable[str]:
    """Every name the row has or had."""
    return [name for names in get_history(row, "name") for name in names or ()]


def _remember(session: Session, renamed: Sequence[Candidate]) -> None:
    if not renamed:
        return
    # The key of the candidate itself is asked at the end of the transaction.
    entries = [
        {"entry": entry, "candidate_id": row.id, "initial": entry[:1]}
        for row in renamed
        for entry in sorted(entries_of(row.name))
    ]
    if entries:
        session.execute(core_insert(NameEntry), entries)
    words = sorted({word for row in renamed for word in words_of(row.name)})
    own = [f"-{word}" for word in words]
    known: set[str] = set()
    for start in range(0, len(own), 5000):
        # A word's first piece is the word itself, so that one look tells whether it is known.
        found = select(col(NamePiece.piece)).where(col(NamePiece.piece).in_(own[start : start + 5000]))
        known.update(session.scalars(found.where(col(NamePiece.piece) == "-" + col(NamePiece.word))))
    pieces = [
        {"piece": piece, "word": word} for word in words if f"-{word}" not in known for piece in sorted(pieces_of(word))
    ]
    if pieces:
        insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgres_insert
        session.execute(insert(NamePiece).on_conflict_do_nothing(), pieces)


def _forget(session: Session, candidate_ids: Sequence[str]) -> None:
    session.execute(delete(NameEntry).where(col(NameEntry.candidate_id).in_(candidate_ids)))


def _forget_words(session: Session, words: Iterable[str]) -> None:
    """A word that nobody is called any more says who was here: it goes, too."""
    entry = col(NameEntry.entry)
    for word in sorted(words):
        borne = select(entry).where(or_(entry == word, (entry >= f"{word} ") & (entry < f"{word}!"))).limit(1)
        if session.scalar(borne) is None:
            pieces = sorted(pieces_of(word) | slips(word))
            session.execute(delete(NamePiece).where(col(NamePiece.piece).in_(pieces), col(NamePiece.word) == word))
