"""Slack: listen turns a payload into an event, render draws a card, send posts it.

`bot/app.py` uses `connect.Connection`, which puts the folder together. What comes in by Socket Mode (`sockets`) or by
signed HTTP (`requests`) is read in `payloads`, handed on in `listen`, and the desk's answer is told in `answers`. A card is
drawn in `render`, its buttons in `controls`, a form in `forms`, with `limits` for each text and `fitting` for the whole. What
an answer of Slack's means for a card that was sent is told in `outcome`.
"""
