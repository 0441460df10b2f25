"""The measure of attributions: matching, undecided stretches, the baseline."""

from __future__ import annotations

import json
from pathlib import Path

from rashomon.evaluation.quotes import Labelled, evaluate, match, overlap, quoted_beside_cue, unignored

TEXT = "“The pipe burst at dawn,” the company said. It did not rain."


def record(content: list[list[int]]) -> dict[str, object]:
    attribution = {"id": "1", "source": [[26, 37]], "cue": [[38, 42]], "content": content}
    return {"id": "a", "text": TEXT, "attributions": [attribution], "other_spans": []}


def test_a_right_attribution_scores_one(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(json.dumps(record([[0, 25]])) + "\n", encoding="utf-8")
    scores = {f.name: f.value for f in evaluate(file).figures}
    assert scores["content F1 at IoU 0.5"] == scores["cue F1 at IoU 0.5"] == 1.0
    assert scores["source right, content found"] == 1.0


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(record([[0, 25]])) + "\n", encoding="utf-8")
    assert evaluate(tmp_path).size == 2


def test_overlap_counts_characters_of_all_pieces() -> None:
    assert overlap(((0, 10),), ((0, 5), (5, 10))) == 1.0
    assert overlap(((0, 10),), ((5, 15),)) == 5 / 15
    assert overlap(((0, 10),), ((20, 30),)) == 0.0


def test_each_attribution_is_matched_once() -> None:
    assert match([((0, 10),)], [((0, 10),), ((0, 9),)]) == [(0, 0)]


def test_what_annotators_left_undecided_is_not_held_against_us() -> None:
    found = Labelled((), ((3, 7),), ((8, 20),))
    assert unignored([found], [], ((0, 30),)) == []
    assert unignored([found], [], ()) == [found]


def test_the_baseline_finds_a_quotation_beside_a_cue() -> None:
    (found,) = quoted_beside_cue("“The pipe burst,” Mira Solberg said.")
    assert found.source == ((18, 30),)
