"""Steps of a note's road that several tests take, each as one press or line of somebody's."""

from bot.events import Answer
from tests.usecases.house import House


async def nothing(_: House) -> None:
    """The house as it is at first."""


async def asks(house: House) -> Answer:
    return await house.types("mara", "note Ada Okafor")


async def approves(house: House) -> Answer:
    return await house.presses("rafael", house.button(house.review(), "approve"))


async def releases(house: House) -> Answer:
    return await house.presses("mara", house.button(house.told("mara"), "release"))
