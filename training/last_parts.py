"""Put together the pairs of the last part of the training.

Usage: python training/last_parts.py WORK

level.jsonl: labels in nearly equal number, since the part before has many more contradicted claims than supported ones.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def rows(path: Path) -> list[dict[str, Any]]:
    """The pairs of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def of(label: int, pairs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The pairs of one label."""
    return [pair for pair in pairs if pair["label"] == label]


def levelled(work: Path) -> list[dict[str, Any]]:
    """Authored pairs under new names, more of the supported ones, some of the changed claims, some worlds."""
    claims = rows(work / "claims.jsonl")
    random.Random(7).shuffle(claims)
    return [
        *rows(work / "authored_again.jsonl")[18118:],
        *of(0, rows(work / "authored.jsonl")[9059:18118]),
        *of(0, claims),
        *of(1, claims)[:2500],
        *of(2, claims)[:2000],
        *rows(work / "worlds.jsonl")[:3000],
    ]


def main() -> None:
    """Write the file."""
    work = Path(sys.argv[1])
    pairs = levelled(work)
    text = "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)
    (work / "level.jsonl").write_text(text, encoding="utf-8")
    print(len(pairs), Counter(pair["label"] for pair in pairs))


if __name__ == "__main__":
    main()
