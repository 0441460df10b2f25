"""When one article was published, as far as it says so itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.dates import DateMention, find_dates
from rashomon.clean.zoning import Judged
from rashomon.model.article import Article, Published
from rashomon.model.span import Span

_PRINT = re.compile(r"(?:in print|published|posted|appeared|printed|updated) on", re.IGNORECASE)
PAGE_DATE = 0.3


def find_published(article: Article, judged: Sequence[Judged]) -> Published | None:
    """Return the publication date that metadata, a byline, a dateline or a note of the page tells.

    A lone date in the page's header is worth little (the day it was saved, as often as not) and says so by its
    confidence; dates of pictures and copyright years never count.
    """
    if article.given.published:
        return Published(article.given.published, "metadata", 0.95, None)
    bylines = [item for item in judged if item.kind in ("byline", "dateline")]
    for item in sorted(bylines, key=lambda item: "pdated" in item.piece.text):
        if found := _told(article, item, 0.9):
            return found
    for item in judged:
        if item.kind == "boilerplate" and _PRINT.search(item.piece.text[:300]) and (found := _told(article, item, 0.7)):
            return found
    if found := _in_address(article):
        return found
    for item in judged:
        if item.reason == "page date" and (found := _told(article, item, PAGE_DATE)):
            return found
    return None


def _told(article: Article, item: Judged, confidence: float) -> Published | None:
    """Return the first full date in a piece."""
    for mention in find_dates(item.piece.text[:400]):
        if mention.whole():
            return _published(article, item, mention, confidence)
    return None


def _published(article: Article, item: Judged, mention: DateMention, confidence: float) -> Published:
    span = Span(article.id, item.piece.start + mention.start, item.piece.start + mention.end)
    return Published(mention.edtf() or "", "byline", confidence, span)


def _in_address(article: Article) -> Published | None:
    """Return the day that the article's address holds, as those of many outlets do."""
    match = re.search(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?:/|-|$)", article.given.url or "")
    if match is None or not find_dates(f"{match[1]}-{match[2]}-{match[3]}"):
        return None
    return Published(f"{match[1]}-{match[2]}-{match[3]}", "metadata", 0.8, None)
