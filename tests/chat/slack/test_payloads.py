"""Who acted, in whose name, and what was typed: read from the signed payload alone."""

import pytest

from bot.chat.slack import payloads

MENTION = [{"user_id": "U01OVERTURE", "enterprise_id": None, "is_enterprise_install": False}]


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("Ada &amp; Co &lt;x&gt;", "Ada & Co <x>"),
        ("&amp;lt;", "&lt;"),
        ("<https://papers.example/a?b=1&amp;c=2>", "https://papers.example/a?b=1&c=2"),
        ("see <https://papers.example|papers.example>", "see papers.example"),
        ("<mailto:ada@okafor.example|ada@okafor.example>", "ada@okafor.example"),
        ("<mailto:ada@okafor.example>", "ada@okafor.example"),
        ("for <@U01JONAS>", "for @U01JONAS"),
        ("for <@U01JONAS|Jonas Weber>", "for @Jonas Weber"),
        ("in <#C01GENERAL|general>", "in #general"),
        ("<!channel> and <!here|here>", "@channel and here"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("<x>", "<x>"),
    ],
)
def test_slacks_markings_become_what_was_typed(sent: str, typed: str) -> None:
    assert payloads.plain(sent) == typed


@pytest.mark.parametrize(
    "text",
    [
        "<@U01OVERTURE> note Ada",
        "<@U01OVERTURE|overture>: note Ada",
        "note <@U01OVERTURE> Ada",
        "note Ada <@U01OVERTURE>",
    ],
)
def test_the_mention_of_us_is_not_part_of_the_line(text: str) -> None:
    body = {"authorizations": MENTION, "event": {"type": "app_mention", "user": "U1", "text": text}}
    event = payloads.event_of(body)
    assert event is not None
    assert getattr(event, "line", "") == "note Ada"


def test_somebody_of_another_company_is_known_by_their_own_workspace() -> None:
    pressed = {"type": "block_actions", "team": {"id": "T01NORTH"}, "user": {"id": "U1", "team_id": "T99OTHER"}}
    assert payloads.origin_of(pressed).workspace == "T99OTHER"
    said = {"team_id": "T01NORTH", "event": {"type": "app_mention", "user": "U1", "user_team": "T99OTHER", "text": ""}}
    event = payloads.event_of(said)
    assert event is not None
    assert event.origin.workspace == "T99OTHER"


def test_where_the_app_is_installed_for_an_organisation_that_counts() -> None:
    command = {"command": "/note", "team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": "true"}
    assert payloads.command(command).origin.workspace == "E1"
    pressed = {"user": {"id": "U1", "team_id": "T1"}, "enterprise": {"id": "E1"}, "is_enterprise_install": True}
    assert payloads.origin_of(pressed).workspace == "E1"
    authorized = [{"user_id": "U2", "enterprise_id": "E1", "is_enterprise_install": True}]
    said = {"team_id": "T1", "authorizations": authorized, "event": {"type": "app_home_opened", "user": "U1"}}
    event = payloads.event_of(said)
    assert event is not None
    assert event.origin.workspace == "E1"


@pytest.mark.parametrize("installed", ["false", None])
def test_elsewhere_in_an_organisation_the_workspace_counts(installed: str | None) -> None:
    command = {"command": "/note", "team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": installed}
    assert payloads.command(command).origin.workspace == "T1"


def test_an_unknown_command_is_a_line_without_a_verb() -> None:
    assert payloads.command({"command": "/other", "text": "Ada"}).line == "Ada"


def test_a_reply_in_a_thread_has_the_threads_address() -> None:
    body = {
        "callback_id": "add_fact",
        "team": {"id": "T1", "domain": "northlight"},
        "channel": {"id": "C1"},
        "message": {"ts": "1700000001.000200", "thread_ts": "1700000000.000100", "text": "x"},
    }
    link = payloads.shortcut(body).link
    assert link == "https://northlight.slack.com/archives/C1/p1700000001000200?thread_ts=1700000000.000100&cid=C1"


def test_the_persons_language_is_taken_where_slack_tells_it() -> None:
    assert payloads.origin_of({"user": {"id": "U1", "locale": "de-DE"}}).locale == "de-DE"
