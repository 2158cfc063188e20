"""Slack: listen turns a payload into an event, render draws a card, send posts it."""
