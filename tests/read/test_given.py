from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.given import edtf, from_fields, language_code, name_of


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023-12-12", "2023-12-12"),
        ("2023-12-12T13:37:00+07:00", "2023-12-12"),
        ("2023-12-12 13:37:00", "2023-12-12"),
        ("20231212T133700Z", "2023-12-12"),
        ("20231212133700", "2023-12-12"),
        ("2023-12", "2023-12"),
        ("2023", "2023"),
        ("Tue, 12 Dec 2023 09:00:00 +0700", "2023-12-12"),
        ("December 12, 2023", "2023-12-12"),
        ("12 December 2023 at 10:00", "2023-12-12"),
        ("Dec. 2nd, 2023", "2023-12-02"),
        ("31/12/2023", "2023-12-31"),
        ("12/31/2023", "2023-12-31"),
        ("05/05/2023", "2023-05-05"),
        ("03/04/2023", "2023"),
        ("1702346400", "2023-12-12"),
        ("1702346400000", "2023-12-12"),
        ("2023-02-30", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        ("0001-01-01", None),
    ],
)
def test_dates_become_edtf_or_nothing(written: str | None, date: str | None) -> None:
    assert edtf(written) == date


@given(st.text(max_size=100))
def test_any_date_string_is_borne(text: str) -> None:
    assert edtf(text) is None or len(edtf(text) or "") in (4, 7, 10)


def test_columns_are_known_by_their_usual_names() -> None:
    row = {"Article Body": "Text.", "Headline": " A  title ", "pub_date": "2024-01-02", "Source": {"name": "The Quay"}}
    text, found = from_fields({name_of(key): value for key, value in row.items()})
    assert (text, found.title, found.published, found.outlet) == ("Text.", "A title", "2024-01-02", "The Quay")


def test_paragraphs_of_sentences_become_a_text() -> None:
    text, _ = from_fields({"paragraphs": [["One.", "Two."], ["Three."]]})
    assert text == "One. Two.\n\nThree."


@pytest.mark.parametrize(("told", "code"), [("en-US", "en"), ("en", "en"), ("DE_de", "de"), ("eng", None), ("", None)])
def test_language_codes(told: str, code: str | None) -> None:
    assert language_code(told) == code
