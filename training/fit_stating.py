"""Fit the weights by which a report counts as stating a claim that is supported; called by training/fit_check.py.

Each report of each supported claim is one example: what `described` tells of it is the input, whether the labels name
it among the reports that support the claim is the output. A logistic model with a strong ridge; the share from which a
report counts is chosen by how often the number of independent origins comes out right with each story left out in turn,
an origin too many weighing more than one too few.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from rashomon.check.case import CaseIndex
from rashomon.check.evidence import Evidence
from rashomon.check.reports import Report
from rashomon.check.stating import share_stating, stating

WEIGHTS = Path(__file__).parent.parent / "src" / "rashomon" / "check" / "stating.json"
ABOUT = "Whether a report states a supported claim: weights and threshold fitted by training/fit_check.py."
RIDGE = 0.01
TOO_MANY = 0.25  # how much more an origin too many weighs than one too few
FLOORS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75)


@dataclass(frozen=True, slots=True)
class Stated:
    """One supported claim.

    Attributes:
        story: Its story.
        called: Whether the check calls it supported.
        origins: How many independent origins state it, by the labels.
        reports, features: Those that were asked, and what each has to say.
        states: Whether each states it, by the labels.
        evidence, index: What else there is.
    """

    story: str
    called: bool
    origins: int
    reports: tuple[Report, ...]
    features: list[dict[str, float]]
    states: list[bool]
    evidence: Evidence
    index: CaseIndex

    def counted(self, weights: dict[str, float], floor: float) -> int:
        """Return how many origins are counted."""
        shares = [share_stating(features, weights) for features in self.features]
        spans = [h.candidate.facts.span for _, h in stating(self.reports, shares, floor, self.evidence.together)]
        return max(1, len(self.index.case.origins_of_spans(spans)))


def fit_weights(claims: Sequence[Stated]) -> dict[str, float]:
    """Return the weights by feature, for features as they come."""
    names = list(claims[0].features[0])
    rows = np.array([[one[name] for name in names] for claim in claims for one in claim.features])
    states = np.array([state for claim in claims for state in claim.states])
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=RIDGE, max_iter=5000).fit((rows - mean) / scale, states)
    slope = model.coef_[0] / scale
    bias = float(model.intercept_[0] - (slope * mean).sum())
    return {"bias": round(bias, 4)} | {n: round(float(w), 4) for n, w in zip(names, slope, strict=True)}


def left_out(claims: Sequence[Stated]) -> dict[str, dict[str, float]]:
    """Return by story the weights fitted on the other stories."""
    stories = sorted({one.story for one in claims})
    return {story: fit_weights([one for one in claims if one.story != story]) for story in stories}


def choose_floor(claims: Sequence[Stated], weights: dict[str, dict[str, float]]) -> float:
    """Return the share from which a report counts; print what each choice gives."""
    best, chosen = -np.inf, 0.5
    for floor in FLOORS:
        more = np.array([one.counted(weights[one.story], floor) - one.origins for one in claims])
        called = more[[one.called for one in claims]]
        print(
            f"  origins right at {floor:.2f}: {np.mean(more == 0):.3f} of {len(more)}, {np.sum(more > 0)} too many, "
            f"{np.sum(more < 0)} too few; of those called supported {np.mean(called == 0):.3f} of {len(called)}"
        )
        worth = np.sum(more == 0) - TOO_MANY * np.sum(more > 0)
        if worth >= best:  # the higher of two that are worth the same
            best, chosen = worth, floor
    return chosen


def fit_stating(claims: Sequence[Stated]) -> None:
    """Fit, print the figures with each story left out in turn, and write the weights."""
    weights = left_out(claims)
    floor = choose_floor(claims, weights)
    print(f"which reports state a claim: counted from {floor}, each story left out in turn")
    for story in sorted(weights):
        own = [one for one in claims if one.story == story]
        right = [one.counted(weights[story], floor) == one.origins for one in own]
        called = [hit for hit, one in zip(right, own, strict=True) if one.called]
        shown = f"{np.mean(right):.2f} of {len(right)}, of those called {np.mean(called):.2f} of {len(called)}"
        print(f"  {story:40} {shown}")
    table = {"about": ABOUT, "floor": floor, "weights": fit_weights(claims)}
    WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
