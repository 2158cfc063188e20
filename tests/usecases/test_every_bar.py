"""Whatever keeps a note from being written is asked at each of the four moments: request, draft, approval, and send.

One house for each bar and moment; the bar comes up just before the moment, behind everybody's back.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from bot.events import Answer, Click, Command
from bot.ports import Channel, Consent, CountryRule
from bot.rules.coordination import Bar
from db.tables import Candidate, CompanyRule, Note, NoteKind, NoteStatus, RuleReason, Stage, Thread
from tests.fakes import words_of
from tests.usecases.house import House, candidate, said
from tests.usecases.steps import approves, asks, nothing, releases


async def said_no(house: House) -> None:
    await changed(house, said_no_on=date(2026, 6, 3))


async def in_process(house: House) -> None:
    await changed(
        house, stage=Stage.IN_PROCESS, stage_source="ATS 7", stage_set_by="dana", stage_set_at=house.clock.now()
    )


async def is_jonas_own(house: House) -> None:
    await changed(house, owner_id="jonas", owned_since=house.clock.now())


async def written_to(house: House) -> None:
    await changed(house, last_contact_at=house.clock.now())


async def week_is_full(house: House) -> None:
    house.policy = replace(house.policy, employer_week_cap=1)
    await written(house, candidate("cand_ben", "Ben Adeyemi", house.clock.now()), days_ago=0)


async def is_a_customer(house: House) -> None:
    await ruled(house, RuleReason.CUSTOMER, None)


async def was_promised(house: House) -> None:
    await ruled(house, RuleReason.PROMISE, "mara")


async def no_mail_there(house: House) -> None:
    in_britain(house, channels=frozenset({Channel.BY_HAND}), rows={"channels": "GB"})


async def consent_is_needed(house: House) -> None:
    in_britain(house, consent=Consent.ALWAYS, rows={"consent": "GB"})


async def written_to_often(house: House) -> None:
    in_britain(house, touches=1, rows={"touches": "GB"})
    # Longer ago than the cooldown, and within the half year that counts.
    await written(house, None, days_ago=120)
    await changed(house, last_contact_at=house.clock.now() - timedelta(days=120))


async def no_notice(house: House) -> None:
    house.policy = replace(house.policy, notice_url="")


@dataclass(frozen=True)
class Case:
    """How a bar comes up, and who, since when and what to do, as a person who steps on it hears it."""

    comes_up: Callable[[House], Awaitable[None]]
    bar: Bar
    told: tuple[str, ...]
    #: of a note with its footer written, where that is told in other words
    of_worded: tuple[str, ...] = ()


CASES = {
    "said no": Case(said_no, Bar.SAID_NO, ("3 June 2026", "legal or an admin can lift it")),
    "stage": Case(in_process, Bar.STAGE, ("since 3 June 2026", "Dana Whitfield", "ATS 7", "a recruiter changes it")),
    "owner": Case(is_jonas_own, Bar.OWNER, ("Jonas Weber has had", "since 3 June 2026", "Ask Jonas Weber first")),
    "cooldown": Case(written_to, Bar.COOLDOWN, ("last written to on 3 June 2026", "before 1 September 2026")),
    "cap": Case(week_is_full, Bar.CAP, ("1 people at Deep Meadow", "There is room from Wed 10 June")),
    "company rule": Case(
        is_a_customer, Bar.COMPANY, ("until 31 December 2026", "Lena Hoffmann", "since 3 June 2026", "ask there")
    ),
    "promise": Case(was_promised, Bar.COMPANY, ("This executive", "Lena Hoffmann", "Another executive may")),
    "channel": Case(no_mail_there, Bar.CHANNEL, ("not allowed", "row “GB”")),
    "consent": Case(consent_is_needed, Bar.CONSENT, ("needs their consent", "row “GB”", "put “consent” down")),
    "touches": Case(written_to_often, Bar.TOUCHES, ("Ada Okafor", "row “GB”", "2026")),
    "footer": Case(
        no_notice,
        Bar.FOOTER,
        ("privacy notice", "OVERTURE_NOTICE_URL"),
        ("lack what the country policy asks", "ask again"),
    ),
}
EACH = pytest.mark.parametrize("name", CASES)


def test_no_bar_is_forgotten_here() -> None:
    assert {case.bar for case in CASES.values()} == set(Bar)


@EACH
@pytest.mark.parametrize(
    ("before", "step"),
    [(nothing, asks), (House.drafted, approves), (House.approved, releases)],
    ids=["request", "approval", "release"],
)
async def test_who_asks_approves_or_sends_hears_who_since_when_and_what_can_be_done(
    house: House,
    name: str,
    before: Callable[[House], Awaitable[object]],
    step: Callable[[House], Awaitable[Answer]],
) -> None:
    case = CASES[name]
    await before(house)
    await case.comes_up(house)
    told = said(await step(house))
    due = (case.of_worded or case.told) if before is not nothing else case.told
    assert [words for words in due if words not in told] == [], told
    assert house.courier.taken == 0


@EACH
async def test_it_is_asked_before_the_writer_gets_anything(house: House, name: str) -> None:
    await house.desk.handle(Command(house.origin("mara"), "note Ada Okafor"))
    await CASES[name].comes_up(house)
    await house.worker.drain()
    assert house.writer.briefs == []
    assert (await house.note()).status is NoteStatus.WITHDRAWN


@EACH
async def test_it_is_asked_last_before_the_network_and_the_card_says_why(house: House, name: str) -> None:
    button = house.button(await house.approved(), "release")
    assert button is not None
    # Pressed, and the worker has not got to it.
    await house.desk.handle(Click(house.origin("mara"), button.verb, button.subject, button.seen, button.choice))
    await CASES[name].comes_up(house)
    await house.worker.drain()
    assert house.courier.taken == 0
    if CASES[name].bar is Bar.CAP:
        # The one that passes by itself: it keeps its approval.
        assert (await house.note()).status is NoteStatus.APPROVED
        assert "goes out when there is room" in words_of(house.told("mara").elements)
        return
    assert (await house.note()).status is NoteStatus.WITHDRAWN
    assert "so it was not sent" in words_of(house.told("mara").elements)


async def test_anothers_promise_keeps_nobody_else_from_it(house: House) -> None:
    await ruled(house, RuleReason.PROMISE, "jonas")
    await house.sent()
    assert house.courier.taken == 1


async def changed(house: House, **columns: object) -> None:
    """Ada's row, as another replica would leave it."""
    async with house.store.writing() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        for name, value in columns.items():
            setattr(ada, name, value)
        unit.audit("test", "candidate.change", ada.id)


