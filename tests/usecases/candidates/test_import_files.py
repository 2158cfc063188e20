"""Files of three kinds, told apart by what stands in them; broken ones; large ones."""

import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.usecases.candidates.import_.raw import Broken, Found, Raw
from bot.usecases.candidates.import_.read import records
from tests.usecases.candidates.records import (
    TODAY,
    facts_of,
    found,
    numbers,
    profile,
    takes,
    where,
    written,
)
from tests.usecases.house import House

RESUME = Path(__file__).parents[2] / "data" / "json-resume" / "sample.resume.json"
HEADER = (
    "name,email,email_kind,employer,title,country,timezone,language,lawful_basis,"
    "fact,fact_source,fact_seen_on,fact_kind,fact,fact_source,fact_seen_on"
)
ROW = (
    'Grace Obi,grace@people.example,personal,"Deep Meadow, Ltd",Researcher,GB,Europe/London,en,legitimate_interest,'
    '"Published ""On meadows""\nin 2026",https://papers.example/1,2026-10-01,publication,Won a prize,prizes,2026-10-02'
)


def read(path: Path) -> list[Found]:
    with path.open("rb") as file:
        return list(records(file, path.name, TODAY, TODAY))


async def test_a_table_with_repeated_columns_is_read(any_house: House, tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER}\n{ROW}\n", "people.csv")
    assert numbers(await takes(any_house, path)) == (1, 0, 0, 0)
    [one] = await found(any_house, "Grace Obi")
    assert (one.employer, one.country, one.timezone) == ("Deep Meadow, Ltd", "GB", "Europe/London")
    first, second = await facts_of(any_house, "Grace Obi")
    assert (first.text, first.source, first.kind) == (
        'Published "On meadows" in 2026',
        "https://papers.example/1",
        "publication",
    )
    assert (second.text, second.source, second.seen_on) == ("Won a prize", "prizes", date(2026, 10, 2))
    assert numbers(await takes(any_house, path)) == (0, 0, 1, 0)


async def test_a_region_is_kept_as_its_code_and_may_be_added_later(any_house: House, tmp_path: Path) -> None:
    at = {"country": "Germany", "timezone": "Europe/Berlin"}
    assert numbers(await takes(any_house, written(tmp_path, {"candidates": [profile(**at)]}))) == (1, 0, 0, 0)
    named = written(tmp_path, {"candidates": [profile(**at, region="Berlin")]})
    assert numbers(await takes(any_house, named)) == (0, 1, 0, 0)
    [one] = await found(any_house, "Grace Obi")
    assert (one.country, one.region) == ("DE", "BE")
    table = written(
        tmp_path, "name,lawful_basis,email,country,region\nGrace Obi,consent,grace@people.example,DE,DE-BY\n", "p.csv"
    )
    assert numbers(await takes(any_house, table)) == (0, 1, 0, 0)
    [one] = await found(any_house, "Grace Obi")
    assert one.region == "BY"


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\r\n{ROW}\r\n".encode("utf-8-sig"),
        f"{HEADER}\n{ROW}\n".replace("Deep Meadow, Ltd", "Deep Meadow").replace(",", ";").encode(),
        f"{HEADER}\n{ROW}\n".replace("Deep Meadow, Ltd", "Deep Meadow").replace(",", "\t").encode("utf-16"),
        f"{HEADER.upper()}\n\n{ROW}\n , ,\n".encode(),
        f"{HEADER}\n{ROW}\n".replace(
            ",fact,fact_source,fact_seen_on\n", ",fact.1,fact_source_2,fact_seen_on 2\n", 1
        ).encode(),
    ],
    ids=["bom", "semicolons", "utf-16 tabs", "upper case, blank lines", "numbered columns"],
)
def test_tables_as_spreadsheets_write_them_are_read_alike(tmp_path: Path, content: bytes) -> None:
    [one] = read(written(tmp_path, content, "list.txt"))
    assert isinstance(one, Raw)
    assert isinstance(one.content, dict)
    assert one.content["name"] == "Grace Obi"
    assert [fact["source"] for fact in one.content["facts"]] == ["https://papers.example/1", "prizes"]


