"""Fit the weights by which claims are joined: the comparison alone, and with the entailment model's reading.

Usage: python training/fit_align.py SHARED [LABELS]

SHARED is the folder that holds `data/reports` and `seeds`; LABELS (default: evaluation/joins/labels.jsonl) says of
pairs of claims or parts whether the one says what the other says. Each story is worked through up to the comparison;
pairs that a detail refuses (a number, a day, a denial) are refused whatever the weights are and not fitted. Prints the
figures with each story left out in turn and writes "compared" and "read" of src/rashomon/align/weights.json, rounded to
a tenth; weights below nothing are set to nothing. To be run again whenever the entailment model changes.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from rashomon.align.compare import Voices
from rashomon.align.cores import Core, CoreShelf
from rashomon.align.facts import FactReader, Names, by_article
from rashomon.align.reading import SAID_FROM, logit
from rashomon.align.shared_cores import CoreSearch, compared
from rashomon.align.step import word_weights
from rashomon.language.encoder import Encoder
from rashomon.language.entailment import Entailment
from rashomon.pipeline import build_case

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src" / "rashomon" / "align" / "weights.json"
LABELS = ROOT / "evaluation" / "joins" / "labels.jsonl"
PARTS = {"compared": ("compared",), "read": ("compared", "forth", "back")}


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled pair: its story, its label, what was compared and read; None where a detail refuses it."""

    story: str
    says: bool
    parts: dict[str, float] | None


def reports_of(shared: Path, story: str) -> list[str]:
    """Return the files of a story."""
    folders = {"seeds": shared / "seeds", "examples": ROOT / "examples" / "reports"}
    return [str(file) for file in sorted(folders.get(story, shared / "data" / "reports" / story).glob("*.txt"))]


def examples_of(shared: Path, story: str, labels: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """Yield the labelled pairs of one story that are still cut as they were labelled."""
    case = build_case(reports_of(shared, story))
    claims = {claim.id: claim for reading in case.readings for claim in reading.claims}
    reader = FactReader(by_article(case.readings), Names(case.account.entities))
    facts = {claim.id: reader.of_claim(claim) for claim in claims.values()}
    origin = {article: one.id for one in case.account.origins for article in one.articles}
    akin = frozenset(frozenset(two) for two in itertools.combinations(sorted({c.article for c in claims.values()}), 2))
    search = CoreSearch(
        claims, facts, reader, None, None, word_weights(facts), frozenset(), origin, frozenset(claims), akin
    )
    shelf = CoreShelf(list(claims.values()), facts, reader, Encoder.shared().encode)
    stems = {reading.article.id: Path(reading.article.path).stem for reading in case.readings}
    places = {_place(stems[c.article], core): core for c in claims.values() for core in reversed(shelf.of(c.id))}
    for label in labels:
        core, other = (places.get((label[k]["report"], _spans(label[k]["spans"]))) for k in ("said", "by"))
        if core is None or other is None:
            continue
        row = case.vectors[core.claim.article][core.claim.sentence]
        cosine = float(row @ case.vectors[other.claim.article][other.claim.sentence])
        likely = compared(core, other, Voices(cosine, cosine), shelf, search)
        parts = None
        if likely is not None:
            forth, back = Entailment.shared().judge([(other.text, core.text), (core.text, other.text)])[:, 0]
            parts = {"compared": logit(likely.compared), "forth": logit(float(forth)), "back": logit(float(back))}
        yield Example(story, bool(label["says"]), parts)


def _place(report: str, core: Core) -> tuple[str, tuple[tuple[int, int], ...]]:
    spans = (core.claim.span,) if core.part is None else core.part.spans
    return report, tuple((span.start, span.end) for span in spans)


def _spans(given: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in given)


def fit(examples: Sequence[Example], names: Sequence[str]) -> dict[str, float]:
    """Return the weights by name, with the bias; a weight below nothing is left out and the rest fitted again."""
    left = list(names)
    while True:
        rows = [e for e in examples if e.parts is not None]
        table = np.array([[e.parts[n] for n in left] for e in rows if e.parts is not None])
        model = LogisticRegression(C=1.0, max_iter=2000).fit(table, [e.says for e in rows])
        wrong = [name for name, weight in zip(left, model.coef_[0], strict=True) if weight < 0]
        if not wrong:
            weights = {n: round(float(w), 1) for n, w in zip(left, model.coef_[0], strict=True)}
            return {"bias": round(float(model.intercept_[0]), 1)} | weights
        left = [name for name in left if name not in wrong]


def shares(weights: dict[str, float], examples: Sequence[Example]) -> NDArray[np.float64]:
    """Return how likely each pair is said, nothing where a detail refuses it."""
    found = np.zeros(len(examples))
    for i, one in enumerate(examples):
        if one.parts is not None:
            total = weights["bias"] + sum(w * one.parts[n] for n, w in weights.items() if n != "bias")
            found[i] = 1.0 / (1.0 + np.exp(-total))
    return found


def report(name: str, examples: Sequence[Example]) -> None:
    """Print the figures of a model with each story left out in turn."""
    given = np.zeros(len(examples))
    for story in sorted({one.story for one in examples}):
        weights = fit([one for one in examples if one.story != story], PARTS[name])
        own = [i for i, one in enumerate(examples) if one.story == story]
        given[own] = shares(weights, [examples[i] for i in own])
    says = np.array([one.says for one in examples])
    for floor in (0.4, SAID_FROM, 0.6, 0.7):
        joined = given >= floor
        right = says[joined].mean() if joined.any() else 1.0
        found = says[joined].sum() / says.sum()
        print(f"  {name} from {floor}: {joined.sum()} joined, {right:.3f} of them true, {found:.3f} found")


def main() -> None:
    """Fit both and write them."""
    shared = Path(sys.argv[1])
    labels = Path(sys.argv[2]) if len(sys.argv) > 2 else LABELS
    by_story: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in labels.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        by_story[label["story"]].append(label)
    examples = [one for story in sorted(by_story) for one in examples_of(shared, story, by_story[story])]
    given = sum(map(len, by_story.values()))
    print(f"{len(examples)} of {given} pairs, {sum(one.parts is None for one in examples)} refused by a detail")
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for name in PARTS:
        report(name, examples)
        weights = fit(examples, PARTS[name])
        table[name] = {"bias": weights.pop("bias"), "weights": weights}
        print(f"  {name}: {table[name]}")
    WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
