from __future__ import annotations

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.evaluation.whole_texts import parse_whole
from rashomon.mark.times import find_times
from rashomon.model import Published, TimeRef


@functools.lru_cache(maxsize=512)
def times_of(text: str, published: str | None = "2023-12-13") -> tuple[TimeRef, ...]:
    """2023-12-13 is a Wednesday."""
    [(article, parse)] = parse_whole([("a", text)])
    return find_times(article, parse, Published(published, "metadata", 1.0, None) if published else None)


def told(text: str, published: str | None = "2023-12-13") -> list[tuple[str, str, str]]:
    return [(ref.span.of(text), ref.type, ref.value) for ref in times_of(text, published)]


DATES = [
    ("The envoy landed on 12 December 2023.", "12 December 2023", "2023-12-12"),
    ("The envoy landed on Dec. 12.", "Dec. 12", "2023-12-12"),
    ("The envoy landed on Tuesday (Dec 12).", "Tuesday (Dec 12)", "2023-12-12"),
    ("The envoy landed on Saturday (Dec 12).", "Saturday (Dec 12)", "2020-12-12"),
    ("The envoy landed on Tuesday.", "Tuesday", "2023-12-12"),
    ("The envoy will land on Tuesday.", "Tuesday", "2023-12-19"),
    ("The strike begins on Tuesday.", "Tuesday", "2023-12-19"),
    ("The envoy plans to land on Monday.", "Monday", "2023-12-18"),
    ("The envoy landed on Wednesday.", "Wednesday", "2023-12-13"),
    # Nobody calls a day by its bare name six days later: a report brought up to date, or a plan told as past.
    ("The envoy landed on Thursday.", "Thursday", "2023-12-14"),
    ("The envoy landed last Thursday.", "last Thursday", "2023-12-07"),
    # The end of something lies ahead of it.
    ("The council gave the mayor until March to answer.", "March", "2024-03"),
    ("The board extended its deadline until Friday.", "Friday", "2023-12-15"),
    ("The mayor served until March.", "March", "2023-03"),
    ("The fair ran through March.", "March", "2023-03"),
    ("The court's ruling, expected by June, will be its last.", "June", "2024-06"),
    ("Duval should not run in the general election slated for May 2.", "May 2", "2024-05-02"),
    ("The pact took in the union, effective Feb. 1.", "Feb. 1", "2024-02-01"),
    ("The record, set on Aug. 6, still stands.", "Aug. 6", "2023-08-06"),
    ("The share is to resume trading in Paris Monday.", "Monday", "2023-12-18"),
    ("The ship sank a month ago Monday.", "a month ago Monday", "2023-11-11"),
    ("The envoy landed last Friday.", "last Friday", "2023-12-08"),
    ("The envoy will land next Friday.", "next Friday", "2023-12-15"),
    ("The envoy landed yesterday.", "yesterday", "2023-12-12"),
    ("The envoy will land tomorrow.", "tomorrow", "2023-12-14"),
    ("The dam broke last month.", "last month", "2023-11"),
    ("The dam broke earlier this week.", "earlier this week", "2023-W50"),
    ("The dam broke in October.", "October", "2023-10"),
    ("The mayor is up for re-election in August.", "August", "2023-08"),
    ("The judge set the hearing for Feb. 6.", "Feb. 6", "2024-02-06"),
    ("The bill will become law after passing on Tuesday.", "Tuesday", "2023-12-12"),
    ("Nine of the 19 Sept. 11 hijackers trained there.", "Sept. 11", "2001-09-11"),
    ("The relatives of those who died on 9/11 wept.", "9/11", "2001-09-11"),
    ("The fair opened on Sept. 11.", "Sept. 11", "2023-09-11"),
    ("The dam will open in May.", "May", "2024-05"),
    ("The dam broke in early May 2019.", "early May 2019", "2019-05"),
    ("The dam broke five months ago.", "five months ago", "2023-07"),
    ("The dam broke 10 days ago.", "10 days ago", "2023-12-03"),
    ("The dam broke a decade ago.", "a decade ago", "2013"),
    ("The dam broke a few years ago.", "a few years ago", "PAST_REF"),
    ("The dam was built in the 1990s.", "the 1990s", "199"),
    ("The dam was built in the '80s.", "the '80s", "198"),
    ("The dam was built in the 19th century.", "the 19th century", "18"),
    ("The dam was built in nineteen ninety-seven.", "nineteen ninety-seven", "1997"),
    ("The dam was built in mid-1996.", "mid-1996", "1996"),
    ("The filing of 2023-12-01 was late.", "2023-12-01", "2023-12-01"),
    ("Sales fell in the third quarter.", "the third quarter", "2023-Q3"),
    ("Sales fell in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3"),
    ("Sales fell in the first half of 2022.", "the first half of 2022", "2022-H1"),
    ("Third-quarter sales fell.", "Third-quarter", "2023-Q3"),
    ("Sales fell at the end of 2021.", "the end of 2021", "2021"),
    ("The court sat in June last year.", "June last year", "2022-06"),
    ("The court ruled last June.", "last June", "2023-06"),
    ("The court will rule this fall.", "this fall", "2023-FA"),
    ("They met over the weekend.", "the weekend", "2023-W49-WE"),
    ("He is currently abroad.", "currently", "PRESENT_REF"),
    ("He was recently seen abroad.", "recently", "PAST_REF"),
    ("It matters for the future.", "the future", "FUTURE_REF"),
    ("The shops opened on New Years Day 2014.", "New Years Day 2014", "2014-01-01"),
    ("They met on New Year's Eve 2019.", "New Year's Eve 2019", "2019-12-31"),
    ("They won in the 2010-11 season.", "2010-11", "2010"),
    ("THE ENVOY LANDED ON TUESDAY.", "TUESDAY", "2023-12-12"),
    ("The first week of May was cold.", "The first week of May", "2023-W18"),
    ("The last day of 2019 was cold.", "The last day of 2019", "2019-12-31"),
    ("They will vote in the week of Jan. 5.", "the week of Jan. 5", "2024-W01"),
    ("In the second half of August it rained.", "the second half of August", "2023-08"),
    ("Sales fell in the last quarter of last year.", "the last quarter of last year", "2022-Q4"),
    ("She saw him the day before yesterday.", "the day before yesterday", "2023-12-11"),
    ("She will leave the day after tomorrow.", "the day after tomorrow", "2023-12-15"),
    ("They had met the day before.", "the day before", "2023-12-12"),
    ("The fire began a year ago today.", "a year ago today", "2022-12-13"),
    ("The shop opened three years ago this month.", "three years ago this month", "2020-12"),
    ("This time last year it was closed.", "This time last year", "2022-12"),
    ("He left on the 11th.", "the 11th", "2023-12-11"),
    ("The fire began last Friday, December 8.", "last Friday, December 8", "2023-12-08"),
    ("The fire began on Easter Monday.", "Easter Monday", "2023-04-10"),
    ("They meet on Good Friday 2019.", "Good Friday 2019", "2019-04-19"),
    ("The fire began on Thanksgiving Day.", "Thanksgiving Day", "2023-11-23"),
    ("The town was born in the summer of '98.", "the summer of '98", "1998-SU"),
    ("The town burnt in the winter of 1941-42.", "the winter of 1941-42", "1941-WI"),
    ("The town burnt in 480 BC.", "480 BC", "BC0480"),
    ("It was written in AD 70.", "AD 70", "0070"),
    ("Not long ago he was poor.", "Not long ago", "PAST_REF"),
]


