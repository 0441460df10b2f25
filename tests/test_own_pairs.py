"""The pairs that were written for this project (training/pairs): what every lot must hold to."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "training" / "pairs"
LOTS = sorted(FOLDER.glob("*.jsonl"))
FIELDS = {"id", "split", "group", "source", "premise", "claim", "label", "kind"}
KINDS = {
    "supported": {"plain", "numeric", "date", "joined", "attributed", "general", "role"},
    "contradicted": {
        "number", "date", "person", "organisation", "place", "role", "negation", "attribution", "factuality", "extent",
    },
    "not-reported": {"neighbour", "more-specific", "inference"},
}  # fmt: skip


def rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", LOTS, ids=lambda path: path.stem)
def test_every_pair_has_the_fields_and_a_known_label_and_kind(path: Path) -> None:
    for row in rows(path):
        assert set(row) == FIELDS, row["id"]
        assert row["split"] in ("train", "dev"), row["id"]
        assert row["kind"] in KINDS[row["label"]], row["id"]
        assert row["premise"].strip() and row["claim"].strip(), row["id"]


@pytest.mark.parametrize("path", LOTS, ids=lambda path: path.stem)
def test_a_passage_is_of_one_split_and_has_no_claim_twice(path: Path) -> None:
    splits, premises, claims = defaultdict(set), defaultdict(set), defaultdict(list)
    for row in rows(path):
        splits[row["group"]].add(row["split"])
        premises[row["group"]].add(row["premise"])
        claims[row["group"]].append(row["claim"])
    assert all(len(found) == 1 for found in splits.values())
    assert all(len(found) == 1 for found in premises.values())
    assert [group for group, found in claims.items() if len(found) != len(set(found))] == []


def test_ids_are_unique_and_no_passage_stands_in_two_lots() -> None:
    ids: set[str] = set()
    seen: dict[str, str] = {}
    for path in LOTS:
        for row in rows(path):
            assert row["id"] not in ids
            ids.add(row["id"])
            assert seen.setdefault(row["premise"], path.stem) == path.stem


def test_the_readme_names_every_lot_with_its_number_of_pairs() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in LOTS:
        assert f"`{path.name}`" in readme
        assert f"{len(rows(path)):,} pairs" in readme, path.name
