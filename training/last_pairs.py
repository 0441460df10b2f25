"""The pairs that the entailment model reads, in the order in which it reads them.

Usage: python training/last_pairs.py GENERAL.jsonl AUTHORED.jsonl TURNED.jsonl AGAIN.jsonl OUT_FOLDER

GENERAL is what general_pairs.py wrote, AUTHORED what rename.py wrote (the authored pairs, then the same under other
names), TURNED what turn_claims.py and AGAIN what said_again.py made of them. Our own pairs in training/pairs join them.
Writes first.jsonl (general pairs only, to begin with), second.jsonl and third.jsonl (authored, own and general pairs
mixed; in the third the authored ones under other names), and for the later turns fourth.jsonl (half of all authored
ones, more general ones), fifth.jsonl (all authored and turned ones), sixth.jsonl (our own pairs on who did what to
whom, three times, among some of the others) and seventh.jsonl (claims that say a passage again, among some others).
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


def own(*names: str, split: str = "") -> list[dict[str, Any]]:
    """Our own pairs of some files, of one split or of both."""
    return [
        {"premise": row["premise"], "hypothesis": row["claim"], "label": LABELS[row["label"]]}
        for name in names
        for row in rows(OWN / f"{name}.jsonl")
        if split in ("", row["split"])
    ]


def main() -> None:
    """Write the seven parts."""
    general, authored, turned, again = (rows(Path(name)) for name in sys.argv[1:5])
    out = Path(sys.argv[5])
    rng = random.Random(5)
    rng.shuffle(general)
    every = list(authored)
    rng.shuffle(every)
    first_two = own("authored_2", "authored_3")
    roles = own("authored_4", split="train")
    parts = {
        "first": general[:2500],
        "second": [*authored[:AUTHORED], *first_two, *general[2500:7500]],
        "third": [*authored[AUTHORED : 2 * AUTHORED], *first_two, *general[7500:9500]],
        "fourth": [*every[: len(every) // 2], *first_two, *general[9500:18500]],
        "fifth": [*every, *first_two, *turned, *general[18500:24000]],
        "sixth": [*(3 * roles), *every[:1300], *first_two[:300], *turned[:400]],
        "seventh": [*again, *turned[:500], *every[-900:], *first_two[-200:]],
    }
    for name, part in parts.items():
        if name != "first":
            rng.shuffle(part)
        lines = (json.dumps(row, ensure_ascii=False) for row in part)
        (out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
