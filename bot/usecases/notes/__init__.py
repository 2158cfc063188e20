"""The life of a note, in reading order: request, draft, review, release, send, hear, follow_up."""
