"""The candidate's inbox, the clock, and the steps for somebody who is here for the first time."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.sandbox import RunningSandbox
from tests.sandbox_page.screen import Screen

LETTER = "Dear Ada,\n\nyour paper at https://papers.example/2026/routing, and <b>this</b>.\n\nMara"


def deliver(folder: Path, number: int, to: str, text: str = LETTER) -> None:
    """Put a mail where the bot delivers."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = '"Mara Lindqvist" <mara.lindqvist@northlight.example>'
    mail["To"] = to
    mail["Subject"] = f"Open models {number}"
    mail["Date"] = f"Tue, 24 Nov 2026 10:2{number}:00 +0000"
    mail["Message-ID"] = f"<n{number}@northlight.example>"
    mail.set_content(text)
    part = folder / "out" / f"{number}.part"
    part.write_bytes(mail.as_bytes())
    part.rename(part.with_suffix(".eml"))


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    return tmp_path / "mail"


async def test_a_mail_is_read_as_its_reader_sees_it(screen: Screen, page: Page, mail: Path) -> None:
    await screen.be("U01MARA", "C01GENERAL")
    await expect(page.get_by_text("No mail has left yet.")).to_be_visible()
    deliver(mail, 1, '"Ada Okafor" <ada@okafor.example>')
    reading = page.get_by_test_id("mail")
    await expect(reading).to_contain_text("Mara Lindqvist <mara.lindqvist@northlight.example>")
    await expect(reading).to_contain_text("Ada Okafor <ada@okafor.example>")
    await expect(reading.get_by_role("heading", name="Open models 1")).to_be_visible()
    letter = reading.locator(".letter")
    assert await letter.inner_text() == f"{LETTER}\n"
    await expect(letter.get_by_role("link")).to_have_attribute("href", "https://papers.example/2026/routing")
    await reading.get_by_role("button", name="Show original headers").click()
    await expect(page.get_by_test_id("headers")).to_contain_text("Message-ID: <n1@northlight.example>")


async def test_an_answer_goes_back_in_its_conversation(
    screen: Screen, page: Page, mail: Path, sandbox: RunningSandbox
) -> None:
    deliver(mail, 1, '"Ada Okafor" <ada@okafor.example>')
    await screen.be("U01MARA", "C01GENERAL")
    await page.get_by_test_id("answer").fill("Thank you,\nlet us talk.")
    await page.get_by_role("button", name="Send answer").click()
    await expect(page.get_by_test_id("mail-row")).to_have_count(2)
    answer = (await sandbox.mails("ada@okafor.example"))[0]
    assert (answer.sender, answer.to) == ("ada@okafor.example", "mara.lindqvist@northlight.example")
    assert answer.subject == "Re: Open models 1"
    assert answer.headers["In-Reply-To"] == "<n1@northlight.example>"
    assert answer.text.replace("\r", "").startswith("Thank you,\nlet us talk.\n")


async def test_a_mail_for_somebody_else_is_told_and_opened_by_one_press(screen: Screen, page: Page, mail: Path) -> None:
    deliver(mail, 1, '"Ada Okafor" <ada@okafor.example>')
    await screen.be("U01MARA", "C01GENERAL")
    await expect(page.get_by_test_id("mail-row")).to_have_count(1)
    deliver(mail, 2, '"Li Ming" <li.ming@mingli.example>')
    toast = page.get_by_test_id("toast")
    await expect(toast).to_contain_text("New mail for Li Ming")
    await expect(page.get_by_test_id("mailbox")).to_have_value("ada@okafor.example")
    await toast.get_by_role("button", name="Read it").click()
    await expect(page.get_by_test_id("mail")).to_contain_text("Open models 2")


async def test_the_clock_goes_forward_and_comes_back(screen: Screen, page: Page, sandbox: RunningSandbox) -> None:
    await screen.be("U01MARA", "C01GENERAL")
    clock = page.get_by_role("group", name="The bot’s clock")
    began = await sandbox.now()
    async with page.expect_response("**/sandbox/clock"):
        await clock.get_by_role("button", name="+1 hour").click()
    assert timedelta(0) <= await sandbox.now() - began - timedelta(hours=1) < timedelta(minutes=1)
    async with page.expect_response("**/sandbox/clock"):
        await clock.get_by_role("button", name="+1 day").click()
    tomorrow = (began + timedelta(days=1, hours=1)).strftime("%-d %b")
    await expect(page.get_by_test_id("now")).to_contain_text(tomorrow)
    async with page.expect_response("**/sandbox/clock"):
        await clock.get_by_role("button", name="Next 9:00").click()
    await expect(page.get_by_test_id("now")).to_contain_text("09:00")
    await clock.get_by_role("button", name="Reset").click()
    await expect(clock.get_by_role("button", name="Reset")).to_have_count(0)
    assert abs((await sandbox.now() - datetime.now(UTC)).total_seconds()) < 60


async def test_four_working_days_leave_out_the_weekend(screen: Screen, page: Page, sandbox: RunningSandbox) -> None:
    friday = await sandbox.now() + timedelta(days=7)
    friday += timedelta(days=(4 - friday.weekday()) % 7)
    await sandbox.set_clock(friday)
    await screen.be("U01MARA", "C01GENERAL")
    async with page.expect_response("**/sandbox/clock"):
        await page.get_by_role("group", name="The bot’s clock").get_by_role("button", name="+4 working days").click()
    assert (await sandbox.now()).date() == (friday + timedelta(days=6)).date()


async def test_the_steps_prefill_change_the_person_and_can_be_put_away(screen: Screen, page: Page) -> None:
    await screen.be("U01RAFAEL", "C01GENERAL")
    steps = page.get_by_role("complementary", name="First steps")
    await steps.get_by_role("button", name="/note").click()
    await expect(page.get_by_test_id("who")).to_have_value("U01MARA")
    await expect(screen.composer).to_have_value("/note Ada Okafor about our open-model work")
    await expect(screen.composer).to_be_focused()
    await steps.get_by_role("button", name="#talent-review").click()
    await expect(page.get_by_test_id("who")).to_have_value("U01RAFAEL")
    await expect(page.get_by_role("heading", name="talent-review")).to_be_visible()
    await steps.get_by_role("button", name="Hide these steps").click()
    await expect(steps).to_have_count(0)
    await page.reload()
    await page.get_by_role("button", name="Show the story’s steps").click()
    await expect(steps).to_be_visible()


async def test_the_page_says_whether_the_bot_is_there(screen: Screen, page: Page) -> None:
    await screen.be("U01MARA", "C01GENERAL")
    await expect(page.get_by_test_id("bot")).to_have_text("Overture is here")
