"""While a draft is written its place shows how far it has come; what the writer mended is told to who reads it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.ports import Brief, Draft, Finding, Sentence, Written
from tests.fakes import FakeWriter, words_of
from tests.usecases.house import REVIEW, House


@dataclass
class SlowWriter(FakeWriter):
    """While it writes, the house draws its cards; its first draft promises something."""

    house: House | None = None
    promise: str = "We guarantee you two million dollars."
    seen: list[str] = field(default_factory=list)

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        assert self.house is not None
        await self.house.worker.drain()
        self.seen.append(words_of(self.house.review().elements))
        written = await super().write(brief, report, before)
        if report or not self.promise:
            return written
        return replace(
            written,
            draft=replace(written.draft, sentences=(*written.draft.sentences, Sentence(self.promise))),
        )


async def test_its_place_in_the_channel_shows_how_far_the_draft_has_come(house: House) -> None:
    writer = SlowWriter(house=house)
    house.writer = writer
    await house.types("mara", "note Ada Okafor about routing")
    first, second = writer.seen
    assert "Writing from" in first
    assert "Mending what the check found" in second
    done = words_of(house.review().elements)
    assert "Writing from" not in done
    assert "Mending what" not in done
    # One message, drawn again in its place.
    assert len(house.chat.in_channel(REVIEW)) == 1


async def test_who_reads_it_is_told_what_was_mended(house: House) -> None:
    house.writer = SlowWriter(house=house)
    await house.types("mara", "note Ada Okafor about routing")
    assert "mended before you saw" in words_of(house.review().elements)
    sources = await house.opens("rafael", house.button(house.review(), "sources"))
    assert "Mended by the writer" in str(sources.parts)


async def test_a_draft_that_was_well_at_once_says_nothing_of_mending(house: House) -> None:
    house.writer = SlowWriter(house=house, promise="")
    await house.types("mara", "note Ada Okafor about routing")
    assert "mended" not in words_of(house.review().elements)


async def test_a_place_without_a_draft_says_why(house: House) -> None:
    house.writer.failure = "writer-timeout"
    await house.types("mara", "note Ada Okafor about routing")
    card = house.review()
    assert "Writing" not in words_of(card.elements)
    assert house.button(card, "retry") is not None
