"""CSV and TSV: one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.errors import UnreadableError
from rashomon.model import Rejection
from rashomon.read.decoding import decode
from rashomon.read.draft import Draft
from rashomon.read.given import TEXT_NAMES, name_of
from rashomon.read.limits import ReadLimits
from rashomon.read.records import NO_TEXT, to_draft
from rashomon.read.unpacking import in_words, open_stream, read_head

_SAMPLE = 65536


def read_csv(path: str, limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """Yield the articles of a table with a header row; the separator is found in that row."""
    sample = decode(path, read_head(path, _SAMPLE))
    encoding = "utf-8-sig" if sample.encoding == "utf-8" else sample.encoding
    header = next((line for line in sample.text.splitlines() if line.strip()), "")
    separator = max(",;\t|", key=header.count)
    if not any(name_of(name) in TEXT_NAMES for name in header.split(separator)):
        raise UnreadableError(path, NO_TEXT)
    csv.field_size_limit(limits.record_bytes)
    with open_stream(path, limits.collection_bytes) as stream:
        rows = csv.DictReader(_lines(path, stream, encoding, limits), delimiter=separator, restkey="")
        number = 0
        while True:
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield Rejection(path, "read", f"the table breaks off after row {number} ({error})")
                return
            if row is None:
                return
            number += 1
            if number > limits.records:
                yield Rejection(path, "read", f"more than {limits.records:,} rows, the others were left out")
                return
            raw = "\x1f".join(str(value) for value in row.values()).encode("utf-8", "replace")
            yield to_draft(path, f"row {number}", "csv", row, raw, limits)


def _lines(path: str, stream: BinaryIO, encoding: str, limits: ReadLimits) -> Iterator[str]:
    """Yield the lines of a table, line ends kept; none may be longer than a record."""
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    while line := text.readline(limits.record_bytes + 1):
        if len(line) > limits.record_bytes:
            raise UnreadableError(path, f"a line is longer than {in_words(limits.record_bytes)}")
        yield line
