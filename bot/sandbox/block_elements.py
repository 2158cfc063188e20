"""Block Kit's elements and composition objects, with every documented limit.

Sources: docs.slack.dev/reference/block-kit/block-elements and …/composition-objects. Not known here, so refused as
`unsupported type`: file_input, rich_text_input, workflow_button, feedback_buttons, icon_button, url_source.
"""

from typing import Any

from bot.sandbox.block_rules import (
    Check,
    Problems,
    array,
    boolean,
    both,
    by_type,
    integer,
    one_of,
    record,
    string,
    word,
)

DATE, TIME = r"\d{4}-\d{2}-\d{2}", r"([01]\d|2[0-3]):[0-5]\d"


def plain(longest: int) -> Check:
    """A plain_text object."""
    return by_type({"plain_text": record({"text": string(longest)}, {"emoji": boolean})})


def text(longest: int) -> Check:
    """A plain_text or mrkdwn object."""
    return by_type(
        {
            "plain_text": record({"text": string(longest)}, {"emoji": boolean}),
            "mrkdwn": record({"text": string(longest)}, {"verbatim": boolean}),
        }
    )


def _option(label: Check, *, url: bool = False) -> Check:
    optional = {"description": plain(75) if label is _PLAIN75 else text(75)}
    return record({"text": label, "value": string(150)}, optional | ({"url": string(3000)} if url else {}))


