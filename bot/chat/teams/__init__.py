"""Teams: listen turns an activity into an event, render draws a card, send posts it.

The same files as in `bot/chat/slack`. A card is drawn in `render`, its buttons in `controls`, a form in `forms`, with
`limits` for each text and `fitting` for the whole; what a button or a form carries is told in `pressed`.
"""
