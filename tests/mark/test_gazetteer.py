from __future__ import annotations

import pytest

from rashomon.mark.gazetteer import find_capital, find_people, find_place


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Vietnam", "country", "VN"),
        ("the Philippines", "country", "PH"),
        ("U.S.", "country", "US"),
        ("Türkiye", "country", "TR"),
        ("South China Sea", "region", None),
        ("Xinjiang", "region", "CN"),
        ("Calif.", "region", "US"),
        ("Haiphong", "city", "VN"),
        ("Tbilisi", "city", "GE"),
        ("Kiev", "region", "UA"),
    ],
)
def test_known_places_have_kind_and_country(name: str, kind: str, country: str | None) -> None:
    place = find_place(name)
    assert place is not None
    assert (place.kind, place.country) == (kind, country)


@pytest.mark.parametrize("name", ["Nice", "Mobile", "Of", "Split", "Reading"])
def test_towns_that_are_ordinary_words_are_marked(name: str) -> None:
    place = find_place(name)
    assert place is not None
    assert place.common


@pytest.mark.parametrize("name", ["", "the", "Qwertyville", "president"])
def test_unknown_names_give_none(name: str) -> None:
    assert find_place(name) is None


@pytest.mark.parametrize(
    ("people", "country"), [("Vietnamese", "VN"), ("Danes", "DK"), ("Emirati", "AE"), ("Texans", "US"), ("Asian", None)]
)
def test_peoples_lead_to_their_country(people: str, country: str | None) -> None:
    found = find_people(people)
    assert found is not None
    assert found.country == country


def test_countries_have_capitals_and_coordinates() -> None:
    assert find_capital("VN") == "Hanoi"
    peru = find_place("Peru")
    assert peru is not None
    assert peru.latitude is not None
    assert -20 < peru.latitude < 0
