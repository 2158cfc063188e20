"""Channels, messages, the composer and what it completes."""

import re

from playwright.async_api import Locator, expect

from bot.sandbox import RunningSandbox
from tests.sandbox_page.kit import actions, button, mrkdwn, plain, section
from tests.sandbox_page.screen import Screen
from tests.sandbox_page.small_bot import SmallBot


async def test_a_slash_lists_the_commands_and_the_keyboard_chooses_one(screen: Screen) -> None:
    await screen.be("U01MARA", "C01GENERAL")
    await screen.composer.press_sequentially("/")
    offered = screen.page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(offered).to_have_count(2)
    await expect(offered.first).to_contain_text("NAME [about …]")
    await screen.composer.press("ArrowDown")
    await expect(offered.nth(1)).to_have_attribute("aria-selected", "true")
    await screen.composer.press("ArrowUp")
    await screen.composer.press("Tab")
    await expect(screen.composer).to_have_value("/note ")
    await expect(offered).to_have_count(0)


async def test_escape_closes_the_list_of_commands_and_keeps_the_text(screen: Screen) -> None:
    await screen.be("U01MARA", "C01GENERAL")
    await screen.composer.press_sequentially("/no")
    await screen.composer.press("Escape")
    await expect(screen.page.get_by_role("listbox", name="Commands")).to_have_count(0)
    await expect(screen.composer).to_have_value("/no")


async def test_a_name_after_an_at_sign_becomes_a_mention(screen: Screen) -> None:
    await screen.be("U01RAFAEL", "C01REVIEW")
    await screen.composer.press_sequentially("Thanks @dan")
    await screen.composer.press("Enter")
    await expect(screen.composer).to_have_value("Thanks @Dana Whitfield ")
    await screen.composer.press("Enter")
    await expect(screen.messages.last.locator(".mention")).to_have_text("@Dana Whitfield")


async def test_shift_and_enter_starts_a_line_and_enter_sends(screen: Screen) -> None:
    await screen.be("U01MARA", "C01GENERAL")
    await screen.composer.press_sequentially("one")
    await screen.composer.press("Shift+Enter")
    await screen.composer.press_sequentially("two")
    await expect(screen.messages).to_have_count(0)
    await screen.composer.press("Enter")
    await expect(screen.messages).to_have_count(1)
    assert "one\ntwo" in await screen.messages.last.inner_text()
    await expect(screen.composer).to_have_value("")


async def test_an_app_that_does_not_respond_is_said_and_the_words_are_kept(screen: Screen, bot: SmallBot) -> None:
    bot.answering.clear()
    await screen.be("U01MARA", "C01GENERAL")
    await screen.types("/who Ada")
    problem = screen.page.get_by_test_id("problem")
    await expect(problem).to_contain_text("/who failed because the app did not respond")
    await expect(problem).to_have_role("alert")
    await expect(screen.composer).to_have_value("/who Ada")


async def test_only_you_see_what_is_only_for_you_until_you_put_it_away(screen: Screen) -> None:
    await screen.be("U01RAFAEL", "C01GENERAL")
    await screen.types("/who Ada")
    await expect(screen.messages).to_contain_text(["It is Ada."])
    await expect(screen.messages.last).to_contain_text("Only visible to you")
    await screen.messages.last.get_by_role("button", name="Dismiss message").click()
    await expect(screen.messages).to_have_count(0)
    await screen.be("U01RAFAEL", "C01GENERAL")
    await expect(screen.page.get_by_role("log")).to_be_visible()
    await expect(screen.messages).to_have_count(0)


async def test_what_others_write_appears_by_itself_and_is_marked_unread_elsewhere(
    screen: Screen, sandbox: RunningSandbox
) -> None:
    await screen.be("U01RAFAEL", "C01REVIEW")
    await sandbox.as_("U01DANA").say("C01REVIEW", "Good morning")
    await expect(screen.messages.last).to_contain_text("Good morning")
    await sandbox.as_("U01JONAS").say("C01GENERAL", "Lunch?")
    general = screen.page.get_by_test_id("channel-C01GENERAL")
    await expect(general.get_by_label("1 unread")).to_be_visible()
    await general.click()
    await expect(screen.page.get_by_role("separator", name="New")).to_be_visible()
    await expect(general.get_by_label("1 unread")).to_have_count(0)


