"""Text from outside stays text, nothing is asked from elsewhere, and what is not ours is what was published."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.sandbox_page.kit import ABOUT, actions, button, modal, mrkdwn, plain, section
from tests.sandbox_page.screen import Screen
from tests.sandbox_page.small_bot import SmallBot

PAGE = Path(__file__).parents[2] / "bot" / "sandbox" / "page"
HOSTILE = json.loads((Path(__file__).parents[1] / "data" / "hostile.json").read_text(encoding="utf-8"))
MARKUP = '<img src=x onerror="document.title=1"></script><script>document.title=1</script><b>x</b>'
OUT_OF_PLACE = (
    "main img, main script, main iframe, main b:not(.count), dialog img, dialog script, dialog iframe, dialog b"
)


async def test_markup_is_shown_as_it_was_written_everywhere(screen: Screen, page: Page, bot: SmallBot) -> None:
    escaped = MARKUP.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    blocks = [section(mrkdwn(escaped)), section(plain(MARKUP)), actions(button(MARKUP[:75], "a"))]
    await bot.client.chat_postMessage(channel="C01REVIEW", text="card", blocks=blocks)
    bot.form = modal("<b>Form</b>", section(plain(MARKUP)), ABOUT)
    await screen.be("U01RAFAEL", "C01REVIEW")
    await screen.types(MARKUP)
    await expect(screen.messages).to_have_count(2)
    for place in (".b-section >> nth=0", ".b-section >> nth=1"):
        await expect(page.locator(place)).to_have_text(MARKUP)
    await expect(screen.messages.last).to_contain_text(MARKUP)
    form = await screen.form()
    await expect(form).to_contain_text(MARKUP)
    await expect(form.get_by_role("heading")).to_have_text("<b>Form</b>")
    assert await page.locator(OUT_OF_PLACE).count() == 0
    assert await page.title() != "1"


async def test_no_hostile_text_breaks_the_page_or_becomes_a_link_elsewhere(
    screen: Screen, page: Page, bot: SmallBot
) -> None:
    texts = [text for text in HOSTILE if text.strip() and not re.search(r"[\ud800-\udfff]", text)]
    for text in texts:
        blocks = [section(plain(text)), section(mrkdwn(text))]
        await bot.client.chat_postMessage(channel="C01REVIEW", text="card", blocks=blocks)
    await screen.be("U01RAFAEL", "C01REVIEW")
    await expect(screen.messages).to_have_count(len(texts))
    links = await page.get_by_test_id("message").get_by_role("link").evaluate_all("all => all.map(one => one.protocol)")
    assert set(links) <= {"http:", "https:", "mailto:"}
    assert await page.locator(OUT_OF_PLACE).count() == 0
    assert await screen.sideways() <= 0


@pytest.mark.parametrize("address", ["javascript:document.title=1", "data:text/html,x", "file:///etc/passwd"])
async def test_an_address_that_no_browser_should_follow_is_only_words(
    screen: Screen, bot: SmallBot, address: str
) -> None:
    link = {"type": "link", "url": address, "text": "press"}
    rich = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [link]}]}
    await bot.client.chat_postMessage(
        channel="C01REVIEW", text="t", blocks=[section(mrkdwn(f"<{address}|press>")), rich]
    )
    await screen.be("U01RAFAEL", "C01REVIEW")
    await expect(screen.messages.last.get_by_text("press")).to_have_count(2)
    await expect(screen.messages.last.get_by_role("link")).to_have_count(0)


async def test_the_page_asks_nobody_but_the_sandbox(screen: Screen, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await screen.be("U01MARA", "C01GENERAL")
    assert asked
    assert [url for url in asked if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:"))] == []


async def test_a_script_that_is_not_ours_does_not_run(screen: Screen, page: Page) -> None:
    await screen.be("U01MARA", "C01GENERAL")
    async with page.expect_console_message(lambda said: "Content Security Policy" in said.text):
        await page.evaluate(
            """() => { const script = document.createElement("script"); script.textContent = "document.title = 1";
                document.body.append(script); }"""
        )
    assert await page.title() != "1"


def test_what_is_not_ours_is_what_was_published() -> None:
    told = dict(re.findall(r"\| `(\w+\.js)` \|.*\| `([0-9a-f]{64})` \|", (PAGE / "vendor" / "README.md").read_text()))
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (PAGE / "vendor").glob("*.js")}
    assert told == found


def test_no_file_of_the_page_parses_data_as_markup() -> None:
    ways = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    assert [path.name for path in PAGE.glob("*.js") if ways.search(path.read_text(encoding="utf-8"))] == []
