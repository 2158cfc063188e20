"""Days that belong to a candidate: proposed from what was said, confirmed by a person, reminded of in good time."""
