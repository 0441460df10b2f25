"""Fit the weights by which a check turns what was compared into a verdict.

Usage: python training/fit_check.py GOLD_FOLDER [STORY ...]

GOLD_FOLDER holds labelled stories, with their reports in `reports` beside it; only the named
ones are used. Default: the four of data/check that are for tuning and the seven of
evaluation/stories, so the folder must hold links to both. Each claim is held against its story, the summary of the
comparison (check/evidence.py) is the input, the label the output: a multinomial logistic
model with a strong ridge. Prints the figures with each story left
out in turn and writes src/rashomon/check/weights.json: "entailment" if the installation
has the entailment model, "compared" always. Then training/fit_stating.py fits which reports count as stating a claim.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fit_stating import Stated, fit_stating
from sklearn.linear_model import LogisticRegression

from rashomon.check.case import CaseIndex
from rashomon.check.evidence import Evidence, hold, summary
from rashomon.check.linking import read_hypothesis
from rashomon.check.reports import Report, described, reports_on
from rashomon.check.weigh import LABELS, weigh, weight_of, weights_table
from rashomon.evaluation.labelled_stories import LabelledStory, labelled_stories
from rashomon.evaluation.verdict_counts import verdict_figures
from rashomon.pipeline import check_case, read_claim

STORIES = (
    "2010-blumenthal-vietnam-service", "2013-jackson-guilty-plea",
    "2014-grimm-federal-charges", "2016-september-11-bill-veto",
    "2013-nra-school-safety-report", "2017-lawmaker-security-after-shooting", "seeds",
    "2011-walmart-discrimination-case", "2012-vice-presidential-debate",
    "2014-colorado-marijuana-lawsuit", "2015-indiana-religious-freedom-law",
)  # fmt: skip
LABELLED_BY_OTHERS = STORIES[:4]
WEIGHTS = Path(__file__).parent.parent / "src" / "rashomon" / "check" / "weights.json"
# Parts of the names of what only the entailment model can tell:
VOICES = ("entail", "contradict", "neither")
RIDGE = 0.02
HARDER = 0.5  # weight of a harder claim beside another
MOST_CALLED_SUPPORTED = 0.025  # half a point below the aim: on stories never seen it is likely to be more


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled claim: its story, its label, the summary of its comparison, and what it is made of.

    `harder` are those of evaluation/stories written later ("m..."), made to be mistaken: they weigh less in the fit.
    """

    story: str
    label: str
    harder: bool
    features: dict[str, float]
    origins: int
    evidence: Evidence
    index: CaseIndex
    reports: tuple[Report, ...]
    said: list[dict[str, float]]
    states: list[bool]


def examples_of(story: LabelledStory) -> list[Example]:
    """Return the examples of one story; what each report says is only asked for claims that are supported."""
    made = []
    case = check_case(story.case)
    index = CaseIndex(case)
    for gold in story.gold["checks"]:
        text, label = gold["claim"], gold["label"]
        claim = read_hypothesis(read_claim(text), case.entities)
        evidence = hold(text, claim, index)
        if not evidence.held:
            continue
        asked = label == "supported" and case.entailment is not None
        reports = reports_on(text, claim, index) if asked else ()
        stating = {anchor["report"] for anchor in gold["supports"]}
        states = [story.stems[report.article] in stating for report in reports]
        said = described(reports, claim, index)
        origins = int(gold.get("origins") or 0)
        harder = gold["id"].startswith("m")
        made.append(
            Example(story.name, label, harder, summary(evidence), origins, evidence, index, reports, said, states)
        )
    return made


def fit(examples: Sequence[Example], names: Sequence[str], ridge: float = RIDGE) -> dict[str, dict[str, float]]:
    """Return weights by label and feature, for features as they come (the scaling is multiplied in)."""
    rows = np.array([[one.features[name] for name in names] for one in examples])
    counts = np.array([HARDER if one.harder else 1.0 for one in examples])
    labels = np.array([LABELS.index(one.label) for one in examples])
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=ridge, max_iter=5000)
    model.fit((rows - mean) / scale, labels, sample_weight=counts)
    weights = {}
    for at, label in enumerate(LABELS):
        slope = model.coef_[at] / scale
        bias = float(model.intercept_[at] - (slope * mean).sum())
        weights[label] = {"bias": round(bias, 4)} | {n: round(float(w), 4) for n, w in zip(names, slope, strict=True)}
    return weights


