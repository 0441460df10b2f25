"""WARC: one article a page that was crawled (or its text, in WET files)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.errors import UnreadableError
from rashomon.model import Given, Rejection
from rashomon.read.decoding import decode
from rashomon.read.draft import Draft
from rashomon.read.html import declared_charset, extract
from rashomon.read.limits import ReadLimits
from rashomon.read.unpacking import in_words, open_stream

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(path: str, limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """Yield the pages of a web archive; what is no page is counted and told in one rejection at the end."""
    from warcio.archiveiterator import ArchiveIterator  # loaded late: only archives need it
    from warcio.exceptions import ArchiveLoadFailed

    others = taken = 0
    try:
        with open_stream(path, limits.collection_bytes) as file:
            for record in ArchiveIterator(file):
                if record.rec_type not in ("response", "conversion", "resource"):
                    continue
                kind = _content_type(record)
                if kind not in (*_PAGES, "text/plain"):
                    others += 1
                    continue
                yield _draft(path, record, kind, limits)
                taken += 1
                if taken >= limits.records:
                    yield Rejection(path, "read", f"more than {limits.records:,} pages, the others were left out")
                    return
    except ArchiveLoadFailed as error:
        raise UnreadableError(path, "damaged WARC file" if taken else "no WARC file") from error
    except UnreadableError:
        raise
    except (OSError, EOFError, ValueError) as error:
        raise UnreadableError(path, f"the WARC file breaks off after {taken} pages") from error
    if others:
        yield Rejection(path, "read", f"{others:,} records are no pages (pictures, scripts and the like)")


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()


def _draft(path: str, record: Any, kind: str, limits: ReadLimits) -> Draft | Rejection:
    """Return the draft of one record, or why it is none."""
    name = (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>") or "record without an id"
    url = record.rec_headers.get_header("WARC-Target-URI")
    where = f"{path}#{name}"
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    data = record.content_stream().read(limits.html_bytes + 1)
    if len(data) > limits.html_bytes:
        size = in_words(limits.html_bytes)
        raise UnreadableError(path, f"record {name} is larger than {size}, the rest was left out")
    if status and not status.startswith("2"):
        return Rejection(where, "read", f"the server answered {status[:3]}")
    try:
        page = decode(where, data, declared_charset(data))
        if kind == "text/plain":
            return Draft(name, "warc", page.encoding, page.text, data, Given(url=url))
        text, given = extract(where, page.text, limits, url)
    except UnreadableError as error:
        return Rejection(where, "read", error.reason)
    return Draft(name, "warc", page.encoding, text, data, given)
