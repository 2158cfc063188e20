"""The store: rows in SQLite or PostgreSQL behind `bot.ports.Store`.

engine.py       connections; one writer on SQLite
unit.py         one transaction: reads, changes, the audit row, the end
candidates.py notes.py people.py cards.py   reads, each a port
search.py       finding candidates by name
claim.py        work taken with a lease
audit.py        the hash chain
"""

from db.store.store import SqlStore, open_store

__all__ = ["SqlStore", "open_store"]
