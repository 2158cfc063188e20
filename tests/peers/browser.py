"""Chromium for tests: found as `make browser` finds it, cut off from everything but loopback."""

import os
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Error, Page, async_playwright

#: what a Chromium does by itself and a test must not see
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Everything but loopback is nowhere: a page that asks for a font or a script from outside fails its test.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@asynccontextmanager
async def chromium_browser() -> AsyncIterator[Browser]:
    """A headless browser of the caller's own."""
    # Chromium's own sandbox cannot be built by root, and a container's user often may not.
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 or os.environ.get("CI") else QUIET
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=arguments)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def strict_page(browser: Browser, *, width: int = 1280, height: int = 800) -> AsyncIterator[Page]:
    """A page in a context of its own; uncaught errors of its scripts are raised at the end."""
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        locale="en-GB",
        timezone_id="Europe/Stockholm",
        reduced_motion="reduce",
    )
    errors: list[Error] = []
    page = await context.new_page()
    page.set_default_timeout(10_000)

    def note(error: Error) -> None:
        errors.append(error)

    page.on("pageerror", note)
    try:
        yield page
    finally:
        await context.close()
    if errors:
        raise ExceptionGroup("the page's scripts failed", errors)


def chromium_path() -> str:
    """The program; FileNotFoundError that says how to get one where there is none."""
    script = Path(__file__).resolve().parents[2] / ".ci" / "browser.sh"
    found = subprocess.run(["sh", str(script)], capture_output=True, text=True, check=False)
    if found.returncode:
        raise FileNotFoundError(found.stderr)
    return found.stdout.strip()
