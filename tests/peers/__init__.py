"""Real programs at the other end of the wire, started for a test and gone after it."""
