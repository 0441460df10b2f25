from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.errors import CaseError, CaseMissingError, CaseVersionError
from rashomon.store import sqlite
from rashomon.store.base import Case
from rashomon.store.sqlite import SqliteCase
from tests.store.cases import case, reading


def saved(path: Path, value: Case) -> Case:
    with SqliteCase(path, create=True) as store:
        store.save(value)
    with SqliteCase(path) as store:
        return store.load()


def same(a: Case, b: Case) -> bool:
    return (
        (a.settings, a.readings, dict(a.names), a.judgements, a.account)
        == (b.settings, b.readings, dict(b.names), b.judgements, b.account)
        and a.vectors.keys() == b.vectors.keys()
        and all(np.allclose(a.vectors[k], b.vectors[k]) for k in a.vectors)
    )


def test_a_case_comes_back_as_it_was(tmp_path: Path) -> None:
    value = case(reading("a", "The two leaders met."), reading("b", "They signed it."))
    assert same(saved(tmp_path / "case.db", value), value)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=80))
def test_any_text_comes_back_as_it_was(tmp_path: Path, words: str) -> None:
    value = case(reading("a", words))
    path = tmp_path / "case.db"
    path.unlink(missing_ok=True)
    assert same(saved(path, value), value)


def test_the_account_alone_has_its_articles_and_claims(tmp_path: Path) -> None:
    value = case(reading("a", "The two leaders met."))
    saved(tmp_path / "case.db", value)
    with SqliteCase(tmp_path / "case.db") as store:
        assert store.account() == value.account


def test_saving_again_forgets_what_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    saved(path, case(reading("a", "The two leaders met."), reading("b", "They signed it.")))
    smaller = case(reading("b", "They signed it."))
    assert same(saved(path, smaller), smaller)
    with SqliteCase(path) as store:
        assert store.find_words(["leaders"], limit=5) == []
        assert [(a, n) for a, n, _ in store.find_words(["signed", '"'], limit=5)] == [("b", 0)]


def test_a_failed_save_leaves_the_case_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    value = case(reading("a", "The two leaders met."))
    saved(path, value)
    broken = case(reading("c", "Something new."), reading("c", "Something new."))  # the same id twice cannot be kept
    object.__setattr__(broken, "judgements", (object(),))
    with SqliteCase(path) as store, pytest.raises(TypeError):
        store.save(broken)
    with SqliteCase(path) as store:
        assert same(store.load(), value)


def test_a_missing_case_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CaseMissingError, match=r"There is no case"):
        SqliteCase(tmp_path / "no.db")


def test_another_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    path.write_bytes(b"this is no database at all, but long enough to look at " * 20)
    with pytest.raises(CaseError, match=r"not a case file"):
        SqliteCase(path)


def test_another_database_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (x)")
    connection.commit()
    connection.close()
    with pytest.raises(CaseVersionError, match=r"format"):
        SqliteCase(path)


def test_an_empty_case_says_so(tmp_path: Path) -> None:
    with SqliteCase(tmp_path / "case.db", create=True) as store, pytest.raises(CaseError, match=r"holds nothing"):
        store.load()


def test_reading_is_possible_while_somebody_reads(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    saved(path, case(reading("a", "The two leaders met.")))
    with SqliteCase(path) as one, SqliteCase(path) as two:
        assert one.account() == two.account()


def test_the_lock_is_held_for_the_writing_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packing and unpacking take long in a large case; others can write meanwhile."""
    file = tmp_path / "case.db"
    saved(file, case(reading("a", "The two leaders met."), reading("b", "They signed it.")))

    def writable() -> None:
        other = sqlite3.connect(file, timeout=0, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")
        other.close()

    def checked(work: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any) -> Any:
            writable()
            return work(*args)

        return wrapped

    for name in ("pack_parse", "unpack_parse", "pack_vectors", "unpack_vectors"):
        monkeypatch.setattr(sqlite, name, checked(getattr(sqlite, name)))
    with SqliteCase(file) as store:
        assert store.save(store.load()) == 2
