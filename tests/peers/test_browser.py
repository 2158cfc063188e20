"""The browser of the tests sees loopback only, and lets no script fail unnoticed."""

import pytest
from playwright.async_api import Browser, Error, Page

from tests.peers.browser import strict_page


async def test_a_page_is_drawn(page: Page) -> None:
    await page.set_content("<h1>Łukasz, Müller, 李</h1>")
    assert await page.locator("h1").inner_text() == "Łukasz, Müller, 李"


async def test_another_machine_is_nowhere(page: Page) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        await page.goto("http://deepmeadow.example/")


async def test_an_uncaught_error_of_a_script_is_raised(chromium: Browser) -> None:
    with pytest.RaisesGroup(pytest.RaisesExc(Error, match="broken on purpose")):
        async with strict_page(chromium) as page, page.expect_event("pageerror"):
            await page.set_content("<script>throw new Error('broken on purpose')</script>")
