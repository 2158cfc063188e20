"""Reads the bot's answer to an external select, as strictly as Slack: a menu with one bad option shows none."""

from bot.sandbox.block_elements import OPTION, OPTION_GROUP
from bot.sandbox.block_rules import Problems, array
from bot.sandbox.wire import Payload, SlackError


def read_options(body: Payload | str | None) -> tuple[list[Payload], Payload]:
    """All options, and the answer for the page (`options`, with `option_groups` where there are some).

    Raises invalid_options with every problem.
    """
    if not isinstance(body, dict) or ("options" in body) == ("option_groups" in body):
        raise SlackError("invalid_options", ["must provide exactly one of: options, option_groups"])
    problems = Problems()
    if "options" in body:
        array(OPTION, 100, least=0)(body["options"], "/options", problems)
    else:
        array(OPTION_GROUP, 100, least=0)(body["option_groups"], "/option_groups", problems)
    if problems:
        raise SlackError("invalid_options", problems)
    if "options" in body:
        return body["options"], {"options": body["options"]}
    options = [option for group in body["option_groups"] for option in group["options"]]
    return options, {"options": options, "option_groups": body["option_groups"]}
