"""How letters open and close in each language, and whether two openings or closings are the same."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.rules.draft_checks.reading import LANGUAGES, fold

_FILE = Path(__file__).with_name("words.yaml")
#: a greeting has no more words than this after its opening
_NAME_WORDS = 5
_CLOSING_WORDS = 6
#: a shorter word tells little
_LETTERS = 5
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?|\{(?:first|name)\}")
_END = re.compile(r"[\s,.:;!\-–—]+$")
#: how a neutral opening is written, where folding lost a capital or an accent
_GENDERED = {"guten tag": "Guten Tag", "buenos días": "Buenos días"}


class Forms(BaseModel):
    """One language's words, as the file holds them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    open: str
    #: openings that tell a woman from a man, and what is written instead: nobody's sex is guessed
    neutral: Mapping[str, str]
    #: titles before a surname
    address: str
    close: str
    ends_with: str
    familiar: str
    polite: str
    everyday: str
    #: everyday words that are people's names too: with a capital, they are left out
    namesakes: str
    #: what may have a capital in the middle of a sentence, where nouns have one
    nouns: str
    #: longer words that make no turn of phrase
    grammar: str
    #: speaks of the company or of somebody who is not there
    others: str
    #: speaks of the reader, which only a wish or a question may
    reader: str
    wish: str
    #: speaks of writing and talking to each other
    talk: str
    numbers: str


def forms(language: str) -> Forms:
    """The words of one of `LANGUAGES`."""
    return _all()[language]


@cache
def _all() -> Mapping[str, Forms]:
    return TypeAdapter(Mapping[str, Forms]).validate_python(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def greeting_of(line: str, language: str) -> str:
    """The greeting that `line` is, with `{first}` or `{name}` for the reader's; "" if it is none.

    An opening that tells a woman from a man becomes a neutral one of the same warmth, and a title with a surname
    becomes the whole name.
    """
    if language not in LANGUAGES:
        return ""
    held = forms(language)
    written = line.strip()
    match = re.match(rf"(?:{held.open})\b", fold(written))
    words = written.split()
    opening = len(match.group().split()) if match else 0
    if match is None or len(words) - opening > _NAME_WORDS:
        return ""
    named = " ".join(words[opening:])
    if re.search(r"[.!?:,].*\w", re.sub(r"\b\w{1,4}\.", "", named)) or any(letter.isdigit() for letter in named):
        return ""
    titled = bool(re.fullmatch(held.address, match.group()))
    names = []
    for word in _WORD.findall(named):
        if re.fullmatch(rf"(?:{held.address})\.?", fold(word)):
            titled = True
        elif word[0].islower():
            # "Dear all" greets nobody by name.
            return ""
        else:
            names.append(word)
    return _greeting(held, match.group(), " ".join(words[:opening]), names, titled=titled)


def _greeting(held: Forms, folded: str, written: str, names: list[str], *, titled: bool) -> str:
    neutral = held.neutral.get(folded, "")
    opening = _END.sub("", written)
    if neutral:
        # With a title it was a formal letter, whatever it began with.
        formal = {"hallo": "guten tag", "hola": "buenos días"}.get(neutral, neutral) if titled else neutral
        opening = _GENDERED.get(formal, formal.capitalize())
    slot = "{name}" if titled or len(names) > 1 or names == ["{name}"] else "{first}" if names else ""
    mark = ":" if held is forms("es") else ","
    if not slot:
        return f"{opening}{mark}"
    # "Buenos días, Ada:" has a comma of its own.
    joint = ", " if opening.casefold().startswith(("buen", "good", "greetings")) else " "
    return f"{opening}{joint}{slot}{mark}"


def filled_greeting(greeting: str, name: str) -> str:
    """The greeting as it is written to `name`."""
    first = (name.split() or [name])[0]
    # A title is no first name.
    return greeting.replace("{first}", first if not first.endswith(".") else name).replace("{name}", name)


def greets_like(line: str, greeting: str, name: str, language: str) -> bool:
    """Is `line` this greeting, to `name`? A woman or a man may be greeted as one, by somebody who knows."""
    if _bare(line) == _bare(filled_greeting(greeting, name)):
        return True
    neutral = greeting_of(line, language)
    return bool(neutral) and _bare(filled_greeting(neutral, name)) == _bare(filled_greeting(greeting, name))


def is_greeting(line: str, language: str) -> bool:
    """Does `line` greet?"""
    return bool(greeting_of(line, language))


def closing_of(line: str, language: str) -> str:
    """The closing phrase that `line` is or begins with before a name, as it is written; "" if it is none."""
    if language not in LANGUAGES:
        return ""
    written = line.strip().lstrip("-–— ")
    if not written or len(written.split()) > _CLOSING_WORDS:
        return ""
    phrase, _, rest = written.partition(",")
    match = re.fullmatch(rf"(?:{forms(language).close})", _bare(phrase))
    # "Best, Mara" and "Cheers" are closings; "Thanks, I will call" is a sentence.
    if match is None or (rest.strip() and not all(word[0].isupper() for word in rest.split())):
        return ""
    return closed(phrase, language)


def closed(phrase: str, language: str) -> str:
    """A closing phrase with the mark its language puts after it."""
    bare = _END.sub("", phrase.strip())
    return f"{bare[:1].upper()}{bare[1:]}{forms(language).ends_with}" if bare else ""


def closes_like(line: str, closing: str) -> bool:
    """Is `line` this closing, whatever mark ends it?"""
    return _bare(line.partition(",")[0]) == _bare(closing)


def says(text: str, phrase: str) -> bool:
    """Does `text` hold the words of `phrase`, whatever their case and accents?"""
    bare = fold(phrase).strip(" .,;:!?")
    return bool(bare) and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", fold(text)) is not None


def tells_more(phrase: str, language: str) -> bool:
    """Is there a word in `phrase` that is more than grammar?"""
    grammar = set(forms(language).grammar.split())
    words = (fold(word).strip(" ,.;:!?") for word in phrase.split())
    return any(len(word) >= _LETTERS and word not in grammar for word in words)


def _bare(words: str) -> str:
    return _END.sub("", fold(words)).replace(",", "")
