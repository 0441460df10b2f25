"""Happenings told inside a claim about something else: a table of invented sentences, parsed by the real parser."""

from __future__ import annotations

import pytest

from rashomon.tell.dating import inner_dates, sentence_tokens
from rashomon.tell.excerpt import Naming, excerpt
from tests.tell.test_dating import read

NOBODY = Naming({})


@pytest.mark.parametrize(
    ("sentence", "times", "date", "text"),
    [
        (
            "Papers released by the harbour board on Monday showed heavy losses.",
            {"Monday": "2024-03-04"},
            "2024-03-04",
            "Papers released by the harbour board on Monday (4 March 2024).",
        ),
        (
            "The bill amends a 1976 law that shields shipowners from lawsuits.",
            {"1976": "1976"},
            "1976",
            "A 1976 law that shields shipowners from lawsuits.",
        ),
        (
            "Duval, who was elected in 2010 and represents the islands, spoke.",
            {"2010": "2010"},
            "2010",
            "Duval was elected in 2010.",
        ),
        (
            "Duval was an alderman before the council removed her last month.",
            {"last month": "2024-02"},
            "2024-02",
            "The council removed her last month (February 2024).",
        ),
        (
            "Critics praised the ban on trawlers, which lapsed in 2004.",
            {"2004": "2004"},
            "2004",
            "The ban on trawlers, which lapsed in 2004.",
        ),
        (
            "The relatives have cared for the boy since November, when the coastguard found him at sea.",
            {"November": "2023-11"},
            "2023-11",
            "The coastguard found him at sea.",
        ),
        (
            "Duval did not regret the letter that the board wrote last month.",
            {"last month": "2024-02"},
            "2024-02",
            "The letter that the board wrote last month (February 2024).",
        ),
        (
            "Duval joined the board in 2009 and quit last month to write.",
            {"2009": "2009", "last month": "2024-02"},
            "2024-02",
            "Duval quit last month (February 2024) to write.",
        ),
        (
            "He raised the issue of Duval’s comments at a debate in May in which many wept.",
            {"May": "2023-05"},
            "2023-05",
            "A debate in May (2023) in which many wept.",
        ),
        (
            "The ruling, expected by June, will be the last.",
            {"June": "2024-06"},
            "2024-06",
            "The ruling expected by June (2024).",
        ),
    ],
)
def test_what_else_a_claim_dates(sentence: str, times: dict[str, str], date: str, text: str) -> None:
    reading = read(sentence, times)
    [one] = inner_dates(reading.claims[0], reading)
    tokens = sentence_tokens(reading.claims[0], reading.marks.parse)
    assert one.dated.edtf == date
    assert excerpt(one.inner.head, tokens, reading, reading.marks.times, NOBODY) == text


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        # The claim's own day is no other happening's.
        ("The ferry sank on Monday.", {"Monday": "2024-03-04"}),
        # Only supposed, denied, or what a noun holds.
        ("The board would pay if the ferry had sunk on Monday.", {"Monday": "2024-03-04"}),
        ("The board knew that the ferry had not sailed on Monday.", {"Monday": "2024-03-04"}),
        ("Brandt answered charges that she lied on Monday.", {"Monday": "2024-03-04"}),
        # The end of a stretch alone.
        (
            "The charges name years between 2009 and 2016 when the couple used the fund.",
            {"2009": "2009", "2016": "2016"},
        ),
        # A title.
        ("The board praised the mayor, who appeared on “This Week.”", {"This Week": "2024-02-26/2024-03-03"}),
        # Not a happening.
        ("The board bought a 2009 truck.", {"2009": "2009"}),
        # A bound.
        ("The board praised the mayor, who has ruled since 2009.", {"2009": "2009"}),
    ],
)
def test_what_has_no_day_of_its_own(sentence: str, times: dict[str, str]) -> None:
    reading = read(sentence, times)
    assert inner_dates(reading.claims[0], reading) == ()


def test_what_was_done_to_somebody_before() -> None:
    reading = read("Since being named in 2015, the mayor has fought with the board.", {"2015": "2015"})
    [one] = inner_dates(reading.claims[0], reading)
    assert (one.inner.head.text, one.dated.edtf) == ("named", "2015")


def test_a_pronoun_gets_its_name() -> None:
    reading = read("Duval was an alderman before she resigned last month.", {"last month": "2024-02"})
    [one] = inner_dates(reading.claims[0], reading)
    tokens = sentence_tokens(reading.claims[0], reading.marks.parse)
    named = Naming({("art", reading.article.text.index("she")): "Mona Duval"})
    assert excerpt(one.inner.head, tokens, reading, (), NOBODY) is None
    assert excerpt(one.inner.head, tokens, reading, (), named) == "Mona Duval resigned last month."
