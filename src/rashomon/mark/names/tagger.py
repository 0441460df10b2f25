"""A linear-chain tagger for names (Lafferty et al., 2001): its weights, and the best labels of a sentence (Viterbi).

Each token's scores are the weights of its features and what the sentence encoder's states say of it; both parts were
trained together (training/train_names.py).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.mark.gazetteer import rows

_FILE = "name_tagger.tsv.gz"
_NEVER = -1e6
Weights = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Tagger:
    """Labels, what each feature weighs for each of them, and what each step from one to the next weighs.

    Attributes:
        labels: "O", "B-PER", ..., in the order of the encoder's scores.
        states: Weights by feature, still as text: few of them are ever asked for.
        steps: steps[a][b] for label b after label a.
        read: Those of the weights that were asked for.
    """

    labels: tuple[str, ...]
    states: dict[str, str]
    steps: tuple[tuple[float, ...], ...]
    read: dict[str, Weights] = field(default_factory=dict)

    def tag(self, sentence: Sequence[Sequence[str]], scores: Sequence[Sequence[float]]) -> list[str]:
        """Return the best label of each token, given the features of each and the encoder's score of each label."""
        if not sentence:
            return []
        size = range(len(self.labels))
        into = tuple(zip(*self.steps, strict=True))
        best = [s if self.labels[i][0] != "I" else _NEVER for i, s in enumerate(self._scores(sentence[0], scores[0]))]
        back: list[list[int]] = []
        for features, given in zip(sentence[1:], scores[1:], strict=True):
            own = self._scores(features, given)
            came, total = [], []
            for steps, here in zip(into, own, strict=True):
                ways = [before + step for before, step in zip(best, steps, strict=True)]
                most = max(ways)
                came.append(ways.index(most))
                total.append(most + here)
            back.append(came)
            best = total
        at = max(size, key=lambda i: (best[i], -i))
        path = [at]
        for came in reversed(back):
            at = came[at]
            path.append(at)
        return [self.labels[i] for i in reversed(path)]

    def _scores(self, features: Sequence[str], given: Sequence[float]) -> list[float]:
        scores = list(given)
        states, read = self.states, self.read
        for feature in features:
            weights = read.get(feature)
            if weights is None:
                if feature not in states:
                    continue
                weights = read[feature] = _weights(states[feature])
            for label, weight in weights:
                scores[label] += weight
        return scores


def _weights(text: str) -> Weights:
    pairs = (part.partition(":") for part in text.split(" "))
    return tuple((int(label), float(weight)) for label, _, weight in pairs)


@functools.lru_cache(maxsize=1)
def load_tagger() -> Tagger:
    """Return the shipped tagger."""
    states: dict[str, str] = {}
    steps: dict[str, tuple[float, ...]] = {}
    labels: tuple[str, ...] = ()
    for first, *rest in rows(_FILE):
        if first == "labels":
            labels = tuple(rest)
        elif first.startswith("->"):
            steps[first[2:]] = tuple(float(weight) for weight in rest)
        else:
            states[first] = rest[0]
    allowed = (tuple(w if _may_follow(a, b) else _NEVER for b, w in zip(labels, steps[a], strict=True)) for a in labels)
    return Tagger(labels, states, tuple(allowed))


def _may_follow(a: str, b: str) -> bool:
    return not b.startswith("I-") or a[2:] == b[2:]
