"""Parquet: one article a row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from rashomon.errors import UnreadableError
from rashomon.model import Rejection
from rashomon.read.draft import Draft
from rashomon.read.given import (
    BYLINE_NAMES,
    DATE_NAMES,
    LANGUAGE_NAMES,
    OUTLET_NAMES,
    TEXT_NAMES,
    TITLE_NAMES,
    URL_NAMES,
    name_of,
)
from rashomon.read.limits import ReadLimits
from rashomon.read.records import NO_TEXT, to_draft
from rashomon.read.unpacking import GZIP_MAGIC, read_whole

_KNOWN = frozenset(
    TEXT_NAMES + TITLE_NAMES + URL_NAMES + DATE_NAMES + OUTLET_NAMES + BYLINE_NAMES + LANGUAGE_NAMES
)  # other columns are not even unpacked
_BATCH = 256


def read_parquet(path: str, limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """Yield the articles of a Parquet file, a few hundred rows in memory at a time."""
    import pyarrow as pa  # loaded late: only tables need it
    import pyarrow.parquet as pq

    try:
        with Path(path).open("rb") as file:
            packed = file.read(2) == GZIP_MAGIC
        source = io.BytesIO(read_whole(path, limits.document_bytes)) if packed else path
        with pq.ParquetFile(source) as table:
            columns = [name for name in table.schema_arrow.names if name_of(name) in _KNOWN]
            if not any(name_of(name) in TEXT_NAMES for name in columns):
                raise UnreadableError(path, NO_TEXT)
            number = 0
            for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
                for fields in batch.to_pylist():
                    number += 1
                    if number > limits.records:
                        yield Rejection(path, "read", f"more than {limits.records:,} rows, the others were left out")
                        return
                    raw = "\x1f".join(str(value) for value in fields.values()).encode("utf-8", "replace")
                    yield to_draft(path, f"row {number}", "parquet", fields, raw, limits)
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(path, "damaged Parquet file") from error
