"""Claims that say again what the passage says: its sentences, and the claims that Rashomon itself finds in them.

Usage: python training/said_again.py PAIRS.jsonl OUT.jsonl [--most 1500] [--seed 19]

PAIRS is what rename.py writes. A changed detail is easiest to write into a passage's own words, so a model that has
seen many such changes takes a claim that repeats the passage for a contradiction. These pairs say that it is none.
Only what the passage tells in its own voice, as certain and affirmed, is taken; half are whole sentences.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from rashomon.evaluation.small_cases import read_texts
from rashomon.model import Reading

SHORTEST, LONGEST = 25, 220


def said(reading: Reading) -> tuple[list[str], list[str]]:
    """Return the sentences of a passage, and the claims and parts of claims in it that are not whole sentences."""
    text = reading.article.text
    sentences = [s.span.of(text) for s in reading.marks.parse.sentences]
    plain = [s for s in sentences if '"' not in s and "“" not in s]
    parts = []
    for claim in reading.claims:
        told = claim.factuality
        if claim.attribution or told.polarity != "positive" or told.certainty != "certain" or told.time == "future":
            continue
        parts += [claim.text, *(part.text for part in claim.propositions)]
    return plain, [part for part in dict.fromkeys(parts) if part not in sentences]


def main() -> None:
    """Write the pairs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=19)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    rows = [json.loads(line) for line in args.pairs.read_text(encoding="utf-8").splitlines()]
    passages = list(dict.fromkeys(row["premise"] for row in rows))
    rng.shuffle(passages)
    whole: list[dict[str, object]] = []
    parts: list[dict[str, object]] = []
    for read in read_texts(passages[: args.most]):
        text = read.reading.article.text
        for found, into in zip(said(read.reading), (whole, parts), strict=True):
            good = [one for one in found if SHORTEST <= len(one) <= LONGEST]
            rng.shuffle(good)
            into += [{"premise": text, "hypothesis": one, "label": 0, "kind": "said again"} for one in good[:1]]
    kept = [*whole[: args.most // 2], *parts[: args.most // 2]]
    args.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept), encoding="utf-8")
    print(len(kept), "pairs")


if __name__ == "__main__":
    main()
