"""Tables in folders by day, month or year: the same rows, found again by what reads such folders."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from rashomon.corpus import CorpusSettings, Wanted, find_articles, run_corpus
from rashomon.corpus.layout import TABLES, Layout
from rashomon.corpus.parting import UNKNOWN, folder_of, read_articles, write_parts
from rashomon.corpus.place import read_table
from rashomon.errors import CorpusError

from .conftest import SMALL, rows

IN_FOLDERS = ("articles", "sentences", "entities", "mentions", "times", "quantities", "claims", "attributions")


@pytest.fixture(scope="module")
def parted(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the pile in folders by day."""
    out = tmp_path_factory.mktemp("parted") / "out"
    run_corpus(str(pile), str(out), settings=CorpusSettings(partition=SMALL, workers=1, by="day"))
    return out


@pytest.mark.parametrize(
    ("date", "by", "folder"),
    [
        ("2024-05-04", "day", "day=2024-05-04"),
        ("2024-05-04", "month", "month=2024-05"),
        ("2024-05-04", "year", "year=2024"),
        ("2024-05-04T10:00:00Z", "day", "day=2024-05-04"),
        ("2024-05", "day", f"day={UNKNOWN}"),
        ("2024-05~", "month", "month=2024-05"),
        ("2024", "month", f"month={UNKNOWN}"),
        ("202X", "year", f"year={UNKNOWN}"),
        (None, "year", f"year={UNKNOWN}"),
        ("2024-05-04", None, ""),
        (None, None, ""),
    ],
)
def test_the_folder_of_a_day(date: str | None, by: str | None, folder: str) -> None:
    assert folder_of(date, by) == folder


@pytest.mark.parametrize("name", TABLES)
def test_the_same_rows_in_folders_as_without(parted: Path, tables: Path, name: str) -> None:
    found = [row for file in Layout(str(parted)).tables(name) for row in read_table(file).to_pylist()]
    assert sorted(map(repr, found)) == sorted(map(repr, rows(tables, name)))
    assert bool(list((parted / name).glob("part-*.parquet"))) == (name not in IN_FOLDERS)


@pytest.mark.parametrize("name", IN_FOLDERS)
def test_folders_are_columns_to_duckdb_pandas_and_polars(parted: Path, tables: Path, name: str) -> None:
    files = f"{parted}/{name}/*/*.parquet"
    asked = f"SELECT count(*) FROM read_parquet('{files}', hive_partitioning = true) WHERE day = DATE '2031-05-05'"
    (found,) = duckdb.sql(asked).fetchall()
    in_pandas = pd.read_parquet(parted / name)["day"].map(lambda day: None if pd.isna(day) else str(day)).tolist()
    in_polars = pl.read_parquet(files, hive_partitioning=True, try_parse_hive_dates=False)["day"].to_list()
    day_of = {row["id"]: row["published"] and row["published"]["date"] for row in _rows(tables, "articles")}
    days = Counter(day_of[row["id" if name == "articles" else "article"]] for row in _rows(tables, name))
    assert Counter(in_pandas) == Counter(in_polars) == days
    assert found[0] == days["2031-05-05"] > 0


def test_every_row_lies_in_the_folder_of_its_article(parted: Path) -> None:
    day_of = {row["id"]: (row["published"] or {}).get("date") for row in _rows(parted, "articles")}
    for file in Layout(str(parted)).tables("claims"):
        for row in read_table(file).to_pylist():
            assert f"/{folder_of(day_of[row['article']], 'day')}/" in file


def test_articles_are_cut_out_of_folders(parted: Path, tables: Path) -> None:
    for wanted in (Wanted(query="reportedly"), Wanted(since="2031-05-05")):
        found = [a.id for a in find_articles(str(parted), wanted)]
        assert found == [a.id for a in find_articles(str(tables), wanted)]


def test_other_folders_are_other_tables(parted: Path, pile: Path) -> None:
    with pytest.raises(CorpusError, match="other settings"):
        run_corpus(str(pile), str(parted), settings=CorpusSettings(partition=SMALL, by="month"))


def test_a_unit_without_rows_leaves_an_empty_table(tmp_path: Path) -> None:
    layout = Layout(str(tmp_path))
    folders = write_parts(layout, "articles", "0", [], "month", lambda row: None)
    layout.mark("clean", "0", {"unit": "0", "articles": 0, "rejected": 0, "folders": folders})
    assert len(layout.tables("articles")) == 1
    assert read_articles(layout, "0", ["id"]).to_pylist() == []


def _rows(tables: Path, name: str) -> list[dict[str, Any]]:
    return [row for file in Layout(str(tables)).tables(name) for row in read_table(file).to_pylist()]
