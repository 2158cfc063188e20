"""What people type when they look for somebody, and how long the store takes to answer.

Each query is timed in a unit of its own, as a type-ahead is, three times; the best counts, so that what else the machine
does is left out, and the worst of the bests is told.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from bot.ports import Hit
from bot.rules.names import key_of, typed_words
from db.store import SqlStore

#: hits of a list that opens under the typing
SHOWN = 8
TRIES = 3


@dataclass(frozen=True)
class Typed:
    """What is typed, and whose name is meant."""

    text: str
    name: str


@dataclass(frozen=True)
class Timed:
    """Milliseconds of each query, in order, and the share of them that found the name that was meant."""

    kind: str
    times: Sequence[float]
    recall: float

    @property
    def names_one(self) -> bool:
        """Was enough typed to expect that name among the few that are shown?"""
        return self.kind.startswith(("misspelt", "whole"))

    def at(self, share: float) -> float:
        """What so many of the queries needed at most."""
        return self.times[min(len(self.times) - 1, int(len(self.times) * share))]

    def __str__(self) -> str:
        recall = f"   recall {self.recall:.3f}" if self.names_one else ""
        return (
            f"{self.kind:<34} p50 {self.at(0.5):6.2f} ms   p99 {self.at(0.99):6.2f} ms   worst {self.at(1):6.2f} ms"
            f"{recall}"
        )


async def timed(store: SqlStore, kind: str, queries: Sequence[Typed]) -> Timed:
    """Ask for each, and look whether the one that is meant is found."""
    times, found = [], 0
    for query in queries:
        took, hits = await best(store, query.text)
        times.append(took)
        found += any(key_of(hit.name) == key_of(query.name) for hit in hits)
    return Timed(kind, sorted(times), found / len(queries))


async def best(store: SqlStore, typed: str) -> tuple[float, Sequence[Hit]]:
    """Milliseconds of the best of the tries, and what was found."""
    took = []
    hits: Sequence[Hit] = ()
    for _ in range(TRIES):
        began = time.perf_counter()
        async with store.reading() as unit:
            hits = await unit.candidates.find(typed, SHOWN)
        took.append((time.perf_counter() - began) * 1000)
    return min(took), hits


def kinds(names: Sequence[str], count: int) -> Iterator[tuple[str, list[Typed]]]:
    """So many queries of each kind."""
    random = Random(11)  # noqa: S311 -- nothing here is a secret
    ways: dict[str, Callable[[Random, str], str]] = {
        "prefix of a word, any script": prefix,
        "whole name": lambda _, name: name,
        "two words, the second unfinished": unfinished,
        "two words, both unfinished": begun,
        "misspelt, one slip": lambda random, name: misspelt(random, name, 1),
        "misspelt, a slip in both words": lambda random, name: misspelt(random, name, 2),
    }
    for kind, way in ways.items():
        fitting = [name for name in random.choices(names, k=count * 20) if fits(kind, name)][:count]
        yield kind, [Typed(way(random, name), name) for name in fitting]


def fits(kind: str, name: str) -> bool:
    """Can this name be typed that way? Nobody misspells two letters."""
    words = typed_words(name)
    if kind.startswith("misspelt"):
        return len(words) >= 2 and all(len(word) >= 5 for word in words[:2])
    return len(words) >= 2 or not kind.startswith("two words")


def prefix(random: Random, name: str) -> str:
    word = random.choice(name.split())
    return word[: random.randint(1, len(word))]


def unfinished(random: Random, name: str) -> str:
    one, other = random.sample(name.split(), 2)
    return f"{one} {other[: random.randint(1, len(other))]}"


def begun(random: Random, name: str) -> str:
    one, other = random.sample(name.split(), 2)
    return f"{one[: random.randint(1, 3)]} {other[: random.randint(1, 3)]}"


def misspelt(random: Random, name: str, slips: int) -> str:
    """A letter too many, too few, wrong, or two swapped, in so many words."""
    words = name.split()[:2]
    for index in random.sample(range(2), slips):
        words[index] = slipped(random, words[index])
    return " ".join(words)


def slipped(random: Random, word: str) -> str:
    at = random.randrange(1, len(word) - 1)
    other = random.choice(word)
    match random.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + other + word[at:]
        case 2:
            return word[:at] + other + word[at + 1 :]
        case _:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