@pytest.mark.parametrize(("text", "words", "value"), DATES)
def test_dates(text: str, words: str, value: str) -> None:
    assert told(text) == [(words, "DATE", value)]


OTHERS = [
    ("They met at 9 a.m. on Friday.", "9 a.m. on Friday", "TIME", "2023-12-08T09:00"),
    ("They met on Friday night.", "Friday night", "TIME", "2023-12-08TNI"),
    ("They met last night.", "last night", "TIME", "2023-12-12TNI"),
    ("They met yesterday morning.", "yesterday morning", "TIME", "2023-12-12TMO"),
    ("They will meet at noon tomorrow.", "noon tomorrow", "TIME", "2023-12-14T12:00"),
    ("She came for a two-day visit.", "two-day", "DURATION", "P2D"),
    ("She stayed for about two weeks.", "about two weeks", "DURATION", "P2W"),
    ("She stayed for 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M"),
    ("She stayed for an hour and a half.", "an hour and a half", "DURATION", "PT1H30M"),
    ("She stayed for a few weeks.", "a few weeks", "DURATION", "PXW"),
    ("It doubled over the past 10 years.", "the past 10 years", "DURATION", "P10Y"),
    ("She stayed for almost a hundred years.", "almost a hundred years", "DURATION", "P100Y"),
    ("The council meets every Tuesday.", "every Tuesday", "SET", "XXXX-WXX-2"),
    ("The fee is paid annually.", "annually", "SET", "P1Y"),
    ("They play on Tuesday nights.", "Tuesday nights", "SET", "XXXX-WXX-2TNI"),
    ("They struck on the morning of Dec. 7.", "the morning of Dec. 7", "TIME", "2023-12-07TMO"),
    ("They struck in the early hours of Tuesday.", "the early hours of Tuesday", "TIME", "2023-12-12TMO"),
    ("They struck on the night of 5-6 June 1944.", "the night of 5-6 June 1944", "TIME", "1944-06-05TNI"),
    ("They struck the night before.", "the night before", "TIME", "2023-12-12TNI"),
    ("They rose at eleven in the morning.", "eleven in the morning", "TIME", "2023-12-13T11:00"),
    ("They rose at 3 in the afternoon on Tuesday.", "3 in the afternoon on Tuesday", "TIME", "2023-12-12T15:00"),
    ("He left half an hour later.", "half an hour later", "TIME", "2023-12-13"),
    ("She writes twice a week.", "twice a week", "SET", "P1W"),
    ("She writes three times a year.", "three times a year", "SET", "P1Y"),
    ("They meet each Monday morning.", "each Monday morning", "SET", "XXXX-WXX-1TMO"),
    ("He fishes on weekends.", "weekends", "SET", "XXXX-WXX-WE"),
    ("Talks go on in the days ahead.", "the days ahead", "DURATION", "PXD"),
    ("It has grown for over two decades.", "over two decades", "DURATION", "P2DE"),
    ("The truce held half a century.", "half a century", "DURATION", "P50Y"),
    ("A month-long truce held.", "month", "DURATION", "P1M"),
    ("They made a two- month truce.", "two- month", "DURATION", "P2M"),
]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It ran from March to August 2011.", ["2011-03", "2011-08"]),
        ("It snowed from November to March 2011.", ["2010-11", "2011-03"]),
        ("She won at the 2012 Summer Games.", ["2012"]),
        ("She won in the summer of 2012.", ["2012-SU"]),
        ("A couple of years back she won.", ["2021"]),
        ("He spent two weeks back home.", ["P2W"]),
        ("They met on Monday and parted the next day.", ["2023-12-11", "2023-12-12"]),
        ("They will meet the next day.", ["2023-12-14"]),
        ("The town will one day be large.", ["FUTURE_REF"]),
        ("It took one day.", ["P1D"]),
        ("One day after the vote the bridge fell.", ["P1D"]),
        ("Fair 2018 day five: the winners.", []),
        ('The envoy told ABC\'s "This Week" that he was ready.', []),
    ],
)
def test_values(text: str, values: list[str]) -> None:
    assert [value for _, _, value in told(text)] == values


