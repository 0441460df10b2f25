"""Relations of invented sentences: every form of words that the schema's rules read."""

from __future__ import annotations

import pytest

from rashomon.world.relations.edges import _interval
from tests.world.relations.told import relations_of, told

CASES = [
    (
        "Norwegian Prime Minister Ingrid Solberg spoke.",
        "Ingrid Solberg",
        "holds-office",
        "Norway",
        "prime minister",
    ),
    ("Kenya's president, Joseph Otieno, left for Paris.", "Joseph Otieno", "holds-office", "Kenya", "president"),
    ("US Secretary of State Carl Brand left.", "Carl Brand", "holds-office", "United States", "secretary of state"),
    ("Anna Berg succeeded Peter Holt as chairwoman.", "Anna Berg", "succeeds", "Peter Holt", "chairwoman"),
    ("Nordbank Group, a Chile-based lender, grew.", "Nordbank Group", "located-in", "Chile", None),
    ("Ohio filed a lawsuit against Texas.", "Ohio", "disputes-with", "Texas", "lawsuit"),
    ("Nordbank Group owns 40 percent of Halden Co.", "Nordbank Group", "owns", "Halden Co.", "40 percent"),
    ("Maria Lopez, the mayor of Toledo, opened the bridge.", "Maria Lopez", "holds-office", "Toledo", "mayor"),
    ("Maria Lopez is the mayor of Toledo.", "Maria Lopez", "holds-office", "Toledo", "mayor"),
    ("Peter Holt was silent. Holt's lawyer, Anna Berg, spoke.", "Anna Berg", "acts-for", "Peter Holt", "lawyer"),
    ("Tom Reed, a spokesman for Emma Stone, declined to comment.", "Tom Reed", "acts-for", "Emma Stone", "spokesman"),
    ("Peter Holt and his wife, Clara Holt, arrived.", "Peter Holt", "relative-of", "Clara Holt", "wife"),
    ("Chile and Peru signed a trade agreement on Monday.", "Chile", "agreement", "Peru", "trade agreement"),
    (
        "Peru received Prime Minister Ingrid Solberg of Norway. The two countries signed a trade agreement.",
        "Norway",
        "agreement",
        "Peru",
        "trade agreement",
    ),
    (
        'Chile and Peru agreed to build a "common future".',
        "Chile",
        "agreement",
        "Peru",
        'build a "common future"',
    ),
    ("Chile signed a trade agreement with Peru.", "Chile", "agreement", "Peru", "trade agreement"),
    (
        "A border dispute between Chile and Peru began.",
        "Chile",
        "disputes-with",
        "Peru",
        "border dispute",
    ),
    ("Brazil is Argentina's largest trading partner.", "Brazil", "trades-with", "Argentina", "largest trading partner"),
    (
        "Peru is Brazil's largest trading partner in Africa.",
        "Peru",
        "trades-with",
        "Brazil",
        "largest trading partner in Africa",
    ),
    (
        "Peru spoke of lithium, of which Chile has the second-largest reserves after its neighbour.",
        "Chile",
        "ranks",
        "lithium",
        "second-largest reserves",
    ),
    ("Chile shares a border with Peru.", "Chile", "borders", "Peru", None),
    ("The protest began in the Chilean city of Valparaiso.", "Valparaiso", "located-in", "Chile", None),
    ("He flew to Portland, Oregon, on Monday.", "Portland", "located-in", "Oregon", None),
    ("Rep. Carla Diaz (D-Texas) voted against it.", "Carla Diaz", "member-of", "Democratic Party", None),
    ("Senator Maria Lopez (D) met the mayor on Monday.", "Maria Lopez", "member-of", "Democratic Party", None),
    (
        "The Toledo Bank, whose headquarters is in Lisbon, was sold.",
        "Toledo Bank",
        "located-in",
        "Lisbon",
        None,
    ),
]


@pytest.mark.parametrize(("text", "subject", "relation", "target", "value"), CASES)
def test_told(text: str, subject: str, relation: str, target: str, value: str | None) -> None:
    assert (subject, relation, target, value) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez is not the mayor of Toledo.",
        "Chile did not sign a trade agreement with Peru.",
        "Chile does not border Norway.",
        "The mayor of the town and the bishop met on Monday.",
    ],
)
def test_nothing_is_made_up(text: str) -> None:
    assert not told(text)


def test_where_somebody_is_received_is_not_what_he_is_president_of() -> None:
    found = relations_of("Only a month ago Vietnam received Vice President Joe Biden in Hanoi.").relations
    assert "vice president" in {r.value for r in found}
    assert "Hanoi" not in {r.object for r in found}


def test_the_two_countries_are_those_named_not_those_whose_presidents_are() -> None:
    found = told(
        "U.S. President Joe Biden spoke in May. Vietnam and China share a border. Chinese President Xi Jinping came to "
        "Vietnam. Xi's visit was days before Biden's visit. The two countries signed a trade agreement."
    )
    assert [(r[0], r[2]) for r in found if r[1] == "agreement"] == [("China", "Vietnam")]


