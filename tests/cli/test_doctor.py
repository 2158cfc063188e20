"""`overture doctor`: each thing that can be missing is told, with what to do, and nothing is made or sent."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self, TypeVar

import pytest
import yaml

from bot.chat.slack.examine import SCOPES
from bot.sandbox import Fault, RunningSandbox, running_sandbox
from tests.cli.shell import Ended, Shell
from tests.peers.smtp import smtp_server

Seen = TypeVar("Seen")
MANIFEST = Path(__file__).parents[2] / "deploy" / "slack-manifest.yaml"


class Elsewhere:
    """An event loop in another thread, for peers that a command in this one speaks with."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    def do(self, work: Coroutine[object, object, Seen]) -> Seen:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(30)

    @contextmanager
    def entered(self, peer: AbstractAsyncContextManager[Seen]) -> Iterator[Seen]:
        async def enter() -> Seen:
            return await peer.__aenter__()

        async def leave() -> None:
            await peer.__aexit__(None, None, None)

        started = self.do(enter())
        try:
            yield started
        finally:
            self.do(leave())


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    with Elsewhere() as loop:
        yield loop


@pytest.fixture
def sandbox(elsewhere: Elsewhere) -> Iterator[RunningSandbox]:
    with elsewhere.entered(running_sandbox(manifest=MANIFEST)) as started:
        yield started


def on_slack(monkeypatch: pytest.MonkeyPatch, sandbox: RunningSandbox, **changes: str) -> None:
    given = {
        "SLACK_API_URL": sandbox.api_url,
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "REVIEW_CHANNEL": "C01REVIEW",
        **changes,
    }
    for name, value in given.items():
        monkeypatch.setenv(f"OVERTURE_{name}", value)


def of(ended: Ended, check: str) -> list[tuple[str, str]]:
    return [(one["state"], one["message"]) for one in ended.json["checks"] if one["check"] == check]


def test_in_a_fresh_folder_everything_that_is_missing_is_told_and_nothing_is_made(shell: Shell) -> None:
    ended = shell.run("doctor", "--json")
    assert (ended.status, ended.json["ok"]) == (0, True)
    assert {one["check"]: one["state"] for one in ended.json["checks"]} == {
        "settings": "warn",
        "countries": "warn",
        "database": "warn",
        "slack": "warn",
        "model": "warn",
        "mail": "warn",
        "secrets": "ok",
    }
    assert all(one["todo"] for one in ended.json["checks"] if one["state"] != "ok")
    assert list(shell.folder.iterdir()) == []


def test_for_people_each_line_is_followed_by_what_to_do(shell: Shell) -> None:
    lines = shell.run("doctor").out.splitlines()
    (slack,) = [number for number, line in enumerate(lines) if line.startswith("warn  slack")]
    assert "deploy/slack-manifest.yaml" in lines[slack + 1]


