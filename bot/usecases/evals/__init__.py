"""Tries a writer on made-up profiles, by the bot's own road, and says what would have come before the reviewers.

cases.py    the files in prompts/evals become briefs
run.py      each goes through drafting, checks and repair, several at a time
scores.py   what a run says of a writer, and how it differs from the last one
"""
