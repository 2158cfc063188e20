"""Slack's Web API: `/api/{method}`, with its tokens, scopes, limits and refusals, and the response URLs."""

import asyncio
import json
from dataclasses import replace
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox import chat_methods, conversation_methods, view_methods
from bot.sandbox.arguments import Arguments
from bot.sandbox.chat_methods import LONGEST_TEXT, content, parent_in
from bot.sandbox.faults import FaultKind, Faults, RateLimits
from bot.sandbox.methods import Method, Slack
from bot.sandbox.record import ApiCall, Record
from bot.sandbox.serving import drop_connection
from bot.sandbox.wire import Payload, SlackError
from bot.sandbox.workspace import Message

METHODS: dict[str, Method] = chat_methods.METHODS | conversation_methods.METHODS | view_methods.METHODS


class WebApi:
    """Answers the bot."""

    def __init__(self, slack: Slack, faults: Faults, limits: RateLimits, record: Record) -> None:
        self._slack = slack
        self._faults = faults
        self._limits = limits
        self._record = record

    async def call(self, request: Request) -> Response:
        """One call. Every refusal is HTTP 200 with `ok: false`, as Slack answers, save faults and rate limits."""
        name = request.path_params["method"]
        try:
            args, token = await _read(request)
        except SlackError as refusal:
            return self._answer(name, {}, refusal.answer())
        if fault := self._faults.take(name, FaultKind.DELAY):
            await asyncio.sleep(fault.seconds)
        if self._faults.take(name, FaultKind.DROP_BEFORE):
            return await self._dropped(request, name, args, {})
        if fault := self._faults.take(name, FaultKind.STATUS):
            return self._answer(name, args, {"ok": False, "error": "internal_error"}, fault.status)
        method = METHODS.get(name)
        wait = 0
        if fault := self._faults.take(name, FaultKind.RATE_LIMIT):
            wait = fault.retry_after
        elif method:
            wait = self._limits.wait_for(name, str(args.get("channel", "")), method.per_minute)
        if wait:
            return self._answer(name, args, {"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(wait)})
        answer = self._carry_out(method, name, args, token)
        if self._faults.take(name, FaultKind.DROP_AFTER):
            return await self._dropped(request, name, args, answer)
        if fault := self._faults.take(name, FaultKind.STATUS_AFTER):
            return self._answer(name, args, answer, fault.status)
        return self._answer(name, args, answer)

    async def respond(self, request: Request) -> Response:
        """One use of a response URL."""
        try:
            given: Any = json.loads(await request.body())
        except ValueError:
            given = None
        if not isinstance(given, dict):
            return PlainTextResponse("invalid_payload", 400)
        try:
            self._respond(request.path_params["key"], Arguments(given))
        except SlackError as refusal:
            status = 404 if refusal.error in ("expired_url", "used_url") else 400
            self._answer("response_url", given, refusal.answer(), status)
            return JSONResponse(refusal.answer(), status)
        self._answer("response_url", given, {"ok": True})
        return PlainTextResponse("ok")

    def _respond(self, key: str, args: Arguments) -> None:
        workspace = self._slack.workspace
        url = self._slack.tickets.use_response_url(key)
        channel = workspace.channels[url.channel]
        original = channel.messages.get(url.message_ts or "")
        if args.flag("delete_original"):
            if original:
                workspace.delete(original)
            return
        text, blocks, attachments = content(args, LONGEST_TEXT)
        if args.flag("replace_original") and original:
            after = replace(original, text=text, blocks=blocks, attachments=attachments)
            workspace.replace(original, after)
            return
        audience = None if args.text("response_type") == "in_channel" else url.user
        thread = parent_in(self._slack, channel, args.text("thread_ts"))
        bot = workspace.app.bot_user_id
        message = Message(
            channel.id,
            workspace.new_ts(),
            bot,
            text,
            blocks,
            attachments,
            thread_ts=thread,
            audience=audience,
            from_bot=True,
        )
        workspace.post(message)
        if url.message_ts is None:
            url.message_ts = message.ts

    def _carry_out(self, method: Method | None, name: str, args: Payload, token: str | None) -> Payload:
        try:
            if method is None:
                raise SlackError("unknown_method", req_method=name)
            self._authenticate(method, token)
            if fault := self._faults.take(name, FaultKind.ERROR):
                raise SlackError(fault.error)
            if method.scopes:
                self._slack.require(*method.scopes)
            return {"ok": True} | method.run(self._slack, Arguments(args))
        except SlackError as refusal:
            return refusal.answer()

    def _authenticate(self, method: Method, token: str | None) -> None:
        app = self._slack.workspace.app
        if method.token == "none":
            return
        if not token:
            raise SlackError("not_authed")
        if token not in (app.bot_token, app.app_token):
            raise SlackError("invalid_auth")
        if (method.token == "app") != (token == app.app_token):
            raise SlackError("not_allowed_token_type")

    def _answer(
        self, name: str, args: Payload, answer: Payload, status: int = 200, headers: dict[str, str] | None = None
    ) -> Response:
        self._record.calls.append(ApiCall(name, args, answer, status))
        return JSONResponse(answer, status, headers)

    async def _dropped(self, request: Request, name: str, args: Payload, answer: Payload) -> Response:
        self._record.calls.append(ApiCall(name, args, answer, 0))
        await drop_connection(request.scope)
        return Response(status_code=204)


async def _read(request: Request) -> tuple[Payload, str | None]:
    """Arguments and token, from the query, a form or JSON."""
    args: Payload = dict(request.query_params)
    kind = request.headers.get("content-type", "").split(";")[0].strip()
    if request.method == "POST" and kind == "application/json":
        try:
            given = json.loads(await request.body() or b"{}")
        except ValueError:
            raise SlackError("invalid_json") from None
        if not isinstance(given, dict):
            raise SlackError("json_not_object")
        args |= given
    elif request.method == "POST" and kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        form = await request.form()
        args |= {key: value for key, value in form.items() if not isinstance(value, UploadFile)}
    elif request.method == "POST" and kind:
        raise SlackError("invalid_post_type")
    token = args.pop("token", None)
    header = request.headers.get("authorization", "")
    if header.lower().startswith("bearer "):
        token = header[7:].strip()
    return args, token
