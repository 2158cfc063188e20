"""What somebody tells of days to come, in an answer as it arrives: with its quotations, signature and line breaks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.place import placed
from bot.rules.said_dates import dates_in, own_words
from db.tables import DateKind

TODAY = date(2026, 11, 24)
LONDON = placed("GB", "ENG", "Europe/London")

TOLD = [
    ("my vest is on 14 March", "vest", "2027-03-14"),
    ("My RSUs vest mid-September.", "vest", "2027-09-11"),
    ("Meine Anteile werden am 14.3. frei.", "vest", "2027-03-14"),
    ("Mis acciones se consolidan el 14 de marzo.", "vest", "2027-03-14"),
    ("nach Ostern", "ask_again", "2027-03-30"),
    ("I'm free from May", "ask_again", "2027-05-01"),
    ("Please don't write before May.", "ask_again", "2027-05-01"),
    ("Bitte nicht vor Mai.", "ask_again", "2027-05-01"),
    ("Recontactez-moi après Pâques.", "ask_again", "2027-03-30"),
    ("Escríbame de nuevo dentro de tres semanas.", "ask_again", "2026-12-15"),
    ("mi preaviso termina el 30 de abril", "notice", "2027-04-30"),
    ("mon préavis se termine fin juin", "notice", "2027-06-21"),
    ("Meine Kündigungsfrist läuft bis 31.3.2027.", "notice", "2027-03-31"),
    ("My garden leave ends on 30 June, and I will be glad of it after all these months.", "notice", "2027-06-30"),
    ("The NeurIPS deadline is on 20 May and I am buried until then.", "deadline", "2027-05-20"),
    ("I speak at ICML in July.", "conference", "2027-07-01"),
]


@pytest.mark.parametrize(("text", "kind", "first"), TOLD, ids=[text for text, _, _ in TOLD])
def test_what_happens_then_is_read_with_the_day(text: str, kind: str, first: str) -> None:
    (found,) = dates_in(text, TODAY, LONDON)
    assert (found.kind.value, found.days[0].first.isoformat(), found.words) == (kind, first, text)


@pytest.mark.parametrize(
    "text",
    [
        "", "No.", "Not in May.", "My vest was on 14 March.", "my lease was up in May", "The vest is not on 14 March.",
        "We shipped the model in December, and the team liked what the press had to say of it and of all our work",
    ],
)  # fmt: skip
def test_a_denied_or_past_day_and_small_talk_propose_nothing(text: str) -> None:
    assert dates_in(text, TODAY, LONDON) == []


def test_a_whole_answer_is_read_without_what_it_quotes_and_signs() -> None:
    answer = (
        "Dear Mara,\n\nthank you. My notice period runs until\n31 March 2027. Then my shares vest on 14 April.\n\nAda\n-- \n"
        "Ada Okafor, until 1 May 2027\n\nOn Tue, 3 June 2026 at 14:05, Mara Lindqvist <mara@northlight.example> wrote:\n"
        "> Would you have time on 2 June 2027?\n"
    )
    assert [(one.kind, one.days[0].first) for one in dates_in(answer, TODAY, LONDON)] == [
        (DateKind.NOTICE, date(2027, 3, 31)),
        (DateKind.VEST, date(2027, 4, 14)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "> quoted", "On Tue, 3 June 2026 Mara wrote:", "Am 3. Juni 2026 um 14:05 schrieb Mara:", "-----Original Message-----",
        "Le 3 juin 2026, Mara a écrit :", "El 3 de junio de 2026, Mara escribió:", "Von: mara@northlight.example", "-- ",
    ],
)  # fmt: skip
def test_quotations_and_signatures_begin_like_this_in_four_languages(line: str) -> None:
    assert own_words(f"Yes.\n{line}\nask me on 14 March") == "Yes."


def test_what_a_person_says_it_is_wins_over_the_words() -> None:
    (found,) = dates_in("the board meets on 14 March", TODAY, LONDON, DateKind.NOTICE)
    assert found.kind is DateKind.NOTICE


def test_a_calendar_is_no_answer() -> None:
    assert len(dates_in("\n\n".join(f"Ask me on {day} March." for day in range(1, 30)), TODAY, LONDON)) == 5


@given(st.text(max_size=300), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_whatever_is_written_it_never_fails_nor_proposes_a_past_day(text: str, today: date) -> None:
    for found in dates_in(text, today, LONDON):
        assert all(today <= days.first <= days.last for days in found.days)
