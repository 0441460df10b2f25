import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.tell.dates import date_words, day_words, days_of, range_words


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-03-04", "2024-03-04", "2024-03-04"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2017", "2017-01-01", "2017-12-31"),
        ("2023-09~", "2023-09-01", "2023-09-30"),
        ("2012-22", "2012-06-01", "2012-08-31"),
        ("2012-24", "2012-12-01", "2013-02-28"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("1965/1970", "1965-01-01", "1970-12-31"),
        ("[2016-09-19..2016-09-25]", "2016-09-19", "2016-09-25"),
    ],
)
def test_first_and_last_day(edtf: str, first: str, last: str) -> None:
    assert days_of(edtf) == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize("edtf", [None, "", "2023-02-30", "2023-13", "0000", "../1990", "1990/", "soon", "XXXX-05-16"])
def test_no_certain_days(edtf: str | None) -> None:
    assert days_of(edtf) is None


@given(st.text(max_size=80))
def test_reads_any_string(text: str) -> None:
    days_of(text)
    date_words(text)
    range_words(text, text + "x")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-03-04", "4 March 2024"),
        ("2024-03", "March 2024"),
        ("2024~", "about 2024"),
        ("2024?", "perhaps 2024"),
        ("2012-22", "summer 2012"),
        ("199X", "the 1990s"),
        ("1965/1970", "1965 to 1970"),
        ("../2013", "2013 or earlier"),
        ("[2016-09-19..2016-09-25]", "between 19 and 25 September 2016"),
        (None, ""),
    ],
)
def test_in_words(edtf: str | None, words: str) -> None:
    assert date_words(edtf) == words


def test_an_uncertain_day_in_words() -> None:
    assert day_words("2023-12-12/2023-12-14") == "between 12 and 14 December 2023"
    assert day_words("2023-12-12") == "12 December 2023"
    assert day_words("../2013") == "2013 or earlier"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-03-04", "2024-03-07", "4 to 7 March 2024"),
        ("2024-03-04", "2024-04-01", "4 March to 1 April 2024"),
        ("2024-03-04", "2024-03-04", "4 March 2024"),
        ("2023-12-30", "2024-01-02", "30 December 2023 to 2 January 2024"),
        ("2024-03", "2024-03-07", "March 2024 to 7 March 2024"),
        (None, None, ""),
    ],
)
def test_range_in_words(start: str | None, end: str | None, words: str) -> None:
    assert range_words(start, end) == words
