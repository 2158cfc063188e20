"""What people read stands in every language, with the same arguments, and each key that is used exists."""

import ast
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from bot.rules.draft_checks import Check
from bot.texts import CHECKS_ONLY, FOLDER, LANGUAGES, UnknownText, Words, keys, text

ROOT = Path(__file__).parent.parent


def arguments(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for path in sorted((FOLDER / language).glob("*.ftl")):
        resource = FluentParser().parse(path.read_text(encoding="utf-8"))
        for entry in resource.body:
            assert not isinstance(entry, fluent.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}"
                found[entry.id.name] = frozenset(_variables(entry))
    return found


def _variables(node: fluent.BaseNode) -> set[str]:
    names: set[str] = set()
    if isinstance(node, fluent.VariableReference):
        names.add(node.id.name)
    for value in vars(node).values():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, fluent.BaseNode):
                names |= _variables(child)
    return names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_stands_in_every_language_with_the_same_arguments(language: str) -> None:
    assert arguments(language) == arguments("en")
    assert keys(language) == keys("en")


@pytest.mark.parametrize("language", CHECKS_ONLY)
def test_what_the_checks_say_stands_in_french_and_spanish_too(language: str) -> None:
    spoken = {f"check-{check.value.replace('_', '-')}" for check in Check}
    assert set(arguments(language)) == keys(language) == spoken
    assert arguments(language) == {key: given for key, given in arguments("en").items() if key in spoken}


def test_a_reader_of_french_reads_the_checks_in_french_and_the_rest_in_english() -> None:
    words = Words.of("fr-FR")
    assert words("check-several-asks") == "Demande plusieurs choses à la fois."
    assert words("check-good") == Words("en")("check-good")


def test_every_key_written_in_the_code_exists() -> None:
    used: dict[str, str] = {}
    for path in [*ROOT.glob("bot/**/*.py")]:
        if "sandbox" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                speaks = name in ("text", "tell", "Text") or (name == "words" and "cards" in path.parts)
                if speaks and isinstance(node.args[0].value, str):
                    used[node.args[0].value] = f"{path.relative_to(ROOT)}:{node.lineno}"
    missing = {key: where for key, where in used.items() if key not in keys("en")}
    assert used
    assert missing == {}


def test_a_missing_key_or_argument_is_an_error_and_never_half_a_sentence() -> None:
    with pytest.raises(UnknownText):
        Words()("no-such-key")
    with pytest.raises(UnknownText):
        Words()("note-refused-status")


def test_a_language_without_a_catalogue_gets_english() -> None:
    assert Words.of("fr-CA").language == "en"
    assert Words.of("de_AT").language == "de"


def test_what_comes_from_outside_is_not_read_as_fluent() -> None:
    assert "{ $x }" in Words()("mistyped", typed="{ $x }")


@pytest.mark.parametrize("length", [2500, 2501, 100_000])
def test_what_is_very_long_is_cut_and_breaks_nothing(length: int) -> None:
    written = Words()("mistyped", typed="x" * length)
    assert written.count("x") in (2499, 2500)
    assert ("…" in written) is (length > 2500)


def test_a_sentence_may_stand_inside_another() -> None:
    assert (
        Words("de")("note-refused-status", status=text("status-sent"))
        == "Nichts wurde geändert: Diese Nachricht ist gesendet."
    )
