"""Web pages: the text and metadata that trafilatura extracts, from pages of bounded size and depth."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from rashomon.errors import UnreadableError
from rashomon.model import Given, Rejection
from rashomon.read.decoding import decode
from rashomon.read.draft import Draft
from rashomon.read.given import edtf, language_code, one_line
from rashomon.read.limits import ReadLimits
from rashomon.read.unpacking import in_words, read_whole

_CHARSET = re.compile(rb"charset\s?=\s?[\"']?([A-Za-z0-9_-]{2,20})")
_TAG = re.compile(r"<[A-Za-z]")
_LANG = re.compile(r"<html[^<>]{0,300}?\slang\s?=\s?[\"']?([A-Za-z-]{2,10})", re.IGNORECASE)
# A fixed last day keeps the answer the same whenever the program runs.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


def read_html(path: str, limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """Yield the one article of a web page."""
    data = read_whole(path, limits.html_bytes)
    page = decode(path, data, declared_charset(data))
    text, given = extract(path, page.text, limits)
    yield Draft(None, "html", page.encoding, text, data, given)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page names in its head."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def extract(path: str, page: str, limits: ReadLimits, url: str | None = None) -> tuple[str, Given]:
    """Return the article in a page and what the page says of it.

    Raises:
        UnreadableError: If the page is too large or too deep, or holds no article.
    """
    check_page(path, page, limits)
    from trafilatura import bare_extraction  # loaded late: it costs a second
    from trafilatura.settings import Document

    for name in ("trafilatura", "htmldate"):  # what is wrong with a page is told in the rejection
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            page, url=url, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, AssertionError) as error:
        raise UnreadableError(path, f"the page cannot be taken apart ({type(error).__name__})") from error
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise UnreadableError(path, "no article text found in the page")
    language = _LANG.search(page[:20_000])
    return found.text or "", Given(
        title=one_line(found.title),
        outlet=one_line(found.sitename) or one_line(found.hostname),
        byline=one_line(found.author),
        published=edtf(found.date),
        url=one_line(found.url) or url,
        language=language_code(language[1]) if language else None,
    )


def check_page(path: str, page: str, limits: ReadLimits) -> None:
    """Refuse a page that could take the extraction unbounded time or stack.

    The depth is that of the tree as the parser builds it, which closes what the page forgot to close.
    """
    from lxml import etree  # type: ignore[import-untyped]  # loaded late: only HTML needs it

    if len(page) > limits.html_bytes:
        raise UnreadableError(path, f"page larger than {in_words(limits.html_bytes)}")
    if page.count("<") > 8 * limits.html_tags or sum(1 for _ in _TAG.finditer(page)) > limits.html_tags:
        raise UnreadableError(path, f"page with more than {limits.html_tags:,} tags")
    parser = etree.HTMLPullParser(events=("start", "end"), encoding="utf-8")
    depth = 0
    try:
        parser.feed(page.encode("utf-8", "replace"))
        for event, _ in parser.read_events():
            depth += 1 if event == "start" else -1
            if depth > limits.html_depth:
                raise UnreadableError(path, f"page nested deeper than {limits.html_depth} levels")
    except etree.LxmlError as error:
        raise UnreadableError(path, "the page cannot be taken apart") from error
