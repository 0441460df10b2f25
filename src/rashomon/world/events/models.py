"""The trained parts of the event step: the type of what is done, and who plays which part in it.

Both are linear: log-linear over the types (features of the predicate and the sentence's vector), and a choice among the
sentence's candidates, or nobody (conditional logit). training/train_events.py fits them.
"""

from __future__ import annotations

import functools
import gzip
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

BIAS = "bias"


@dataclass(frozen=True, slots=True)
class TypeModel:
    """Weights for the type of a predicate.

    Attributes:
        types: The types, "NONE" among them.
        places: By feature, its row of `weights`, in the order of the alphabet.
        weights: One row a feature, one weight a type.
        vector: Weights of the sentence's vector (384, types).
    """

    types: tuple[str, ...]
    places: Mapping[str, int]
    weights: NDArray[np.float64]
    vector: NDArray[np.float64]

    def probabilities(self, features: Iterable[str], vector: NDArray[np.float32] | None) -> dict[str, float]:
        """Return the probability of each type; without a vector, by the words of the predicate alone."""
        start = self.weights[self.places[BIAS]]
        if vector is not None:
            start = start + vector.astype(np.float64) @ self.vector
        found = sorted({self.places[feature] for feature in features if feature in self.places})
        scores = np.concatenate((start[None], self.weights[found])).sum(axis=0)
        scores = np.exp(scores - scores.max())
        return dict(zip(self.types, (scores / scores.sum()).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class PartModel:
    """Weights for the choice of who plays a part."""

    weights: Mapping[str, float]

    def scores(self, rows: Sequence[Iterable[str]]) -> list[float]:
        """Return the probability of each row of features."""
        known = self.weights.keys()
        sums = np.array([sum(self.weights[f] for f in sorted(set(row) & known)) for row in rows], dtype=np.float64)
        sums = np.exp(sums - sums.max())
        return list((sums / sums.sum()).tolist())


@dataclass(frozen=True, slots=True)
class EventModels:
    """The models together."""

    types: TypeModel
    actor: PartModel
    recipient: PartModel


@functools.lru_cache(maxsize=1)
def load_models() -> EventModels:
    """Return the shipped models."""
    weights: dict[str, NDArray[np.float64]] = {}
    vector: list[NDArray[np.float64]] = []
    types, *rows = _rows("type_model.tsv.gz")
    for name, *values in rows:
        numbers = np.array([float(v) for v in values])
        if name.startswith("vector:"):
            vector.append(numbers)
        else:
            weights[name] = numbers
    parts: dict[str, dict[str, float]] = {"actor": {}, "recipient": {}}
    for part, name, value in _rows("part_model.tsv.gz"):
        parts[part][name] = float(value)
    return EventModels(
        _type_model(types[1:], weights, vector), PartModel(parts["actor"]), PartModel(parts["recipient"])
    )


def _type_model(
    types: Sequence[str], weights: Mapping[str, NDArray[np.float64]], vector: Sequence[NDArray[np.float64]]
) -> TypeModel:
    names = sorted(weights)
    places = {name: place for place, name in enumerate(names)}
    return TypeModel(tuple(types), places, np.stack([weights[name] for name in names]), np.stack(vector))


def _rows(name: str) -> list[list[str]]:
    data = (resources.files(__package__) / "data" / name).read_bytes()
    lines = gzip.decompress(data).decode("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]
