"""The measure of relations: what counts as right, wrong, missed and not asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.evaluation.relations import evaluate

TEXT = "Mayor of Toledo talks\n\nMaria Lopez, the mayor of Toledo, met Tom Reed, a spokesman for Emma Stone."


def labels(folder: Path, relations: list[dict[str, object]]) -> Path:
    reports = folder / "shared" / "reports" / "town"
    reports.mkdir(parents=True)
    (reports / "one.txt").write_text(TEXT, encoding="utf-8")
    file = folder / "town.json"
    file.write_text(json.dumps({"story": "a town", "reports": ["one"], "relations": relations}), encoding="utf-8")
    return file


def entry(subject: str, relation: str, target: str, value: str, optional: bool = False) -> dict[str, object]:
    return {
        "id": subject, "relation": [relation], "subject": [subject], "object": [target], "value": [value],
        "stage": None, "since": None, "until": None, "optional": optional,
        "anchors": [{"report": "one", "start": 0, "end": len(TEXT)}],
    }  # fmt: skip


def figures(file: Path) -> dict[str, float]:
    return {f.name: f.value for f in evaluate(file).figures}


def test_right_and_missed(tmp_path: Path) -> None:
    found = figures(
        labels(
            tmp_path,
            [
                entry("Maria Lopez", "holds-office", "Toledo", "mayor"),
                entry("Tom Reed", "acts-for", "Emma Stone", "spokesman"),
                entry("Emma Stone", "owns", "Toledo", "town"),
            ],
        )
    )
    assert found["precision"] == 1.0
    assert found["recall"] == pytest.approx(2 / 3, abs=1e-4)


def test_wrong_value_and_optional(tmp_path: Path) -> None:
    found = figures(
        labels(
            tmp_path,
            [
                entry("Maria Lopez", "holds-office", "Toledo", "bishop"),
                entry("Tom Reed", "acts-for", "Emma Stone", "spokesman", optional=True),
            ],
        )
    )
    assert found["precision"] == 0.0
    assert found["recall"] == 0.0


def test_missing_reports_are_told_of(tmp_path: Path) -> None:
    file = tmp_path / "nowhere.json"
    file.write_text(json.dumps({"story": "x", "reports": ["one"], "relations": []}), encoding="utf-8")
    with pytest.raises(InputError):
        evaluate(file)
