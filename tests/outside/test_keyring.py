"""The house's keys: given, or kept beside an SQLite database; what is hashed once is recognised for good."""

import base64
import stat
from pathlib import Path

import pytest

from bot.outside.keyring import Keyring, NoKey, keyring

OLD, NEW = b"o" * 32, b"n" * 32


def written(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).decode()


def test_given_keys_are_used_newest_first(tmp_path: Path) -> None:
    assert keyring((written(NEW), written(OLD)), tmp_path / "overture.db").keys == (NEW, OLD)
    assert list(tmp_path.iterdir()) == []


def test_a_new_key_in_front_keeps_old_hashes_good() -> None:
    generations = Keyring((NEW, OLD)).hash_key.generations
    assert generations == Keyring((NEW,)).hash_key.generations + Keyring((OLD,)).hash_key.generations
    assert not {OLD, NEW} & set(generations)


def test_sqlite_keeps_its_key_beside_it_for_its_owner_only(tmp_path: Path) -> None:
    database = tmp_path / "var" / "overture.db"
    made = keyring((), database)
    (file,) = database.parent.iterdir()
    assert file.name == "overture.db.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert keyring((), database) == made


def test_a_damaged_key_file_is_told_and_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "overture.db.key"
    file.write_text("AAAA")
    with pytest.raises(NoKey, match="backup"):
        keyring((), tmp_path / "overture.db")
    assert file.read_text() == "AAAA"


def test_without_a_file_of_its_own_a_database_needs_a_given_key() -> None:
    with pytest.raises(NoKey, match="OVERTURE_SECRET_KEYS"):
        keyring((), None)


def test_keys_are_not_shown() -> None:
    assert "ooo" not in repr(Keyring((OLD,)))
