"""Forms and home tabs between a person and a real Bolt app."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import GestureFailed, Hand, RunningSandbox
from tests.sandbox.bots import bolt_app, connected, web_client

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str) -> Json:
    return {"text": plain(text), "value": text.lower().replace(" ", "-")}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Write a note"), "submit": plain("Write"), "blocks": list(blocks), **more}


def field(label: str, element: Json, **more: Any) -> Json:
    return {"type": "input", "block_id": label.lower(), "label": plain(label), "element": element, **more}


CANDIDATE = field("Candidate", {"type": "external_select", "action_id": "pick", "min_query_length": 2})
ABOUT = field("About", {"type": "plain_text_input", "action_id": "text", "max_length": 20}, optional=True)
TONE = field("Tone", {"type": "static_select", "action_id": "tone", "options": [option("Warm"), option("Plain")]})
FORM = modal(CANDIDATE, ABOUT, TONE, callback_id="note", private_metadata="from general", notify_on_close=True)


class Desk:
    """A Bolt app with the form above; `answer` is what it says to a submission."""

    def __init__(self, sandbox: RunningSandbox) -> None:
        self.app: AsyncApp = bolt_app(sandbox)
        self.answer: Json = {}
        self.offer: Json = {"options": [option("Ada Okafor"), option("Ada Lind"), option("Grace Obi")]}
        self.bodies: list[Json] = []
        self.form: Json = FORM
        self.app.command("/note")(self.note)
        self.app.options("pick")(self.options)
        self.app.view("note")(self.submitted)
        self.app.view_closed("note")(self.pressed)
        self.app.action({"type": "block_actions", "action_id": "more"})(self.pressed)
        self.app.action({"type": "block_actions", "action_id": "tone"})(self.pressed)

    async def note(self, ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=self.form)

    async def options(self, ack: AsyncAck, body: Json) -> None:
        self.bodies.append(body)
        await ack(**self.offer)

    async def submitted(self, ack: AsyncAck, body: Json) -> None:
        self.bodies.append(body)
        await ack(**self.answer)

    async def pressed(self, ack: AsyncAck, body: Json) -> None:
        self.bodies.append(body)
        await ack()


@pytest.fixture
async def desk(sandbox: RunningSandbox) -> AsyncIterator[Desk]:
    desk = Desk(sandbox)
    async with connected(desk.app, sandbox):
        yield desk


async def refusal(call: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        await call
    return str(refused.value.response["error"])


async def test_a_filled_in_form_reaches_the_app_with_every_value(
    sandbox: RunningSandbox, mara: Hand, route: str
) -> None:
    desk = Desk(sandbox)
    async with connected(desk.app, sandbox, route):
        await mara.slash("C01GENERAL", "/note")
        await mara.wait_for_view("Write a note")
        outcome = await mara.submit({"Candidate": "Ada O", "About": "open models", "Tone": "Warm"})
    assert outcome.errors == {}
    assert await mara.view() is None
    asked, sent = desk.bodies
    assert (asked["type"], asked["value"], asked["action_id"]) == ("block_suggestion", "Ada O", "pick")
    assert sent["view"]["private_metadata"] == "from general"
    assert sent["view"]["state"]["values"] == {
        "candidate": {
            "pick": {
                "type": "external_select",
                "selected_option": {"text": plain("Ada Okafor"), "value": "ada-okafor"},
            }
        },
        "about": {"text": {"type": "plain_text_input", "value": "open models"}},
        "tone": {
            "tone": {
                "type": "static_select",
                "selected_option": option("Warm") | {"text": plain("Warm") | {"emoji": True}},
            }
        },
    }


async def test_the_client_itself_refuses_what_is_missing_or_too_long(desk: Desk, mara: Hand) -> None:
    await mara.slash("C01GENERAL", "/note")
    outcome = await mara.submit({"Tone": "Warm", "About": "x" * 21})
    assert outcome.errors == {
        "candidate": "Please complete this required field.",
        "about": "Please enter at most 20 characters.",
    }
    assert [body for body in desk.bodies if body["type"] == "view_submission"] == []


async def test_the_errors_that_the_app_finds_stay_on_the_form(desk: Desk, mara: Hand) -> None:
    desk.answer = {"response_action": "errors", "errors": {"candidate": "Somebody else writes to her."}}
    await mara.slash("C01GENERAL", "/note")
    outcome = await mara.submit({"Candidate": "Ada Okafor", "Tone": "Plain"})
    assert outcome.errors == {"candidate": "Somebody else writes to her."}
    assert await mara.view()


async def test_an_error_on_a_block_that_is_no_input_is_the_apps_mistake(desk: Desk, mara: Hand) -> None:
    desk.answer = {"response_action": "errors", "errors": {"elsewhere": "no"}}
    await mara.slash("C01GENERAL", "/note")
    with pytest.raises(GestureFailed, match="elsewhere, which is no input block"):
        await mara.submit({"Candidate": "Ada Okafor", "Tone": "Plain"})


@pytest.mark.parametrize(("action", "left"), [("update", "Second"), ("push", "Second"), ("clear", None)])
async def test_the_app_may_change_cover_or_clear_the_form(
    desk: Desk, mara: Hand, action: str, left: str | None
) -> None:
    second = modal({"type": "divider"}) | {"title": plain("Second")}
    desk.answer = {"response_action": action} | ({"view": second} if left else {})
    await mara.slash("C01GENERAL", "/note")
    await mara.submit({"Candidate": "Ada Okafor", "Tone": "Plain"})
    view = await mara.view()
    assert (view.title if view else None) == left
    if view:
        await mara.close()
        below = await mara.view()
        assert (below.title if below else None) == ("Write a note" if action == "push" else None)


async def test_an_invalid_view_in_the_answer_is_refused(desk: Desk, mara: Hand) -> None:
    desk.answer = {"response_action": "update", "view": modal(title=plain("x" * 25))}
    await mara.slash("C01GENERAL", "/note")
    with pytest.raises(GestureFailed, match="must be less than 25 characters"):
        await mara.submit({"Candidate": "Ada Okafor", "Tone": "Plain"})


async def test_closing_tells_the_app_only_where_it_asked(desk: Desk, mara: Hand) -> None:
    await mara.slash("C01GENERAL", "/note")
    await mara.close()
    assert [(body["type"], body["is_cleared"]) for body in desk.bodies] == [("view_closed", False)]
    desk.form = FORM | {"notify_on_close": False}
    await mara.slash("C01GENERAL", "/note")
    await mara.close()
    assert len(desk.bodies) == 1
    assert await mara.view() is None


async def test_a_stale_hash_changes_nothing(desk: Desk, mara: Hand, sandbox: RunningSandbox) -> None:
    client = web_client(sandbox)
    await mara.slash("C01GENERAL", "/note")
    view = await mara.wait_for_view()
    await client.views_update(view_id=view.id, hash=view.hash, view=modal({"type": "divider"}))
    assert await refusal(client.views_update(view_id=view.id, hash=view.hash, view=FORM)) == "hash_conflict"
    now = await mara.view()
    assert now
    assert now.hash != view.hash
    assert now.labels == []


async def test_what_was_typed_survives_an_update_of_the_form(desk: Desk, mara: Hand, sandbox: RunningSandbox) -> None:
    desk.form = modal(ABOUT, {"type": "actions", "elements": [button("Add", "more")]}, callback_id="note")
    await mara.slash("C01GENERAL", "/note")
    view = await mara.wait_for_view()
    await mara.click(view, "Add", values={"About": "open models"})
    assert desk.bodies[0]["view"]["state"]["values"]["about"]["text"]["value"] == "open models"
    await web_client(sandbox).views_update(view_id=view.id, view=desk.form | {"blocks": [ABOUT, TONE]})
    after = await mara.view()
    assert after
    assert after.values["about"]["text"]["value"] == "open models"


def button(label: str, action_id: str) -> Json:
    return {"type": "button", "text": plain(label), "action_id": action_id, "value": "v"}


async def test_an_external_select_asks_only_from_its_least_length(desk: Desk, mara: Hand) -> None:
    await mara.slash("C01GENERAL", "/note")
    view = await mara.wait_for_view()
    assert await mara.options(view, "Candidate", "A") == []
    assert desk.bodies == []
    assert [found.text for found in await mara.options(view, "Candidate", "Ad")] == [
        "Ada Okafor",
        "Ada Lind",
        "Grace Obi",
    ]


@pytest.mark.parametrize(
    ("offer", "problem"),
    [
        ({"options": [option(f"o{n}") for n in range(101)]}, "no more than 100 items allowed"),
        ({"options": [option("x" * 76)]}, "must be less than 76 characters"),
        ({"options": [{"text": plain("a"), "value": "v" * 151}]}, "must be less than 151 characters"),
        ({"option_groups": [{"label": plain("x" * 76), "options": [option("a")]}]}, "must be less than 76 characters"),
        ({"option_groups": [{"label": plain("x"), "options": []}]}, "no fewer than 1 items allowed"),
    ],
)
async def test_options_over_slacks_limits_are_refused(desk: Desk, mara: Hand, offer: Json, problem: str) -> None:
    desk.offer = offer
    await mara.slash("C01GENERAL", "/note")
    with pytest.raises(GestureFailed, match=problem):
        await mara.options(await mara.wait_for_view(), "Candidate", "Ada")


async def test_options_may_come_in_groups(desk: Desk, mara: Hand) -> None:
    desk.offer = {"option_groups": [{"label": plain("Deep Meadow"), "options": [option("Ada Okafor")]}]}
    await mara.slash("C01GENERAL", "/note")
    [found] = await mara.options(await mara.wait_for_view(), "Candidate", "Ada")
    assert (found.text, found.group) == ("Ada Okafor", "Deep Meadow")
    assert (await mara.submit({"Candidate": "Ada Okafor", "Tone": "Warm"})).errors == {}


async def test_a_choice_that_was_never_offered_is_refused(desk: Desk, mara: Hand, sandbox: RunningSandbox) -> None:
    await mara.slash("C01GENERAL", "/note")
    forged = {"candidate": {"pick": {"selected_option": {"text": plain("Mallory"), "value": "mallory"}}}}
    answer = await sandbox.post("/sandbox/do", {"as": "U01MARA", "act": "submit", "values": forged})
    assert answer["error"] == "not_offered"


async def test_three_forms_lie_on_top_of_each_other_and_no_fourth(
    desk: Desk, mara: Hand, sandbox: RunningSandbox
) -> None:
    client = web_client(sandbox)
    desk.form = modal({"type": "actions", "elements": [button("More", "more")]})
    await mara.slash("C01GENERAL", "/note")
    answers = []
    for _ in range(3):
        await mara.click(await mara.wait_for_view(), "More")
        push = client.views_push(trigger_id=desk.bodies[-1]["trigger_id"], view=desk.form)
        try:
            answers.append((await push)["view"]["previous_view_id"] is not None)
        except SlackApiError as refused:
            answers.append(refused.response["error"])
    assert answers == [True, True, "push_limit_reached"]


async def test_a_choice_in_a_form_is_sent_at_once(desk: Desk, mara: Hand) -> None:
    choice = {"type": "static_select", "action_id": "tone", "options": [option("Warm"), option("Plain")]}
    desk.form = modal({"type": "section", "block_id": "s", "text": plain("Tone"), "accessory": choice})
    await mara.slash("C01GENERAL", "/note")
    await mara.choose(await mara.wait_for_view(), "Tone", "Plain")
    [action] = desk.bodies[0]["actions"]
    assert (action["type"], action["block_id"], action["selected_option"]["value"]) == ("static_select", "s", "plain")
    assert desk.bodies[0]["container"]["type"] == "view"


async def test_the_home_tab_is_shown_to_whom_it_was_published(sandbox: RunningSandbox, mara: Hand, route: str) -> None:
    app = bolt_app(sandbox)
    pressed: list[Json] = []

    @app.event("app_home_opened")
    async def opened(event: Json, client: AsyncWebClient) -> None:
        blocks = [{"type": "actions", "elements": [button("Write", "more")]}]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    @app.action("more")
    async def more(ack: AsyncAck, body: Json) -> None:
        pressed.append(body)
        await ack()

    async with connected(app, sandbox, route):
        assert await mara.home() is None
        await mara.open_home()
        home = await sandbox.wait_for(mara.home)
        await mara.click(home, "Write")
    assert pressed[0]["view"]["type"] == "home"
    assert await sandbox.as_("U01RAFAEL").home() is None


async def test_a_home_tab_has_a_hash_too(sandbox: RunningSandbox) -> None:
    client, home = web_client(sandbox), {"type": "home", "blocks": [{"type": "divider"}]}
    first = (await client.views_publish(user_id="U01MARA", view=home))["view"]
    await client.views_publish(user_id="U01MARA", view=home, hash=first["hash"])
    assert await refusal(client.views_publish(user_id="U01MARA", view=home, hash=first["hash"])) == "hash_conflict"
    assert await refusal(client.views_publish(user_id="U99", view=home)) == "user_not_found"


async def test_a_view_that_is_gone_cannot_be_updated(desk: Desk, mara: Hand, sandbox: RunningSandbox) -> None:
    await mara.slash("C01GENERAL", "/note")
    view = await mara.wait_for_view()
    await mara.close()
    assert await refusal(web_client(sandbox).views_update(view_id=view.id, view=FORM)) == "not_found"
