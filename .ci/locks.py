"""Tells, without a network, whether each lock still belongs to its requirements*.in.

`make lock` writes the fingerprints of what it locked into `.ci/locks.json`; this compares them, and reads the
locks for what must not stand in one: an address, a path, a package without a hash.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FINGERPRINTS = ROOT / ".ci" / "locks.json"
#: each lock, and the files it is made from
SOURCES = {
    "requirements.txt": ["requirements.in"],
    "requirements-build.txt": ["requirements-build.in"],
    "requirements-dev.txt": ["requirements.in", "requirements-build.in", "requirements-dev.in"],
}


def main(arguments: list[str]) -> int:
    """With `--write`, notes the present fingerprints; without, prints what is wrong and fails."""
    if arguments == ["--write"]:
        FINGERPRINTS.write_text(json.dumps(fingerprints(ROOT), indent=2) + "\n", encoding="utf-8")
        return 0
    problems = problems_of(ROOT)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def problems_of(root: Path) -> list[str]:
    """What keeps the locks in `root` from being trusted, one line each; empty when all is well."""
    noted = json.loads((root / ".ci" / "locks.json").read_text(encoding="utf-8"))
    present = fingerprints(root)
    problems = [
        f"{name} does not belong to {' and '.join(SOURCES.get(name, []))} any more: run `make lock`"
        for name in sorted(noted.keys() | present.keys())
        if noted.get(name) != present.get(name)
    ]
    for name in SOURCES:
        problems += [f"{name}: {problem}" for problem in problems_in((root / name).read_text(encoding="utf-8"))]
    return problems


def problems_in(lock: str) -> list[str]:
    """Lines of a lock that name an address or a path, and packages without a pin or a hash."""
    problems = [
        f"line {number} names an address or a path: {line.strip()}"
        for number, line in enumerate(lock.splitlines(), 1)
        if re.search(r"://|^\s*-|(^|\s)/", line.replace("--hash=sha256:", "")) and not line.lstrip().startswith("#")
    ]
    for entry in re.split(r"\n(?=[A-Za-z0-9])", "\n" + lock)[1:]:
        head = entry.split("\\")[0].split(";")[0].strip()
        if "==" not in head:
            problems.append(f"{head} is not pinned")
        if "--hash=sha256:" not in entry:
            problems.append(f"{head} has no hash")
    return problems


def fingerprints(root: Path) -> dict[str, str]:
    """For each lock, one hash over what is asked for and what was answered.

    Comments and blank lines do not count: rewording a comment makes no lock stale.
    """
    prints = {}
    for lock, sources in SOURCES.items():
        digest = hashlib.sha256()
        for name in [*sources, lock]:
            lines = (root / name).read_text(encoding="utf-8").splitlines()
            digest.update("\n".join(line.strip() for line in lines if line.strip()[:1] not in {"", "#"}).encode())
        prints[lock] = digest.hexdigest()
    return prints


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
