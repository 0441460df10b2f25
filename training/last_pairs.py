"""The pairs that the entailment model reads, in the order in which it reads them.

Usage: python training/last_pairs.py GENERAL.jsonl AUTHORED.jsonl TURNED.jsonl AGAIN.jsonl ROLES.jsonl OUT_FOLDER
       python training/last_pairs.py GENERAL.jsonl AUTHORED.jsonl TURNED.jsonl AGAIN.jsonl ROLES.jsonl OUT_FOLDER \
           --names NAMES.jsonl

GENERAL is what general_pairs.py wrote, AUTHORED what rename.py wrote (the authored pairs, then the same under other
names), TURNED what turn_claims.py and AGAIN what said_again.py made of them, ROLES what role_pairs.py made. Our own
pairs in training/pairs join them.
Writes first.jsonl (general pairs only, to begin with), second.jsonl and third.jsonl (authored, own and general pairs
mixed; in the third the authored ones under other names), and for the later turns fourth.jsonl (half of all authored
ones, more general ones), fifth.jsonl (all authored and turned ones), sixth.jsonl (our own pairs on who did what to
whom, three times, among some of the others), seventh.jsonl (claims that say a passage again, among some others),
eighth.jsonl (who did what to whom in a few words, among some others), ninth.jsonl (all authored and own pairs, the
newer lots twice) and tenth.jsonl (the newest lots, among some others).
With --names (what other_names.py wrote; the other files made anew with other seeds) it writes only what model 5 read
after them: eleventh.jsonl (all own pairs among some others) and twelfth.jsonl (claims with another name of the passage,
and lots 12 to 14, among some others).
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


def write(parts: dict[str, list[dict[str, Any]]], out: Path) -> None:
    """Write each part to a file of its name."""
    for name, part in parts.items():
        lines = (json.dumps(row, ensure_ascii=False) for row in part)
        (out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def with_other_names(read: list[list[dict[str, Any]]], names: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the parts that model 5 read after the ten of model 4."""
    general, authored, turned, again, made = read
    rng = random.Random(51)
    renamed, first = authored[AUTHORED:], authored[:AUTHORED]
    old = own(*(f"authored_{lot}" for lot in range(2, 12)), split="train")
    for part in (renamed, turned, first):
        rng.shuffle(part)
    eleventh = [*old, *own("authored_12", split="train"), *first[:4500], *renamed[:2500], *made[:1500], *again[:700]]
    eleventh += [*turned[:500], *general[46000:48500]]
    rng.shuffle(eleventh)
    rng.shuffle(old)
    newest = own("authored_12", "authored_13", "authored_14", split="train")
    twelfth = [*names, *newest, *old[:1800], *first[:600], *made[:700], *again[:300], *general[48500:49900]]
    rng.shuffle(twelfth)
    return {"eleventh": eleventh, "twelfth": twelfth}


def main() -> None:
    """Write the ten parts, or the two of model 5."""
    general, authored, turned, again, made = (rows(Path(name)) for name in sys.argv[1:6])
    out = Path(sys.argv[6])
    rng = random.Random(5)
    rng.shuffle(general)
    if sys.argv[7:8] == ["--names"]:
        write(with_other_names([general, authored, turned, again, made], rows(Path(sys.argv[8]))), out)
        return
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
    write(parts, out)


if __name__ == "__main__":
    main()
