"""Imports point inward, and importing does nothing: the contracts of .importlinter, and proof that each one bites."""

import functools
import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import cast

import grimp
import pytest
from importlinter import Contract
from importlinter.api import read_configuration
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATION = read_configuration(str(ROOT / ".importlinter"))
CONTRACTS: dict[str, dict[str, object]] = {
    cast("str", options["name"]): options for options in CONFIGURATION["contracts_options"]
}
KINDS: dict[object, type[Contract]] = {"layers": LayersContract, "forbidden": ForbiddenContract}

#: run by Alembic with a database at hand, not imported by anybody
NOT_FOR_IMPORT = {"db.migrations.env"}


@functools.cache
def imports() -> grimp.ImportGraph:
    """Who imports whom, in the code as it is."""
    packages = cast("list[str]", CONFIGURATION["session_options"]["root_packages"])
    return grimp.build_graph(
        *packages, include_external_packages=True, cache_dir=str(ROOT / ".cache" / "import_linter")
    )


def kept(name: str, graph: grimp.ImportGraph) -> bool:
    """Whether the contract of that name holds for `graph`."""
    options = CONTRACTS[name]
    contract = KINDS[options["type"]](name, CONFIGURATION["session_options"], options)
    return contract.check(deepcopy(graph), verbose=False).kept


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_code_keeps_the_contract(name: str) -> None:
    assert kept(name, imports()), f"run `make check`, or lint-imports, to see who breaks: {name}"


@pytest.mark.parametrize(
    ("contract", "importer", "imported"),
    [
        ("Imports point inward", "bot.rules.note", "bot.usecases"),
        ("Imports point inward", "bot.usecases", "bot.chat.slack"),
        ("Imports point inward", "bot.usecases", "db.store"),
        ("Imports point inward", "bot.desk", "bot.worker"),
        ("Imports point inward", "bot.chat.slack", "bot.outside"),
        ("Imports point inward", "bot.cards", "bot.events"),
        ("Imports point inward", "bot.ports", "bot.cards.note_card"),
        ("Imports point inward", "bot.chat.slack", "bot.settings"),
        ("Imports point inward", "db.tables", "bot.ports"),
        ("The vocabulary of cards knows only tables and texts", "bot.cards.elements", "bot.ports"),
        ("The vocabulary of cards knows only tables and texts", "bot.cards.elements", "bot.cards.note_card"),
        ("Tables, texts and prompts stand on nothing", "db.tables", "bot.cards.elements"),
        ("Slack and Teams never import each other", "bot.chat.slack", "bot.chat.teams"),
        ("Slack and Teams never import each other", "bot.chat.teams.listen", "bot.chat.slack"),
        ("Only chat/slack imports Slack's SDK", "bot.usecases", "slack_sdk"),
        ("Only chat/slack imports Slack's SDK", "bot.sandbox", "slack_bolt"),
        ("Only chat/teams imports Teams' SDK", "bot.chat.slack", "microsoft_teams"),
        ("Only outside/ imports the model's and mail's", "bot.usecases", "openai"),
        ("Only outside/ imports the model's and mail's", "bot.chat.slack", "aiosmtplib"),
        ("Only outside/ imports the model's and mail's", "bot.worker", "smtplib"),
        ("Only outside/ imports the model's and mail's", "bot.worker", "imaplib"),
        ("Only db/ speaks to the database", "bot.usecases", "sqlalchemy"),
        ("Rules, cards, texts and events reach for nothing", "bot.rules", "random"),
        ("The bot never imports the sandbox", "bot.cli", "bot.sandbox"),
        ("The sandbox imports nothing of the bot", "bot.sandbox", "db.tables"),
    ],
)  # fmt: skip
def test_the_contract_bites(contract: str, importer: str, imported: str) -> None:
    graph = deepcopy(imports())
    for module in (importer.rpartition(".")[0], importer, imported.rpartition(".")[0], imported):
        if module and module not in graph.modules:
            graph.add_module(module, is_squashed=not module.startswith(("bot", "db", "prompts")))
    graph.add_import(importer=importer, imported=imported, line_number=1, line_contents="on purpose")
    assert not kept(contract, graph)


def test_every_contract_has_been_seen_to_bite() -> None:
    (parameters,) = (
        mark.args[1]
        for mark in cast("list[pytest.Mark]", test_the_contract_bites.pytestmark)  # type: ignore[attr-defined]
    )
    assert {case[0] for case in parameters} == set(CONTRACTS)


def test_every_module_has_its_place_in_the_layers() -> None:
    layers = cast("list[str]", CONTRACTS["Imports point inward"]["layers"])
    placed = {name.strip(" ()") for layer in layers for name in layer.replace(":", "|").split("|")}
    apart = {"bot.sandbox", "db.migrations", "db.seed"}
    present = {f"{root}.{module}" for root in ("bot", "db") for module in top_modules(ROOT / root)}
    assert present <= placed | apart, f"give these a layer in .importlinter: {sorted(present - placed - apart)}"


def top_modules(package: Path) -> set[str]:
    files = {path.stem for path in package.glob("*.py") if path.stem != "__init__"}
    return files | {path.parent.name for path in package.glob("*/__init__.py")}


#: imports each module of argv in turn, and reports what that did besides
IMPORT_ALL = """
import json, sys, threading
seen, module = [], "nothing"

def watch(event, arguments):
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        seen.append(f"{module} opens {arguments[0]} for writing")
    elif event.startswith(("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.", "os.mkdir",
                           "os.remove", "os.putenv", "sqlite3.connect")):
        # urllib3, which signs in for Teams' SDK, looks whether this machine speaks IPv6.
        if event == "socket.bind" and arguments[1] == ("::1", 0):
            return
        seen.append(f"{module} causes {event} {arguments!r:.80}")

import importlib
sys.addaudithook(watch)
for module in sys.argv[1:]:
    importlib.import_module(module)
    if threading.active_count() > 1:
        seen.append(f"{module} starts a thread")
        break
print(json.dumps(seen))
"""


def test_importing_any_module_has_no_effect_and_needs_no_environment(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-B", "-c", IMPORT_ALL, *sorted(importable())],
        cwd=tmp_path,
        # But for one of Teams' SDK about a part of it that is not used here.
        env={
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error,ignore:HtmlWidgetSecurityPolicy is in preview:FutureWarning",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
    assert list(tmp_path.iterdir()) == []


def test_the_check_of_imports_sees_an_effect(tmp_path: Path) -> None:
    (tmp_path / "loud.py").write_text("open('trace', 'w').close()\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-B", "-c", IMPORT_ALL, "loud"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == ["loud opens trace for writing"]


def importable() -> set[str]:
    """Every module of ours that others may import; `__main__` is a program."""
    paths = [path for root in ("bot", "db", "prompts") for path in (ROOT / root).rglob("*.py")]
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths}
    return {name for name in names if not name.endswith("__main__")} - NOT_FOR_IMPORT
