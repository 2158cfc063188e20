"""`overture eval`: a table, JSON, a page, and a comparison with the last run."""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Page

from bot.commandline.eval_report import page as report_page
from bot.ports import Severity
from bot.texts import LANGUAGES, Words
from bot.usecases.evals.scores import Line, Result, Run, Seen, compared
from tests.cli.shell import Ended, Shell
from tests.peers.model import Body, Reply, completion, model_peer

HOSTILE = (
    '<script>alert(1)</script><img src="https://evil.example/x.png" onerror=alert(1)>"\'></mark></p>'
    "<a href=javascript:alert(1)>x</a> {{ 7*7 }} {% raw %} &lt;b&gt; \u202e"
)


def test_a_table_a_report_and_a_comparison(shell: Shell) -> None:
    first = shell.run("eval", "--only", "thin", "--out", "kept")
    assert (first.status, first.err) == (0, "")
    assert re.search(r"thin +6 +100 %", first.out)
    assert "no earlier run" in first.out
    second = shell.run("eval", "--only", "thin", "--out", "kept")
    assert "Beside the run of" in second.out
    assert len(list((shell.folder / "kept" / "runs").glob("*.json"))) == 2
    assert "thin-no-fact" in (shell.folder / "kept" / "report.html").read_text(encoding="utf-8")


def test_json_is_all_there_is_on_stdout(shell: Shell) -> None:
    ended = shell.run("eval", "--limit", "13", "--json")
    assert ended.status == 0
    assert ended.json["model"] == "template"
    assert ended.json["totals"]["cases"] == 13
    assert {result["family"] for result in ended.json["results"]} == set(ended.json["families"])
    assert len(ended.json["families"]) >= 12, "a short run sees every family"
    assert ended.json["compared"] is None
    assert Path(ended.json["report"]).is_file()
    again = shell.run("eval", "--limit", "13", "--json")
    assert again.json["compared"]["now"]["cases"] == 13
    assert again.json["compared"]["changes"] == []


@pytest.mark.parametrize(
    "arguments", [("--limit", "-1"), ("--at-once", "0"), ("--only", "no such case"), ("--limit", "many")]
)
def test_wrong_usage_is_two(shell: Shell, arguments: tuple[str, ...]) -> None:
    assert shell.run("eval", *arguments).status == 2


def test_a_folder_that_cannot_be_written_is_told(shell: Shell) -> None:
    (shell.folder / "file").write_text("")
    ended = shell.run("eval", "--only", "thin-no-fact", "--out", "file")
    assert ended.status == 1
    assert "file" in ended.err


def test_a_run_of_another_version_is_passed_over(shell: Shell) -> None:
    (shell.folder / "kept" / "runs").mkdir(parents=True)
    (shell.folder / "kept" / "runs" / "2020.json").write_text("{}")
    ended = shell.run("eval", "--only", "thin-no-fact", "--out", "kept")
    assert ended.status == 0
    assert "2020.json" in ended.err


LETTER = {
    "subject": "Routing, and our open models",
    "sentences": [
        {"text": "Dear Ada Okafor,", "sources": [], "paragraph": True},
        {"text": "Would you have half an hour for a call?", "sources": [], "paragraph": True},
        {"text": "Mara Lindqvist", "sources": [], "paragraph": True},
    ],
}


async def against(shell: Shell, answer: Callable[[Body], Reply], *arguments: str) -> tuple[Ended, list[Body]]:
    """As a real process, against a model on this machine."""
    async with model_peer(answer) as peer:
        set_up = replace(
            shell,
            settings={
                **shell.settings,
                "OPENAI_BASE_URL": peer.base_url,
                "OPENAI_MODEL": "local",
                "OPENAI_PRICE_IN": "2",
            },
        )
        process = set_up.start("eval", *arguments)
        out, err = await asyncio.to_thread(process.communicate, timeout=60)
        return Ended(process.returncode, out, err), peer.asked


async def test_a_configured_model_is_asked_and_its_cost_told(shell: Shell) -> None:
    ended, asked = await against(shell, lambda _: completion(json.dumps(LETTER)), "--only", "thin-no-fact", "--json")
    assert (ended.status, ended.err) == (0, "")
    assert ended.json["model"] == "local"
    assert ended.json["totals"]["prompt_tokens"] == 1000 * len(asked)
    assert ended.json["totals"]["cost_micros"] > 0


async def test_a_model_that_gives_no_draft_fails_with_the_reason(shell: Shell) -> None:
    ended, _ = await against(shell, lambda _: completion("I would rather not."), "--only", "thin-no-fact")
    assert ended.status == 1
    assert "One case has no draft" in ended.err
    assert "Report:" in ended.out, "what was measured is kept"


def hostile_run(at: datetime) -> Run:
    result = Result(
        name="case-one",
        family="family",
        sender=HOSTILE,
        to=HOSTILE,
        employer=HOSTILE,
        language="en",
        purpose=HOSTILE,
        evidence={"f1": HOSTILE},
        subject=HOSTILE,
        lines=(Line(text=HOSTILE, sources=(HOSTILE,), paragraph=True), Line(text="W" * 400)),
        findings=(Seen(check="markup", severity=Severity.BLOCK, sentence=0, message=HOSTILE),),
        broke=(HOSTILE,),
        model=HOSTILE,
        prompt=HOSTILE,
    )
    failed = Result(name="case-two", family="family", failed=HOSTILE)
    return Run(at=at, model=HOSTILE, prompts=(HOSTILE,), results=(result, failed))


@pytest.mark.parametrize("width", [390, 1280])
async def test_the_page_is_one_file_that_runs_and_fetches_nothing(page: Page, tmp_path: Path, width: int) -> None:
    now, last = hostile_run(datetime(2026, 11, 3, tzinfo=UTC)), hostile_run(datetime(2026, 11, 2, tzinfo=UTC))
    changed = last.model_copy(
        update={"results": (last.results[0].model_copy(update={"findings": ()}), last.results[1])}
    )
    for language in LANGUAGES:
        written = report_page(now, changed, compared(now, changed), Words(language))
        (tmp_path / f"{language}.html").write_text(written, encoding="utf-8")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.set_viewport_size({"width": width, "height": 800})
    await page.goto((tmp_path / "en.html").as_uri())

    assert asked == [(tmp_path / "en.html").as_uri()]
    assert (
        await page.locator("script, img, link, iframe, object, [onerror], a[href^=javascript], a[href^=http]").count()
        == 0
    )
    assert await page.locator(".letter .subject").first.text_content() == HOSTILE
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    await page.get_by_label("Only what needs a look").check()
    assert await page.locator("article:visible").count() == 2


async def test_only_what_needs_a_look_is_left_when_asked(page: Page, tmp_path: Path) -> None:
    clean = Result(name="clean", family="a", lines=(Line(text="x"),))
    odd = Result(name="odd", family="a", lines=(Line(text="x"),), contradicts=True)
    now = Run(at=datetime(2026, 11, 3, tzinfo=UTC), model="m", prompts=(), results=(clean, odd))
    (tmp_path / "r.html").write_text(report_page(now, None, None, Words("en")), encoding="utf-8")
    await page.goto((tmp_path / "r.html").as_uri())
    await page.get_by_label("Only what needs a look").check()
    assert [await one.get_attribute("id") for one in await page.locator("article:visible").all()] == ["case-odd"]
