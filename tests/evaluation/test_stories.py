"""The measure of sorting a pile: B-cubed by hand, and the whole on invented events."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.evaluation.clusters import adjusted_rand, b_cubed
from rashomon.evaluation.stories import evaluate
from rashomon.evaluation.stories_peer import best_average_link
from tests.trace.stories.pile import LEADS, STORIES

BY_HAND = [
    ("aabb", "xxyy", 1.0, 1.0),
    ("aabb", "xxxx", 0.5, 1.0),
    ("aabb", "wxyz", 1.0, 0.5),
    # a a a | b : three of one kind with a stranger: (3*3/4 + 1/4) / 4
    ("aaab", "xxxx", 0.625, 1.0),
    # a b in one group, a apart: precision (1/2 + 1/2 + 1) / 3, recall (1/2 + 1/2 + 1) / 3
    ("aba", "xxy", 2 / 3, 2 / 3),
]


@pytest.mark.parametrize(("gold", "found", "precision", "recall"), BY_HAND)
def test_b_cubed(gold: str, found: str, precision: float, recall: float) -> None:
    f1 = 2 * precision * recall / (precision + recall)
    assert b_cubed(gold, found) == pytest.approx((f1, precision, recall))


def test_adjusted_rand() -> None:
    assert adjusted_rand("aabb", "xxyy") == 1.0
    assert adjusted_rand("aabb", "xyxy") == pytest.approx(-0.5)
    assert adjusted_rand("aabbc", "xxyyy") == pytest.approx(0.5454545)  # 2 pairs right; 2 * 4 / 10 by chance; 3 at most


def test_the_whole_measure(tmp_path: Path) -> None:
    event_of = {article: min(story) for story in STORIES for article in story}
    rows = [
        {"id": x.article, "event": event_of[x.article], "title": x.title, "text": x.text, "date": x.published}
        for x in LEADS
    ]
    file = tmp_path / "pile.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    scores = evaluate(file)
    found = {figure.name: figure.value for figure in scores.figures}
    assert (scores.task, scores.size, scores.unit) == ("stories", 12, "articles")
    assert found["B-cubed F1"] == found["one pass: B-cubed F1"] == 1.0
    assert scores.peers[0].name.startswith("TF-IDF average link")


def test_a_file_without_events_is_told(tmp_path: Path) -> None:
    file = tmp_path / "none.jsonl"
    file.write_text('{"id": "1", "text": "nothing"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="no labelled articles"):
        evaluate(file)


def test_the_peer() -> None:
    texts = ["red apple tree", "red apple tree garden", "blue whale ocean", "blue whale ocean garden"]
    score, threshold = best_average_link(texts, "aabb")
    assert score == 1.0
    assert 0 < threshold < 0.6
