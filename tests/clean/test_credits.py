from __future__ import annotations

import pytest

from rashomon.clean import clean_article
from tests.clean.reports import BODY, of_kind, page


@pytest.mark.parametrize(
    ("start", "place", "agency"),
    [
        ("ASHBY — ", "ASHBY", None),
        ("ASHBY, Kent -- ", "ASHBY, Kent", None),
        ("NEW ASHBY/LONDON - ", "NEW ASHBY/LONDON", None),
        ("ASHBY, March 4 (Reuters) - ", "ASHBY", "Reuters"),
        ("ASHBY (AP) — ", "ASHBY", "AP"),
        ("Ashby (AFP) - ", "Ashby", "AFP"),
        ("Ashby, March 4 (Xinhua) -- ", "Ashby", "Xinhua"),
        ("ASHBY, 4 March 2024 (dpa) – ", "ASHBY", "dpa"),
        ("(Reuters) - ", "Reuters", "Reuters"),
        ("ASHBY (The Quay) — ", "ASHBY", None),
        ("ASHBY (Northern Wire) — ", "ASHBY", "Northern Wire"),
        ("ASHBY (QNS) — ", "ASHBY", "QNS"),
        ("ASHBY (Kent) — ", "ASHBY", None),
        ("Our correspondent, ASHBY - ", "ASHBY", None),
        ("", None, None),
        ("UPDATE: ", None, None),
        ("Ruth Okafor — ", None, None),
    ],
)
def test_datelines(start: str, place: str | None, agency: str | None) -> None:
    made = page("Old bridge closed", start + BODY[0], *BODY[1:])
    clean = clean_article(made)
    assert (clean.dateline and clean.dateline.value) == place
    assert (clean.agency and clean.agency.value) == agency
    if place:
        assert of_kind(made, "dateline", clean) == start.strip()
        assert of_kind(made, "body", clean).startswith(BODY[0])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ida Lund", "Ida Lund"),
        ("BY IDA LUND", "IDA LUND"),
        ("By Ida Lund and Jo Hill", "Ida Lund and Jo Hill"),
        ("By Ida Lund | March 4, 2024 | 8:10 am", "Ida Lund"),
        ("Written by Ida Lund, Staff Reporter", "Ida Lund"),
    ],
)
def test_bylines(line: str, name: str) -> None:
    made = page("Old bridge closed", line, *BODY)
    clean = clean_article(made)
    assert clean.byline is not None and clean.byline.value == name
    assert clean.byline.span is not None and clean.byline.span.of(made.text) == name
    assert of_kind(made, "byline", clean) == line


@pytest.mark.parametrize(
    ("end", "agency"),
    [
        ("(Reporting by Ida Lund; Editing by Jo Hill) — Reuters", "Reuters"),
        ("With inputs from AFP", "AFP"),
        ("The Associated Press contributed to this report.", "AP"),
        ("BLOOMBERG", "Bloomberg"),
        ("— Reuters", "Reuters"),
        ("Photo: REUTERS/Jo Hill", None),
        ("REUTERS FILE PHOTO", None),
        ("Reuters said that the bridge is old.", None),
    ],
)
def test_credits_at_the_end(end: str, agency: str | None) -> None:
    clean = clean_article(page("Old bridge closed", *BODY, end))
    assert (clean.agency and clean.agency.value) == agency


def test_an_agency_s_name_glued_to_the_end_counts() -> None:
    clean = clean_article(page(*BODY[:3], BODY[3] + " BLOOMBERG"))
    assert clean.agency is not None and clean.agency.value == "Bloomberg"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2024 The Quay Press. All rights reserved.", "Quay Press"),
        ("Copyright 1997-2024 Ashby Gazette", "Ashby Gazette"),
        ("© Copyright 1997-2024 | All Rights Reserved", None),
        ("Read more: The Other Paper", None),
    ],
)
def test_outlets_from_copyright_lines(line: str, outlet: str | None) -> None:
    clean = clean_article(page(*BODY, line))
    assert (clean.outlet and clean.outlet.value) == outlet
