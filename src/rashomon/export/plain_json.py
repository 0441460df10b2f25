"""JSON that is safe wherever it is put, in a web page too."""

from __future__ import annotations

import json
import math
from typing import Any

# Inside a <script> element these would end it or open a comment; U+2028 and U+2029 end a line in old JavaScript.
_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def to_json_bytes(value: Any, *, indent: int | None = 1) -> bytes:
    """Return `value` as JSON in UTF-8 with a line end; the same bytes for the same value.

    The characters < > & stand as escapes, so that the text can be put into an HTML page as it is.
    """
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False, separators=separators)
    try:
        return (text.translate(_UNSAFE) + "\n").encode("utf-8")
    except UnicodeEncodeError:
        # A lone surrogate cannot be written as UTF-8, but as an escape it keeps its place.
        text = json.dumps(value, ensure_ascii=True, indent=indent, allow_nan=False, separators=separators)
        return (text.translate(_UNSAFE) + "\n").encode("ascii")


def without_none(**fields: Any) -> dict[str, Any]:
    """Return the fields that are known: None, empty text and empty lists are left out."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", [], {})}


def rounded(value: float | None) -> float | int | None:
    """Return a number as JSON can hold it: rounded, whole ones as integers, None for what is not finite."""
    if value is None or not math.isfinite(value):
        return None
    short = round(value, 6)
    return int(short) if short == int(short) else short
