"""What was compared, weighed: a small multinomial model whose weights are data."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

LABELS = ("supported", "contradicted", "not-reported")


@dataclass(frozen=True, slots=True)
class Shares:
    """How likely each verdict is; the three add up to one."""

    supported: float
    contradicted: float
    not_reported: float


@functools.cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    text = resources.files("rashomon.check").joinpath("weights.json").read_text(encoding="utf-8")
    table: Mapping[str, Mapping[str, Mapping[str, float]]] = json.loads(text)
    return table


def weigh(features: Mapping[str, float], model: str) -> Shares:
    """Return the shares of the three verdicts.

    Args:
        features: What was compared, by name.
        model: Which weights: "compared", or "entailment" where that model spoke too.
    """
    weights = _table()[model]
    scores = [
        weights[label].get("bias", 0.0)
        + sum(value * weights[label].get(name, 0.0) for name, value in sorted(features.items()))
        for label in LABELS
    ]
    top = max(scores)
    parts = [math.exp(score - top) for score in scores]
    return Shares(*(part / sum(parts) for part in parts))


def threshold(name: str) -> float:
    """Return a threshold from the same file."""
    return float(_table()["thresholds"][name]["value"])
