"""The pairs that the entailment model reads, in the order in which it reads them.

Usage: python training/last_pairs.py GENERAL.jsonl AUTHORED.jsonl TURNED.jsonl OUT_FOLDER

GENERAL is what general_pairs.py wrote, AUTHORED what rename.py wrote (the authored pairs, then the same under other
names), TURNED what turn_claims.py made of them. Our own pairs in training/pairs join them. Writes first.jsonl (general
pairs only, to begin with), second.jsonl and third.jsonl (authored, own and general pairs mixed; in the third the
authored ones under other names), and for the second and third training fourth.jsonl (half of all authored ones, more
general ones) and fifth.jsonl (all authored and turned ones).
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

LABELS = {"supported": 0, "contradicted": 1, "not-reported": 2}
AUTHORED = 9059
OWN = Path(__file__).parent / "pairs"


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def own() -> list[dict[str, Any]]:
    """Our own pairs."""
    return [
        {"premise": row["premise"], "hypothesis": row["claim"], "label": LABELS[row["label"]]}
        for name in ("authored_2", "authored_3")
        for row in rows(OWN / f"{name}.jsonl")
    ]


def main() -> None:
    """Write the five parts."""
    general, authored, turned = (rows(Path(name)) for name in sys.argv[1:4])
    out = Path(sys.argv[4])
    rng = random.Random(5)
    rng.shuffle(general)
    every = list(authored)
    rng.shuffle(every)
    parts = {
        "first": general[:2500],
        "second": [*authored[:AUTHORED], *own(), *general[2500:7500]],
        "third": [*authored[AUTHORED : 2 * AUTHORED], *own(), *general[7500:9500]],
        "fourth": [*every[: len(every) // 2], *own(), *general[9500:18500]],
        "fifth": [*every, *own(), *turned, *general[18500:24000]],
    }
    for name, part in parts.items():
        if name != "first":
            rng.shuffle(part)
        lines = (json.dumps(row, ensure_ascii=False) for row in part)
        (out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
