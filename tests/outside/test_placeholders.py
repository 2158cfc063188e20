"""With placeholders no name and no address reaches the model, and the draft is as if they had."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from openai import AsyncOpenAI

from bot.outside.openai_writer import OpenAIWriter
from bot.outside.placeholders import NamelessWriter, Placeholders
from bot.ports import Brief, Draft, Evidence, Finding, Sentence, Severity, Usage, WriterFailed, Written
from bot.texts import text
from tests.peers.model import completion, model_peer
from tests.rules.briefs import brief

SECRET = ("Ada", "Okafor", "OKAFOR", "Mara", "Lindqvist", "ada@okafor.example")


def told() -> Brief:
    usual = brief()
    mail = Evidence("fact_mail", "Dr. OKAFOR answers at ada@okafor.example; Okafors Arbeit", "", date(2026, 6, 1))
    return replace(usual, facts=(*usual.facts, mail), earlier=("Dear Ada Okafor,\n\nMara",))


class Echo:
    """Writes what it is told to."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences

    async def write(self, _: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        draft = Draft("For NAME1A", tuple(Sentence(each, ("fact_mail",)) for each in self.sentences))
        return Written(draft, Usage("echo", "first_note@1"))

    async def translate(self, draft: Draft, language: str, to: str, names: Sequence[str] = ()) -> Written:
        return Written(replace(draft, subject=f"{language} {to} {draft.subject}"), Usage("echo", "back_translation@1"))


async def test_nothing_that_is_sent_names_them() -> None:
    letter = {"subject": "s", "sentences": [{"text": "Dear NAME1A NAME1B,", "sources": [], "paragraph": True}]}
    found = Finding("name", Severity.BLOCK, 0, text("mistyped", typed="Ada Okafor"))
    before = Draft("To Ada", (Sentence("Dear Ada Okafor,"),))
    async with model_peer([completion(json.dumps(letter))]) as peer:
        client = AsyncOpenAI(api_key="secret", base_url=peer.base_url)
        writer = OpenAIWriter(client, "scripted")
        written = await NamelessWriter(writer).write(told(), report=[found], before=before)
        await writer.close()
    sent = json.dumps(peer.asked[0]["messages"], ensure_ascii=False)
    assert [word for word in SECRET if word in sent] == []
    assert "NAME1A" in sent
    assert "Deep Meadow" in sent
    assert written.draft.sentences[0].text == "Dear Ada Okafor,"


async def test_what_comes_back_is_named_again_however_it_was_written() -> None:
    writer = NamelessWriter(Echo("Liebe Frau name1b,", "NAME1As Arbeit, und NAME1B’s.", "Write to ADDRESS1.", "NAME2A"))
    written = await writer.write(told())
    assert written.draft.subject == "For Ada"
    assert [sentence.text for sentence in written.draft.sentences] == [
        "Liebe Frau Okafor,",
        "Adas Arbeit, und Okafor’s.",
        "Write to ada@okafor.example.",
        "Mara",
    ]
    assert written.draft.sentences[0].sources == ("fact_mail",)


async def test_a_translation_names_nobody_on_its_way_either() -> None:
    letter = {"subject": "s", "sentences": [{"text": "Dear NAME1A NAME1B,", "sources": [], "paragraph": True}]}
    async with model_peer([completion(json.dumps(letter))]) as peer:
        client = AsyncOpenAI(api_key="secret", base_url=peer.base_url)
        writer = OpenAIWriter(client, "scripted")
        draft = Draft("An Ada", (Sentence("Liebe Ada Okafor,"),))
        read = await NamelessWriter(writer).translate(draft, "de", "en", ("Ada Okafor", "Mara Lindqvist"))
        await writer.close()
    sent = json.dumps(peer.asked[0]["messages"], ensure_ascii=False)
    assert [word for word in SECRET if word in sent] == []
    assert read.draft.sentences[0].text == "Dear Ada Okafor,"


@pytest.mark.parametrize("words", ["Dear NAME7C,", "Write to ADDRESS9"])
async def test_a_placeholder_that_was_never_given_is_no_draft(words: str) -> None:
    with pytest.raises(WriterFailed):
        await NamelessWriter(Echo(words)).write(told())


@pytest.mark.parametrize("name", ["Ada Okafor", "Ludwig van der Meer", "李 明华", "Łukasz Żak", "J. O", "Li Li"])
@given(words=st.text(max_size=60))
def test_what_was_hidden_can_be_shown(name: str, words: str) -> None:
    assume("name" not in words.lower() and "address" not in words.lower())
    whole = f"{words} {name}, {words}{name} {name}s <x@y.example>"
    hidden = Placeholders.of((name, "Mara Lindqvist"), (whole,))
    assert hidden.show(hidden.hide(whole)) == whole
