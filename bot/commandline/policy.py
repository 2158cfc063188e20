"""`overture policy`: what the country policy asks in one country, and which row of the file says so."""

from typing import Annotated

import typer

from bot.cards.when import country_name
from bot.commandline.out import AsJson, configured, say, show, words
from bot.ports import CountryRule
from bot.rules.countries import country_of
from bot.rules.country_policy import DAYS
from bot.settings import countries
from bot.texts import Text, text


def policy(
    country: Annotated[str, typer.Argument(help="Code or name; left out: one nobody knows.", show_default=False)] = "",
    as_json: AsJson = False,
) -> None:
    """What holds for writing to people in a country, and why: the rules the bot goes by."""
    code = country_of(country) if country else ""
    if country and not code:
        raise typer.BadParameter(words()("policy-unknown-country", given=country))
    ours = countries(configured())
    rule = ours.of(code)
    if as_json:
        show(_as_json(code, ours.file, rule))
        return
    say(country_name(code, words()) if code else words()("policy-strictest"))
    for name, value in _told(rule):
        say(
            f"  {words()(f'policy-{name}')}: {value}  ({words()('policy-row', row=rule.rows.get(name.replace('-', '_'), ''))})"
        )
    for row, why in rule.because.items():
        say(text("policy-because", row=row, why=why))
    say(text("policy-no-advice"))


def _told(rule: CountryRule) -> list[tuple[str, str]]:
    return [
        ("channels", _listed([text(f"policy-channel-{one.value.replace('_', '-')}") for one in sorted(rule.channels)])),
        ("touches", str(rule.touches)),
        ("hours", f"{rule.opens:%H:%M}–{rule.closes:%H:%M}"),
        ("quiet-days", ", ".join(DAYS[day] for day in sorted(rule.quiet_days)) or words()("policy-none")),
        ("footer", _listed([text(f"policy-part-{one.value.replace('_', '-')}") for one in sorted(rule.footer)])),
        ("consent", words()(f"policy-consent-{rule.consent.value}")),
        ("close-after", str(rule.close_after)),
    ]


def _listed(parts: list[Text]) -> str:
    return ", ".join(words()(part) for part in parts) or words()("policy-none")


def _as_json(code: str, file: str, rule: CountryRule) -> dict[str, object]:
    return {
        "country": code or None,
        "file": file,
        "channels": sorted(rule.channels),
        "touches": rule.touches,
        "hours": f"{rule.opens:%H:%M}-{rule.closes:%H:%M}",
        "quiet_days": [DAYS[day] for day in sorted(rule.quiet_days)],
        "footer": sorted(rule.footer),
        "consent": rule.consent.value,
        "close_after": rule.close_after,
        "rows": dict(rule.rows),
        "because": dict(rule.because),
    }
