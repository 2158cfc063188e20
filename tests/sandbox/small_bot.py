"""A stand-in for the bot's command line in the tests of the demo: `migrate`, `import FILE`, `serve`."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette

from bot.sandbox.serving import listen, serving
from tests.sandbox.bots import asgi


async def serve(folder: Path) -> None:
    client = AsyncWebClient(token=os.environ["OVERTURE_SLACK_BOT_TOKEN"], base_url=os.environ["OVERTURE_SLACK_API_URL"])
    app = AsyncApp(client=client, signing_secret=os.environ["OVERTURE_SLACK_SIGNING_SECRET"])
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)

    @app.command("/note")
    async def note(ack: object, command: dict[str, str]) -> None:
        if command["text"] == "die":
            sys.stderr.write("out of ink\n")
            sys.stderr.flush()
            os._exit(3)
        await ack("on it")  # type: ignore[operator]

    app_token = os.environ.get("OVERTURE_SLACK_APP_TOKEN")
    endpoint: Starlette = asgi(app)
    async with serving(endpoint, listen(int(os.environ["OVERTURE_PORT"]))):
        if app_token:
            handler = AsyncSocketModeHandler(app, app_token)
            await handler.client.connect()
            await ended.wait()
            await handler.client.close()
        else:
            await ended.wait()
    (folder / "ended").touch()


def main() -> int:
    folder = Path(os.environ["OVERTURE_MAIL_FOLDER"]).parents[1]
    with (folder / "steps").open("a", encoding="utf-8") as steps:
        steps.write(json.dumps(sys.argv[1:]) + "\n")
    if sys.argv[1] == "import" and "broken" in sys.argv[2]:
        sys.stderr.write("candidates[0].facts[0].source is missing\n")
        return 1
    if sys.argv[1] == "serve":
        asyncio.run(serve(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
