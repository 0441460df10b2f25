"""Fit the weights by which a check orders the passages that may speak to a claim, before the costly model reads them.

Usage: python training/fit_relevance.py GOLD_FOLDER [STORY ...]

GOLD_FOLDER and the stories are those of training/fit_check.py. Of each supported claim every passage that the search
finds is an example: it is right where it holds some of the characters that the label names as evidence. A logistic
model with a strong ridge weighs how near it is and which details agree; its weights, in units of that of the words
that it has of the claim ("covered"), go to "relevance" of src/rashomon/check/weights.json. Prints for how many claims a
right passage is among the first so many, each story left out in turn. To be run before training/fit_check.py.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fit_check import STORIES, WEIGHTS
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from rashomon.check.case import CaseIndex
from rashomon.check.linking import read_hypothesis
from rashomon.check.reading import RELEVANT, Reader, relevant
from rashomon.check.retrieve import Candidate, candidates
from rashomon.check.weigh import weights_table
from rashomon.evaluation.labelled_stories import LabelledStory, labelled_stories
from rashomon.pipeline import check_case, read_claim

RIDGE = 0.01
FIRST = (1, 3, 5, 8)


@dataclass(frozen=True, slots=True)
class Searched:
    """One claim: its story, how near each passage found is (passages, features), which of them hold evidence."""

    story: str
    features: NDArray[np.float64]
    right: NDArray[np.bool_]


def searched(story: LabelledStory) -> Iterator[Searched]:
    """Yield the supported claims of one story."""
    case = check_case(story.case)
    index = CaseIndex(case)
    for gold in story.gold["checks"]:
        if gold["label"] != "supported":
            continue
        claim = read_hypothesis(read_claim(gold["claim"]), case.entities)
        reader = Reader(gold["claim"], claim, index)
        found = candidates(claim, index)
        near = [relevant(reader.compared(candidate).comparison) for candidate in found]
        right = [_holds(candidate, story, gold["supports"]) for candidate in found]
        rows = np.array([[one[name] for name in RELEVANT] for one in near])
        yield Searched(story.name, rows, np.array(right, dtype=bool))


def _holds(candidate: Candidate, story: LabelledStory, anchors: Sequence[dict[str, int | str]]) -> bool:
    span, stem = candidate.facts.span, story.stems[candidate.article]
    return any(a["report"] == stem and int(a["start"]) < span.end and int(a["end"]) > span.start for a in anchors)


def fit(claims: Sequence[Searched]) -> NDArray[np.float64]:
    """Return a weight for each feature, that of "covered" being 1."""
    rows = np.concatenate([one.features for one in claims])
    right = np.concatenate([one.right for one in claims])
    scale = rows.std(axis=0) + 1e-9
    slopes = LogisticRegression(C=RIDGE, max_iter=5000).fit((rows - rows.mean(axis=0)) / scale, right).coef_[0] / scale
    return np.round(slopes / slopes[RELEVANT.index("covered")], 2)


def found_among(claims: Sequence[Searched], weights: NDArray[np.float64], first: int) -> list[bool]:
    """Tell for each claim whether a right passage is among the first ones."""
    return [bool(one.right[np.argsort(-(one.features @ weights), kind="stable")[:first]].any()) for one in claims]


def main() -> None:
    """Fit and write."""
    folder, names = Path(sys.argv[1]), sys.argv[2:] or STORIES
    claims = [one for name in names for one in searched(next(labelled_stories(folder / f"{name}.json")))]
    before = np.array([float(weights_table()["relevance"].get(name, 0.0)) for name in RELEVANT])
    for first in FIRST:
        as_shipped = found_among(claims, before, first)
        left_out = []
        for name in names:
            weights = fit([one for one in claims if one.story != name])
            left_out += found_among([one for one in claims if one.story == name], weights, first)
        print(f"first {first}: {np.mean(as_shipped):.3f} as shipped, {np.mean(left_out):.3f} each story left out")
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    fitted = dict(zip(RELEVANT, (float(w) for w in fit(claims)), strict=True))
    table["relevance"] = fitted | {"apart": table["relevance"]["apart"]}
    WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(fitted)


if __name__ == "__main__":
    main()
