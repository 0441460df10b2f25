"""What was compared, weighed: a small multinomial model whose weights are data."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

LABELS = ("supported", "contradicted", "not-reported")


@dataclass(frozen=True, slots=True)
class Shares:
    """How likely each verdict is; the three add up to one."""

    supported: float
    contradicted: float
    not_reported: float


@functools.cache
def weights_table() -> Mapping[str, Any]:
    """Return the weights, by group and name."""
    text = resources.files("rashomon.check").joinpath("weights.json").read_text(encoding="utf-8")
    table: Mapping[str, Any] = json.loads(text)
    return table


def weight_of(group: str, name: str) -> float:
    """Return one weight, 0 for what is not listed."""
    return float(weights_table()[group].get(name, 0.0))


def weigh(features: Mapping[str, float], model: str) -> Shares:
    """Return the shares of the three verdicts.

    Args:
        features: What was compared, by name.
        model: Which weights: "compared", or "entailment" where that model spoke too.
    """
    weights = weights_table()[model]
    scores = [
        weights[label]["bias"] + sum(value * weights[label].get(name, 0.0) for name, value in sorted(features.items()))
        for label in LABELS
    ]
    top = max(scores)
    parts = [math.exp(score - top) for score in scores]
    return Shares(*(part / sum(parts) for part in parts))