@pytest.mark.parametrize(("text", "words", "kind", "value"), OTHERS)
def test_times_durations_and_sets(text: str, words: str, kind: str, value: str) -> None:
    assert told(text) == [(words, kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The 71-year-old man is 71 years old.",
        "Children eight years of age may march.",
        "The share rose by a quarter of its value.",
        "It takes nearly a quarter of all exports.",
        "Three-quarters of the voters stayed away.",
        "Second, the fall in prices may continue.",
        "He is in his fifties; she is in her 50s.",
        "About 1,990 people paid $1990.",
        "Call as soon as you can.",
        "It costs $40 a month.",
        "Prices rise by 20% annually.",
        "The daily said so.",
        "They agreed at the last minute.",
        "An ad 30 metres wide hung there.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert told(text) == []


def test_ranges_of_days() -> None:
    assert told("They met on Dec. 11-12.") == [("Dec. 11", "DATE", "2023-12-11"), ("12", "DATE", "2023-12-12")]
    assert told("They met from 3 to 4 May 2021.") == [("3", "DATE", "2021-05-03"), ("4 May 2021", "DATE", "2021-05-04")]


def test_the_narrative_anchors_what_points_back() -> None:
    text = "The dam broke on 30 April 2021. Two days later, the mayor resigned. The following month she was tried."
    assert [value for _, _, value in told(text)] == ["2021-04-30", "2021-05-02", "2021-06"]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("He pleaded guilty in August 2012. Three days after that plea she left.", "Three days after", "2012-08"),
        ("In January 2012 the court ruled. A year earlier the owner had left.", "A year earlier", "2011-01"),
        ("In January 2012 the court ruled. Shortly afterward the owner left.", "Shortly afterward", "2012-01"),
        ("The vote is expected to begin on Monday, followed by a ceremony on Tuesday.", "Tuesday", "2023-12-19"),
        ("In 2008 he spoke at a fair. At that March 2 event he sang.", "March 2", "2008-03-02"),
        (
            "The trial will open on June 28. Later in the day the clerk pleaded guilty.",
            "Later in the day",
            "2023-12-13",
        ),
    ],
)
def test_what_points_back_keeps_the_grain_it_points_to(text: str, words: str, edtf: str) -> None:
    found = {ref.span.of(text): ref.edtf for ref in times_of(text)}
    assert found.get(words) == edtf


