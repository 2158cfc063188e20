"""Overture's own JSON, read as a stream: a file of any size needs the memory of one record."""

from collections.abc import Iterator
from typing import BinaryIO

import ijson

from bot.texts import text
from bot.usecases.candidates.import_.raw import Broken, Found, Kind, Raw

_ENDS = {"start_map": "end_map", "start_array": "end_array"}


def read(file: BinaryIO) -> Iterator[Found]:
    """Every record in the order of the file. A file that breaks off says where; what came before is kept."""
    counts = dict.fromkeys(Kind, 0)
    at = "file"
    try:
        events = ijson.parse(file, use_float=True)
        for prefix, event, value in events:
            if prefix == "" and event == "map_key":
                at = str(value)
                if at not in set(Kind):
                    yield Broken(at, text("import-unknown-list", name=at))
            elif prefix == "" and event == "start_array":
                yield Broken("file", text("import-not-a-document"))
                return
            elif prefix in set(Kind) and event not in ("start_array", "end_array"):
                yield Broken(prefix, text("import-not-a-list", name=prefix))
                if event == "start_map":
                    return
            elif prefix.removesuffix(".item") in set(Kind) and prefix.endswith(".item"):
                kind = Kind(prefix.removesuffix(".item"))
                where = at = f"{kind.value}[{counts[kind]}]"
                counts[kind] += 1
                yield Raw(kind, where, _built(events, prefix, event, value))
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as broken:
        yield Broken(at, text("import-broken", what=type(broken).__name__))


def _built(events: Iterator[tuple[str, str, object]], prefix: str, event: str, value: object) -> object:
    builder = ijson.ObjectBuilder()
    builder.event(event, value)
    if event in _ENDS:
        for inner, next_event, next_value in events:
            builder.event(next_event, next_value)
            if inner == prefix and next_event == _ENDS[event]:
                break
    built: object = builder.value
    return built
