"""Statements, measured on labelled stories: covered, joined from all their reports, status; beside average link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.evaluation.labelled_stories import LabelledStory, anchored, labelled_stories
from rashomon.evaluation.scores import Figure, Scores

AVERAGE_LINK_FLOOR = 0.6
Stretch = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of a run: where it stands (report, start, end) and its status."""

    places: tuple[Stretch, ...]
    status: str


@dataclass(slots=True)
class Counts:
    """Counts over the gold statements."""

    gold: int = 0
    covered: int = 0
    multiple: int = 0
    joined: int = 0
    status: int = 0
    mixed: int = 0

    def add(self, gold: Sequence[Any], told: Sequence[Told]) -> None:
        """Count one story."""
        owner: dict[int, set[int]] = {}
        for number, one in enumerate(gold):
            best: set[str] = set()
            hit = None
            for place, statement in enumerate(told):
                reports = {r for r, start, end in statement.places if anchored(one["anchors"], r, start, end)}
                if len(reports) > len(best):
                    best, hit = reports, place
            self.gold += 1
            self.covered += bool(best)
            if len(one["reports"]) > 1:
                self.multiple += 1
                self.joined += best == set(one["reports"])
            if hit is not None:
                self.status += told[hit].status == one["status"]
                owner.setdefault(hit, set()).add(number)
        self.mixed += sum(len(numbers) - 1 for numbers in owner.values())

    def figures(self, name: str = "", gate: bool = True) -> tuple[Figure, ...]:
        """Return the figures."""
        total = max(1, self.gold)
        return (
            Figure(f"{name}statements covered", round(self.covered / total, 4), gate),
            Figure(f"{name}joined from all their reports", round(self.joined / max(1, self.multiple), 4), gate),
            Figure(f"{name}status right", round(self.status / total, 4), gate),
            Figure(f"{name}facts that share a statement with another", round(self.mixed / total, 4), False, True),
        )


def evaluate(path: Path) -> Scores:
    """Return how well the facts that a reader marked are found, joined and judged, beside average link on cosine."""
    ours, peer = Counts(), Counts()
    for story in labelled_stories(path):
        gold = story.gold.get("statements") or []
        ours.add(gold, _ours(story))
        peer.add(gold, _average_link(story))
    return Scores("statements", path.name, ours.gold, "facts", ours.figures(), peer.figures("average link: ", False))


def _ours(story: LabelledStory) -> list[Told]:
    claims = {c.id: c for c in story.case.account.claims}
    return [
        Told(
            tuple((story.stems[claims[c].article], claims[c].span.start, claims[c].span.end) for c in s.claims),
            s.status,
        )
        for s in story.case.account.statements
    ]


def _average_link(story: LabelledStory) -> list[Told]:
    """Return the sentences grouped by average link on their cosines; two articles make it corroborated."""
    places: list[Stretch] = []
    rows = []
    for reading in story.case.readings:
        for sentence, row in zip(reading.marks.parse.sentences, story.case.vectors[reading.article.id], strict=True):
            places.append((story.stems[reading.article.id], sentence.span.start, sentence.span.end))
            rows.append(row)
    groups = average_link(np.stack(rows), AVERAGE_LINK_FLOOR) if rows else []
    told = []
    for members in groups:
        inside = tuple(places[i] for i in members)
        told.append(Told(inside, "corroborated" if len({r for r, _, _ in inside}) > 1 else "single-source"))
    return told


def average_link(rows: np.ndarray, floor: float) -> list[list[int]]:
    """Return groups of rows: the two groups with the highest mean cosine are joined while it is at least `floor`."""
    groups = [[i] for i in range(len(rows))]
    cosines = rows @ rows.T
    means = cosines.copy()
    np.fill_diagonal(means, -1.0)
    while len(groups) > 1:
        a, b = sorted(divmod(int(np.argmax(means)), len(groups)))
        if means[a, b] < floor:
            break
        groups[a] += groups.pop(b)
        means = np.delete(np.delete(means, b, 0), b, 1)
        for k, members in enumerate(groups):
            mean = -1.0 if k == a else float(cosines[np.ix_(groups[a], members)].mean())
            means[a, k] = means[k, a] = mean
    return groups
