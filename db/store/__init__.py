"""The store: rows in SQLite or PostgreSQL behind `bot.ports.Store`. README.md tells the rules its files keep.

engine.py       connections; one writer on SQLite
one_trip.py     SQLite without trips to a thread, where nothing is to be waited for
store.py        opens units, claims work, keeps house
unit.py         one transaction: reads, changes, the audit rows, the end
standing.py     whether somebody may be written to, in one question
new_rows.py     what a unit added, one INSERT a table
candidates.py notes.py people.py cards.py handovers.py   reads, each a port
search.py name_index.py   finding candidates by name
claim.py        work taken with a lease
audit.py        the hash chain
failures.py     what databases say, in the words of the ports
"""

from db.store.store import SqlStore, open_store

__all__ = ["SqlStore", "open_store"]
