"""The sources of a draft, sentence by sentence: a reviewer rewrites one, drops it, or says what it rests on."""

from datetime import date
from itertools import pairwise

import pytest

from bot.cards.elements import Button, Buttons, Form, ManyField, TextField
from bot.events import Mistakes, Open
from bot.ports import Severity
from bot.texts import Words
from bot.usecases.notes.wording import findings_of
from db.tables import Claim, Fact, NoteStatus
from tests.usecases.house import House, said


async def claims(house: House) -> list[Claim]:
    note = await house.note()
    async with house.store.reading() as unit:
        return list(await unit.notes.claims(note.id, note.revision))


async def blocked(house: House) -> list[str]:
    note = await house.note()
    async with house.store.reading() as unit:
        wording = await unit.notes.revision(note.id, note.revision)
    assert wording is not None
    return [finding.check for finding in findings_of(wording) if finding.severity is Severity.BLOCK]


def changes(form: Form) -> list[Button]:
    rows = [part.buttons for part in form.parts if isinstance(part, Buttons)]
    return [button for row in rows for button in row if button.verb == "sentence"]


async def sources(house: House, who: str = "rafael") -> Form:
    return await house.opens(who, house.button(house.review(), "sources"))


async def sentence(house: House, position: int, who: str = "rafael") -> Form:
    return await house.opens(who, changes(await sources(house, who))[position])


def field(form: Form, name: str) -> TextField | ManyField:
    [found] = [part for part in form.parts if isinstance(part, TextField | ManyField) and part.name == name]
    return found


async def test_every_sentence_can_be_changed_and_shows_what_it_rests_on(house: House) -> None:
    await house.drafted()
    before = await claims(house)
    assert len(changes(await sources(house))) == len(before)
    resting = next(claim for claim in before if claim.sources)
    form = await sentence(house, resting.position)
    words, rests_on = field(form, "words"), field(form, "sources")
    assert isinstance(words, TextField)
    assert isinstance(rests_on, ManyField)
    assert words.value == resting.text
    assert set(rests_on.values) == set(resting.sources) <= {option.value for option in rests_on.options}


async def test_a_sentence_written_by_hand_is_checked_and_the_sources_are_shown_as_they_are_now(house: House) -> None:
    await house.drafted()
    position = next(claim.position for claim in await claims(house) if claim.sources)
    form = await sentence(house, position)
    answer = await house.sends("rafael", form, words="We guarantee you two million dollars.", sources="")
    assert isinstance(answer, Open)
    assert "guarantee you two million" in str(answer.form)
    note = await house.note()
    assert (note.revision, note.status) == (2, NoteStatus.IN_REVIEW)
    assert await blocked(house)
    # The first draft is not lost, and the next change starts from the form that was shown.
    dropped = await house.opens("rafael", changes(answer.form)[position])
    assert isinstance(await house.sends("rafael", dropped, words="", sources=""), Open)
    assert (await house.note()).revision == 3
    assert not await blocked(house)


async def test_an_empty_sentence_is_dropped_and_its_paragraph_goes_on(house: House) -> None:
    await house.drafted()
    before = await claims(house)
    first = next(one.position for one, following in pairwise(before) if one.paragraph and not following.paragraph)
    await house.sends("rafael", await sentence(house, first), words=" ", sources="")
    after = await claims(house)
    assert [claim.text for claim in after] == [claim.text for claim in before if claim.position != first]
    assert after[first].paragraph


async def test_two_sentences_in_one_box_become_two(house: House) -> None:
    await house.drafted()
    before = await claims(house)
    claim = next(claim for claim in before if claim.sources)
    words = f"{claim.text} I read it twice."
    await house.sends("rafael", await sentence(house, claim.position), words=words, sources=" ".join(claim.sources))
    assert [one.text for one in await claims(house)][claim.position : claim.position + 2] == [
        claim.text,
        "I read it twice.",
    ]


async def test_what_a_sentence_rests_on_is_taken_away_and_put_back(house: House) -> None:
    await house.drafted()
    claim = next(claim for claim in await claims(house) if claim.sources)
    bare = await house.sends("rafael", await sentence(house, claim.position), words=claim.text, sources="")
    assert isinstance(bare, Open)
    assert (await claims(house))[claim.position].sources == []
    assert await blocked(house)
    again = await house.opens("rafael", changes(bare.form)[claim.position])
    await house.sends("rafael", again, words=claim.text, sources=" ".join(claim.sources))
    assert (await claims(house))[claim.position].sources == claim.sources
    assert not await blocked(house)


async def test_a_change_voids_the_approval(house: House) -> None:
    await house.approved()
    form = await sentence(house, 1, who="mara")
    await house.sends("mara", form, words="", sources="")
    note = await house.note()
    assert (note.status, note.approved_digest) == (NoteStatus.IN_REVIEW, None)


@pytest.mark.parametrize(
    ("words", "sources", "mistake"),
    [(None, None, "Nothing was changed"), ("Something new.", "fact_gone", "no longer stored")],
)
async def test_nothing_changes_without_a_change_or_with_a_source_that_is_gone(
    house: House, words: str | None, sources: str | None, mistake: str
) -> None:
    await house.drafted()
    claim = next(claim for claim in await claims(house) if claim.sources)
    form = await sentence(house, claim.position)
    sent = {"words": words or claim.text, "sources": sources or " ".join(claim.sources)}
    answer = await house.sends("rafael", form, **sent)
    assert isinstance(answer, Mistakes)
    assert mistake in answer.fields["words"]
    assert (await house.note()).revision == 1


async def test_of_two_who_change_at_once_the_second_is_told(house: House) -> None:
    await house.drafted()
    form, other = await sentence(house, 1), await sentence(house, 2, who="dana")
    await house.sends("rafael", form, words="", sources="")
    answer = await house.sends("dana", other, words="", sources="")
    assert isinstance(answer, Mistakes)
    assert "Rafael" in answer.fields["words"]
    assert (await house.note()).revision == 2


async def test_who_may_not_edit_sees_the_sources_without_buttons(house: House) -> None:
    await house.sent()
    assert changes(await sources(house)) == []


async def test_a_button_without_its_sentence_is_refused(house: House) -> None:
    card = await house.drafted()
    note = await house.note()
    button = Button("Change", "sentence", note.id, note.version, choice="99")
    assert house.button(card, "approve") is not None
    assert Words()("not-here") in said(await house.presses("rafael", button))
    assert (await house.note()).revision == 1


async def test_what_the_writer_could_use_and_did_not_is_shown_too(house: House) -> None:
    async with house.store.writing() as unit:
        unit.add(
            Fact(
                id="fact_9",
                candidate_id="cand_ada",
                text="Maintains routekit.",
                source="https://code.example/routekit",
                seen_on=date(2026, 5, 1),
                kind="code",
                added_by="dana",
                added_at=unit.now,
            )
        )
        unit.audit("test", "fact.add", "fact_9")
    await house.drafted()
    assert "fact_9" not in {source for claim in await claims(house) for source in claim.sources}
    shown = str((await sources(house)).parts)
    assert "could use and did not" in shown
    assert "Maintains routekit." in shown
