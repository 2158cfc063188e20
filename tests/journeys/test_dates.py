"""A date from a typed line to the profile, in the browser's road: read, confirmed, shown with its reminder."""

from tests.journeys.house import GENERAL, House


async def test_a_date_is_read_confirmed_and_stands_on_the_profile(house: House) -> None:
    mara = house.mara
    await mara.slash(GENERAL, "/dates", "Ada Okafor: her shares vest on 14 March 2030")
    await mara.wait_for_view("Is this right?")
    outcome = await mara.submit({})
    assert outcome.errors == {}
    await mara.wait_for_view("Confirmed. You are reminded")
    await mara.close()
    await mara.slash(GENERAL, "/candidate", "show Ada Okafor")
    await mara.wait_for_message(GENERAL, "shares vest · 14 March 2030")
