from __future__ import annotations

import functools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.evaluation.whole_texts import parse_whole
from rashomon.mark.quantities import find_quantities
from rashomon.mark.times import find_times
from rashomon.model import Quantity


@functools.lru_cache(maxsize=512)
def quantities_of(text: str) -> tuple[Quantity, ...]:
    [(article, parse)] = parse_whole([("a", text)])
    return find_quantities(article, parse, find_times(article, parse, None))


def told(text: str) -> list[tuple[str, float | None, float | None, str]]:
    return [(one.span.of(text), one.low, one.high, one.unit) for one in quantities_of(text)]


INTERVALS = [
    ("Dozens of tents burned.", "Dozens", 24, 99, "count"),
    ("Scores of villagers fled.", "Scores", 40, 99, "count"),
    ("Hundreds of thousands of people fled.", "Hundreds of thousands", 200_000, 999_999, "count"),
    ("A handful of guests stayed.", "A handful", 3, 7, "count"),
    ("Several bridges fell.", "Several", 3, 9, "count"),
    ("A few hundred farmers marched.", "A few hundred", 200, 500, "count"),
    ("Half a dozen boats sank.", "Half a dozen", 6, 6, "count"),
    ("Three dozen boats sank.", "Three dozen", 36, 36, "count"),
    ("More than 30 boats sank.", "More than 30", 30, None, "count"),
    ("At least 30 boats sank.", "At least 30", 30, None, "count"),
    ("Up to 30 boats sank.", "Up to 30", 0, 30, "count"),
    ("Fewer than 30 boats sank.", "Fewer than 30", 0, 30, "count"),
    ("Just over 30 boats sank.", "Just over 30", 30, 33, "count"),
    ("Nearly a quarter of the fleet sank.", "Nearly a quarter", 0.225, 0.25, "fraction"),
    ("About two-thirds of the fleet sank.", "About two-thirds", 0.6, 0.73333333, "fraction"),
    ("One in five boats sank.", "One in five", 0.2, 0.2, "fraction"),
    ("The tax adds between 9 % and approximately 40 %.", "between 9 % and approximately 40 %", 9, 44, "percent"),
    ("The tax adds 2-2.5 percent.", "2-2.5 percent", 2, 2.5, "percent"),
    ("The tax adds half a percentage point.", "half a percentage point", 0.5, 0.5, "percentage-point"),
    ("She came for a two-day visit.", "two-day", 2, 2, "day"),
    ("The clerk is a 34-year-old father.", "34-year-old", 34, 34, "year"),
    ("The road is 12 km long.", "12 km", 12, 12, "kilometre"),
    ("The park covers 40 square kilometres.", "40 square kilometres", 40, 40, "square kilometre"),
    ("It cost about $1.5 billion.", "about $1.5 billion", 1.35e9, 1.65e9, "USD"),
    ("It cost €45m.", "€45m", 45e6, 45e6, "EUR"),
    ("It cost A$3 million.", "A$3 million", 3e6, 3e6, "AUD"),
    ("It cost 120 billion yen.", "120 billion yen", 120e9, 120e9, "JPY"),
    ("They need $75-$80 million.", "$75-$80 million", 75e6, 80e6, "USD"),
    ("It costs 60 cents.", "60 cents", 0.6, 0.6, "USD"),
    ("They earn $28 an hour.", "$28 an hour", 28, 28, "USD/hour"),
    ("The wind blew at 160 km per hour.", "160 km per hour", 160, 160, "kilometre/hour"),
    ("The rate is 31 per 100,000 people.", "31 per 100,000 people", 31, 31, "per 100000"),
    ("The port handles 40 ships a day.", "40 ships a day", 40, 40, "count/day"),
    ("Two hundred and six boats sank.", "Two hundred and six", 206, 206, "count"),
    ("Some 3,000 farmers marched.", "Some 3,000", 2700, 3300, "count"),
    ("Forty-odd farmers marched.", "Forty-odd", 40, 44, "count"),
    ("It was 44.6 degrees Celsius.", "44.6 degrees Celsius", 44.6, 44.6, "degree Celsius"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "low", "high", "unit"), INTERVALS)
def test_intervals(text: str, words: str, low: float | None, high: float | None, unit: str) -> None:
    assert told(text) == [(words, low, high, unit)]


