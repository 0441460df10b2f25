"""The same pairs with another passage beside theirs, so that what a claim rests on is found among what it does not.

Usage: python training/beside.py PAIRS.jsonl OUT.jsonl --passages AUTHORED.jsonl [--share .65] [--seed 67]

PAIRS are lines of premise, hypothesis, label; AUTHORED is what rename.py writes: the authored pairs, then the same
under other names. The fifth model was right on .64 of 313 unseen own pairs as they stand, and on .46 of them with a
passage of another event before or after theirs. So some pairs get a second passage, before or after their own: one of
another event, mostly one that shares many words with it; or, where there is one, their own passage as rename.py tells
it, of other people. Neither can change the label. What is too long for the model is cut between sentences.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path
from typing import Any

from last_pairs import AUTHORED, LABELS, OWN, rows
from sklearn.feature_extraction.text import TfidfVectorizer

MOST_WORDS, LEAST_WORDS = 140, 12
NEAR = 12
RENAMED, RELATED = 0.3, 0.6


def renamed_passages(authored: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The tellings of each authored passage under other names."""
    found: dict[str, list[str]] = {}
    for at, row in enumerate(authored):
        first = authored[at % AUTHORED]["premise"]
        if row["premise"] != first:
            found.setdefault(first, []).append(row["premise"])
            found.setdefault(row["premise"], []).append(first)
    return {passage: sorted(set(others)) for passage, others in found.items()}


def own_passages() -> list[str]:
    """The passages of our own train pairs, each once."""
    paths = sorted(OWN.glob("authored_*.jsonl"))
    return list(dict.fromkeys(row["premise"] for path in paths for row in rows(path) if row["split"] == "train"))


class Neighbours:
    """Passages of other events, near ones and any.

    Args:
        passages: All that may stand beside another.
    """

    def __init__(self, passages: list[str]) -> None:
        self._passages = passages
        self._words = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2)
        self._matrix = self._words.fit_transform(passages)

    def near(self, passage: str, rng: random.Random) -> str:
        """One of those that share most words with a passage."""
        scores = (self._matrix @ self._words.transform([passage]).T).toarray()[:, 0]
        order = scores.argsort()[::-1][:NEAR]
        return self._passages[int(rng.choice(list(order)))]

    def any(self, rng: random.Random) -> str:
        """Any passage."""
        return rng.choice(self._passages)


def first_sentences(passage: str, room: int) -> str:
    """The first sentences of a passage, so many as there is room for; none where that is hardly any."""
    kept = ""
    for sentence in re.split(r"(?<=[.!?”\"]) (?=[A-Z“\"])", passage):
        longer = f"{kept} {sentence}".strip()
        if len(longer.split()) > room:
            break
        kept = longer
    return kept if len(kept.split()) >= LEAST_WORDS else ""


def main() -> None:
    """Write the pairs, some of them with a passage more."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--passages", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.65)
    parser.add_argument("--seed", type=int, default=67)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    renamed = renamed_passages(rows(args.passages))
    others = Neighbours(own_passages())
    made = 0
    with args.out.open("w", encoding="utf-8") as out:
        for row in rows(args.pairs):
            premise = row["premise"]
            beside = ""
            if rng.random() < args.share:
                kind = rng.random()
                if kind < RENAMED and premise in renamed:
                    beside = rng.choice(renamed[premise])
                elif kind < RENAMED + RELATED * (1 - RENAMED) and row["label"] != LABELS["not-reported"]:
                    beside = others.near(premise, rng)
                else:
                    beside = others.any(rng)
            beside = first_sentences(beside, MOST_WORDS - len(premise.split()))
            if beside and beside != premise:
                made += 1
                parts = [premise, beside]
                rng.shuffle(parts)
                row = {**row, "premise": " ".join(parts)}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(made, "with another passage beside theirs")


if __name__ == "__main__":
    main()
