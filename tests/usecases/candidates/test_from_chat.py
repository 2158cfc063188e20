"""Profiles from chat: finding, showing, asking which one is meant, adding people and facts."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.cards.elements import Buttons, Card, DateField, Form, SearchField, Source, TextField
from bot.events import Answer, Done, Mistakes, Open, Options, Say, Search, Shortcut
from bot.rules.suppression import of_address
from db.tables import Candidate
from tests.fakes import buttons
from tests.usecases.candidates.records import audit_rows, fact, facts_of, found, profile, takes_profiles, unmarked
from tests.usecases.house import House, said

GRACE = {
    "name": "Grace Obi",
    "employer": "Tidewater Labs",
    "job": "Engineer",
    "country": "Germany",
    "timezone": "",
    "language": "de",
    "email": "Grace@Obi.example",
    "email_kind": "personal",
    "basis": "legitimate_interest",
    "fact": "Maintains the library ebb",
    "source": "https://code.example/ebb",
    "seen_on": "2026-05-30",
}


def card(answer: Answer) -> Card:
    assert isinstance(answer, Say), answer
    return answer.card


def form(answer: Answer) -> Form:
    assert isinstance(answer, Open), answer
    return answer.form


def mistakes(answer: Answer) -> set[str]:
    assert isinstance(answer, Mistakes), answer
    return set(answer.fields)


def labels(shown: Card) -> list[str]:
    return [button.label for row in shown.elements if isinstance(row, Buttons) for button in row.buttons]


async def two_elenas(house: House, folder: Path) -> list[Candidate]:
    await takes_profiles(
        house,
        folder,
        unmarked("Elena Petrova", employer="Deep Meadow", title="Researcher"),
        unmarked("Elena Petrova", employer="Puerto Claro", title="Professor"),
    )
    return await found(house, "Elena Petrova")


async def test_a_profile_shows_facts_with_sources_newest_first_and_who_added_them(house: House, tmp_path: Path) -> None:
    facts = [fact("Old", seen_on="2025-01-01"), fact("New", source="Heard at Sparse Days", seen_on="2026-05-01")]
    await takes_profiles(
        house,
        tmp_path,
        profile("Grace Obi", facts=facts),
    )
    shown = card(await house.types("rafael", "candidate show grace"))
    sources = [element for element in shown.elements if isinstance(element, Source)]
    assert [(one.text, one.address) for one in sources] == [
        ("New", "Heard at Sparse Days"),
        ("Old", "https://papers.example/meadows"),
    ]
    assert "1 May 2026" in sources[0].seen
    assert "people.json (import)" in sources[0].seen
    assert {"write_to", "fact_add"} <= set(buttons(shown))
    assert "Grace" not in shown.summary


async def test_a_region_is_kept_as_its_code_and_shown_and_a_wrong_one_keeps_the_form_open(house: House) -> None:
    opened = form(await house.types("dana", "candidate add Grace Obi"))
    wrong = await house.sends("dana", opened, **GRACE, region="Narnia")
    assert mistakes(wrong) == {"region"}
    await house.sends("dana", opened, **GRACE, region="Berlin")
    assert "Germany (BE)" in str(card(await house.types("mara", "candidate show Grace Obi")))


async def test_a_profile_whose_zone_is_a_guess_says_so(house: House) -> None:
    opened = form(await house.types("dana", "candidate add Grace Obi"))
    await house.sends("dana", opened, **(GRACE | {"country": "United States"}))
    shown = str(card(await house.types("mara", "candidate show Grace Obi")))
    assert "The time zone is not known" in shown
    assert "–" in shown


async def test_a_profile_is_read_in_the_readers_own_language(house: House) -> None:
    assert "Ortszeit" in str(card(await house.types("jonas", "candidate show Ada Okafor")))
    assert "Local time" in str(card(await house.types("mara", "candidate show Ada Okafor")))


async def test_one_who_said_no_is_shown_as_such_and_cannot_be_written_to(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, profile("Grace Obi", do_not_contact="2026-05-04"))
    shown = card(await house.types("mara", "candidate show Grace Obi"))
    assert "Asked on 4 May 2026 not to be written to" in str(shown)
    assert "write_to" not in buttons(shown)


@pytest.mark.parametrize("who", ["lena", "noor"])
@pytest.mark.parametrize("line", ["candidate show Ada", "candidate find Ada", "candidate add", "candidate show Nobody"])
async def test_whoever_may_not_see_candidates_learns_nothing(house: House, who: str, line: str) -> None:
    answer = said(await house.types(who, line))
    assert "Okafor" not in answer
    assert "role" in answer or "Rolle" in answer


async def test_namesakes_are_asked_about_and_the_choice_is_shown(any_house: House, tmp_path: Path) -> None:
    await two_elenas(any_house, tmp_path)
    asked = card(await any_house.types("mara", "candidate show Elena Petrova"))
    assert sorted(labels(asked)) == [
        "Elena Petrova (Professor, Puerto Claro)",
        "Elena Petrova (Researcher, Deep Meadow)",
    ]
    row = next(element for element in asked.elements if isinstance(element, Buttons))
    professor = next(button for button in row.buttons if "Professor" in button.label)
    shown = card(await any_house.presses("mara", professor))
    assert "Puerto Claro" in str(shown)
    assert "Deep Meadow" not in str(shown)


async def test_a_question_is_answered_once_and_by_its_asker_only(house: House, tmp_path: Path) -> None:
    await two_elenas(house, tmp_path)
    asked = card(await house.types("mara", "candidate show Elena Petrova"))
    choice = next(element for element in asked.elements if isinstance(element, Buttons)).buttons[0]
    assert "Petrova" not in said(await house.presses("jonas", choice))
    assert "Petrova" in said(await house.presses("mara", choice))
    assert "Petrova" not in said(await house.presses("mara", choice))


async def test_a_misspelt_name_is_asked_about_and_never_taken(house: House) -> None:
    asked = card(await house.types("mara", "candidate show Ada Okafro"))
    assert "Nobody is called “Ada Okafro”" in str(asked)
    assert labels(asked) == ["Ada Okafor (Research scientist, Deep Meadow)"]


async def test_a_name_that_nobody_bears_leads_to_adding_it(house: House) -> None:
    shown = card(await house.types("rafael", "candidate show Xavier Quill"))
    assert "Xavier Quill" in str(shown)
    assert form(await house.presses("rafael", buttons(shown)["candidate_add"])).name == "candidate_add"


async def test_the_beginning_of_one_name_is_enough(house: House) -> None:
    assert "Deep Meadow" in str(card(await house.types("mara", "candidate show oka")))


async def test_the_whole_name_of_one_is_meant_even_if_it_begins_anothers(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, unmarked("Ada Okaforson", employer="Tidewater Labs"))
    assert "fact_add" in buttons(card(await house.types("mara", "candidate show Ada Okafor")))
    assert len(labels(card(await house.types("mara", "candidate show Ada Okafo")))) == 2


async def test_a_search_lists_each_with_a_button_that_opens_it(house: House, tmp_path: Path) -> None:
    await two_elenas(house, tmp_path)
    listed = card(await house.types("rafael", "candidate find petr"))
    assert str(listed).count("Elena Petrova") == 2
    opened = card(await house.presses("rafael", buttons(listed)["profile"]))
    assert "Elena Petrova" in str(opened)


async def test_type_ahead_finds_in_any_script_and_tells_strangers_nothing(house: House, tmp_path: Path) -> None:
    await takes_profiles(house, tmp_path, unmarked("李明"))
    for typed in ("李", "li m", "ming"):
        answer = await house.desk.handle(Search(house.origin("mara"), "candidates", typed))
        assert isinstance(answer, Options)
        assert [(one.label, one.detail) for one in answer.options] == [("李明", "Deep Meadow")]
    for who, source in (("lena", "candidates"), ("gus", "candidates"), ("mara", "people")):
        assert await house.desk.handle(Search(house.origin(who), source, "ada")) == Options(())


async def test_a_candidate_is_added_by_form_with_a_first_fact(any_house: House) -> None:
    asked = form(await any_house.types("rafael", "candidate add Grace Obi"))
    fields = {part.name: part for part in asked.parts if isinstance(part, TextField | DateField)}
    assert fields["name"].value == "Grace Obi"
    assert fields["seen_on"].value == "2026-06-03"
    answer = await any_house.sends("rafael", asked, **GRACE)
    assert "Grace Obi" in said(answer)
    [one] = await found(any_house, "Grace Obi")
    assert (one.employer, one.title, one.country, one.language, one.added_by) == (
        "Tidewater Labs", "Engineer", "DE", "de", "rafael",
    )  # fmt: skip
    [stored] = await facts_of(any_house, "Grace Obi")
    assert (stored.text, stored.source, stored.seen_on) == (GRACE["fact"], GRACE["source"], date(2026, 5, 30))
    async with any_house.store.reading() as unit:
        owner = await unit.candidates.by_address("grace@obi.example")
        assert owner is not None
        assert owner.id == one.id


async def test_mistakes_in_the_form_are_told_by_field_and_nothing_is_kept(house: House) -> None:
    asked = form(await house.types("rafael", "candidate add"))
    before = await audit_rows(house)
    wrong = {
        "name": " \u200b ",
        "country": "Atlantis",
        "timezone": "London",
        "email": "at home",
        "fact": "",
        "source": "javascript:alert(1)",
        "seen_on": "2026-06-04",
    }
    assert mistakes(await house.sends("rafael", asked, **(GRACE | wrong))) == set(wrong)
    assert mistakes(await house.sends("rafael", asked, **(GRACE | {"source": "", "seen_on": ""}))) == {
        "source",
        "seen_on",
    }
    assert mistakes(await house.sends("rafael", asked, **(GRACE | {"email": "ada@okafor.example"}))) == {"email"}
    assert await audit_rows(house) == before


async def test_one_who_must_never_be_written_to_is_not_added(house: House) -> None:
    await house.listed(of_address("grace@obi.example"))
    asked = form(await house.types("rafael", "candidate add"))
    answer = await house.sends("rafael", asked, **(GRACE | {"email": "grace+x@OBI.example"}))
    assert mistakes(answer) == {"email"}
    assert await found(house, "Grace Obi") == []


async def test_adding_a_name_that_is_there_says_so_and_merges_nobody(house: House) -> None:
    asked = form(await house.types("rafael", "candidate add"))
    answer = said(await house.sends("rafael", asked, **(GRACE | {"name": "Okafor, Ada"})))
    assert "Ada Okafor (Deep Meadow)" in answer
    assert len(await found(house, "Ada Okafor")) == 2


async def test_a_long_fact_is_kept_whole(house: House) -> None:
    asked = form(await house.types("rafael", "candidate add"))
    long = " ".join(["word"] * 190)
    await house.sends("rafael", asked, **(GRACE | {"fact": long}))
    assert [one.text for one in await facts_of(house, "Grace Obi")] == [long]


async def test_a_fact_is_added_from_the_profile(house: House) -> None:
    shown = card(await house.types("rafael", "candidate show Ada Okafor"))
    asked = await house.opens("rafael", buttons(shown)["fact_add"])
    values = {"fact": "Won a prize", "source": "https://prizes.example/1", "seen_on": "2026-06-01"}
    await house.sends("rafael", asked, **values)
    assert "Won a prize" in {one.text for one in await facts_of(house, "Ada Okafor")}
    assert mistakes(await house.sends("rafael", asked, **values)) == {"fact"}


async def test_a_message_becomes_a_fact_with_its_text_and_address(house: House) -> None:
    answer = await house.desk.handle(
        Shortcut(house.origin("dana"), "add_fact", "Ada spoke in Leeds", "https://northlight.slack.example/p1")
    )
    asked = form(answer)
    given = {part.name: part.value for part in asked.parts if isinstance(part, TextField)}
    assert given == {"fact": "Ada spoke in Leeds", "source": "https://northlight.slack.example/p1"}
    assert any(isinstance(part, SearchField) for part in asked.parts)
    lacking = await house.sends("dana", asked, **given, seen_on="2026-06-01")
    assert mistakes(lacking) == {"candidate"}
    sent = await house.sends("dana", asked, **given, seen_on="2026-06-01", candidate="cand_ada")
    assert not isinstance(sent, Mistakes | Done)
    assert "Ada spoke in Leeds" in {one.text for one in await facts_of(house, "Ada Okafor")}


@pytest.mark.parametrize("who", ["lena", "noor"])
async def test_a_fact_or_candidate_of_somebody_without_the_right_is_not_kept(house: House, who: str) -> None:
    add_form = form(await house.types("rafael", "candidate add"))
    before = await audit_rows(house)
    await house.sends(who, add_form, **GRACE)
    shown = card(await house.types("rafael", "candidate show Ada Okafor"))
    fact_form = await house.opens("rafael", buttons(shown)["fact_add"])
    await house.sends(who, fact_form, fact="x", source="y", seen_on="2026-06-01")
    await house.presses(who, buttons(shown)["fact_add"])
    assert await found(house, "Grace Obi") == []
    assert await audit_rows(house) == before


async def test_today_is_the_day_where_the_person_is(house: House) -> None:
    async with house.store.writing() as unit:
        dana = await unit.people.get("dana")
        assert dana is not None
        dana.timezone = "Pacific/Auckland"
        unit.audit("test", "person.move", "dana")
    house.clock.at = datetime(2026, 6, 3, 20, 0, tzinfo=UTC)
    asked = form(await house.types("dana", "candidate add"))
    assert mistakes(await house.sends("dana", asked, **(GRACE | {"seen_on": "2026-06-05"}))) == {"seen_on"}
    await house.sends("dana", asked, **(GRACE | {"seen_on": "2026-06-04"}))
    assert len(await found(house, "Grace Obi")) == 1
