"""What a run says of a writer: a result for each case, totals, and how they differ from the last run's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from bot.ports import Severity
from bot.rules.draft_checks.likeness import OtherNote, alike
from bot.rules.draft_checks.reading import fold
from bot.rules.draft_checks.severity import Check

#: findings that say a sentence rests on nothing, or on somebody else's facts
GROUNDING = frozenset({
    Check.CLAIM, Check.NUMBER, Check.DATE, Check.AMOUNT, Check.NAME, Check.ORGANISATION, Check.PLACE, Check.TITLE,
    Check.LINK, Check.ADDRESS, Check.WRONG_PERSON, Check.MEETING, Check.ADMIRATION,
})  # fmt: skip
FORM = frozenset({Check.LENGTH, Check.TOO_LONG})


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True)


class Seen(_Kept):
    """A finding, in words."""

    check: str
    severity: Severity
    sentence: int | None
    message: str


class Line(_Kept):
    """A sentence with the texts it cites."""

    text: str
    sources: tuple[str, ...] = ()
    paragraph: bool = False


class Result(_Kept):
    """What came of one case. `failed` is why no draft came, and then the rest is empty."""

    name: str
    family: str
    sender: str = ""
    to: str = ""
    employer: str = ""
    language: str = ""
    purpose: str = ""
    evidence: Mapping[str, str] = Field(default_factory=dict)
    failed: str = ""
    subject: str = ""
    lines: tuple[Line, ...] = ()
    findings: tuple[Seen, ...] = ()
    words: int = 0
    mended: bool = False
    #: the words it may not hold and holds
    broke: tuple[str, ...] = ()
    #: of facts that exclude each other it tells more than one
    contradicts: bool = False
    #: likeness, of 100, to the likest letter to somebody else at the same employer
    likeness: int = 0
    model: str = ""
    prompt: str = ""
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    cost_micros: int = 0
    seconds: float = 0.0

    @property
    def blocked(self) -> bool:
        """Could nobody approve it?"""
        return any(one.severity is Severity.BLOCK for one in self.findings)

    @property
    def slipped(self) -> bool:
        """Does it hold what it may not, and could be approved?"""
        return bool(self.broke) and not self.blocked

    @property
    def ungrounded(self) -> int:
        """How many sentences rest on nothing."""
        return len({one.sentence for one in self.findings if one.check in GROUNDING and one.sentence is not None})

    @property
    def in_length(self) -> bool:
        """Is it as long as a note of its kind should be?"""
        return not any(one.check in FORM for one in self.findings)

    @property
    def in_language(self) -> bool:
        """Is it in the language asked for?"""
        return not any(one.check == Check.LANGUAGE for one in self.findings)

    @property
    def letter(self) -> str:
        """Subject and text, to compare with another run's."""
        return "\n".join((self.subject, *(line.text for line in self.lines)))


class Totals(_Kept):
    """What a run says as a whole; shares are of 100, of the drafts that came, and `None` where none came."""

    cases: int
    failed: int
    slipped: int
    contradicts: int
    grounded: float | None
    blocked: float | None
    mended: float | None
    in_length: float | None
    in_language: float | None
    likeness: int
    prompt_tokens: int
    cached_tokens: int
    completion_tokens: int
    cost_micros: int
    #: of one case: half took no longer, and all but a twentieth
    seconds_half: float
    seconds_most: float


class Run(_Kept):
    """One run, as it is kept."""

    at: datetime
    model: str
    prompts: tuple[str, ...]
    results: tuple[Result, ...]


class Change(_Kept):
    """A case that a draft came out of otherwise than in the last run."""

    name: str
    before: str
    now: str


class Comparison(_Kept):
    """A run beside the last, over the cases both have."""

    at: datetime
    model: str
    before: Totals
    now: Totals
    changes: tuple[Change, ...]


def totals(results: Sequence[Result]) -> Totals:
    """Add `results` up."""
    came = [one for one in results if not one.failed]
    sentences = sum(len(one.lines) for one in came)
    seconds = sorted(one.seconds for one in results)
    return Totals(
        cases=len(results),
        failed=len(results) - len(came),
        slipped=sum(one.slipped for one in came),
        contradicts=sum(one.contradicts for one in came),
        grounded=_share(sentences - sum(one.ungrounded for one in came), sentences),
        blocked=_share(sum(one.blocked for one in came), len(came)),
        mended=_share(sum(one.mended for one in came), len(came)),
        in_length=_share(sum(one.in_length for one in came), len(came)),
        in_language=_share(sum(one.in_language for one in came), len(came)),
        likeness=max((one.likeness for one in came), default=0),
        prompt_tokens=sum(one.prompt_tokens for one in results),
        cached_tokens=sum(one.cached_tokens for one in results),
        completion_tokens=sum(one.completion_tokens for one in results),
        cost_micros=sum(one.cost_micros for one in results),
        seconds_half=round(seconds[len(seconds) // 2], 3) if seconds else 0.0,
        seconds_most=round(seconds[min(len(seconds) - 1, len(seconds) * 19 // 20)], 3) if seconds else 0.0,
    )


def with_likeness(results: Sequence[Result]) -> tuple[Result, ...]:
    """Each with its likeness to the likest letter to somebody else at the same employer, in the same language."""
    notes = [OtherNote(one.to, one.employer, "\n\n".join(line.text for line in one.lines)) for one in results]

    def likest(index: int) -> int:
        mine = results[index]
        others = (
            alike(notes[index], notes[other])
            for other, theirs in enumerate(results)
            if theirs.lines and theirs.to != mine.to and theirs.language == mine.language
            if mine.employer and fold(theirs.employer) == fold(mine.employer)
        )
        return round(max(others, default=0)) if mine.lines else 0

    return tuple(one.model_copy(update={"likeness": likest(index)}) for index, one in enumerate(results))


def by_family(results: Iterable[Result]) -> dict[str, list[Result]]:
    """The results of each family, families as they first come."""
    grouped: dict[str, list[Result]] = defaultdict(list)
    for one in results:
        grouped[one.family].append(one)
    return dict(grouped)


def compared(run: Run, last: Run) -> Comparison | None:
    """`run` beside `last`; nothing where they share no case."""
    before = {one.name: one for one in last.results}
    both = [one for one in run.results if one.name in before]
    if not both:
        return None
    return Comparison(
        at=last.at,
        model=last.model,
        # Whoever was in only one of the runs is nobody's colleague here.
        before=totals(with_likeness([before[one.name] for one in both])),
        now=totals(with_likeness(both)),
        changes=tuple(
            Change(name=one.name, before=outcome(before[one.name]), now=outcome(one))
            for one in both
            if outcome(one) != outcome(before[one.name])
        ),
    )


def outcome(result: Result) -> str:
    """In a word: `failed`, `slipped`, `blocked`, `marked` (warnings), or `clean`. Keys of texts begin with `eval-is-`."""
    if result.failed:
        return "failed"
    if result.slipped:
        return "slipped"
    if result.blocked:
        return "blocked"
    return "marked" if result.findings else "clean"


def _share(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
