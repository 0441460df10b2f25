"""Put together the pairs of the last two parts of the training.

Usage: python training/last_parts.py WORK

level.jsonl: labels in nearly equal number, since the part before has many more contradicted claims than supported ones.
extract.jsonl: claims that stand in the passage almost word for word, beside others with one thing changed; without
them the model takes closeness of wording for a sign of contradiction, as it is among the authored pairs.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

CLEAN = {"drop_adjunct", "synonym", "restate_speaker", "to_perfect", "passive", "short_date", "vague_number"}
TAIL = re.compile(r"(.{30,}?),? (?:while|although|after|which|who|because|but|and said|, a )\b")
PRONOUN = re.compile(r'"?(He|She|It|They|This|That|I|We|And|But|You)\b')


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


def sentences_of(passages: list[str], rng: random.Random) -> list[dict[str, Any]]:
    """A whole sentence of each passage as a claim, every other time without its tail."""
    made = []
    for passage in passages:
        found = [s for s in re.split(r'(?<=[.!?"])\s+(?=[A-Z"])', passage) if 6 <= len(s.split()) <= 40]
        found = [sentence for sentence in found if not PRONOUN.match(sentence)]
        if found:
            sentence = rng.choice(found)
            head = TAIL.match(sentence)
            claim = head.group(1) + "." if head and rng.random() < 0.5 else sentence
            made.append({"premise": passage, "hypothesis": claim, "label": 0, "kind": "extract"})
    return made


def extracted(work: Path) -> list[dict[str, Any]]:
    """Claims close to the passage's wording, of every label."""
    rng = random.Random(11)
    distorted = rows(work / "distorted.jsonl")
    rng.shuffle(distorted)
    clean = [pair for pair in of(0, distorted) if set(pair["kind"].split(":")[1].split("+")) <= CLEAN]
    authored = rows(work / "authored_again.jsonl")
    passages = list(dict.fromkeys(pair["premise"] for pair in authored))
    rng.shuffle(passages)
    again = authored[18118:]
    rng.shuffle(again)
    parts = [clean[:2600], of(1, distorted)[:2900], of(2, distorted)[:1800], sentences_of(passages, rng)[:1300]]
    return [*(pair for part in parts for pair in part), *again[:4000], *rows(work / "worlds.jsonl")[14000:]]


def main() -> None:
    """Write both files."""
    work = Path(sys.argv[1])
    for name, pairs in (("level", levelled(work)), ("extract", extracted(work))):
        text = "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)
        (work / f"{name}.jsonl").write_text(text, encoding="utf-8")
        print(name, len(pairs), Counter(pair["label"] for pair in pairs))


if __name__ == "__main__":
    main()
