"""The house's secret keys, and what is derived from them.

Without `OVERTURE_SECRET_KEYS` an SQLite database keeps a key in a file beside it, so that the two travel together; on
PostgreSQL, which several processes share, the setting is required.
"""

import base64
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.rules.suppression import HashKey

KEY_BYTES = 32


class NoKey(Exception):
    """There is no secret key, and none may be made up."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """Keys of 32 bytes, newest first: the first one encrypts, all of them decrypt."""

    keys: tuple[bytes, ...] = field(repr=False)

    @property
    def hash_key(self) -> HashKey:
        """What hashes those who must not be written to: made from each key, since an old entry stays under its own."""
        return HashKey(tuple(_for_hashing(key) for key in self.keys))


def keyring(given: tuple[str, ...], database_file: Path | None) -> Keyring:
    """The keys `given` as URL-safe base64, or the one kept beside the database file. Raises NoKey, OSError."""
    if given:
        return Keyring(tuple(base64.urlsafe_b64decode(key) for key in given))
    if database_file is None:
        raise NoKey("OVERTURE_SECRET_KEYS is missing; without it nobody who said no could be recognised")
    return Keyring((_kept(database_file.with_name(f"{database_file.name}.key")),))


def _for_hashing(key: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=b"overture suppression").derive(key)


def _kept(file: Path) -> bytes:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        # Whoever creates the file first decides; a second process reads what the first wrote.
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = base64.urlsafe_b64decode(file.read_text(encoding="ascii"))
        if len(key) != KEY_BYTES:
            raise NoKey(f"{file} holds no key; restore it from the backup of the database") from None
        return key
    with os.fdopen(descriptor, "w", encoding="ascii") as made:
        key = secrets.token_bytes(KEY_BYTES)
        made.write(base64.urlsafe_b64encode(key).decode())
        made.flush()
        os.fsync(made.fileno())
    return key
