import dataclasses

from rashomon.model import Claim, Reading, Statement
from rashomon.tell.settling import settle
from rashomon.tell.words import points_back
from tests.tell.harbour import harbour


def _by_zone(zone: str) -> tuple[Reading, Claim]:
    for reading in harbour().readings:
        for claim in reading.claims:
            if reading.marks.parse.sentences[claim.sentence].zone == zone:
                return reading, claim
    raise AssertionError(f"the harbour has no claim in a {zone}")


def _statement(claim: Claim, *others: Claim) -> Statement:
    claims = (claim.id, *(c.id for c in others))
    return Statement(f"st-{claim.id}", claim.text, claim.id, claims, (claim.article,), ("org-1",), "single-source", 0.5)


def test_headline_goes_to_the_sentence_it_sums_up() -> None:
    reading, lead = _by_zone("body")
    sentences = list(reading.marks.parse.sentences)
    top = dataclasses.replace(sentences[lead.sentence], index=len(sentences), zone="headline")
    head = dataclasses.replace(lead, id="clm-head", sentence=len(sentences))
    parse = dataclasses.replace(reading.marks.parse, sentences=(*sentences, top))
    changed = dataclasses.replace(
        reading, marks=dataclasses.replace(reading.marks, parse=parse), claims=(head, *reading.claims)
    )
    [only] = settle([_statement(head), _statement(lead)], [changed], (), ())
    assert only.id == f"st-{lead.id}"
    assert set(only.claims) == {lead.id, head.id}

    other = dataclasses.replace(head, text="Quite another thing is told here of somebody else")
    changed = dataclasses.replace(changed, claims=(other, *reading.claims))
    assert len(settle([_statement(other), _statement(lead)], [changed], (), ())) == 2


def test_wording_without_the_odd_name() -> None:
    material = harbour()
    entity = next(e for e in material.entities if e.discrepancies)
    first, second = material.readings[0], material.readings[1]
    odd = dataclasses.replace(first.claims[0], text="The ferry Halden Starr ran aground off Marrow Point on Monday.")
    same = dataclasses.replace(second.claims[0], text="The ferry Halden Star ran aground off Marrow Point.")
    more = "after both engines failed in rough seas, with ninety passengers, eleven cars and two lorries on deck"
    longer = dataclasses.replace(same, text=f"{same.text[:-1]} {more}.")
    flag = dataclasses.replace(entity.discrepancies[0], span=odd.span)
    entities = [dataclasses.replace(entity, discrepancies=(flag,))]

    def shown(other: Claim) -> str:
        readings = [dataclasses.replace(first, claims=(odd,)), dataclasses.replace(second, claims=(other,))]
        [told] = settle([_statement(odd, other)], readings, entities, ())
        assert told.text == (odd if told.shown == odd.id else other).text
        return told.shown

    assert shown(same) == same.id
    assert shown(longer) == odd.id


def test_what_points_back() -> None:
    for line in (
        "That vision starts at sea.",
        "Despite these losses, the port stayed open.",
        "One of them is a plan for a new pier.",
        "It comes as two ports vie for trade.",
        "The mayor did not name it.",
        "The two ports then raised their fees.",
    ):
        assert points_back(line), line
    for line in (
        "This year the port lost two cranes.",
        "In their statement the two ports agreed to share pilots.",
        "Those who signed were heard on Monday.",
        "The port has since then raised its fees.",
        "The harbour said that it would pay for the damage to the pier.",
        "",
    ):
        assert not points_back(line), line
