"""Recognising somebody who must never be written to again, without keeping who they are.

What tells a person (an address, the id another system gave, our own id) is hashed with the house's key (HMAC-SHA-256),
so that the list survives erasure and tells nothing to whoever reads it. A new entry is hashed under the newest key; one
under an older key is found all the same, as long as that key is still in the list of keys.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from email_validator import EmailNotValidError, validate_email

from db.tables import Candidate, CandidateEmail, Suppression, SuppressionSource

#: what a provider ignores in the local part
_IGNORED: Mapping[str, str] = {
    "gmail.com": ".",
    "proton.me": "._-",
    "protonmail.com": "._-",
    "protonmail.ch": "._-",
    "pm.me": "._-",
}
#: domains that are one mailbox under another name
_SAME: Mapping[str, str] = {"googlemail.com": "gmail.com", "me.com": "icloud.com", "mac.com": "icloud.com"}


@dataclass(frozen=True, slots=True)
class HashKey:
    """The key that hashes, in all its generations, newest first."""

    generations: tuple[bytes, ...] = field(repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """A name for each generation, which tells nothing of it."""
        return tuple(_hmac(key, "suppression key id")[:8] for key in self.generations)


def of_address(address: str) -> str:
    """What tells the owner of an address."""
    return f"mail:{normalised(address)}"


def of_ref(ref: str) -> str:
    """What tells somebody by the id another system gave."""
    return f"ref:{unicodedata.normalize('NFKC', ref).strip()}"


def of_id(candidate_id: str) -> str:
    """What tells a candidate of ours, even one without address."""
    return f"id:{candidate_id}"


def of_candidate(candidate: Candidate, emails: Sequence[CandidateEmail]) -> list[str]:
    """All that tells the candidate."""
    ref = [of_ref(candidate.ref)] if candidate.ref else []
    return [*(of_address(email.address) for email in emails), *ref, of_id(candidate.id)]


def mark(identity: str, key: HashKey) -> str:
    """The hash under which `identity` is put on the list now."""
    return _hmac(key.generations[0], identity)


def marks(identities: Iterable[str], key: HashKey) -> list[str]:
    """Every hash under which one of `identities` may stand on the list."""
    return [_hmac(generation, one) for one in identities for generation in key.generations]


def entries(
    told_by: Iterable[str],
    key: HashKey,
    source: SuppressionSource,
    *,
    by: str,
    at: datetime,
    reason: str,
    known: Iterable[Suppression],
) -> list[Suppression]:
    """What the list lacks for all of `told_by` to be on it: new entries. Of `known`, lifted ones are in force again."""
    listed = {entry.hash: entry for entry in known}
    new: list[Suppression] = []
    for one in dict.fromkeys(told_by):
        stored = [listed[hashed] for hashed in marks([one], key) if hashed in listed]
        if not stored:
            hashed = mark(one, key)
            listed[hashed] = Suppression(
                hash=hashed, key_id=key.ids[0], source=source, reason=reason, added_by=by, added_at=at
            )
            new.append(listed[hashed])
        elif not any(map(in_force, stored)):
            put_back(stored[0], source, by=by, at=at, reason=reason)
    return new


def put_back(entry: Suppression, source: SuppressionSource, *, by: str, at: datetime, reason: str) -> None:
    """A lifted entry holds again, for a new reason."""
    entry.source, entry.added_by, entry.added_at, entry.reason = source, by, at, reason
    entry.lifted_at, entry.lifted_by, entry.lifted_reason = None, "", ""


def lift(entry: Suppression, *, by: str, at: datetime, reason: str) -> None:
    """It holds no more. The row stays, as the record of both."""
    entry.lifted_at, entry.lifted_by, entry.lifted_reason = at, by, reason


def become(entry: Suppression, newer: Suppression) -> None:
    """Take over the state of `newer`, an entry under the same hash."""
    entry.source, entry.added_by, entry.added_at, entry.reason = (
        newer.source,
        newer.added_by,
        newer.added_at,
        newer.reason,
    )
    entry.lifted_at, entry.lifted_by, entry.lifted_reason = newer.lifted_at, newer.lifted_by, newer.lifted_reason


def outdated(entry: Suppression, by: Suppression) -> bool:
    """Is `by` the later state of one entry? Of two of one moment the one in force counts."""
    then, later = _since(entry), _since(by)
    return later > then or (later == then and in_force(by) and not in_force(entry))


def _since(entry: Suppression) -> datetime:
    return max(entry.added_at, entry.lifted_at or entry.added_at)


def in_force(entry: Suppression) -> bool:
    """Has nobody lifted it?"""
    return entry.lifted_at is None


def normalised(address: str) -> str:
    """One spelling for all that reach the same mailbox.

    Everywhere: lower case, Unicode in NFKC, an international domain as ASCII (IDNA 2008, UTS 46), and without `+tag`
    (RFC 5233). Not every server treats `+` so; where one does not, a wrong match keeps us silent, which is the error
    to make. Only where it is true: Gmail ignores dots, and googlemail.com is gmail.com; Proton (proton.me,
    protonmail.com, protonmail.ch, pm.me) ignores dots, hyphens and underscores; me.com and mac.com are icloud.com.
    Google Workspace, Outlook and Yahoo count dots and hyphens, and so do we there.
    """
    local, _, domain = _folded(address).strip().rpartition("@")
    domain = _ascii(domain.rstrip("."))
    domain = _SAME.get(domain, domain)
    local = local.partition("+")[0] or local
    bare = local.translate(dict.fromkeys(map(ord, _IGNORED.get(domain, ""))))
    return f"{bare or local}@{domain}"


def _folded(text: str) -> str:
    # Lower case may undo the normal form; folding case would make another domain of one with ß.
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())


def _ascii(domain: str) -> str:
    if domain.isascii():
        return domain
    try:
        checked = validate_email(f"x@{domain}", check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        return domain
    return (checked.ascii_domain or domain).lower()


def _hmac(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