def test_the_two_countries_are_those_of_the_sentence_before_that_names_one_and_a_leader_of_the_other() -> None:
    found = told(
        "Chinese President Xi Jinping goes to Vietnam as China and the United States compete. Only a month ago Vietnam "
        "received U.S. President Joe Biden in Hanoi. The two countries signed a trade agreement."
    )
    assert [(r[0], r[2]) for r in found if r[1] == "agreement"] == [("United States", "Vietnam")]


def test_who_speaks_behind_a_comma_holds_no_office_of_the_clause_before() -> None:
    text = "Responding to a question about the death of the Norwegian ambassador a month ago, Anna Berg shouted."
    assert not [r for r in relations_of(text).relations if r.relation == "holds-office"]
    (one,) = relations_of("The former national chairman of Emma Stone's campaign, Anna Berg was elected.").relations
    assert (one.subject, one.value) == ("Anna Berg", "national chairman")


def test_a_wife_beside_somebody_is_not_that_somebody() -> None:
    found = relations_of("Tom Reed met Anna Berg, one of the two officers hurt in the attack, and her wife.").relations
    assert not [r for r in found if r.relation == "relative-of"]


def test_former_office_and_dates() -> None:
    (one,) = relations_of("Former Mayor Carl Nyberg of Uppsala died.").relations
    assert (one.subject, one.object, one.value, one.stage) == ("Carl Nyberg", "Uppsala", "mayor", "former")


def test_stage_of_agreements() -> None:
    expected = relations_of("Chile and Peru are expected to sign a trade agreement.").relations
    signed = relations_of("Chile and Peru signed a trade agreement.").relations
    assert [r.stage for r in expected] == ["expected"]
    assert [r.stage for r in signed] == ["signed"]


def test_evidence_leads_back_to_the_words() -> None:
    found = relations_of("Kenya's president, Joseph Otieno, left for Paris.", "President Joseph Otieno of Kenya spoke.")
    (one,) = [r for r in found.relations if r.relation == "holds-office"]
    assert len(one.origins) == 2
    assert len(one.claims) == len(one.statements) == 2
    assert len(one.evidence) == 2


def test_two_holders_of_one_office_are_a_conflict() -> None:
    found = relations_of(
        "Maria Lopez is the mayor of Toledo.", "Toledo's mayor, Juan Perez, opened the bridge on Monday."
    )
    (conflict,) = found.conflicts
    assert conflict.kind == "role"
    assert {side.value for side in conflict.sides} == {"Maria Lopez", "Juan Perez"}
    assert all(r.disputed for r in found.relations if r.relation == "holds-office")


def test_a_former_holder_is_no_conflict() -> None:
    found = relations_of("Maria Lopez is the mayor of Toledo.", "Former Toledo Mayor Juan Perez opened the bridge.")
    assert not found.conflicts


def test_a_deputy_is_not_the_head() -> None:
    found = told("Anna Berg, the director of Nordbank, left.", "Anna Berg, the deputy director of Nordbank, left.")
    assert {value for _, relation, _, value in found if relation == "holds-office"} == {"director", "deputy director"}


def test_who_says_less_does_not_stand_behind_the_more() -> None:
    found = relations_of("Chile and Peru formed a strategic partnership.", "Ties between Chile and Peru are old.")
    assert all(len(r.origins) == 1 for r in found.relations if r.relation == "partner-of")


def test_a_report_that_says_the_same_with_both_ends_stands_behind_a_relation_too() -> None:
    """No rule reads the second sentence; the third has only one end, the fourth another number."""
    texts = (
        "Chile and Peru signed 12 trade deals in Lima.",
        "In Lima, 12 trade deals came about between Chile and Peru.",
        "In Lima, 12 trade deals came about with Chile.",
        "In Lima, 14 trade deals came about between Chile and Peru.",
    )
    (deal,) = (r for r in relations_of(*texts, one=True).relations if r.relation == "agreement")
    assert len(deal.origins) == len(deal.claims) == 2
    (alone,) = (r for r in relations_of(*texts).relations if r.relation == "agreement")
    assert len(alone.origins) == 1


def test_since_an_unknown_time_long_ago_is_no_interval_that_begins() -> None:
    edge = _interval("../2013", None), _interval("2013", None), _interval("../2013", "2020")
    assert edge == (None, "2013/", "/2020")


def test_two_figures_for_one_share_are_a_conflict() -> None:
    found = relations_of(
        "Nordbank Group owns 40 percent of Halden Lines Inc.", "Nordbank Group owns 25 percent of Halden Lines Inc."
    )
    (conflict,) = found.conflicts
    assert conflict.kind == "number"
    assert {side.value for side in conflict.sides} == {"40 percent", "25 percent"}


def test_since_and_until() -> None:
    (one,) = relations_of("Maria Lopez has been the mayor of Toledo since 2010.").relations
    assert (one.since, one.until, one.time) == ("2010", None, "2010/")


def test_a_body_is_at_home_somewhere_a_town_is_in_it() -> None:
    found = relations_of(
        "The Toledo Bank, whose headquarters is in Lisbon, was sold. It began in the Chilean city of Valparaiso."
    )
    says = {r.says for r in found.relations if r.relation == "located-in"}
    assert "Toledo Bank is at home in Lisbon" in says
    assert "Valparaiso is in Chile" in says
