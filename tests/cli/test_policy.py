"""`overture policy` tells what holds in a country, and which row of the file says so; a bad file stops with its line."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell


def test_it_tells_what_holds_in_a_country_and_whose_row_says_so(shell: Shell) -> None:
    told = shell.run("policy", "Germany", "--json").json
    assert (told["country"], told["consent"], told["rows"]["consent"]) == ("DE", "always", "DE, AT")
    assert "no legal advice" in shell.run("policy", "DE").out
    assert shell.run("policy", "--json").json["touches"] == 2


def test_what_is_no_country_is_wrong_usage(shell: Shell) -> None:
    assert shell.run("policy", "Atlantis").status == 2


@pytest.mark.parametrize("command", ["policy", "doctor"])
def test_a_mistake_in_the_file_stops_with_its_line(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("EU:\n  touchs: 3\ndefault: strictest\n", encoding="utf-8")
    monkeypatch.setenv("OVERTURE_COUNTRY_POLICY", str(file))
    ended = shell.run(command)
    assert ended.status == 1
    assert "own.yaml:2: touchs is no field" in ended.out + ended.err
