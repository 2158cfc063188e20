"""The page behind the link under a note: `GET` shows a button, `POST` unsubscribes (RFC 8058), for pages and machines.

A `GET` changes nothing, for link scanners open every address. The page names our company and nobody else.
"""

import base64
import hashlib
from collections.abc import Awaitable, Callable
from html import escape

import structlog
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.ports import OvertureError
from bot.rules.footer import LANGUAGES, CandidateWords
from bot.rules.unsubscribe import PATH

log = structlog.get_logger()

#: is the token ours? Asked without the database
Ours = Callable[[str], bool]
#: does it; False if the token is not ours. Raises OvertureError
Unsubscribe = Callable[[str], Awaitable[bool]]

_STYLE = (
    ":root{color-scheme:light dark}"
    "body{margin:0;min-height:100vh;display:grid;place-items:center;"
    "font:1.0625rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}"
    "main{box-sizing:border-box;max-width:30rem;padding:1.5rem}"
    "h1{font-size:1.375rem;line-height:1.3;margin:0 0 .75rem}p{margin:0 0 1.25rem}"
    "button{font:inherit;font-weight:600;width:100%;min-height:3rem;padding:.75rem 1rem;border:0;border-radius:.5rem;"
    "background:#1f4fd8;color:#fff;cursor:pointer}button:focus-visible{outline:3px solid #8fb0ff;outline-offset:2px}"
)
_HEADERS = {
    "content-security-policy": (
        f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-robots-tag": "noindex, nofollow",
    "vary": "accept-language",
}
#: RFC 8058, section 3.1: what a mail program sends, and our own button too
_ONE_CLICK = '<input type="hidden" name="List-Unsubscribe" value="One-Click">'


def routes(company: str, ours: Ours, unsubscribe: Unsubscribe) -> list[BaseRoute]:
    """The one address, for reading and for doing."""

    async def show(request: Request) -> Response:
        if not ours(request.path_params["token"]):
            return _page(request, company, "unsubscribe-wrong", 404)
        return _page(request, company, "unsubscribe", 200, button=True)

    async def do(request: Request) -> Response:
        try:
            known = await unsubscribe(request.path_params["token"])
        except OvertureError as failed:
            log.warning("unsubscribe_failed", error=type(failed).__name__)
            return _page(request, company, "unsubscribe-later", 503)
        return _page(request, company, "unsubscribe-done" if known else "unsubscribe-wrong", 200 if known else 404)

    return [
        Route(f"{PATH}/{{token}}", show, methods=["GET"]),
        # What it sends is not read: whoever sends anything at all means it.
        Route(f"{PATH}/{{token}}", do, methods=["POST"]),
    ]


def _page(request: Request, company: str, key: str, status: int, *, button: bool = False) -> Response:
    language = _language(request.headers.get("accept-language", ""))
    words = CandidateWords(language)
    title, said = escape(words(f"{key}-title", company=company)), escape(words(f"{key}-what", company=company))
    form = (
        f'<form method="post">{_ONE_CLICK}<button>{escape(words("unsubscribe-button"))}</button></form>'
        if button
        else ""
    )
    return HTMLResponse(
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style><main><h1>{title}</h1><p>{said}</p>{form}</main></html>",
        status,
        _HEADERS | {"content-language": language},
    )


def _language(accepted: str) -> str:
    """The first of our languages that the browser names, by weight; English if none is."""
    wanted: list[tuple[float, str]] = []
    for part in accepted[:200].split(","):
        tag, _, weight = part.strip().partition(";q=")
        language = tag.split("-")[0].lower()
        if language in LANGUAGES:
            wanted.append((-_weight(weight), language))
    return min(wanted, key=lambda pair: pair[0], default=(0, "en"))[1]


def _weight(written: str) -> float:
    try:
        return float(written) if written else 1.0
    except ValueError:
        return 0.0
