"""What can be pressed and chosen in a message, and the app's own page."""

import pytest
from playwright.async_api import Page, expect
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import RunningSandbox
from tests.sandbox_page.kit import Json, actions, button, mrkdwn, option, plain, section
from tests.sandbox_page.screen import Screen
from tests.sandbox_page.small_bot import SmallBot

SURE = {
    "title": plain("Delete it?"),
    "text": mrkdwn("It is *gone* then."),
    "confirm": plain("Delete"),
    "deny": plain("Keep"),
}


async def card(screen: Screen, bot: SmallBot, *blocks: Json) -> None:
    await bot.client.chat_postMessage(channel="C01REVIEW", text="card", blocks=list(blocks))
    await screen.be("U01RAFAEL", "C01REVIEW")


async def test_a_press_reaches_the_app_and_its_answer_is_drawn(screen: Screen, bot: SmallBot) -> None:
    async def approve(body: Json, client: AsyncWebClient) -> None:
        await client.chat_update(channel="C01REVIEW", ts=body["message"]["ts"], text="Approved", blocks=[])

    bot.pressed = approve
    await card(screen, bot, actions(button("Approve", "approve", style="primary")))
    await screen.messages.last.get_by_role("button", name="Approve").click()
    await expect(screen.messages.last).to_contain_text("Approved")
    await expect(screen.page.get_by_test_id("button-approve")).to_have_count(0)
    assert bot.sent("block_actions")[0]["user"]["id"] == "U01RAFAEL"


async def test_while_the_app_thinks_a_button_takes_no_second_press(screen: Screen, bot: SmallBot) -> None:
    bot.answering.clear()
    await card(screen, bot, actions(button("Approve", "approve")))
    approve = screen.page.get_by_test_id("button-approve")
    await approve.click()
    await expect(approve).to_have_attribute("aria-busy", "true")
    await approve.dispatch_event("click")
    bot.answering.set()
    await expect(approve).to_have_attribute("aria-busy", "false")
    assert len(bot.sent("block_actions")) == 1


async def test_a_press_that_fails_says_so_beside_the_button(screen: Screen, bot: SmallBot) -> None:
    bot.answering.clear()
    await card(screen, bot, actions(button("Approve", "approve")))
    await screen.page.get_by_test_id("button-approve").click()
    await expect(screen.messages.last.get_by_role("alert")).to_contain_text("did not respond")


@pytest.mark.parametrize(("answer", "presses"), [("Keep", 0), ("Delete", 1)])
async def test_a_button_with_a_question_acts_only_after_a_yes(
    screen: Screen, bot: SmallBot, answer: str, presses: int
) -> None:
    await card(screen, bot, actions(button("Delete the note", "delete", confirm=SURE), button("Other", "other")))
    await screen.page.get_by_test_id("button-delete").click()
    question = screen.page.get_by_role("alertdialog", name="Delete it?")
    await expect(question.locator("strong")).to_have_text("gone")
    await question.get_by_role("button", name=answer).click()
    await expect(question).to_have_count(0)
    await screen.page.get_by_test_id("button-other").click()
    await expect(screen.page.get_by_test_id("button-other")).to_have_attribute("aria-busy", "false")
    pressed = [body["actions"][0]["action_id"] for body in bot.sent("block_actions")]
    assert pressed == ["delete"] * presses + ["other"]


CHOICES: list[tuple[Json, str]] = [
    ({"type": "static_select", "placeholder": plain("Snooze")}, "selected_option"),
    ({"type": "radio_buttons"}, "selected_option"),
    ({"type": "checkboxes"}, "selected_options"),
    ({"type": "overflow"}, "selected_option"),
]


@pytest.mark.parametrize(("element", "field"), CHOICES, ids=[choice[0]["type"] for choice in CHOICES])
async def test_a_choice_in_a_message_acts_at_once(
    screen: Screen, bot: SmallBot, page: Page, element: Json, field: str
) -> None:
    options = [option("Two days"), option("A week")]
    await card(screen, bot, actions({**element, "action_id": "pick", "options": options}))
    async with page.expect_response("**/sandbox/do"):
        match element["type"]:
            case "static_select":
                await page.get_by_role("combobox", name="Snooze").fill("week")
                await page.keyboard.press("Enter")
            case "overflow":
                await page.get_by_test_id("overflow-pick").click()
                await page.get_by_role("menuitem", name="A week").click()
            case _:
                await screen.messages.last.get_by_label("A week").check()
    chosen = bot.sent("block_actions")[0]["actions"][0][field]
    assert (chosen[0] if isinstance(chosen, list) else chosen)["value"] == "a-week"


async def test_who_types_fast_and_presses_enter_gets_what_was_typed(screen: Screen, bot: SmallBot, page: Page) -> None:
    options = [option("Two days"), option("A week")]
    await card(screen, bot, actions({"type": "static_select", "action_id": "pick", "options": options}))
    async with page.expect_response("**/sandbox/do"):
        # Both within one frame, as a loaded machine delivers them.
        await page.get_by_test_id("select-pick").evaluate("""async (field) => {
          field.value = "week";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          for (let turn = 0; turn < 10; turn += 1) await null;
          field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
        }""")
    assert bot.sent("block_actions")[0]["actions"][0]["selected_option"]["value"] == "a-week"


async def test_a_day_is_sent_as_slack_writes_it(screen: Screen, bot: SmallBot) -> None:
    await card(screen, bot, actions({"type": "datepicker", "action_id": "day"}))
    async with screen.page.expect_response("**/sandbox/do"):
        await screen.page.get_by_test_id("input-day").fill("2026-12-01")
    assert bot.sent("block_actions")[0]["actions"][0]["selected_date"] == "2026-12-01"


async def test_the_home_tab_asks_once_and_follows_what_the_app_draws(
    screen: Screen, bot: SmallBot, sandbox: RunningSandbox
) -> None:
    bot.home = [section(plain("Nothing waits"), button("Write", "write"))]
    await screen.be("U01MARA", sandbox.as_("U01MARA").dm)
    await screen.page.get_by_test_id("tab-home").click()
    home = screen.page.get_by_test_id("home")
    await expect(home).to_contain_text("Nothing waits")
    view = {"type": "home", "blocks": [section(plain("One note waits"))]}
    await bot.client.views_publish(user_id="U01MARA", view=view)
    await expect(home).to_contain_text("One note waits")
    assert len(bot.sent("app_home_opened")) == 1
    await screen.page.get_by_test_id("tab-messages").click()
    await expect(screen.composer).to_be_visible()


async def test_a_link_leads_to_the_home_tab(screen: Screen, sandbox: RunningSandbox) -> None:
    await screen.be("U01MARA", sandbox.as_("U01MARA").dm, "&tab=home")
    await expect(screen.page.get_by_test_id("home")).to_contain_text("Hello")
