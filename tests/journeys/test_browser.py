"""The whole story in a browser, as somebody lives it who only has the sandbox's page; and on a phone."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.house import House

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


class Screen:
    """What a person does at the page."""

    def __init__(self, page: Page, house: House) -> None:
        self.page = page
        self.url = house.sandbox.base_url

    async def be(self, user: str, channel: str) -> None:
        await self.page.goto(f"{self.url}/?as={user}&channel={channel}")
        await self.page.wait_for_selector("body[data-ready]")

    async def types(self, text: str) -> None:
        composer = self.page.get_by_test_id("composer")
        await composer.fill(text)
        await composer.press("Enter")

    def button(self, name: str) -> Locator:
        return self.page.get_by_test_id("message").get_by_role("button", name=name, exact=True)

    async def sees(self, text: str) -> None:
        await expect(self.page.get_by_text(text).first).to_be_visible(timeout=10_000)

    async def panel(self, name: str) -> None:
        """On a phone the panels are tabs."""
        tab = self.page.locator("#tabs").get_by_role("button", name=re.compile(name))
        if await tab.is_visible():
            await tab.click()

    async def fits(self) -> None:
        """Nothing sticks out sideways."""
        over = await self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
async def test_the_story_from_the_line_to_the_follow_up(house: House, page: Page, size: dict[str, int]) -> None:
    await page.set_viewport_size({"width": size["width"], "height": size["height"]})
    screen = Screen(page, house)
    await screen.be("U01MARA", house.mara.dm)
    composer = page.get_by_test_id("composer")
    await composer.fill("/no")
    await expect(page.get_by_role("listbox", name="Commands").get_by_text("Ask for a note")).to_be_visible()
    await composer.press("Tab")
    await expect(composer).to_have_value("/note ")
    await screen.types("/note Ada Okafor about our open-model work, warm")
    await screen.sees("On it")
    await screen.fits()

    await screen.be("U01RAFAEL", "C01REVIEW")
    await screen.sees("waiting for review")
    await screen.fits()
    await screen.button("Sources").click()
    await expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    await page.get_by_role("dialog").get_by_role("button", name="Close").first.click()
    await screen.button("Edit").click()
    body = page.get_by_role("dialog").get_by_label("Text")
    written = await body.input_value()
    await body.fill(written + "\n\nWith kind regards")
    await page.get_by_test_id("submit").click()
    await screen.sees("draft 2")
    await screen.button("Approve").click()
    await screen.sees("approved · Rafael Ortiz")
    await expect(screen.button("Approve")).to_have_count(0)

    await screen.be("U01MARA", house.mara.dm)
    await screen.button("Send now").click()
    await screen.sees("✓ sent")
    await screen.panel("Inbox")
    mail = page.get_by_test_id("mail")
    await expect(mail).to_contain_text("With kind regards")
    await expect(mail).to_contain_text("Mara Lindqvist <mara.lindqvist@northlight.example>")
    await page.get_by_test_id("answer").fill("Thank you, let us talk.")
    await page.get_by_role("button", name="Send answer").click()
    await expect(page.get_by_test_id("mail-row")).to_have_count(2)

    await screen.panel("Chat")
    await page.get_by_role("group", name="The bot’s clock").get_by_role("button", name="+4 working days").click()
    await screen.sees("No answer from Ada Okafor")
    await screen.button("Answered elsewhere").click()
    await screen.sees("answered · Mara Lindqvist")


async def test_the_form_finds_names_while_they_are_typed_and_keeps_what_is_typed(house: House, page: Page) -> None:
    screen = Screen(page, house)
    await screen.be("U01MARA", "C01GENERAL")
    await screen.types("/note")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("combobox", name="Who").fill("okaf")
    await dialog.get_by_role("option", name=re.compile("Ada Okafor")).click()
    await dialog.get_by_label("What about").fill("open models")
    await page.get_by_test_id("submit").click()
    await expect(dialog).to_contain_text("On it")
    await dialog.get_by_role("button", name="Close").first.click()
    await expect(dialog).to_have_count(0)
    await screen.be("U01RAFAEL", "C01REVIEW")
    await screen.sees("open models")
    await screen.button("Reject").click()
    await page.get_by_role("dialog").get_by_label("Why").fill("   ")
    await page.get_by_test_id("submit").click()
    await expect(page.get_by_role("alert").first).to_be_visible()
    await page.get_by_role("dialog").get_by_label("Why").fill("Not now.")
    await page.get_by_test_id("submit").click()
    await screen.sees("rejected · Rafael Ortiz")


async def test_the_home_page_shows_what_waits(house: House, page: Page) -> None:
    await house.approved_note()
    screen = Screen(page, house)
    await screen.be("U01MARA", house.mara.dm)
    await page.get_by_test_id("tab-home").click()
    home = page.get_by_test_id("home")
    await expect(home).to_contain_text("Hello Mara")
    await expect(home).to_contain_text("Ada Okafor")
    await home.get_by_role("button", name="Write a note").click()
    await expect(page.get_by_role("dialog")).to_contain_text("Write a note")


async def test_another_person_sees_their_own_workspace(house: House, page: Page) -> None:
    screen = Screen(page, house)
    await screen.be("U01MARA", house.mara.dm)
    await expect(page.get_by_test_id("channel-C01REVIEW")).to_have_count(0)
    await page.get_by_test_id("who").select_option("U01RAFAEL")
    await page.get_by_test_id("channel-C01REVIEW").click()
    await expect(page.get_by_role("heading", name="talent-review")).to_be_visible()


async def test_a_message_becomes_a_fact_by_its_shortcut(house: House, page: Page) -> None:
    screen = Screen(page, house)
    await screen.be("U01RAFAEL", "C01GENERAL")
    await screen.types("Ada Okafor gave a talk in Leeds last week.")
    message = page.get_by_test_id("message").last
    await message.hover()
    await message.get_by_label("More for this message").click()
    await message.get_by_role("menuitem", name="Add as a fact").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_label("Fact", exact=True)).to_have_value("Ada Okafor gave a talk in Leeds last week.")
    await dialog.get_by_role("combobox", name="Who").fill("ada ok")
    await dialog.get_by_role("option", name=re.compile("Ada Okafor")).click()
    await page.get_by_test_id("submit").click()
    await screen.be("U01RAFAEL", house.rafael.dm)
    await screen.sees("The fact is kept")


@pytest.mark.parametrize(
    "hostile", ["<img src=x onerror=document.title=1>", "</script><script>document.title=1</script>"]
)
async def test_hostile_text_stays_text(house: House, page: Page, hostile: str) -> None:
    screen = Screen(page, house)
    await screen.be("U01RAFAEL", "C01GENERAL")
    await screen.types(hostile)
    await screen.sees(hostile)
    assert await page.title() != "1"
