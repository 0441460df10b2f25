"""What one claim cannot stand behind, however alike the words are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.align.cores import Core
from rashomon.align.facts import FactReader, Names, by_article
from rashomon.align.shared_cores import CoreSearch, _of_somebody_else
from rashomon.align.standing import (
    at_one_time,
    of_another,
    only_open,
    points_at_another,
    speaks_of_another,
    stands_alone,
)
from rashomon.mark.linking import link
from rashomon.pipeline import read_alone
from tests.align.reports import aligned


def cores(first: str, second: str) -> tuple[Core, Core, FactReader]:
    _, readings = aligned(first, second)
    entities = link([r.article for r in readings], [r.clean for r in readings], [r.marks for r in readings])
    reader = FactReader(by_article(readings), Names(entities))
    a, b = (reading.claims[0] for reading in readings)
    return Core(a, None, reader.of_claim(a), 0), Core(b, None, reader.of_claim(b), 1), reader


@pytest.mark.parametrize(
    ("said", "by", "another"),
    [
        ("Lena Holt pleaded guilty on Monday.", "Lena Holt's wife pleaded guilty on Monday.", True),
        ("Lena Holt pleaded guilty on Monday.", "Ivo Brandt pleaded guilty on Monday.", True),
        ("Lena Holt pleaded guilty on Monday.", "Lena Holt pleaded guilty.", False),
        ("Lena Holt pleaded guilty on Monday.", "The mayor pleaded guilty.", False),
    ],
)
def test_a_deed_told_of_somebody_else(said: str, by: str, another: bool) -> None:
    core, other, reader = cores(said, by)
    assert of_another(core, other, reader.frames_of(other.claim)) is another


@pytest.mark.parametrize(
    ("said", "by", "still_open"),
    [
        ("Lena Holt pleaded guilty.", "Lena Holt agreed to plead guilty.", True),
        ("Lena Holt pleaded guilty.", "Lena Holt pleaded guilty in court.", False),
        ("Lena Holt will plead guilty.", "Lena Holt agreed to plead guilty.", False),
        ("Quayland alone has received loans.", "Quayland is the only city to have received loans.", False),
        ("Quayland has received loans.", "Quayland is expected to have received loans.", True),
        ("Quayland has received loans.", "Quayland made a promise to have received loans by May.", True),
    ],
)
def test_what_is_only_planned_is_not_done(said: str, by: str, still_open: bool) -> None:
    core, other, reader = cores(said, by)
    assert only_open(core, reader.frames_of(other.claim)) is still_open


@pytest.mark.parametrize(
    ("by", "same"),
    [
        ("A new line would speed the import of parts from Norway.", False),
        ("A new line would let Quayland import parts from Norway.", False),
        ("Quayland, whose parts come from Norway, imported more of them.", True),
    ],
)
def test_what_would_happen_does_not_say_that_it_has(by: str, same: bool) -> None:
    core, other, reader = cores("Quayland imported parts from Norway.", by)
    assert at_one_time(core, other, *(reader.frames_of(one.claim) for one in (core, other))) is same


@pytest.mark.parametrize(
    ("said", "by", "same"),
    [
        ("Norway aims to build a line.", "Norway wants to build a line.", True),
        ("Norway wants to build a line.", "Norway aims to build a line.", True),
        ("Norway plans to build a line.", "Norway has disclosed its intent to build a line.", True),
        ("Norway aims to build a line.", "Norway has built a line.", False),
        ("Norway will build a line.", "Norway, which built a line, was praised.", False),
        ("Norway built a line.", "Norway will build a line.", False),
        ("Norway built a line.", "Norway wants to build a line.", True),  # of one time, but only open: refused for that
    ],
)
def test_who_wants_to_tells_of_the_same_time_as_who_aims_to(said: str, by: str, same: bool) -> None:
    core, other, reader = cores(said, by)
    assert at_one_time(core, other, *(reader.frames_of(one.claim) for one in (core, other))) is same


@pytest.mark.parametrize(
    ("by", "same"),
    [
        ("Lena Holt has planned to embark on a mission to Norway with the aim of building a line.", False),
        ("Lena Holt embarked on a mission to Norway.", True),
        ("Lena Holt, who opened a line in Norway, plans to leave.", True),
    ],
)
def test_what_is_planned_with_another_verb_is_not_done(by: str, same: bool) -> None:
    core, other, reader = cores("Lena Holt starts a visit to Norway with two ministers.", by)
    part = next(one for one in core.claim.propositions if one.kind == "core")
    core = Core(core.claim, part, reader.of_proposition(core.claim, part), 0)
    assert at_one_time(core, other, *(reader.frames_of(one.claim) for one in (core, other))) is same


def test_the_two_points_back_and_two_counts() -> None:
    for text, counted in (("The two states filed a lawsuit.", 0), ("In all two states filed a lawsuit.", 1)):
        reading, entities = read_alone(text)
        reader = FactReader(by_article([reading]), Names(entities))
        assert len(reader.of_span(reading.claims[0].span).quantities) == counted


def test_a_part_in_the_first_person_does_not_stand_alone() -> None:
    reading, entities = read_alone("We learned much since the days that changed the country.")
    reader = FactReader(by_article([reading]), Names(entities))
    claim = reading.claims[0]
    for part in claim.propositions:
        if part.text.startswith("We "):
            assert not stands_alone(Core(claim, part, reader.of_proposition(claim, part), 0))


@pytest.mark.parametrize(
    ("by", "another"),
    [("Lena Holt's state got better on Monday.", True), ("Ivo Brandt's state got better on Monday.", False)],
)
def test_an_unnamed_he_is_not_a_person_who_is_not_named_near_it(by: str, another: bool) -> None:
    core, other, reader = cores("Ivo Brandt's state got better on Monday.", by)
    unnamed = replace(core, facts=replace(core.facts, text="His state got better on Monday."))
    assert points_at_another(unnamed, other, reader.nearest_persons) is another
    assert not points_at_another(core, other, reader.nearest_persons)


@pytest.mark.parametrize(
    ("by", "another"),
    [("Lena Holt signed the bill.", True), ("Ivo Brandt signed the bill.", False), ("“I signed it.”", False)],
)
def test_what_one_says_of_himself_is_not_told_of_somebody_else(by: str, another: bool) -> None:
    core, other, _ = cores("“I signed the bill,” Ivo Brandt said.", by)
    assert speaks_of_another(core, other) is another


@pytest.mark.parametrize(
    ("spelt", "another"), [({("Holt", "Hold")}, True), ({("Hol", "Ho")}, False), ({("Holt", "Hol")}, False)]
)
def test_a_name_that_reports_write_in_two_ways_is_looked_for_as_whole_words(
    spelt: set[tuple[str, str]], another: bool
) -> None:
    core, other, reader = cores("Lena Holt left the board on Monday.", "Lena Hold left the board on Monday.")
    search = CoreSearch(
        {}, {}, reader, None, None, {}, frozenset(), {}, frozenset(), frozenset(), spelt=frozenset(spelt)
    )
    assert _of_somebody_else(core, other, search) is another
