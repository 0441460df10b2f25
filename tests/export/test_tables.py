"""CSV and Parquet: read back by their own libraries."""

from __future__ import annotations

import csv
import dataclasses
import io

import pyarrow.csv
import pyarrow.parquet
from hypothesis import given, settings

from rashomon.export import export
from rashomon.export.tables import TABLES
from tests.export.story import case_of, ferry
from tests.export.texts import texts_with_spans


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


def test_every_table_is_there_with_its_rows() -> None:
    material = ferry()
    sizes = {file.name.removesuffix(".csv"): len(read_csv(file.content)) for file in export(material, "csv")}
    assert sizes["articles"] == 4
    assert sizes["claims"] == len(material.account.claims)
    assert sizes["statements"] == len(material.account.statements)
    assert sizes["mentions"] == sum(len(e.mentions) for e in material.account.entities)
    assert sizes["events"] == 4 and sizes["event_participants"] == 2 and sizes["relations"] == 8
    assert set(sizes) == {table.name for table in TABLES}


def test_parquet_holds_the_same_as_csv_with_types() -> None:
    texts = {file.name.removesuffix(".csv"): read_csv(file.content) for file in export(ferry(), "csv")}
    for file in export(ferry(), "parquet"):
        found = pyarrow.parquet.read_table(io.BytesIO(file.content))
        rows = texts[file.name.removesuffix(".parquet")]
        assert found.num_rows == len(rows)
        for row, other in zip(found.to_pylist(), rows, strict=True):
            for name, cell in row.items():
                shown = "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)
                if isinstance(cell, float):
                    assert float(other[name]) == cell
                else:
                    assert other[name].removeprefix("'") == shown


def test_an_event_without_a_type_is_told_by_its_action() -> None:
    material = ferry()
    first, *others = material.account.events
    deed = dataclasses.replace(first, type=None, action="resign")
    account = dataclasses.replace(material.account, events=(deed, *others))
    material = dataclasses.replace(material, account=account)
    rows = next(read_csv(file.content) for file in export(material, "csv") if file.name == "events.csv")
    assert [(row["type"], row["action"]) for row in rows if row["id"] == deed.id] == [("", "resign")]


def test_foreign_keys_lead_somewhere() -> None:
    rows = {file.name.removesuffix(".csv"): read_csv(file.content) for file in export(ferry(), "csv")}
    claims = {row["id"] for row in rows["claims"]}
    statements = {row["id"] for row in rows["statements"]}
    assert {row["claim"] for row in rows["statement_claims"]} <= claims
    assert {row["statement"] for row in rows["claims"]} - {""} <= statements
    assert {row["entity"] for row in rows["mentions"]} <= {row["id"] for row in rows["entities"]}


@settings(max_examples=80, deadline=None)
@given(texts_with_spans())
def test_any_text_comes_back(drawn: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = drawn
    material = case_of(text, spans)
    exact = {f.name: pyarrow.parquet.read_table(io.BytesIO(f.content)) for f in export(material, "parquet")}
    assert exact["articles.parquet"]["text"].to_pylist() == [text]
    for row in exact["claims.parquet"].to_pylist():
        assert text[row["start"] : row["end"]] == row["text"]
    safe = {f.name: f.content for f in export(material, "csv")}
    (cell,) = [row["text"] for row in read_csv(safe["articles.csv"])]
    assert cell.removeprefix("'") == text.replace("\x00", "\ufffd").removeprefix("'")
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_formula_is_disarmed_in_csv_only() -> None:
    material = case_of('=HYPERLINK("http://x.example","click")', [])
    safe = {f.name: f.content.decode() for f in export(material, "csv")}
    assert "'=HYPERLINK" in safe["articles.csv"]
    assert "\r\n=" not in safe["articles.csv"] and ",=" not in safe["articles.csv"]


def test_a_strict_reader_takes_every_csv() -> None:
    for file in export(ferry(), "csv"):
        table = pyarrow.csv.read_csv(
            io.BytesIO(file.content), parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True)
        )
        assert table.num_columns > 1
