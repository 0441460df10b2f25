from __future__ import annotations

import pytest

from rashomon.clean import clean_article
from rashomon.clean.dates import find_dates, interval
from tests.clean.reports import BODY, article, page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("March 4, 2024", (2024, 3, 4, None)),
        ("Mon. Mar 4th, 2024", (2024, 3, 4, 0)),
        ("4 March 2024", (2024, 3, 4, None)),
        ("Monday (March 4)", (None, 3, 4, None)),
        ("on Sept. 11", (None, 9, 11, None)),
        ("2024-03-04", (2024, 3, 4, None)),
        ("31/12/2024", (2024, 12, 31, None)),
        ("December 2023", (2023, 12, None, None)),
    ],
)
def test_dates_as_newspapers_write_them(text: str, found: tuple[int | None, ...]) -> None:
    (mention,) = find_dates(text)
    assert (mention.year, mention.month, mention.day, mention.weekday) == found


@pytest.mark.parametrize("text", ["03/04/2024", "may 4 people come", "February 30, 2024", "1.5.2", "Marching 12 miles"])
def test_what_is_no_sure_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("edtf", "days"),
    [("2024-02", ("2024-02-01", "2024-02-29")), ("2023-12-12/2023-12-13", ("2023-12-12", "2023-12-13")), ("x", None)],
)
def test_intervals(edtf: str, days: tuple[str, str] | None) -> None:
    found = interval(edtf)
    assert (tuple(day.isoformat() for day in found) if found else None) == days


@pytest.mark.parametrize(
    ("line", "date", "sure"),
    [
        ("Published: March 4, 2024 8:10 am", "2024-03-04", True),
        ("/ 01:37 PM March 4, 2024", "2024-03-04", True),
        ("By Ida Lund, 4 March 2024", "2024-03-04", True),
        ("March 4, 2024", "2024-03-04", True),
        ("Updated 5 March 2024 at 10:00 GMT", "2024-03-05", True),
    ],
)
def test_lines_below_the_headline_date_the_article(line: str, date: str, sure: bool) -> None:
    made = page("Old bridge closed", line, *BODY)
    published = clean_article(made).published
    assert published is not None and published.date == date and published.basis == "byline"
    assert (published.confidence >= 0.6) == sure
    assert published.span is not None and "2024" in published.span.of(made.text)


def test_a_date_at_the_very_top_is_worth_little() -> None:
    published = clean_article(page("Tue. Jun 11th, 2024", *BODY)).published
    assert published is not None and published.confidence < 0.5


def test_the_first_publication_counts_not_the_update() -> None:
    made = page("Old bridge closed", "Updated: March 6, 2024", "Published: March 4, 2024", *BODY)
    published = clean_article(made).published
    assert published is not None and published.date == "2024-03-04"


@pytest.mark.parametrize("line", ["© 2024 The Quay. All rights reserved.", "Photo taken on March 4, 2024. FILE PHOTO"])
def test_other_years_never_count(line: str) -> None:
    assert clean_article(page("Old bridge closed", *BODY, line)).published is None


def test_metadata_and_addresses() -> None:
    text = "\n\n".join(BODY)
    told = clean_article(article(text, published="2024-03-04")).published
    address = clean_article(article(text, url="https://quay.example/news/2024/03/04/bridge")).published
    assert told is not None and (told.date, told.basis) == ("2024-03-04", "metadata")
    assert address is not None and (address.date, address.basis) == ("2024-03-04", "metadata")