async def test_mistakes_in_a_table_are_told_by_line_and_column(house: House, tmp_path: Path) -> None:
    bad = ROW.replace("prizes", "").replace("Europe/London", "London").replace("grace@", "g@")
    path = written(tmp_path, f"{HEADER}\n{ROW}\n{bad}\n{ROW},more,cells\n", "people.csv")
    report = await takes(house, path)
    assert report["added"] == 1
    assert where(report) == [
        "people.csv line 4, column timezone",
        "people.csv line 4, column fact_source (2)",
        "people.csv line 6",
    ]


async def test_a_row_with_an_open_quote_is_told_and_the_rows_before_are_kept(house: House, tmp_path: Path) -> None:
    broken = 'Noah Lind,noah@people.example,personal,"Deep'
    path = written(tmp_path, f"{HEADER}\n{ROW}\n{broken}\n", "people.csv")
    report = await takes(house, path)
    assert (report["added"], where(report)) == (1, ["people.csv line 4"])


@pytest.mark.parametrize("lacking", ["name", "lawful_basis"])
def test_a_table_that_lacks_what_every_row_needs_is_not_read(tmp_path: Path, lacking: str) -> None:
    [one] = read(written(tmp_path, f"{HEADER.replace(lacking, 'other')}\n{ROW}\n", "people.csv"))
    assert isinstance(one, Broken)
    assert one.why.args["column"] == lacking


async def test_a_table_in_another_encoding_is_told(house: House, tmp_path: Path) -> None:
    content = f"{HEADER}\n{ROW}\n".encode() + "Jürgen,".encode("cp1252")
    report = await takes(house, written(tmp_path, content, "people.csv"))
    assert "UTF-8" in report["failed"][0]["message"]


async def test_the_published_sample_of_json_resume_becomes_facts_with_sources(any_house: House) -> None:
    assert numbers(await takes(any_house, RESUME)) == (1, 0, 0, 0)
    [one] = await found(any_house, "Richard Hendriks")
    # The one job it names has ended.
    assert (one.title, one.employer, one.country) == ("Programmer", "", "US")
    assert one.lawful_basis == "legitimate_interest"
    facts = {fact.text: fact for fact in await facts_of(any_house, "Richard Hendriks")}
    paper = facts["Published “Video compression for 3d media” (Hooli, 2014-10-01)"]
    assert paper.source == "http://en.wikipedia.org/wiki/Silicon_Valley_(TV_series)"
    assert (paper.seen_on, paper.kind) == (date(2017, 12, 24), "publication")
    award = facts["Received “Digital Compression Pioneer Award” (Techcrunch, 2014-11-01)"]
    assert award.source == "http://richardhendricks.example.com"
    assert "Names Compression as a skill (Mpeg, MP4, GIF)" in facts
    assert "Worked as CEO/President at Pied Piper (2013-12-01 to 2014-12-01)" in facts
    everything = " ".join(facts)
    for private in ("Tulsa", "555", "Broadway", "CoderDojo", "Ferrets", "Erlich", "4.0"):
        assert private not in everything
    assert numbers(await takes(any_house, RESUME)) == (0, 0, 1, 0)


async def test_a_resume_without_addresses_names_its_file_and_the_day_given(house: House, tmp_path: Path) -> None:
    resume = {"basics": {"name": "Grace Obi"}, "awards": [{"title": "Best Paper"}], "work": [{"name": "Tidewater"}]}
    report = await takes(house, written(tmp_path, resume, "grace.json"), seen_on=date(2026, 9, 9))
    assert numbers(report) == (1, 0, 0, 0)
    [fact] = await facts_of(house, "Grace Obi")
    assert (fact.source, fact.seen_on) == ("JSON Resume, grace.json", date(2026, 9, 9))
    [one] = await found(house, "Grace Obi")
    assert one.employer == "Tidewater"


