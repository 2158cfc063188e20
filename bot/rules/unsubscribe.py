"""The link under a note with which a candidate says "never again": signed, and telling nothing about anybody.

It names the note by its opaque id. Whoever has the link can only do what it says, and a guessed one does nothing.
"""

import base64
import hashlib
import hmac
import re

from bot.rules.suppression import HashKey

PATH = "/unsubscribe"
#: bytes of the signature: nobody guesses 2^96
_SIGNED = 12
_ID = re.compile(r"[a-z0-9_]{1,64}")


def link(public_url: str, note_id: str, key: HashKey) -> str:
    """The address to put under a note; "" for a house that has none on the web."""
    return f"{public_url.rstrip('/')}{PATH}/{token(note_id, key)}" if public_url else ""


def token(note_id: str, key: HashKey) -> str:
    """What stands at the end of the link, signed with the newest key."""
    return f"{note_id}.{_signature(note_id, key.generations[0])}"


def note_of(given: str, key: HashKey) -> str | None:
    """The id of the note, if one of our keys signed it: a link in an old mail works as long as its key is kept."""
    note_id, _, signature = given.partition(".")
    if not _ID.fullmatch(note_id) or not signature.isascii():
        return None
    signed = [hmac.compare_digest(signature, _signature(note_id, generation)) for generation in key.generations]
    return note_id if any(signed) else None


def _signature(note_id: str, generation: bytes) -> str:
    made = hmac.new(generation, f"unsubscribe\n{note_id}".encode(), hashlib.sha256).digest()[:_SIGNED]
    return base64.urlsafe_b64encode(made).decode()