_PLAIN75, _TEXT75 = plain(75), text(75)
OPTION = _option(_PLAIN75)
OPTION_GROUP = record({"label": plain(75), "options": array(OPTION, 100)})
CONFIRM = record(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": word("primary", "danger")},
)
_ACTION_ID = {"action_id": string(255)}
_COMMON: dict[str, Check] = {"confirm": CONFIRM, "focus_on_load": boolean}
_SELECT: dict[str, Check] = _ACTION_ID | _COMMON | {"placeholder": plain(150)}
_MULTI: dict[str, Check] = _SELECT | {"max_selected_items": integer(1, 1_000_000)}
_DISPATCH = record({}, {"trigger_actions_on": array(word("on_enter_pressed", "on_character_entered"), 2)})
_ID = string(255)
_FILTER = record(
    {},
    {
        "include": array(word("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)


def _initial_among_options(value: Any, pointer: str, problems: Problems) -> None:
    """Initial choices are exactly, also in their text, among the options."""
    offered = list(value.get("options") or [])
    for group in value.get("option_groups") or []:
        offered += group.get("options") or [] if isinstance(group, dict) else []
    chosen = value.get("initial_options") or ([value["initial_option"]] if value.get("initial_option") else [])
    known = [_essence(option) for option in offered]
    for option in chosen if isinstance(chosen, list) else []:
        if _essence(option) not in known:
            problems.add("initial option does not match any of the options", pointer)


def _essence(option: Any) -> tuple[Any, Any]:
    label = option.get("text") if isinstance(option, dict) else None
    return (label.get("text") if isinstance(label, dict) else None, option.get("value") if label else None)


def _values_differ(value: Any, pointer: str, problems: Problems) -> None:
    options = value.get("options")
    values = [o.get("value") for o in options if isinstance(o, dict)] if isinstance(options, list) else []
    if len(set(map(str, values))) != len(values):
        problems.add("option values must be unique", f"{pointer}/options")


_CHOSEN = both(_initial_among_options, _values_differ)
_OPTIONS = {"options": array(OPTION, 100), "option_groups": array(OPTION_GROUP, 100)}
_RICH_OPTION = _option(_TEXT75)

BUTTON = record(
    {"text": plain(75)},
    _ACTION_ID
    | {
        "url": string(3000, pattern=r"https?://\S+|mailto:\S+"),
        "value": string(2000),
        "style": word("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)
IMAGE = both(
    record(
        {"alt_text": string(2000)},
        {
            "image_url": string(3000, pattern=r"https?://\S+"),
            "slack_file": record({}, {"id": _ID, "url": string(3000)}),
        },
    ),
    one_of("image_url", "slack_file"),
)

#: What holds a value, wherever it may stand.
CHOICES: dict[str, Check] = {
    "checkboxes": both(
        record(
            {"options": array(_RICH_OPTION, 10)}, _ACTION_ID | _COMMON | {"initial_options": array(_RICH_OPTION, 10)}
        ),
        _CHOSEN,
    ),
    "radio_buttons": both(
        record({"options": array(_RICH_OPTION, 10)}, _ACTION_ID | _COMMON | {"initial_option": _RICH_OPTION}), _CHOSEN
    ),
    "datepicker": record({}, _SELECT | {"initial_date": string(10, pattern=DATE)}),
    "timepicker": record({}, _SELECT | {"initial_time": string(5, pattern=TIME), "timezone": string(100)}),
    "datetimepicker": record({}, _ACTION_ID | _COMMON | {"initial_date_time": integer(1_000_000_000, 9_999_999_999)}),
    "static_select": both(
        record({}, _SELECT | _OPTIONS | {"initial_option": OPTION}), one_of("options", "option_groups"), _CHOSEN
    ),
    "external_select": record({}, _SELECT | {"initial_option": OPTION, "min_query_length": integer(0, 1000)}),
    "users_select": record({}, _SELECT | {"initial_user": _ID}),
    "conversations_select": record(
        {},
        _SELECT
        | {
            "initial_conversation": _ID,
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
            "filter": _FILTER,
        },
    ),
    "channels_select": record({}, _SELECT | {"initial_channel": _ID, "response_url_enabled": boolean}),
    "multi_static_select": both(
        record({}, _MULTI | _OPTIONS | {"initial_options": array(OPTION, 100)}),
        one_of("options", "option_groups"),
        _CHOSEN,
    ),
    "multi_external_select": record(
        {}, _MULTI | {"initial_options": array(OPTION, 100), "min_query_length": integer(0, 1000)}
    ),
    "multi_users_select": record({}, _MULTI | {"initial_users": array(_ID, 100)}),
    "multi_conversations_select": record(
        {},
        _MULTI
        | {
            "initial_conversations": array(_ID, 100),
            "default_to_current_conversation": boolean,
            "filter": _FILTER,
        },
    ),
    "multi_channels_select": record({}, _MULTI | {"initial_channels": array(_ID, 100)}),
}
_TYPED = _ACTION_ID | {"placeholder": plain(150), "focus_on_load": boolean, "dispatch_action_config": _DISPATCH}
_NUMBER = string(100, pattern=r"-?\d+(\.\d+)?")

#: What can only stand in an input block.
TYPED: dict[str, Check] = {
    "plain_text_input": record(
        {},
        _TYPED
        | {
            "initial_value": string(3000, shortest=0),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
        },
    ),
    "email_text_input": record({}, _TYPED | {"initial_value": string(3000, shortest=0)}),
    "url_text_input": record({}, _TYPED | {"initial_value": string(3000, shortest=0)}),
    "number_input": record(
        {"is_decimal_allowed": boolean},
        _TYPED | {"initial_value": _NUMBER, "min_value": _NUMBER, "max_value": _NUMBER},
    ),
}
OVERFLOW = both(
    record({"options": array(_option(_PLAIN75, url=True), 5)}, _ACTION_ID | {"confirm": CONFIRM}), _values_differ
)

IN_ACTIONS = by_type(CHOICES | {"button": BUTTON, "overflow": OVERFLOW})
IN_ACCESSORY = by_type(CHOICES | {"button": BUTTON, "overflow": OVERFLOW, "image": IMAGE})
IN_INPUT = by_type(CHOICES | TYPED)
IN_CONTEXT = by_type(
    {
        "image": IMAGE,
        "plain_text": record({"text": string(3000)}, {"emoji": boolean}),
        "mrkdwn": record({"text": string(3000)}, {"verbatim": boolean}),
    }
)
