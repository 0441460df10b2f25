"""All formats on real reports, held against the same rules as the invented story."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import rashomon
from rashomon.export import FORMATS, Material, export
from rashomon.export.names import iri
from tests.export import test_brat, test_conllu, test_events, test_ninjs, test_schema_org, test_web_annotation
from tests.export.test_provenance import read as read_prov
from tests.export.test_tables import read_csv


@pytest.fixture(scope="module")
def material(shared: Path) -> Material:
    case = rashomon.account(str(shared / "seeds"))
    return Material(case.account, case.case.readings)


def test_positions_resolve(material: Material) -> None:
    texts = {a.id: a.text for a in material.account.articles}
    found = test_web_annotation.collection(material)
    jsonschema.Draft202012Validator(test_web_annotation.SCHEMA).validate(found)
    assert test_web_annotation.check_selectors(found, {iri(a): t for a, t in texts.items()}) > 200
    for article, (text, lines) in test_brat.pairs(material).items():
        assert text == texts[article]
        assert len(test_brat.check(text, lines)) > 20
    document = ""
    for sentence in test_conllu.read(material):
        document = sentence.metadata.get("newdoc id", document)
        test_conllu.check(sentence, texts[document])


def test_vocabularies_hold(material: Material) -> None:
    for node in test_schema_org.graph(material):
        test_schema_org.check(node)
    for file in export(material, "ninjs"):
        jsonschema.Draft202012Validator(test_ninjs.SCHEMA).validate(json.loads(file.content))
    assert len(list(read_prov(material).get_records())) > 10
    happened = [e for e in material.account.events if e.status == "happened" and e.type is not None]
    assert len(test_events.polecat(material)) == len(happened) >= len(test_events.gdelt(material))


def test_tables_have_their_rows(material: Material) -> None:
    sizes = {file.name: len(read_csv(file.content)) for file in export(material, "csv")}
    assert sizes["articles.csv"] == len(material.account.articles)
    assert sizes["relations.csv"] == len(material.account.relations)
    assert sizes["events.csv"] == len(material.account.events)


def test_followthemoney_takes_them(material: Material) -> None:
    pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    from tests.export import test_followthemoney

    kinds = test_followthemoney.check(test_followthemoney.lines(material))
    assert sum(schema.name == "Article" for schema in kinds.values()) == len(material.account.articles)


def test_a_saved_case_gives_the_same_bytes(material: Material, tmp_path: Path, shared: Path) -> None:
    case = rashomon.account(str(shared / "seeds"))
    case.save(tmp_path / "case.db")
    opened = rashomon.open_case(tmp_path / "case.db")
    for name in FORMATS:
        assert opened.export(name) == {file.name: file.content for file in export(material, name)}
