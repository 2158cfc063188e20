"""New ids: a kind, the moment in milliseconds, and 80 random bits, in letters that nobody confuses.

Ordered by time, so that an index grows at its end; not to be guessed, so that an id on a button gives nothing away.
"""

import re
import secrets
from dataclasses import dataclass

from bot.ports import Clock

#: Crockford's base 32 in lower case: no i, l, o, u
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
TIME_LETTERS = 10
RANDOM_BITS = 80
RANDOM_LETTERS = RANDOM_BITS // 5
KIND = re.compile(r"[a-z][a-z_]{0,29}")


@dataclass(frozen=True, slots=True)
class RandomIds:
    """Ids like `note_01kzv3q8m4x7c9t2r5w8y1d6fh`."""

    clock: Clock

    def new(self, kind: str) -> str:
        """An id nobody can guess, ordered by time; `kind` is its prefix, in lower-case letters and underscores."""
        if not KIND.fullmatch(kind):
            raise ValueError(f"no kind of id: {kind!r}")
        moment = round(self.clock.now().timestamp() * 1000)
        return f"{kind}_{_letters(moment, TIME_LETTERS)}{_letters(secrets.randbits(RANDOM_BITS), RANDOM_LETTERS)}"


def _letters(number: int, length: int) -> str:
    return "".join(ALPHABET[(number >> 5 * place) & 31] for place in reversed(range(length)))
