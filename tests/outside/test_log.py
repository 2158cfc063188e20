"""A log line tells what happened to which id, and nothing that a person said or is."""

import io
import json
import logging
from typing import Any

import pytest
import structlog

from bot.outside import log


@pytest.fixture
def lines() -> io.StringIO:
    written = io.StringIO()
    log.configure(level="info", stream=written)
    return written


def last(lines: io.StringIO) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(lines.getvalue().splitlines()[-1])
    return line


def test_an_event_and_its_ids_are_written(lines: io.StringIO) -> None:
    structlog.get_logger().info("delivered", note="note_01kzv3q8m4", attempts=2, answer="250")
    line = last(lines)
    assert (line["event"], line["note"], line["attempts"], line["answer"]) == ("delivered", "note_01kzv3q8m4", 2, "250")
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Ada Okafor"},
        {"text": "Okafor"},
        {"address": "x@okafor.example"},
        {"token": "xoxb-Okafor"},
        {"reason": "told by Ada Okafor"},
        {"answer": "550 <ada@okafor.example> unknown"},
        {"note": ["Okafor"]},
        {"status": {"to": "Okafor"}},
    ],
)
def test_what_a_person_is_or_said_is_not(lines: io.StringIO, fields: dict[str, object]) -> None:
    structlog.get_logger().warning("seen", **fields)
    assert "kafor" not in lines.getvalue()
    assert last(lines)["event"] == "seen"


def test_a_sentence_is_no_event(lines: io.StringIO) -> None:
    structlog.get_logger().info("Ada Okafor answered")
    assert last(lines)["event"] == "withheld"


def test_an_exception_is_its_type_and_places_without_its_words(lines: io.StringIO) -> None:
    try:
        raise ValueError("Ada Okafor <ada@okafor.example>")
    except ValueError:
        structlog.get_logger().exception("work_failed", row="note_1")
    assert "kafor" not in lines.getvalue()
    assert last(lines)["error"] == "ValueError"
    assert last(lines)["where"].startswith("test_log.py:")


def test_a_librarys_line_says_who_and_where_but_not_its_words(lines: io.StringIO) -> None:
    logging.getLogger("slack_bolt.App").warning("Unhandled request %s", {"text": "/note Ada Okafor"})
    assert "kafor" not in lines.getvalue()
    line = last(lines)
    assert (line["event"], line["library"], line["level"]) == ("library", "slack_bolt.App", "warning")


def test_a_taken_port_is_told(lines: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").error("[Errno 98] address already in use")
    assert "address_already_in_use" in last(lines)["reason"]


def test_what_weighs_too_little_is_not_written(lines: io.StringIO) -> None:
    structlog.get_logger().debug("looked")
    logging.getLogger("aiosqlite").debug("executing Okafor")
    assert lines.getvalue() == ""


def test_a_line_that_cannot_be_written_breaks_nothing(lines: io.StringIO) -> None:
    lines.close()
    logging.getLogger("some_client").error("gone")
