"""The folder of mails: each note once, whole or not at all, and an honest word when the disk says no."""

from pathlib import Path

import pytest

from bot.outside.mail_folder import MailFolder
from bot.ports import Delivery, Outcome
from tests.outside.letters import LETTER, letter, read_back, text_of


async def test_a_letter_lies_in_the_folder_as_it_was_approved(tmp_path: Path) -> None:
    folder = tmp_path / "mail" / "out"
    delivery = await MailFolder(folder).deliver(LETTER)
    (file,) = folder.iterdir()
    assert delivery == Delivery(Outcome.SENT, provider_id=file.name)
    assert file.name == f"{LETTER.note_id}.eml"
    mail = read_back(file.read_bytes())
    assert str(mail["Subject"]) == LETTER.subject
    assert text_of(mail) == LETTER.text


async def test_a_note_delivered_twice_is_found_and_not_doubled(tmp_path: Path) -> None:
    courier = MailFolder(tmp_path)
    first = await courier.deliver(LETTER)
    written = (tmp_path / f"{LETTER.note_id}.eml").read_bytes()
    again = await courier.deliver(letter(text="something else"))
    assert again == first
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [written]


async def test_what_an_interrupted_attempt_left_behind_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / f"{LETTER.note_id}.part").write_bytes(b"From: half")
    delivery = await MailFolder(tmp_path).deliver(LETTER)
    assert delivery.outcome is Outcome.SENT
    (file,) = tmp_path.iterdir()
    assert text_of(read_back(file.read_bytes())) == LETTER.text


async def test_where_no_folder_can_be_nothing_was_sent(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("a file, not a folder")
    delivery = await MailFolder(tmp_path / "mail").deliver(LETTER)
    assert (delivery.outcome, delivery.reason) == (Outcome.NOT_SENT, "mail-folder-failed")


@pytest.mark.parametrize("changes", [{"note_id": "../note"}, {"note_id": ""}, {"subject": "a\nBcc: b@c.example"}])
async def test_what_cannot_be_written_is_refused_and_leaves_nothing(tmp_path: Path, changes: dict[str, str]) -> None:
    delivery = await MailFolder(tmp_path / "out").deliver(letter(**changes))
    assert (delivery.outcome, delivery.reason) == (Outcome.REFUSED, "mail-unwritable")
    assert list(tmp_path.iterdir()) == []
