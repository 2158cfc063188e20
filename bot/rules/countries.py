"""Countries as people type them: a code, or a name in English or German."""

from functools import lru_cache

from babel import Locale


def country_of(typed: str) -> str:
    """The ISO 3166-1 alpha-2 code, or "" for none."""
    return _names().get(typed.strip().casefold(), "")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names: dict[str, str] = {"uk": "GB", "usa": "US", "england": "GB", "scotland": "GB"}
    for language in ("en", "de"):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                names.setdefault(name.casefold(), code)
                names.setdefault(code.casefold(), code)
    return names
