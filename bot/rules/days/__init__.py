"""Days as people say them, in English, German, French and Spanish: "14 March", "nach Ostern", "fin juin", "Ende Q1".

Pure and deterministic: relative to the day it was said, with the feasts of the country it was said in. Without a year
the next one that has not passed is meant. What nobody can tell apart (03/04) comes back as several days, to be asked.
"""

from bot.rules.days.grammar import read_days, readings
from bot.rules.days.spots import Days, Reading

__all__ = ["Days", "Reading", "read_days", "readings"]
