"""One article cleaned: its zones and what it says of itself."""

from __future__ import annotations

from dataclasses import replace

from rashomon.clean.credits import find_agency, find_byline, find_dateline
from rashomon.clean.lines import is_wrapped, part
from rashomon.clean.outlets import find_outlet
from rashomon.clean.publication import find_published
from rashomon.clean.zoning import Judged, Layout, judge, lay_out, zones_of
from rashomon.language.detect import UNKNOWN, detect
from rashomon.model import Article, CleanArticle, Field, Span

_SURE_OF_LANGUAGE = 0.5


def clean_article(article: Article) -> CleanArticle:
    """Return the zones of one article and its headline, outlet, byline, dateline, agency, date and language.

    The zones do not overlap and leave out white space only. What is unknown is None.
    """
    layout = lay_out(article)
    judged = judge(layout)
    agency = find_agency(article, judged)
    dateline = find_dateline(article, judged)
    if dateline is not None and dateline.span is not None:
        judged = cut_out(judged, dateline.span)
    return CleanArticle(
        article=article.id,
        zones=zones_of(article, judged),
        title=_title(article, layout),
        outlet=find_outlet(article, layout.heading, judged),
        byline=find_byline(article, judged),
        dateline=dateline,
        agency=agency,
        published=find_published(article, judged),
        language=_language(article, judged),
        wrapped=is_wrapped(article.text),
    )


def cut_out(judged: tuple[Judged, ...], span: Span) -> tuple[Judged, ...]:
    """Return the pieces with the dateline, which stands inside one of them, made a piece of its own."""
    found: list[Judged] = []
    for item in judged:
        if not (item.piece.start <= span.start < item.piece.end):
            found.append(item)
            continue
        before = part(item.piece, item.piece.start, span.start)
        after = part(item.piece, span.end, item.piece.end)
        own = part(item.piece, span.start, span.end)
        found.extend([replace(item, piece=before)] if before else [])
        if own:
            found.append(Judged(own, "dateline", "place and agency before the first sentence", 0.9))
        found.extend([replace(item, piece=after)] if after else [])
    return tuple(found)


def _title(article: Article, layout: Layout) -> Field | None:
    """Return the headline, where the text shows it, else as the format gives it."""
    heading = layout.heading
    if heading.title is not None:
        return Field(" ".join(heading.title.split()), Span(article.id, heading.start, heading.end), 0.9)
    return Field(article.given.title, None, 0.95) if article.given.title else None


def _language(article: Article, judged: tuple[Judged, ...]) -> str | None:
    """Return the language of the body; of a text too short to tell, what the format says."""
    body = "\n".join(item.piece.text for item in judged if item.kind == "body")[:4000]
    code, confidence = detect(body or article.text[:4000])
    return code if code != UNKNOWN and confidence >= _SURE_OF_LANGUAGE else article.given.language
