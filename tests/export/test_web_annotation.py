"""W3C Web Annotation: the rules of the Recommendation, and selectors that find their place again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import given, settings

from rashomon.export import Material, export
from rashomon.export.names import iri
from tests.export.linked_data import OA, bare, round_trip, triples
from tests.export.story import case_of, ferry
from tests.export.texts import texts_with_spans

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "web_annotation.json").read_text(encoding="utf-8"))


def collection(material: Material) -> dict[str, Any]:
    (file,) = export(material, "web-annotation")
    return json.loads(file.content)  # type: ignore[no-any-return]


def check_selectors(found: dict[str, Any], texts: dict[str, str]) -> int:
    for item in found["first"]["items"]:
        text = texts[item["target"]["source"]["id"]]
        position, quote = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert 0 <= start < end <= len(text)
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[start - len(quote["prefix"]) :].startswith(whole)
    return len(found["first"]["items"])


def test_holds_to_the_recommendation() -> None:
    found = collection(ferry())
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    names = [item["id"] for item in found["first"]["items"]]
    assert len(set(names)) == len(names) == found["total"]


def test_claims_quotations_and_mentions_are_all_there() -> None:
    material = ferry()
    items = collection(material)["first"]["items"]
    kinds = [item["motivation"] for item in items]
    assert kinds.count("describing") == len(material.account.claims)
    assert kinds.count("identifying") == sum(len(e.mentions) for e in material.account.entities)
    quotations = [item for item in items if item["motivation"] == "highlighting"]
    assert any("Reyl" in [b.get("value") for b in q["body"]] for q in quotations)


def test_selectors_of_the_story_resolve() -> None:
    texts = {iri(a.id): a.text for a in ferry().account.articles}
    assert check_selectors(collection(ferry()), texts) > 20


@settings(max_examples=80, deadline=None)
@given(texts_with_spans())
def test_selectors_of_any_text_resolve(drawn: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = drawn
    found = collection(case_of(text, list(dict.fromkeys(spans))))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    wanted = {(s, e) for s, e in spans if s < e}
    check_selectors(found, {iri("art-1"): text})
    placed = {tuple(i["target"]["selector"][0][k] for k in ("start", "end")) for i in found["first"]["items"]}
    assert placed == wanted


def test_a_json_ld_processor_loses_nothing() -> None:
    found = collection(ferry())
    assert bare(round_trip(found)) == bare(found)


def test_as_rdf_every_annotation_leads_to_two_selectors() -> None:
    found = collection(ferry())
    facts = triples(found)
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    annotations = {s for s, p, o in facts if p == kind and o == f"{OA}Annotation"}
    assert annotations == {item["id"] for item in found["first"]["items"]}
    why = {o for s, p, o in facts if s in annotations and p == f"{OA}motivatedBy"}
    assert why == {f"{OA}describing", f"{OA}highlighting", f"{OA}identifying"}
    targets = [o for s, p, o in facts if s in annotations and p == f"{OA}hasTarget"]
    assert len(targets) == len(annotations)
    for target in targets:
        selectors = {o for s, p, o in facts if s == target and p == f"{OA}hasSelector"}
        kinds = {o for s, p, o in facts if s in selectors and p == kind}
        assert kinds == {f"{OA}TextPositionSelector", f"{OA}TextQuoteSelector"}


def test_it_may_stand_in_a_page() -> None:
    (file,) = export(case_of("</script><script>alert(1)</script>", [(0, 9)]), "web-annotation")
    assert b"<" not in file.content
