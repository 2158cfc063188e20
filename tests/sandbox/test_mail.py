"""The candidate's inbox: what the bot delivered into the folder, and the answers as a mail program writes them."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.sandbox import RunningSandbox

ADA = "ada@okafor.example"


def deliver(
    folder: Path, name: str = "1.eml", to: str = f"Ada Okafor <{ADA}>", text: str = "Dear Ada,\n\nhello.\n"
) -> None:
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = "Mara Lindqvist <mara.lindqvist@northlight.example>"
    mail["To"] = to
    mail["Subject"] = "Your work on routing"
    mail["Date"] = "Tue, 24 Nov 2026 09:00:00 +0100"
    mail["Message-ID"] = f"<{name}@northlight.example>"
    mail["References"] = "<0@northlight.example>"
    mail.set_content(text)
    part = folder / "mail" / "out" / f"{name}.part"
    part.write_bytes(mail.as_bytes())
    part.rename(part.with_name(name))


def answers(folder: Path) -> list[EmailMessage]:
    files = sorted((folder / "mail" / "in").glob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


async def test_what_was_delivered_is_in_the_candidates_inbox(sandbox: RunningSandbox, tmp_path: Path) -> None:
    deliver(tmp_path)
    mail = await sandbox.wait_for_mail(ADA, "Dear Ada")
    assert (mail.sender, mail.subject) == ("mara.lindqvist@northlight.example", "Your work on routing")
    assert mail.text == "Dear Ada,\n\nhello.\n"
    assert mail.headers["Message-ID"] == "<1.eml@northlight.example>"
    assert mail.direction == "in"
    assert await sandbox.mails("somebody@else.example") == []


async def test_an_inbox_counts_what_was_not_looked_at(sandbox: RunningSandbox, tmp_path: Path) -> None:
    deliver(tmp_path)

    async def unread() -> int | None:
        boxes = (await sandbox.get("/sandbox/state", {"as": "U01MARA"}))["mailboxes"]
        return boxes[0]["unread"] if boxes == [{"address": ADA, "name": "Ada Okafor", "unread": 1}] else None

    assert await sandbox.wait_for(unread) == 1
    await sandbox.mails(ADA)
    [box] = (await sandbox.get("/sandbox/state", {"as": "U01MARA"}))["mailboxes"]
    assert box["unread"] == 0


async def test_an_answer_is_threaded_and_quotes_what_it_answers(sandbox: RunningSandbox, tmp_path: Path) -> None:
    deliver(tmp_path)
    message_id = await sandbox.answer(await sandbox.wait_for_mail(ADA), "Thank you, let us talk.\nAda")
    [answer] = answers(tmp_path)
    assert answer["In-Reply-To"] == "<1.eml@northlight.example>"
    assert answer["References"] == "<0@northlight.example> <1.eml@northlight.example>"
    assert answer["Message-ID"] == message_id
    assert message_id.endswith("@okafor.example>")
    assert answer["Subject"] == "Re: Your work on routing"
    assert answer["From"].addresses[0].addr_spec == ADA
    assert answer["From"].addresses[0].display_name == "Ada Okafor"
    assert answer["To"].addresses[0].addr_spec == "mara.lindqvist@northlight.example"
    text = answer.get_content().replace("\r\n", "\n")
    assert text.startswith("Thank you, let us talk.\nAda\n\nOn Tue, 24 Nov 2026 at 09:00, Mara Lindqvist")
    assert text.endswith("> Dear Ada,\n>\n> hello.\n")


async def test_an_answer_stands_in_the_candidates_mailbox_too(sandbox: RunningSandbox, tmp_path: Path) -> None:
    deliver(tmp_path)
    await sandbox.answer(await sandbox.wait_for_mail(ADA), "Yes.", quote=False)
    newest, first = await sandbox.mails(ADA)
    assert (newest.direction, newest.text.strip(), first.direction) == ("out", "Yes.", "in")


async def test_an_answer_may_be_an_automatic_one(sandbox: RunningSandbox, tmp_path: Path) -> None:
    deliver(tmp_path)
    headers = {"Auto-Submitted": "auto-replied", "Subject": "Out of office"}
    await sandbox.answer(await sandbox.wait_for_mail(ADA), "Back on Monday.", headers=headers)
    [answer] = answers(tmp_path)
    assert (answer["Auto-Submitted"], answer["Subject"]) == ("auto-replied", "Out of office")


async def test_an_answer_carries_the_workspaces_time(sandbox: RunningSandbox, tmp_path: Path) -> None:
    deliver(tmp_path)
    await sandbox.forward(days=4)
    await sandbox.answer(await sandbox.wait_for_mail(ADA), "Late, sorry.")
    [answer] = answers(tmp_path)
    difference = answer["Date"].datetime - await sandbox.now()
    assert abs(difference.total_seconds()) < 5


async def test_no_line_break_gets_into_a_header(sandbox: RunningSandbox, tmp_path: Path) -> None:
    deliver(tmp_path)
    mail = await sandbox.wait_for_mail(ADA)
    with pytest.raises(ValueError, match="/sandbox/mail"):
        await sandbox.answer(mail, "a", subject="Hello\r\nBcc: everybody@northlight.example")
    assert answers(tmp_path) == []


async def test_half_a_file_is_not_a_mail(sandbox: RunningSandbox, tmp_path: Path) -> None:
    (tmp_path / "mail" / "out" / "1.eml.part").write_bytes(f"To: {ADA}\n\nDear".encode())
    deliver(tmp_path, "2.eml")
    assert (await sandbox.wait_for_mail(ADA)).headers["Message-ID"] == "<2.eml@northlight.example>"
    assert len(await sandbox.mails(ADA)) == 1
