"""The pairs that the second entailment model read: pairs of every sort, then long passages.

Usage: python training/second_pairs.py WORK

WORK holds what make_entailment.sh has made before. Writes nineteenth.jsonl (general, authored, own, renamed, turned and
role pairs, most of them short) and twentieth.jsonl (own lots 22 to 24, whose passages have some 150 words, older lots,
and pairs with another passage beside theirs).
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

from last_pairs import AUTHORED, own, rows, write


def every_sort(work: Path) -> list[dict[str, Any]]:
    """Pairs of every sort, the own lots up to 21 among them."""
    rng = random.Random(131)
    files = ("general", "authored", "authored5", "turned5", "names6", "roles6", "again5")
    general, authored, renamed, turned, names, roles, again = (rows(work / f"{name}.jsonl") for name in files)
    random.Random(5).shuffle(general)
    authored, renamed = authored[:AUTHORED], renamed[AUTHORED:]
    old = own(*(f"authored_{lot}" for lot in range(2, 15)), split="train")
    new = own(*(f"authored_{lot}" for lot in range(15, 22)), split="train")
    for part in (authored, renamed, turned, names, roles, again, old, new):
        rng.shuffle(part)
    made = [*general[52000:60000], *authored[:4000], *renamed[:3500], *old[:4500], *new[:3500]]
    made += [*names[:1500], *roles[:500], *turned[:700], *again[:500]]
    rng.shuffle(made)
    return made


def long_ones(work: Path) -> list[dict[str, Any]]:
    """Own lots 22 to 24 and other pairs on long passages."""
    rng = random.Random(141)
    new = own("authored_22", "authored_23", "authored_24", split="train")
    older = own("authored_19", "authored_20", "authored_21", split="train")
    beside, longer = rows(work / "sixteenth.beside.jsonl"), rows(work / "fifteenth.jsonl")
    for part in (older, beside, longer):
        rng.shuffle(part)
    made = [*new, *older[:1300], *beside[:1000], *longer[:900]]
    rng.shuffle(made)
    return made


def main() -> None:
    """Write both."""
    work = Path(sys.argv[1])
    write({"nineteenth": every_sort(work), "twentieth": long_ones(work)}, work)


if __name__ == "__main__":
    main()
