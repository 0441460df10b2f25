"""A case file that is damaged, empty, of another version or not to be written: one clear error each."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from rashomon.errors import CaseError, CaseVersionError
from rashomon.store import sqlite_file
from rashomon.store.sqlite import SqliteCase
from tests.store.cases import case, reading


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    with SqliteCase(path, create=True) as store:
        store.save(case(*(reading(f"art-{n}", f"Report number {n} of the ferry. " * 40) for n in range(20))))
    return path


def try_all(path: Path) -> None:
    with SqliteCase(path) as store:
        store.load()
        store.account()
        store.find_words(["ferry"], limit=3)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99])
def test_truncated(file: Path, share: float) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(CaseError, match=r"damaged|not a case file|cannot be used"):
        try_all(file)


def test_damaged_anywhere_is_a_case_error_or_harmless(file: Path) -> None:
    data, chance, failed = file.read_bytes(), random.Random(7), 0
    for _ in range(60):
        broken = bytearray(data)
        at = chance.randrange(100, len(data) - 600)
        broken[at : at + 500] = chance.randbytes(500)
        file.write_bytes(broken)
        try:
            try_all(file)
        except CaseError as error:
            failed += 1
            assert str(file) in str(error) or "revision" in str(error)
    assert failed > 20


def test_empty_file_and_other_files(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"")
    with pytest.raises(CaseError, match="is an empty file"):
        try_all(tmp_path / "a.db")
    (tmp_path / "b.db").write_text("<html>" * 1000)
    with pytest.raises(CaseError, match="is not a case file"):
        try_all(tmp_path / "b.db")


def test_other_version(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE facts SET value = '99' WHERE name = 'format'")
    with pytest.raises(CaseVersionError, match="format 99"):
        try_all(file)


def test_locked_by_another_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def impatient(connection: sqlite3.Connection, record: object) -> None:
        prepare(connection, record)
        connection.execute("PRAGMA busy_timeout = 20")

    prepare = sqlite_file._prepare
    monkeypatch.setattr(sqlite_file, "_prepare", impatient)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CaseError, match="locked"):
        SqliteCase(file)
    holder.execute("ROLLBACK")
    holder.close()
    try_all(file)
