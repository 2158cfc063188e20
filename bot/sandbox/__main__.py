"""`python -m bot.sandbox`: the demo from the command line."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.sandbox.demo import MANIFEST, Demo, run_demo


def main() -> int:
    """Read the command line and run; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description="A Slack workspace with the bot in it.")
    parser.add_argument("--port", type=int, default=8765, help="where the page is (default: %(default)s)")
    parser.add_argument("--dir", type=Path, default=Path("var/demo"), help="the demo's files (default: %(default)s)")
    parser.add_argument("--mode", choices=("socket", "http"), default="socket", help="how the bot is connected")
    parser.add_argument("--no-bot", action="store_true", help="only the workspace; says what a bot needs to connect")
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--keep", action="store_true", help="go on with the files of the last demo")
    start.add_argument("--fresh", action="store_true", help="start from nothing (the default)")
    parser.add_argument("--manifest", type=Path, default=MANIFEST, help="the Slack app manifest")
    asked = parser.parse_args()
    demo = Demo(
        port=asked.port,
        folder=asked.dir,
        mode=asked.mode,
        with_bot=not asked.no_bot,
        keep=asked.keep,
        manifest=asked.manifest,
    )
    return asyncio.run(run_demo(demo))


if __name__ == "__main__":
    sys.exit(main())
