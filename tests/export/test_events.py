"""PLOVER, POLECAT and GDELT: the columns of their codebooks, codes as text, no line out of step."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from rashomon.export import Material, export
from rashomon.export.gdelt import COLUMNS as GDELT
from rashomon.export.gdelt import quad_class
from rashomon.export.polecat import COLUMNS as POLECAT
from rashomon.model import Event
from tests.export.story import case_of, ferry
from tests.export.texts import texts_with_spans


def only(material: Material, name: str) -> bytes:
    (file,) = export(material, name)
    return file.content


def rows(content: bytes) -> list[list[str]]:
    """Read strict tab-separated text: nothing is quoted, so csv's own rules for quotes must not be needed."""
    text = content.decode("utf-8")
    assert text == "" or text.endswith("\n")
    found = [line.split("\t") for line in text.split("\n")[:-1]]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    assert [row or [""] for row in reader] == found
    return found


def polecat(material: Material) -> list[dict[str, str]]:
    header, *lines = rows(only(material, "polecat"))
    assert tuple(header) == POLECAT
    return [dict(zip(header, line, strict=True)) for line in lines]


def gdelt(material: Material) -> list[dict[str, str]]:
    return [dict(zip(GDELT, line, strict=True)) for line in rows(only(material, "gdelt"))]


def plover(material: Material) -> list[dict[str, Any]]:
    return json.loads(only(material, "plover"))  # type: ignore[no-any-return]


# The header of POLECAT's published files, and the fields of GDELT's codebook of 2013 (version 1.03) with SOURCEURL.
POLECAT_HEADER = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
    "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,"
    "Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,"
    "Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,"
    "Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version"
)
GDELT_FIELDS = (
    "GLOBALEVENTID,SQLDATE,MonthYear,Year,FractionDate,Actor1Code,Actor1Name,Actor1CountryCode,Actor1KnownGroupCode,"
    "Actor1EthnicCode,Actor1Religion1Code,Actor1Religion2Code,Actor1Type1Code,Actor1Type2Code,Actor1Type3Code,"
    "Actor2Code,Actor2Name,Actor2CountryCode,Actor2KnownGroupCode,Actor2EthnicCode,Actor2Religion1Code,"
    "Actor2Religion2Code,Actor2Type1Code,Actor2Type2Code,Actor2Type3Code,IsRootEvent,EventCode,EventBaseCode,"
    "EventRootCode,QuadClass,GoldsteinScale,NumMentions,NumSources,NumArticles,AvgTone,Actor1Geo_Type,"
    "Actor1Geo_FullName,Actor1Geo_CountryCode,Actor1Geo_ADM1Code,Actor1Geo_Lat,Actor1Geo_Long,Actor1Geo_FeatureID,"
    "Actor2Geo_Type,Actor2Geo_FullName,Actor2Geo_CountryCode,Actor2Geo_ADM1Code,Actor2Geo_Lat,Actor2Geo_Long,"
    "Actor2Geo_FeatureID,ActionGeo_Type,ActionGeo_FullName,ActionGeo_CountryCode,ActionGeo_ADM1Code,ActionGeo_Lat,"
    "ActionGeo_Long,ActionGeo_FeatureID,DATEADDED,SOURCEURL"
)


def test_columns_are_those_of_the_codebooks() -> None:
    assert ",".join(POLECAT) == POLECAT_HEADER
    assert ",".join(GDELT) == GDELT_FIELDS


def test_polecat() -> None:
    found = {row["Event ID"]: row for row in polecat(ferry())}
    assert set(found) == {"ev-aid", "ev-said", "ev-odd"}
    aid = found["ev-aid"]
    assert (aid["Event Date"], aid["Event Type"], aid["Quad Code"]) == ("2024-03-04", "AID", "MATERIAL COOPERATION")
    assert (aid["Actor Name"], aid["Actor Country"], aid["Primary Actor Sector"]) == ("Nadia Osei", "NOR", "MED")
    assert aid["Recipient Name"] == "the coastguard, its boats"
    assert (aid["Placename"], aid["Country"], aid["Latitude"], aid["Longitude"]) == (
        "Marrow Point",
        "NOR",
        "60.5",
        "5.25",
    )
    assert (aid["Source"], aid["Publication Date"]) == ("Harbour Post; Northern Ledger", "2024-03-04")
    assert found["ev-said"]["Actor Name"] == "Nordline" and found["ev-said"]["Event Date"] == ""
    assert found["ev-odd"]["Quad Code"] == ""


def test_gdelt() -> None:
    said, aid = sorted(gdelt(ferry()), key=lambda row: row["EventCode"], reverse=True)
    assert (aid["SQLDATE"], aid["MonthYear"], aid["Year"], aid["FractionDate"]) == (
        "20240304",
        "202403",
        "2024",
        "2024.1749",
    )
    assert (aid["EventCode"], aid["EventBaseCode"], aid["EventRootCode"], aid["QuadClass"]) == ("070", "070", "07", "2")
    assert (aid["Actor1Code"], aid["Actor1Name"], aid["Actor1Type1Code"]) == ("NORMED", "NADIA OSEI", "MED")
    assert (aid["NumMentions"], aid["NumSources"], aid["NumArticles"]) == ("2", "2", "2")
    assert (aid["ActionGeo_FullName"], aid["ActionGeo_Lat"]) == ("Marrow Point", "60.5")
    assert (said["EventCode"], said["QuadClass"], said["SQLDATE"], said["IsRootEvent"]) == ("110", "3", "", "1")
    assert all(row["GLOBALEVENTID"].isdigit() and int(row["GLOBALEVENTID"]) < 2**53 for row in (aid, said))


def test_plover_has_the_planned_ones_too() -> None:
    found = {record["id"]: record for record in plover(ferry())}
    assert [found[name]["status"] for name in ("ev-aid", "ev-plan")] == ["happened", "planned"]
    assert "date" not in found["ev-plan"] and found["ev-plan"]["edtf"] == "2024-03"
    assert found["ev-aid"]["source"] == [
        {"actorText": "Nadia Osei", "code": "NOR", "sector": "MED", "entity": "ent-osei"}
    ]
    assert found["ev-aid"]["magnitudes"] == [{"kind": "injured", "low": 9, "high": 14, "unit": "count"}]
    assert [s["id"] for s in found["ev-aid"]["stories"]] == ["art-post", "art-ledger"]


@pytest.mark.parametrize(
    ("code", "quad"), [("030", 1), ("057", 1), ("061", 2), ("0871", 2), ("112", 3), ("138", 3), ("140", 4), ("204", 4)]
)
def test_quad_classes(code: str, quad: int) -> None:
    assert quad_class(code) == quad


@settings(max_examples=80, deadline=None)
@given(texts_with_spans())
def test_no_text_moves_a_column(drawn: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = drawn
    event = Event("ev-1", "AID", text, text, text, text, text, "happened", ("clm-0",), (text,), text)
    material = case_of(text, spans)
    material = Material(replace(material.account, events=(event,)), material.readings)
    assert len(polecat(material)) == len(gdelt(material)) == len(plover(material)) == 1


def test_no_events_is_an_empty_file() -> None:
    assert (polecat(case_of("x", [])), only(case_of("x", []), "gdelt"), plover(case_of("x", []))) == ([], b"", [])
