from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.errors import CaseChangedError, CaseError
from rashomon.model import Correction, Undone
from rashomon.store.sqlite import SqliteCase
from tests.store.cases import case, reading

ONE = Correction("cor-1", "set-outlet", "Ann", "2024-01-01T00:00:00", "seen in print", articles=("a",), value="Post")
TWO = replace(ONE, id="cor-2", at="2024-01-01T00:00:01", value="Mail")


def test_corrections_come_back_in_the_order_made(tmp_path: Path) -> None:
    with SqliteCase(tmp_path / "case.db", create=True) as store:
        store.save(case(reading("a", "The two leaders met.")))
        store.correct(TWO)
        store.correct(ONE)
        store.correct(ONE)
        assert store.corrections() == (ONE, TWO)


def test_saving_an_account_that_does_not_know_them_loses_no_correction(tmp_path: Path) -> None:
    with SqliteCase(tmp_path / "case.db", create=True) as store:
        store.save(case(reading("a", "The two leaders met.")))
        store.correct(ONE)
        store.undo("cor-1", Undone("Bo", "2024-01-02", "wrong"))
        store.save(replace(case(reading("b", "They signed it.")), corrections=(ONE, TWO)))
        assert [(c.id, c.undone is None) for c in store.corrections()] == [("cor-1", False), ("cor-2", True)]
        assert store.load().corrections == (ONE, TWO)


def test_undoing_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with SqliteCase(tmp_path / "case.db", create=True) as store, pytest.raises(CaseError, match="no correction"):
        store.undo("cor-9", Undone("Bo", "2024-01-02", ""))


def test_a_write_on_an_older_state_is_refused(tmp_path: Path) -> None:
    with SqliteCase(tmp_path / "case.db", create=True) as store:
        first = store.save(case(reading("a", "The two leaders met.")))
        second = store.save(case(reading("b", "They signed it.")), expected=first)
        with pytest.raises(CaseChangedError) as refused:
            store.save(case(reading("c", "Rain fell.")), expected=first)
        assert (refused.value.found, store.revision()) == (second, second)
        assert [r.article.id for r in store.load().readings] == ["b"]


def test_of_many_writers_on_one_state_one_wins(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with SqliteCase(path, create=True) as store:
        start = store.save(case(reading("a", "The two leaders met.")))
    outcomes: list[str] = []

    def write(number: int) -> None:
        with SqliteCase(path) as own:
            try:
                own.save(case(reading(f"w{number}", f"Writer {number} was here.")), expected=start)
                outcomes.append("written")
            except CaseChangedError:
                outcomes.append("refused")

    threads = [threading.Thread(target=write, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused"] * 5 + ["written"]


def test_what_an_earlier_account_said_is_kept_once_it_is_replaced(tmp_path: Path) -> None:
    with SqliteCase(tmp_path / "case.db", create=True) as store:
        first = case(reading("a", "The two leaders met."))
        store.save(first)
        store.save(first)
        assert store.snapshots() == []
        store.save(case(reading("a", "The two leaders met."), reading("b", "They signed it.")))
        (kept,) = store.snapshots()
        assert (kept.articles, kept.revision) == (("a",), 2)
