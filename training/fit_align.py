"""Fit the weights by which claims are joined: the comparison alone, and with the entailment model's reading.

Usage: python training/fit_align.py SHARED [LABELS [SENTENCES]]

SHARED is the folder that holds `data/reports` and `seeds`; LABELS (default: evaluation/joins/labels.jsonl) says of
pairs of claims or parts whether the one says what the other says. Each story is worked through up to the comparison;
pairs that a detail refuses (a number, a day, a denial) are refused whatever the weights are and not fitted. Prints the
figures with each story left out in turn and writes "compared" and "read" of src/rashomon/align/weights.json, rounded to
a tenth; weights below nothing are set to nothing. SENTENCES (default: evaluation/joins/sentences.jsonl) says the
same of whole sentences; "sentence" is fitted on them, its bias set so that, with each story left out in turn, enough of
what is joined is true. Of evaluation/joins/refused.jsonl, sentences that an earlier state refused though the entailment
model took them to say it, prints what is joined now; nothing is fitted on them. To be run again whenever the entailment
model changes.
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

from rashomon.align.candidates import sentence_matrix
from rashomon.align.compare import Voices
from rashomon.align.cores import Core, CoreShelf
from rashomon.align.facts import FactReader, Names, by_article
from rashomon.align.passages import Sentences, features_of
from rashomon.align.reading import SAID_FROM, logit
from rashomon.align.request import AlignRequest
from rashomon.align.shared_cores import CoreSearch, compared
from rashomon.align.step import word_weights
from rashomon.language.encoder import Encoder
from rashomon.language.entailment import Entailment
from rashomon.mark.gazetteer import country_name, find_capital
from rashomon.model import Reading
from rashomon.pipeline import build_case

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src" / "rashomon" / "align" / "weights.json"
LABELS = ROOT / "evaluation" / "joins" / "labels.jsonl"
SENTENCES = ROOT / "evaluation" / "joins" / "sentences.jsonl"
REFUSED = ROOT / "evaluation" / "joins" / "refused.jsonl"
PARTS = {"compared": ("compared",), "read": ("compared", "forth", "back")}
IN_SENTENCES = ("compared", "forth")
TRUE_IN_SENTENCES = 0.93  # of those joined; two reports that are joined wrongly make one fact seem corroborated
FLOORS = tuple(round(0.4 + 0.02 * step, 2) for step in range(28))


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


@dataclass(frozen=True, slots=True)
class Material:
    """A story worked through up to the comparison.

    Attributes:
        search: Where what is said is found.
        shelf: All parts of its claims.
        sentences: Its sentences.
        places: Claims and parts by where they stand.
        rows: The vectors of each report's sentences, and the readings, by report.
        readings: The same.
    """

    search: CoreSearch
    shelf: CoreShelf
    sentences: Sentences
    places: dict[tuple[str, tuple[tuple[int, int], ...]], Core]
    rows: dict[str, NDArray[np.float32]]
    readings: dict[str, Reading]


def material_of(shared: Path, story: str) -> Material:
    """Return one story, ready to be compared."""
    case = build_case(reports_of(shared, story))
    claims = {claim.id: claim for reading in case.readings for claim in reading.claims}
    known = by_article(case.readings)
    reader = FactReader(known, Names(case.account.entities))
    facts = {claim.id: reader.of_claim(claim) for claim in claims.values()}
    origin = {article: one.id for one in case.account.origins for article in one.articles}
    akin = frozenset(frozenset(two) for two in itertools.combinations(sorted({c.article for c in claims.values()}), 2))
    weights = word_weights(facts)
    search = CoreSearch(claims, facts, reader, None, None, weights, frozenset(), origin, frozenset(claims), akin)
    shelf = CoreShelf(list(claims.values()), facts, reader, Encoder.shared().encode)
    stems = {reading.article.id: Path(reading.article.path).stem for reading in case.readings}
    places = {_place(stems[c.article], core): core for c in claims.values() for core in reversed(shelf.of(c.id))}
    seats = AlignRequest(
        case.readings, case.vectors, case.account.entities, (), country_name=country_name, capital=find_capital
    ).seats()
    sentences = Sentences(known, *sentence_matrix(case.readings, case.vectors), facts, reader, weights, seats)
    rows = {stems[name]: vectors for name, vectors in case.vectors.items()}
    return Material(search, shelf, sentences, places, rows, {stems[name]: r for name, r in known.items()})


def examples_of(of: Material, story: str, labels: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """Yield the labelled pairs of one story that are still cut as they were labelled."""
    for label in labels:
        core, other = (of.places.get((label[k]["report"], _spans(label[k]["spans"]))) for k in ("said", "by"))
        if core is None or other is None:
            continue
        row = of.rows[label["said"]["report"]][core.claim.sentence]
        cosine = float(row @ of.rows[label["by"]["report"]][other.claim.sentence])
        likely = compared(core, other, Voices(cosine, cosine), of.shelf, of.search)
        parts = None
        if likely is not None:
            forth, back = Entailment.shared().judge([(other.text, core.text), (core.text, other.text)])[:, 0]
            parts = {"compared": logit(likely.compared), "forth": logit(float(forth)), "back": logit(float(back))}
        yield Example(story, bool(label["says"]), parts)


def sentences_of(of: Material, story: str, labels: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """Yield the labelled sentences of one story that may say a part which is still cut as it was labelled."""
    for label in labels:
        core = of.places.get((label["said"]["report"], _spans(label["said"]["spans"])))
        by, start = label["by"]["report"], label["by"]["spans"][0][0]
        reading = of.readings[by]
        number = next((s.index for s in reading.marks.parse.sentences if s.span.start == start), None)
        if core is None or number is None:
            continue
        passage = of.sentences.held(core, reading.article.id, number, of.shelf)
        parts = None
        if passage is not None:
            forth = float(Entailment.shared().judge([(of.sentences.shown(passage), core.text)])[0, 0])
            parts = features_of(passage, forth)
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
        wrong = [n for n, weight in zip(left, model.coef_[0], strict=True) if weight < 0]
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


def left_out(examples: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    """Return how likely each pair is said by weights fitted on the other stories."""
    given = np.zeros(len(examples))
    for story in sorted({one.story for one in examples}):
        weights = fit([one for one in examples if one.story != story], names)
        own = [i for i, one in enumerate(examples) if one.story == story]
        given[own] = shares(weights, [examples[i] for i in own])
    return given


def report(name: str, examples: Sequence[Example], given: NDArray[np.float64], floors: Sequence[float]) -> None:
    """Print how many pairs are joined from some shares on, how many of those truly, and how many of the true."""
    for floor in floors:
        true, found = rates(examples, given, floor)
        print(f"  {name} from {floor}: {np.sum(given >= floor)} joined, {true:.3f} of them true, {found:.3f} found")


def rates(examples: Sequence[Example], given: NDArray[np.float64], floor: float) -> tuple[float, float]:
    """Return which share of the pairs joined from a floor on is true, and which share of the true is joined."""
    says = np.array([one.says for one in examples])
    joined = given >= floor
    return float(says[joined].mean()) if joined.any() else 1.0, float(says[joined].sum() / says.sum())


def fit_sentences(examples: Sequence[Example]) -> dict[str, Any]:
    """Return the weights by which whole sentences are weighed, so that SAID_FROM is where enough of them are true."""
    given = left_out(examples, IN_SENTENCES)
    report("sentence", examples, given, FLOORS[::4])
    floor = max(FLOORS, key=lambda f: (min(rates(examples, given, f)[0], TRUE_IN_SENTENCES), -f))
    report("sentence, chosen", examples, given, [floor])
    weights = fit(examples, IN_SENTENCES)
    odds = [float(np.log(share / (1.0 - share))) for share in (SAID_FROM, floor)]
    return {"bias": round(weights.pop("bias") + odds[0] - odds[1], 2), "weights": weights}


def report_refused(examples: Sequence[Example], weighed: dict[str, Any]) -> None:
    """Print how many of the sentences that an earlier state refused are joined now, and how many of those truly."""
    weights = {"bias": weighed["bias"]} | weighed["weights"]
    says = np.array([one.says for one in examples])
    joined = shares(weights, examples) >= SAID_FROM
    by_detail = np.array([one.parts is None for one in examples])
    print(f"{len(examples)} sentences refused before, {says.sum()} of them true: {joined.sum()} joined now, ", end="")
    print(f"{says[joined].sum()} of them true; {(says & by_detail).sum()} true ones are refused by a detail")


def labels_by_story(file: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the labels of a file by story."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        found[label["story"]].append(label)
    return found


def main() -> None:
    """Fit all three and write them."""
    shared = Path(sys.argv[1])
    labels = labels_by_story(Path(sys.argv[2]) if len(sys.argv) > 2 else LABELS)
    in_sentences = labels_by_story(Path(sys.argv[3]) if len(sys.argv) > 3 else SENTENCES)
    refused = labels_by_story(REFUSED)
    examples: list[Example] = []
    whole: list[Example] = []
    before: list[Example] = []
    for story in sorted({*labels, *in_sentences, *refused}):
        of = material_of(shared, story)
        examples += examples_of(of, story, labels.get(story, ()))
        whole += sentences_of(of, story, in_sentences.get(story, ()))
        before += sentences_of(of, story, refused.get(story, ()))
    given = sum(map(len, labels.values()))
    print(f"{len(examples)} of {given} pairs, {sum(one.parts is None for one in examples)} refused by a detail")
    print(f"{len(whole)} sentences, {sum(one.parts is None for one in whole)} refused by a detail")
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for name, parts in PARTS.items():
        report(name, examples, left_out(examples, parts), (0.4, SAID_FROM, 0.6, 0.7))
        weights = fit(examples, parts)
        table[name] = {"bias": weights.pop("bias"), "weights": weights}
        print(f"  {name}: {table[name]}")
    table["sentence"] = fit_sentences(whole)
    print(f"  sentence: {table['sentence']}")
    report_refused(before, table["sentence"])
    WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
