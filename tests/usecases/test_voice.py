"""An executive's voice: theirs alone to give, see, change and delete; and then heard in drafts in their name."""

from pathlib import Path

from sqlalchemy import text

from bot.cards.elements import Button, Card, ChoiceField, Form, TextField
from bot.events import Answer, HomeOpened, Mistakes, Open, Say, Shortcut, ShowHome
from bot.outside.template_writer import TemplateWriter
from bot.ports import Brief
from bot.usecases import voice
from bot.usecases.admin import CLI, remove_person
from db.tables import CandidateEmail, EmailKind, Formality, Role
from tests.fakes import every_button
from tests.rules.voices import MARAS
from tests.usecases.candidates.records import numbers, takes, written
from tests.usecases.house import House, candidate, said

NOTES = MARAS["en"]


def button(answer: Answer | Card, verb: str, choice: str = "") -> Button:
    card = answer.card if isinstance(answer, Say) else answer
    assert isinstance(card, Card), answer
    return next(one for one in every_button(card) if one.verb == verb and choice in (one.choice, one.subject, ""))


def typed(form: Form) -> dict[str, str]:
    """The form's fields as they are shown."""
    return {part.name: part.value for part in form.parts if isinstance(part, TextField | ChoiceField)}


async def rows(house: House) -> tuple[int, int]:
    async with house.store.reading() as unit:
        return len(await unit.voices.samples("mara")), len(await unit.voices.edits("mara"))


async def give(house: House, *notes: str) -> Answer:
    answer: Answer | None = None
    for note in notes or NOTES:
        answer = await house.types("mara", f"voice add {note}")
    assert answer is not None
    return answer


async def test_notes_given_in_a_message_are_shown_as_features_in_words(any_house: House) -> None:
    assert "No note of yours is here yet" in said(await any_house.types("mara", "voice"))
    shown = said(await give(any_house))
    for words in (
        "Hi [first name],",
        "Cheers,",
        "about 7 words",
        "with I’m, don’t, it’s",
        "just say so",
        "from 3 notes",
    ):
        assert words in shown
    assert said(await any_house.types("mara", "/voice")).replace("Your note was read.", "") != ""
    assert await rows(any_house) == (3, 0)
    assert await any_house.is_whole()


async def test_nothing_the_notes_are_about_is_in_the_database(house: House) -> None:
    await give(house)
    async with house.store.engines.reader.connect() as connection:
        kept = str((await connection.execute(text("SELECT * FROM voice_sample"))).all())
        trail = str((await connection.execute(text("SELECT * FROM audit_row WHERE verb LIKE 'voice%'"))).all())
    assert "keep this short" in kept
    for planted in ("Ruth", "zebrafish", "radiology", "Quillfeather", "37", "Zurich"):
        assert planted not in kept
    assert trail.count("voice.add") == 3
    assert "short" not in trail


async def test_a_form_and_a_shortcut_on_a_message_take_a_note_too(house: House) -> None:
    opened = await house.desk.handle(
        Shortcut(house.origin("mara"), "use_as_voice", NOTES[0], "https://chat.example/p1")
    )
    assert isinstance(opened, Open)
    assert typed(opened.form)["written"] == NOTES[0]
    assert "This is how you write" in said(await house.sends("mara", opened.form, written=NOTES[0]))
    form = await house.opens("mara", button(await house.types("mara", "voice"), "voice_add"))
    assert isinstance(await house.sends("mara", form, written="Hi Ruth, thanks."), Mistakes)
    assert isinstance(await house.sends("mara", form, written=NOTES[0]), Mistakes)
    assert await rows(house) == (1, 0)


async def test_what_is_changed_by_hand_wins_until_the_notes_are_followed_again(house: House) -> None:
    form = await house.opens("mara", button(await give(house), "voice_edit", "en"))
    assert isinstance(form.parts[1], TextField)
    shown = said(await house.sends("mara", form, **typed(form) | {"closing": "warmly", "never": "excited to\nsynergy"}))
    assert "Warmly," in shown
    assert "“excited to”, “synergy”" in shown
    assert isinstance(await house.sends("mara", form, **typed(form)), Mistakes), "an old form changes nothing"
    again = await house.opens("mara", button(await house.types("mara", "voice"), "voice_edit", "en"))
    wrong = await house.sends("mara", again, **typed(again) | {"turns": "you lead the best team"})
    assert isinstance(wrong, Mistakes)
    assert set(wrong.fields) == {"turns"}
    assert "Cheers," in said(await house.sends("mara", again, **typed(again) | {"closing": "Cheers,", "never": ""}))
    async with house.store.reading() as unit:
        [edit] = await unit.voices.edits("mara")
    assert (edit.closing, edit.never, edit.turns) == (None, None, None)