async def ruled(house: House, reason: RuleReason, executive_id: str | None) -> None:
    async with house.store.writing() as unit:
        ada = await unit.candidates.get("cand_ada")
        assert ada is not None
        unit.add(
            CompanyRule(
                id="rule_1",
                employer=ada.employer,
                employer_key=ada.employer_key,
                reason=reason,
                words="section 7",
                executive_id=executive_id,
                owner_id="lena",
                ends_on=date(2026, 12, 31),
                added_at=unit.now,
            )
        )
        unit.audit("lena", "company_rule.add", "rule_1")


def in_britain(house: House, **changes: object) -> None:
    """Another row for Ada's country."""
    countries = house.policy.countries
    row: CountryRule = replace(countries.of("GB"), **changes)  # type: ignore[arg-type]
    house.policy = replace(house.policy, countries=replace(countries, rules={**countries.rules, "GB": row}))


async def written(house: House, whom: Candidate | None, *, days_ago: int) -> None:
    """Jonas wrote to somebody, or to Ada, so long ago."""
    at = house.clock.now() - timedelta(days=days_ago)
    async with house.store.writing() as unit:
        if whom is not None:
            unit.add(whom)
            await unit.flush()
        candidate_id, employer_key = (whom.id, whom.employer_key) if whom else ("cand_ada", "deep meadow")
        unit.add(Thread(id="t_jonas", executive_id="jonas", candidate_id=candidate_id, opened_at=at, closed_at=at))
        await unit.flush()
        unit.add(
            Note(
                id="n_jonas",
                thread_id="t_jonas",
                executive_id="jonas",
                candidate_id=candidate_id,
                kind=NoteKind.FIRST,
                status=NoteStatus.CLOSED,
                requested_by="jonas",
                requested_at=at,
                moved_at=at,
                attempted_at=at,
                sent_at=at,
                employer_key=employer_key,
            )
        )
        unit.audit("jonas", "note.sent", "n_jonas")
