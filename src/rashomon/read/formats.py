"""Which reader is for which file: by its name, or by its first bytes where the name says nothing."""

from __future__ import annotations

import re
from pathlib import PurePath

from rashomon.read.draft import FormatReader
from rashomon.read.feeds import read_feed
from rashomon.read.html import read_html
from rashomon.read.jsonlines import read_json, read_jsonl
from rashomon.read.parquet import read_parquet
from rashomon.read.plaintext import read_markdown, read_text
from rashomon.read.tables import read_csv
from rashomon.read.unpacking import read_head
from rashomon.read.warc import read_warc

_HEAD = 4096
_PAGE = re.compile(r"\s{0,200}(?:<!--.{0,1000}?-->\s{0,200})?(?:<!doctype html|<html)", re.IGNORECASE | re.DOTALL)
_COMMENT = r"(?:<!--.{0,1000}?-->\s{0,200})?"
_FEED = re.compile(rf"\s{{0,200}}(?:<\?xml[^>]{{0,200}}>\s{{0,200}})?{_COMMENT}<(?:rss|feed|rdf:RDF)\b", re.DOTALL)


def reader_of(path: str) -> FormatReader:
    """Return the reader for a file; a trailing .gz does not count."""
    suffixes = [suffix.lower() for suffix in PurePath(path).suffixes]
    if suffixes and suffixes[-1] in (".gz", ".gzip"):
        suffixes.pop()
    named = BY_NAME.get(suffixes[-1]) if suffixes else None
    if named is not None and named is not read_text:
        return named
    return _by_content(read_head(path, _HEAD)) or read_text


def _by_content(head: bytes) -> FormatReader | None:
    """Return the reader that the first bytes speak for, None if they may be anything."""
    if head.startswith(b"PAR1"):
        return read_parquet
    if head.startswith(b"WARC/"):
        return read_warc
    text = head.decode("utf-8-sig", "replace")
    if _PAGE.match(text):
        return read_html
    if _FEED.match(text):
        return read_feed
    return None


BY_NAME: dict[str, FormatReader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".rdf": read_feed,
    ".warc": read_warc,
    ".wet": read_warc,
}
