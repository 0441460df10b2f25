"""RSS and Atom: one article an entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.errors import UnreadableError
from rashomon.model import Given, Rejection
from rashomon.read.draft import Draft
from rashomon.read.given import edtf, language_code, one_line
from rashomon.read.limits import ReadLimits
from rashomon.read.records import NO_TEXT, from_text
from rashomon.read.unpacking import read_whole


def read_feed(path: str, limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """Yield the entries of a feed: their full content where it is there, else their summary."""
    import feedparser  # loaded late: only feeds need it

    data = read_whole(path, limits.document_bytes)
    try:
        found: Any = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise UnreadableError(path, f"the feed cannot be taken apart ({type(error).__name__})") from error
    if not found.entries:
        known = found.get("version")
        raise UnreadableError(path, "no entries in the feed" if known else "XML that is no RSS or Atom feed")
    outlet = one_line(found.feed.get("title"))
    language = language_code(found.feed.get("language"))
    for number, entry in enumerate(found.entries[: limits.records], 1):
        yield _draft(path, f"entry {number}", entry, outlet, language, data, limits)


def _draft(
    path: str, record: str, entry: Any, outlet: str | None, language: str | None, data: bytes, limits: ReadLimits
) -> Draft | Rejection:
    """Return the draft of one entry."""
    content = [part.get("value") or "" for part in entry.get("content") or []]
    text = max([*content, entry.get("summary") or ""], key=len)
    if not text.strip():
        return Rejection(f"{path}#{record}", "read", NO_TEXT)
    source = entry.get("source") or {}
    given = Given(
        title=one_line(entry.get("title")),
        outlet=one_line(source.get("title")) or outlet,
        byline=one_line(entry.get("author")),
        published=edtf(entry.get("published") or entry.get("updated")),
        url=one_line(entry.get("link")),
        language=language,
    )
    return from_text(path, record, "feed", text, given, data, limits)
