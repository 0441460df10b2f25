"""From what was compared to how sure: a small calibrated model whose weights are data."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Weighing:
    """A logistic model.

    Attributes:
        name: What it gives the probability of.
        bias: The constant.
        weights: By feature, in the order in which they are added up; features that are not in it count nothing.
    """

    name: str
    bias: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability for these features."""
        total = self.bias + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@functools.cache
def weighing(name: str) -> Weighing:
    """Return the model of that name from weights.json."""
    table = json.loads(resources.files("rashomon.align").joinpath("weights.json").read_text(encoding="utf-8"))
    entry = table[name]
    return Weighing(name, float(entry["bias"]), {key: float(entry["weights"][key]) for key in sorted(entry["weights"])})
