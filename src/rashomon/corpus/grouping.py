"""Group by key: the rows of a table brought together by unit, so that what belongs together is worked on together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rashomon.corpus.engine import Engine
from rashomon.corpus.layout import Layout
from rashomon.corpus.place import inside, list_files, read_table, remove, write_table
from rashomon.corpus.tables import Row, to_table


def units_of(groups: Iterable[Sequence[str]], size: int) -> list[Row]:
    """Return which article belongs to which unit: whole groups, at most `size` articles where a group allows it.

    A group of more than `size` articles fills units of its own.

    Args:
        groups: Article ids, in the order in which they are to be worked on.
        size: Articles in a unit.
    """
    rows: list[Row] = []
    unit = filled = 0
    for group in groups:
        if filled and filled + len(group) > size:
            unit, filled = unit + 1, 0
        for article in group:
            if filled == size:
                unit, filled = unit + 1, 0
            rows.append({"id": article, "unit": f"{unit:05d}", "place": len(rows), "group": group[0]})
            filled += 1
    return rows


def gather(
    engine: Engine, layout: Layout, name: str, rows: Sequence[Row], columns: Sequence[str] | None = None
) -> list[str]:
    """Bring the articles of each unit together under `_work` and return the units, in order.

    Args:
        engine: Runs the join.
        layout: Where the pile lies.
        name: What to call the gathered articles.
        rows: As `units_of` gives them; articles that are not among them are left out.
        columns: What of an article is needed; None takes all.
    """
    step = f"gather-{name}"
    units = sorted({row["unit"] for row in rows})
    if "all" in layout.done(step):
        return units
    remove(layout.work(name))
    if rows:
        assigned = layout.work(f"{name}-units.parquet")
        write_table(assigned, to_table("units", rows))
        articles = engine.frame(layout.tables("articles"), columns)
        found = articles.join(engine.frame([assigned]), on="id", how="inner")
        found.write_parquet(layout.work(name), compression="zstd", partition_cols=["unit"])
    layout.mark(step, "all", {"units": len(units), "articles": len(rows)})
    return units


def gathered(layout: Layout, name: str, unit: str) -> list[dict[str, Any]]:
    """Return the rows of one unit, in their order, whatever order the engine wrote them in."""
    files = [file for file, _ in list_files(inside(layout.root, "_work", name, f"unit={unit}"))]
    rows = [row for file in files for row in read_table(file).to_pylist()]
    return sorted(rows, key=lambda row: row["place"])
