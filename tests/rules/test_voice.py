"""A voice is how somebody writes, in features; nothing of what they wrote about is kept, whatever it is."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import Rewording, Style
from bot.rules.draft_checks.reading import LANGUAGES
from bot.rules.voice.changes import Wanted, wanted
from bot.rules.voice.everyday import claims_nothing, gapped
from bot.rules.voice.forms import closing_of, filled_greeting, greeting_of, greets_like
from bot.rules.voice.samples import read_sample
from bot.rules.voice.struck import struck
from bot.rules.voice.style import derive, edited, examples, voice
from bot.rules.voice.telling import in_words
from db.tables import Formality, VoiceEdit
from tests.rules.voices import JONAS, JONASES, MARA, MARAS, PLANTED, samples, voice_of


def test_the_features_of_two_executives_are_told_apart_in_every_language() -> None:
    for language, greeting, closing, polite_greeting, polite_closing in (
        ("en", "Hi {first},", "Cheers,", "Dear {name},", "With kind regards,"),
        ("de", "Hi {first},", "Bis bald", "Guten Tag {name},", "Mit freundlichen Grüßen"),
        ("fr", "Salut {first},", "À bientôt,", "Bonjour {name},", "Bien cordialement,"),
        ("es", "Hola {first}:", "Un abrazo,", "Buenos días, {name}:", "Un cordial saludo,"),
    ):
        mara, jonas = derive(samples(MARAS[language], MARA)), derive(samples(JONASES[language], JONAS))
        assert (mara.greeting, mara.closing, mara.formality) == (greeting, closing, Formality.FAMILIAR)
        assert (jonas.greeting, jonas.closing, jonas.formality) == (polite_greeting, polite_closing, Formality.POLITE)
        assert mara.sentence_words < 8
        assert jonas.sentence_words > 15
        assert 20 < mara.note_words < 60
        assert mara.never == jonas.never == ()


def test_turns_are_what_they_say_in_note_after_note() -> None:
    assert derive(samples(MARAS["en"], MARA)).turns == (
        "if it's a no, just say so",
        "I'll keep this short",
        "fancy a coffee",
    )
    assert derive(samples(MARAS["de"], MARA)).turns == ("wenn nicht, sag einfach nein", "kurz und ehrlich")
    assert derive(samples(MARAS["en"][:1], MARA)).turns == ()


def test_the_same_notes_give_the_same_voice() -> None:
    assert voice_of(MARAS["en"], MARA) == voice_of(MARAS["en"], MARA)
    assert voice([], None) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("notes", "name"), [(MARAS, MARA), (JONASES, JONAS)])
def test_nothing_a_note_is_about_is_kept(notes: dict[str, tuple[str, ...]], name: str, language: str) -> None:
    for sample in samples(notes[language], name):
        kept = " ".join((sample.greeting, sample.closing, *sample.sentences)).casefold()
        assert len(kept.split()) > 10
        assert not re.search(r"\d", kept)
        assert [word for word in PLANTED if re.search(rf"\b{re.escape(word)}", kept)] == []


@given(
    st.lists(
        st.from_regex(r"[A-Z][a-z]{4,9}son|[a-z]{4,9}ology|[0-9]{1,6}|[a-z]{3,8}@x\.example", fullmatch=True),
        min_size=3,
        max_size=8,
    )
)
def test_whatever_is_on_no_list_of_everyday_words_is_left_out(planted: list[str]) -> None:
    told = " ".join(f"I have read that {word} is close to you." for word in planted)
    sample = read_sample(f"Hi Ruth,\n\nI would like to talk with you about this. {told}\n\nBest,\nMara", [MARA])
    assert sample is not None
    kept = " ".join(sample.sentences)
    assert [word for word in planted if re.search(rf"\b{re.escape(word)}\b", kept)] == []
    assert sample.sentences[0] == "I would like to talk with you about this."


@pytest.mark.parametrize(
    ("sentence", "language", "kept"),
    [
        ("We pay “twice the money” (or more) for it.", "en", "We … for it."),
        ("Frau Klein hat es mir gesagt.", "de", "… hat es mir …."),
        ("Ich habe zwanzig Minuten am Montag.", "de", "Ich habe … Minuten am …."),
        ("Mark said no to me.", "en", "… said no to me."),
        ("We can mark it.", "en", "We can mark it."),
        ("Ich habe Stark und Klein gesprochen.", "de", "Ich habe … und … gesprochen."),
        ("Klein sagt nein.", "de", "… sagt nein."),
        ("Claire me l'a dit.", "fr", "… me l'a …."),
        ("GPUs, iPhones and gpus.", "en", "…, … and …."),
        ("J'ai lu l'article d'Inès.", "fr", "J'ai lu l'article …."),
        ("¿Puedes venir el lunes?", "es", "¿Puedes venir el …?"),
    ],
)
def test_names_numbers_quotations_and_topics_become_gaps(sentence: str, language: str, kept: str) -> None:
    assert gapped(sentence, language) == kept


def test_a_persons_name_goes_even_where_it_is_an_everyday_word() -> None:
    assert gapped("Short answers please you.", "en") == "Short answers please you."
    assert gapped("Short answers please you.", "en", {"short"}) == "… answers please you."


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_whole_sentences_that_claim_nothing(language: str) -> None:
    for notes, name in ((MARAS, MARA), (JONASES, JONAS)):
        found = voice_of(notes[language], name).examples
        assert 1 <= len(found) <= 3
        for sentence in found:
            assert "…" not in sentence
            assert claims_nothing(sentence, language)
    assert not claims_nothing("You lead the best team there is.", "en")
    assert not claims_nothing("We will offer you a good place.", "en")


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("We will close the second group after the summer.", "en"),
        ("I'm told you don't like long mails.", "en"),
        ("I will leave this place at the end of the year.", "en"),
        ("She said no to us.", "en"),
        ("Wir geben das Projekt im Sommer auf.", "de"),
        ("Du hast recht mit deiner Frage.", "de"),
        ("Nous quittons ce projet après cette année.", "fr"),
        ("Tu as raison sur cette question.", "fr"),
        ("Dejamos este proyecto después de este año.", "es"),
        ("Usted no tiene tiempo.", "es"),
    ],
)
def test_a_plan_or_an_opinion_in_everyday_words_is_no_example(told: str, language: str) -> None:
    note = MARAS[language][0]
    greeting, rest = note.split("\n\n", 1)
    twice = samples([f"{greeting}\n\n{told} {rest}", f"{greeting}\n\n{told} {rest}"], MARA)
    found = voice(twice, None)
    assert found is not None
    seen = f"{found.examples} {found.style.turns}".casefold()
    everyday = [word for word in gapped(told, language).strip(".").split() if len(word) > 5]
    assert not any(" ".join(pair).casefold() in seen for pair in pairwise(everyday)), seen
    assert told not in found.examples
    assert not any(told.casefold().strip(".").startswith(turn) or turn in told.casefold() for turn in found.style.turns)


def test_an_example_never_says_what_they_never_say() -> None:
    mine = samples(MARAS["en"], MARA)
    style = derive(mine)
    shown = examples(mine, style)
    word = next(word for word in shown[0].split() if len(word) > 3 and word.isalpha())
    assert not any(word in sentence.split() for sentence in examples(mine, replace(style, never=(word,))))


@pytest.mark.parametrize(
    ("line", "language", "greeting"),
    [
        ("Hi Tomas,", "en", "Hi {first},"),
        ("Dear Dr. Vance,", "en", "Dear {name},"),
        ("Hello Ruth Alder!", "en", "Hello {name},"),
        ("Good morning, Ruth,", "en", "Good morning, {first},"),
        ("Dear all,", "en", ""),
        ("Hi, this is about you and me.", "en", ""),
        ("Liebe Ruth,", "de", "Hallo {first},"),
        ("Lieber Herr Prof. Klein,", "de", "Guten Tag {name},"),
        ("Sehr geehrte Frau Dr. Alder,", "de", "Guten Tag {name},"),
        ("Moin Jan", "de", "Moin {first},"),
        ("Chère Inès,", "fr", "Bonjour {first},"),
        ("Madame,", "fr", "Bonjour {name},"),
        ("Estimada Sra. Ruiz:", "es", "Buenos días, {name}:"),
        ("Querido Luis:", "es", "Hola {first}:"),
        ("Hej Ruth,", "sv", ""),
    ],
)
def test_a_greeting_is_kept_without_a_name_and_guesses_nobodys_sex(line: str, language: str, greeting: str) -> None:
    assert greeting_of(line, language) == greeting


def test_a_greeting_is_recognised_in_a_draft_also_where_a_person_knows_more() -> None:
    assert filled_greeting("Hi {first},", "Ada Okafor") == "Hi Ada,"
    assert filled_greeting("Hi {first},", "Dr. Ada Okafor") == "Hi Dr. Ada Okafor,"
    assert greets_like("Hallo Ada,", "Hallo {first},", "Ada Okafor", "de")
    assert greets_like("Liebe Ada,", "Hallo {first},", "Ada Okafor", "de")
    assert greets_like("Hi 李明,", "Hi {name},", "李明", "en")
    assert not greets_like("Guten Tag Ada Okafor,", "Hallo {first},", "Ada Okafor", "de")


@pytest.mark.parametrize(
    ("line", "language", "closing"),
    [
        ("Best, Mara", "en", "Best,"),
        ("All the best,", "en", "All the best,"),
        ("Thanks, I will call you", "en", ""),
        ("Viele Grüße", "de", "Viele Grüße"),
        ("Herzlich, Jonas", "de", "Herzlich"),
        ("Mit besten Grüßen aus Stockholm", "de", ""),
        ("Bien à vous,", "fr", "Bien à vous,"),
        ("Un abrazo,", "es", "Un abrazo,"),
        ("— Mara", "en", ""),
    ],
)
def test_a_closing_is_the_phrase_alone(line: str, language: str, closing: str) -> None:
    assert closing_of(line, language) == closing


def test_what_others_wrote_below_and_above_is_not_theirs() -> None:
    note = MARAS["en"][0]
    mail = (
        "From: Mara Lindqvist\nTo: Ruth Alder\nSubject: Routing\n\n"
        + note
        + "\n-- \nMara Lindqvist\nCEO, Northlight\n\n"
        "On Tuesday Ruth Alder wrote:\n> Dear Mara, it is with great pleasure that I answer.\nYours faithfully,\nRuth"
    )
    assert read_sample(mail, [MARA]) == read_sample(note, [MARA])
    quoted = note + "\n> It is with great pleasure that I answer you today.\n"
    assert read_sample(quoted, [MARA]) is not None
    assert "pleasure" not in str(read_sample(quoted, [MARA]))


def test_a_few_words_or_another_language_show_no_style() -> None:
    assert read_sample("Hi Ruth, thanks. Mara") is None
    assert read_sample("") is None
    assert read_sample("这是一封信。" * 40) is None
    assert (
        read_sample("Hej Ruth, jag skulle vilja prata med dig om din forskning när du har tid nästa vecka. " * 3)
        is None
    )


def test_what_is_said_by_hand_wins_and_the_rest_follows_the_notes() -> None:
    derived = derive(samples(MARAS["en"], MARA))
    edit = VoiceEdit(person_id="mara", language="en", closing="Onwards,", turns=[], never=["excited"])
    assert edited(derived, edit) == replace(derived, closing="Onwards,", turns=(), never=("excited",))
    assert edited(derived, None) == derived


def _typed(style: Style, **changes: str) -> dict[str, str]:
    as_shown = {
        "greeting": style.greeting,
        "closing": style.closing,
        "length": "short",
        "formality": style.formality or "",
        "turns": "\n".join(style.turns),
    }
    return as_shown | changes


def test_a_form_sent_as_it_was_shown_changes_nothing() -> None:
    style = derive(samples(MARAS["en"], MARA))
    assert wanted(_typed(style), style, "en") == Wanted(None, None, None, None, None, None)


def test_a_form_says_greeting_closing_length_address_turns_and_never() -> None:
    style = derive(samples(MARAS["en"], MARA))
    typed = _typed(
        style,
        greeting="Dear Ms Alder,",
        closing="warmly",
        length="long",
        formality="polite",
        turns="let's talk soon",
        never="excited to\n“synergy”\n\nexcited to",
    )
    assert wanted(typed, style, "en") == Wanted(
        "Dear {name},", "Warmly,", 22, Formality.POLITE, ("let's talk soon",), ("excited to", "synergy")
    )


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("greeting", "Hi {first} of the 14 zebrafish,"),
        ("greeting", "Greetings from Quillfeather,"),
        ("closing", "Your friend at Quillfeather"),
        ("closing", "https://quillfeather.example"),
        ("turns", "you lead the best team"),
        ("turns", "as I said in Leeds"),
        ("turns", "I'll keep this short\nwe offer you a place"),
    ],
)
def test_by_hand_too_nothing_is_said_about_anybody(field: str, typed: str) -> None:
    style = derive(samples(MARAS["en"], MARA))
    wrong = wanted(_typed(style, **{field: typed}), style, "en")
    assert isinstance(wrong, dict)
    assert set(wrong) == {field}


def test_a_model_reads_the_voice_in_words_without_any_reader() -> None:
    told = in_words(voice_of(MARAS["de"], MARA, VoiceEdit(person_id="m", language="de", never=["spannend"])), "de")
    assert told.splitlines()[:3] == ["Greeting: Hi [first name],", "Closing phrase: Bis bald", 'Address: with "du"']
    assert "Never says: spannend" in told
    assert "- Wenn nicht, sag einfach nein." in told


DRAFTS = (
    Rewording(
        "note_1",
        "en",
        "Hi Ada,\n\nI trust that you are well. I would be thrilled to hear of Quillfeather. Would you talk to me?",
        "Hi Ada,\n\nI would like to hear of Quillfeather. Would you talk to me?",
    ),
    Rewording(
        "note_2",
        "en",
        "Hi Ravi,\n\nI am thrilled to write. Your work at Quillfeather is close to ours. Shall we talk shortly?",
        "Hi Ravi,\n\nI write. Your work is close to ours. Shall we talk?",
    ),
)


def test_what_is_struck_out_of_two_notes_is_what_they_never_say() -> None:
    mine = samples(MARAS["en"], MARA)
    assert struck(DRAFTS, mine) == ("thrilled",)
    assert derive(mine, DRAFTS).never == ("thrilled",)
    assert struck(DRAFTS[:1], mine) == ()
    assert struck([replace(one, note_id="note_1") for one in DRAFTS], mine) == ()


def test_a_name_is_struck_for_another_reason_and_what_they_say_themselves_is_no_sin() -> None:
    twice = [replace(DRAFTS[1], note_id=f"note_{number}") for number in (1, 2)]
    assert not any("uillfeather" in phrase for phrase in struck(twice, []))
    short = [Rewording(f"note_{n}", "en", "I'll keep this short. Would you talk?", "Would you talk?") for n in (1, 2)]
    assert any("short" in phrase for phrase in struck(short, []))
    assert not any("short" in phrase for phrase in struck(short, samples(MARAS["en"], MARA)))


def test_nobody_is_listened_to_who_gave_no_notes_and_a_hand_has_the_last_word() -> None:
    assert voice([], None, DRAFTS) is None
    mine = samples(MARAS["en"], MARA)
    by_hand = voice(mine, VoiceEdit(person_id="mara", language="en", never=[]), DRAFTS)
    assert by_hand is not None
    assert by_hand.style.never == ()
