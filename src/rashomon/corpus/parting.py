"""Tables in folders by year, month or day of publication (`--by`), named as in Hive: OUT/claims/month=2024-05."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rashomon.corpus.layout import Layout
from rashomon.corpus.place import read_table, write_table
from rashomon.corpus.tables import Row, to_table

if TYPE_CHECKING:
    import pyarrow as pa

PERIODS = {"year": 4, "month": 7, "day": 10}  # characters of a date
UNKNOWN = "__HIVE_DEFAULT_PARTITION__"  # readers of such folders take it for null
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def folder_of(date: str | None, by: str | None) -> str:
    """Return the folder of what was published on a day (EDTF); "" if tables have no folders (`by` is None)."""
    if by is None:
        return ""
    found = _DATE.match(date or "")
    known = found.group()[: PERIODS[by]] if found else ""
    return f"{by}={known if len(known) == PERIODS[by] else UNKNOWN}"


def write_parts(
    layout: Layout, name: str, unit: str, rows: Sequence[Row], by: str | None, date_of: Callable[[Row], str | None]
) -> list[str]:
    """Write the rows of a unit, one file a folder, and return the folders.

    Without rows there is one empty file, so that the table is there.

    Args:
        layout: Where the pile lies.
        name: The table.
        unit: The unit.
        rows: Its rows; they keep their order.
        by: What the folders are named by, None for none.
        date_of: Gives the day of publication of a row's article.
    """
    parts: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        parts[folder_of(date_of(row), by)].append(row)
    folders = sorted(parts) or [folder_of(None, by)]
    for folder in folders:
        write_table(layout.table(name, unit, folder), to_table(name, parts[folder]))
    return folders


def date_of_article(row: Row) -> str | None:
    """Return the day of publication in a row of `articles`."""
    found: str | None = row["published"] and row["published"]["date"]
    return found


def read_articles(layout: Layout, unit: str, columns: list[str] | None = None) -> pa.Table:
    """Return the articles that `clean` wrote for a unit, whatever folders they lie in."""
    import pyarrow as pa

    folders = layout.marker("clean", unit).get("folders", [""])
    return pa.concat_tables(read_table(layout.table("articles", unit, folder), columns) for folder in folders)