@pytest.mark.parametrize(
    ("text", "published", "value", "edtf", "high"),
    [
        ("He rose over a decade ago.", "2023-12-13", "2013", "../2013", "2013-12-31"),
        ("He rose more than two months ago.", "2023-12-13", "2023-10", "../2023-10", "2023-10-31"),
        ("He rose over a decade ago.", "2023-12", "2013", "../2013", "2013-12-31"),
        ("He rose no more than a decade ago.", "2023-12-13", "2013", "2013", "2013-12-31"),
        ("He rose about a decade ago.", "2023-12-13", "2013", "2013", "2013-12-31"),
    ],
)
def test_over_so_long_ago_has_no_first_day(text: str, published: str, value: str, edtf: str, high: str) -> None:
    (ref,) = times_of(text, published)
    first = None if edtf.startswith("..") else "2013-01-01"
    assert (ref.value, ref.edtf, ref.low, ref.high) == (value, edtf, first, high)


def test_a_range_of_weekdays_goes_forward() -> None:
    values = [value for _, _, value in told("The shop will open Thursday through Monday.")]
    assert values == ["2023-12-14", "2023-12-18"]


def test_what_follows_a_neighbour_is_left_outside() -> None:
    assert [words for words, _, _ in told("He left the day before the vote.")] == ["the day"]


def test_in_a_text_of_history_a_day_belongs_to_the_year_told_last() -> None:
    text = (
        "The war began in 1939. In 1940 the king fled. On 10 May the port fell. In December 1941 the army froze. "
        "In January it withdrew. In 1943 and 1944 the south was freed. On 6 June the landing began."
    )
    values = [value for _, _, value in told(text)]
    assert values == ["1939", "1940", "1940-05-10", "1941-12", "1942-01", "1943", "1944", "1944-06-06"]
    news = "The dam, built in 1939, broke on 10 May. It had been mended in 1940, 1943 and 1944, he said on Tuesday."
    assert told(news)[1][2] == "2023-05-10"


