"""Setting up keeps its promises: locks, scripts that say what is missing, the image, what a wheel carries."""

import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
SH = shutil.which("sh") or "/bin/sh"


def script(name: str) -> ModuleType:
    """A script of `.ci`, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


locks = script("locks")


@pytest.fixture
def copy_of_locks(tmp_path: Path) -> Path:
    for name in [*ROOT.glob("requirements*"), ROOT / ".ci" / "locks.json"]:
        target = tmp_path / name.relative_to(ROOT)
        target.parent.mkdir(exist_ok=True)
        shutil.copy(name, target)
    return tmp_path


def test_each_lock_belongs_to_what_is_asked_for_and_names_no_address() -> None:
    assert locks.problems_of(ROOT) == []


def test_a_lock_is_stale_once_something_else_is_asked_for(copy_of_locks: Path) -> None:
    asked = copy_of_locks / "requirements.in"
    asked.write_text(asked.read_text(encoding="utf-8") + "another-package\n", encoding="utf-8")
    problems = locks.problems_of(copy_of_locks)
    assert len(problems) == 2
    assert all("make lock" in problem for problem in problems)


def test_rewording_a_comment_makes_no_lock_stale(copy_of_locks: Path) -> None:
    asked = copy_of_locks / "requirements.in"
    asked.write_text("# other words\n" + asked.read_text(encoding="utf-8"), encoding="utf-8")
    assert locks.problems_of(copy_of_locks) == []


@pytest.mark.parametrize(
    ("lock", "problem"),
    [
        ("--trusted-host https://index.example/simple\n", "an address or a path"),
        ("one @ file:///somewhere/one.whl \\\n    --hash=sha256:00\n", "an address or a path"),
        ("one==1.0\n", "no hash"),
        ("one>=1.0 \\\n    --hash=sha256:00\n", "not pinned"),
    ],
)
def test_what_must_not_stand_in_a_lock_is_named(lock: str, problem: str) -> None:
    assert any(problem in found for found in locks.problems_in(lock))


def test_every_package_asked_for_is_asked_for_once() -> None:
    asked = [
        line.strip().lower()
        for name in ("requirements.in", "requirements-build.in", "requirements-dev.in")
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith(("#", "-r"))
    ]
    assert len(asked) == len(set(asked))


class Machine:
    """A PATH with nothing in it but what the test puts there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.add("id", "echo 1000")
        for name in ("cat", "dirname", "mktemp", "tail"):
            self.link(name)

    def add(self, name: str, body: str) -> None:
        program = self.folder / name
        program.write_text(f"#!{SH}\n{body}\n", encoding="utf-8")
        program.chmod(0o755)

    def link(self, name: str) -> None:
        found = shutil.which(name)
        assert found
        (self.folder / name).symlink_to(found)

    def run(self, name: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [SH, str(ROOT / ".ci" / name)],
            env={"PATH": str(self.folder), **environment},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_without_python_the_set_up_says_which_one_it_needs(machine: Machine) -> None:
    machine.add("python3", "exit 1")
    said = machine.run("find-python.sh")
    assert said.returncode == 1
    assert "No Python 3.11 or newer" in said.stderr


def test_without_venv_the_set_up_says_which_package_brings_it(machine: Machine) -> None:
    machine.add("python3.12", 'case "$2" in *ensurepip*) exit 1;; esac')
    said = machine.run("find-python.sh")
    assert said.returncode == 1
    assert "apt-get install python3-venv" in said.stderr


def test_the_newest_python_that_works_is_taken(machine: Machine) -> None:
    machine.add("python3.11", "exit 0")
    machine.add("python3.12", "exit 0")
    machine.add("python3.13", "exit 127")  # a shim that leads nowhere
    assert machine.run("find-python.sh").stdout.strip().endswith("/python3.12")


def test_without_a_browser_the_set_up_says_how_to_get_one(machine: Machine) -> None:
    said = machine.run("browser.sh")
    assert said.returncode == 1
    assert "apt-get install chromium" in said.stderr
    assert "OVERTURE_CHROMIUM" in said.stderr


def test_a_browser_is_found_by_name_or_by_setting(machine: Machine, tmp_path: Path) -> None:
    machine.add("google-chrome", "exit 0")
    assert machine.run("browser.sh").stdout.strip() == str(tmp_path / "google-chrome")
    machine.add("my-browser", "exit 0")
    assert (
        machine.run("browser.sh", OVERTURE_CHROMIUM=str(tmp_path / "my-browser")).stdout.strip().endswith("/my-browser")
    )
    assert machine.run("browser.sh", OVERTURE_CHROMIUM=str(tmp_path / "gone")).returncode == 1


def test_a_postgres_is_found_where_both_programs_are(machine: Machine, tmp_path: Path) -> None:
    machine.add("initdb", "exit 0")
    machine.add("postgres", "exit 0")
    assert machine.run("postgres.sh").stdout.strip() == str(tmp_path)


def test_where_nothing_may_be_skipped_a_skip_is_a_failure(tmp_path: Path) -> None:
    test = tmp_path / "test_it.py"
    test.write_text("import pytest\n\ndef test_it():\n    pytest.skip('no server')\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "-c", os.devnull, str(test)]
    for arguments, summary in ([], "1 skipped"), (["--no-skips"], "1 failed"):
        environment = {**os.environ, "OVERTURE_NO_SKIPS": "", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [*command, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert summary in done.stdout


def test_make_help_names_every_target() -> None:
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = (line for line in makefile.splitlines() if line.startswith(".PHONY:"))
    inner = {"run-setup"}  # a step of the demo
    assert all(f"make {target} " in told for target in set(phony.removeprefix(".PHONY:").split()) - inner)


def test_every_hook_runs_a_tool_of_the_environment() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    for hook in (hook for repository in hooks for hook in repository["hooks"]):
        assert (ROOT / hook["entry"].split()[0]).exists(), hook["entry"]


def test_the_license_is_apache_2() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_a_wheel_carries_every_file_the_program_reads(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in ("bot", "db", "prompts"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for name in ("pyproject.toml", "requirements.in", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--no-deps",
            "--no-index",
            "--no-build-isolation",
            "-w",
            tmp_path,
            source,
        ],
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    needed = {
        path.relative_to(source).as_posix()
        for name in ("bot", "db", "prompts")
        for path in (source / name).rglob("*")
        if path.is_file()
    }
    assert needed - carried == set()
