"""The country policy: a file that counsel can read, checked line by line, and what it says for one candidate.

    DE, AT:
      like: EU
      consent: always
      because: UWG section 7; TKG 2021 section 174

A row holds for the countries in its name. `EU` holds for the members of the European Economic Area that have no row
of their own, `default` for all others; `default: strictest` takes the strictest value that any row has, field by
field. Of somebody whose country nobody knows, the strictest holds, too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path
from typing import TypeVar

import yaml
from babel.core import get_global

from bot.ports import Channel, Consent, CountryPolicy, CountryRule, FooterPart
from bot.rules.place import CLOSES, OPENS

PACKAGED = Path(__file__).with_suffix(".yaml")

#: members of the European Union, and Iceland, Liechtenstein and Norway beside them
EEA = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split()  # noqa: SIM905
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EU, DEFAULT, STRICTEST = "EU", "default", "strictest"
LIKE, BECAUSE = "like", "because"
#: hours are at least so long, so that there is a moment in every country
SHORTEST_DAY = 2

Value = frozenset[Channel] | frozenset[FooterPart] | frozenset[int] | Consent | int | tuple[time, time]
T = TypeVar("T")


class BadCountryPolicy(Exception):
    """The file cannot be taken; a line for each mistake, `FILE:LINE: what is wrong and what is allowed`."""


def packaged() -> CountryPolicy:
    """The policy that comes with Overture."""
    return read(PACKAGED.read_text(encoding="utf-8"), PACKAGED.name)


def read(content: str, file: str) -> CountryPolicy:
    """Read and check a whole file. Raises BadCountryPolicy."""
    reader = _Reader(file)
    rules = reader.rows(content)
    if reader.mistakes:
        raise BadCountryPolicy("\n".join(f"{file}:{line}: {what}" for line, what in sorted(reader.mistakes)))
    return rules


def _several(kind: Callable[[str], T]) -> Callable[[Sequence[str]], frozenset[T]]:
    return lambda words: frozenset(kind(word) for word in words)


def _one(kind: Callable[[str], T]) -> Callable[[Sequence[str]], T]:
    def read_one(words: Sequence[str]) -> T:
        [word] = words
        return kind(word)

    return read_one


def _count(least: int, most: int) -> Callable[[str], int]:
    def read_count(word: str) -> int:
        if not (word.isascii() and word.isdecimal() and least <= int(word) <= most):
            raise ValueError
        return int(word)

    return read_count


_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-3]):([0-5]\d)")


def _hours(word: str) -> tuple[time, time]:
    match = _HOURS.fullmatch(word)
    if match is None:
        raise ValueError
    opens, closes = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
    if _left(opens, closes) < SHORTEST_DAY * 60:
        raise ValueError
    return opens, closes


def _left(opens: time, closes: time) -> int:
    """Minutes that the hours leave of the house's day."""
    return _minutes(min(closes, CLOSES)) - _minutes(max(opens, OPENS))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


@dataclass(frozen=True, slots=True)
class _Field:
    """One key of a row: how it is read, what may stand there, and a rule made as strict in it as another."""

    read: Callable[[Sequence[str]], Value]
    allowed: str
    tightened: Callable[[CountryRule, CountryRule], CountryRule]


