"""views.*, auth.test, api.test, apps.connections.open."""

from typing import Any

from bot.sandbox.arguments import Arguments
from bot.sandbox.block_kit import check_view
from bot.sandbox.methods import Method, Slack
from bot.sandbox.views import View
from bot.sandbox.wire import Payload, SlackError


def _view(args: Arguments) -> Any:
    if not args.has("view"):
        raise SlackError("invalid_arguments", ["missing required field: view"])
    return args.json("view", "invalid_arguments")


def _answer(slack: Slack, view: View) -> Payload:
    return {"view": slack.views.shape(view)}


def _open(slack: Slack, args: Arguments) -> Payload:
    trigger_id, view = args.required("trigger_id"), _view(args)
    check_view(view, "modal")
    trigger = slack.tickets.exchange(trigger_id)
    return _answer(slack, slack.views.open(trigger.user, view))


def _push(slack: Slack, args: Arguments) -> Payload:
    trigger_id, view = args.required("trigger_id"), _view(args)
    check_view(view, "modal")
    trigger = slack.tickets.exchange(trigger_id)
    if trigger.view_id is None:
        raise SlackError("invalid_trigger_id")
    return _answer(slack, slack.views.push(trigger.user, view))


def _update(slack: Slack, args: Arguments) -> Payload:
    if not args.has("view_id") and not args.has("external_id"):
        raise SlackError("invalid_arguments", ["missing required field: view_id"])
    view = slack.views.find(args.text("view_id") or None, args.text("external_id") or None)
    return _answer(slack, slack.views.update(view, _view(args), args.text("hash") or None))


def _publish(slack: Slack, args: Arguments) -> Payload:
    if not slack.manifest.home_tab:
        raise SlackError("not_enabled")
    user = slack.workspace.person(args.required("user_id"))
    return _answer(slack, slack.views.publish(user.id, _view(args), args.text("hash") or None))


def _auth_test(slack: Slack, args: Arguments) -> Payload:
    cast = slack.workspace.cast
    return {
        "url": f"{slack.tickets.base_url}/",
        "team": cast.team_name,
        "user": cast.app.username,
        "team_id": cast.team_id,
        "user_id": cast.app.bot_user_id,
        "bot_id": cast.app.bot_id,
        "is_enterprise_install": False,
    }


def _api_test(slack: Slack, args: Arguments) -> Payload:
    if args.has("error"):
        raise SlackError(args.text("error"), args=args.given)
    return {"args": args.given}


def _connect(slack: Slack, args: Arguments) -> Payload:
    return {"url": slack.socket.open(slack.tickets.base_url)}


METHODS = {
    "views.open": Method(_open, per_minute=100),
    "views.push": Method(_push, per_minute=100),
    "views.update": Method(_update, per_minute=100),
    "views.publish": Method(_publish, per_minute=100),
    "auth.test": Method(_auth_test, per_minute=600),
    "api.test": Method(_api_test, per_minute=100, token="none"),
    "apps.connections.open": Method(_connect, per_minute=20, token="app"),
}
