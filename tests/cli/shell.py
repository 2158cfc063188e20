"""A shell with a house of its own: commands in this process, or as real ones."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from typer.testing import CliRunner

from bot.commandline.root import app

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What stands on stdout, which must be JSON and nothing else."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Shell:
    """Runs `overture` in `folder`, with no setting but those given."""

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        outside = {name: value for name, value in os.environ.items() if not name.startswith("OVERTURE_")}
        ours = {f"OVERTURE_{name}": value for name, value in self.settings.items()}
        return {**outside, "LANG": "en_US.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "COLUMNS": "200", **ours}

    def run(self, *arguments: str) -> Ended:
        """In this process: fast. The folder and the environment must have been entered."""
        ended = CliRunner().invoke(app, arguments, prog_name="overture")
        if ended.exception is not None and not isinstance(ended.exception, SystemExit):
            raise ended.exception
        return Ended(ended.exit_code, ended.stdout, ended.stderr)

    def start(self, *arguments: str, stdin: str = "") -> "subprocess.Popen[str]":
        """As a real process, still running; `stdin` is what it can read."""
        with tempfile.TemporaryFile("w+", encoding="utf-8") as given:
            given.write(stdin)
            given.seek(0)
            return self._started(arguments, given)

    def _started(self, arguments: Sequence[str], stdin: IO[str]) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "bot.cli", *arguments],
            cwd=self.folder,
            env=self.environment | {"PYTHONPATH": str(ROOT)},
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def really(self, *arguments: str) -> Ended:
        """As a real process, ended."""
        process = self.start(*arguments)
        out, err = process.communicate(timeout=60)
        return Ended(process.returncode, out, err)
