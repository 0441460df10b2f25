"""What must be true of the account of the five seed reports; they are read from the shared data."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.casework import OpenCase
from rashomon.model import Claim, Conflict, Reading


def stem(reading: Reading) -> str:
    return Path(reading.article.path).stem[:3]


@pytest.fixture(scope="module")
def readings(seed_case: OpenCase) -> dict[str, Reading]:
    return {stem(r): r for r in seed_case.case.readings}


@pytest.fixture(scope="module")
def reports(readings: dict[str, Reading]) -> dict[str, str]:
    return {r.article.id: name for name, r in readings.items()}


def claims_with(seed_case: OpenCase, *words: str) -> list[Claim]:
    texts = {r.article.id: r.article.text for r in seed_case.case.readings}
    found = [(c, c.span.of(texts[c.article])) for c in seed_case.account.claims]
    return [c for c, text in found if all(w.lower() in text.lower() for w in words)]


def conflicts_with(seed_case: OpenCase, a: str, b: str) -> list[Conflict]:
    claims = {c.id: c for c in seed_case.account.claims}
    texts = {r.article.id: r.article.text for r in seed_case.case.readings}
    found = []
    for conflict in seed_case.conflicts:
        sides = [
            " ".join(claims[i].span.of(texts[claims[i].article]) for i in s.claims) + s.value for s in conflict.sides
        ]
        if any(a in x for x in sides) and any(b in x for x in sides):
            found.append(conflict)
    return found


FURNITURE = ("Subscribe", "subscription", "cookies", "sharing tools", "Read more:", "Leave a Reply", "email address",
             "in your inbox", "Copyright", "TAGS:", "gift article", "feedback on")  # fmt: skip


def test_no_furniture_in_any_claim(seed_case: OpenCase) -> None:
    for word in FURNITURE:
        assert not claims_with(seed_case, word), word


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_no_body_sentence_is_lost(readings: dict[str, Reading], name: str) -> None:
    reading = readings[name]
    text = reading.article.text
    for zone in reading.clean.zones:
        if zone.kind == "boilerplate":
            words = zone.span.of(text).split()
            page = any(w.lower() in zone.span.of(text).lower() for w in FURNITURE)
            assert page or len(words) <= 12, zone.span.of(text)


def test_five_reports_are_not_five_origins(seed_case: OpenCase, reports: dict[str, str]) -> None:
    homes = {reports[a]: o.id for o in seed_case.origins for a in o.articles}
    assert homes["001"] == homes["003"] == homes["000"]
    assert homes["002"] != homes["001"] and homes["004"] != homes["001"]


def test_first_visit_in_six_years_is_told_once_from_all(seed_case: OpenCase, reports: dict[str, str]) -> None:
    wanted = {c.id for c in claims_with(seed_case, "six years")}
    told = [s for s in seed_case.statements if wanted & set(s.claims)]
    best = max(told, key=lambda s: len(s.articles))
    assert {reports[a] for a in best.articles} >= {"000", "001", "002", "004"}
    years = {c.id for c in claims_with(seed_case, "last trip to Vietnam in 2017")}
    related = set(best.claims) | {
        i for c in seed_case.conflicts if c.relation == "compatible" for s in c.sides for i in s.claims
    }
    assert years & related, "the report that gives the year of the last visit counts as agreeing"


def test_expected_deals_and_signed_deals_are_one_matter_that_moved_on(seed_case: OpenCase) -> None:
    found = conflicts_with(seed_case, "37", "ozens")
    assert found and all(c.relation == "superseded" for c in found)


def test_the_misnamed_office_holder_is_flagged_not_a_second_person(seed_case: OpenCase) -> None:
    bidens = [e for e in seed_case.entities if "Biden" in e.name or "Bidena" in e.aliases]
    assert len(bidens) == 1
    assert any(d.given == "Bidena" or "Bidena" in d.given for d in bidens[0].discrepancies)
    assert any(c.kind in ("name", "role") for c in conflicts_with(seed_case, "Bidena", "Biden"))


def test_two_translations_are_a_difference_of_wording(seed_case: OpenCase) -> None:
    found = conflicts_with(seed_case, "common destiny", "shared future")
    assert any(c.kind == "wording" and c.relation == "compatible" for c in found)


CHAINS = [
    (("co-operation documents",), ["Xiong Bo", "Tuoi Tre"]),
    (("partnership between the two countries", "deepened"), ["Xi", "China Central Television"]),
    (("Asian homeland",), ["Xi", "Xinhua"]),
    (("largest trading partner in ASEAN",), ["Xi"]),
    (("appears to have lost their sheen",), ["Le T"]),
    (("yet another reason",), ["Le T"]),
    (("success of its",), ["Huong Le Thu"]),
    (("masterclass",), ["Huong Le Thu"]),
    (("nearly a quarter",), ["newspaper"]),
    (("One declaration",), ["diplomat"]),
]


@pytest.mark.parametrize(("words", "speakers"), CHAINS, ids=lambda x: x[0] if isinstance(x, tuple) else "")
def test_who_says_so_is_named_with_every_carrier(
    seed_case: OpenCase, words: tuple[str, ...], speakers: list[str]
) -> None:
    names = {e.id: " ".join((e.name, *e.aliases)) for e in seed_case.entities}
    claims = [c for c in claims_with(seed_case, *words) if c.attribution]
    for claim in claims:
        said = [f"{a.source} {names.get(a.entity or '', '')}" for a in claim.attribution]
        assert all(s in x for s, x in zip(speakers, said, strict=False)) and len(said) >= len(speakers), said
    assert claims or words == ("appears to have lost their sheen",)


def test_dates(readings: dict[str, Reading]) -> None:
    dates = {name: r.clean.published for name, r in readings.items()}
    assert dates["001"] and dates["001"].date == "2023-12-12"
    for name in ("000", "002", "003", "004"):
        found = dates[name]
        assert found is None or (found.date.lstrip("[").startswith("2023-12") and found.basis == "story"), name
    days = {
        t.value
        for r in readings.values()
        for t in r.marks.times
        if t.span.of(r.article.text) in ("Tuesday", "on Tuesday")
    }
    assert days == {"2023-12-12"}


def test_nothing_is_said_twice(seed_case: OpenCase) -> None:
    texts = [s.text for s in seed_case.statements]
    assert len(texts) == len(set(texts))
    assert len({s.id for s in seed_case.statements}) == len(texts)
