"""Every card in Microsoft's own renderer, in a browser: read without a complaint, and shown as its characters."""

import hashlib
import re
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.async_api import Page

from bot.cards.elements import (
    Button,
    Buttons,
    Card,
    ChoiceField,
    Confirm,
    Form,
    Letter,
    Line,
    ManyField,
    Menu,
    Option,
    Pair,
    Source,
    TextField,
    Title,
)
from bot.cards.gallery import examples
from bot.chat.teams.forms import title_of
from bot.commandline.teams_page import Shown, page_of
from bot.texts import LANGUAGES, Words
from tests.chat.strategies import HOSTILE
from tests.chat.teams.drawn import drawing, parts

FOLDER = files("bot.commandline.teams_page")
#: what Teams knows at version 1.5 and the renderer only at 1.6; that a type-ahead begins with nothing to choose
TEAMS_OWN = re.compile(
    r'Property \\"choices.data\\" is supported in version 1.6|An Input.ChoiceSet must have at least one choice'
)
#: elements of a page that Microsoft's renderer makes of ours
PLAIN = {
    "article", "h3", "div", "span", "a", "button", "label", "input", "textarea", "select", "option", "datalist",
}  # fmt: skip


def shown(name: str, picture: object) -> Shown:
    title = title_of(picture) if isinstance(picture, Form) else ""
    return Shown(name=name, title=title, card=drawing(picture))  # type: ignore[arg-type]


async def opened(page: Page, folder: Path, cards: list[Shown]) -> None:
    (folder / "index.html").write_text(page_of(cards, Words()), encoding="utf-8")
    await page.goto((folder / "index.html").as_uri())
    assert await page.locator("article").count() == len(cards)


@pytest.fixture
async def complaints(page: Page) -> AsyncIterator[list[str]]:
    """What the page wrote to its console, which must be nothing."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    yield said
    assert not said


async def test_every_card_of_every_status_is_read_without_a_complaint(
    page: Page, complaints: list[str], tmp_path: Path
) -> None:
    cards = [
        shown(f"{language}-{name}", picture)
        for language in LANGUAGES
        for name, picture in examples(Words(language, "Europe/Berlin"))
    ]
    await opened(page, tmp_path, cards)
    wrong = await page.evaluate("[...document.querySelectorAll('article')].map(a => [a.dataset.name, a.dataset.wrong])")
    for name, told in wrong:
        assert [each for each in re.findall(r'"((?:[^"\\]|\\.)+)"', told) if not TEAMS_OWN.match(each)] == [], name


async def test_a_hostile_text_is_shown_as_its_characters(page: Page, complaints: list[str], tmp_path: Path) -> None:
    outside = [*HOSTILE, "{{DATE(2026-06-03T10:00:00Z, SHORT)}} {{TIME(2026-06-03T10:00:00Z)}}", "<at>Mara</at>"]
    cards = [shown(f"outside-{number}", everything(text)) for number, text in enumerate(outside)]
    cards += [shown(f"form-{number}", fields(text)) for number, text in enumerate(outside)]
    cards += [shown(name, picture) for name, picture in examples(Words(), "\n".join(outside))]
    await opened(page, tmp_path, cards)
    texts = await page.evaluate(
        """[...document.querySelectorAll('article')].map(a =>
            [...a.querySelectorAll('.ac-richTextBlock > .ac-textRun')]
                .map(run => run.textContent))"""
    )
    for card, found in zip(cards, texts, strict=True):
        written = [part["text"] for part in parts(card["card"]) if part.get("type") == "TextRun"]
        # The labels of inputs are drawn in between.
        rest = iter(found)
        assert all(text in rest for text in written), card["name"]
        assert card["card"].get("actions") or len(found) == len(written), card["name"]
    made = set(await page.evaluate("[...document.querySelectorAll('article, article *')].map(e => e.localName)"))
    assert made <= PLAIN
    links = await page.evaluate("[...document.querySelectorAll('article a')].map(a => a.getAttribute('href'))")
    assert all(re.match("https?://[^/?#@]+(?:[/?#]|$)", link) for link in links)


def everything(text: str) -> Card:
    return Card(
        text,
        (
            Title(text), Line(text), Letter(text), Pair(text, text), Source(text, text, text),
            Buttons((Button(text, "v", "s", confirm=Confirm(text, text, text, text)),)),
            Menu(text, (Button(text, "v", "s"),)),
        ),
    )  # fmt: skip


def fields(text: str) -> Form:
    options = (Option("x", text, text),)
    several = ManyField("several", text, options, hint=text, placeholder=text)
    return Form("f", text, (TextField("t", text, text, text, text), ChoiceField("c", text, options), several), text)


async def test_a_question_is_hidden_until_it_is_asked_and_closed_by_its_no(
    page: Page, complaints: list[str], tmp_path: Path
) -> None:
    sure = Confirm("Delete it?", "It cannot be had back.", "Delete", "Keep")
    made = Card("x", (Buttons((Button("Delete my voice", "voice_delete", "all", confirm=sure),)),))
    await opened(page, tmp_path, [shown("voice", made)])
    question = page.get_by_text("It cannot be had back.")
    assert not await question.is_visible()
    await page.get_by_role("button", name="Delete my voice").click()
    assert await question.is_visible()
    await page.get_by_role("button", name="Keep").click()
    assert not await question.is_visible()


def test_what_is_not_ours_is_what_was_published() -> None:
    told = dict(re.findall(r"\| `([\w.]+\.js)` \|.*\| `([0-9a-f]{64})` \|", (FOLDER / "README.md").read_text("utf-8")))
    assert told == {"adaptivecards.min.js": hashlib.sha256((FOLDER / "adaptivecards.min.js").read_bytes()).hexdigest()}


def test_the_page_needs_nothing_from_outside_and_no_card_ends_its_script() -> None:
    page = page_of([shown("x", Card("x", (Line("</script><script>alert(1)</script>"),)))], Words("de"))
    assert not re.search(r"""(?:src|href)=["']?http""", page)
    assert page.count("</script>") == 3
    assert '<html lang="de">' in page
