"""People and profiles from chat: who may, what is asked of a form, and namesakes that are never guessed."""

from datetime import date

from bot.cards.elements import Button, Form, Option
from bot.events import Mistakes, Open, Options, Say, Search, Shortcut
from bot.ports import Account
from db.tables import Candidate, Platform, Role
from tests.fakes import buttons, every_button
from tests.usecases.house import TEAM, House, candidate, said


class Phonebook:
    """A directory in which only Sam has an account."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def by_email(self, email: str) -> Account | None:
        self.asked.append(email)
        return Account(TEAM, "U01SAM", "Sam Reed", "Europe/London", "en") if email.startswith("sam") else None

    async def member(self, user_id: str) -> Account | None:
        return await self.by_email("sam") if user_id == "U01SAM" else None


async def test_an_admin_adds_somebody_who_is_then_recognised_by_the_account(house: House) -> None:
    book = Phonebook()
    house.directories = {Platform.SLACK: book}
    answer = await house.types("noor", "people")
    assert isinstance(answer, Say)
    form = await house.opens("noor", buttons(answer.card)["person_add"])
    assert isinstance(await house.sends("noor", form, email="nobody@northlight.example", role="recruiter"), Mistakes)
    assert "Sam Reed is in: recruiter" in said(
        await house.sends("noor", form, email="sam.reed@northlight.example", role="recruiter")
    )
    await house.drafted()
    assert "approve" in buttons(house.review())
    await house.presses("sam", house.button(house.review(), "approve"))
    assert (await house.note()).approved_by is not None


async def test_who_is_no_admin_neither_adds_nor_asks_the_directory(house: House) -> None:
    book = Phonebook()
    house.directories = {Platform.SLACK: book}
    answer = await house.types("noor", "people")
    assert isinstance(answer, Say)
    form = await house.opens("noor", buttons(answer.card)["person_add"])
    assert isinstance(await house.sends("mara", form, email="sam.reed@northlight.example", role="admin"), Mistakes)
    assert book.asked == []
    assert "Your role does not include this" in said(await house.types("mara", "people"))


async def test_roles_are_given_and_taken_by_admins_only(house: House) -> None:
    answer = await house.types("noor", "people")
    assert isinstance(answer, Say)
    give = next(
        button
        for button in buttons_of(answer)
        if (button.verb, button.subject, button.choice) == ("role_give", "mara", "legal")
    )
    assert "nothing here" in said(await house.presses("rafael", give))
    assert "is now" in said(await house.presses("noor", give))
    async with house.store.reading() as unit:
        mara = await unit.people.get("mara")
    assert mara is not None
    assert set(mara.roles) == {Role.EXECUTIVE, Role.LEGAL}


async def test_two_of_one_name_are_asked_about_and_only_the_asker_may_answer(house: House) -> None:
    async with house.store.writing() as unit:
        unit.add(candidate("cand_ada2", "Ada Okafor", unit.now))
        unit.audit("test", "add", "cand_ada2")
    answer = await house.types("mara", "note Ada Okafor about routing")
    assert isinstance(answer, Say)
    choices = buttons_of(answer)
    assert {button.choice for button in choices} == {"cand_ada", "cand_ada2"}
    first = next(button for button in choices if button.choice == "cand_ada")
    assert "nichts" in said(await house.presses("jonas", first))
    assert "On it" in said(await house.presses("mara", first))
    assert "chosen already" in said(await house.presses("mara", first))
    assert (await house.note()).purpose == "routing"


async def test_a_profile_shows_facts_with_their_sources_to_those_who_may(house: House) -> None:
    shown = said(await house.types("rafael", "candidate show Ada Okafor"))
    assert "https://papers.example/routing" in shown
    assert "Dana Whitfield" in shown
    for who in ("lena", "noor"):
        assert "Ada" not in said(await house.types(who, "candidate show Ada Okafor"))


async def test_a_fact_needs_source_and_date_and_is_kept_once(house: House) -> None:
    answer = await house.desk.handle(
        Shortcut(
            house.origin("rafael"), "add_fact", text="She keeps the library tilecraft.", link="https://chat.example/1"
        )
    )
    assert isinstance(answer, Open)
    given = {"candidate": "cand_ada", "fact": "She keeps the library tilecraft.", "seen_on": "2026-06-01"}
    assert isinstance(await house.sends("rafael", answer.form, **given, source=""), Mistakes)
    assert isinstance(
        await house.sends("rafael", answer.form, **(given | {"seen_on": "2027-01-01"}), source="chat"), Mistakes
    )
    assert "is kept" in said(await house.sends("rafael", answer.form, **given, source="https://chat.example/1"))
    assert isinstance(await house.sends("rafael", answer.form, **given, source="https://chat.example/1"), Mistakes)


async def test_a_candidate_is_added_with_a_first_fact_or_not_at_all(house: House) -> None:
    form = await opened(house, "rafael", "candidate add Grace Whitlock")
    given = {
        "name": "Grace Whitlock",
        "country": "Deutschland",
        "email": "Grace@Whitlock.example",
        "fact": "Designed the Mesa cluster.",
        "source": "https://mesa.example",
        "seen_on": "2026-05-01",
    }
    answer = await house.sends("rafael", form, **(given | {"source": "", "country": "Nowhere", "email": "x"}))
    assert isinstance(answer, Mistakes)
    assert set(answer.fields) == {"source", "country", "email"}
    assert "Kept: Grace Whitlock" in said(await house.sends("rafael", form, **given))
    async with house.store.reading() as unit:
        grace = await unit.candidates.by_address("grace@whitlock.example")
    assert isinstance(grace, Candidate)
    assert grace.country == "DE"
    answer = await house.sends("rafael", form, **given)
    assert isinstance(answer, Mistakes)
    assert "email" in answer.fields


async def test_type_ahead_is_for_those_who_may_see_candidates(house: House) -> None:
    found = await house.desk.handle(Search(house.origin("mara"), "candidates", "oka"))
    assert found == Options([Option("cand_ada", "Ada Okafor", "Deep Meadow")])
    assert await house.desk.handle(Search(house.origin("lena"), "candidates", "oka")) == Options(())
    assert await house.desk.handle(Search(house.origin("sam"), "candidates", "oka")) == Options(())


async def test_one_who_said_no_is_never_written_to(house: House) -> None:
    async with house.store.writing() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        ada.said_no_on = date(2026, 5, 2)
        unit.audit("dana", "candidate.no", ada.id)
    assert "never to be written to" in said(await house.types("mara", "note Ada Okafor"))
    assert "write_to" not in str(await house.types("mara", "candidate show Ada Okafor"))


async def opened(house: House, who: str, line: str) -> Form:
    answer = await house.types(who, line)
    assert isinstance(answer, Open)
    return answer.form


def buttons_of(answer: Say) -> list[Button]:
    return every_button(answer.card)
