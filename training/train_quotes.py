"""Train a scorer of attributions: which content, if any, each possible cue has; and measure it beside the rules.

Usage (in the training environment): python training/train_quotes.py WORK/TRAIN WORK/HELD [--texts 60] [--epochs 6]

Both are what training/quote_examples.py wrote. A candidate's score is a small net on its features and on the encoder's
states of five words (the cue, the content's first and last, the one before it, the source), plus a weight for each
feature. Printed: the rules on HELD, then rules and scorer together under several limits, the best first. Limits are
chosen on HELD: report a set that neither limits nor rules were chosen on. Nothing is written; no scorer is shipped
(training/quotes/README.md says why).
"""

from __future__ import annotations

import argparse
import itertools
import pickle
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

WIDTH, ROLES = 768, 5
Pieces = tuple[tuple[int, int], ...]
Spans = tuple[Pieces, Pieces, Pieces]  # source, cue, content
Text = dict[str, Any]


class Scorer(nn.Module):
    """The score of each candidate of a batch."""

    def __init__(self, features: int, small: int = 48, hidden: int = 96) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.parts = nn.ModuleList(nn.Linear(WIDTH, small) for _ in range(ROLES))
        self.features = nn.EmbeddingBag(features, 64, mode="sum", include_last_offset=True)
        nn.init.normal_(self.features.weight, std=0.05)
        self.weights = nn.EmbeddingBag(features, 1, mode="sum", include_last_offset=True)
        nn.init.zeros_(self.weights.weight)
        self.hidden = nn.Linear(64 + small * ROLES, hidden)
        self.out = nn.Linear(hidden, 1)
        self.drop = nn.Dropout(0.4)

    def forward(self, states: Tensor, present: Tensor, numbers: Tensor, ends: Tensor) -> Tensor:
        """Score; `present` is 0 where a candidate has no such word."""
        seen = self.drop(self.norm(states))
        parts = [part(seen[:, n]) * present[:, n : n + 1] for n, part in enumerate(self.parts)]
        joined = self.drop(torch.cat([self.features(numbers, ends), *parts], 1))
        scores: Tensor = self.out(self.drop(nn.functional.gelu(self.hidden(joined)))) + self.weights(numbers, ends)
        return scores[:, 0]


class Data:
    """Candidates with the states of their words."""

    def __init__(self, stem: Path, limit: int | None = None) -> None:
        self.texts: list[Text] = pickle.loads(stem.with_suffix(".pickle").read_bytes())[:limit]
        self.states = np.load(stem.with_suffix(".npy"), mmap_mode="r")
        self.found = [c for text in self.texts for c in text["found"]]

    def batch(self, some: list[Text], known: dict[str, int], left: float, chance: random.Random) -> tuple[Tensor, ...]:
        """Return the input of the scorer; each feature is left out with the chance `left`."""
        rows = np.array([c["rows"] for c in some])
        states = np.asarray(self.states[np.maximum(rows, 0).reshape(-1)], dtype=np.float32)
        numbers, ends = [], [0]
        for c in some:
            numbers += [known[f] for f in c["features"] if f in known and chance.random() >= left]
            ends.append(len(numbers))
        shaped = torch.from_numpy(states.reshape(len(some), ROLES, WIDTH))
        present = torch.from_numpy((rows >= 0).astype(np.float32))
        return shaped, present, torch.tensor(numbers, dtype=torch.long), torch.tensor(ends)


