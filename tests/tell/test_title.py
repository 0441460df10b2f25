import dataclasses

import pytest

from rashomon.model import Field
from rashomon.tell.ranking import rank
from rashomon.tell.title import story_title
from tests.tell.harbour import harbour


def titled(*titles: str | None) -> str | None:
    readings = []
    for reading, title in zip(harbour().readings, titles, strict=True):
        zones = tuple(z for z in reading.clean.zones if z.kind != "headline")
        field = Field(title, None, 0.9) if title else None
        clean = dataclasses.replace(reading.clean, zones=zones, title=field)
        readings.append(dataclasses.replace(reading, clean=clean))
    return story_title(readings, rank(harbour().statements, readings))


AGROUND = "Ferry Halden Star aground off Marrow Point"
ROCKS = "Halden Star strikes rocks off Marrow Point"
FIRST = "The ferry Halden Star ran aground off Marrow Point on Monday with 212 people aboard."


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Live updates", AGROUND, None, None), AGROUND),
        ((f"{ROCKS} | Harbour Post", None, None, None), ROCKS),
        ((None, None, None, None), FIRST),
    ],
)
def test_the_headline_that_names_the_story(titles: tuple[str | None, ...], expected: str) -> None:
    assert titled(*titles) == expected


def test_nothing_to_name_it_by() -> None:
    assert story_title([], []) is None
