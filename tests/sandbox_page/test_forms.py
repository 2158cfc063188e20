"""Forms: filled in, refused, changed by the app, stacked, closed."""

import pytest
from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import RunningSandbox
from tests.sandbox_page.kit import ABOUT, NOTE, Json, actions, button, field, modal, option, plain, section
from tests.sandbox_page.screen import Screen
from tests.sandbox_page.small_bot import SmallBot


async def test_type_ahead_asks_from_its_least_length_after_a_pause(screen: Screen, bot: SmallBot) -> None:
    await screen.be("U01MARA", "C01GENERAL")
    who = (await screen.form()).get_by_role("combobox", name="Who")
    await expect(who).to_be_focused()
    await who.press_sequentially("a")
    await expect(screen.dialog.get_by_text("Type at least 2 letters")).to_be_visible()
    await who.press_sequentially("da ok")
    found = screen.dialog.get_by_role("option")
    await expect(found).to_have_count(2)
    await expect(found.first).to_contain_text("Deep Meadow")
    assert [body["value"] for body in bot.sent("block_suggestion")] == ["ada ok"]
    await who.press("ArrowDown")
    await who.press("Enter")
    await expect(who).to_have_value("Ada Lind")
    await expect(found).to_have_count(0)


async def test_a_search_that_finds_nobody_says_so(screen: Screen, bot: SmallBot) -> None:
    bot.offer = []
    await screen.be("U01MARA", "C01GENERAL")
    await (await screen.form()).get_by_role("combobox", name="Who").fill("zzz")
    await expect(screen.dialog.get_by_text("Nothing found")).to_be_visible()


async def test_escape_closes_an_open_list_first_and_the_form_then(screen: Screen) -> None:
    await screen.be("U01MARA", "C01GENERAL")
    who = (await screen.form()).get_by_role("combobox", name="Who")
    await who.fill("ada")
    await expect(screen.dialog.get_by_role("option")).to_have_count(2)
    await who.press("Escape")
    await expect(screen.dialog.get_by_role("listbox")).to_have_count(0)
    await expect(screen.dialog).to_be_visible()
    await who.press("Escape")
    await expect(screen.dialog).to_have_count(0)
    await expect(screen.composer).to_be_focused()


async def test_errors_stand_at_their_fields_and_what_was_typed_stays(screen: Screen, bot: SmallBot) -> None:
    bot.answer = {"response_action": "errors", "errors": {"who": "Jonas writes to her."}}
    await screen.be("U01MARA", "C01GENERAL")
    form = await screen.form()
    await screen.submit.click()
    await expect(form.get_by_role("alert")).to_have_count(2)
    assert bot.sent("view_submission") == []
    await form.get_by_role("combobox", name="Who").fill("ada")
    await form.get_by_role("option", name="Ada Okafor").click()
    await form.get_by_label("About").fill("open models")
    await expect(form.get_by_role("alert")).to_have_count(0)
    await screen.submit.click()
    await expect(form.get_by_role("alert")).to_have_text("Jonas writes to her.")
    who = form.get_by_role("combobox", name="Who")
    await expect(who).to_have_attribute("aria-invalid", "true")
    await expect(who).to_have_accessible_description("Jonas writes to her.")
    await expect(who).to_be_focused()
    await expect(who).to_have_value("Ada Okafor")
    await expect(form.get_by_label("About")).to_have_value("open models")
    await expect(form.get_by_label("About")).to_have_accessible_description("In your words.")


EVERY_FIELD = modal(
    "Everything",
    field("text", "Text", {"type": "plain_text_input", "action_id": "a", "initial_value": "begun"}),
    field("mail", "Mail", {"type": "email_text_input", "action_id": "a"}),
    field("site", "Site", {"type": "url_text_input", "action_id": "a"}),
    field("days", "Days", {"type": "number_input", "action_id": "a", "is_decimal_allowed": False}),
    field("day", "Day", {"type": "datepicker", "action_id": "a"}),
    field("hour", "Hour", {"type": "timepicker", "action_id": "a"}),
    field("moment", "Moment", {"type": "datetimepicker", "action_id": "a"}),
    field("user", "User", {"type": "users_select", "action_id": "a"}),
    field("tone", "Tone", {"type": "static_select", "action_id": "a", "options": [option("Warm"), option("Plain")]}),
    field(
        "kinds", "Kinds", {"type": "multi_static_select", "action_id": "a", "options": [option("Talk"), option("Code")]}
    ),
    field("when", "When", {"type": "radio_buttons", "action_id": "a", "options": [option("Now"), option("Later")]}),
    field("also", "Also", {"type": "checkboxes", "action_id": "a", "options": [option("Copy"), option("Print")]}),
)


