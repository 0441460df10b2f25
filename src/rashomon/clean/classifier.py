"""How likely a line is page furniture, by its form and place: a logistic regression over `features.NAMES`."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from rashomon.clean.features import NAMES


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight a feature, in the order of `features.NAMES`, and the bias."""

    weights: tuple[float, ...]
    bias: float


@functools.cache
def load() -> Weights:
    """Return the trained weights; training/train_boilerplate.py writes them."""
    data = json.loads((files("rashomon.clean") / "data" / "form.json").read_text(encoding="utf-8"))
    return Weights(tuple(float(data["weights"][name]) for name in NAMES), float(data["bias"]))


def furniture_probability(features: Sequence[float]) -> float:
    """Return the probability, 0..1, that the line with these features is not the article."""
    model = load()
    total = model.bias + sum(w * x for w, x in zip(model.weights, features, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