def train(data: Data, epochs: int, rate: float) -> tuple[Scorer, dict[str, int]]:
    """Learn which candidates share at least half of their characters with a gold content."""
    torch.manual_seed(0)
    chance = random.Random(0)
    counts = Counter(f for c in data.found for f in c["features"])
    known = {f: n for n, f in enumerate(f for f, count in counts.items() if count >= 3)}
    scorer = Scorer(len(known))
    others = [p for p in scorer.parameters() if p is not scorer.weights.weight]
    groups = [{"params": others, "weight_decay": 0.02}, {"params": [scorer.weights.weight], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=rate)
    order, size = list(data.found), 128
    total = epochs * (len(order) // size + 1) + 1
    plan = torch.optim.lr_scheduler.OneCycleLR(optimizer, [rate, rate * 5], total_steps=total, pct_start=0.1)
    for epoch in range(epochs):
        scorer.train()
        chance.shuffle(order)
        lost = 0.0
        for at in range(0, len(order), size):
            some = order[at : at + size]
            gold = torch.tensor([float(c["right"] >= 0.5) for c in some])
            loss = nn.functional.binary_cross_entropy_with_logits(scorer(*data.batch(some, known, 0.15, chance)), gold)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(scorer.parameters(), 5.0)
            optimizer.step()
            plan.step()
            lost += loss.item() * len(some)
        print("round", epoch + 1, round(lost / len(order), 4), flush=True)
    return scorer, known


def score(scorer: Scorer, known: dict[str, int], data: Data) -> None:
    """Put a share of being right to every candidate."""
    scorer.eval()
    with torch.inference_mode():
        for at in range(0, len(data.found), 512):
            some = data.found[at : at + 512]
            shares = torch.sigmoid(scorer(*data.batch(some, known, 0.0, random.Random(0))))
            for candidate, share in zip(some, shares.tolist(), strict=True):
                candidate["share"] = share


def chosen(text: Text, ruled: float, new: float, own: float) -> list[Spans]:
    """Return the best candidate of each word, the surest first, none with its cue in another one's content.

    Args:
        text: The text.
        ruled: The least share for a word that the rules read.
        new: The least share for any other word.
        own: What the rules' own content gets on top.
    """
    words = defaultdict(list)
    for candidate in text["found"]:
        words[candidate["word"]].append(candidate)
    best = []
    for some in words.values():
        by_rule = any(c["rule"] for c in some)
        first = max(some, key=lambda c: c["share"] + (own if c["rule"] else 0))
        if first["share"] >= (ruled if by_rule else new) and first["spans"][1] and first["spans"][2]:
            best.append((first["share"] + (0.15 if by_rule else 0), first))
    kept: list[Spans] = []
    for _, candidate in sorted(best, key=lambda pair: -pair[0]):
        spans = candidate["spans"]
        if not any(_inside(spans, k) or _inside(k, spans) or overlap(k[2], spans[2]) > 0.8 for k in kept):
            kept.append(spans)
    return kept


def _inside(one: Spans, other: Spans) -> bool:
    return any(start <= one[1][0][0] < end for start, end in other[2])


def overlap(a: Pieces, b: Pieces) -> float:
    """Return intersection over union, in characters, as `rashomon eval quotes` counts it."""
    shared = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    total = sum(x[1] - x[0] for x in (*a, *b)) - shared
    return shared / total if total else 0.0


def figures(texts: list[Text], found: list[list[Spans]]) -> tuple[float, float, float, float]:
    """Return F1, precision and recall of contents, and the share of right sources among the contents found."""
    all_gold = all_ours = right = named = sources = 0
    for text, ours in zip(texts, found, strict=True):
        gold, left = text["gold"], set(range(len(ours)))
        ours_kept = [f for f in ours if not _ignored(f, text)]
        all_gold, all_ours = all_gold + len(gold), all_ours + len(ours_kept)
        pairs = [(overlap(g[2], f[2]), n, m) for n, g in enumerate(gold) for m, f in enumerate(ours_kept)]
        open_gold = set(range(len(gold)))
        for share, n, m in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
            if share >= 0.5 and n in open_gold and m in left:
                open_gold.remove(n)
                left.remove(m)
                right += 1
                if gold[n][0]:
                    named += 1
                    sources += _same(gold[n][0], ours_kept[m][0])
    precision, recall = right / max(1, all_ours), right / max(1, all_gold)
    return 2 * right / max(1, all_ours + all_gold), precision, recall, sources / max(1, named)


def _ignored(found: Spans, text: Text) -> bool:
    undecided = any(a <= found[1][0][0] and found[1][-1][1] <= b for a, b in text["ignored"] if found[1])
    return undecided and not any(overlap(found[2], g[2]) >= 0.5 for g in text["gold"])


def _same(gold: Pieces, found: Pieces) -> bool:
    shared = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in gold for y in found)
    return shared > 0 and shared * 2 >= min(sum(b - a for a, b in part) for part in (gold, found))


def main() -> None:
    """Train and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("held", type=Path)
    parser.add_argument("--texts", type=int, help="measure on so many texts of HELD only")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-3)
    options = parser.parse_args()
    torch.set_num_threads(1)
    data, held = Data(options.train), Data(options.held, options.texts)
    scorer, known = train(data, options.epochs, options.rate)
    score(scorer, known, held)
    print("rules alone", [round(f, 4) for f in figures(held.texts, [t["rules"] for t in held.texts])])
    tried = []
    for limits in itertools.product((0.0, 0.08, 0.16), (0.5, 0.7, 0.9), (0.3, 1.0)):
        tried.append((figures(held.texts, [chosen(t, *limits) for t in held.texts]), limits))
    for found, limits in sorted(tried, reverse=True)[:8]:
        print("rules and scorer", [round(f, 4) for f in found], "limits", limits)


if __name__ == "__main__":
    main()
