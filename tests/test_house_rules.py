"""Rules of the house that no linter knows, read off the syntax tree of every file."""

import ast
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = ("bot", "db", "prompts")

#: where a status may be compared, and why
STATUS_MAY_BE_COMPARED = {
    "bot/rules/": "the tables of moves, and what is decided from them",
    "db/store": "queries select by status",
    "bot/cards/gallery": "example data for each status: it decides nothing",
}
#: where the time is read, ids and secrets are made: everybody else gets them as arguments
MAY_READ_THE_CLOCK = ("bot/app", "bot/cli", "bot/outside/", "bot/sandbox/", "db/migrations/")
STATUSES = {"NoteStatus", "FollowUpStatus", "OfferStatus", "PointState", "HandoverStatus"}


def sources(*roots: str) -> list[Path]:
    return sorted(path for root in roots for path in (ROOT / root).rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def each(*roots: str) -> pytest.MarkDecorator:
    """One test a file, so that a broken rule names where."""
    return pytest.mark.parametrize("path", sources(*roots), ids=named)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@each(*OURS)
def test_nothing_is_imported_inside_a_function_or_under_a_condition(path: Path) -> None:
    assert lines(inner_imports(tree(path))) == []


@each(*OURS, "tests", ".ci")
def test_nothing_is_mocked(path: Path) -> None:
    mocked = [
        node
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Import) and any("mock" in alias.name for alias in node.names))
        or (isinstance(node, ast.ImportFrom) and "mock" in f"{node.module} {' '.join(a.name for a in node.names)}")
    ]
    assert lines(mocked) == []


@each("bot", "db")
def test_a_status_is_compared_only_where_moves_are_decided(path: Path) -> None:
    if named(path).startswith(tuple(STATUS_MAY_BE_COMPARED)):
        return
    assert lines(status_comparisons(tree(path))) == []


@each("bot/chat")
def test_a_chat_adapter_knows_neither_role_nor_status(path: Path) -> None:
    known = [
        node
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Name) and node.id in {*STATUSES, "Role"})
        or (isinstance(node, ast.alias) and node.name in {*STATUSES, "Role"})
        or (isinstance(node, ast.Attribute) and node.attr in {*STATUSES, "Role", "roles"})
    ]
    assert lines(known) == []


@each(*OURS)
def test_the_clock_is_read_at_the_front_door_only(path: Path) -> None:
    if named(path).startswith(MAY_READ_THE_CLOCK):
        return
    assert lines(clock_readings(tree(path))) == []


@each("tests")
def test_a_test_waits_for_something_not_for_some_time(path: Path) -> None:
    if named(path) == "tests/peers/waiting.py":
        return
    slept = [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"time.sleep", "asyncio.sleep", "sleep"}
        and [ast.unparse(argument) for argument in node.args] != ["0"]
    ]
    assert lines(slept) == []


@each(*OURS, "tests")
def test_a_module_is_named_for_its_subject(path: Path) -> None:
    vague = {"util", "helper", "service", "manager", "handler", "common", "misc"}
    parts = {part.removesuffix("s") for part in re.split(r"[/_]", named(path).removesuffix(".py"))}
    assert not parts & vague


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    places = [
        r"pypi\.org", r"pythonhosted\.org", r"registry\.npmjs", r"deb\.debian\.org", r"index-url", r"find-links",
        r"(?<![\w./])/(?:work|root|opt)/(?!venv|overture|homebrew)", r"/tmp/(?:team|probe)", r"\.library\b",
        r"\bshared/(?:design|house|platform|duties|data)",
    ]  # fmt: skip
    pattern = re.compile("|".join(places))
    found = [
        f"{named(path)}:{number}: {line.strip()[:80]}"
        for path in committed()
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line) and path not in {Path(__file__), ROOT / ".ci" / "lock.sh"}
    ]
    assert found == []


def committed() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """A picture or an archive has no lines."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def lines(nodes: Iterable[ast.AST]) -> list[str]:
    return [f"line {getattr(node, 'lineno', '?')}: {ast.unparse(node)[:80]}" for node in nodes]


def inner_imports(module: ast.Module) -> list[ast.AST]:
    top = set(module.body)
    return [node for node in ast.walk(module) if isinstance(node, ast.Import | ast.ImportFrom) and node not in top]


def status_comparisons(module: ast.Module) -> list[ast.AST]:
    """Comparisons with a member of a status enum or with something's `.status`, and matches on either.

    A number beside it is another kind of status: an HTTP answer's. Asking the table of moves is what we want.
    """
    aliases = STATUSES | {
        target.id
        for node in ast.walk(module)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id in STATUSES
        for target in node.targets
        if isinstance(target, ast.Name)
    }

    def is_status(node: ast.AST) -> bool:
        return any(
            isinstance(part, ast.Attribute)
            and (part.attr == "status" or (isinstance(part.value, ast.Name) and part.value.id in aliases))
            for part in ast.walk(node)
        )

    def excuses(node: ast.AST) -> bool:
        number = isinstance(node, ast.Constant) and isinstance(node.value, int)
        return number or ast.unparse(node).endswith("MOVES")

    compared: list[ast.AST] = [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.Compare)
        and any(is_status(side) for side in (node.left, *node.comparators))
        and not any(excuses(side) for side in (node.left, *node.comparators))
    ]
    matched: list[ast.AST] = [
        node for node in ast.walk(module) if isinstance(node, ast.match_case) and is_status(node.pattern)
    ]
    return compared + [node.pattern for node in matched if isinstance(node, ast.match_case)]


def clock_readings(module: ast.Module) -> list[ast.AST]:
    """Calls that ask the machine for the time, chance or a name of its own."""
    asked = {
        "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.monotonic",
        "uuid4", "uuid.uuid4", "uuid1", "uuid.uuid1",
    }  # fmt: skip
    return [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and (ast.unparse(node.func) in asked or ast.unparse(node.func).startswith(("secrets.", "random.")))
    ]


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        ("def f():\n    import os\n", inner_imports),
        ("if True:\n    import os\n", inner_imports),
        ("if note.status == 'sent': pass", status_comparisons),
        ("ok = NoteStatus.SENT in seen", status_comparisons),
        ("S = NoteStatus\nok = x is S.SENT", status_comparisons),
        ("ok = note.status in {S.SENT}", status_comparisons),
        ("match x:\n    case NoteStatus.SENT: pass", status_comparisons),
        ("now = datetime.now(UTC)", clock_readings),
        ("key = secrets.token_hex(8)", clock_readings),
    ],
)
def test_the_rule_sees_what_breaks_it(broken: str, rule: object) -> None:
    assert callable(rule)
    assert rule(ast.parse(broken))


@pytest.mark.parametrize("fine", ["ok = answer.status == 200", "ok = (note.status, Verb.CLOSE) in rules.MOVES"])
def test_an_answers_status_and_the_table_of_moves_are_fine(fine: str) -> None:
    assert status_comparisons(ast.parse(fine)) == []
