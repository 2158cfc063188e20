"""Log lines: an event's name and ids, never a person's name, a text, an address or a token.

It is an allow-list, so that a careless line loses its field instead of leaking it. What libraries log is kept as
"who, where, how bad" without their words, since those may quote what they were given.
"""

import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict

#: fields that may be logged; values are numbers, flags, ids or words of ours
# fmt: off
ALLOWED = frozenset({
    "answer", "attempt", "attempts", "calls", "card", "code", "count", "database", "dropped", "duration_ms", "errno",
    "error", "event", "field", "form", "key", "kind", "level", "library", "line", "method", "migration", "missing", "mode",
    "model", "note", "outcome", "path", "platform", "port", "prompt", "reason", "retry_after", "row", "setting",
    "signal", "status", "step", "timestamp", "tokens", "url_kind", "verb", "version", "waiting", "where", "work",
})
# fmt: on
#: what a word of ours or an id looks like; no spaces and no @, so neither a sentence nor an address; a
#: prompt's name may end in its version, first_note@3
PLAIN = re.compile(r"[A-Za-z0-9_.:/+<>,-]{1,300}(@[0-9]{1,4})?")
NAMED = re.compile(r"[a-z][a-z0-9_.]{0,60}")
WITHHELD = "withheld"
#: libraries whose messages speak of sockets and signals only
OUTSPOKEN = ("uvicorn.error",)


def configure(*, level: str = "info", json: bool = True, stream: TextIO | None = None) -> None:
    """Set up structlog and the standard library's logging for this process; lines go to stderr."""
    out = stream or sys.stderr
    weight = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            trace,
            allowed_only,
            structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=out.isatty()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(weight),
        logger_factory=structlog.WriteLoggerFactory(file=out),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers[:] = [_Libraries()]
    root.setLevel(max(weight, logging.WARNING))
    logging.captureWarnings(capture=True)


def allowed_only(_: object, __: str, event: MutableMapping[str, Any]) -> EventDict:
    """Drop what is not in the allow-list and withhold values that are no plain words or numbers."""
    dropped = sorted(set(event) - ALLOWED)
    kept = {key: _plain(value, NAMED if key == "event" else PLAIN) for key, value in event.items() if key in ALLOWED}
    kept["timestamp"] = event.get("timestamp")
    return {**kept, "dropped": ",".join(dropped)} if dropped else kept


def trace(_: object, __: str, event: MutableMapping[str, Any]) -> EventDict:
    """An exception as its type and the places it passed; its message may quote anything."""
    given = event.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = _places(error)
    return dict(event)


def _plain(value: object, pattern: re.Pattern[str]) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value) if pattern.fullmatch(str(value)) else WITHHELD


def _places(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    return ",".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)


class _Libraries(logging.Handler):
    """Turns a library's record into a line of ours."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._write(record)
        except (OSError, ValueError):
            # stderr is gone: whoever logs a line must not fail for it.
            self.handleError(record)

    def _write(self, record: logging.LogRecord) -> None:
        fields: Mapping[str, Any] = {"library": record.name, "where": f"{record.module}:{record.lineno}"}
        log = structlog.get_logger()
        if record.name in OUTSPOKEN:
            # Printed as it is, outside of the allow-list: without it nobody learns that a port is taken.
            fields = {**fields, "reason": re.sub(r"[^A-Za-z0-9_.:/+<>,-]+", "_", record.getMessage())[:300]}
        log.log(record.levelno, "library", exc_info=record.exc_info, **fields)


def wants_json(chosen: str, stream: TextIO | None = None) -> bool:
    """Is JSON wanted? `auto` means: not on a terminal."""
    return chosen == "json" or (chosen == "auto" and not (stream or sys.stderr).isatty())
