"""PROV: read back by the prov package."""

from __future__ import annotations

from hypothesis import given, settings
from prov.model import ProvAttribution, ProvDerivation, ProvDocument, ProvEntity, ProvSpecialization

from rashomon.export import Material, export
from rashomon.export.provenance import document
from tests.export.story import case_of, ferry
from tests.export.texts import texts_with_spans


def read(material: Material) -> ProvDocument:
    (file,) = export(material, "prov")
    return ProvDocument.deserialize(content=file.content.decode("utf-8"))


def test_comes_back_the_same() -> None:
    assert read(ferry()) == document(ferry())


def test_holds_reports_origins_and_who_drew_on_whom() -> None:
    found = read(ferry())
    entities = {str(e.identifier) for e in found.get_records(ProvEntity)}
    assert {"ra:art-post", "ra:org-wire", "ra:lin-2-shared"} <= entities
    pairs = {tuple(str(v) for _, v in d.formal_attributes[:2]) for d in found.get_records(ProvDerivation)}
    assert ("ra:art-lantern", "ra:art-post") in pairs
    assert ("ra:art-post", "ra:art-lantern") not in pairs
    assert {("ra:art-ledger", "ra:lin-2-shared"), ("ra:art-tide", "ra:lin-2-shared")} <= pairs
    assert len(list(found.get_records(ProvSpecialization))) == 4
    assert len(list(found.get_records(ProvAttribution))) == 3


def test_a_copy_is_a_revision() -> None:
    (copy,) = (r for r in read(ferry()).get_records(ProvDerivation) if str(r.identifier) == "ra:lin-1")
    assert "prov:Revision" in {str(v) for v in copy.get_asserted_types()} | {str(v) for _, v in copy.attributes}


def test_also_as_prov_n_and_xml() -> None:
    made = document(ferry())
    assert "wasDerivedFrom" in made.get_provn()
    assert "<prov:wasDerivedFrom" in made.serialize(format="xml")


@settings(max_examples=40, deadline=None)
@given(texts_with_spans())
def test_any_text_comes_back(drawn: tuple[str, list[tuple[int, int]]]) -> None:
    material = case_of(*drawn)
    assert read(material) == document(material)
