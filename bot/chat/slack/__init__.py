"""Slack: listen turns a payload into an event, render draws a card, send posts it.

`bot/app.py` calls `connect.connect`, which puts the folder together. What comes in by Socket Mode (`sockets`) or by
signed HTTP (`requests`) is read in `payloads`, handed on in `listen`, and the desk's answer is told in `answers`. A
card's parts are drawn in `render`, a form's in `forms`, with `limits` for each text and `fitting` for the whole.
"""
