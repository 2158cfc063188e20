"""Recognising somebody who must never be written to again, without keeping who they are.

An address is normalised the way mail providers treat it, then hashed with the house's key (HMAC-SHA-256), so that
the list survives erasure and tells nothing to whoever reads it.
"""

import hashlib
import hmac
import unicodedata

#: providers that ignore dots in the local part
_DOTLESS = {"gmail.com", "googlemail.com"}


def hashed(address: str, key: bytes) -> str:
    """The keyed hash of an address, alike for every spelling that reaches the same mailbox."""
    return hmac.new(key, normalised(address).encode(), hashlib.sha256).hexdigest()


def normalised(address: str) -> str:
    """Lower case, IDN as ASCII, without `+tag`, without Gmail's dots."""
    local, _, domain = unicodedata.normalize("NFKC", address).strip().casefold().rpartition("@")
    domain = _ascii(domain.rstrip("."))
    local = local.partition("+")[0]
    if domain in _DOTLESS:
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def _ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain
