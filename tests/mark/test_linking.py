from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.mark.name_cases import entities, entity, words_of

from rashomon.errors import InputError
from rashomon.mark.linking import read_known_names
from rashomon.model import KnownName

PRESIDENT = "Peruvian President Ana Ruiz flew to Oslo on Monday. Ruiz met nobody. The Peruvian president left early."
OTHER = "In Oslo, Ruiz spoke about fish. President Ruiz said the talks would go on."


def test_one_person_over_articles() -> None:
    found = entity("Ana Ruiz", PRESIDENT, OTHER)
    assert words_of(found, PRESIDENT, OTHER) == ["Ana Ruiz", "Ruiz", "The Peruvian president", "Ruiz", "Ruiz"]
    assert found.titles == ("President",)
    assert found.country == "PE"


def test_ids_stay_when_articles_are_added() -> None:
    assert entity("Ana Ruiz", PRESIDENT).id == entity("Ana Ruiz", OTHER, PRESIDENT).id


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Mr. Paul Farrell sued Ms. Nora Farrell. Ms. Farrell denied it. Mr. Farrell went home."
    assert words_of(entity("Paul Farrell", text), text) == ["Paul Farrell", "Farrell"]
    assert words_of(entity("Nora Farrell", text), text) == ["Nora Farrell", "Farrell"]


def test_father_and_son_stay_two() -> None:
    text = (
        "Former Rep. Peter Cole Jr. pleaded guilty on Monday. His father, Rev. Peter Cole, sat behind him. "
        "Cole Jr. wept."
    )
    assert {e.name for e in entities(text) if e.type == "person"} == {"Peter Cole Jr.", "Peter Cole"}


def test_a_son_named_after_the_holder_of_an_office_is_another() -> None:
    text = (
        "President Peter Cole left on Monday. Mr. Cole flew home. A photo showed Peter Cole Jr. with a gun. "
        "Cole said nothing."
    )
    assert words_of(entity("Peter Cole", text), text) == ["Peter Cole", "Cole", "Cole"]
    assert {e.name for e in entities(text) if e.type == "person"} == {"Peter Cole Jr.", "Peter Cole"}


def test_a_nickname_in_marks_is_part_of_the_name() -> None:
    text = 'The governor appointed William "Mo" Cole on Monday. Cole will move.'
    assert words_of(entity('William "Mo" Cole', text), text) == ['William "Mo" Cole', "Cole"]


def test_short_forms_of_given_names_join() -> None:
    first, second = "Senator Charles Weller spoke.", "Chuck Weller voted no. Weller left."
    assert len(words_of(entity("Charles Weller", first, second), first, second)) == 3


def test_family_name_first() -> None:
    text = "Party chief Tran Quoc Minh spoke in Hanoi. Minh praised the deal."
    assert "Minh" in words_of(entity("Tran Quoc Minh", text), text)


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("The Green Harbour Initiative (GHI) lent money. The GHI is small.", "Green Harbour Initiative", "GHI"),
        ("The Federal Bureau of Investigation came. The FBI left.", "Federal Bureau of Investigation", "FBI"),
        ("U.S. officials came. The United States paid.", "United States", "U.S."),
    ],
)
def test_abbreviations_join(text: str, name: str, alias: str) -> None:
    assert alias in entity(name, text).aliases


def test_who_receives_somebody_does_not_give_him_an_office() -> None:
    report = "U.S. President Joe Biden went to Asia. Only in June Vietnam received President Joe Biden in Hanoi."
    assert entity("Joe Biden", report).country == "US"


def test_a_government_named_by_its_capital_is_not_the_country() -> None:
    text = "Beijing warned Hanoi. China and Vietnam share a border."
    assert {e.name for e in entities(text) if e.type == "place"} == {"Beijing", "Hanoi", "China", "Vietnam"}


def test_places_have_country_and_coordinates() -> None:
    found = entity("Haiphong", "A ship left Haiphong on Monday.")
    assert found.country == "VN"
    assert found.latitude == pytest.approx(20.86, abs=0.1)
    assert found.longitude == pytest.approx(106.68, abs=0.1)


def test_places_of_one_name_are_told_apart_by_the_case() -> None:
    assert entity("Georgia", "Storms hit Ohio, Alabama and Georgia on Monday.").country == "US"
    assert entity("Georgia", "Envoys from Armenia and Georgia met in Tbilisi.").country == "GE"


def test_capital_and_country_are_described() -> None:
    text = "Diplomats met in Hanoi. A diplomat based in the Vietnamese capital agreed."
    assert "the Vietnamese capital" in words_of(entity("Hanoi", text), text)
    text = "The envoy praised Peru during a trip to the Andean nation."
    assert "the Andean nation" in words_of(entity("Peru", text), text)


def test_pronouns_follow_subject_number_and_gender() -> None:
    text = "Mr. Paul Farrell met Ms. Nora Lindt. He thanked her. She smiled."
    assert words_of(entity("Paul Farrell", text), text) == ["Paul Farrell", "He"]
    assert words_of(entity("Nora Lindt", text), text) == ["Nora Lindt", "her", "She"]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Farrell took the case. The rules demand that a judge step aside if his fairness is in doubt.",
        "Tom Farrell took the case. A spokesman said he would not comment.",
    ],
)
def test_a_pronoun_of_somebody_without_a_name_stays_open(text: str) -> None:
    assert words_of(entity("Tom Farrell", text), text) == ["Tom Farrell"]


def test_a_pronoun_that_may_be_two_stays_open() -> None:
    text = "Tom Farrell and Paul Lindt argued. The hall was full when he left."
    assert all("he" not in words_of(e, text) for e in entities(text))


MISPRINT = [
    "President Joe Carlan visited Hanoi in September to sign a strategic partnership with Vietnam.",
    "President Carlan upgraded the partnership with Vietnam in September. President Carlan flew home.",
    "In September, Vice President Carlana signed a strategic partnership with Vietnam in Hanoi.",
]


def test_a_misprint_is_joined_on_evidence_and_flagged() -> None:
    found = entity("Joe Carlan", *MISPRINT)
    assert "Carlana" in words_of(found, *MISPRINT)
    assert ("misspelt-name", "Carlana") in {(d.kind, d.given) for d in found.discrepancies}
    assert ("wrong-title", "Vice President") in {(d.kind, d.given) for d in found.discrepancies}
    assert "Vice President" not in found.titles


def test_like_names_without_common_ground_stay_apart() -> None:
    texts = ["Painter Ana Marten opened a show in Lima.", "Judge Ana Martin fined a fisherman in Oslo for fraud."]
    assert len([e for e in entities(*texts) if e.type == "person"]) == 2


def test_a_former_title_is_no_mistake() -> None:
    texts = ["President Joe Carlan spoke.", "President Joe Carlan left.", "Then-Vice President Joe Carlan voted then."]
    assert entity("Joe Carlan", *texts).discrepancies == ()


def test_known_names_are_preferred() -> None:
    known = (KnownName("Ana María Ruiz", "person", ("Ana Ruiz",), "President of Peru", "PE"),)
    found = entity("Ana María Ruiz", PRESIDENT, known=known)
    assert found.description == "President of Peru"
    assert "Ana Ruiz" in found.aliases


def test_known_names_are_read_from_both_formats(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("name,type,aliases,country\nAna Ruiz,Person,A. Ruiz; La Ruiz,pe\n", encoding="utf-8")
    [entry] = read_known_names(table)
    assert (entry.type, entry.aliases, entry.country) == ("person", ("A. Ruiz", "La Ruiz"), "PE")
    lines = tmp_path / "names.json"
    properties = {"name": ["Harbour Bank"], "alias": ["HB"], "country": ["no"]}
    lines.write_text(json.dumps({"id": "1", "schema": "Company", "properties": properties}), encoding="utf-8")
    assert read_known_names(lines) == (KnownName("Harbour Bank", "organisation", ("HB",), None, "NO"),)


def test_names_that_the_list_has_for_one_are_joined() -> None:
    texts = ["The Harbour Bank closed on Monday.", "Shares of Nordia Credit fell after Nordia Credit closed."]
    assert len([e for e in entities(*texts) if e.type == "organisation"]) == 2
    known = (KnownName("Harbour Bank", "organisation", ("Nordia Credit",)),)
    found = entity("Harbour Bank", *texts, known=known)
    assert len(found.mentions) == 3
    assert "Nordia Credit" in found.aliases


def test_a_list_without_types_leaves_them_to_the_reports() -> None:
    assert entity("Ana Ruiz", PRESIDENT, known=(KnownName("Ana Ruiz"),)).type == "person"


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", "x,y\n1,2\n"), ("c.csv", "name\n"), ("a.json", "{nothing"), ("b.json", "[1]")]
)
def test_unreadable_lists_say_so(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError):
        read_known_names(path)


def test_no_mention_belongs_to_two_entities() -> None:
    spans = [span for e in entities(PRESIDENT, OTHER, *MISPRINT) for span in e.mentions]
    assert len(spans) == len(set(spans))


def test_same_input_same_output() -> None:
    assert entities(PRESIDENT, OTHER) == entities(PRESIDENT, OTHER)


TITLED = [
    # the title decides, not who of the name is told of in full
    (
        "Near the pool, the president's daughter Ilka Tromp spoke. President Tromp stayed away. Mr. Tromp sent a note.",
        "President Dag Tromp spoke on Monday.",
        "Dag Tromp",
        ["the president", "Tromp", "Tromp", "Dag Tromp"],
    ),
    # a surname with a title is nobody's first name
    ("Mayor Rogers spoke.", "Roger Willers spoke. Rogers Willers left.", "Rogers Willers", ["Rogers Willers"]),
    # an office that one person of the case alone bears
    ("Bo Lund was there. The vice president spoke.", "Vice President Bo Lund flew home.", "Bo Lund",
     ["Bo Lund", "The vice president", "Bo Lund"]),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "name", "mentions"), TITLED)
def test_titles_tell_who_is_meant(first: str, second: str, name: str, mentions: list[str]) -> None:
    assert words_of(entity(name, first, second), first, second) == mentions


def test_a_family_is_no_misprint_of_one_of_it() -> None:
    text = "Mina Tromp met the driver in the harbour on Monday. The Tromps met the driver in the harbour on Monday."
    assert words_of(entity("Mina Tromp", text), text) == ["Mina Tromp"]


def test_a_vice_president_is_not_the_president() -> None:
    text = "President Ana Ruiz flew to Oslo. The vice president stayed at home."
    assert words_of(entity("Ana Ruiz", text), text) == ["Ana Ruiz"]


def test_his_is_that_of_a_described_subject_nobody_can_tell() -> None:
    text = "Senator Paul Weller left. The spokesman sold his house."
    assert words_of(entity("Paul Weller", text), text) == ["Paul Weller"]


def test_who_tells_somebody_is_not_who_hears_it() -> None:
    text = "Paul Weller met Peter Cole. “You are late,” he told Cole."
    assert words_of(entity("Peter Cole", text), text) == ["Peter Cole", "Cole"]


def test_a_pronoun_at_the_end_of_one_article_looks_at_no_other() -> None:
    longer = "The council met on Monday and on Tuesday and on Friday, and then Peter Cole left."
    text = "Paul Weller left. He slept."
    assert words_of(entity("Paul Weller", text, longer), text, longer) == ["Paul Weller", "He"]


def test_known_outlets_are_no_persons() -> None:
    text = "The plan was first reported by Politico. Politico said the deal was off."
    assert entity("Politico", text).type == "organisation"
