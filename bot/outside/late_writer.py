"""A writer that is loaded after the house is up: the model's library takes as long to load as all the rest."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from bot.ports import Brief, Draft, Finding, ModelWriter, Written

Load = Callable[[], tuple[ModelWriter, Callable[[], Awaitable[None]]]]


@dataclass(slots=True)
class LateWriter:
    """The Writer that `load` gives, with what closes it; loaded once, at `get_ready` or else at the first draft."""

    load: Load
    _loading: asyncio.Lock = field(default_factory=asyncio.Lock)
    _loaded: tuple[ModelWriter, Callable[[], Awaitable[None]]] | None = None

    async def write(self, brief: Brief, report: Sequence[Finding] = (), before: Draft | None = None) -> Written:
        """Write by the loaded writer. Raises WriterFailed."""
        return await (await self.get_ready()).write(brief, report, before)

    async def translate(self, draft: Draft, language: str, to: str, names: Sequence[str] = ()) -> Written:
        """Translate by the loaded writer. Raises WriterFailed."""
        return await (await self.get_ready()).translate(draft, language, to, names)

    async def get_ready(self) -> ModelWriter:
        """Load in a thread, so that answers in chat go on meanwhile."""
        async with self._loading:
            if self._loaded is None:
                self._loaded = await asyncio.to_thread(self.load)
        return self._loaded[0]

    async def close(self) -> None:
        """Close what was loaded."""
        if self._loaded is not None:
            await self._loaded[1]()
