"""Examples of a question for a conversation: as its owner, its asker and an admin see it, in each status."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.cards import handover
from bot.cards.elements import Card, Form
from bot.cards.handover import HandoverView
from bot.rules import handover as rules
from bot.texts import Words
from db.tables import Candidate, Handover, HandoverStatus, LawfulBasis, Person, Role

NOW = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)


def handover_examples(words: Words, outside: str) -> Iterator[tuple[str, Card | Form]]:
    """Name and picture of each."""
    people = [
        _person("mara", outside or "Mara Lindqvist", Role.EXECUTIVE),
        _person("jonas", outside or "Jonas Weber", Role.EXECUTIVE),
        _person("noor", outside or "Noor Haddad", Role.ADMIN),
    ]
    who = _candidate(outside)
    for status in HandoverStatus:
        for reader in people:
            yield f"handover-{status.value}-{reader.id}", handover.draw(_view(status, who, reader, outside), words)
    asked = _view(HandoverStatus.ASKED, who, people[0], outside)
    yield "handover-moved", handover.draw_pointer(asked, words)
    yield "handover-refused", handover.refused(outside or "Mara has it.", who.id, "jonas", people[0].name, words)
    yield "form-handover-ask", handover.ask_form(who, "jonas", people[0].name, words)
    yield "form-handover-word", handover.word_form(asked.asked, who, words)
    yield "form-handover-on", handover.hand_on_form(who, people[1:2], words)
    yield "form-handover-decide", handover.decide_form(who, people[:2], people[0].name, words)


def _view(status: HandoverStatus, who: Candidate, reader: Person, outside: str) -> HandoverView:
    passed = status in (HandoverStatus.GIVEN, HandoverStatus.DECIDED)
    asked = Handover(
        id="handover_1",
        version=2,
        candidate_id=who.id,
        owner_id="mara",
        to_id="jonas",
        asked_by="jonas",
        asked_at=NOW,
        status=status,
        why=outside or "We have known each other since Zurich.",
        answer=(outside or "Gladly, and give her my best.") if passed else "",
        given_to="jonas" if passed else None,
        reason="handover-elsewhere" if status is HandoverStatus.WITHDRAWN else "",
        moved_at=NOW,
        due_at=NOW + timedelta(days=2),
    )
    return HandoverView(
        asked=asked,
        candidate=who,
        owner=outside or "Mara Lindqvist",
        to=outside or "Jonas Weber",
        asker=outside or "Jonas Weber",
        mover=outside or ("Noor Haddad" if status is HandoverStatus.DECIDED else "Mara Lindqvist"),
        given_to=(outside or "Jonas Weber") if passed else "",
        last_note=NOW - timedelta(days=2),
        planned=[NOW + timedelta(days=2), NOW + timedelta(days=10)],
        writes_from=NOW + timedelta(days=2) if passed else None,
        zone="Europe/London",
        answers=rules.open_answers(asked, reader),
        reader_has_it=passed and reader.id == "jonas",
    )


def _person(person_id: str, name: str, role: Role) -> Person:
    return Person(id=person_id, name=name, email=f"{person_id}@northlight.example", roles=[role], created_at=NOW)


def _candidate(outside: str) -> Candidate:
    return Candidate(
        id="cand_1",
        version=3,
        name=outside or "Ada Okafor",
        employer=outside or "Deep Meadow",
        lawful_basis=LawfulBasis.LEGITIMATE_INTEREST,
        owner_id="mara",
        owned_since=NOW,
        added_by="dana",
        created_at=NOW,
    )
