"""The search page: by words and meaning, narrowed down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from markupsafe import Markup, escape

from rashomon.desk.filters import Filters
from rashomon.desk.reading_pages import AskedFilters, ShownCase, filter_choices
from rashomon.desk.rendering import page
from rashomon.desk.shelf import Shown
from rashomon.model import Claim, Statement
from rashomon.search import Hit
from rashomon.tell.dates import day_words
from rashomon.tell.labels import one_line
from rashomon.tell.words import stopwords

router = APIRouter()
MOST_WORDS = 2_000
_WORD = re.compile(r"\w+")
SHOWN = 40
DEEP = 600
"""So many sentences are ranked before the filters; those that do not pass make room for others."""


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that was found.

    Attributes:
        hit: The sentence.
        words: Its words, those that were looked for marked.
        report: What its report is called.
        date: When that was published, in words, or "".
        statements: What is stated in it.
    """

    hit: Hit
    words: Markup
    report: str
    date: str
    statements: tuple[Statement, ...]


@router.get("/search")
def search_page(
    request: Request,
    shown: ShownCase,
    filters: AskedFilters,
    q: Annotated[str, Query(max_length=MOST_WORDS)] = "",
) -> Response:
    """Sentences found by words and meaning."""
    values = {
        "shown": shown,
        "q": q,
        "filters": filters,
        "found": find(q, filters, shown, limit=SHOWN),
        **filter_choices(shown),
    }
    return page(request, "search.html.j2", values)


def find(words: str, filters: Filters, shown: Shown, *, limit: int) -> list[Found]:
    """Return sentences found by words and meaning that pass the filters, the best first."""
    if not words.strip():
        return []
    hits = shown.case.search(words, limit=DEEP if filters else limit)
    kept: list[Found] = []
    for hit in hits:
        claims = _claims_at(hit, shown)
        if filters and not filters.keeps_place(hit.span.article, claims, shown):
            continue
        published = shown.labels.clean[hit.span.article].published
        kept.append(
            Found(
                hit,
                marked_words(hit.text, words),
                shown.labels.article(hit.span.article),
                day_words(published.date) if published else "",
                _statements(claims, shown),
            )
        )
        if len(kept) == limit:
            break
    return kept


def marked_words(sentence: str, words: str) -> Markup:
    """Return a sentence with the words that were looked for marked, each as a whole and in any case."""
    wanted = {word.casefold() for word in _WORD.findall(words)} - stopwords()
    parts, position = [Markup("")], 0
    line = one_line(sentence)
    for found in _WORD.finditer(line):
        if found[0].casefold() in wanted:
            parts += [escape(line[position : found.start()]), Markup("<mark>{}</mark>").format(found[0])]
            position = found.end()
    parts.append(escape(line[position:]))
    return Markup("").join(parts)


def _claims_at(hit: Hit, shown: Shown) -> list[Claim]:
    return [c for c in shown.labels.claims_of.get(hit.span.article, ()) if c.span.overlaps(hit.span)]


def _statements(claims: list[Claim], shown: Shown) -> tuple[Statement, ...]:
    names = dict.fromkeys(shown.labels.statement_of[c.id] for c in claims if c.id in shown.labels.statement_of)
    return tuple(shown.labels.statements[name] for name in names)
