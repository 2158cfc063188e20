"""On a phone: one panel at a time, room for a thumb, nothing that sticks out."""

import pytest
from playwright.async_api import Page, expect

from tests.sandbox_page.kit import NOTE, actions, button, option, plain, section
from tests.sandbox_page.screen import Screen
from tests.sandbox_page.small_bot import SmallBot

SELECT = {"type": "static_select", "action_id": "s", "placeholder": plain("Snooze"), "options": [option("Two days")]}
#: What a thumb needs, in pixels.
THUMB = 44


@pytest.fixture(autouse=True)
async def phone(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})


async def test_channels_are_behind_a_button_and_panels_are_tabs(screen: Screen, page: Page) -> None:
    await screen.be("U01RAFAEL", "C01REVIEW")
    general = page.get_by_test_id("channel-C01GENERAL")
    await expect(general).to_be_hidden()
    await page.get_by_role("button", name="Channels").click()
    await general.click()
    await expect(general).to_be_hidden()
    await expect(page.get_by_role("heading", name="general")).to_be_visible()
    tabs = page.get_by_role("navigation", name="Panels")
    await tabs.get_by_role("button", name="Inbox").click()
    await expect(page.get_by_role("heading", name="Candidate’s inbox")).to_be_visible()
    await expect(screen.composer).to_be_hidden()
    await tabs.get_by_role("button", name="Chat").click()
    await expect(screen.composer).to_be_visible()


async def test_nothing_sticks_out_and_everything_fits_a_thumb(screen: Screen, page: Page, bot: SmallBot) -> None:
    word = "Word" * 60
    blocks = [section(plain(word)), actions(button(word[:75], "a"), button("Approve", "b"), SELECT)]
    await bot.client.chat_postMessage(channel="C01REVIEW", text="card", blocks=blocks)
    await screen.be("U01RAFAEL", "C01REVIEW")
    await expect(screen.messages).to_have_count(1)
    assert await screen.sideways() <= 0
    small = await page.evaluate(
        """(thumb) => [...document.querySelectorAll("button, select, [role=combobox]")]
            .filter((one) => one.checkVisibility({ visibilityProperty: true }))
            .filter((one) => one.getBoundingClientRect().height < thumb && !one.matches(".tools *"))
            .map((one) => one.outerHTML.slice(0, 80))""",
        THUMB,
    )
    assert small == []


async def test_a_form_takes_the_whole_screen(screen: Screen, bot: SmallBot) -> None:
    bot.form = NOTE
    await screen.be("U01MARA", "C01GENERAL")
    box = await (await screen.form()).bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert await screen.sideways() <= 0


async def test_a_thread_lies_over_its_channel(screen: Screen, page: Page, bot: SmallBot) -> None:
    first = await bot.client.chat_postMessage(channel="C01REVIEW", text="A note waits")
    await bot.client.chat_postMessage(channel="C01REVIEW", text="Two sources", thread_ts=str(first["ts"]))
    await screen.be("U01RAFAEL", "C01REVIEW")
    await page.get_by_role("button", name="1 reply").click()
    await expect(page.get_by_test_id("reply")).to_be_in_viewport()
    await page.get_by_role("button", name="Close thread").click()
    await expect(screen.composer).to_be_in_viewport()
