from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.evaluation.entities import evaluate
from rashomon.evaluation.name_chains import b_cubed
from rashomon.evaluation.name_formats import read_named_texts

IOB2 = """# newdoc id = d1
# sent_id = d1-1
# text = Ana Ruiz left Lima.
1\tAna\tB-PER
2\tRuiz\tI-PER
3\tleft\tO
4\tLima\tB-LOC
5\t.\tO

# newdoc id = d2
# sent_id = d2-1
# text = It rained.
1\tIt\tO
2\trained\tO
3\t.\tO
"""
GUM = """# newdoc id = x
# text = Mayor Ana Ruiz of Lima
1\tMayor\tMayor\tPROPN\tNNP\t_\t0\troot\t_\tEntity=(1-person-new-n-cf1-1,2,3-sgl
2\tAna\tAna\tPROPN\tNNP\t_\t1\tflat\t_\t_
3\tRuiz\tRuiz\tPROPN\tNNP\t_\t1\tflat\t_\t_
4\tof\tof\tADP\tIN\t_\t5\tcase\t_\t_
5\tLima\tLima\tPROPN\tNNP\t_\t1\tnmod\t_\tEntity=(2-place-new-n-cf2-1-sgl)1)
"""


def surfaces(path: Path) -> list[tuple[str, str]]:
    return [(text.text[start:end], kind) for text in read_named_texts(path) for start, end, kind in text.names]


def test_iob2_is_read_by_document(tmp_path: Path) -> None:
    path = tmp_path / "a.iob2"
    path.write_text(IOB2, encoding="utf-8")
    assert [text.name for text in read_named_texts(path)] == ["d1", "d2"]
    assert surfaces(path) == [("Ana Ruiz", "person"), ("Lima", "place")]


def test_touching_names_of_the_old_scheme_are_two(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("Ana I-PER\nRuiz I-PER\nLima I-LOC\n. O\n", encoding="utf-8")
    assert surfaces(path) == [("Ana Ruiz", "person"), ("Lima", "place")]


def test_names_are_cut_out_of_noun_phrases(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(GUM, encoding="utf-8")
    assert surfaces(path) == [("Ana Ruiz", "person"), ("Lima", "place")]


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_text("x", encoding="utf-8")
    with pytest.raises(InputError):
        list(read_named_texts(path))


def test_scores_stand_beside_the_bare_pipeline(tmp_path: Path) -> None:
    path = tmp_path / "a.iob2"
    path.write_text(IOB2, encoding="utf-8")
    scores = evaluate(path)
    assert (scores.size, scores.unit) == (2, "names")
    assert [figure.name for figure in scores.figures if figure.gate] == ["F1 all"]
    assert len(scores.peers) == len(scores.figures)


def test_b_cubed_of_one_wrong_join() -> None:
    gold = {1: "a", 2: "a", 3: "b"}
    assert b_cubed(gold, gold) == (1.0, 1.0)
    precision, recall = b_cubed(gold, {1: "x", 2: "x", 3: "x"})
    assert precision == pytest.approx(5 / 9)
    assert recall == 1.0


def test_chains_over_documents_are_measured(tmp_path: Path) -> None:
    def document(name: str, tokens: list[str]) -> dict[str, object]:
        mention = {"kind": "entity", "type": "PER", "sentence": 0, "tokens": [0, 1], "head": "Ruiz", "chain": "c1"}
        return {"id": name, "topic": "t", "sentences": [{"n": 0, "tokens": tokens}], "mentions": [mention]}

    path = tmp_path / "a.jsonl"
    rows = [document("a", ["Ana", "Ruiz", "left", "Lima", "."]), document("b", ["Ana", "Ruiz", "slept", "."])]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    figures = {figure.name: figure.value for figure in evaluate(path).figures}
    assert figures["B-cubed F1"] == 1.0
