"""A writer behind any endpoint that speaks OpenAI's chat completions.

It asks for JSON by schema, where the endpoint cannot do that for a JSON object, else by the prompt alone, and
remembers what worked. Everything ends within one deadline in a `Written` or a `WriterFailed`. No tools, no
temperature; nothing but ids and numbers is logged.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TypedDict

import httpx2
import openai
import structlog
from openai import AsyncOpenAI, Omit, omit
from openai.types.shared_params import ResponseFormatJSONObject, ResponseFormatJSONSchema

from bot.outside import writer_answer
from bot.outside.writer_answer import Unreadable
from bot.outside.writer_prompts import Request, request, translation
from bot.ports import Brief, Draft, Finding, ModelWriter, Usage, Writer, WriterFailed, Written
from bot.rules.draft_checks.citing import reassigned
from bot.texts import text

DEADLINE = 25.0
#: seconds before the one retry, where the server names none
PAUSE = 0.3
#: a letter of 200 words in JSON needs a third of it, in any language; reasoning models think first
MOST_TOKENS = 4000

_log = structlog.get_logger()


class Format(IntEnum):
    """How the form of the answer is asked for, from the strictest down."""

    JSON_SCHEMA = 0
    JSON_OBJECT = 1
    PROMPT_ONLY = 2


class Limit(TypedDict, total=False):
    """The name an endpoint wants for the limit of an answer."""

    max_completion_tokens: int
    max_tokens: int


@dataclass
class Endpoint:
    """What one endpoint was found to understand. Lives as long as the process."""

    format: Format = Format.JSON_SCHEMA
    limit: Limit = field(default_factory=lambda: Limit(max_completion_tokens=MOST_TOKENS))


@dataclass(frozen=True, slots=True)
class Prices:
    """Of a million tokens, in the account's currency; a token then costs as many millionths."""

    prompt: float = 0.0
    cached: float = 0.0
    completion: float = 0.0


class OpenAIWriter:
    """Writes with a model, and translates. A `Writer` and a `Translator`."""

    def __init__(
        self,
        client: AsyncOpenAI,
        model: str,
        *,
        deadline: float = DEADLINE,
        prices: Prices | None = None,
        endpoint: Endpoint | None = None,
        pause: float = PAUSE,
    ) -> None:
        self._client = client.with_options(max_retries=0, timeout=deadline)
        self._model = model
        self._deadline = deadline
        self._prices = prices or Prices()
        self._endpoint = endpoint or Endpoint()
        self._pause = pause

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        """Write a draft from `brief`; with `report`, mend `before`. Raises WriterFailed, and nothing else."""
        written = await self._asked(request(brief, report, before))
        return replace(written, draft=reassigned(brief, written.draft))

    async def translate(
        self,
        draft: Draft,
        language: str,
        to: str,
        names: Sequence[str] = (),  # noqa: ARG002 - the port's; who hides names needs them
    ) -> Written:
        """Put `draft` into another language, sentence by sentence. Raises WriterFailed, and nothing else."""
        written = await self._asked(translation(draft, language, to))
        if len(written.draft.sentences) != len(draft.sentences):
            raise WriterFailed("writer-unreadable", written.usage)
        return written

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def _asked(self, asked: Request) -> Written:
        call = _Call(self._client, self._model, self._endpoint, asked, self._pause, self._deadline)
        try:
            async with asyncio.timeout(self._deadline):
                draft = await call.draft()
        except TimeoutError:
            raise self._failed("writer-timeout", call) from None
        except _Failed as failed:
            raise self._failed(failed.reason, call) from failed
        _log.info(
            "writer.wrote", model=self._model, prompt=asked.label, calls=call.calls, tokens=call.tokens.completion
        )
        return Written(draft, self._usage(call))

    def _failed(self, reason: str, call: "_Call") -> WriterFailed:
        _log.warning("writer.failed", reason=reason, model=self._model, prompt=call.asked.label, calls=call.calls)
        return WriterFailed(reason, self._usage(call))

    def _usage(self, call: "_Call") -> Usage:
        used, prices = call.tokens, self._prices
        cost = (used.prompt - used.cached) * prices.prompt + used.cached * prices.cached
        return Usage(
            model=self._model,
            prompt=call.asked.label,
            prompt_tokens=used.prompt,
            cached_tokens=used.cached,
            completion_tokens=used.completion,
            cost_micros=round(cost + used.completion * prices.completion),
        )


class FallbackWriter:
    """The first writer, or, where it fails, the second with a remark why; the first alone translates. A `Writer`."""

    def __init__(self, first: ModelWriter, second: Writer) -> None:
        self._first = first
        self._second = second

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        """Write with the first; the remark's key is the failure's with `-instead`. Raises what the second raises."""
        try:
            return await self._first.write(brief, report, before)
        except WriterFailed as failed:
            written = await self._second.write(brief, report, before)
            usage = written.usage
            if failed.usage is not None:
                # The money is gone all the same.
                usage = replace(failed.usage, model=usage.model, prompt=usage.prompt)
            return replace(written, usage=usage, remark=text(f"{failed.reason}-instead"))

    async def translate(self, draft: Draft, language: str, to: str, names: Sequence[str] = ()) -> Written:
        """Translate by the first. Raises WriterFailed."""
        return await self._first.translate(draft, language, to, names)


