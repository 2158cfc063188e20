"""`overture check`: what the bot's own checks say of one draft, for people and for other programs."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commandline.out import AsJson, Failed, say, show, words
from bot.outside.clock import SystemClock
from bot.texts import text
from bot.usecases.check import BadDocument, CheckReport, check_document


def check(
    file: Annotated[Path, typer.Argument(help="A brief and a draft as JSON, - for stdin.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Check one draft against its facts; docs/check.schema.json tells the format.

    The exit status tells whether it was checked, not what was found: `blocked` tells whether it could be approved.
    """
    try:
        read = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        document = json.loads(read)
    except OSError as error:
        raise Failed(words()("check-unreadable", file=str(file), why=error.strerror or "")) from None
    except ValueError as error:
        raise Failed(words()("check-no-json", file=str(file), why=str(error))) from None
    try:
        report = check_document(document, today=SystemClock().now().date(), words=words())
    except BadDocument as wrong:
        raise Failed(str(wrong)) from None
    if as_json:
        show(report.model_dump(mode="json"))
    else:
        _tell(report)


def _tell(report: CheckReport) -> None:
    for finding in report.findings:
        where = text("check-whole") if finding.sentence is None else text("check-sentence", number=finding.sentence + 1)
        say(f"{finding.severity:<5} {words()(where)}: {finding.message}  ({finding.check})")
    say(text("check-blocked" if report.blocked else "check-good" if not report.findings else "check-may-go"))
