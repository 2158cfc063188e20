"""Linking an account on the other platform: a code that lives shortly, works once, and is confirmed where it was given.

Nothing is taken from a name or an address. Whoever names the code is nobody until the person who got it says yes.
"""

import base64
import hashlib
import hmac
import re
from datetime import datetime, timedelta
from enum import Enum

from bot.rules.suppression import HashKey
from db.tables import Link

LIVES = timedelta(minutes=10)
#: codes that a person may have in an hour, and wrong ones that an account may name in ten minutes
CODES, AN_HOUR = 5, timedelta(hours=1)
TRIES, A_WHILE = 5, timedelta(minutes=10)
#: letters and figures of a code; 50 bits
LENGTH = 10


class LinkState(Enum):
    """Where a code stands."""

    #: given, and not used
    OPEN = "open"
    #: used; the person has to say whether it was they
    USED = "used"
    EXPIRED = "expired"
    #: the person said yes
    LINKED = "linked"
    #: the person said no, or another code took its place
    OVER = "over"


def state_of(link: Link, now: datetime) -> LinkState:
    """Where the code stands at this moment."""
    if link.settled_at is not None:
        return LinkState.LINKED if link.linked else LinkState.OVER
    if now >= link.expires_at:
        return LinkState.EXPIRED
    return LinkState.USED if link.used_at is not None else LinkState.OPEN


def code_of(link_id: str, key: HashKey) -> str:
    """The code of a link, as it is shown: `ABCDE-FGHIJ`. Nobody finds it without the house's key."""
    digest = hmac.new(key.generations[0], f"link code {link_id}".encode(), hashlib.sha256).digest()
    code = base64.b32encode(digest).decode()[:LENGTH]
    return f"{code[:5]}-{code[5:]}"


def hash_of(code: str, key: HashKey) -> str:
    """What is kept of a code, however it was typed."""
    return hmac.new(key.generations[0], f"link {bare(code)}".encode(), hashlib.sha256).hexdigest()


def bare(code: str) -> str:
    """The code without what people put between; figures that are no part of a code are the letters they look like."""
    return re.sub(r"[^A-Z2-7]", "", code.upper().replace("0", "O").replace("1", "I").replace("8", "B"))
