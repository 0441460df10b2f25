"""Fit the models of the event step: the type of what is done, and who plays which part.

    python training/train_events.py FOLDER [--report]

FOLDER holds `plover_odd.jsonl` (github.com/openeventdata/PLOVER, CC BY-SA 4.0). Trained on the sentences of
training/events/sentences.txt (written for this project) and on two thirds of those records: records whose number
leaves 5 when divided by 6 are never trained on, they are what evaluation/events.json reports as "kept apart". Adam on
the log likelihood with an L2 penalty; no randomness.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.evaluation.event_texts import content_words
from rashomon.evaluation.events import KEPT_APART, kept_apart
from rashomon.language.encoder import Encoder
from rashomon.pipeline import read_alone
from rashomon.world.events.candidates import Candidate, candidates
from rashomon.world.events.features import nobody_features, part_features, predicate_features
from rashomon.world.events.lexicons import load_lexicons
from rashomon.world.events.models import BIAS
from rashomon.world.events.predicate import Predicate, main_predicate
from rashomon.world.events.sentences import NamesOfCase
from rashomon.world.events.tree import Tree

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "src" / "rashomon" / "world" / "events" / "data"
LEXICAL, VECTOR, PENALTY, PART_PENALTY = 0.5, 2.0, 1e-3, 1e-3
RECORD_WEIGHT, PART_RECORD_WEIGHT = 2.0, 3.0  # chosen by five folds over the records trained on, like the others
ROUNDS, RATE = 300, 0.05
SEEN_TWICE = 2
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its type and who plays which part; `wanted` says whether a candidate does."""

    type: str
    record: str | None
    tree: Tree
    predicate: Predicate
    people: tuple[Candidate, ...]
    vector: NDArray[np.float32]
    actor: Candidate | None
    recipient: Candidate | None
    parts_known: tuple[bool, bool]


