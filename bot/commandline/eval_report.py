"""The page of one run: one file without a script, an address or a picture, for anybody to open."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from bot.texts import Words
from bot.usecases.evals.scores import Comparison, Result, Run, Totals, by_family, outcome, totals

#: from the outcome that most needs a look to the one that needs none
ORDER = ("slipped", "failed", "blocked", "marked", "clean")


def page(now: Run, last: Run | None, comparison: Comparison | None, words: Words) -> str:
    """The page as HTML; every word of a draft or a profile is escaped."""
    before: Mapping[str, Result] = {one.name: one for one in last.results} if last else {}
    return _template().render(
        run=now,
        total=totals(now.results),
        families={family: (totals(results), results) for family, results in by_family(now.results).items()},
        counts={name: sum(outcome(one) == name for one in now.results) for name in ORDER},
        compared=comparison,
        before={
            one.name: before[one.name]
            for one in now.results
            if one.name in before and before[one.name].letter != one.letter
        },
        outcome=outcome,
        cost=lambda of: cost(of, words),
        percent=lambda share: percent(share, words),
        change=_change,
        t=words,
    )


def percent(share: float | None, words: Words) -> str:
    """A share of 100 without a needless nought: `97.3 %`, `100 %`."""
    return words("eval-none") if share is None else words("eval-percent", share=f"{share:g}")


def cost(total: Totals, words: Words) -> str:
    """What the calls cost, in the account's currency; where no price is set, nobody knows."""
    return f"{total.cost_micros / 1_000_000:.4f}" if total.cost_micros else words("eval-none")


def _change(before: float | None, now: float | None) -> str:
    if before is None or now is None or before == now:
        return ""
    return f"{now - before:+.1f}"


@cache
def _template() -> Template:
    written = Path(__file__).with_name("eval_report.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(written)
