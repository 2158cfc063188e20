"""A prompt's words do not change without a new version: drafts on record name the version they were written with."""

import re
from collections import defaultdict
from hashlib import sha256
from importlib import resources

import pytest

import prompts
from prompts import Prompt, load

FOLDER = resources.files(prompts)
ENTRY = re.compile(
    r"^\| `(?P<name>\w+)@(?P<version>\d+)` \| (?P<day>\d{4}-\d\d-\d\d) \| `(?P<print>[0-9a-f]{16})` \| (?P<what>.+) \|$"
)
NAMES = sorted(file.name[:-3] for file in FOLDER.iterdir() if re.fullmatch(r"[a-z_]+\.md", file.name))


#: a draft's record names these alone, so a change of what stands before them is a change of theirs
BEGIN_WITH_VOICE = ("first_note", "follow_up")


def fingerprint(prompt: Prompt) -> str:
    """Of all that a model reads of it; a new line break counts, since it counts for an endpoint's cache too."""
    before = load("voice").system if prompt.name in BEGIN_WITH_VOICE else ""
    return sha256(f"{before}\n{prompt.system}\n=== user\n{prompt.user}".encode()).hexdigest()[:16]


def entries() -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for line in FOLDER.joinpath("CHANGELOG.md").read_text(encoding="utf-8").splitlines():
        if match := ENTRY.match(line):
            name, version = match["name"], int(match["version"])
            assert version not in found[name], f"{name}@{version} stands twice; a changed prompt is a new version"
            found[name][version] = match["print"]
        else:
            assert not line.startswith("| `"), f"not read: {line}"
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_those_of_the_version(name: str) -> None:
    prompt, told = load(name), entries()[name]
    line = f"| `{prompt.label}` | DAY | `{fingerprint(prompt)}` | WHAT CHANGED |"
    assert prompt.version in told, f"add to prompts/CHANGELOG.md: {line}"
    assert told[prompt.version] == fingerprint(prompt), (
        f"{name}.md changed: raise its version to {prompt.version + 1} and add to prompts/CHANGELOG.md, "
        f"never in place of another line: {line}"
    )
    assert prompt.version == max(told), f"{name}.md is older than its last entry"


@pytest.mark.parametrize("name", NAMES)
def test_no_version_is_passed_over(name: str) -> None:
    assert sorted(entries()[name]) == list(range(1, load(name).version + 1))


def test_nothing_is_told_of_a_prompt_that_is_none() -> None:
    assert set(entries()) <= set(NAMES)
