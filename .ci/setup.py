"""Builds `.venv` from requirements-dev.txt, and is done at once when nothing has changed since the last time.

Runs with the Python that `.ci/find-python.sh` chose and needs its standard library only.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".stamp"
LOCK = ROOT / "requirements-dev.txt"
#: what an environment always has and no lock names
KEPT = {"overture", "pip"}


def main() -> int:
    """Leaves a `.venv` that holds exactly what the lock names, and `overture` as an editable install."""
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted and python().exists():
        return 0
    began = time.monotonic()
    if not same_interpreter():
        print(f"  building .venv with Python {sys.version.split()[0]}", flush=True)
        shutil.rmtree(VENV, ignore_errors=True)
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(VENV)
    STAMP.unlink(missing_ok=True)
    print(f"  installing {len(locked_names())} locked packages", flush=True)
    pip("install", "--require-hashes", "--no-deps", "--requirement", str(LOCK))
    remove_what_the_lock_does_not_name()
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    (VENV / ".python").write_text(interpreter(), encoding="utf-8")
    STAMP.write_text(wanted, encoding="utf-8")
    print(f"  .venv is ready after {time.monotonic() - began:.0f} s", flush=True)
    return 0


def fingerprint() -> str:
    """Changes when the lock, the package's metadata, this script, the interpreter or the folder changes."""
    digest = hashlib.sha256(f"{interpreter()}\n{ROOT}\n".encode())
    for path in (LOCK, ROOT / "pyproject.toml", Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def interpreter() -> str:
    return f"{sys.version} {os.path.realpath(sys.executable)}"


def same_interpreter() -> bool:
    """A half-built or copied environment counts as none."""
    note = VENV / ".python"
    return python().exists() and note.is_file() and note.read_text(encoding="utf-8") == interpreter()


def python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pip(*arguments: str) -> None:
    """Runs the environment's pip; its words are shown only where it fails.

    pip warns about configured places that do not exist and about newer versions of itself: noise that hides
    the line which matters.
    """
    command = [str(python()), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout[-4000:] + done.stderr[-4000:])
        raise SystemExit(f"pip {arguments[0]} failed (exit {done.returncode}); its words are above")


def locked_names() -> set[str]:
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    return {normal(line.split("==", 1)[0]) for line in lines if re.match(r"[A-Za-z0-9]", line)}


def remove_what_the_lock_does_not_name() -> None:
    """A package left over from an older lock would let code work here and fail on a fresh machine."""
    listing = subprocess.run(
        [str(python()), "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    installed = {normal(re.split(r"==| @ ", line, maxsplit=1)[0]) for line in listing.splitlines() if line}
    extra = sorted(installed - locked_names() - KEPT)
    if extra:
        pip("uninstall", "--yes", *extra)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


if __name__ == "__main__":
    sys.exit(main())
