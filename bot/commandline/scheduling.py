"""`overture schedule`: when follow-ups would be due, and why then, by the rules the bot goes by."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cards.when import country_name, why
from bot.commandline.out import AsJson, say, show, words
from bot.outside.clock import SystemClock
from bot.ports import CountryPolicy
from bot.rules.countries import country_of
from bot.rules.country_policy import BadCountryPolicy
from bot.rules.place import Place, is_zone, narrowed, placed
from bot.rules.schedule import MORNING, Absence, Never, sequence
from bot.rules.working_days import known_regions, region_of
from bot.settings import countries_in
from bot.texts import Value

POLICY = "The country policy, for hours and days on which nothing leaves. Left out: the packaged one."
AWAY = "Days on which the executive is away, DAY or FIRST..LAST; may be repeated."


def schedule(
    country: Annotated[str, typer.Option(help="The candidate's country: code or name.")] = "",
    region: Annotated[str, typer.Option(help="Its part, ISO 3166-2 or a name; for public holidays.")] = "",
    zone: Annotated[str, typer.Option(help="Time zone, such as Europe/Berlin. Left out: guessed.")] = "",
    sent: Annotated[str, typer.Option(help="When the first note left, with its zone.", show_default="now")] = "",
    days: Annotated[str, typer.Option(help="Working days after that, separated by commas.")] = "4,10",
    away: Annotated[list[str] | None, typer.Option(help=AWAY, show_default=False)] = None,
    hour: Annotated[int, typer.Option(help="The hour there at which it is due.", min=7, max=12)] = MORNING,
    policy: Annotated[
        Path | None, typer.Option(help=POLICY, envvar="OVERTURE_COUNTRY_POLICY", show_envvar=True)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """When follow-ups would be due, and why then: the same rules as the bot's."""
    place = narrowed(_place(country, region, zone), zone, _countries(policy))
    since = _moment(sent) if sent else SystemClock().now()
    absences = [_absence(given, place) for given in away or ()]
    try:
        moments = sequence(since, _counts(days), place, hour, absences)
    except (Never, OverflowError):
        raise _wrong("schedule-never") from None
    told = [(moment.at.astimezone(place.zone), why(moment, place, words())) for moment in moments]
    if as_json:
        show({"moments": [{"at": at.isoformat(), "why": reason} for at, reason in told]})
        return
    for at, reason in told:
        say(f"{at.isoformat(timespec='minutes')}  {reason}")


def _place(country: str, region: str, zone: str) -> Place:
    code = country_of(country)
    if country and not code:
        raise _wrong("schedule-country-wrong", given=country)
    if zone and not is_zone(zone):
        raise _wrong("schedule-zone-wrong", given=zone)
    code = code or placed("", "", zone).country
    if region and not code:
        raise _wrong("schedule-region-alone")
    if region and not region_of(region, code):
        known = ", ".join(known_regions(code)) or "–"
        raise _wrong("schedule-region-wrong", given=region, country=country_name(code, words()), known=known)
    return placed(code, region_of(region, code) or "", zone)


def _countries(file: Path | None) -> CountryPolicy:
    try:
        return countries_in(file)
    except (OSError, UnicodeError, BadCountryPolicy) as wrong:
        raise typer.BadParameter(str(wrong)) from None


def _moment(given: str) -> datetime:
    try:
        moment = datetime.fromisoformat(given)
        # A year at the edge of the calendar has no day before or after it.
        if moment.tzinfo is not None and 1970 <= moment.year <= 2200:
            return moment
    except ValueError:
        pass
    raise _wrong("schedule-sent-wrong", given=given)


def _counts(given: str) -> list[int]:
    try:
        counts = [int(one) for one in given.split(",")]
    except ValueError:
        counts = []
    if not 1 <= len(counts) <= 5 or counts != sorted(set(counts)) or not 1 <= counts[0] <= counts[-1] <= 365:
        raise _wrong("schedule-days-wrong", given=given)
    return counts


def _absence(given: str, place: Place) -> Absence:
    first, _, last = given.partition("..")
    try:
        absence = Absence(date.fromisoformat(first), date.fromisoformat(last or first), place.zone)
    except ValueError:
        raise _wrong("schedule-away-wrong", given=given) from None
    if absence.last < absence.first:
        raise _wrong("schedule-away-wrong", given=given)
    return absence


def _wrong(key: str, **args: Value) -> typer.BadParameter:
    return typer.BadParameter(words()(key, **args))
