"""The clock that the workspace and the bot share, and the file through which they share it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from slack_bolt.async_app import AsyncAck

from bot.sandbox import Hand, RunningSandbox
from tests.sandbox.bots import bolt_app, connected


async def test_the_file_holds_the_seconds_to_add_to_real_time(sandbox: RunningSandbox, tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    assert int(clock.read_text()) == 0
    await sandbox.forward(days=4, hours=1)
    await sandbox.forward(seconds=5)
    assert int(clock.read_text()) == 4 * 86_400 + 3600 + 5
    await sandbox.reset_clock()
    assert int(clock.read_text()) == 0
    assert [path.name for path in tmp_path.glob("clock*")] == ["clock"]


async def test_the_clock_goes_to_a_moment_and_never_back(sandbox: RunningSandbox) -> None:
    moment = datetime.now(UTC) + timedelta(days=30)
    await sandbox.set_clock(moment)
    assert abs((await sandbox.now() - moment).total_seconds()) < 5
    with pytest.raises(ValueError, match="only moves forward"):
        await sandbox.set_clock(datetime.now(UTC))


async def test_a_message_is_dated_by_the_shared_clock(sandbox: RunningSandbox, mara: Hand) -> None:
    await sandbox.forward(days=4)
    said = await mara.say("C01GENERAL", "four days later")
    assert abs(float(said.ts) - (await sandbox.now()).timestamp()) < 5


async def test_a_delivery_is_signed_by_real_time_so_that_the_bot_can_check_it(
    sandbox: RunningSandbox, mara: Hand
) -> None:
    app = bolt_app(sandbox)

    @app.command("/note")
    async def note(ack: AsyncAck) -> None:
        await ack()

    async with connected(app, sandbox):
        await sandbox.forward(days=4)
        await mara.slash("C01GENERAL", "/note")
