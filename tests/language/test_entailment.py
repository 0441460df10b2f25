from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rashomon.language.entailment import FIRST, HYPOTHESIS_LIMIT, LIMIT, SECOND, VERDICTS, Entailment, _row
from rashomon.language.manifest import FOLDER, load_entry

pytestmark = pytest.mark.skipif(not Entailment.available(), reason="this checkout has no entailment model")

PREMISE = "Mayor Dora Lindqvist of Harrowgate resigned on Monday after an audit found that 2.4 million was missing."
TABLE = [
    (PREMISE, "Dora Lindqvist resigned on Monday.", "entails"),
    (PREMISE, "Dora Lindqvist did not resign.", "contradicts"),
    (PREMISE, "The mayor of Harrowgate resigned on Friday.", "contradicts"),
    (PREMISE, "The harbour of Harrowgate was built by the Romans.", "neither"),
]


LARGEST_FILE = 100_000_000  # hosts of code refuse more


@pytest.fixture(scope="module", params=[FIRST, SECOND])
def model(request: pytest.FixtureRequest) -> Entailment:
    return Entailment(request.param, threads=2, memory=0)


@pytest.mark.parametrize(("premise", "hypothesis", "verdict"), TABLE)
def test_plain_cases(model: Entailment, premise: str, hypothesis: str, verdict: str) -> None:
    assert VERDICTS[int(model.judge([(premise, hypothesis)])[0].argmax())] == verdict


def test_each_row_is_a_distribution(model: Entailment) -> None:
    shares = model.judge([(premise, hypothesis) for premise, hypothesis, _ in TABLE])
    assert shares.shape == (len(TABLE), 3)
    assert np.allclose(shares.sum(axis=1), 1.0, atol=1e-5)


def test_a_judgement_does_not_depend_on_its_neighbours(model: Entailment) -> None:
    pairs = [(premise, hypothesis) for premise, hypothesis, _ in TABLE]
    alone = np.concatenate([model.judge([pair]) for pair in pairs])
    among = model.judge([*pairs, ("x " * 400, "y"), *pairs[::-1]])[: len(pairs)]
    assert alone.tobytes() == among.tobytes()


@pytest.mark.parametrize("pair", [("", ""), ("", "a"), ("a", ""), ("a " * 9_000, "b " * 9_000), ("<p>&nbsp;", "\x00")])
def test_odd_pairs_are_judged(model: Entailment, pair: tuple[str, str]) -> None:
    assert np.isfinite(model.judge([pair])).all()


def test_nothing_gives_nothing(model: Entailment) -> None:
    assert model.judge([]).shape == (0, 3)


def test_a_row_keeps_the_hypothesis_whole() -> None:
    (ids,) = _row([7] * 500, [8] * HYPOTHESIS_LIMIT)
    assert len(ids) == LIMIT
    assert ids.count(8) == HYPOTHESIS_LIMIT


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_the_published_scores_belong_to_this_model(name: str) -> None:
    scores = json.loads((Path(__file__).parents[2] / "evaluation" / f"{name}.json").read_text())
    assert scores["sha256"] == load_entry(name).files[0].sha256


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_every_file_of_a_model_can_be_kept_where_code_is_kept(name: str) -> None:
    for part in load_entry(name).files:
        assert (FOLDER / part.file).stat().st_size == part.size < LARGEST_FILE


def test_the_shared_models_are_two_and_each_opened_once() -> None:
    first, second = Entailment.shared(FIRST), Entailment.shared(SECOND)
    assert first is Entailment.shared() and second is Entailment.shared(SECOND)
    pair = (PREMISE, "An audit led to the mayor's departure.")
    assert first.judge([pair]).tobytes() != second.judge([pair]).tobytes()
