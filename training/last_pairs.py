"""The pairs that the entailment model reads, in the order in which it reads them.

Usage: python training/last_pairs.py GENERAL.jsonl AUTHORED.jsonl TURNED.jsonl AGAIN.jsonl ROLES.jsonl OUT_FOLDER

GENERAL is what general_pairs.py wrote, AUTHORED what rename.py wrote (the authored pairs, then the same under other
names), TURNED what turn_claims.py and AGAIN what said_again.py made of them, ROLES what role_pairs.py made. Our own
pairs in training/pairs join them.
Writes first.jsonl (general pairs only, to begin with), second.jsonl and third.jsonl (authored, own and general pairs
mixed; in the third the authored ones under other names), and for the later turns fourth.jsonl (half of all authored
ones, more general ones), fifth.jsonl (all authored and turned ones), sixth.jsonl (our own pairs on who did what to
whom, three times, among some of the others), seventh.jsonl (claims that say a passage again, among some others),
eighth.jsonl (who did what to whom in a few words, among some others), ninth.jsonl (all authored and own pairs, the
newer lots twice) and tenth.jsonl (the newest lots, among some others).
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
    """Write the ten parts."""
    general, authored, turned, again, made = (rows(Path(name)) for name in sys.argv[1:6])
    out = Path(sys.argv[6])
    rng = random.Random(5)
    rng.shuffle(general)
    every = list(authored)
    rng.shuffle(every)
    first_two = own("authored_2", "authored_3")
    roles = own("authored_4", split="train")
    newer = own("authored_4", "authored_5", "authored_6", split="train")
    newest = own(*(f"authored_{lot}" for lot in range(7, 12)), split="train")
    renamed = authored[AUTHORED:]
    rng.shuffle(renamed)
    parts = {
        "first": general[:2500],
        "second": [*authored[:AUTHORED], *first_two, *general[2500:7500]],
        "third": [*authored[AUTHORED : 2 * AUTHORED], *first_two, *general[7500:9500]],
        "fourth": [*every[: len(every) // 2], *first_two, *general[9500:18500]],
        "fifth": [*every, *first_two, *turned, *general[18500:24000]],
        "sixth": [*(3 * roles), *every[:1300], *first_two[:300], *turned[:400]],
        "seventh": [*again, *turned[:500], *every[-900:], *first_two[-200:]],
        "eighth": [*made[:9000], *roles, *general[40000:41500], *every[:1500]],
        "ninth": [
            *(2 * newer),
            *own("authored_2", "authored_3", split="train"),
            *authored[:AUTHORED],
            *renamed[:2500],
            *made[9000:11500],
            *again,
            *general[41500:45500],
        ],
        "tenth": [*newest, *newer[::6], *every[-500:], *again[:120], *made[11500:11700]],
    }
    for name, part in parts.items():
        if name != "first":
            rng.shuffle(part)
        lines = (json.dumps(row, ensure_ascii=False) for row in part)
        (out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
