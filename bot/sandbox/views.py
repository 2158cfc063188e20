"""Modals and home tabs: one stack of modals and one home for each person."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.block_kit import check_view
from bot.sandbox.cast import Cast
from bot.sandbox.clock import ClockReading
from bot.sandbox.form_state import Offered, State, initial_state, merged_state
from bot.sandbox.storing import stored
from bot.sandbox.wire import Payload, SlackError, new_id

#: A modal and two more on top of it.
DEEPEST = 3


@dataclass
class View:
    """One open modal or one home tab. `state` holds what the person typed: block_id, action_id, element state."""

    id: str
    user: str
    kind: str
    payload: Payload
    hash: str
    root_id: str
    previous_id: str | None
    state: State = field(default_factory=dict)
    offered: Offered = field(default_factory=Offered)

    @property
    def blocks(self) -> list[Payload]:
        """Its blocks, with all ids."""
        blocks: list[Payload] = self.payload["blocks"]
        return blocks


class Views:
    """Every open view of the workspace."""

    def __init__(self, cast: Cast, now: ClockReading, changed: Callable[[str, str], None]) -> None:
        """`changed` is told the kind of view and the person whenever what they see is another."""
        self._cast = cast
        self._now = now
        self._changed = changed
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def top(self, user: str) -> View | None:
        """The modal that this person sees."""
        stack = self._stacks.get(user)
        return stack[-1] if stack else None

    def home(self, user: str) -> View | None:
        """The home tab that was published for this person."""
        return self._homes.get(user)

    def open(self, user: str, payload: Any) -> View:
        """A new modal in place of whatever was open."""
        check_view(payload, "modal")
        self._check_external_id(payload)
        view = self._new(user, payload)
        self._stacks[user] = [view]
        self._changed(view.kind, user)
        return view

    def push(self, user: str, payload: Any) -> View:
        """A modal on top of the open one. Raises push_limit_reached."""
        check_view(payload, "modal")
        self._check_external_id(payload)
        stack = self._stacks.get(user)
        if not stack:
            raise SlackError("view_not_found")
        if len(stack) >= DEEPEST:
            raise SlackError("push_limit_reached")
        view = self._new(user, payload, below=stack[-1])
        stack.append(view)
        self._changed(view.kind, user)
        return view

    def update(self, view: View, payload: Any, seen_hash: str | None = None) -> View:
        """Another content in the same view; what was typed stays where block_id and action_id stay."""
        if seen_hash and seen_hash != view.hash:
            raise SlackError("hash_conflict")
        check_view(payload, view.kind)
        self._check_external_id(payload, view)
        view.payload = payload | {"blocks": stored(payload["blocks"])}
        view.state = merged_state(view.blocks, view.state)
        view.hash = self._hash(view)
        self._changed(view.kind, view.user)
        return view

    def publish(self, user: str, payload: Any, seen_hash: str | None = None) -> View:
        """A person's home tab."""
        home = self._homes.get(user)
        if home:
            return self.update(home, payload, seen_hash)
        check_view(payload, "home")
        self._homes[user] = self._new(user, payload)
        self._changed("home", user)
        return self._homes[user]

    def find(self, view_id: str | None, external_id: str | None) -> View:
        """An open view by its id or the app's own id for it. Raises not_found."""
        for view in self._all():
            if view.id == view_id or (external_id and view.payload.get("external_id") == external_id):
                return view
        raise SlackError("not_found")

    def close(self, view: View) -> None:
        """Take one modal away, and with `clear_on_close` the whole stack."""
        stack = self._stacks.get(view.user, [])
        if view in stack:
            stack.remove(view)
        if view.payload.get("clear_on_close"):
            stack.clear()
        self._changed(view.kind, view.user)

    def clear(self, user: str) -> None:
        """Take all modals away."""
        self._stacks.pop(user, None)
        self._changed("modal", user)

    def shape(self, view: View) -> Payload:
        """The `view` object as it stands in answers and payloads."""
        payload = view.payload
        shape: Payload = {
            "id": view.id,
            "team_id": self._cast.team_id,
            "type": view.kind,
            "blocks": view.blocks,
            "private_metadata": payload.get("private_metadata", ""),
            "callback_id": payload.get("callback_id", ""),
            "state": {"values": view.state},
            "hash": view.hash,
            "title": _filled(payload.get("title") or {"type": "plain_text", "text": "View Title"}),
            "clear_on_close": payload.get("clear_on_close", False),
            "notify_on_close": payload.get("notify_on_close", False),
            "close": _filled(payload.get("close")),
            "submit": _filled(payload.get("submit")),
            "previous_view_id": view.previous_id,
            "root_view_id": view.root_id,
            "app_id": self._cast.app.id,
            "external_id": payload.get("external_id", ""),
            "app_installed_team_id": self._cast.team_id,
            "bot_id": self._cast.app.bot_id,
        }
        return shape

    def _new(self, user: str, payload: Any, below: View | None = None) -> View:
        view_id = new_id("V")
        view = View(
            id=view_id,
            user=user,
            kind=payload["type"],
            payload=payload | {"blocks": stored(payload["blocks"])},
            hash="",
            root_id=below.root_id if below else view_id,
            previous_id=below.id if below else None,
        )
        view.state = initial_state(view.blocks)
        view.hash = self._hash(view)
        return view

    def _hash(self, view: View) -> str:
        content = hashlib.sha256(json.dumps(view.payload, sort_keys=True).encode()).hexdigest()[:8]
        return f"{int(self._now())}.{new_id('')[:7]}{content}"

    def _check_external_id(self, payload: Payload, own: View | None = None) -> None:
        external_id = payload.get("external_id")
        if external_id and any(v is not own and v.payload.get("external_id") == external_id for v in self._all()):
            raise SlackError("duplicate_external_id")

    def _all(self) -> list[View]:
        return [view for stack in self._stacks.values() for view in stack] + list(self._homes.values())


def _filled(text: Payload | None) -> Payload | None:
    return text | {"emoji": text.get("emoji", True)} if text else None
