"""The measure of lineage, on invented pairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.evaluation.lineage import evaluate, f1, held_out
from rashomon.evaluation.lineage_peers import best_threshold, jaccard
from tests.trace.harbour_fire import EDITED, PARAPHRASED, RIVAL, SECOND_RIVAL, WIRE

TEXTS = {"wire": WIRE, "edited": EDITED, "reworded": PARAPHRASED, "rival": RIVAL, "second": SECOND_RIVAL}
DATES = {"wire": "2031-10-08", "edited": "2031-10-09", "reworded": "2031-10-09"}
PAIRS = [
    ("edited", "wire", "same", "a-from-b"), ("reworded", "wire", "draws-on", "a-from-b"),
    ("rival", "wire", "independent", "unknown"), ("second", "wire", "quotes-only", "common-source"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = ["set\tid_a\tid_b\tlabel\tdirection\tsure\twhy"]
    rows += [f"invented\t{a}\t{b}\t{label}\t{direction}\ttrue\t-" for a, b, label, direction in PAIRS]
    (tmp_path / "labels.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    texts = [{"id": name, "set": "invented", "text": text, "date": DATES.get(name)} for name, text in TEXTS.items()]
    (tmp_path / "texts.jsonl").write_text("\n".join(map(json.dumps, texts)) + "\n", encoding="utf-8")
    return tmp_path


def test_all_right(folder: Path) -> None:
    scores = evaluate(folder)
    found = {figure.name: figure.value for figure in scores.figures}
    assert (scores.task, scores.size, scores.unit) == ("lineage", 4, "pairs")
    assert found["all: dependent F1"] == 1.0
    assert found["all: quotes-only called dependent"] == 0.0
    assert found["all: direction right where told"] == 1.0
    assert any("Jaccard" in peer.name for peer in scores.peers)


def test_the_file_of_labels_may_be_named_itself(folder: Path) -> None:
    labels = (folder / "labels.tsv").rename(folder / "others.tsv")
    found = {figure.name: figure.value for figure in evaluate(labels).figures}
    assert found["all: dependent F1"] == 1.0


def test_a_missing_text_is_told(folder: Path) -> None:
    (folder / "texts.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="5 texts are missing"):
        evaluate(folder)


def test_another_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no labelled pairs"):
        evaluate(tmp_path)


def test_halves_are_stable() -> None:
    assert [held_out(f"a{i} b{i}") for i in range(8)] == [held_out(f"a{i} b{i}") for i in range(8)]
    assert 30 < sum(held_out(f"a{i} b{i}") for i in range(100)) < 70


def test_measures() -> None:
    assert f1([True, True, False], [True, False, False]) == pytest.approx(0.6667)
    assert jaccard("a b c d e f", "a b c d e f") == 1.0
    assert jaccard("a b", "c d") == 0.0
    assert best_threshold([(0.9, True), (0.5, True), (0.1, False)]) == (1.0, 0.5)
