"""The small grammar that Block Kit's rules are written in: checks that note every problem with its JSON pointer.

A check is a function of (value, pointer, problems). The wording of the problems is Slack's own where it is known.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Check = Callable[[Any, str, "Problems"], None]


class Problems(list[str]):
    """What is wrong, as in `response_metadata.messages` without the leading `[ERROR]`."""

    def add(self, text: str, pointer: str) -> None:
        """Note one problem."""
        self.append(f"{text} [json-pointer:{pointer}]")


def string(longest: int, *, shortest: int = 1, pattern: str | None = None) -> Check:
    """A string of so many characters, optionally of a form."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str):
            problems.add("must provide a string", pointer)
        elif len(value) > longest:
            problems.add(f"must be less than {longest + 1} characters", pointer)
        elif len(value) < shortest:
            problems.add(f"must be more than {shortest - 1} characters", pointer)
        elif pattern and not re.fullmatch(pattern, value):
            problems.add("does not match the expected format", pointer)

    return check


def boolean(value: Any, pointer: str, problems: Problems) -> None:
    """A JSON boolean."""
    if not isinstance(value, bool):
        problems.add("must provide a boolean", pointer)


def anything(value: Any, pointer: str, problems: Problems) -> None:
    """Whatever it is; checked elsewhere."""


def integer(lowest: int, highest: int) -> Check:
    """A whole number between two bounds, both allowed."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            problems.add("must provide a number", pointer)
        elif not lowest <= value <= highest:
            problems.add(f"must be between {lowest} and {highest}", pointer)

    return check


def word(*allowed: str) -> Check:
    """One of a few words."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if value not in allowed:
            problems.add(f"must be one of: {', '.join(allowed)}", pointer)

    return check


def array(item: Check, most: int, *, least: int = 1) -> Check:
    """A list of so many items, each of which passes `item`."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, list):
            problems.add("must provide an array", pointer)
            return
        if len(value) > most:
            problems.add(f"no more than {most} items allowed", pointer)
        if len(value) < least:
            problems.add(f"no fewer than {least} items allowed", pointer)
        for index, entry in enumerate(value[: most + 1]):
            item(entry, f"{pointer}/{index}", problems)

    return check


def record(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with exactly these fields; `type` is always allowed."""
    fields = {"type": anything, **required, **(optional or {})}

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add("must provide an object", pointer)
            return
        for name in required:
            if value.get(name) is None:
                problems.add(f"missing required field: {name}", pointer)
        for name, entry in value.items():
            if name not in fields:
                problems.add(f"invalid additional property: {name}", pointer)
            elif entry is not None:
                fields[name](entry, f"{pointer}/{name}", problems)

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    """An object whose `type` chooses the check."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add("must provide an object", pointer)
        elif not isinstance(value.get("type"), str):
            problems.add("missing required field: type", pointer)
        elif value["type"] not in kinds:
            problems.add(f"unsupported type: {value['type']}", f"{pointer}/type")
        else:
            kinds[value["type"]](value, pointer, problems)

    return check


def both(*checks: Check) -> Check:
    """All of these checks."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        for each in checks:
            each(value, pointer, problems)

    return check


def some_of(*names: str) -> Check:
    """At least one of these fields is there."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if isinstance(value, dict) and not any(value.get(name) for name in names):
            problems.add(f"missing required field: {' or '.join(names)}", pointer)

    return check


def one_of(*names: str) -> Check:
    """Exactly one of these fields is there."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if isinstance(value, dict) and sum(value.get(name) is not None for name in names) != 1:
            problems.add(f"must provide exactly one of: {', '.join(names)}", pointer)

    return check
