"""EDTF dates as formats without doubt hold them."""

from __future__ import annotations

import pytest

from rashomon.export.dates import date_parts, day_of, interval_ends, short_date


@pytest.mark.parametrize(
    ("edtf", "parts", "day", "short"),
    [
        ("2023-12-12", (2023, 12, 12), "2023-12-12", "2023-12-12"),
        ("2023-12", (2023, 12, None), None, "2023-12"),
        ("2023", (2023, None, None), None, "2023"),
        ("2023-12-12~", (2023, 12, None), None, "2023-12"),
        ("2023-09~", (2023, 9, None), None, "2023-09"),
        ("2023-12-05/2023-12-19", (2023, 12, None), None, "2023-12"),
        ("2023-12-30/2024-01-02", None, None, None),
        ("2023-02-01/2023-12-31", (2023, None, None), None, "2023"),
        ("2023-12-12/2023-12-12", (2023, 12, 12), "2023-12-12", "2023-12-12"),
        ("2023-12-12/", None, None, None),
        ("../2023", None, None, None),
        ("", None, None, None),
        ("XXXX-12-25", None, None, None),
        (None, None, None, None),
    ],
)
def test_only_what_is_sure(
    edtf: str | None, parts: tuple[int, int | None, int | None] | None, day: str | None, short: str | None
) -> None:
    assert (date_parts(edtf), day_of(edtf), short_date(edtf)) == (parts, day, short)


@pytest.mark.parametrize(
    ("edtf", "ends"),
    [
        ("2023-12-05/2023-12-19", ("2023-12-05", "2023-12-19")),
        ("2023-12/", ("2023-12", None)),
        ("../2023", (None, "2023")),
        ("2023-12-05", (None, None)),
        (None, (None, None)),
    ],
)
def test_ends_of_an_interval(edtf: str | None, ends: tuple[str | None, str | None]) -> None:
    assert interval_ends(edtf) == ends
