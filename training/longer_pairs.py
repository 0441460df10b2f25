"""The pairs that model 6 read, and those of a seventh (the second reader begins with it): other names, longer passages.

Usage: python training/longer_pairs.py WORK

WORK holds what make_entailment.sh has made before: general.jsonl, first_authored.jsonl, authored5.jsonl, turned5.jsonl,
names6.jsonl and roles6.jsonl. Writes thirteenth.jsonl (claims with another name of the passage, among some others) and
fifteenth.jsonl (own lots 15 to 18, whose passages have 80 to 150 words, and pairs of every sort that beside.py put
another passage beside) for model 6; for the seventh sixteenth.jsonl (the same four lots after their second reading, and
other pairs lengthened) and eighteenth.jsonl (own lots 19 to 21, and some of the lengthened pairs that are left).
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


def lengthened(pairs: list[dict[str, Any]], name: str, work: Path, seed: int) -> list[dict[str, Any]]:
    """Return pairs as beside.py leaves them, most of them with another passage beside theirs."""
    write({name: pairs}, work)
    beside = [sys.executable, str(Path(__file__).parent / "beside.py"), str(work / f"{name}.jsonl")]
    beside += [str(work / f"{name}.beside.jsonl"), "--passages", str(work / "authored5.jsonl")]
    subprocess.run([*beside, "--share", ".75", "--seed", str(seed)], check=True)
    return rows(work / f"{name}.beside.jsonl")


def seventh(work: Path, general: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Both parts of model 7."""
    rng = random.Random(83)
    roles, names, authored = (rows(work / name) for name in ("roles6.jsonl", "names6.jsonl", "first_authored.jsonl"))
    old = own(*(f"authored_{lot}" for lot in range(2, 15)), split="train")
    for part in (old, authored):
        rng.shuffle(part)
    mixed = [*names[6400:8000], *old[:5200], *authored[1500:3100], *roles[1300:1700]]
    rng.shuffle(mixed)
    others = lengthened(mixed, "others7", work, seed=91)
    rng = random.Random(97)
    rng.shuffle(others)
    again = [*own("authored_15", "authored_16", "authored_17", "authored_18", split="train"), *others[:3600]]
    first = [*again, *general[51900:52200]]
    left = [*others[3600:], *general[52200:52500]]
    rng.shuffle(first)
    rng.shuffle(left)
    last = [*own("authored_19", "authored_20", "authored_21", split="train"), *left[:550]]
    random.Random(101).shuffle(last)
    return {"sixteenth": first, "eighteenth": last}


def main() -> None:
    """Write all parts."""
    work = Path(sys.argv[1])
    general = rows(work / "general.jsonl")
    random.Random(5).shuffle(general)
    write({"thirteenth": thirteenth(work, general)}, work)
    lengthened_pairs = lengthened(before_lengthening(work), "fourteenth", work, seed=67)
    rng = random.Random(79)
    longer = own("authored_15", "authored_16", "authored_17", "authored_18", split="train")
    others = [*lengthened_pairs, *general[51200:51900]]
    rng.shuffle(others)
    last = [*longer, *others[:6200]]
    rng.shuffle(last)
    write({"fifteenth": last, **seventh(work, general)}, work)


if __name__ == "__main__":
    main()
