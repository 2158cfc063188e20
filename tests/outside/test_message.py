"""What is composed reads back as what was approved, whatever stands in it; nothing smuggles a header in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outside.message import OVERTURE_ID, Unwritable, compose
from tests.outside.letters import LETTER, addresses_of, letter, read_back, subject_of, text_of

#: all of Unicode that can be encoded, without control characters: what a name or a subject may hold
ONE_LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=300)
#: a text's lines, with everything that transport likes to change
LINES = st.lists(
    st.one_of(
        st.sampled_from([".", "..", ".x", "From Ada", "-- ", "tab\t", "   ", "=", "=20", "x" * 2000, "é" * 700, "\f"]),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=120),
    ),
    max_size=12,
)
HEADERS = {
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "in-reply-to",
    "references",
    "x-overture-id",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
}


@given(LINES)
def test_the_text_reads_back_byte_for_byte(lines: list[str]) -> None:
    text = "\n".join(lines)
    content = compose(letter(text=text)).as_bytes()
    assert text_of(read_back(content)).encode() == text.removesuffix("\n").encode()
    assert all(len(line) <= 78 for line in content.split(b"\r\n\r\n", 1)[1].split(b"\r\n"))


@given(subject=ONE_LINE, sender=ONE_LINE, recipient=ONE_LINE)
def test_subject_and_names_read_back_as_they_were(subject: str, sender: str, recipient: str) -> None:
    content = compose(letter(subject=subject, sender_name=sender, recipient_name=recipient)).as_bytes()
    mail = read_back(content)
    assert subject_of(content) == subject
    assert addresses_of(content, "From") == [(sender, LETTER.sender_address)]
    assert addresses_of(content, "To") == [(recipient, LETTER.recipient_address)]
    assert {name.lower() for name in mail.keys()} == HEADERS - {"in-reply-to", "references"}  # noqa: SIM118
    assert content.split(b"\r\n\r\n", 1)[0].isascii()


@pytest.mark.parametrize("break_", ["\n", "\r", "\r\n", "\r\n\r\n", "\0", "\x0b", "\x85", "\u2028", "\ud800"])
@pytest.mark.parametrize(
    "field", ["unsubscribe_url", "subject", "sender_name", "recipient_name", "message_id", "in_reply_to", "note_id"]
)
def test_a_line_break_or_control_character_in_a_header_is_refused(field: str, break_: str) -> None:
    with pytest.raises(Unwritable, match=field):
        compose(letter(**{field: f"good{break_}Bcc: everyone@deepmeadow.example"}))


@pytest.mark.parametrize(
    "typed",
    ["", "ada", "ada@", "ada@okafor.example\nRCPT TO:<x@y.example>", "a@b.example, c@d.example", "a b@c.example"],
)
@pytest.mark.parametrize("field", ["sender_address", "recipient_address"])
def test_what_is_no_single_address_is_refused(field: str, typed: str) -> None:
    with pytest.raises(Unwritable, match=field):
        compose(letter(**{field: typed}))


@pytest.mark.parametrize(
    "subject",
    [
        "=?utf-8?q?Open=0D=0ABcc:_everyone@deepmeadow.example?=",
        "=?utf-8?b?T3Blbg==?=",
        "Offene Modelle, und Ihre Arbeit an der Weglenkung in dünn besetzten Netzen, von Łukasz bis 李",
        "two  spaces",
    ],
)
def test_a_subject_that_looks_like_an_encoded_word_stays_what_it_is(subject: str) -> None:
    content = compose(letter(subject=subject)).as_bytes()
    assert subject_of(content) == subject
    assert b"\nBcc:" not in content


@pytest.mark.parametrize(
    "name", ['Ada "the router" Okafor', "Okafor, Ada", "Ada\\", "ada@deepmeadow.example", "Ł" * 90]
)
def test_a_display_name_never_becomes_an_address(name: str) -> None:
    content = compose(letter(recipient_name=name)).as_bytes()
    assert addresses_of(content, "To") == [(name, "ada@okafor.example")]


def test_a_follow_up_names_the_letters_before_it() -> None:
    ids = tuple(f"<note_{'x' * 70}{number}.1@northlight.example>" for number in range(20))
    mail = read_back(compose(letter(in_reply_to=ids[-1], references=ids)).as_bytes())
    assert str(mail["In-Reply-To"]) == ids[-1]
    assert tuple(str(mail["References"]).split()) == ids


def test_the_letter_carries_its_ids_and_the_day_it_was_sent_on() -> None:
    mail = read_back(compose(LETTER).as_bytes())
    assert mail["Message-ID"] == LETTER.message_id
    assert mail[OVERTURE_ID] == LETTER.note_id
    assert mail["Date"].datetime == LETTER.sent_on
    assert mail.get_content_type() == "text/plain"


def test_a_domain_in_any_script_is_written_in_ascii() -> None:
    message = compose(letter(recipient_address="ada@müller.example"))
    assert message["To"].addresses[0].addr_spec == "ada@xn--mller-kva.example"
    assert not message.policy.utf8  # type: ignore[attr-defined]


def test_an_address_in_another_script_asks_for_smtputf8_and_stays_readable() -> None:
    message = compose(letter(recipient_address="李@deepmeadow.example", recipient_name="李"))
    assert message.policy.utf8  # type: ignore[attr-defined]
    content = message.as_bytes()
    assert re.search("To: .*<李@deepmeadow.example>\r\n".encode(), content.replace(b"\r\n ", b" "))
    assert read_back(content)["To"].addresses[0].display_name == "李"


def test_half_a_character_in_the_text_is_refused() -> None:
    with pytest.raises(Unwritable, match="text"):
        compose(letter(text="Dear \ud83d Ada"))


def test_a_mail_program_can_unsubscribe_with_one_click_over_https_only() -> None:
    address = "https://overture.northlight.example/unsubscribe/note_01kzv3q8m4x7c9t2r5w8y1d6fh.AAAAAAAAAAAAAAAA"
    wire = compose(letter(unsubscribe_url=address)).as_bytes().decode()
    # RFC 8058: the address in one piece, and the POST announced.
    assert f"List-Unsubscribe: <{address}>\r\n" in wire
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in wire
    plain = compose(letter(unsubscribe_url=address.replace("https", "http")))
    assert plain["List-Unsubscribe"] is not None
    assert plain["List-Unsubscribe-Post"] is None
    assert compose(LETTER)["List-Unsubscribe"] is None
