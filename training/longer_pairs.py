"""The pairs that model 6 reads: claims with other names again, then claims about much longer passages.

Usage: python training/longer_pairs.py WORK

WORK holds what make_entailment.sh has made before: general.jsonl, first_authored.jsonl, authored5.jsonl, turned5.jsonl,
names6.jsonl and roles6.jsonl. Writes thirteenth.jsonl (claims with another name of the passage, among some others) and
fifteenth.jsonl (own lots 15 to 18, whose passages have 80 to 150 words, and pairs of every sort that beside.py put
another passage beside).
"""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import Any

from last_pairs import own, rows, write


def thirteenth(work: Path, general: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Claims with other names of the passage, among own, role and general pairs."""
    rng = random.Random(71)
    roles, names, turned = (rows(work / name) for name in ("roles6.jsonl", "names6.jsonl", "turned5.jsonl"))
    rng.shuffle(turned)
    old = own(*(f"authored_{lot}" for lot in range(2, 12)), split="train")
    rng.shuffle(old)
    rng.shuffle(roles)
    newer = own("authored_12", "authored_13", "authored_14", split="train")
    part = [*names[:6400], *newer, *old[:2500], *roles[:900], *turned[:1200], *general[50000:51200]]
    rng.shuffle(part)
    return part


def before_lengthening(work: Path) -> list[dict[str, Any]]:
    """Pairs of every sort that may get another passage beside theirs."""
    rng = random.Random(73)
    roles, names, authored = (rows(work / name) for name in ("roles6.jsonl", "names6.jsonl", "first_authored.jsonl"))
    old = own(*(f"authored_{lot}" for lot in range(2, 12)), split="train")
    newer = own("authored_12", "authored_13", "authored_14", split="train")
    for part in (old, newer, authored):
        rng.shuffle(part)
    mixed = [*names[5200:7600], *newer, *old[2500:4300], *authored[:1500], *roles[900:1300]]
    rng.shuffle(mixed)
    return mixed


def main() -> None:
    """Write both parts."""
    work = Path(sys.argv[1])
    general = rows(work / "general.jsonl")
    random.Random(5).shuffle(general)
    write({"thirteenth": thirteenth(work, general), "fourteenth": before_lengthening(work)}, work)
    beside = [sys.executable, str(Path(__file__).parent / "beside.py"), str(work / "fourteenth.jsonl")]
    beside += [str(work / "beside.jsonl"), "--passages", str(work / "authored5.jsonl"), "--share", ".75"]
    subprocess.run(beside, check=True)
    rng = random.Random(79)
    longer = own("authored_15", "authored_16", "authored_17", "authored_18", split="train")
    others = [*rows(work / "beside.jsonl"), *general[51200:51900]]
    rng.shuffle(others)
    last = [*longer, *others[:6200]]
    rng.shuffle(last)
    write({"fifteenth": last}, work)


if __name__ == "__main__":
    main()
