"""The image and the compose file, read as a builder would: it cannot be built here."""

import fnmatch
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent


def instructions() -> list[tuple[str, str]]:
    """Each instruction of the Dockerfile with its arguments, comments and line ends taken out."""
    lines = [line for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in joined.splitlines()) if word]


def of(kind: str) -> list[str]:
    return [rest for word, rest in instructions() if word == kind]


def last_stage() -> list[tuple[str, str]]:
    every = instructions()
    start = max(index for index, (word, _) in enumerate(every) if word == "FROM")
    return every[start:]


def copied() -> list[str]:
    """What the image takes from the project's folder."""
    return [
        source
        for rest in of("COPY")
        if "--from=" not in rest
        for source in [part for part in shlex.split(rest) if not part.startswith("--")][:-1]
    ]


def test_what_is_copied_exists_and_is_sent_to_the_builder() -> None:
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    sent = [line.removeprefix("!") for line in ignore if line.startswith("!")]
    assert "*" in ignore
    assert copied()
    for source in copied():
        assert (ROOT / source).exists(), source
        assert any(fnmatch.fnmatch(source, pattern) for pattern in sent), source
    assert set(sent) == set(copied()), "nothing is sent that is not used"


def test_everything_installed_comes_from_a_lock_with_hashes_or_from_this_folder() -> None:
    installs = [
        command for rest in of("RUN") for command in rest.split("&&") if "pip" in command and "install" in command
    ]
    assert installs
    for command in installs:
        words = shlex.split(command)
        assert "--no-deps" in words
        assert "--require-hashes" in words or "--no-index" in words
        for word in words:
            if word.startswith("requirements"):
                assert (ROOT / word).is_file()
                assert word in copied()


def test_it_runs_without_root_and_says_how_it_is() -> None:
    stage = last_stage()
    users = [rest for word, rest in stage if word == "USER"]
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", users[-1])
    (health,) = (rest for word, rest in stage if word == "HEALTHCHECK")
    assert "/healthz" in health
    assert not any("pip" in rest for word, rest in stage if word == "RUN"), "the last stage installs no package"


def test_the_health_check_is_a_program_that_fails_where_nobody_answers() -> None:
    (health,) = of("HEALTHCHECK")
    (program,) = yaml.safe_load(health[health.index("[") :])[2:]
    done = subprocess.run(
        [sys.executable, "-c", program], env={"OVERTURE_PORT": "9"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Connection refused" in done.stderr


def test_what_is_written_lies_in_the_volume() -> None:
    (volume,) = of("VOLUME")
    environment = " ".join(of("ENV"))
    assert f"OVERTURE_DATABASE_URL=sqlite+aiosqlite:///{volume}/" in environment


def test_both_stages_begin_from_a_python_that_we_support() -> None:
    versions = [re.match(r"python:3\.(\d+)-slim", rest) for rest in of("FROM")]
    assert len(versions) == 2
    assert all(version and int(version[1]) >= 11 for version in versions)


def test_hadolint_finds_nothing() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([hadolint, "Dockerfile"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "ran"),
    [
        ([], [""]),
        (["serve"], ["migrate", "serve"]),
        (["import", "people.json"], ["import people.json"]),
    ],
)
def test_the_entry_migrates_before_it_serves_and_only_then(
    tmp_path: Path, arguments: list[str], ran: list[str]
) -> None:
    fake = tmp_path / "overture"
    fake.write_text('#!/bin/sh\necho "$*"\n', encoding="utf-8")
    fake.chmod(0o755)
    done = subprocess.run(
        ["sh", ROOT / "deploy" / "entrypoint.sh", *arguments],
        env={"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ran


def test_the_entry_does_not_serve_what_could_not_be_migrated(tmp_path: Path) -> None:
    fake = tmp_path / "overture"
    fake.write_text('#!/bin/sh\necho "$*"\nexit 1\n', encoding="utf-8")
    fake.chmod(0o755)
    done = subprocess.run(
        ["sh", ROOT / "deploy" / "entrypoint.sh", "serve"],
        env={"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.splitlines() == ["migrate"]


def test_compose_keeps_secrets_out_and_the_disk_read_only() -> None:
    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    bot = compose["services"]["bot"]
    assert bot["read_only"] is True
    assert bot["env_file"] == "overture.env"
    assert bot["environment"]["OVERTURE_DATABASE_URL"].startswith("postgresql+asyncpg://overture:${POSTGRES_PASSWORD:?")
    assert not any("PASSWORD" in key for key in bot["environment"])
    assert all(port.startswith("127.0.0.1:") for port in bot["ports"])
    ignored = subprocess.run(["git", "check-ignore", "-q", "deploy/overture.env"], cwd=ROOT, check=False)
    assert ignored.returncode == 0