def test_a_mistake_in_the_settings_is_the_first_thing_told(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_PORT", "eighty")
    monkeypatch.setenv("OVERTURE_SLACK_BOT_TOKEN", "geheim")
    ended = shell.run("doctor", "--json")
    assert (ended.status, ended.json["ok"]) == (1, False)
    assert [state for state, _ in of(ended, "settings")] == ["fail", "fail"]
    assert "geheim" not in ended.out + ended.err
    assert "2 of these" in ended.err


def test_unknown_settings_open_files_and_no_admin_are_warned_about(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.run("migrate")
    (shell.folder / ".env").write_text("OVERTURE_COMPANNY=Northlight\n")
    (shell.folder / ".env").chmod(0o644)
    ended = shell.run("doctor", "--json")
    assert ended.status == 0
    assert [state for state, _ in of(ended, "settings")] == ["warn", "warn"]
    assert [state for state, _ in of(ended, "secrets")] == ["warn"]
    assert [state for state, _ in of(ended, "people")] == ["warn"]
    assert [state for state, _ in of(ended, "migrations")] == ["ok"]
    (shell.folder / ".env").chmod(0o600)
    assert [state for state, _ in of(shell.run("doctor", "--json"), "secrets")] == ["ok"]


def test_a_file_that_is_no_database_fails(shell: Shell) -> None:
    (shell.folder / "var").mkdir()
    (shell.folder / "var" / "overture.db").write_text("no database" * 400)
    ended = shell.run("doctor", "--json")
    assert ended.status == 1
    assert [state for state, _ in of(ended, "database")] == ["fail"]


def test_a_slack_that_is_set_up_well_is_ok(
    shell: Shell, sandbox: RunningSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_slack(monkeypatch, sandbox)
    ended = shell.run("doctor", "--json")
    assert ended.status == 0
    assert of(ended, "slack") == [("ok", "Connected to Northlight (T01NORTH).")]
    assert [state for check in ("channel", "clock") for state, _ in of(ended, check)] == ["ok", "ok"]


@pytest.mark.parametrize(
    ("changes", "check", "says"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "slack", "invalid_auth"),
        ({"SLACK_API_URL": "http://127.0.0.1:9/api"}, "slack", "unreachable"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "slack", "invalid_auth"),
        ({"REVIEW_CHANNEL": ""}, "channel", "no review channel"),
        ({"REVIEW_CHANNEL": "C01GENERAL"}, "channel", "public"),
        ({"REVIEW_CHANNEL": "C01NOWHERE"}, "channel", "channel_not_found"),
    ],
)
def test_what_is_wrong_with_slack_fails(
    shell: Shell,
    sandbox: RunningSandbox,
    monkeypatch: pytest.MonkeyPatch,
    changes: dict[str, str],
    check: str,
    says: str,
) -> None:
    on_slack(monkeypatch, sandbox, **changes)
    ended = shell.run("doctor", "--json")
    assert ended.status == 1
    (message,) = [message for state, message in of(ended, check) if state == "fail"]
    assert says in message


@pytest.mark.parametrize("kind", ["share_channel", "remove_bot"])
def test_a_channel_where_no_card_may_be_posted_fails(
    shell: Shell, sandbox: RunningSandbox, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    elsewhere.do(sandbox.fault(Fault(kind=kind, channel="C01REVIEW")))
    on_slack(monkeypatch, sandbox)
    ended = shell.run("doctor", "--json")
    assert ended.status == 1
    assert [state for state, _ in of(ended, "channel")] == ["fail"]


def test_the_scopes_asked_about_are_those_of_the_manifest() -> None:
    manifest = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == SCOPES


def test_a_mail_server_that_lets_us_in_is_ok_and_gets_no_mail(
    shell: Shell, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    with elsewhere.entered(smtp_server(logins={"mara": "geheim"})) as peer:
        port = peer.port
        monkeypatch.setenv("OVERTURE_SMTP_URL", f"smtp://mara:geheim@127.0.0.1:{port}")
        assert of(shell.run("doctor", "--json"), "mail") == [("ok", "The mail server lets us in.")]
        monkeypatch.setenv("OVERTURE_SMTP_URL", f"smtp://mara:geheim@127.0.0.1:{port}?starttls=never")
        assert [state for state, _ in of(shell.run("doctor", "--json"), "mail")] == ["warn"]
        monkeypatch.setenv("OVERTURE_SMTP_URL", f"smtp://mara:falsch@127.0.0.1:{port}")
        wrong = shell.run("doctor", "--json")
        assert (wrong.status, [state for state, _ in of(wrong, "mail")]) == (1, ["fail"])
        assert "falsch" not in wrong.out
        assert peer.taken == []


def test_a_mail_folder_is_looked_at_and_not_made(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_MAIL_FOLDER", "mail/out")
    assert [state for state, _ in of(shell.run("doctor", "--json"), "mail")] == ["ok"]
    assert not (shell.folder / "mail").exists()
    (shell.folder / "mail").write_text("a file")
    assert [state for state, _ in of(shell.run("doctor", "--json"), "mail")] == ["fail"]


def test_a_model_that_does_not_answer_fails(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    ended = shell.run("doctor", "--json")
    assert ended.status == 1
    assert of(ended, "model") == [("fail", "The model’s endpoint does not answer.")]


@contextmanager
def answering(status: int, body: bytes) -> Iterator[tuple[str, list[str]]]:
    """A model's endpoint that says one thing: its address, and what it was asked."""
    asked: list[str] = []

    class Endpoint(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is written among a test's output."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1", asked
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("status", "body", "state", "says"),
    [
        (200, b'{"data": [{"id": "gpt-5-mini"}, {"id": "other"}]}', "ok", "has gpt-5-mini"),
        (200, b'{"data": [{"id": "other"}]}', "warn", "does not list gpt-5-mini"),
        (200, b"<html>", "warn", "does not list"),
        (200, b"[]", "warn", "does not list"),
        (401, b"{}", "fail", "does not take our key"),
        (404, b"{}", "warn", "404"),
    ],
)
def test_a_models_endpoint_is_asked_for_its_list_only(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, status: int, body: bytes, state: str, says: str
) -> None:
    with answering(status, body) as (address, asked):
        monkeypatch.setenv("OVERTURE_OPENAI_BASE_URL", address)
        monkeypatch.setenv("OVERTURE_OPENAI_MODEL", "gpt-5-mini")
        monkeypatch.setenv("OVERTURE_OPENAI_API_KEY", "geheim")
        ended = shell.run("doctor", "--json")
    assert asked == ["/v1/models"]
    ((seen, message),) = of(ended, "model")
    assert seen == state
    assert says in message
    assert "geheim" not in ended.out
