"""CSV (RFC 4180): every table of the account, a file a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from rashomon.export.columns import Cell, Column
from rashomon.export.material import ExportFile, Material
from rashomon.export.tables import TABLES

# A spreadsheet runs a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(material: Material) -> Iterator[ExportFile]:
    """Yield one CSV file a table: UTF-8, header row, comma, CRLF, quoted where needed, empty = unknown.

    Reports come from outside, so a text that a spreadsheet would take for a formula gets an apostrophe in front;
    NUL becomes U+FFFD. The Parquet export keeps both as they are.
    """
    for table in TABLES:
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow([column.name for column in table.columns])
        for row in table.rows(material):
            writer.writerow([_cell(column, cell) for column, cell in zip(table.columns, row, strict=True)])
        yield ExportFile(f"{table.name}.csv", stream.getvalue().encode("utf-8", "replace"))


def _cell(column: Column, cell: Cell) -> str:
    if cell is None:
        return ""
    if column.kind == "truth":
        return "true" if cell else "false"
    if column.kind != "text":
        return str(cell)
    text = str(cell).replace("\x00", "\ufffd")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