async def test_one_note_is_taken_out_and_all_are_deleted(any_house: House) -> None:
    shown = await give(any_house)
    form = await any_house.opens("mara", button(shown, "voice_edit", "en"))
    await any_house.sends("mara", form, **typed(form) | {"never": "synergy"})
    assert "no longer used" in said(await any_house.presses("mara", button(shown, "voice_remove")))
    assert await rows(any_house) == (2, 1)
    delete = button(shown, "voice_delete")
    assert delete.confirm is not None
    assert "Nothing of your notes is kept" in said(await any_house.presses("mara", delete))
    assert await rows(any_house) == (0, 0)
    assert "Nothing is kept of you" in said(await any_house.presses("mara", delete))
    assert await any_house.is_whole()


async def test_the_home_page_leads_to_it_for_those_who_have_one(house: House) -> None:
    for who, leads in (("mara", True), ("rafael", False)):
        answer = await house.desk.handle(HomeOpened(house.origin(who)))
        assert isinstance(answer, ShowHome)
        there = [one for one in every_button(Card("", answer.home.elements)) if one.verb == "voice"]
        assert bool(there) is leads
        if there:
            assert "No note of yours" in said(await house.presses(who, there[0]))


async def test_nobody_else_sees_or_changes_it(house: House) -> None:
    shown = await give(house)
    form = await house.opens("mara", button(shown, "voice_edit", "en"))
    one = button(shown, "voice_remove")
    for who in ("rafael", "noor", "lena"):
        answers: list[Answer] = []
        for line in ("voice", f"voice add {NOTES[0]}"):
            answers.append(await house.types(who, line))
        for verb in ("voice", "voice_add", "voice_edit", "voice_remove", "voice_delete"):
            answers.append(await house.presses(who, Button("", verb, one.subject)))
        told = " ".join(said(answer) for answer in answers)
        assert "Cheers" not in told
        assert "short" not in told
        assert isinstance(await house.sends(who, form, **typed(form)), Mistakes)
    # Another executive has a voice of their own, and none of Mara's.
    assert "noch kein Brief" in said(await house.types("jonas", "voice"))
    assert "nichts" in said(await house.presses("jonas", one))
    assert isinstance(await house.sends("jonas", form, **typed(form)), Mistakes)
    await house.presses("jonas", button(shown, "voice_delete"))
    assert await rows(house) == (3, 0)


async def test_who_is_no_executive_any_more_has_no_use_for_it_and_who_leaves_leaves_none(house: House) -> None:
    await give(house)
    async with house.store.writing() as unit:
        mara = await unit.people.get("mara")
        assert mara is not None
        mara.roles = [Role.LEGAL]
        unit.audit("test", "person.roles", "mara")
    assert "Your role does not include this" in said(await house.types("mara", "voice"))
    async with house.store.writing() as unit:
        await remove_person(unit, CLI, "mara.lindqvist@northlight.example")
    assert await rows(house) == (0, 0)


async def test_a_draft_in_their_name_sounds_like_them_and_one_in_anothers_does_not(house: House) -> None:
    await give(house)
    house.writer = TemplateWriter()  # type: ignore[assignment]
    card = str(await house.drafted())
    assert "Hi Ada," in card
    assert "Cheers," in card
    async with house.store.writing() as unit:
        unit.add(candidate("cand_ravi", "Ravi Anand", unit.now))
        unit.audit("test", "add", "cand_ravi")
        other = await voice.of(unit, "jonas", "en")
        mine = await voice.of(unit, "mara", "en")
        assert await voice.of(unit, "mara", "de") is None
    assert other is None
    assert mine is not None
    assert mine.style.formality is Formality.FAMILIAR
    async with house.store.reading() as unit:
        wording = await unit.notes.revision((await house.note()).id, 1)
    assert wording is not None
    assert wording.prompt == "template_en@1+sender_voice@1"


