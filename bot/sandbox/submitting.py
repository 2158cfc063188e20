"""What happens to a form after the bot has answered its submission: closed, marked with errors, changed, covered."""

from typing import Any

from bot.sandbox.views import View, Views
from bot.sandbox.wire import Payload, SlackError


def carry_out(views: Views, view: View, body: Payload | str | None) -> Payload:
    """The effect of the bot's answer. An answer that Slack would not understand is refused: invalid_response_action."""
    if body in (None, "", "ok", {}):
        views.close(view)
        return {}
    if not isinstance(body, dict):
        raise SlackError("invalid_response_action", ["the answer to a form must be empty or JSON"])
    action: Any = body.get("response_action")
    match action:
        case "clear":
            views.clear(view.user)
        case "update":
            views.update(view, body.get("view"))
        case "push":
            views.push(view.user, body.get("view"))
        case "errors":
            return {"response_action": action, "errors": _errors(view, body.get("errors"))}
        case _:
            raise SlackError("invalid_response_action", [f"unknown response_action: {action}"])
    return {"response_action": action}


def _errors(view: View, errors: Any) -> dict[str, str]:
    if not isinstance(errors, dict) or not errors:
        raise SlackError("invalid_response_action", ["errors must name at least one block"])
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    for block_id, text in errors.items():
        if block_id not in inputs:
            raise SlackError("invalid_response_action", [f"errors names {block_id}, which is no input block"])
        if not isinstance(text, str) or not text:
            raise SlackError("invalid_response_action", [f"the error of {block_id} must be a text"])
    return dict(errors)
