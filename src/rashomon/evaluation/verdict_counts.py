"""Verdicts counted against labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.evaluation.scores import Figure

LABELS = ("supported", "contradicted", "not-reported")


def verdict_figures(
    gold: Sequence[str], given: Sequence[str], *, name: str = "", gate: bool = True
) -> tuple[Figure, ...]:
    """Return the figures of a run.

    Args:
        gold: The labels.
        given: The verdicts, in the same order.
        name: Put before each figure's name, for peers.
        gate: Whether a fall fails the gate.
    """
    pairs = Counter(zip(gold, given, strict=True))
    count = Counter(gold)
    labels = [label for label in LABELS if count[label]]
    right = sum(n for (g, p), n in pairs.items() if g == p)

    def share(label: str, verdict: str) -> float:
        return round(pairs[label, verdict] / max(1, count[label]), 4)

    figures = [
        Figure(f"{name}distorted called supported", share("contradicted", "supported"), gate, True),
        Figure(f"{name}supported found", share("supported", "supported"), gate),
        Figure(f"{name}accuracy", round(right / max(1, len(gold)), 4), gate),
        Figure(f"{name}macro F1", round(sum(_f1(pairs, label) for label in labels) / max(1, len(labels)), 4), gate),
        Figure(f"{name}distorted found", share("contradicted", "contradicted"), False),
        Figure(f"{name}not reported called supported", share("not-reported", "supported"), False, True),
        Figure(f"{name}not reported found", share("not-reported", "not-reported"), False),
    ]
    return tuple(figures)


def _f1(pairs: Counter[tuple[str, str]], label: str) -> float:
    hit = pairs[label, label]
    wrong = sum(n for (g, p), n in pairs.items() if p == label and g != label)
    missed = sum(n for (g, p), n in pairs.items() if g == label and p != label)
    return 2 * hit / (2 * hit + wrong + missed) if hit else 0.0


def by_kind(gold: Sequence[str], given: Sequence[str], kinds: Sequence[str]) -> tuple[Figure, ...]:
    """Return the share judged rightly of each label and kind."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for label, verdict, kind in zip(gold, given, kinds, strict=True):
        total[f"{label}, {kind}"] += 1
        right[f"{label}, {kind}"] += label == verdict
    return tuple(Figure(f"right: {key}", round(right[key] / total[key], 4), False) for key in sorted(total))
