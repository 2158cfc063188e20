"""What a person does at the page and where they look."""

from playwright.async_api import Locator, Page


class Screen:
    """One open page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self._url = url
        self.composer = page.get_by_test_id("composer")
        self.messages = page.get_by_test_id("message")
        self.dialog = page.get_by_role("dialog")
        self.submit = page.get_by_test_id("submit")

    async def be(self, user: str, channel: str, more: str = "") -> None:
        """Opens a link to what this person sees."""
        await self.page.goto(f"{self._url}/?as={user}&channel={channel}{more}")
        await self.page.locator("body[data-ready]").wait_for()

    async def types(self, text: str) -> None:
        """Writes and sends."""
        await self.composer.fill(text)
        await self.composer.press("Enter")

    async def form(self, command: str = "/note") -> Locator:
        """The form that a command opens."""
        await self.types(command)
        await self.dialog.wait_for()
        return self.dialog

    async def sideways(self) -> int:
        """By how many pixels the page is wider than its window."""
        over = await self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return int(over)
