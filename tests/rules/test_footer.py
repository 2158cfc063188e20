"""Under every note: who writes, where the data came from, the notice, and how to say no."""

import pytest

from bot.rules.footer import LANGUAGES, footer


def _footer(language: str = "en", **changes: object) -> str:
    usual: dict[str, object] = {
        "language": language,
        "sender": "Mara Lindqvist",
        "company": "Northlight",
        "sources": ["https://www.papers.example/1", "https://papers.example/2", "a talk in Vienna"],
        "notice_url": "https://northlight.example/privacy",
    }
    return footer(**{**usual, **changes})  # type: ignore[arg-type]  # one dictionary for every test


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language: str) -> None:
    said = _footer(language)
    for part in (
        "Mara Lindqvist",
        "Northlight",
        "papers.example, a talk in Vienna",
        "https://northlight.example/privacy",
    ):
        assert part in said
    no = {"en": "“no”", "de": "„Nein“", "fr": "« non »", "es": "«no»"}
    assert no[language] in said


def test_a_host_is_named_once_and_without_its_path() -> None:
    assert _footer().count("papers.example") == 1
    assert "papers.example/1" not in _footer()


def test_many_sources_are_counted() -> None:
    said = _footer(sources=[f"https://s{n}.example" for n in range(7)])
    assert "s3.example and 3 more sources" in said
    assert "s3.example and one more source." in _footer(sources=[f"https://s{n}.example" for n in range(5)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_sources_it_says_what_was_used(language: str) -> None:
    assert "papers.example" not in _footer(language, sources=[])
    assert len(_footer(language, sources=[]).splitlines()) == len(_footer(language).splitlines())


def test_a_link_to_say_no_is_shown_where_there_is_one() -> None:
    assert "https://northlight.example/u/t" in _footer(unsubscribe_url="https://northlight.example/u/t")


def test_without_a_notice_no_empty_line_is_left() -> None:
    assert "{" not in _footer(notice_url="")
    assert all(line for line in _footer(notice_url="").splitlines())


def test_a_language_we_have_no_words_for_gets_english() -> None:
    assert _footer("sv") == _footer("en")
    assert _footer("de-CH") == _footer("de")


def test_a_source_cannot_hide_or_break_anything() -> None:
    said = _footer(sources=["https://[broken", "line\nbreak\u202e"])
    assert "\u202e" not in said
    assert "line break" in said
