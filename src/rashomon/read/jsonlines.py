"""JSON: one record a line, or one file with a record or a list of them; ninjs items among them have a reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rashomon.errors import UnreadableError
from rashomon.model import Rejection
from rashomon.read.decoding import decode
from rashomon.read.draft import Draft
from rashomon.read.limits import ReadLimits
from rashomon.read.ninjs import is_ninjs, read_ninjs
from rashomon.read.records import NO_TEXT, to_draft
from rashomon.read.unpacking import in_words, open_stream, read_whole

_LISTS = ("articles", "items", "entries", "results", "documents", "docs", "data", "records", "stories", "hits")


def read_jsonl(path: str, limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """Yield the articles of a file with one JSON object a line."""
    with open_stream(path, limits.collection_bytes) as stream:
        number = 0
        while line := stream.readline(limits.record_bytes + 1):
            number += 1
            if len(line) > limits.record_bytes:
                reason = f"line {number} is longer than {in_words(limits.record_bytes)}, the rest was left out"
                yield Rejection(path, "read", reason)
                return
            if number > limits.records:
                yield Rejection(path, "read", f"more than {limits.records:,} lines, the others were left out")
                return
            if line.strip():
                yield from _from_line(path, f"line {number}", line, limits)


def _from_line(path: str, record: str, line: bytes, limits: ReadLimits) -> Iterator[Draft | Rejection]:
    try:
        fields = _parse(line.decode("utf-8-sig", "replace"))
    except ValueError as error:
        yield Rejection(f"{path}#{record}", "read", f"not JSON ({error})")
        return
    yield from _from_object(path, record, fields, line, limits)


def _from_object(
    path: str, record: str | None, fields: object, raw: bytes, limits: ReadLimits
) -> Iterator[Draft | Rejection]:
    if not isinstance(fields, dict):
        yield Rejection(f"{path}#{record}", "read", "not a JSON object")
    elif is_ninjs(fields):
        yield from read_ninjs(path, record, fields, raw, limits)
    else:
        yield to_draft(path, record, "jsonl", fields, raw, limits)


def read_json(path: str, limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """Yield the article of a JSON file, or those of a list in it."""
    data = read_whole(path, limits.document_bytes)
    try:
        found = _parse(decode(path, data).text)
    except ValueError as error:
        raise UnreadableError(path, f"not JSON ({error})") from error
    if isinstance(found, dict) and not is_ninjs(found):
        found = next((found[name] for name in _LISTS if isinstance(found.get(name), list)), found)
    if isinstance(found, dict):
        yield from _from_object(path, None, found, data, limits)
        return
    if not isinstance(found, list) or not found:
        raise UnreadableError(path, NO_TEXT)
    for number, fields in enumerate(found[: limits.records], 1):
        raw = json.dumps(fields, sort_keys=True).encode("utf-8", "surrogatepass")
        yield from _from_object(path, f"entry {number}", fields, raw, limits)


def _parse(text: str) -> Any:
    """Return the JSON value of `text`; every way in which it can be bad is a ValueError in a few words."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg.lower()} at character {error.pos}") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
