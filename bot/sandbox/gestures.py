"""What a person can do at the page: type a command, write, press, fill in a form. Each asks the bot and shows its answer."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.arguments import Arguments
from bot.sandbox.block_kit import check_message_blocks, interactive_elements
from bot.sandbox.bot_events import BotEvents
from bot.sandbox.chat_methods import LONGEST_TEXT, content, parent_in
from bot.sandbox.composing import command_text, composed
from bot.sandbox.deliver import Ack, Delivery, Topic
from bot.sandbox.form_state import NotOffered, Offered, State, filled_in, form_errors, merged_state
from bot.sandbox.live import Live
from bot.sandbox.methods import Slack
from bot.sandbox.options import read_options
from bot.sandbox.payloads import Payloads
from bot.sandbox.submitting import carry_out
from bot.sandbox.views import View
from bot.sandbox.wire import Payload, SlackError
from bot.sandbox.workspace import Message


class GestureError(Exception):
    """What a person sees instead of an effect: a word for programs and a sentence for people."""

    def __init__(self, error: str, message: str) -> None:
        super().__init__(message)
        self.error = error
        self.message = message


@dataclass
class Gestures:
    """All gestures, by the name of their `act`."""

    slack: Slack
    delivery: Delivery
    events: BotEvents
    live: Live

    def __post_init__(self) -> None:
        self._payloads = Payloads(self.slack.workspace, self.slack.views, self.slack.tickets)
        self._message_states: dict[tuple[str, str], State] = {}
        self._message_offers: dict[tuple[str, str], Offered] = {}
        self._acts: dict[str, Callable[[str, Arguments], Awaitable[Payload]]] = {
            "slash": self.slash,
            "say": self.say,
            "click": self.click,
            "options": self.options,
            "submit": self.submit,
            "close": self.close,
            "open_home": self.open_home,
            "shortcut": self.shortcut,
            "read": self.read,
        }

    async def do(self, asked: Payload) -> Payload:
        """One gesture as the page describes it. Never raises for what a person may do wrong: `ok` is false then."""
        args = Arguments(asked)
        try:
            person = self.slack.workspace.person(args.required("as"))
            act = self._acts.get(args.required("act"))
            if act is None or person.is_bot:
                raise GestureError("unknown_act", f"Nobody can do {args.text('act')!r} here.")
            return {"ok": True} | await act(person.id, args)
        except GestureError as failure:
            return {"ok": False, "error": failure.error, "message": failure.message}
        except NotOffered as problem:
            return {"ok": False, "error": "not_offered", "message": str(problem)}
        except SlackError as refusal:
            return refusal.answer() | {"message": "; ".join([refusal.error, *refusal.messages])}

    async def slash(self, user: str, args: Arguments) -> Payload:
        """Type a slash command; what the bot answers at once is shown to the person alone, or to all."""
        name, workspace = args.required("command"), self.slack.workspace
        channel = workspace.channel(args.required("channel"), user, member=True, live=True)
        command = self.slack.manifest.command(name)
        if command is None:
            raise GestureError("unknown_command", f"{name} is not a valid command.")
        self.slack.require("commands")
        text = command_text(workspace, args.text("text").strip(), should_escape=command.should_escape)
        payload = self._payloads.command(user, channel, name, text)
        ack = await self._ask(Topic.COMMAND, payload, name)
        if ack.body:
            self._show_command_answer(user, channel.id, ack.body, name, payload["response_url"])
        return {}

    async def say(self, user: str, args: Arguments) -> Payload:
        """Write a message. It stands there whether or not the bot listens; `acked` says whether it heard."""
        workspace = self.slack.workspace
        channel = workspace.channel(args.required("channel"), user, member=True, live=True)
        typed = args.text("text").strip()
        if not typed:
            raise GestureError("no_text", "Write something first.")
        thread = parent_in(self.slack, channel, args.text("thread_ts"))
        before = self.delivery.first_tries()
        text = composed(workspace, typed)
        message = workspace.post(Message(channel.id, workspace.new_ts(), user, text, thread_ts=thread))
        return {"ts": message.ts, "acked": await self._heard(before)}

    async def click(self, user: str, args: Arguments) -> Payload:
        """Press a button or choose in a select."""
        place = self._place(user, args)
        block, element = _element(place, args.required("block_id"), args.required("action_id"))
        self._take_in(user, place, args.given.get("values"))
        state, offered = self._state(user, place), self._offers(user, place)
        action = self._action(block, element, args.given, state, offered)
        if isinstance(place, View):
            payload = self._payloads.view_action(user, place, action)
        else:
            payload = self._payloads.message_action(user, place, state, action)
        await self._ask(Topic.INTERACTIVE, payload, "This")
        return {}

    async def options(self, user: str, args: Arguments) -> Payload:
        """Type into an external select."""
        place = self._place(user, args)
        block, element = _element(place, args.required("block_id"), args.required("action_id"))
        if element["type"] not in ("external_select", "multi_external_select"):
            raise GestureError("not_external", "This menu has its own options.")
        typed = args.text("value")
        if len(typed) < int(element.get("min_query_length", 3)):
            return {"options": []}
        payload = self._payloads.suggestion(user, place, block["block_id"], element["action_id"], typed)
        ack = await self._ask(Topic.OPTIONS, payload, "Loading options")
        options, answer = read_options(ack.body)
        self._offers(user, place).remember(block["block_id"], element["action_id"], options)
        return answer

    async def submit(self, user: str, args: Arguments) -> Payload:
        """Send the open form off. The client itself refuses what is missing or malformed (`by` is `client` then)."""
        view = self._modal(user)
        self._take_in(user, view, args.given.get("values"))
        errors = form_errors(view.blocks, view.state)
        if errors:
            return {"response_action": "errors", "errors": errors, "by": "client"}
        ack = await self._ask(Topic.INTERACTIVE, self._payloads.submission(user, view), "This form")
        return carry_out(self.slack.views, view, ack.body)

    async def close(self, user: str, args: Arguments) -> Payload:
        """Close the open form."""
        view = self._modal(user)
        cleared = bool(view.payload.get("clear_on_close"))
        self.slack.views.close(view)
        if view.payload.get("notify_on_close"):
            await self._ask(Topic.INTERACTIVE, self._payloads.closing(user, view, cleared=cleared), "Closing")
        return {}

    async def open_home(self, user: str, args: Arguments) -> Payload:
        """Open the app's home tab."""
        if not self.slack.manifest.home_tab:
            raise GestureError("not_enabled", "This app has no Home tab.")
        workspace = self.slack.workspace
        before = self.delivery.first_tries()
        channel = workspace.direct(workspace.app.bot_user_id, user)
        self.events.home_opened(user, channel, self.slack.views.home(user))
        return {"acked": await self._heard(before)}

    async def shortcut(self, user: str, args: Arguments) -> Payload:
        """Use a global shortcut, or with `channel` and `message_ts` one on a message."""
        callback_id, on_message = args.required("callback_id"), args.has("message_ts")
        kind = "message" if on_message else "global"
        known = [s for s in self.slack.manifest.shortcuts if s.callback_id == callback_id and s.kind == kind]
        if not known and not self.slack.manifest.any_command:
            raise GestureError("unknown_shortcut", f"This app has no {kind} shortcut {callback_id!r}.")
        self.slack.require("commands")
        if on_message:
            channel = self.slack.workspace.channel(args.required("channel"), user)
            message = self.slack.workspace.message(channel, args.required("message_ts"))
            payload = self._payloads.message_shortcut(user, callback_id, message)
        else:
            payload = self._payloads.global_shortcut(user, callback_id)
        await self._ask(Topic.INTERACTIVE, payload, "This shortcut")
        return {}

    async def read(self, user: str, args: Arguments) -> Payload:
        """Mark a conversation as read."""
        channel = self.slack.workspace.channel(args.required("channel"), user)
        latest = max(channel.messages, default="0")
        if channel.read_ts.get(user, "0") < latest:
            channel.read_ts[user] = latest
            self.live.tell({"type": "channels"}, {user})
        return {}

    async def _ask(self, topic: Topic, payload: Payload, what: str) -> Ack:
        if topic in (Topic.INTERACTIVE, Topic.OPTIONS) and not self.slack.manifest.interactive:
            raise GestureError("interactivity_disabled", "This app has no interactivity switched on in its manifest.")
        ack = await self.delivery.ask(topic, payload)
        match ack.error:
            case "":
                return ack
            case "operation_timeout":
                raise GestureError(ack.error, f"{what} failed because the app did not respond. (operation_timeout)")
            case "dispatch_failed":
                raise GestureError(ack.error, f"{what} failed because the app is not reachable. (dispatch_failed)")
            case error:
                raise GestureError(error, f"{what} failed with the error “{error}”.")

    async def _heard(self, before: set["asyncio.Future[Ack]"]) -> bool:
        tries = self.delivery.first_tries() - before
        acks = await asyncio.gather(*tries, return_exceptions=True)
        return all(isinstance(ack, Ack) and ack.ok for ack in acks)

    def _show_command_answer(self, user: str, channel: str, body: Payload | str, name: str, response_url: str) -> None:
        given = Arguments(body if isinstance(body, dict) else {"text": body})
        try:
            text, blocks, attachments = content(given, LONGEST_TEXT)
            check_message_blocks(blocks)
        except SlackError as refusal:
            reason = "; ".join([refusal.error, *refusal.messages])
            raise GestureError(
                "invalid_command_response", f"{name} failed: its answer is no message: {reason}"
            ) from None
        workspace = self.slack.workspace
        audience = None if given.text("response_type") == "in_channel" else user
        ts, bot = workspace.new_ts(), workspace.app.bot_user_id
        workspace.post(Message(channel, ts, bot, text, blocks, attachments, audience=audience, from_bot=True))
        self.slack.tickets.tie(response_url, ts)

    def _modal(self, user: str) -> View:
        view = self.slack.views.top(user)
        if view is None:
            raise GestureError("view_not_found", "There is no open form.")
        return view

    def _place(self, user: str, args: Arguments) -> Message | View:
        match args.required("container"):
            case "view":
                return self._modal(user)
            case "home":
                home = self.slack.views.home(user)
                if home is None:
                    raise GestureError("view_not_found", "This app has no Home tab yet.")
                return home
            case _:
                channel = self.slack.workspace.channel(args.required("channel"), user)
                message = self.slack.workspace.message(channel, args.required("message_ts"))
                if message.audience not in (None, user):
                    raise SlackError("message_not_found")
                return message

    def _state(self, user: str, place: Message | View) -> State:
        if isinstance(place, View):
            return place.state
        known = self._message_states.get((user, place.ts), {})
        self._message_states[user, place.ts] = merged_state(place.blocks, known)
        return self._message_states[user, place.ts]

    def _offers(self, user: str, place: Message | View) -> Offered:
        if isinstance(place, View):
            return place.offered
        return self._message_offers.setdefault((user, place.ts), Offered())

    def _take_in(self, user: str, place: Message | View, values: Any) -> None:
        """Keep what the page says is filled in so far. What names no element of the view is refused."""
        state, offered = self._state(user, place), self._offers(user, place)
        for block_id, actions in (values or {}).items():
            for action_id, given in actions.items():
                block, element = _element(place, block_id, action_id)
                if action_id in state.get(block_id, {}):
                    state[block_id][action_id] = filled_in(block, element, given, offered)

    def _action(self, block: Payload, element: Payload, given: Payload, state: State, offered: Offered) -> Payload:
        kind = element["type"]
        action: Payload = {
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            "type": kind,
            "action_ts": self.slack.workspace.new_ts(),
        }
        if kind == "button":
            kept = {name: element[name] for name in ("text", "value", "style", "url") if name in element}
            return action | kept
        if kind == "overflow":
            chosen = given.get("selected_option") or given.get("value")
            value = str(chosen["value"]) if isinstance(chosen, dict) else str(chosen)
            for option in element["options"]:
                if option["value"] == value:
                    return action | {"selected_option": option}
            raise NotOffered(f"{value!r} is not in this menu")
        filled = filled_in(block, element, given, offered)
        state.setdefault(block["block_id"], {})[element["action_id"]] = filled
        return action | filled


def _element(place: Message | View, block_id: str, action_id: str) -> tuple[Payload, Payload]:
    for block, element in interactive_elements(place.blocks):
        if block.get("block_id") == block_id and element.get("action_id") == action_id:
            return block, element
    raise GestureError("element_not_found", "That element is no longer there: the message or form has changed.")
