"""One person at the page, for tests: does what a person does, sees what a person sees."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, TypeVar, overload

from bot.sandbox.seen import (
    Element,
    Message,
    Option,
    Outcome,
    View,
    message_seen,
    options_seen,
    view_seen,
)
from bot.sandbox.wire import Payload

T = TypeVar("T")
#: What is typed into or chosen in an element: a text, an option's text or value, a date, or several of them.
Entry = str | int | list[str] | None

_FIELD_OF = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
}


class GestureFailed(AssertionError):
    """A person saw an error instead of an effect."""

    def __init__(self, error: str, message: str) -> None:
        super().__init__(f"{error}: {message}")
        self.error = error
        self.message = message


class Desk(Protocol):
    """The sandbox that a hand works at."""

    async def get(self, path: str, params: dict[str, str] | None = None) -> Payload: ...

    async def post(self, path: str, body: Payload) -> Payload: ...

    @overload
    async def wait_for(self, condition: Callable[[], Awaitable[T | None]], within: float = 5, why: str = "") -> T: ...

    @overload
    async def wait_for(self, condition: Callable[[], T | None], within: float = 5, why: str = "") -> T: ...


class Hand:
    """What one person does and sees."""

    def __init__(self, desk: Desk, user_id: str) -> None:
        self._desk = desk
        self.user_id = user_id

    @property
    def dm(self) -> str:
        """The id of the direct channel with the bot."""
        return f"D{self.user_id.removeprefix('U')}"

    async def slash(self, channel: str, command: str, text: str = "") -> Outcome:
        """Type a slash command."""
        return await self._do("slash", channel=channel, command=command, text=text)

    async def say(self, channel: str, text: str, thread_ts: str | None = None) -> Outcome:
        """Write a message."""
        return await self._do("say", channel=channel, text=text, thread_ts=thread_ts)

    async def click(self, where: Message | View, name: str, *, values: Mapping[str, Entry] | None = None) -> Outcome:
        """Press a button, by label or action_id, or take an overflow menu's entry, by its text.

        In a form `values` is what was filled in before.
        """
        filled = await self._values(where, values or {})
        for element in where.elements:
            if element.type == "overflow" and name in element.option_texts:
                return await self._use(where, element, filled, {"value": _own_option(element, name)})
        return await self._use(where, where.element(name), filled, {})

    async def choose(self, where: Message | View, name: str, entry: Entry) -> Outcome:
        """Choose in a select, a date picker, radio buttons, checkboxes; or press Enter in a dispatching input."""
        element = where.element(name)
        return await self._use(where, element, {}, await self._entered(where, element, entry))

    async def options(self, where: Message | View, name: str, typed: str = "") -> list[Option]:
        """What an external select offers for what was typed."""
        element = where.element(name)
        answer = await self._act(
            "options",
            _container(where) | {"block_id": element.block_id, "action_id": element.action_id, "value": typed},
        )
        return options_seen(answer)

    async def submit(self, values: Mapping[str, Entry] | None = None) -> Outcome:
        """Fill in the open form, by label, action_id or block_id, and send it off."""
        view = await self.view()
        if view is None:
            raise GestureFailed("view_not_found", "there is no open form")
        return await self._do("submit", values=await self._values(view, values or {}))

    async def close(self) -> None:
        """Close the open form."""
        await self._do("close")

    async def open_home(self) -> View | None:
        """Open the bot's home tab; what is there once the bot has heard of it."""
        await self._do("open_home")
        return await self.home()

    async def shortcut(self, callback_id: str, message: Message | None = None) -> Outcome:
        """Use a global shortcut, or one on a message."""
        place = {"channel": message.channel, "message_ts": message.ts} if message else {}
        return _outcome(await self._act("shortcut", {"callback_id": callback_id} | place))

    async def read(self, channel: str) -> None:
        """Mark a conversation as read."""
        await self._do("read", channel=channel)

    async def messages(self, channel: str, thread_ts: str | None = None) -> list[Message]:
        """A conversation or a thread, oldest first."""
        params = {"as": self.user_id, "channel": channel} | ({"thread_ts": thread_ts} if thread_ts else {})
        answer = await self._desk.get("/sandbox/messages", params)
        return [message_seen(channel, shown) for shown in answer["messages"]]

    async def message(self, channel: str, ts: str) -> Message:
        """One message as it is now."""
        for message in await self.messages(channel, ts):
            if message.ts == ts:
                return message
        raise LookupError(f"there is no message {ts} in {channel}")

    async def wait_for_message(
        self,
        channel: str,
        contains: str = "",
        *,
        button: str | None = None,
        after: Message | None = None,
        gone: str | None = None,
        thread_ts: str | None = None,
        within: float = 5,
    ) -> Message:
        """The newest message that contains the text, has the button, is later than `after` and lacks `gone`."""
        seen: list[Message] = []

        async def there() -> Message | None:
            seen[:] = await self.messages(channel, thread_ts)
            for message in reversed(seen):
                if contains not in message or (gone is not None and gone in message):
                    continue
                if (button is None or button in message.buttons) and (after is None or message.ts > after.ts):
                    return message
            return None

        wanted = f"a message in {channel} with {contains!r}" + (f" and a button {button!r}" if button else "")
        try:
            return await self._desk.wait_for(there, within, wanted)
        except TimeoutError as problem:
            last = "\n---\n".join(message.plain[:400] for message in seen[-3:]) or "(nothing)"
            raise TimeoutError(f"{problem}; the last messages there are:\n{last}") from None

    async def view(self) -> View | None:
        """The open form."""
        shown = (await self._desk.get("/sandbox/view", {"as": self.user_id}))["view"]
        return view_seen(shown) if shown else None

    async def wait_for_view(self, contains: str = "", *, within: float = 5) -> View:
        """The open form, once its title or text contains this."""
        seen: list[View | None] = [None]

        async def there() -> View | None:
            seen[0] = await self.view()
            return seen[0] if seen[0] and contains in seen[0] else None

        try:
            return await self._desk.wait_for(there, within, f"a form with {contains!r}")
        except TimeoutError as problem:
            raise TimeoutError(f"{problem}; open is: {seen[0].plain[:400] if seen[0] else 'nothing'}") from None

    async def home(self) -> View | None:
        """The bot's home tab."""
        shown = (await self._desk.get("/sandbox/home", {"as": self.user_id}))["view"]
        return view_seen(shown) if shown else None

    async def channels(self) -> list[str]:
        """The conversations in this person's list."""
        state = await self._desk.get("/sandbox/state", {"as": self.user_id})
        return [channel["id"] for channel in state["channels"]]

    @overload
    async def wait_for(self, condition: Callable[[], Awaitable[T | None]], within: float = 5, why: str = "") -> T: ...

    @overload
    async def wait_for(self, condition: Callable[[], T | None], within: float = 5, why: str = "") -> T: ...

    async def wait_for(
        self, condition: Callable[[], T | Awaitable[T | None] | None], within: float = 5, why: str = ""
    ) -> T:
        """The condition's first truthy value."""
        return await self._desk.wait_for(condition, within, why)  # type: ignore[arg-type]

    async def _values(self, where: Message | View, values: Mapping[str, Entry]) -> dict[str, dict[str, Payload]]:
        filled: dict[str, dict[str, Payload]] = {}
        for name, entry in values.items():
            element = where.element(name)
            filled.setdefault(element.block_id, {})[element.action_id] = await self._entered(where, element, entry)
        return filled

    async def _entered(self, where: Message | View, element: Element, entry: Entry) -> Payload:
        entries = entry if isinstance(entry, list) else [] if entry is None else [str(entry)]
        match element.type:
            case "static_select" | "radio_buttons":
                return {"value": _own_option(element, entries[0]) if entries else None}
            case "multi_static_select" | "checkboxes":
                return {"value": [_own_option(element, each) for each in entries]}
            case "external_select":
                return {"value": await self._offered(where, element, entries[0]) if entries else None}
            case "multi_external_select":
                return {"value": [await self._offered(where, element, each) for each in entries]}
            case kind if kind in _FIELD_OF:
                return {_FIELD_OF[kind]: entry}
            case _:
                return {"value": "" if entry is None else str(entry)}

    async def _offered(self, where: Message | View, element: Element, typed: str) -> str:
        """The value of the first option that says what was typed, else of the first one offered."""
        offered = await self.options(where, element.action_id, typed)
        exact = [option for option in offered if typed in (option.text, option.value)]
        close = [option for option in offered if typed.casefold() in option.text.casefold()]
        for option in [*exact, *close]:
            return option.value
        raise LookupError(f"{element.label!r} offers nothing for {typed!r}, only {[o.text for o in offered]}")

    async def _use(
        self, where: Message | View, element: Element, values: dict[str, dict[str, Payload]], entry: Payload
    ) -> Outcome:
        asked = _container(where) | {"block_id": element.block_id, "action_id": element.action_id, "values": values}
        return _outcome(await self._act("click", asked | entry))

    async def _do(self, act: str, **asked: object) -> Outcome:
        return _outcome(await self._act(act, {name: value for name, value in asked.items() if value is not None}))

    async def _act(self, act: str, asked: Payload) -> Payload:
        answer = await self._desk.post("/sandbox/do", {"as": self.user_id, "act": act} | asked)
        if not answer["ok"]:
            raise GestureFailed(answer["error"], answer["message"])
        return answer


def _container(where: Message | View) -> Payload:
    if isinstance(where, View):
        return {"container": "home" if where.type == "home" else "view"}
    return {"container": "message", "channel": where.channel, "message_ts": where.ts}


def _own_option(element: Element, name: str) -> str:
    groups = [option for group in element.raw.get("option_groups", []) for option in group["options"]]
    options = element.raw.get("options", []) + groups
    for option in options:
        if name in (option["text"]["text"], option["value"]):
            return str(option["value"])
    raise LookupError(f"{element.label!r} has no {name!r}, only {element.option_texts}")


def _outcome(answer: Payload) -> Outcome:
    return Outcome(
        response_action=answer.get("response_action") or "",
        errors=answer.get("errors") or {},
        ts=answer.get("ts") or "",
        acked=answer.get("acked", True),
    )
