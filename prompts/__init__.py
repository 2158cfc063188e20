"""What the model reads: one file a prompt, each with a name, a version and its variables.

A file is front matter, the part for the system message, and after a line `=== user` the part for the user's.
Variables are written `{{name}}` and filled in one pass: there is no template language, so a value can never be
read as one, and the set of variables can be held to the front matter (docs/decisions/writer.md).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict

_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_PARTS = re.compile(
    r"\A---\n(?P<front>.*?)\n---\n(?P<system>.*?)(?:^=== user\n(?P<user>.*))?\Z", re.DOTALL | re.MULTILINE
)


class PromptBroken(ValueError):
    """A prompt file, or what should fill it, is not what its front matter says: a bug."""


class _Front(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    version: int
    variables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt file."""

    name: str
    version: int
    variables: frozenset[str]
    #: the same for every note, so that endpoints can keep it in their cache
    system: str
    #: what differs, least to most from note to note
    user: str

    @property
    def label(self) -> str:
        """Name and version, `first_note@1`."""
        return f"{self.name}@{self.version}"

    def fill(self, values: Mapping[str, str]) -> str:
        """The user's part with every variable filled in, each value escaped for its fence. Raises PromptBroken."""
        if unlike := self.variables ^ values.keys():
            raise PromptBroken(f"{self.label}: {', '.join(sorted(unlike))}")
        return _VARIABLE.sub(lambda found: fenced(values[found[1]]), self.user)


@cache
def load(name: str) -> Prompt:
    """The prompt in `NAME.md`. Raises PromptBroken where file and front matter disagree."""
    return parse(name, resources.files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8"))


def parse(name: str, written: str) -> Prompt:
    """A prompt from the text of its file; for `load`, and for a reader's own prompts."""
    match = _PARTS.match(written)
    if match is None:
        raise PromptBroken(f"{name}: no front matter")
    front = _Front.model_validate(yaml.safe_load(match["front"]))
    system, user = match["system"].strip(), (match["user"] or "").strip()
    used = set(_VARIABLE.findall(user))
    if front.name != name or used != set(front.variables) or _VARIABLE.search(system):
        raise PromptBroken(f"{name}: name or variables differ from the front matter")
    return Prompt(front.name, front.version, frozenset(front.variables), system, user)


def fenced(words: str) -> str:
    """`words` as they may stand between `<data>` and `</data>`: nothing in them can close the fence."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unfenced(words: str) -> str:
    """What `fenced` changed, changed back; a model may repeat the escapes it read."""
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
