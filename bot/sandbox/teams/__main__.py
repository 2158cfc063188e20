"""`python -m bot.sandbox.teams`: the demo on Teams from the command line; `.ci/demo-teams.sh` sets up what it needs."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.sandbox.teams.demo import TeamsDemo, run_teams_demo


def main() -> int:
    """Read the command line and run; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox.teams", description="Overture in Teams' Playground.")
    parser.add_argument("--playground", type=Path, required=True, help="the Playground's cli.js")
    parser.add_argument("--port", type=int, default=8766, help="where the page is (default: %(default)s)")
    parser.add_argument("--dir", type=Path, default=Path("var/demo-teams"), help="its files (default: %(default)s)")
    parser.add_argument("--keep", action="store_true", help="go on with the files of the last demo")
    asked = parser.parse_args()
    demo = TeamsDemo(program=asked.playground, port=asked.port, folder=asked.dir, keep=asked.keep)
    return asyncio.run(run_teams_demo(demo))


if __name__ == "__main__":
    sys.exit(main())
