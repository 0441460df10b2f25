"""schema.org: types and properties as schema.org's own vocabulary has them (through pydantic2-schemaorg)."""

from __future__ import annotations

import importlib
import json
from html.parser import HTMLParser
from typing import Any

from hypothesis import given, settings

from rashomon.export import Material, export
from tests.export.linked_data import SCHEMA, bare, round_trip, triples
from tests.export.story import case_of, ferry
from tests.export.texts import texts_with_spans


def graph(material: Material) -> list[dict[str, Any]]:
    (file,) = export(material, "schema-org")
    found = json.loads(file.content)
    assert found["@context"] == "https://schema.org"
    return found["@graph"]  # type: ignore[no-any-return]


def check(node: dict[str, Any]) -> None:
    """Hold a node and those in it against the vocabulary: the type exists, and has every property."""
    if set(node) == {"@id"}:
        return
    kind = node["@type"]
    model = getattr(importlib.import_module(f"pydantic2_schemaorg.{kind}"), kind)
    names = {field.alias for field in model.__fields__.values()}
    for name, value in node.items():
        assert name in names or name in ("@type", "@id"), (kind, name)
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                check(inner)
            else:
                assert isinstance(inner, str | int | float), (kind, name)


def test_every_type_and_property_is_of_the_vocabulary() -> None:
    found = graph(ferry())
    for node in found:
        check(node)
    kinds = [node["@type"] for node in found]
    assert kinds.count("NewsArticle") == 4
    assert kinds.count("Claim") == len(ferry().account.statements)
    assert kinds.count("ClaimReview") == 3


def test_a_json_ld_processor_loses_nothing() -> None:
    (file,) = export(ferry(), "schema-org")
    found = json.loads(file.content)
    again = round_trip(found)
    assert {n["@id"]: bare(n) for n in again["@graph"]} == {n["@id"]: bare(n) for n in found["@graph"]}
    facts = triples(found)
    kinds = {o for _, p, o in facts if p.endswith("#type")}
    assert {f"{SCHEMA}NewsArticle", f"{SCHEMA}Claim", f"{SCHEMA}ClaimReview"} <= kinds
    assert all(p.startswith((SCHEMA, "http://www.w3.org/1999/02/22-rdf-syntax-ns#")) for _, p, _ in facts)


def test_every_reference_leads_to_a_node() -> None:
    found = graph(ferry())
    names = {node["@id"] for node in found}
    text = json.dumps(found)
    for node in found:
        for value in node.values():
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, dict) and set(inner) == {"@id"}:
                    assert inner["@id"] in names
    assert "isBasedOn" in text


def test_a_copy_names_what_it_was_copied_from() -> None:
    (lantern,) = (n for n in graph(ferry()) if n["@type"] == "NewsArticle" and n["identifier"] == "art-lantern")
    assert lantern["isBasedOn"] == ["urn:x-rashomon:art-post"]


def test_no_review_without_a_dispute() -> None:
    assert all(node["@type"] != "ClaimReview" for node in graph(case_of("All agree on this.", [(0, 3)])))


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script":
            self.scripts[-1] += data


@settings(max_examples=80, deadline=None)
@given(texts_with_spans())
def test_it_may_stand_in_a_page(drawn: tuple[str, list[tuple[int, int]]]) -> None:
    (file,) = export(case_of(*drawn), "schema-org")
    page = Page()
    page.feed(f'<script type="application/ld+json">{file.content.decode()}</script>')
    page.close()
    assert page.tags == ["script"]
    assert json.loads(page.scripts[0]) == json.loads(file.content)