def own_sentences() -> Iterator[tuple[str, None, str, list[tuple[int, int]], list[tuple[int, int]]]]:
    """Yield type and text of the written sentences, with the marked stretches."""
    for line in (HERE / "events" / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, marked = line.split("\t")
        text, start = "", 0
        actors: list[tuple[int, int]] = []
        recipients: list[tuple[int, int]] = []
        for mark in marked:
            if mark in "[{":
                start = len(text)
            elif mark in "]}":
                (actors if mark == "]" else recipients).append((start, len(text)))
            else:
                text += mark
        yield kind, None, text, actors, recipients


def records(path: Path) -> Iterator[tuple[str, str, str, list[str], list[str]]]:
    """Yield type, id, text and the texts of actors and recipients of the coded records."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        parts = []
        for side in ("source", "target"):
            given = record.get(side) or []
            parts.append([a.get("actorText", "") for a in given] if isinstance(given, list) else [])
        yield record["event"], record["id"], record["text"].strip("{} "), parts[0], parts[1]


def example(
    kind: str, record: str | None, text: str, actors: list, recipients: list, vector: NDArray
) -> Example | None:
    """Return a parsed example, None where no sentence is found."""
    reading, entities = read_alone(text)
    parse = reading.marks.parse
    if not parse.sentences:
        return None
    sentence = max(parse.sentences, key=lambda s: len(s.span))
    tree = Tree(parse, sentence)
    names = NamesOfCase(entities)
    people = candidates(tree, load_lexicons(), names.named(reading, sentence))
    actor, recipient = (_wanted(tree, people, text, given) for given in (actors, recipients))
    known = (bool(actor) or not actors, bool(recipient) or not recipients)
    return Example(kind, record, tree, main_predicate(tree), people, vector, actor, recipient, known)


def _wanted(tree: Tree, people: tuple[Candidate, ...], text: str, given: list) -> Candidate | None:
    best: tuple[float, Candidate] | None = None
    for one in people:
        start, end = tree[one.first].start, tree[one.last].end
        for stretch in given[:1]:
            if isinstance(stretch, str):
                words = content_words(text[start:end])
                score = len(words & content_words(stretch)) - 0.1 * len(words - content_words(stretch))
            else:
                inside = stretch[0] <= tree[one.head].start < stretch[1]
                score = float(min(end, stretch[1]) - max(start, stretch[0])) if inside else 0.0
            if score > 0 and (best is None or score > best[0]):
                best = (score, one)
    return best[1] if best else None


def examples(folder: Path) -> list[Example]:
    """Return all examples."""
    rows = [*own_sentences(), *records(folder / "plover_odd.jsonl")]
    vectors = Encoder.shared().encode([row[2] for row in rows])
    made = (example(*row, vector) for row, vector in zip(rows, vectors, strict=True))
    return [one for one in made if one is not None]


def adam(gradient, weights: Array) -> Array:
    """Return the weights after a fixed number of Adam steps."""
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, ROUNDS + 1):
        slope = gradient(weights)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def vocabulary(rows: list[list[str]]) -> dict[str, int]:
    """Return the features that occur in at least two rows."""
    counts = Counter(feature for row in rows for feature in set(row))
    return {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= SEEN_TWICE))}


def fit_types(found: list[Example]) -> tuple[list[str], dict[str, Array], Array]:
    """Return the types, the weights by feature, and those of the vector."""
    types = sorted({one.type for one in found})
    rows = [list(predicate_features(one.tree, one.predicate, load_lexicons())) for one in found]
    known = vocabulary(rows)
    lexical = np.zeros((len(rows), len(known)))
    for n, row in enumerate(rows):
        for feature in row:
            if feature in known:
                lexical[n, known[feature]] = LEXICAL
    inputs = np.hstack([np.stack([one.vector for one in found]) * VECTOR, lexical, np.ones((len(rows), 1))])
    wanted = np.eye(len(types))[[types.index(one.type) for one in found]]
    counts = np.array([RECORD_WEIGHT if one.record else 1.0 for one in found])

    def gradient(weights: Array) -> Array:
        scores = inputs @ weights
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        scores /= scores.sum(axis=1, keepdims=True)
        return inputs.T @ ((scores - wanted) * counts[:, None]) / counts.sum() + PENALTY * weights

    weights = adam(gradient, np.zeros((inputs.shape[1], len(types))))
    width = len(found[0].vector)
    by_feature = {f: weights[width + i] * LEXICAL for f, i in known.items()}
    by_feature[BIAS] = weights[-1]
    return types, by_feature, weights[:width] * VECTOR


def choices(found: list[Example], part: str) -> list[tuple[list[list[str]], int, float]]:
    """Return the candidates' features, which of them it is, the last standing for nobody, and the example's weight."""
    made = []
    for one in found:
        if one.type == "NONE" or not one.parts_known[0] or (part == "recipient" and not one.parts_known[1]):
            continue
        actor = one.actor if part == "recipient" else None
        wanted = one.recipient if part == "recipient" else one.actor
        if part == "recipient" and wanted is actor and actor is not None:
            continue
        open_to = [p for p in one.people if p is not actor]
        rows = [list(part_features(one.tree, one.predicate, p, one.people, actor, one.type)) for p in open_to]
        rows.append(list(nobody_features(one.tree, one.predicate, one.people, actor, one.type)))
        right = open_to.index(wanted) if wanted is not None else len(open_to)
        made.append((rows, right, PART_RECORD_WEIGHT if one.record else 1.0))
    return made


def fit_part(made: list[tuple[list[list[str]], int, float]]) -> dict[str, float]:
    """Return the weights of the choice by feature."""
    known = vocabulary([row for rows, _, _ in made for row in rows])
    tables = []
    total = sum(count for _, _, count in made)
    for rows, right, count in made:
        table = np.zeros((len(rows), len(known)))
        for n, row in enumerate(rows):
            for feature in row:
                if feature in known:
                    table[n, known[feature]] = 1.0
        tables.append((table, right, count / total))

    def gradient(weights: Array) -> Array:
        slope = PART_PENALTY * weights
        for table, right, count in tables:
            scores = table @ weights
            scores = np.exp(scores - scores.max())
            scores /= scores.sum()
            scores[right] -= 1.0
            slope = slope + count * (table.T @ scores)
        return slope

    weights = adam(gradient, np.zeros(len(known)))
    return {feature: float(weights[i]) for feature, i in known.items()}


def write(types: list[str], by_feature: dict[str, Array], vector: Array, parts: dict[str, dict[str, float]]) -> None:
    """Write the model files."""
    head = (
        "# Made by training/train_events.py from its own sentences and from github.com/openeventdata/PLOVER "
        "(CC BY-SA 4.0, Open Event Data Alliance); CC BY-SA 4.0.\n"
    )
    lines = ["\t".join(["type", *types])]
    lines += ["\t".join([f, *(f"{v:.3f}" for v in by_feature[f])]) for f in sorted(by_feature)]
    lines += ["\t".join([f"vector:{n}", *(f"{v:.3f}" for v in row)]) for n, row in enumerate(vector)]
    _zip("type_model.tsv.gz", head + "\n".join(lines) + "\n")
    lines = [f"{part}\t{f}\t{w:.3f}" for part in sorted(parts) for f, w in sorted(parts[part].items()) if round(w, 3)]
    _zip("part_model.tsv.gz", head + "\n".join(lines) + "\n")


def _zip(name: str, text: str) -> None:
    text = re.sub(r"(?<=\t)-0\.000(?=[\t\n])", "0.000", text)
    (DATA / name).write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    found = [one for one in examples(options.folder) if not (one.record and kept_apart(one.record))]
    parts = {part: fit_part(choices(found, part)) for part in ("actor", "recipient")}
    write(*fit_types(found), parts)
    print(f"{len(found)} sentences; records with number % 6 == {KEPT_APART} kept apart")


if __name__ == "__main__":
    main()
