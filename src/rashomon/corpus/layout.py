"""Where everything lies in the folder of a pile, and how a finished partition is known.

    OUT/articles/part-00000.parquet ...   the tables (docs/tables.md), one file a partition
    OUT/articles/month=2024-05/part-...   the same, if they are to be in folders (--by)
    OUT/_done/STEP/UNIT.json              a marker: written last, when all tables of the partition are there
    OUT/_work/...                         what steps hand to one another
    OUT/_run.json                         what the pile was made from, and with which settings

What has no marker counts as not done and is made again under the same names: nothing is lost, nothing is there twice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from rashomon.corpus.place import inside, names_below, names_in, read_bytes, write_bytes

TABLES = (
    "articles",
    "rejections",
    "copies",
    "copy_groups",
    "stories",
    "story_articles",
    "sentences",
    "entities",
    "mentions",
    "times",
    "quantities",
    "claims",
    "attributions",
    "lineage",
    "passages",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The places in the folder of a pile."""

    root: str

    def table(self, name: str, unit: str, folder: str = "") -> str:
        """Return the file of a table's partition, in a folder of the table if it has any."""
        return inside(self.root, name, *filter(None, [folder]), f"part-{unit}.parquet")

    def tables(self, name: str) -> list[str]:
        """Return the files of a table that are there, in order."""
        return [inside(self.root, name, found) for found in names_below(inside(self.root, name), ".parquet")]

    def work(self, *names: str) -> str:
        """Return a place for what steps hand to one another."""
        return inside(self.root, "_work", *names)

    def done(self, step: str) -> dict[str, dict[str, Any]]:
        """Return what the markers of a step's finished partitions say, by unit."""
        folder = inside(self.root, "_done", step)
        return {name.removesuffix(".json"): self.marker(step, name[:-5]) for name in names_in(folder, ".json")}

    def marker(self, step: str, unit: str) -> dict[str, Any]:
        """Return what a marker says."""
        found: dict[str, Any] = json.loads(read_bytes(inside(self.root, "_done", step, f"{unit}.json")))
        return found

    def mark(self, step: str, unit: str, facts: dict[str, Any]) -> None:
        """Say that a partition is finished."""
        data = json.dumps(facts, sort_keys=True).encode("ascii")
        write_bytes(inside(self.root, "_done", step, f"{unit}.json"), data)
