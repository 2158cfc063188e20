"""Listens to what a store asks of its database, and asks the database how it would answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from db.store.engine import Engines

#: a statement and its parameters, as the driver got them
Asked = tuple[str, Any]


@contextmanager
def watched(engines: Engines) -> Iterator[list[Asked]]:
    """Everything asked from here on; readers' and the writer's, in order."""
    asked: list[Asked] = []

    def on_execute(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        asked.append((statement, parameters))

    sides = {engines.writer.sync_engine, engines.reader.sync_engine}
    for side in sides:
        event.listen(side, "before_cursor_execute", on_execute)
    try:
        yield asked
    finally:
        for side in sides:
            event.remove(side, "before_cursor_execute", on_execute)


async def plan_of(engines: Engines, asked: Asked) -> str:
    """How the database would go about it."""
    explain = "EXPLAIN QUERY PLAN" if engines.is_sqlite else "EXPLAIN"
    async with engines.writer.connect() as connection:
        rows = (await connection.exec_driver_sql(f"{explain} {asked[0]}", asked[1])).all()
        await connection.rollback()
    return "\n".join(str(row[-1]) for row in rows)
