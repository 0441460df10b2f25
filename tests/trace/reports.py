"""Readings and vectors of bare texts, by the real parser and encoder."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from numpy import float32
from numpy.typing import NDArray

from rashomon.language.encoder import Encoder
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.mark.parsing import parse_articles
from rashomon.mark.quotations import find_quotations
from rashomon.model import Article, CleanArticle, Field, Given, Lineage, Marks, Published, Reading, Span, Zone
from rashomon.trace import find_lineage


@dataclass(frozen=True, slots=True)
class Report:
    """A text with what the clean step would have found; `furniture` stands after the body."""

    name: str
    text: str
    date: str | None = None
    outlet: str | None = None
    agency: str | None = None
    furniture: str = ""


@functools.cache
def reading_of(report: Report) -> Reading:
    """Return the reading of a report."""
    text = f"{report.text}\n\n{report.furniture}" if report.furniture else report.text
    article = Article(report.name, report.name, None, "text", "utf-8", text, "", Given())
    zones = [Zone("body", Span(report.name, 0, len(report.text)), "test", 1.0)]
    if report.furniture:
        zones.append(Zone("boilerplate", Span(report.name, len(report.text) + 2, len(text)), "test", 1.0))
    clean = CleanArticle(
        report.name, tuple(zones), None, _field(report.outlet), None, None, _field(report.agency),
        Published(report.date, "metadata", 1.0, None) if report.date else None, "en",
    )  # fmt: skip
    parse = next(parse_articles([article], [clean], pipeline=DEFAULT_PIPELINE)).parse
    return Reading(article, clean, Marks(article.id, parse, (), (), (), find_quotations(article, clean)), ())


def _field(value: str | None) -> Field | None:
    return Field(value, None, 1.0) if value else None


def vectors_of(readings: Sequence[Reading]) -> Mapping[str, NDArray[float32]]:
    """Return the sentence vectors of readings."""
    return {
        r.article.id: Encoder.shared().encode([s.span.of(r.article.text) for s in r.marks.parse.sentences])
        for r in readings
    }


def lineage_of(*reports: Report, vectors: bool = True) -> tuple[Lineage, ...]:
    """Return the lineage of some reports."""
    readings = [reading_of(report) for report in reports]
    return find_lineage(readings, vectors_of(readings) if vectors else {})


def relation_of(a: Report, b: Report, *, vectors: bool = True) -> str | None:
    """Return how two reports stand to one another."""
    found = lineage_of(a, b, vectors=vectors)
    return found[0].relation if found else None