def openai_writer(
    *,
    api_key: str,
    model: str,
    base_url: str = "https://api.openai.com/v1",
    deadline: float = DEADLINE,
    prices: Prices | None = None,
) -> OpenAIWriter:
    """The writer for these settings, with the one client of the process. A local server needs no real key."""
    client = AsyncOpenAI(api_key=api_key or "none", base_url=base_url, max_retries=0, timeout=deadline)
    return OpenAIWriter(client, model, deadline=deadline, prices=prices)


class _Failed(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Again(Exception):
    """Worth the one retry, after `wait` seconds."""

    def __init__(self, reason: str, wait: float) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait


class _SteppedDown(Exception):
    """The endpoint did not understand how we asked; ask more plainly."""


class _Call:
    """One draft: the calls it takes and what they used."""

    def __init__(
        self, client: AsyncOpenAI, model: str, endpoint: Endpoint, asked: Request, pause: float, deadline: float
    ) -> None:
        self._client = client
        self._model = model
        self._endpoint = endpoint
        self._pause = pause
        self._ends = asyncio.get_running_loop().time() + deadline
        self._format = endpoint.format
        self._limit = endpoint.limit
        self._errors = 0
        self.asked = asked
        self.calls = 0
        self.tokens = writer_answer.Tokens()

    async def draft(self) -> Draft:
        """Ask until there is a draft: asking more plainly is free, anything else is retried once."""
        retried = False
        while True:
            try:
                draft = writer_answer.draft_of(await self._ask(), self.asked.ids)
            except _SteppedDown:
                continue
            except _Again as again:
                reason, wait = again.reason, again.wait
            except Unreadable as unreadable:
                reason, wait = unreadable.reason, 0.0
            else:
                # Only what led to a draft is remembered: an outage must not look like a missing feature.
                self._endpoint.format, self._endpoint.limit = self._format, self._limit
                return draft
            if retried or reason in _FINAL or asyncio.get_running_loop().time() + wait >= self._ends:
                raise _Failed(reason)
            retried = True
            await asyncio.sleep(wait)

    async def _ask(self) -> str:
        self.calls += 1
        try:
            raw = await self._client.chat.completions.with_raw_response.create(
                model=self._model,
                messages=self.asked.messages,
                response_format=_FORMATS[self._format],
                **self._limit,
            )
        except openai.APIStatusError as refused:
            raise self._understood(refused) from refused
        except openai.APITimeoutError as late:
            raise _Failed("writer-timeout") from late
        except (openai.APIConnectionError, httpx2.HTTPError, OSError) as broken:
            raise _Again("writer-unreachable", self._pause) from broken
        except (openai.OpenAIError, httpx2.InvalidURL, ValueError) as broken:
            raise _Failed("writer-broken") from broken
        self._count(writer_answer.tokens_of(raw.content))
        return writer_answer.content_of(raw.content)

    def _count(self, used: writer_answer.Tokens) -> None:
        self.tokens = writer_answer.Tokens(
            prompt=self.tokens.prompt + used.prompt,
            cached=self.tokens.cached + used.cached,
            completion=self.tokens.completion + used.completion,
        )

    def _understood(self, refused: openai.APIStatusError) -> Exception:
        """What the status means: ask more plainly, try again, or give up."""
        status = refused.status_code
        if status in {400, 422} and "max_tokens" not in self._limit and _LIMIT_NAME in refused.response.text:
            self._limit = Limit(max_tokens=MOST_TOKENS)
            return _SteppedDown()
        if status in {400, 415, 422, 501} and self._format is not Format.PROMPT_ONLY:
            self._format = Format(self._format + 1)
            return _SteppedDown()
        if status >= 500:
            return self._server_error()
        if status in {408, 409, 429}:
            return _Again("writer-busy", _retry_after(refused.response.headers, self._pause))
        return _Failed(_REASONS.get(status, "writer-refused-request"))

    def _server_error(self) -> Exception:
        # One is weather and retried as it was asked. llama-cpp-python answers 500 to a schema every time: after
        # the second the form may be the cause.
        self._errors += 1
        if self._errors == 2 and self._format is not Format.PROMPT_ONLY:
            self._format = Format(self._format + 1)
            return _SteppedDown()
        return _Again("writer-server-error", self._pause)


_LIMIT_NAME = "max_completion_tokens"
#: asking again would bring the same, or should not be done
_FINAL = frozenset({"writer-refused", "writer-filtered"})
_REASONS: Mapping[int, str] = {401: "writer-unauthorised", 403: "writer-unauthorised", 404: "writer-unknown-model"}

_FORMATS: Mapping[Format, ResponseFormatJSONSchema | ResponseFormatJSONObject | Omit] = {
    Format.JSON_SCHEMA: {
        "type": "json_schema",
        "json_schema": {"name": "letter", "schema": dict(writer_answer.schema()), "strict": True},
    },
    Format.JSON_OBJECT: {"type": "json_object"},
    Format.PROMPT_ONLY: omit,
}


def _retry_after(headers: Mapping[str, str], otherwise: float) -> float:
    try:
        return max(0.0, float(headers.get("retry-after", "")))
    except ValueError:
        return otherwise
