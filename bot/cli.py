"""Entry point of `overture` and `python -m bot.cli`; the commands are in `bot/commandline`."""

import gc
from importlib import import_module


def main() -> None:
    """Load the commands and run the one that was typed."""
    # What loading makes stays for good. Looking through it for garbage again and again took a third of the start,
    # measured; frozen, it is not looked through later either.
    gc.disable()
    commands = import_module("bot.commandline.root")
    gc.freeze()
    gc.enable()
    commands.app()


if __name__ == "__main__":
    main()
