"""Conflicts, measured on labelled stories: how many are found, how many of those shown are real."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.evaluation.check import COSINE_SUPPORTS
from rashomon.evaluation.labelled_stories import LabelledStory, anchored, labelled_stories
from rashomon.evaluation.scores import Figure, Scores

Stretch = tuple[str, int, int]
Sides = tuple[tuple[Stretch, ...], ...]
NOT_REAL = "compatible-but-different"


@dataclass(slots=True)
class Counts:
    """Counts over the stories."""

    real: int = 0
    found: int = 0
    shown: int = 0
    right: int = 0

    def add(self, gold: Sequence[Any], told: Sequence[tuple[Sides, bool]]) -> None:
        """Count one story; `told` are the conflicts with whether they are shown as more than compatible."""
        real = [one for one in gold if one["relation"] != NOT_REAL]
        self.real += len(real)
        self.found += sum(any(matches(sides, one) for sides, _ in told) for one in real)
        shown = [sides for sides, is_shown in told if is_shown]
        self.shown += len(shown)
        self.right += sum(any(matches(sides, one) for one in real) for sides in shown)

    def figures(self, name: str = "", gate: bool = True) -> tuple[Figure, ...]:
        """Return the figures."""
        return (
            Figure(f"{name}conflicts found", round(self.found / max(1, self.real), 4), gate),
            Figure(f"{name}shown that are real", round(self.right / max(1, self.shown), 4), gate),
            Figure(f"{name}shown", float(self.shown), False, True),
        )


def matches(sides: Sides, gold: Any) -> bool:
    """Tell whether two gold sides are touched by different sides of one conflict."""
    hits = [
        {k for k, side in enumerate(sides) if any(anchored(anchors, r, s, e) for r, s, e in side)}
        for anchors in gold["sides"]
    ]
    return any(x - y or y - x for i, x in enumerate(hits) for y in hits[i + 1 :] if x and y)


def evaluate(path: Path) -> Scores:
    """Return how well real differences between reports are found, beside near sentences with other numbers."""
    ours, peer = Counts(), Counts()
    for story in labelled_stories(path):
        ours.add(story.gold["conflicts"], _ours(story))
        peer.add(story.gold["conflicts"], [(sides, True) for sides in _other_numbers(story)])
    name = "near sentences with other numbers: "
    return Scores("conflicts", path.name, ours.real, "conflicts", ours.figures(), peer.figures(name, False))


def _ours(story: LabelledStory) -> list[tuple[Sides, bool]]:
    claims = {c.id: c for c in story.case.account.claims}
    told = []
    for conflict in story.case.account.conflicts:
        sides = tuple(
            tuple((story.stems[claims[c].article], claims[c].span.start, claims[c].span.end) for c in side.claims)
            for side in conflict.sides
        )
        told.append((sides, conflict.relation != "compatible"))
    return told


def _other_numbers(story: LabelledStory) -> list[Sides]:
    """Return pairs of sentences of two articles with a cosine of at least 0.6 whose digits differ."""
    sentences: list[tuple[Stretch, frozenset[str]]] = []
    rows = []
    for reading in story.case.readings:
        vectors = story.case.vectors[reading.article.id]
        for sentence, row in zip(reading.marks.parse.sentences, vectors, strict=True):
            words = sentence.span.of(reading.article.text).split()
            digits = frozenset(w.strip(".,;:$%()") for w in words if any(c.isdigit() for c in w))
            sentences.append(((story.stems[reading.article.id], sentence.span.start, sentence.span.end), digits))
            rows.append(row)
    cosines = np.stack(rows) @ np.stack(rows).T if rows else np.zeros((0, 0))
    found: list[Sides] = []
    for i, (a, first) in enumerate(sentences):
        for j, (b, second) in enumerate(sentences[:i]):
            if a[0] != b[0] and cosines[i, j] >= COSINE_SUPPORTS and first and second and not first & second:
                found.append(((a,), (b,)))
    return found
