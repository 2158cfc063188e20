"""Which spellings of an employer are one company."""

import re
from functools import lru_cache

from bot.rules.names import fold

#: legal forms say nothing about which company it is
_FORMS = frozenset(
    [
        "ab",
        "ag",
        "as",
        "asa",
        "bv",
        "co",
        "company",
        "corp",
        "corporation",
        "gmbh",
        "inc",
        "incorporated",
        "kg",
        "kk",
        "limited",
        "llc",
        "llp",
        "lp",
        "ltd",
        "nv",
        "oy",
        "plc",
        "pty",
        "sa",
        "sarl",
        "sas",
        "se",
        "spa",
        "srl",
    ]
)
_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=4096)
def key_of(employer: str) -> str:
    """The same for `Deep Meadow`, `deep meadow Ltd.` and `Deep-Meadow, Inc.`; "" where nothing is left of it."""
    words = _WORD.findall(fold(employer).replace(".", ""))
    kept = [word for word in words if word not in _FORMS]
    return " ".join(kept or words)