async def test_every_kind_of_field_reaches_the_app(screen: Screen, bot: SmallBot) -> None:
    bot.form = EVERY_FIELD
    await screen.be("U01MARA", "C01GENERAL")
    form = await screen.form()
    for label, value in {
        "Mail": "ada@okafor.example",
        "Site": "https://okafor.example",
        "Days": "4",
        "Day": "2026-12-01",
        "Hour": "09:30",
        "Moment": "2026-12-01T09:30",
    }.items():
        await form.get_by_label(label, exact=True).fill(value)
    for label, typed in {"User": "dana", "Tone": "pla", "Kinds": "co"}.items():
        await form.get_by_role("combobox", name=label).fill(typed)
        await form.get_by_role("combobox", name=label).press("Enter")
    await form.get_by_role("radio", name="Later").check()
    await form.get_by_role("checkbox", name="Print").check()
    await screen.submit.click()
    await expect(form).to_have_count(0)
    values = bot.sent("view_submission")[0]["view"]["state"]["values"]
    assert {block: chosen(state["a"]) for block, state in values.items()} == {
        "text": "begun",
        "mail": "ada@okafor.example",
        "site": "https://okafor.example",
        "days": "4",
        "day": "2026-12-01",
        "hour": "09:30",
        # Half past nine on the clocks of Stockholm, where Mara is, in winter.
        "moment": 1796113800,
        "user": "U01DANA",
        "tone": "plain",
        "kinds": ["code"],
        "when": "later",
        "also": ["print"],
    }


def chosen(state: Json) -> object:
    """What an element's state holds, options by their values."""
    value = next(entry for name, entry in state.items() if name != "type")
    if isinstance(value, list):
        return [entry["value"] for entry in value]
    return value["value"] if isinstance(value, dict) else value


async def test_what_was_typed_survives_a_change_of_the_form(screen: Screen, bot: SmallBot) -> None:
    async def add(body: Json, client: AsyncWebClient) -> None:
        await client.views_update(
            view_id=body["view"]["id"], view=modal("Write a note", section(plain("Added")), ABOUT)
        )

    bot.form, bot.pressed = modal("Write a note", ABOUT, actions(button("Add", "add"))), add
    await screen.be("U01MARA", "C01GENERAL")
    form = await screen.form()
    await form.get_by_label("About").fill("open models")
    await form.get_by_role("button", name="Add").click()
    await expect(form).to_contain_text("Added")
    await expect(form.get_by_label("About")).to_have_value("open models")
    sent = bot.sent("block_actions")[0]["view"]["state"]["values"]
    assert sent["about"]["about"]["value"] == "open models"


async def test_what_was_typed_survives_a_change_that_the_app_makes_by_itself(
    screen: Screen, bot: SmallBot, sandbox: RunningSandbox
) -> None:
    bot.form = modal("Write a note", ABOUT)
    await screen.be("U01MARA", "C01GENERAL")
    form = await screen.form()
    await form.get_by_label("About").fill("only on this page so far")
    view = await sandbox.as_("U01MARA").wait_for_view()
    await bot.client.views_update(view_id=view.id, view=modal("Write a note", section(plain("Ready now")), ABOUT))
    await expect(form).to_contain_text("Ready now")
    await expect(form.get_by_label("About")).to_have_value("only on this page so far")
    await expect(form.get_by_label("About")).to_be_focused()


async def test_a_form_on_top_goes_back_to_the_one_below_with_its_words(screen: Screen, bot: SmallBot) -> None:
    async def push(body: Json, client: AsyncWebClient) -> None:
        await client.views_push(trigger_id=body["trigger_id"], view=modal("Sources", section(plain("Two papers"))))

    bot.form, bot.pressed = modal("Write a note", ABOUT, actions(button("Sources", "sources"))), push
    await screen.be("U01MARA", "C01GENERAL")
    form = await screen.form()
    await form.get_by_label("About").fill("open models")
    await form.get_by_role("button", name="Sources").click()
    await expect(form.get_by_role("heading", name="Sources")).to_be_visible()
    await form.get_by_role("button", name="Back").click()
    await expect(form.get_by_role("heading", name="Write a note")).to_be_visible()
    await expect(form.get_by_label("About")).to_have_value("open models")


async def test_private_metadata_comes_back_as_it_was(screen: Screen, bot: SmallBot) -> None:
    bot.form = NOTE | {"blocks": [ABOUT], "private_metadata": '["note","<b>&amp;"]'}
    await screen.be("U01MARA", "C01GENERAL")
    await (await screen.form()).get_by_label("About").fill("x")
    await screen.submit.click()
    await expect(screen.dialog).to_have_count(0)
    assert bot.sent("view_submission")[0]["view"]["private_metadata"] == '["note","<b>&amp;"]'


async def test_the_room_that_is_left_is_told_when_it_grows_short(screen: Screen, bot: SmallBot) -> None:
    bot.form = modal("Write", field("a", "Why", {"type": "plain_text_input", "action_id": "a", "max_length": 10}))
    await screen.be("U01MARA", "C01GENERAL")
    why = (await screen.form()).get_by_label("Why")
    await why.fill("twelve signs")
    await expect(screen.dialog.get_by_text("-2", exact=True)).to_be_visible()
    await screen.submit.click()
    await expect(screen.dialog.get_by_role("alert")).to_have_text("Please enter at most 10 characters.")


@pytest.mark.parametrize("way", ["Cancel", "Close this form"])
async def test_a_form_is_closed_by_its_buttons(screen: Screen, way: str) -> None:
    await screen.be("U01MARA", "C01GENERAL")
    await (await screen.form()).get_by_role("button", name=way).click()
    await expect(screen.dialog).to_have_count(0)
