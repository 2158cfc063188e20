"""The story in Microsoft's 365 Agents Playground, as `make demo-teams` starts it, driven as a person would."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, FrameLocator, Locator, expect

from bot.sandbox.bot_process import free_port
from bot.sandbox.teams.demo import TeamsDemo, run_teams_demo
from tests.peers.waiting import eventually

#: milliseconds in which a person would give up
PATIENCE = 20_000


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """The demo's page. Where the tests run without a Playground, `.ci/test.sh` leaves this file out and says so."""
    program = Path(os.environ["OVERTURE_PLAYGROUND"])
    said: list[str] = []
    port, stop = free_port(), asyncio.Event()
    demo = TeamsDemo(program, port=port, folder=tmp_path / "demo", tick_seconds=0.2, say=said.append)
    playing = asyncio.create_task(run_teams_demo(demo, stop))
    try:
        await eventually(lambda: playing.done() or any("Ready after" in line for line in said), within=150)
        assert not playing.done(), said
        yield f"http://127.0.0.1:{port}"
    finally:
        stop.set()
        assert await playing == 0


@pytest.mark.timeout(300)
async def test_command_draft_approval_sending_and_nudge(address: str, chromium: Browser) -> None:
    # Not the strict page: the Playground's own scripts fail after a press, and nobody sees it.
    page = await chromium.new_page(viewport={"width": 1600, "height": 1000})
    await page.goto(address)
    # To eleven o'clock on a working day, whatever the time is here: at night nobody is asked to send.
    await page.get_by_role("button", name="+4 working days").click()
    await expect(page.locator("#now")).to_contain_text("11:00 UTC")
    mara = page.frame_locator('iframe[title^="Mara"]')
    await sees(mara, "Hello Mara")
    await mara.get_by_role("textbox").click()
    await page.keyboard.type("note Ada Okafor about our open-model work")
    await page.keyboard.press("Enter")
    await sees(mara, "On it.")
    # Teams tells of one installation twice; the bot greets once.
    assert await mara.get_by_text("Hello Mara").count() == 1

    await page.get_by_role("button", name="Rafael Ortiz").click()
    rafael = page.frame_locator('iframe[title^="Rafael"]')
    await rafael.get_by_role("treeitem", name="Talent review").click()
    await press(card(rafael, "Note to Ada Okafor", "waiting for review"), "Approve")
    await expect(card(rafael, "Note to Ada Okafor", "approved · Rafael Ortiz")).to_be_visible(timeout=PATIENCE)

    await page.get_by_role("button", name="Mara Lindqvist").click()
    await press(card(mara, "Ada Okafor"), "Send now")
    await expect(page.locator("#mails article")).to_have_count(1, timeout=PATIENCE)
    await expect(page.locator("#mails")).to_contain_text("Mara Lindqvist to Ada Okafor")

    # Four working days after the mail; a public holiday in London may make it one more turn.
    for _ in range(2):
        await page.get_by_role("button", name="+4 working days").click()
        if await nudged(mara):
            break
    await press(card(mara, "No answer from Ada Okafor"), "Review follow-up")
    await page.get_by_role("button", name="Rafael Ortiz").click()
    await expect(card(rafael, "Note to Ada Okafor", "waiting for review", "follow-up 1")).to_be_visible(
        timeout=PATIENCE
    )
    await expect(page.locator("#mails article")).to_have_count(1)


def card(frame: FrameLocator, *texts: str) -> Locator:
    """The newest card that shows all of these."""
    found = frame.locator(".ac-adaptiveCard")
    for text in texts:
        found = found.filter(has_text=text)
    return found.last


async def sees(frame: FrameLocator, text: str) -> None:
    await expect(frame.get_by_text(text).last).to_be_visible(timeout=PATIENCE)


async def press(shown: Locator, button: str) -> None:
    await shown.get_by_role("button", name=button, exact=True).click(timeout=PATIENCE)


async def nudged(frame: FrameLocator) -> bool:
    try:
        await expect(card(frame, "No answer from Ada Okafor")).to_be_visible(timeout=8_000)
    except AssertionError:
        return False
    return True
