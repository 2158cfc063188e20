"""The grammar: what people type on a phone is understood, and nothing typed breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.commands import (
    RIGHT,
    AddCandidate,
    AddPoint,
    AddToVoice,
    FindCandidates,
    Mistyped,
    ResumeAll,
    ShowCandidate,
    ShowFollowUps,
    ShowHelp,
    ShowPeople,
    ShowPoints,
    ShowStatus,
    ShowVoice,
    StopAll,
    Topic,
    WriteNote,
    language_of,
    parse,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("note", WriteNote()),
        ("note Ada Okafor", WriteNote("Ada Okafor")),
        ("/note Ada Okafor", WriteNote("Ada Okafor")),
        ("note Ada Okafor about our open-model work", WriteNote("Ada Okafor", purpose="our open-model work")),
        (
            "note Ada Okafor about our open-model work, warm, in German",
            WriteNote("Ada Okafor", purpose="our open-model work", tone="warm", language="de"),
        ),
        (
            "note Ada Okafor about our open-model work in German, warm",
            WriteNote("Ada Okafor", purpose="our open-model work", tone="warm", language="de"),
        ),
        (
            "note Ada Okafor for Mara about routing",
            WriteNote("Ada Okafor", executive="Mara", purpose="routing"),
        ),
        ("notiz Ada Okafor über Routing, herzlich, auf Deutsch", WriteNote("Ada Okafor", "", "Routing", "warm", "de")),
        ("note Ada, formal", WriteNote("Ada", tone="formal")),
        ("note  Ada   Okafor   ABOUT  speed", WriteNote("Ada Okafor", purpose="speed")),
        ("note “Ada Okafor”", WriteNote("Ada Okafor")),
        ("note 李明 about routing", WriteNote("李明", purpose="routing")),
        ("note Ada about life in Paris", WriteNote("Ada", purpose="life in Paris")),
        ("note Ada about red, green, blue", WriteNote("Ada", purpose="red, green, blue")),
        ("candidate show Ada", ShowCandidate("Ada")),
        ("candidate Ada Okafor", ShowCandidate("Ada Okafor")),
        ("candidate find okaf", FindCandidates("okaf")),
        ("candidate suche okaf", FindCandidates("okaf")),
        ("candidate add", AddCandidate()),
        ("candidate add Ada Okafor", AddCandidate("Ada Okafor")),
        ("candidate", ShowHelp(Topic.CANDIDATE)),
        ("followups", ShowFollowUps()),
        ("follow-ups", ShowFollowUps()),
        ("voice", ShowVoice()),
        ("stimme", ShowVoice()),
        ("voice  anything else", ShowVoice()),
        ("/voice add", AddToVoice()),
        ("voice add Hi Ruth,\n\nI will be  brief.\n\nMara\n", AddToVoice("Hi Ruth,\n\nI will be  brief.\n\nMara")),
        ("Stimme neu\nHallo Jan,\nkurz:", AddToVoice("Hallo Jan,\nkurz:")),
        ("voice additional", ShowVoice()),
        ("points", ShowPoints()),
        ("/points list", ShowPoints()),
        ("points open weights", ShowPoints("open weights")),
        ("Kernaussagen suche Gewichte", ShowPoints("Gewichte")),
        ("points add", AddPoint()),
        ("points neu Wir veröffentlichen alles.", AddPoint("Wir veröffentlichen alles.")),
        ("help", ShowHelp()),
        ("", ShowHelp()),
        ("help note", ShowHelp(Topic.NOTE)),
        ("people", ShowPeople()),
        ("status", ShowStatus()),
        ("stop wrong list", StopAll("wrong list")),
        ("resume", ResumeAll()),
        ("notte Ada", Mistyped("notte", Topic.NOTE)),
        ("canidate Ada", Mistyped("canidate", Topic.CANDIDATE)),
        ("zzzzzz", Mistyped("zzzzzz", None)),
    ],
)
def test_a_line_means_one_thing(typed: str, meant: object) -> None:
    assert parse(typed) == meant


@given(st.text(max_size=200))
def test_whatever_is_typed_is_understood_or_mistyped(typed: str) -> None:
    parse(typed)


@given(st.text(max_size=80), st.sampled_from([topic.value for topic in Topic]))
def test_whatever_follows_a_verb_is_that_verbs(rest: str, verb: str) -> None:
    assert not isinstance(parse(f"{verb} {rest}"), Mistyped)


@pytest.mark.parametrize(
    ("word", "tag"),
    [("German", "de"), ("deutsch", "de"), ("English", "en"), ("französisch", "fr"), ("español", "es"), ("Klingon", "")],
)
def test_a_language_is_known_by_its_names(word: str, tag: str) -> None:
    assert language_of(word) == tag


def test_every_verb_has_its_right_decided() -> None:
    assert set(RIGHT) == set(Topic)
