"""What all files of many records have in common: one record to one draft."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.errors import UnreadableError
from rashomon.model import Given, Rejection
from rashomon.read.draft import Draft
from rashomon.read.fragments import is_marked_up, to_text
from rashomon.read.given import TEXT_NAMES, from_fields, name_of
from rashomon.read.limits import ReadLimits

NO_TEXT = "no text in it (looked for: " + ", ".join(TEXT_NAMES[:5]) + " ...)"


def to_draft(
    path: str, record: str | None, format_name: str, fields: Mapping[str, object], raw: bytes, limits: ReadLimits
) -> Draft | Rejection:
    """Return the draft of one record, whose columns have any of their usual names, or why there is none."""
    named: dict[str, object] = {}
    for column, value in fields.items():
        named.setdefault(name_of(str(column)), value)
    text, given = from_fields(named)
    where = f"{path}#{record}" if record else path
    if text is None:
        return Rejection(where, "read", NO_TEXT)
    return from_text(path, record, format_name, text, given, raw, limits)


def from_text(
    path: str, record: str | None, format_name: str, text: str, given: Given, raw: bytes, limits: ReadLimits
) -> Draft | Rejection:
    """Return the draft of one record's text; markup in it is taken off."""
    if is_marked_up(text):
        try:
            text = to_text(path, text, limits)
        except UnreadableError as error:
            return Rejection(f"{path}#{record}" if record else path, "read", error.reason)
    return Draft(record, format_name, None, text, raw, given)
