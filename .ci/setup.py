"""Builds `.venv` from the locks, and is done at once when nothing has changed since the last time.

    setup.py        all that working on Overture needs
    setup.py run    what running it needs: a third of the time, for `make demo` on a fresh machine

Runs with the Python that `.ci/find-python.sh` chose and needs its standard library only.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
#: the locks each purpose installs; the one for working holds the others
LOCKS = {"work": ["requirements-dev.txt"], "run": ["requirements.txt", "requirements-build.txt"]}
#: what an environment always has and no lock names
KEPT = {"overture", "pip"}


def main(purpose: str) -> int:
    """Leaves a `.venv` with what the purpose's locks name, and `overture` as an editable install.

    For working it holds nothing else: a package left over from an older lock would let code work here and fail
    on a fresh machine.
    """
    if ready_for(purpose) or (purpose == "run" and ready_for("work")):
        return 0
    began = time.monotonic()
    if not same_interpreter():
        print(f"  building .venv with Python {sys.version.split()[0]}", flush=True)
        shutil.rmtree(VENV, ignore_errors=True)
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(VENV)
    for stamp in map(stamp_of, LOCKS):
        stamp.unlink(missing_ok=True)
    print(f"  installing {len(locked_names(purpose))} locked packages", flush=True)
    requirements = [argument for lock in LOCKS[purpose] for argument in ("--requirement", str(ROOT / lock))]
    # Not compiled beforehand: most of it is never imported, and what is gets compiled then.
    pip("install", "--no-compile", "--require-hashes", "--no-deps", *requirements)
    if purpose == "work":
        remove_what_no_lock_names()
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    (VENV / ".python").write_text(interpreter(), encoding="utf-8")
    stamp_of(purpose).write_text(fingerprint(purpose), encoding="utf-8")
    print(f"  .venv is ready after {time.monotonic() - began:.0f} s", flush=True)
    return 0


def ready_for(purpose: str) -> bool:
    stamp = stamp_of(purpose)
    return python().exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint(purpose)


def stamp_of(purpose: str) -> Path:
    return VENV / f".stamp-{purpose}"


def fingerprint(purpose: str) -> str:
    """Changes when a lock, the package's metadata, this script, the interpreter or the folder changes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    metadata = [project["build-system"], project["project"], project["tool"]["setuptools"]]
    digest = hashlib.sha256(f"{interpreter()}\n{ROOT}\n{json.dumps(metadata)}".encode())
    for path in [*(ROOT / lock for lock in LOCKS[purpose]), Path(__file__)]:
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


def locked_names(purpose: str) -> set[str]:
    lines = [line for lock in LOCKS[purpose] for line in (ROOT / lock).read_text(encoding="utf-8").splitlines()]
    return {normal(line.split("==", 1)[0]) for line in lines if re.match(r"[A-Za-z0-9]", line)}


def remove_what_no_lock_names() -> None:
    listing = subprocess.run(
        [str(python()), "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    installed = {normal(re.split(r"==| @ ", line, maxsplit=1)[0]) for line in listing.splitlines() if line}
    extra = sorted(installed - locked_names("work") - KEPT)
    if extra:
        pip("uninstall", "--yes", *extra)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if sys.argv[1:] else "work"))
