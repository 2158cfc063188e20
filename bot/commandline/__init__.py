"""What can be typed at a shell, one file for each kind of thing; `bot/cli.py` puts them together."""
