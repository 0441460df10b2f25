"""ninjs: held against the standard, and read back by the program itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import HealthCheck, assume, given, settings

from rashomon.export import export
from rashomon.model import Article
from rashomon.read import read_paths
from tests.export.story import case_of, ferry
from tests.export.texts import texts_with_spans

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "ninjs_2_1.json").read_text(encoding="utf-8"))


def items() -> list[dict[str, Any]]:
    return [json.loads(file.content) for file in export(ferry(), "ninjs")]


def test_holds_to_the_standard() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    found = items()
    for item in found:
        validator.validate(item)
    assert len(found) == 4
    assert {p["name"] for p in found[0]["people"]} == {"Tomas Reyl", "Ilse Brandt"}
    assert found[0]["infosources"][0]["name"] == "Harbour Post"


def test_comes_back_as_the_same_articles(tmp_path: Path) -> None:
    material = ferry()
    for file in export(material, "ninjs"):
        (tmp_path / file.name).write_bytes(file.content)
    back = {a.text: a for a in read_paths([str(tmp_path)]) if isinstance(a, Article)}
    assert set(back) == {a.text for a in material.account.articles}
    for article, clean in zip(material.account.articles, material.account.clean, strict=True):
        found = back[article.text].given
        assert found.title == clean.title.value if clean.title else found.title is None
        assert found.outlet == (clean.outlet.value if clean.outlet else None)
        assert found.published == (clean.published.date if clean.published else None)
        assert found.language == "en"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts_with_spans())
def test_any_text_comes_back(tmp_path: Path, drawn: tuple[str, list[tuple[int, int]]]) -> None:
    text = drawn[0] + " one two three four five six seven eight"
    (file,) = export(case_of(text, drawn[1]), "ninjs")
    (tmp_path / file.name).write_bytes(file.content)
    (back,) = read_paths([str(tmp_path)])
    assume(isinstance(back, Article))
    assert isinstance(back, Article) and back.text == text
