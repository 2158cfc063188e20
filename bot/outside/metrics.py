"""What an operator watches: counted and timed at the border, with labels from closed lists, never an id."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.process_collector import ProcessCollector

from bot.events import Answer, Event
from bot.ports import Brief, Courier, Delivery, Draft, Finding, Letter, Translator, Writer, WriterFailed, Written

#: seconds; Slack wants an answer within three
ANSWERED_IN = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)
WRITTEN_IN = (0.1, 0.5, 1, 2, 5, 10, 20, 30, 60)


@dataclass(slots=True)
class Metrics:
    """One registry for the process, and wrappers that count what passes through a port."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    events: Histogram = field(init=False)
    deliveries: Counter = field(init=False)
    drafts: Histogram = field(init=False)
    tokens: Counter = field(init=False)
    overdue: Gauge = field(init=False)
    stuck: Gauge = field(init=False)
    up: Gauge = field(init=False)

    def __post_init__(self) -> None:
        registry = self.registry
        ProcessCollector(registry=registry)
        self.events = Histogram(
            "overture_event_seconds",
            "Time to answer what people do in chat",
            ["event", "answer"],
            registry=registry,
            buckets=ANSWERED_IN,
        )
        self.deliveries = Counter(
            "overture_deliveries", "Letters handed to the mail server", ["outcome"], registry=registry
        )
        self.drafts = Histogram(
            "overture_draft_seconds", "Time to write a draft", ["outcome"], registry=registry, buckets=WRITTEN_IN
        )
        self.tokens = Counter("overture_model_tokens", "Tokens the model used", ["kind"], registry=registry)
        self.overdue = Gauge("overture_overdue_seconds", "How long the oldest due work has waited", registry=registry)
        self.stuck = Gauge("overture_stuck_work", "Pieces of work that wait for an admin", registry=registry)
        self.up = Gauge("overture_up", "1 while nothing is missing that Overture needs", registry=registry)

    def counted(self, handle: Callable[[Event], Awaitable[Answer]]) -> Callable[[Event], Awaitable[Answer]]:
        """`handle`, with each event timed."""

        async def count(event: Event) -> Answer:
            began = time.perf_counter()
            answered = "failed"
            try:
                answer = await handle(event)
                answered = type(answer).__name__
                return answer
            finally:
                self.events.labels(type(event).__name__, answered).observe(time.perf_counter() - began)

        return count


@dataclass(frozen=True, slots=True)
class CountedTranslator:
    """A Translator whose tokens are counted."""

    translator: Translator
    metrics: Metrics

    async def translate(self, draft: Draft, language: str, to: str, names: Sequence[str] = ()) -> Written:
        """Translate by the translator within."""
        written = await self.translator.translate(draft, language, to, names)
        self.metrics.tokens.labels("prompt").inc(written.usage.prompt_tokens)
        self.metrics.tokens.labels("completion").inc(written.usage.completion_tokens)
        return written


@dataclass(frozen=True, slots=True)
class CountedCourier:
    """A Courier whose outcomes are counted."""

    courier: Courier
    metrics: Metrics

    async def deliver(self, letter: Letter) -> Delivery:
        """Deliver by the courier within."""
        delivery = await self.courier.deliver(letter)
        self.metrics.deliveries.labels(delivery.outcome.value).inc()
        return delivery


@dataclass(frozen=True, slots=True)
class CountedWriter:
    """A Writer whose drafts are timed and whose tokens are counted."""

    writer: Writer
    metrics: Metrics

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        """Write by the writer within."""
        began = time.perf_counter()
        outcome = "failed"
        try:
            written = await self.writer.write(brief, report, before)
            outcome = "instead" if written.remark else "written"
            self.metrics.tokens.labels("prompt").inc(written.usage.prompt_tokens)
            self.metrics.tokens.labels("completion").inc(written.usage.completion_tokens)
            return written
        except WriterFailed as failed:
            if failed.usage:
                self.metrics.tokens.labels("prompt").inc(failed.usage.prompt_tokens)
                self.metrics.tokens.labels("completion").inc(failed.usage.completion_tokens)
            raise
        finally:
            self.metrics.drafts.labels(outcome).observe(time.perf_counter() - began)
