"""`overture serve` and `demo` as real processes: they come up, say what is wrong, and end when told to."""

import http.client
import json
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.cli.shell import Shell
from tests.peers.waiting import until


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def running(shell: Shell, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    process = shell.start(*arguments)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def asked(port: int, path: str) -> tuple[int, object]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    except OSError:
        return 0, None
    finally:
        connection.close()


@pytest.fixture
def served(shell: Shell) -> tuple[Shell, int]:
    port = free_port()
    return replace(shell, settings={**shell.settings, "PORT": str(port), "LOG_FORMAT": "json"}), port


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_told_to_end(served: tuple[Shell, int], number: signal.Signals) -> None:
    shell, port = served
    with running(shell, "serve") as process:
        events = events_until(process, "up")
        until(lambda: asked(port, "/readyz") == (503, {"ready": False, "missing": ["chat"]}), within=30)
        assert asked(port, "/healthz") == (200, {"alive": True})
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (0, "")
    events += [event_of(line) for line in err.splitlines()]
    began = ["listening", "first_admins", "point_cards", "suppression_journal_merged", "up"]
    assert events == [*began, "ending", "down"]


def events_until(process: "subprocess.Popen[str]", last: str) -> list[str]:
    """What it logs, to the event that is waited for; pytest's timeout ends the waiting."""
    assert process.stderr is not None
    events: list[str] = []
    for line in process.stderr:
        events.append(event_of(line))
        if events[-1] == last:
            break
    return events


def event_of(line: str) -> str:
    return str(json.loads(line)["event"])


def test_a_port_in_use_ends_it_with_a_reason(served: tuple[Shell, int]) -> None:
    shell, port = served
    with socket.create_server(("127.0.0.1", port)):
        ended = shell.really("serve")
    assert ended.status == 1
    assert f"127.0.0.1:{port}" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_demo_ends_with_its_workspace(shell: Shell, number: signal.Signals) -> None:
    port = free_port()
    with running(shell, "demo", "--no-bot", "--port", str(port), "--dir", str(shell.folder / "demo")) as process:
        until(lambda: asked(port, "/sandbox/health")[0] == 200, within=30)
        process.send_signal(number)
        out, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert f"http://127.0.0.1:{port}" in out
    assert asked(port, "/sandbox/health")[0] == 0


def test_the_demo_passes_on_how_it_ended(shell: Shell) -> None:
    port = free_port()
    with socket.create_server(("127.0.0.1", port)):
        ended = shell.really("demo", "--no-bot", "--port", str(port), "--dir", str(shell.folder / "demo"))
    assert ended.status == 1
    assert str(port) in ended.out
    assert shell.really("demo", "--fly").status == 2
