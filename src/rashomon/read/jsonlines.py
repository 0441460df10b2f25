"""JSON: one record a line, or one file with a record or a list of them (ninjs among them)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rashomon.errors import UnreadableError
from rashomon.model import Rejection
from rashomon.read.decoding import decode
from rashomon.read.draft import Draft
from rashomon.read.limits import ReadLimits
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
                yield _from_line(path, f"line {number}", line, limits)


def _from_line(path: str, record: str, line: bytes, limits: ReadLimits) -> Draft | Rejection:
    try:
        fields = _parse(line.decode("utf-8-sig", "replace"))
    except ValueError as error:
        return Rejection(f"{path}#{record}", "read", f"not JSON ({error})")
    if not isinstance(fields, dict):
        return Rejection(f"{path}#{record}", "read", "not a JSON object")
    return to_draft(path, record, "jsonl", fields, line, limits)


def read_json(path: str, limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """Yield the article of a JSON file, or those of a list in it; a ninjs item says so in `format`."""
    data = read_whole(path, limits.document_bytes)
    try:
        found = _parse(decode(path, data).text)
    except ValueError as error:
        raise UnreadableError(path, f"not JSON ({error})") from error
    if isinstance(found, dict):
        found = next((found[name] for name in _LISTS if isinstance(found.get(name), list)), found)
    if isinstance(found, dict):
        ninjs = "body_text" in found or "body_html" in found or "bodies" in found
        yield to_draft(path, None, "ninjs" if ninjs else "jsonl", found, data, limits)
        return
    if not isinstance(found, list) or not found:
        raise UnreadableError(path, NO_TEXT)
    for number, fields in enumerate(found[: limits.records], 1):
        record = f"entry {number}"
        if isinstance(fields, dict):
            raw = json.dumps(fields, sort_keys=True).encode("utf-8", "surrogatepass")
            yield to_draft(path, record, "jsonl", fields, raw, limits)
        else:
            yield Rejection(f"{path}#{record}", "read", "not a JSON object")


def _parse(text: str) -> Any:
    """Return the JSON value of `text`; every way in which it can be bad is a ValueError in a few words."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg.lower()} at character {error.pos}") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
