"""Strict tab-separated lines: a tab or the end of a line inside a value would move all that follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_UNFIT = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def tab_separated(header: Sequence[str] | None, rows: Iterable[Sequence[object]]) -> bytes:
    """Return lines that end in a line feed, nothing quoted, None empty; control characters become one space."""
    lines = [] if header is None else ["\t".join(header)]
    lines += ["\t".join(value(cell) for cell in row) for row in rows]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def value(cell: object) -> str:
    """Return a value as it may stand between two tabs."""
    return "" if cell is None else _UNFIT.sub(" ", str(cell)).strip()
