"""FollowTheMoney: every entity is taken by the followthemoney package, with nothing to clean and no end left loose."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from rashomon.export import Material, export
from tests.export.story import case_of, ferry
from tests.export.texts import texts_with_spans

ftm = pytest.importorskip(
    "followthemoney", reason="followthemoney is not installed (it needs the ICU headers): make test tries to"
)


def lines(material: Material) -> list[dict[str, Any]]:
    (file,) = export(material, "ftm")
    return [json.loads(line) for line in file.content.splitlines()]


def check(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Hold every entity against the model; return the schema by id."""
    kinds: dict[str, Any] = {}
    for data in found:
        assert data["id"] not in kinds
        kinds[data["id"]] = ftm.model.get(data["schema"])
        assert kinds[data["id"]] is not None and not kinds[data["id"]].abstract
    for data in found:
        schema = kinds[data["id"]]
        proxy = ftm.model.get_proxy(data, cleaned=False)
        schema.validate({"properties": data["properties"]})
        for name, values in data["properties"].items():
            prop = schema.get(name)
            assert prop is not None, (data["schema"], name)
            assert not prop.stub, name
            for value in values:
                assert prop.type.validate(value), (name, value)
                if prop.range is not None:
                    assert kinds[value].is_a(prop.range), (name, value)
            if name != "bodyText":
                assert sorted(proxy.get(prop)) == sorted(values), name
    return kinds


def test_the_story_is_taken_as_it_is() -> None:
    kinds = check(lines(ferry()))
    names = [schema.name for schema in kinds.values()]
    assert names.count("Article") == 4
    assert names.count("Event") == 4
    links = {"Occupancy", "Family", "Membership", "Ownership", "Representation", "UnknownLink"}
    assert links | {"Person", "Organization", "Address", "Mention", "Position"} <= set(names)


def test_relations_lead_from_end_to_end() -> None:
    found = {data["id"]: data for data in lines(ferry())}
    captain = found["rel-1"]["properties"]
    assert captain["holder"] == ["ent-brandt"] and captain["startDate"] == ["2023-05"]
    assert found[captain["post"][0]]["properties"]["name"] == ["captain of Halden Star"]
    assert found["rel-3"]["schema"] == "Ownership"
    assert found["rel-3"]["properties"]["status"] == ["former", "disputed"]
    assert found["rel-8"]["schema"] == "UnknownLink"
    assert found["rel-4"]["properties"]["proof"] == ["art-post"]


def test_an_event_knows_its_parties_and_reports() -> None:
    (event,) = (data for data in lines(ferry()) if data["id"] == "ev-aid")
    assert event["properties"]["proof"] == ["art-post", "art-ledger"]
    assert event["properties"]["involved"] == ["ent-osei"]
    assert event["properties"]["addressEntity"] == ["ent-point"]


@settings(max_examples=50, deadline=None)
@given(texts_with_spans())
def test_any_text_is_taken(drawn: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = drawn
    (article,) = (data for data in lines(case_of(text, spans)) if data["schema"] == "Article")
    if text.replace("\x00", " ").strip():
        assert article["properties"]["bodyText"] == [text.replace("\x00", " ")]
    names = [d for d in lines(case_of("Ann " + text, [(0, 3)])) if d["schema"] == "Person"]
    assert len(names) == 1
