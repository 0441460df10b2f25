"""Plain text and Markdown: one file, one article, the text exactly as decoded."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.model import Given, Rejection
from rashomon.read.decoding import decode
from rashomon.read.draft import Draft
from rashomon.read.limits import ReadLimits
from rashomon.read.unpacking import read_whole


def read_text(path: str, limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """Yield the one article of a plain text file."""
    data = read_whole(path, limits.document_bytes)
    found = decode(path, data)
    yield Draft(None, "text", found.encoding, found.text, data, Given())


def read_markdown(path: str, limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """Yield the one article of a Markdown file; its marks stay in the text."""
    data = read_whole(path, limits.document_bytes)
    found = decode(path, data)
    yield Draft(None, "markdown", found.encoding, found.text, data, Given())
