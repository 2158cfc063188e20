"""Overture's own JSON, read as a stream: a file of any size needs the memory of one record."""

from collections.abc import Iterator
from typing import BinaryIO

import ijson

from bot.texts import text
from bot.usecases.candidates.import_.raw import Broken, Found, Kind, Raw

Events = Iterator[tuple[str, str, object]]

_ENDS = {"start_map": "end_map", "start_array": "end_array"}
#: no record goes deeper; the names of what lies deep in a hostile file would fill the memory
DEEPEST = 20
#: bytes that are parsed before anybody can say "too deep": each level costs the names of all above it
AT_ONCE = 4096
_LISTS = frozenset(kind.value for kind in Kind)


def read(file: BinaryIO) -> Iterator[Found]:
    """Every record in the order of the file. A file that breaks off says where; what came before is kept."""
    at = "file"
    read_so_far = 0
    try:
        events = parsed(file)
        for prefix, event, value in events:
            if event == "map_key" and prefix == "":
                at = str(value)
                if at not in _LISTS:
                    yield Broken(at, text("import-unknown-list", name=at))
            elif event == "start_array" and prefix in _LISTS:
                at = f"{prefix}[0]"
                for index, content in enumerate(_items(events, prefix)):
                    yield Raw(Kind(prefix), f"{prefix}[{index}]", content)
                    read_so_far += 1
                    at = f"{prefix}[{index + 1}]"
                at = prefix
            elif prefix in _LISTS and event != "null":
                yield Broken(prefix, text("import-not-a-list", name=prefix))
                _built(events, prefix, event, value)
            elif prefix == "" and event == "start_array":
                yield Broken("file", text("import-not-a-document"))
                return
    except (ijson.JSONError, UnicodeDecodeError, RecursionError):
        yield Broken(at, text("import-broken", count=read_so_far))


def parsed(file: BinaryIO) -> Events:
    """Everything that stands in the file, piece by piece. Raises ijson.JSONError."""
    depth = 0
    for prefix, event, value in ijson.parse(file, buf_size=AT_ONCE):
        depth += (event in _ENDS) - (event in _ENDS.values())
        if depth > DEEPEST:
            raise ijson.JSONError("nested too deeply")
        yield prefix, event, value


def _items(events: Events, prefix: str) -> Iterator[object]:
    for _, event, value in events:
        if event == "end_array":
            return
        yield _built(events, f"{prefix}.item", event, value)


def _built(events: Events, prefix: str, event: str, value: object) -> object:
    """The value that begins with `event`."""
    if event not in _ENDS:
        return value
    builder, end = ijson.ObjectBuilder(), _ENDS[event]
    builder.event(event, value)
    for inner, next_event, next_value in events:
        builder.event(next_event, next_value)
        if inner == prefix and next_event == end:
            break
    built: object = builder.value
    return built
