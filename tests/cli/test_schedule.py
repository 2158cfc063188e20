"""`overture schedule`: the format other programs rely on, the reasons in words, and what is refused."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.rules import country_policy
from bot.rules.place import placed
from bot.rules.schedule import sequence
from tests.cli.shell import Ended, Shell

BERLIN = ("--country", "DE", "--region", "BE", "--zone", "Europe/Berlin")
CHRISTMAS = (*BERLIN, "--sent", "2026-12-18T15:00Z", "--days", "4,10")


def moments(ended: Ended) -> list[str]:
    assert (ended.status, ended.err) == (0, "")
    return [one["at"] for one in ended.json["moments"]]


def test_it_prints_the_moments_with_their_offset_and_why(shell: Shell) -> None:
    ended = shell.run("schedule", *CHRISTMAS, "--json")
    assert moments(ended) == ["2026-12-28T09:00:00+01:00", "2027-01-05T09:00:00+01:00"]
    assert set(ended.json) == {"moments"}
    assert all(set(one) == {"at", "why"} for one in ended.json["moments"])
    first, second = (one["why"] for one in ended.json["moments"])
    for named in ("4 working days after Fri 18 December", "Christmas Eve", "Christmas Day", "weekend"):
        assert named in first
    assert "New Year's Day" in second


def test_for_people_each_moment_is_a_line(shell: Shell) -> None:
    ended = shell.run("schedule", *CHRISTMAS)
    lines = ended.out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["2026-12-28T09:00+01:00", "2027-01-05T09:00+01:00"]
    assert "Christmas Day" in lines[0]


def test_it_speaks_the_shells_language(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    said = shell.run("schedule", *CHRISTMAS).out
    for named in ("4 Arbeitstage nach Fr. 18. Dezember", "Heiligabend", "Erster Weihnachtstag", "Neujahr"):
        assert named in said


def test_it_is_the_bots_own_rule(shell: Shell) -> None:
    place = placed("US", "CA", "America/Los_Angeles")
    wanted = sequence(datetime(2026, 2, 27, 20, tzinfo=UTC), (1, 7, 30), place)
    told = shell.run(
        "schedule",
        *("--country", "United States", "--region", "us-ca", "--zone", "America/Los_Angeles"),
        *("--sent", "2026-02-27T12:00-08:00", "--days", "1,7,30", "--json"),
    )
    assert [datetime.fromisoformat(at) for at in moments(told)] == [one.at for one in wanted]


def test_the_executives_absence_is_moved_past_and_named(shell: Shell) -> None:
    away = ("--away", "2026-12-28..2027-01-01", "--away", "2027-01-04")
    ended = shell.run("schedule", *CHRISTMAS, *away, "--json")
    assert moments(ended) == ["2027-01-05T09:00:00+01:00", "2027-01-06T09:00:00+01:00"]
    assert "Mon 28 December–Thu 31 December (the executive is away)" in ended.json["moments"][0]["why"]


def test_what_was_guessed_is_said(shell: Shell) -> None:
    sent = ("--sent", "2026-06-01T12:00Z", "--days", "4", "--json")
    american = shell.run("schedule", "--country", "US", *sent)
    assert "time zone is not known" in american.json["moments"][0]["why"]
    nowhere = shell.run("schedule", *sent)
    assert "Neither country nor time zone is known" in nowhere.json["moments"][0]["why"]
    bavarian = shell.run("schedule", "--country", "DE", "--sent", "2027-01-04T12:00Z", "--days", "2", "--json")
    assert "in parts of the country" in bavarian.json["moments"][0]["why"]


def test_a_change_of_the_clocks_is_said(shell: Shell) -> None:
    ended = shell.run("schedule", *BERLIN, "--sent", "2026-03-27T12:00Z", "--days", "1", "--json")
    assert moments(ended) == ["2026-03-30T09:00:00+02:00"]
    assert "clocks" in ended.json["moments"][0]["why"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--country", "Atlantis"), "Atlantis"),
        (("--country", "DE", "--region", "XX"), "BE"),
        (("--region", "BE"), "--country"),
        (("--country", "DE", "--zone", "Europe/Atlantis"), "Europe/Atlantis"),
        (("--zone", "localtime"), "localtime"),
        (("--sent", "yesterday"), "yesterday"),
        (("--sent", "2026-12-18T15:00"), "zone"),
        (("--sent", "0001-01-01T00:00Z"), "0001"),
        (("--days", "4,x"), "4,x"),
        (("--days", "0"), "365"),
        (("--days", "10,4"), "10,4"),
        (("--days", "4,4"), "4,4"),
        (("--days", "366"), "366"),
        (("--days", ""), "365"),
        (("--days", "1,2,3,4,5,6"), "five"),
        (("--away", "2026-13-01"), "2026-13-01"),
        (("--away", "2026-12-02..2026-12-01"), "2026-12-02"),
        (("--sent", "2026-12-01T00:00Z", "--away", "2026-01-01..2099-01-01"), "absence"),
        (("--hour", "3"), "hour"),
    ],
)
def test_what_cannot_be_meant_is_told_and_ends_with_two(shell: Shell, arguments: tuple[str, ...], named: str) -> None:
    ended = shell.run("schedule", *arguments, "--json")
    assert (ended.status, ended.out) == (2, "")
    assert named in ended.err


def test_it_needs_no_settings_and_writes_nothing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_PORT", "not a number")
    assert shell.run("schedule", *CHRISTMAS).status == 0
    assert list(shell.folder.iterdir()) == []


def test_the_real_command_does_the_same(shell: Shell) -> None:
    assert moments(shell.really("schedule", *CHRISTMAS, "--json"))[0] == "2026-12-28T09:00:00+01:00"


def test_the_hours_and_days_of_the_country_policy_hold(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.yaml"
    packaged = (Path(country_policy.__file__).parent / "country_policy.yaml").read_text(encoding="utf-8")
    row = "DE, AT:\n  like: EU\n"
    assert row in packaged
    file.write_text(packaged.replace(row, f"{row}  hours: 11:00-16:00\n  quiet_days: [monday]\n"), encoding="utf-8")
    monday = (*BERLIN, "--sent", "2026-12-01T15:00Z", "--days", "4", "--json")
    assert moments(shell.run("schedule", *monday)) == ["2026-12-07T09:00:00+01:00"]
    given = shell.run("schedule", *monday, "--policy", str(file))
    assert moments(given) == ["2026-12-08T11:00:00+01:00"]
    assert "the country policy leaves it out" in given.json["moments"][0]["why"]
    # The bot's own setting names it, too; a file that is wrong is told with its line.
    monkeypatch.setenv("OVERTURE_COUNTRY_POLICY", str(file))
    assert moments(shell.run("schedule", *monday)) == moments(given)
    file.write_text("DE:\n  touchs: 3\n", encoding="utf-8")
    wrong = shell.run("schedule", *monday)
    assert wrong.status == 2
    assert "own.yaml:2" in wrong.err.replace("\n", "")


def test_without_a_country_the_strictest_rules_are_named(shell: Shell) -> None:
    told = shell.run("schedule", "--sent", "2026-12-01T15:00Z", "--days", "4", "--json")
    assert "strictest rules" in told.json["moments"][0]["why"]