async def test_a_recruiter_who_edits_it_away_from_the_voice_is_told(house: House) -> None:
    await give(house)
    house.writer = TemplateWriter()  # type: ignore[assignment]
    form = await house.opens("rafael", house.button(await house.drafted(), "edit"))
    body = typed(form)["body"].replace("Hi Ada,", "Dear Ada Okafor,")
    await house.sends("rafael", form, subject=typed(form)["subject"], body=body)
    assert "It opens unlike its sender: “Dear Ada Okafor,”" in str(house.review())
    assert "approve" in {one.verb for one in every_button(house.review())}, "a warning, no block"


async def test_what_they_strike_out_of_two_drafts_is_not_said_again(any_house: House) -> None:
    await give(any_house)
    for number, name in enumerate(("Ravi Anand", "Maya Goldstein")):
        async with any_house.store.writing() as unit:
            unit.add(candidate(f"cand_{number}", name, unit.now))
            await unit.flush()
            address = f"{number}@people.example"
            unit.add(
                CandidateEmail(
                    id=f"mail_{number}", candidate_id=f"cand_{number}", address=address, kind=EmailKind.PERSONAL
                )
            )
            unit.audit("test", "add", f"cand_{number}")
        card = await any_house.drafted(f"note {name} about routing")
        form = await any_house.opens("rafael", any_house.button(card, "edit"))
        body = typed(form)["body"] + "\n\nI am thrilled to write."
        await any_house.sends("rafael", form, subject=typed(form)["subject"], body=body)
        assert "thrilled" not in said(await any_house.types("mara", "voice"))
        form = await any_house.opens("mara", any_house.button(any_house.review(), "edit"))
        await any_house.sends("mara", form, subject=typed(form)["subject"], body=body.replace("I am thrilled to", "I"))
    assert "'Never says', value='“am thrilled to”'" in said(await any_house.types("mara", "voice"))


async def test_the_newest_notes_are_kept_and_no_more(house: House) -> None:
    for number in range(voice.MOST + 2):
        opening = " ".join(["I would like to talk with you about this."] * (number + 1))
        await house.types("mara", f"voice add Hi Ruth,\n\n{opening} Would you have time for a call?\n\nBest,\nMara")
    async with house.store.reading() as unit:
        kept = await unit.voices.samples("mara")
    assert len(kept) == voice.MOST
    assert min(len(row.lengths) for row in kept) == 4


async def test_a_message_without_a_note_is_told_how(house: House) -> None:
    assert isinstance(await house.types("mara", "voice add"), Open)
    few = said(await house.types("mara", "voice add Hi Ruth, thanks. Mara"))
    assert "15 words" in few


def test_a_brief_without_a_voice_has_none() -> None:
    assert Brief.__dataclass_fields__["voice"].default is None


async def test_an_import_begins_a_voice_and_never_changes_one(house: House, tmp_path: Path) -> None:
    person = {"name": "Mara Lindqvist", "email": "mara.lindqvist@northlight.example", "own_notes": [*NOTES, NOTES[0]]}
    file = written(tmp_path, {"people": [person]})
    assert numbers(await takes(house, file)) == (0, 1, 0, 0)
    assert await rows(house) == (3, 0)
    assert numbers(await takes(house, file)) == (0, 0, 1, 0)
    await house.presses("mara", button(await house.types("mara", "voice"), "voice_remove"))
    assert numbers(await takes(house, file)) == (0, 0, 1, 0)
    assert await rows(house) == (2, 0)


async def test_an_import_keeps_no_voice_of_others_and_says_what_it_cannot_read(house: House, tmp_path: Path) -> None:
    rafael = {"name": "Rafael Ortiz", "email": "rafael.ortiz@northlight.example", "own_notes": [NOTES[0]]}
    jonas = {"name": "Jonas Weber", "email": "jonas.weber@northlight.example", "own_notes": ["Hi Ruth."]}
    report = await takes(house, written(tmp_path, {"people": [rafael, jonas]}))
    assert numbers(report) == (0, 0, 1, 1)
    async with house.store.reading() as unit:
        assert not await unit.voices.samples("rafael")
        assert not await unit.voices.samples("jonas")
