"""The fixed words under every note, which no model writes (duties: GDPR Art. 14; no footer, no send)."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from fluent.runtime import FluentBundle, FluentResource

from bot import texts
from bot.rules.hidden import plain

#: what a candidate may read; wider than the languages the bot speaks with its own people
LANGUAGES = ("en", "de", "fr", "es")
#: named one by one; the rest is counted
MOST_SOURCES = 4
LONGEST_ADDRESS = 300


def footer(
    *,
    language: str,
    sender: str,
    company: str,
    sources: Sequence[str],
    notice_url: str,
    postal_address: str = "",
    unsubscribe_url: str = "",
) -> str:
    """Who writes, where the data came from, a postal address, the notice, and how to say no; English where `language` is not ours.

    A source that is an address is named by its host, once; another by its own short words.
    """
    words = CandidateWords(language)
    named = _named(sources)
    listed = ", ".join(named[:MOST_SOURCES])
    if more := len(named) - MOST_SOURCES:
        listed = f"{listed} {words('footer-and-more', count=more)}" if more > 0 else listed
    lines = [
        "--",
        words("footer-who", sender=sender, company=company)
        + " "
        + (words("footer-sources", sources=listed) if named else words("footer-no-sources")),
        words("footer-rights"),
    ]
    if postal_address:
        lines.append(words("footer-address", company=company, address=plain(postal_address, LONGEST_ADDRESS)))
    if notice_url:
        lines.append(words("footer-notice", url=notice_url))
    if unsubscribe_url:
        lines.append(words("footer-no-link", url=unsubscribe_url, company=company))
    else:
        lines.append(words("footer-no", company=company))
    return "\n".join(lines)


class CandidateWords:
    """Sentences that a candidate reads, under a note or behind its link; English where `language` is not ours."""

    def __init__(self, language: str) -> None:
        tag = language.replace("_", "-").split("-")[0].lower()
        self._bundle = _bundle(tag if tag in LANGUAGES else "en")

    def __call__(self, key: str, **args: str | int) -> str:
        """Write one sentence. Raises UnknownText."""
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise texts.UnknownText(key)
        written, errors = self._bundle.format_pattern(pattern, args)
        if errors:
            raise texts.UnknownText(f"{key}: {errors[0]}")
        return str(written)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    path = Path(texts.__file__).parent / "footer" / f"{language}.ftl"
    bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def _named(sources: Sequence[str]) -> list[str]:
    names = (_name(plain(source, 80)) for source in sources)
    return list(dict.fromkeys(name for name in names if name))


def _name(source: str) -> str:
    if "://" not in source:
        return source.rstrip(".")
    try:
        host = urlsplit(source).hostname or ""
    except ValueError:
        return source
    return host.removeprefix("www.")