async def test_messages_show_who_when_and_whether_they_were_changed(screen: Screen, bot: SmallBot) -> None:
    first = await bot.client.chat_postMessage(channel="C01REVIEW", text="A draft")
    await screen.be("U01RAFAEL", "C01REVIEW")
    message = screen.messages.last
    await expect(message).to_contain_text("Overture")
    await expect(message.get_by_text("APP", exact=True)).to_be_visible()
    await expect(message.locator("time")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    await expect(screen.page.get_by_role("separator", name="Today")).to_be_visible()
    await bot.client.chat_update(channel="C01REVIEW", ts=str(first["ts"]), text="A better draft")
    await expect(message).to_contain_text("A better draft (edited)")


async def test_a_redrawn_card_leaves_the_focus_and_the_typed_words_alone(screen: Screen, bot: SmallBot) -> None:
    card = [section(plain("Waiting")), actions(button("Approve", "approve"), button("Reject", "reject"))]
    first = await bot.client.chat_postMessage(channel="C01REVIEW", text="card", blocks=card)
    await screen.be("U01RAFAEL", "C01REVIEW")
    await screen.composer.fill("half a sent")
    reject = screen.messages.last.get_by_role("button", name="Reject")
    await reject.focus()
    changed = [section(plain("Still waiting")), card[1]]
    await bot.client.chat_update(channel="C01REVIEW", ts=str(first["ts"]), text="card", blocks=changed)
    await expect(screen.messages.last).to_contain_text("Still waiting")
    await expect(reject).to_be_focused()
    await expect(screen.composer).to_have_value("half a sent")


async def long_talk(screen: Screen, sandbox: RunningSandbox) -> Locator:
    for number in range(30):
        await sandbox.as_("U01DANA").say("C01REVIEW", f"Line {number}\n\nand its end")
    await screen.be("U01RAFAEL", "C01REVIEW")
    await expect(screen.messages.last).to_be_in_viewport()
    return screen.page.get_by_role("log")


async def test_the_newest_comes_into_sight_after_a_movement_that_no_hand_made(
    screen: Screen, sandbox: RunningSandbox
) -> None:
    log = await long_talk(screen, sandbox)
    # What a browser does by itself when the pressed card is taken away for the moment of its redrawing.
    await log.evaluate(
        "box => new Promise((done) => { box.addEventListener('scroll', done, { once: true }); box.scrollTop = 0; })"
    )
    await sandbox.as_("U01DANA").say("C01REVIEW", "And one more")
    await expect(screen.messages.last).to_contain_text("And one more")
    await expect(screen.messages.last).to_be_in_viewport()
    await expect(screen.page.get_by_role("button", name="New messages")).to_have_count(0)


async def test_who_reads_further_up_is_not_pulled_down_but_told(screen: Screen, sandbox: RunningSandbox) -> None:
    log = await long_talk(screen, sandbox)
    await log.hover()
    await screen.page.mouse.wheel(0, -900)
    await expect(screen.messages.last).not_to_be_in_viewport()
    await sandbox.as_("U01DANA").say("C01REVIEW", "And one more")
    more = screen.page.get_by_role("button", name="New messages")
    await expect(more).to_be_visible()
    await expect(screen.messages.last).not_to_be_in_viewport()
    await more.click()
    await expect(screen.messages.last).to_be_in_viewport()
    await expect(more).to_have_count(0)


async def test_a_thread_opens_at_the_side_and_takes_replies(screen: Screen, bot: SmallBot) -> None:
    first = await bot.client.chat_postMessage(channel="C01REVIEW", text="A note waits")
    await bot.client.chat_postMessage(channel="C01REVIEW", text="It has two sources", thread_ts=str(first["ts"]))
    await screen.be("U01RAFAEL", "C01REVIEW")
    await expect(screen.messages).to_have_count(1)
    await screen.page.get_by_role("button", name="1 reply").click()
    thread = screen.page.get_by_role("complementary", name="Thread")
    await expect(thread.get_by_test_id("message")).to_have_count(2)
    reply = thread.get_by_test_id("reply")
    await reply.fill("I look at it")
    await reply.press("Enter")
    await expect(thread.get_by_test_id("message")).to_have_count(3)
    await expect(screen.page.get_by_role("button", name="2 replies")).to_be_visible()
    await thread.get_by_role("button", name="Close thread").click()
    await expect(thread).to_have_count(0)


async def test_shortcuts_are_in_the_menus_of_a_message_and_of_the_composer(screen: Screen, bot: SmallBot) -> None:
    await screen.be("U01RAFAEL", "C01REVIEW")
    await screen.types("She gave a talk")
    await screen.messages.last.hover()
    await screen.messages.last.get_by_role("button", name="More for this message").click()
    await screen.page.get_by_role("menuitem", name="Add a fact").click()
    await screen.dialog.get_by_role("button", name="Cancel").click()
    await screen.page.get_by_role("button", name="Shortcuts").click()
    await screen.page.keyboard.press("Enter")
    await expect(screen.dialog).to_be_visible()
    on_message, everywhere = bot.sent("message_action")[0], bot.sent("shortcut")[0]
    assert on_message["message"]["text"] == "She gave a talk"
    assert (on_message["callback_id"], everywhere["callback_id"]) == ("add_fact", "new_note")


async def test_a_link_opens_a_persons_view_and_back_goes_back(screen: Screen) -> None:
    await screen.be("U01RAFAEL", "C01REVIEW")
    await screen.page.get_by_test_id("channel-C01GENERAL").click()
    await expect(screen.page).to_have_url(re.compile(r"as=U01RAFAEL&channel=C01GENERAL"))
    await screen.page.go_back()
    await expect(screen.page.get_by_role("heading", name="talent-review")).to_be_visible()


async def test_another_person_sees_their_own_channels(screen: Screen) -> None:
    await screen.be("U01RAFAEL", "C01REVIEW")
    await screen.page.get_by_test_id("who").select_option(label="Mara Lindqvist (Chief Executive Officer)")
    await expect(screen.page.get_by_test_id("channel-C01REVIEW")).to_have_count(0)
    await expect(screen.page).to_have_url(re.compile("as=U01MARA"))


async def test_a_lost_connection_is_said_and_found_again(screen: Screen, sandbox: RunningSandbox) -> None:
    await screen.page.add_init_script(
        "window.sockets = []; window.WebSocket = class extends WebSocket { constructor(url) { super(url); sockets.push(this); } };"
    )
    await screen.be("U01MARA", "C01GENERAL")
    async with screen.page.expect_websocket():
        await screen.page.evaluate("for (const socket of sockets) socket.close()")
        await expect(screen.page.get_by_text("Connection lost")).to_be_visible()
    await expect(screen.page.get_by_text("Connection lost")).to_have_count(0)
    await sandbox.as_("U01JONAS").say("C01GENERAL", "Still there?")
    await expect(screen.messages.last).to_contain_text("Still there?")


async def test_mrkdwn_is_read_as_slack_reads_it(screen: Screen, bot: SmallBot) -> None:
    text = (
        "*bold* _slanted_ ~struck~ `code` <https://papers.example/x|a paper> <@U01DANA> <#C01GENERAL> &lt;b&gt; :tada:"
    )
    await bot.client.chat_postMessage(
        channel="C01REVIEW", text="t", blocks=[section(mrkdwn(text)), section(plain(text))]
    )
    await screen.be("U01RAFAEL", "C01REVIEW")
    read, kept = (screen.messages.last.locator(".b-section").nth(n) for n in (0, 1))
    await expect(read).to_have_text("bold slanted struck code a paper @Dana Whitfield #general <b> 🎉")
    for tag, words in {"strong": "bold", "em": "slanted", "s": "struck", "code": "code", "a": "a paper"}.items():
        await expect(read.locator(tag)).to_have_text(words)
    await expect(read.get_by_role("link")).to_have_attribute("href", "https://papers.example/x")
    await expect(kept).to_have_text(text)
    await expect(kept.locator("strong, em, a")).to_have_count(0)
