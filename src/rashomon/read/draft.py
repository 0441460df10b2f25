"""What a format found in a file, before it is judged an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rashomon.model import Given, Rejection
from rashomon.read.limits import ReadLimits


@dataclass(frozen=True, slots=True)
class Draft:
    """One text as a format gave it.

    Attributes:
        record: Which record of the file ("row 3"), None if the file is one article.
        format: As in `Article.format`.
        encoding: As in `Article.encoding`.
        text: The text.
        raw: The bytes it came from.
        given: What the format says of it.
    """

    record: str | None
    format: str
    encoding: str | None
    text: str
    raw: bytes
    given: Given


FormatReader = Callable[[str, ReadLimits], Iterator[Draft | Rejection]]


def plain_characters(text: str) -> str:
    """Return `text` with lone surrogates, which no file could hold, replaced."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
