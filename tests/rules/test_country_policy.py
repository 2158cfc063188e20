"""The country policy: every mistake is told with its line, the unknown get the strictest, and hours only narrow."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import Channel, Consent, CountryPolicy, FooterPart
from bot.rules.country_policy import BadCountryPolicy, packaged, read
from bot.rules.place import narrowed, placed
from bot.rules.schedule import after_working_days, is_open, next_morning
from tests.rules.places import COUNTRIES

ROOT = Path(__file__).parents[2]
ROW = """{name}:
  channels: [mail, by_hand]
  touches: {touches}
  hours: {hours}
  quiet_days: [{quiet}]
  footer: [{footer}]
  consent: {consent}
  close_after: 10
  because: a law
"""


def row(name: str, **other: str) -> str:
    usual = {"touches": "3", "hours": "09:00-17:00", "quiet": "", "footer": "opt_out", "consent": "never"}
    return ROW.format(**(usual | {"name": name} | other))


def policy(*rows: str, default: str = "default: strictest\n") -> CountryPolicy:
    return read("".join(rows) + default, "own.yaml")


def mistakes(content: str) -> list[str]:
    with pytest.raises(BadCountryPolicy) as wrong:
        read(content, "own.yaml")
    return str(wrong.value).splitlines()


def test_the_file_beside_the_settings_is_the_one_that_comes_with_overture() -> None:
    shipped = (ROOT / "deploy" / "country-policy.yaml").read_bytes()
    assert shipped == (ROOT / "bot" / "rules" / "country_policy.yaml").read_bytes()


def test_what_comes_with_overture_is_careful() -> None:
    ours = packaged()
    assert ours.of("DE").consent is Consent.ALWAYS
    assert FooterPart.POSTAL_ADDRESS in ours.of("US").footer
    assert ours.of("CA").consent is Consent.PRIVATE
    assert ours.of("SE") == ours.of("NO") != ours.of("CH")
    assert ours.of("GB").rows["touches"] == "EU"
    assert ours.of("IN") is ours.of("") is ours.strictest
    strict = ours.strictest
    for country in COUNTRIES:
        rule = ours.of(country)
        assert strict.touches <= rule.touches
        assert strict.channels <= rule.channels
        assert strict.footer >= rule.footer
        assert [*Consent].index(strict.consent) >= [*Consent].index(rule.consent)
        assert set(rule.rows) == {"channels", "touches", "hours", "quiet_days", "footer", "consent", "close_after"}


def test_nobody_knows_the_country_and_so_the_strictest_of_all_rows_holds_and_says_whose_it_is() -> None:
    ours = policy(
        row("US", touches="2", footer="postal_address", hours="10:00-18:00"),
        row("EU", consent="always", quiet="friday", footer="notice"),
    )
    unknown = ours.of("")
    assert (unknown.touches, unknown.consent) == (2, Consent.ALWAYS)
    assert unknown.footer == {FooterPart.POSTAL_ADDRESS, FooterPart.NOTICE}
    assert (unknown.opens, unknown.closes, unknown.quiet_days) == (time(10), time(17), frozenset({4}))
    assert unknown.rows["touches"] == "US"
    assert unknown.rows["consent"] == "EU"
    assert unknown.rows["hours"] == unknown.rows["footer"] == "US + EU"


def test_a_row_of_ones_own_comes_before_the_unions_and_takes_over_what_it_is_like() -> None:
    ours = policy(row("EU"), "DE, AT:\n  like: EU\n  touches: 1\n  because: strict\n")
    assert (ours.of("DE").touches, ours.of("AT").touches, ours.of("FR").touches) == (1, 1, 3)
    assert (ours.of("DE").rows["touches"], ours.of("DE").rows["hours"]) == ("DE, AT", "EU")
    assert ours.of("DE").because == {"EU": "a law", "DE, AT": "strict"}


def test_others_may_have_a_row_of_their_own() -> None:
    ours = policy(row("EU", touches="1"), row("default", touches="4"), default="")
    assert (ours.of("IN").touches, ours.of("").touches) == (4, 1)


def test_a_country_in_which_nobody_is_written_to_by_mail() -> None:
    ours = policy(row("EU"), row("CN").replace("[mail, by_hand]", "[by_hand]"))
    assert ours.of("CN").channels == {Channel.BY_HAND}
    assert ours.of("").channels == {Channel.BY_HAND}


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (row("EU").replace("touches", "touchs"), 3, ("touchs is no field", "channels, touches")),
        (row("EU", touches="9"), 3, ("touches cannot be 9", "1 to 6")),
        (row("EU", touches="-1"), 3, ("cannot be -1",)),
        (row("EU", hours="17:00-09:00"), 4, ("hours cannot be 17:00-09:00", "09:00-17:00")),
        (row("EU", hours="18:00-22:00"), 4, ("cannot be 18:00-22:00",)),
        (row("EU", hours="nine to five"), 4, ("cannot be nine to five",)),
        (row("EU", quiet="funday"), 5, ("cannot be funday", "monday")),
        (row("EU", footer="fax"), 6, ("cannot be fax", "postal_address")),
        (row("EU", consent="maybe"), 7, ("cannot be maybe", "never, private, always")),
        (row("UK"), 1, ("UK is no country", "EU and default")),
        (row("Germany"), 1, ("Germany is no country",)),
        (row("EU") + row("DE, FR") + row("FR"), 19, ("FR stands in line 10 already",)),
        (row("EU") + row("EU"), 10, ("EU stands in line 1 already",)),
        (row("EU") + "  touches: 2\n", 10, ("touches stands in line 3 already",)),
        (row("EU").replace("  because: a law\n", ""), 1, ("EU lacks because",)),
        (row("EU").replace("  consent: never\n", ""), 1, ("EU lacks consent",)),
        ("DE:\n  like: EU\n  because: x\n", 1, ("like cannot be EU",)),
        (row("EU") + "DE: strictest\n", 10, ("DE needs fields below it",)),
        (row("EU").replace("because: a law", "because: [a, {b: c}]"), 9, ("because must be one line",)),
        (row("EU", hours="09:00-11:00") + row("US", hours="14:00-17:00"), 1, ("hours of all rows together",)),
        (row("EU", quiet="monday, tuesday") + row("US", quiet="wednesday"), 1, ("quiet_days of all rows together",)),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_is_allowed(content: str, line: int, words: tuple[str, ...]) -> None:
    told = mistakes(content + "default: strictest\n")
    here = [one for one in told if one.startswith(f"own.yaml:{line}: ")]
    assert any(all(word in one for word in words) for one in here), told


@pytest.mark.parametrize("content", ["", "- a\n", "EU: [\n", "EU: {a: b\n", "\x00", "a: &x [*x]\n", "? [a]\n: b\n"])
def test_what_is_no_such_file_is_refused_in_words(content: str) -> None:
    assert mistakes(content)


def test_all_mistakes_are_told_at_once_in_order() -> None:
    told = mistakes("EU:\n  touches: 0\n  colour: red\nXX: 1\n")
    assert [one.split(":")[1] for one in told] == sorted(one.split(":")[1] for one in told)
    assert len(told) >= 4
    assert any("no row default" in one for one in told)


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(content: str) -> None:
    assert all(one.startswith("own.yaml:") for one in mistakes(content + "\nXX: 1\n"))


HOURS = st.sampled_from(["09:00-17:00", "10:00-16:00", "09:00-11:00", "13:30-17:00", "06:00-12:00", "12:00-23:00"])


@given(
    st.sampled_from(["", *COUNTRIES]),
    HOURS,
    st.sampled_from(["", "monday", "friday", "tuesday, thursday"]),
    st.integers(7, 12),
    st.integers(0, 365),
)
def test_whatever_a_file_leaves_of_the_day_there_is_a_moment_and_it_lies_within(
    country: str, hours: str, quiet: str, hour: int, later: int
) -> None:
    ours = policy(row("EU", hours=hours, quiet=quiet))
    place, rule = narrowed(placed(country), "", ours), ours.of(country)
    since = datetime(2026, 1, 1, 5, tzinfo=UTC) + timedelta(days=later)
    for at in (next_morning(since, place, hour), after_working_days(since, 3, place, hour).at):
        assert is_open(at, place, hour)
        for zone in place.zones:
            local = at.astimezone(zone)
            assert rule.opens <= local.time() < rule.closes
            assert local.weekday() not in rule.quiet_days
