"""The demo on Teams: the bot, and Microsoft's 365 Agents Playground once for each of two people.

A Playground is one person's Teams, and a whole Bot Connector. `seats` says who sits where, `playground` runs one,
`front` makes all of them one Connector to the bot and one page to whoever looks, `demo` puts them together.
"""
