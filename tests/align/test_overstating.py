"""A wording that says more than a report is not shown for it."""

from __future__ import annotations

import pytest

from rashomon.align.cores import Core
from rashomon.align.facts import FactReader, Names, by_article
from rashomon.align.overstating import overstates
from rashomon.mark.linking import link
from tests.align.reports import aligned


def says_more(first: str, second: str) -> bool:
    _, readings = aligned(first, second)
    entities = link([r.article for r in readings], [r.clean for r in readings], [r.marks for r in readings])
    reader = FactReader(by_article(readings), Names(entities))
    a, b = (reading.claims[-1] for reading in readings)
    told = reader.of_claim(b)
    return overstates(Core(a, None, reader.of_claim(a), 0), Core(b, None, told, 1), told, reader.frames_of(b))


@pytest.mark.parametrize(
    ("said", "by", "more"),
    [
        # what is only possible elsewhere
        ("The deals would include grants for the railway.", "The deals could include grants for the railway.", True),
        ("The deals would include grants for the railway.", "The deals would involve grants for the railway.", False),
        ("The deals may include grants for the railway.", "The deals could include grants for the railway.", False),
        (
            "The deals would include grants for the railway.",
            "The deals include grants, and further grants could follow.",
            False,
        ),
        ("In May the council passed the grants.", "In May the council passed the grants.", False),
        ("A driver hit a man.", "A driver hit a man, which could help many.", False),
        # what is narrower
        ("Lena Holt began a state visit to Norway.", "Lena Holt began a two-day visit to Norway.", True),
        ("Lena Holt began a visit to Norway.", "Lena Holt began a state visit to Norway.", False),
        ("Lena Holt bought farm goods.", "Lena Holt bought agricultural goods.", False),
        ("Lena Holt praised the stronger links.", "Lena Holt praised links that were stronger.", False),
        ("Lena Holt saw the country's north.", "Lena Holt saw the north of Norway.", False),
        ("Lena Holt made job promotions.", "Lena Holt made promotion decisions.", False),
        ("Stronger rail networks would help Norway.", "The strengthened rail connections would help Norway.", False),
        ("Lena Holt praised the weakened economy.", "Lena Holt praised the economic outlook.", False),
        # a thing is no person
        ("The vision of Lena Holt starts in Norway.", "Lena Holt starts a visit to Norway.", True),
        ("The vision of Lena Holt starts in Norway.", "The vision that Lena Holt has starts in Norway.", False),
        ("The mayor starts in Norway.", "Lena Holt starts a visit to Norway.", False),
        ("The ex-mayor starts in Norway.", "Lena Holt starts a visit to Norway.", False),
        ("He starts in Norway.", "Lena Holt starts a visit to Norway.", False),
        # an open word under another verb
        ("Norway translates it as a community.", "Readers in Norway will find a community in the text.", True),
        ("Norway translates it as a community.", "Norway translates the slogan as a community.", False),
        ("It was surprising to Lena Holt.", "It was surprising to Lena Holt.", False),
        ("Not a single thing he said is accurate.", "Not a single thing he said is accurate.", False),
        # ranked in another whole
        (
            "Northern Rail is the world's largest employer.",
            "Northern Rail, the country's largest employer, grew.",
            True,
        ),
        (
            "Northern Rail is the world's largest employer.",
            "Northern Rail is the largest employer in the world.",
            False,
        ),
        # how long it lasted
        ("The council debated the slogan for months.", "The council held lengthy talks over the slogan.", True),
        ("The council debated the slogan for months.", "The council held talks over the slogan for months.", False),
        # what somebody wants and what somebody could do
        ("Norway seeks to export more fish.", "A new line would allow Norway to export more fish.", True),
        ("Norway seeks to export more fish.", "Norway wants to export more fish.", False),
        ("Norway seeks to export more fish.", "Norway will export more fish.", False),
        # which came first
        ("The visit follows a stopover of Lena Holt.", "The visit was overshadowed by a stopover of Lena Holt.", True),
        ("The visit follows a stopover of Lena Holt.", "The visit came after a stopover of Lena Holt.", False),
        # no more than that something is not so
        ("Fish flows into the neighbouring towns.", "The fish is not without risk to the neighbouring towns.", True),
        (
            "Fish flows into the neighbouring towns.",
            "Fish that flows into the neighbouring towns is not a risk.",
            False,
        ),
        (
            "Fish flows into the neighbouring towns.",
            "The mayor backed it because fish is not without risk to the neighbouring towns.",
            True,
        ),
        # something about a thing
        ("The regulation of fish remains illegal.", "Fish remains illegal.", True),
        ("The regulation of fish remains illegal.", "The regulation of fish remains illegal in Norway.", False),
        # the verb beside a noun only
        ("Lena Holt opened the debate.", "Lena Holt finished her opening statement.", True),
        ("Lena Holt praised bidding towns.", "Lena Holt praised the bidding process.", False),
        ("Voters approved the measure.", "The voter-approved measure was struck down.", False),
    ],
)
def test_what_says_more(said: str, by: str, more: bool) -> None:
    assert says_more(said, by) is more
