"""The tables open in DuckDB, pandas and polars, and docs/tables.md says what is in them."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from rashomon.clean import clean_article
from rashomon.corpus.layout import TABLES
from rashomon.corpus.tables import article_of, article_row, clean_of, schema_of, to_table
from rashomon.model import Article
from rashomon.read import read_paths

DOCS = (Path(__file__).resolve().parent.parent.parent / "docs" / "tables.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", DOCS, re.DOTALL)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_opens_everywhere_with_the_columns_that_are_told(tables: Path, name: str) -> None:
    rows = sum(pq.read_metadata(file).num_rows for file in (tables / name).glob("*.parquet"))
    columns = schema_of(name).names
    assert pd.read_parquet(tables / name).shape == (rows, len(columns))
    assert pl.read_parquet(str(tables / name / "*.parquet")).columns == columns
    found = duckdb.sql(f"SELECT * FROM '{tables}/{name}/*.parquet'")
    assert found.columns == columns
    assert len(found.fetchall()) == rows
    (line,) = re.findall(rf"^- \*\*{name}\*\*: (.*?)(?=^- \*\*|^$)", DOCS, re.DOTALL | re.MULTILINE)
    assert set(columns) <= set(re.findall(r"\w+", line))


@pytest.mark.parametrize("query", QUERIES)
def test_the_questions_of_the_documentation_have_answers(tables: Path, query: str) -> None:
    assert duckdb.sql(query.replace("'OUT/", f"'{tables}/")).fetchall()


def test_there_are_five_questions() -> None:
    assert len(QUERIES) == 5


def test_an_article_comes_back_from_its_row_as_it_was(pile: Path) -> None:
    articles = [a for a in read_paths([str(pile)]) if isinstance(a, Article)]
    cleaned = [clean_article(a) for a in articles]
    table = to_table("articles", (article_row(a, c) for a, c in zip(articles, cleaned, strict=True)))
    assert [article_of(row) for row in table.to_pylist()] == articles
    assert [clean_of(row) for row in table.to_pylist()] == cleaned