def test_a_file_is_known_by_what_stands_in_it_not_by_its_name(tmp_path: Path) -> None:
    document = json.dumps({"version": 1, "candidates": [profile()]})
    [version, one] = read(written(tmp_path, document, "people.csv"))
    assert isinstance(version, Broken)
    assert isinstance(one, Raw)
    [resume] = read(written(tmp_path, RESUME.read_bytes(), "data.bin"))
    assert isinstance(resume, Raw)
    assert resume.where == "basics"
    [table] = read(written(tmp_path, f"{HEADER}\n{ROW}\n", "people.json"))
    assert isinstance(table, Raw)
    assert table.where == "people.json line 2"


@pytest.mark.parametrize("cut", [0.55, 0.95])
async def test_a_file_that_breaks_off_keeps_what_was_read_and_says_where(
    any_house: House, tmp_path: Path, cut: float
) -> None:
    names = [f"Person {chr(65 + number)}" for number in range(10)]
    whole = json.dumps(
        {"candidates": [profile(name, emails=[{"address": f"{name[-1]}@people.example"}]) for name in names]}
    )
    report = await takes(any_house, written(tmp_path, whole[: int(len(whole) * cut)]))
    assert report["added"] == int(10 * cut)
    assert where(report) == [f"candidates[{int(10 * cut)}]"]
    assert f"The {int(10 * cut)} records before this place were read" in report["failed"][0]["message"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", "file"),
        (b"\xef\xbb\xbf \n", "file"),
        (b"{", "file"),
        (b"{]", "file"),
        (b'[{"name": "Ada"}]', "file"),
        (b'{"candidates": {"name": "Ada"}}', "candidates"),
        (b'{"candidates": "Ada"}', "candidates"),
        (b'{"candidates": [{"name": "\xff\xfe"}]}', "candidates[0]"),
        (b'{"candidates": [{"name": 1e}]}', "candidates[0]"),
        (b'{"basics": {"name": "Ada"}', "line 1, column 27"),
        (b'{"basics": {}}', "basics.name"),
        (b"PK\x03\x04 a spreadsheet", "people.json line 1"),
        (b'name,lawful_basis,"ref"s\nAda Okafor,consent,r1\n', "people.json line 1"),
        (b"{" * 100_000, "file"),
        (b'{"candidates": [' + b"[" * 100_000, "candidates[0]"),
    ],
)
def test_what_is_no_file_of_ours_is_told_by_place_and_never_breaks(tmp_path: Path, content: bytes, place: str) -> None:
    [one] = read(written(tmp_path, content))
    assert isinstance(one, Broken)
    assert one.where == place


async def test_lists_after_a_wrong_one_are_read(house: House, tmp_path: Path) -> None:
    report = await takes(house, written(tmp_path, {"people": {"item": [1]}, "candidates": [profile()]}))
    assert (report["added"], where(report)) == (1, ["people"])


async def test_a_file_that_cannot_be_opened_does_not_keep_the_others_out(house: House, tmp_path: Path) -> None:
    good = written(tmp_path, {"candidates": [profile(), profile("Noah Lind", country="Atlantis")]})
    report = await takes(house, [tmp_path / "absent.json", good, tmp_path])
    assert report["added"] == 1
    assert where(report) == ["absent.json: file", "people.json: candidates[1].country", f"{tmp_path.name}: file"]
    assert [failure["file"] for failure in report["failed"]] == ["absent.json", "people.json", tmp_path.name]


async def test_progress_is_told_up_to_the_whole(house: House, tmp_path: Path) -> None:
    heard: list[tuple[int, int | None]] = []
    path = written(tmp_path, {"candidates": [profile()]})
    await takes(house, path, on_progress=lambda done, total: heard.append((done, total)))
    assert heard[-1] == (path.stat().st_size, path.stat().st_size)


def many(count: int) -> Iterator[str]:
    yield '{"candidates": ['
    for number in range(count):
        yield json.dumps(profile(f"Person {number}")) + ("," if number < count - 1 else "]}")


def test_a_large_file_needs_the_memory_of_a_record(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(many(20_000))
    with path.open("rb") as file:
        found_records = records(file, path.name, TODAY, TODAY)
        next(found_records)
        tracemalloc.start()
        try:
            assert sum(1 for _ in found_records) == 19_999
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert path.stat().st_size > 6_000_000
    assert peak < 1_000_000
