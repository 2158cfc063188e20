"""The page behind the link: reading it does nothing, one POST does it, and it names nobody."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from httpx2 import ASGITransport, AsyncClient
from prometheus_client import CollectorRegistry

from bot.outside.unsubscribe_page import routes
from bot.outside.web import web_app
from bot.ports import StoreDown
from bot.rules.footer import LANGUAGES

GOOD = "/unsubscribe/note_1.signed"


@asynccontextmanager
async def asking(done: list[str], *, down: bool = False) -> AsyncIterator[AsyncClient]:
    async def unsubscribe(token: str) -> bool:
        if down:
            raise StoreDown("gone")
        done.append(token)
        return token.endswith(".signed")

    async def missing() -> list[str]:
        return []

    pages = routes("North & Light", lambda token: token.endswith(".signed"), unsubscribe)
    app = web_app(missing, CollectorRegistry(), pages, secure=True)
    async with AsyncClient(transport=ASGITransport(app), base_url="https://overture.northlight.example") as client:
        yield client


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_reading_the_page_unsubscribes_nobody(method: str) -> None:
    done: list[str] = []
    async with asking(done) as client:
        answer = await client.request(method, GOOD)
    assert answer.status_code == 200
    assert done == []


async def test_the_page_has_one_button_that_posts_back_to_it_and_names_only_the_company() -> None:
    async with asking([]) as client:
        page = (await client.get(GOOD)).text
    assert page.count("<button>") == 1
    assert '<form method="post">' in page
    assert 'name="List-Unsubscribe" value="One-Click"' in page
    assert "North &amp; Light" in page
    assert "note_1" not in page


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"),
        (b'--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
         "multipart/form-data; boundary=x"),
        (b"", "text/plain"),
    ],
    ids=["form", "multipart", "empty"],
)  # fmt: skip
async def test_one_post_without_a_login_does_it_and_is_not_sent_elsewhere(body: bytes, kind: str) -> None:
    done: list[str] = []
    async with asking(done) as client:
        answer = await client.post(GOOD, content=body, headers={"content-type": kind})
    assert (answer.status_code, done) == (200, ["note_1.signed"])
    assert "will write to you again" in answer.text
    assert "<button>" not in answer.text


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_link_that_is_not_ours_says_what_to_do_instead(method: str) -> None:
    async with asking([]) as client:
        answer = await client.request(method, "/unsubscribe/note_1.forged")
    assert answer.status_code == 404
    assert "Reply “no”" in answer.text


async def test_while_the_database_is_away_nobody_is_told_that_it_is_done() -> None:
    async with asking([], down=True) as client:
        answer = await client.post(GOOD)
    assert answer.status_code == 503
    assert "Nothing was recorded" in answer.text


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("de-AT,de;q=0.9,en;q=0.5", "de"), ("ja, fr;q=0.3", "fr"), ("es-MX", "es"), ("ja", "en"), ("", "en"), (";q=x", "en"),
     ("en;q=0.2, es;q=0.8", "es")],
)  # fmt: skip
async def test_it_speaks_the_language_of_the_browser(accepted: str, language: str) -> None:
    async with asking([]) as client:
        answer = await client.get(GOOD, headers={"accept-language": accepted})
    assert f'<html lang="{language}">' in answer.text
    assert language in LANGUAGES


async def test_it_is_neither_framed_cached_indexed_nor_scripted() -> None:
    async with asking([]) as client:
        headers = (await client.get(GOOD)).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-robots-tag"] == "noindex, nofollow"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self'" in policy
    assert "script-src" not in policy