def shares(weights: dict[str, dict[str, float]], features: dict[str, float]) -> np.ndarray:
    """Return the shares of the labels for one claim."""
    scores = np.array([w["bias"] + sum(v * features[n] for n, v in w.items() if n != "bias") for w in weights.values()])
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


def left_out(examples: Sequence[Example], names: Sequence[str], ridge: float = RIDGE) -> np.ndarray:
    """Return the shares of every example by weights fitted on the other stories."""
    given = np.zeros((len(examples), len(LABELS)))
    for story in sorted({one.story for one in examples}):
        weights = fit([one for one in examples if one.story != story], names, ridge)
        for at, one in enumerate(examples):
            if one.story == story:
                given[at] = shares(weights, one.features)
    return given


def threshold(examples: Sequence[Example], given: np.ndarray) -> float:
    """Return the share at which few enough distorted claims pass as supported, each story left out in turn.

    It is the greater of two: halfway to the first that may not pass on the stories of data/check, whose labels are not
    ours, and the strictest share at which no fewer pass on all. Distorted claims that pass are our worst fault.
    """
    distorted = [one.label == "contradicted" and not one.harder for one in examples]
    rows = [(one, float(row[0])) for one, row, kept in zip(examples, given, distorted, strict=True) if kept]
    others = [share for one, share in rows if one.story in LABELLED_BY_OTHERS]
    last_few, first_other = _around(others)
    return max(
        round((last_few + first_other) / 2, 3), math.floor(1000 * _around([share for _, share in rows])[0]) / 1000
    )


def _around(distorted: Sequence[float]) -> tuple[float, float]:
    """Return the shares of the last distorted claim that may pass and of the first that may not."""
    falling = sorted(distorted, reverse=True) or [0.0]
    allowed = int(MOST_CALLED_SUPPORTED * len(falling))
    return falling[max(0, allowed - 1)], falling[allowed]


def report(examples: Sequence[Example], given: np.ndarray, floor: float) -> None:
    """Print the figures at a threshold."""
    verdicts = ["supported" if row[0] >= floor else LABELS[1 + int(row[1:].argmax())] for row in given]
    for figure in verdict_figures([one.label for one in examples], verdicts):
        print(f"  {figure.name:34} {figure.value:.3f}")


def fit_and_write(examples: Sequence[Example], *, entailment: bool) -> None:
    """Fit one of the two models, print its figures and write it."""
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    names = [n for n in examples[0].features if entailment or not any(voice in n for voice in VOICES)]
    model = "entailment" if entailment else "compared"
    given = left_out(examples, names)
    floor = threshold(examples, given)
    print(f"{model}: each story left out in turn, supported from {floor}")
    for name, harder in (("claims", False), ("harder claims", True)):
        kept = np.array([one.harder == harder for one in examples])
        print(f" {int(kept.sum())} {name}")
        if kept.any():
            report([one for one in examples if one.harder == harder], given[kept], floor)
    table[model] = fit(examples, names)
    table["thresholds"][model] = floor
    WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def stated(examples: Sequence[Example]) -> list[Stated]:
    """Return the supported claims with what each report says of them."""
    weights_table.cache_clear()
    floor = weight_of("thresholds", "entailment")
    return [
        Stated(
            one.story,
            weigh(one.features, "entailment").supported >= floor,
            one.origins,
            one.reports,
            one.said,
            one.states,
            one.evidence,
            one.index,
        )
        for one in examples
        if one.reports and not one.harder
    ]


def main() -> None:
    """Fit all three."""
    folder, stories = Path(sys.argv[1]), sys.argv[2:] or STORIES
    examples: list[Example] = []
    entailment = False
    for name in stories:
        story = next(labelled_stories(folder / f"{name}.json"))
        entailment = check_case(story.case).entailment is not None
        examples += examples_of(story)
    fit_and_write(examples, entailment=False)
    if entailment:
        fit_and_write(examples, entailment=True)
        fit_stating(stated(examples))


if __name__ == "__main__":
    main()
