import dataclasses
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rashomon.tell import build_account, to_json
from tests.tell.harbour import harbour

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "account.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return json.loads(to_json(build_account(harbour())))


def test_holds_against_the_schema(data: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)


def test_same_account_same_bytes() -> None:
    assert to_json(build_account(harbour())) == to_json(build_account(harbour()))


def test_links_lead_to_one_statement_even_where_ids_and_claims_are_shared() -> None:
    material = harbour()
    first = next(s for s in material.statements if s.id == "st-aground")
    twin = dataclasses.replace(first, text="She struck rocks.", shown="clm-tide-rocks", claims=first.claims[2:])
    data = json.loads(to_json(build_account(dataclasses.replace(material, statements=[*material.statements, twin]))))
    ids = [s["id"] for s in data["statements"]]
    assert len(ids) == len(set(ids)) == len(material.statements) + 1
    owner = {c["id"]: c["statement"] for c in data["claims"]}
    shown = {s["id"]: s["shown"] for s in data["statements"]}
    assert shown[owner["clm-tide-rocks"]] == "clm-tide-rocks"


def test_every_position_leads_back_to_the_text(data: dict[str, Any]) -> None:
    texts = {a["id"]: a["text"] for a in data["articles"]}
    for claim in data["claims"]:
        assert 0 <= claim["start"] < claim["end"] <= len(texts[claim["article"]])
    for entity in data["entities"]:
        for mention in entity["mentions"]:
            assert mention["end"] <= len(texts[mention["article"]])


def test_odd_characters_can_be_written() -> None:
    material = harbour()
    reading = material.readings[3]
    article = dataclasses.replace(reading.article, text=reading.article.text + "\ud800\x00\u202e")
    odd = dataclasses.replace(reading, article=article)
    changed = dataclasses.replace(material, readings=[*material.readings[:3], odd])
    text = to_json(build_account(changed))
    text.encode("utf-8")
    assert json.loads(text)["articles"][3]["text"] == article.text
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(text))
