"""The tables of docs/scale.md: they are what the committed measurements give, and the arithmetic behind them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def tables() -> ModuleType:
    found = importlib.util.spec_from_file_location("scale_tables", ROOT / "bench" / "scale_tables.py")
    assert found is not None and found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def step(name: str, articles: int, cpu: float, **more: object) -> dict[str, object]:
    return {"step": name, "on": "native", "workers": 1, "articles": articles, "cpu s": cpu, "peak MB": 300, **more}


def lines() -> list[dict[str, object]]:
    page = {"program": "rashomon corpus clean", "pages": 100, "cpu s": 4.0, "peak MB": 200}
    steps = [step("clean", 100, 1.0), step("clean", 1000, 5.0), step("dedup", 1000, 1.0), step("stories", 1000, 14.0)]
    return [
        *steps,
        step("annotate", 1000, 180.0),
        page | {"precision": 0.9, "recall": 0.9, "F1": 0.9},
        {"grouping": "stories", "articles": 1000, "cpu ms an article": 1.5, "KB an article": 10.0},
        {"tables": 15, "articles": 1000, "KB an article": 12.0},
    ]


def test_the_documentation_is_as_new_as_its_figures(tables: ModuleType) -> None:
    docs = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    assert tables.written(docs, tables.measured(tables.RESULTS.read_text(encoding="utf-8"))) == docs


def test_a_new_figure_makes_the_documentation_old(tables: ModuleType) -> None:
    docs = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    found = tables.measured(tables.RESULTS.read_text(encoding="utf-8"))
    slower = [line | ({"cpu s": line["cpu s"] * 2} if line.get("step") == "annotate" else {}) for line in found]
    assert tables.written(docs, slower) != docs


def test_what_an_article_costs_comes_from_the_largest_pile(tables: ModuleType) -> None:
    found = tables.costs(lines())
    assert found["text"] == pytest.approx(5 + 1 + 14 + 180)
    assert found["page"] == pytest.approx(40 + 1 + 14 + 180)


def test_a_day_and_a_year_are_worked_out(tables: ModuleType) -> None:
    found = tables.worked_out(lines())
    assert "56 core hours" in found  # 200 ms a million times
    assert "23,826 core hours" in found  # 235 ms, 365 million times
    assert "28 hours, and 25 minutes in one process: a day takes longer than a day" in found
    assert "12 GB" in found and "4.4 TB" in found


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(30, "30 seconds"), (119, "119 seconds"), (3600, "60 minutes"), (86_400, "24 hours"), (86_400 * 59, "59 days")],
)
def test_times_are_told_as_one_would_say_them(tables: ModuleType, seconds: int, said: str) -> None:
    assert tables.lasting(seconds) == said


def test_the_exponent_of_growth(tables: ModuleType) -> None:
    assert tables.exponent({1: {"cpu s": 9.0}, 100: {"cpu s": 1.0}, 10_000: {"cpu s": 100.0}}) == pytest.approx(1.0)
    assert tables.exponent({100: {"cpu s": 1.0}, 1_000: {"cpu s": 100.0}}) == pytest.approx(2.0)
    assert tables.exponent({100: {"cpu s": 1.0}}) is None


def test_what_was_printed_on_the_way_is_left_out(tables: ModuleType) -> None:
    said = [{"step": "clean", "so far": True}, {"program": "x", "failed": "y"}, step("clean", 1, 1.0)]
    assert tables.measured("\n".join(map(json.dumps, said)) + "\n") == [step("clean", 1, 1.0)]