def test_intervals_on_the_calendar() -> None:
    week = times_of("The dam broke last week.")[0]
    assert (week.edtf, week.low, week.high) == ("2023-12-04/2023-12-10", "2023-12-04", "2023-12-10")
    decade = times_of("The dam was built in the 1990s.")[0]
    assert (decade.edtf, decade.low, decade.high, decade.anchored) == ("199X", "1990-01-01", "1999-12-31", False)
    past = times_of("It doubled over the past three months.")[0]
    assert (past.value, past.low, past.high, past.anchored) == ("P3M", "2023-09-13", "2023-12-13", True)
    first = times_of("It was the first visit in six years.")[0]
    assert (first.span.of("It was the first visit in six years."), first.value, first.low) == (
        "six years", "P6Y", "2017-12-13",
    )  # fmt: skip
    stay = times_of("She came for a two-day visit.")[0]
    assert (stay.edtf, stay.low, stay.high) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoy landed on Tuesday.", "XXXX-WXX-2"),
        ("The envoy landed on Dec. 12.", "XXXX-12-12"),
        ("The envoy landed yesterday.", "XXXX-XX-XX"),
        ("The dam broke last month.", "XXXX-XX"),
        ("The dam broke last year.", "XXXX"),
    ],
)
def test_without_publication_date_the_value_stays_honest(text: str, value: str) -> None:
    [ref] = times_of(text, None)
    assert (ref.value, ref.edtf, ref.low, ref.high, ref.anchored) == (value, None, None, None, False)


def test_without_publication_date_a_date_told_in_full_still_anchors() -> None:
    refs = times_of("The dam broke on 30 April 2021. Two days later, the mayor resigned. She left on Tuesday.", None)
    assert [(ref.value, ref.low) for ref in refs] == [
        ("2021-04-30", "2021-04-30"),
        ("2021-05-02", "2021-05-02"),
        ("XXXX-WXX-2", None),
    ]


def test_a_vague_publication_date_gives_an_interval() -> None:
    [ref] = times_of("The envoy landed on Tuesday.", "2023-12~")
    assert (ref.value, ref.low, ref.high) == ("XXXX-WXX-2", "2023-11-28", "2023-12-26")
    [ref] = times_of("The dam broke last year.", "2023-12~")
    assert (ref.value, ref.edtf) == ("2022", "2022")


@pytest.mark.parametrize(
    "text",
    ["9" * 400 + " years ago", "99999999999 years ago and 0 years ago", "the 99th century", "Feb. 31, 2023", "1/2/3/4",
     "in 9999 and 0001-01-01", "a.m. p.m. o'clock", "the the the year year", "first " * 500, "12-12-" * 800,
   "Tuesday " * 800, "two hundred and " * 900],
)  # fmt: skip
def test_odd_input_is_survived(text: str) -> None:
    for published in ("2023-12-13", "0003-01-01", "9997-12-31", "nonsense", None):
        times_of(text[:6000], published)


WORDS = st.sampled_from(
    ["last", "next", "the", "three", "1990", "12", "May", "Tuesday", "years", "ago", "later", "of", "quarter", "'s",
     "-", "fiscal", "early", "end", "night", "at", "9", "a.m.", "GMT", ",", "(", ")", "to", "first", "a", "few", "week",
     "in", "2023-12-13", "/", "century", "\u00a0", "日", "🙂"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from(["2023-12-13", "2023", None]))
def test_spans_lead_back_to_the_text(text: str, published: str | None) -> None:
    last = 0
    for ref in times_of.__wrapped__(text, published):
        assert last <= ref.span.start < ref.span.end <= len(text)
        assert ref.span.of(text).strip() == ref.span.of(text)
        assert (ref.high is None) == (ref.edtf is None)
        assert (ref.low is None) == (ref.edtf is None or ref.edtf.startswith("../"))
        assert ref.low is None or ref.low <= (ref.high or "")
        last = ref.span.end


def test_a_weekday_of_an_article_of_some_day_of_a_week() -> None:
    """Written between a Wednesday and the Tuesday after: the Wednesday that all days but one or two point to."""
    [ahead] = times_of("The envoys will lay a wreath on Wednesday.", "2023-12-06/2023-12-12")
    [back] = times_of("The envoys laid a wreath on Wednesday.", "2023-12-06/2023-12-12")
    assert (ahead.edtf, back.edtf) == ("2023-12-13", "2023-12-06")


def test_a_title_is_no_year() -> None:
    assert not [t for t in times_of("He said so on CBS's ''60 Minutes.''") if t.type == "DATE"]


def test_a_verb_in_a_headline_is_no_month() -> None:
    assert told("Court May Hear Appeal Of Miners") == []
    assert told("Talks In May Fail") == [("May", "DATE", "2023-05")]
    assert told("Annual May Festival Opens") == [("May", "DATE", "2023-05")]