ROLES = [
    ("Seats rose from 9 to 10.", [("9", "from"), ("10", "to")]),
    ("The fee was cut by $200 to $399.", [("$200", "by"), ("$399", "to")]),
    ("Sales fell 18% to 13 million cars.", [("18%", "by"), ("13 million", "to")]),
    ("Exports tripled.", [("tripled", "by")]),
    ("The bill passed 52-48.", [("52", "score"), ("48", "score")]),
    ("It was his third visit.", [("third", "ordinal")]),
    ("They earn $28 an hour.", [("$28 an hour", "rate")]),
    ("Eleven boats sank.", [("Eleven", "value")]),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_roles(text: str, roles: list[tuple[str, str]]) -> None:
    assert [(one.span.of(text), one.role) for one in quantities_of(text)] == roles


@pytest.mark.parametrize(
    "text",
    [
        "Flight MH204 left the gate at 02:40.",
        "Resolution 1701 was read aloud on 14 March 2006.",
        "The A380-800 and the 747-8 landed.",
        "Call 020 7946 0018.",
        "The First Lady met the G20 ministers.",
        "No one knew quite a few of them.",
        "A third party zeroed in on the M25.",
        "The first half ended in silence.",
        "Covid-19 came to Number 10.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert told(text) == []


COUNTED = [
    ("The pact covers 37 cooperation deals.", "cooperation deals"),
    ("Dozens of wooden boats sank.", "wooden boats"),
    ("Seven of the villages burned.", "villages"),
    ("She came for a two-day visit.", "visit"),
    ("The road is 12 km long.", "length"),
    ("The firm posted profits of $269m.", "profits"),
    ("The clerk, a 34-year-old father, left.", "age"),
    ("Turnout was 58%.", "Turnout"),
    ("The yard saw a drop of over 5%.", "drop"),
    ("The bank raised its key rate by 2 percent.", "key rate"),
    ("The number of asylum claims has tripled.", "asylum claims"),
    ("The new boat is twice as fast.", "speed"),
    ("The new yard is three times larger than ours.", "size"),
    ("The regulator fined the lender $3 million.", "fine"),
    ("The town won a $5 million prize.", "prize"),
    ("The pipes are 3 metres in diameter.", "diameter"),
    ("The plane can fly for 900 miles.", "distance"),
    ("She got the boat at half the price.", "price"),
    ("The Nikkei 225 stock index fell by 4%.", "Nikkei"),
    ("She trailed him, eight points behind the leader.", "gap"),
    ("The town voted for it, with 24 percent undecided.", "undecided"),
    ("The Turkish lira fell 2%.", "Turkish lira"),
    ("Two veteran politicians spoke.", "veteran politicians"),
]


@pytest.mark.parametrize(("text", "what"), COUNTED)
def test_what_is_counted(text: str, what: str) -> None:
    [one] = quantities_of(text)
    assert one.what == what
    assert one.what_span is None or one.what_span.of(text) == what


def test_a_unit_is_not_what_another_number_counts() -> None:
    loss, level = quantities_of("The bank lost 25 cents to 23.39 dollars.")
    assert (loss.what, level.what) == ("loss", "bank")


def test_openness_and_exactness() -> None:
    [more] = quantities_of("More than 30 boats sank.")
    assert (more.low_open, more.high_open, more.exact) == (True, False, False)
    [nearly] = quantities_of("Nearly half of the boats sank.")
    assert (nearly.low_open, nearly.high_open, nearly.exact) == (False, True, False)
    [plain] = quantities_of("Eleven boats sank.")
    assert plain.exact


ODD = [
    "9" * 5000, "$" * 900, "one two three " * 500, "more than " * 900, "1-" * 2000, "half a " * 900, "5 " * 2000,
    "a few hundred " * 400, "1/2/3/4/5", "0 0 0", "between and between 5 and", "$5-€6", "% percent 5",
    "THREE DOZEN SHIPS SANK", "½ of 3¾",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_odd_input_is_survived(text: str) -> None:
    for one in quantities_of(text[:5000]):
        assert one.low is None or one.high is None or one.low <= one.high


WORDS = st.sampled_from(
    ["between", "and", "to", "5", "1,200", "10.5", "$", "€", "%", "percent", "half", "a", "dozen", "million", "more",
     "than", "nearly", "per", "hour", "km", "the", "first", "-", "twice", "one", "in", "three", "boats", "of", "(", ")",
     ",", "/", "days", "old", "rose", "by", "from", "日", "🙂", "\u00a0"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_spans_lead_back_to_the_text(text: str) -> None:
    last = 0
    for one in quantities_of.__wrapped__(text):
        assert last <= one.span.start < one.span.end <= len(text)
        assert one.span.of(text).strip() == one.span.of(text)
        assert one.low is None or one.high is None or one.low <= one.high
        assert one.what_span is None or one.what_span.of(text) == one.what
        last = one.span.end


def test_the_labelled_sentences_stay_read(shared: Path) -> None:
    from rashomon.evaluation.quantities import evaluate

    scores = evaluate(shared / "data" / "quantities" / "quantities.jsonl")
    assert {figure.name: figure.value for figure in scores.figures}["span and interval F1"] > 0.93
