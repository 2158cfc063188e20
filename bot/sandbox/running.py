"""A sandbox in this event loop, on a loopback port: what tests and the demo start."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.types import ASGIApp

from bot.sandbox.cast import DEFAULT_CAST, read_cast
from bot.sandbox.client import SandboxClient
from bot.sandbox.clock import Clock, ClockReading
from bot.sandbox.manifest import read_manifest
from bot.sandbox.serving import HOST, listen, serving
from bot.sandbox.site import Setting, Site
from bot.sandbox.tickets import Timing


class RunningSandbox(SandboxClient):
    """A sandbox that runs here: the client, and what a bot needs to connect."""

    def __init__(self, base_url: str, site: Site) -> None:
        super().__init__(base_url)
        self._site = site
        app = site.workspace.app
        self.api_url = f"{base_url}/api/"
        self.bot_token = app.bot_token
        self.app_token = app.app_token
        self.signing_secret = app.signing_secret
        self.team_id = site.workspace.cast.team_id
        self.app_id = app.id
        self.bot_user_id = app.bot_user_id
        self.bot_id = app.bot_id

    async def deliver_to_url(self, url: str) -> None:
        """Signed HTTP to this request URL instead of Socket Mode."""
        await self._site.deliver_to(url)

    async def deliver_to(self, app: ASGIApp, path: str = "/slack/events") -> None:
        """Signed HTTP straight into an ASGI app of this process, whose lifespan the caller runs."""
        await self._site.deliver_to(f"http://bot.example{path}", app)


@asynccontextmanager
async def running_sandbox(
    *,
    manifest: Path | None = None,
    cast: Path = DEFAULT_CAST,
    mail_dir: Path | None = None,
    clock_file: Path | None = None,
    timing: Timing | None = None,
    clock: ClockReading = time.time,
    rate_limits: bool = False,
    port: int = 0,
    listener: socket.socket | None = None,
) -> AsyncIterator[RunningSandbox]:
    """Run a sandbox until the block ends. Raises `PortTaken`, or `ValueError` for a manifest that is none.

    `listener` is a socket that listens already, in place of a port.
    """
    ear = listener or listen(port)
    base_url = f"http://{HOST}:{ear.getsockname()[1]}"
    setting = Setting(
        cast=read_cast(cast),
        manifest=read_manifest(manifest),
        clock=Clock(clock, clock_file),
        timing=timing or Timing(),
        mail_folder=mail_dir,
        rate_limits=rate_limits,
        base_url=base_url,
    )
    site = Site(setting)
    async with serving(site.app, ear), RunningSandbox(base_url, site) as sandbox:
        watch = asyncio.create_task(site.watch())
        try:
            yield sandbox
        finally:
            watch.cancel()
            await asyncio.gather(watch, return_exceptions=True)
            await site.close()