_FIELDS: Mapping[str, _Field] = {
    "channels": _Field(
        _several(Channel),
        f"any of {', '.join(Channel)}, in a list",
        lambda rule, by: replace(rule, channels=rule.channels & by.channels),
    ),
    "touches": _Field(
        _one(_count(1, 6)),
        "a number from 1 to 6",
        lambda rule, by: replace(rule, touches=min(rule.touches, by.touches)),
    ),
    "hours": _Field(
        _one(_hours),
        f"local hours such as 09:00-17:00, of which at least {SHORTEST_DAY} lie from 09:00 to 17:00",
        lambda rule, by: replace(rule, opens=max(rule.opens, by.opens), closes=min(rule.closes, by.closes)),
    ),
    "quiet_days": _Field(
        _several(DAYS.index),
        f"any of {', '.join(DAYS)}, in a list",
        lambda rule, by: replace(rule, quiet_days=rule.quiet_days | by.quiet_days),
    ),
    "footer": _Field(
        _several(FooterPart),
        f"any of {', '.join(FooterPart)}, in a list",
        lambda rule, by: replace(rule, footer=rule.footer | by.footer),
    ),
    "consent": _Field(
        _one(Consent),
        f"one of {', '.join(Consent)}",
        lambda rule, by: replace(rule, consent=max(rule.consent, by.consent, key=list(Consent).index)),
    ),
    "close_after": _Field(
        _one(_count(1, 60)),
        "a number of working days from 1 to 60",
        lambda rule, by: replace(rule, close_after=max(rule.close_after, by.close_after)),
    ),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it stands in the file; fields by name, each with its value."""

    name: str
    line: int
    codes: tuple[str, ...]
    values: Mapping[str, Value]
    #: keys that stand there, readable or not
    keys: frozenset[str]
    like: str
    because: str


@dataclass(slots=True)
class _Reader:
    file: str
    mistakes: set[tuple[int, str]] = field(default_factory=set)

    def rows(self, content: str) -> CountryPolicy:
        try:
            top = yaml.compose(content, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as broken:
            mark = broken.problem_mark or broken.context_mark
            self.mistakes.add(((mark.line if mark else 0) + 1, f"this is no YAML: {broken.problem}"))
            return CountryPolicy()
        except yaml.YAMLError:
            self.mistakes.add((1, "this is no text that could be YAML"))
            return CountryPolicy()
        if not isinstance(top, yaml.MappingNode) or not top.value:
            self.mistakes.add((1, "there is no row; write one for EU, for default, or for a country such as US"))
            return CountryPolicy()
        rows, default = self._read(top)
        rules = {row.name: rule for row, rule in self._built(rows)}
        if self.mistakes:
            return CountryPolicy()
        return self._policy(rows, rules, default)

    def _read(self, top: yaml.MappingNode) -> tuple[list[_Row], str]:
        rows: list[_Row] = []
        taken: dict[str, int] = {}
        default = ""
        for key, value in top.value:
            name, line = str(getattr(key, "value", "")), _line(key)
            codes = self._codes(name, line)
            for code in codes:
                if code in taken:
                    self.mistakes.add((line, f"{code} stands in line {taken[code]} already; a country has one row"))
                taken.setdefault(code, line)
            if name == DEFAULT and isinstance(value, yaml.ScalarNode) and value.value == STRICTEST:
                default = STRICTEST
            elif isinstance(value, yaml.MappingNode):
                rows.append(self._row(name, line, codes, value))
            else:
                also = f", or {STRICTEST}" if name == DEFAULT else ""
                self.mistakes.add((line, f"{name or 'this'} needs fields below it: {_keys()}{also}"))
        if DEFAULT not in taken:
            self.mistakes.add((_line(top), f"there is no row {DEFAULT}; write {DEFAULT}: {STRICTEST}"))
        return rows, default

    def _codes(self, name: str, line: int) -> tuple[str, ...]:
        codes = tuple(_listed(name).split(", "))
        if codes in ((EU,), (DEFAULT,)):
            return codes
        for code in codes:
            if code not in _countries():
                self.mistakes.add(
                    (line, f"{code or 'nothing'} is no country; allowed are codes such as DE, {EU} and {DEFAULT}")
                )
        return codes

    def _row(self, name: str, line: int, codes: tuple[str, ...], fields: yaml.MappingNode) -> _Row:
        values: dict[str, Value] = {}
        words: dict[str, str] = {LIKE: "", BECAUSE: ""}
        seen: dict[str, int] = {}
        for key, value in fields.value:
            named, at = str(getattr(key, "value", "")), _line(key)
            if named in seen:
                self.mistakes.add((at, f"{named} stands in line {seen[named]} already"))
            seen.setdefault(named, at)
            given = _given(value)
            if named in words:
                if given is None or len(given) != 1:
                    self.mistakes.add((at, f"{named} must be one line of words"))
                else:
                    words[named] = " ".join(given[0].split())
            elif named not in _FIELDS:
                self.mistakes.add((at, f"{named} is no field; allowed are {_keys()}"))
            else:
                read_value = self._value(named, given, at)
                if read_value is not None:
                    values[named] = read_value
        if not words[BECAUSE]:
            self.mistakes.add((line, f"{name} lacks {BECAUSE}: say what the row rests on"))
        return _Row(", ".join(codes), line, codes, values, frozenset(seen), _listed(words[LIKE]), words[BECAUSE])

    def _value(self, named: str, given: Sequence[str] | None, line: int) -> Value | None:
        known = _FIELDS[named]
        try:
            return known.read([""] if given is None else given)
        except ValueError:
            said = ", ".join(given) if given else "this"
            self.mistakes.add((line, f"{named} cannot be {said}; allowed is {known.allowed}"))
            return None

    def _built(self, rows: Sequence[_Row]) -> Iterator[tuple[_Row, CountryRule]]:
        """Each row with what it takes over from the one it is like."""
        by_name = {row.name: row for row in rows}
        for row in rows:
            parent = by_name.get(row.like)
            if row.like and (parent is None or parent is row or parent.like):
                self.mistakes.add((row.line, f"like cannot be {row.like}; allowed is a row that is like no other"))
                continue
            rule = _filled(_filled(CountryRule(), parent) if parent else CountryRule(), row)
            for lacking in sorted(_FIELDS.keys() - row.keys - (parent.keys if parent else frozenset())):
                self.mistakes.add((row.line, f"{row.name} lacks {lacking}: {_FIELDS[lacking].allowed}"))
            yield row, rule

    def _policy(self, rows: Sequence[_Row], rules: Mapping[str, CountryRule], default: str) -> CountryPolicy:
        strictest = _strictest([rules[row.name] for row in rows])
        if _left(strictest.opens, strictest.closes) < SHORTEST_DAY * 60:
            self.mistakes.add(
                (1, f"the hours of all rows together leave fewer than {SHORTEST_DAY} from 09:00 to 17:00")
            )
        if len(strictest.quiet_days & {0, 1, 2, 3}) > 2:
            self.mistakes.add((1, "the quiet_days of all rows together leave fewer than two days from Monday on"))
        by_country = {code: rules[row.name] for row in rows for code in row.codes}
        union = by_country.pop(EU, None)
        others = by_country.pop(DEFAULT, None)
        if union is not None:
            by_country = {**dict.fromkeys(EEA, union), **by_country}
        return CountryPolicy(by_country, strictest if others is None or default else others, strictest, self.file)


def _filled(rule: CountryRule, row: _Row) -> CountryRule:
    for named, value in row.values.items():
        if isinstance(value, tuple):
            rule = replace(rule, opens=value[0], closes=value[1])
        else:
            rule = replace(rule, **{named: value})  # type: ignore[arg-type]  # read by the field of that name
    rows = {**rule.rows, **dict.fromkeys(row.values, row.name)}
    return replace(rule, rows=rows, because={**rule.because, row.name: row.because})


def _strictest(rules: Sequence[CountryRule]) -> CountryRule:
    """Field by field the strictest of all, and of each which rows it is from."""
    chosen, because = rules[0], dict(rules[0].because)
    rows = dict(chosen.rows)
    for rule in rules[1:]:
        because |= rule.because
        for named, known in _FIELDS.items():
            tighter = known.tightened(chosen, rule)
            if tighter != chosen:
                alone = known.tightened(rule, tighter) == rule
                rows[named] = rule.rows[named] if alone else f"{rows[named]} + {rule.rows[named]}"
                chosen = tighter
    named_in = {row for rows_of_one in rows.values() for row in rows_of_one.split(" + ")}
    return replace(chosen, rows=rows, because={row: why for row, why in because.items() if row in named_in})


def _given(node: yaml.Node) -> list[str] | None:
    """The words of a value or a list of values; None for anything else."""
    if isinstance(node, yaml.ScalarNode):
        return [str(node.value)]
    if isinstance(node, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in node.value):
        return [str(one.value) for one in node.value]
    return None


def _listed(name: str) -> str:
    """A row's name in one spelling."""
    return ", ".join(part.strip() for part in name.split(","))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _keys() -> str:
    return ", ".join((*_FIELDS, LIKE, BECAUSE))


def _countries() -> Iterable[str]:
    return get_global("territory_zones")
