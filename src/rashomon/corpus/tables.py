"""Records to the rows of the tables and back: the one file that knows their columns (docs/tables.md)."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from rashomon.model import Article, CleanArticle, Field, Given, Published, Rejection, Span, Zone

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

Row = dict[str, Any]


@functools.cache
def schema_of(table: str) -> pa.Schema:
    """Return the columns of a table."""
    import pyarrow as pa

    kinds = {"s": pa.string(), "i": pa.int32(), "l": pa.int64(), "f": pa.float64(), "b": pa.bool_(), "x": pa.binary()}

    def struct(text: str) -> pa.DataType:
        return pa.struct([(n, kinds[k]) for n, k in (part.split(":") for part in text.split())])

    field = struct("value:s start:i end:i confidence:f")
    nested = {
        "given": struct("title:s outlet:s byline:s published:s url:s language:s"),
        "field": field,
        "published": struct("date:s basis:s confidence:f start:i end:i"),
        "zones": pa.list_(struct("kind:s start:i end:i reason:s score:f")),
        "passages": pa.list_(struct("a_start:i a_end:i b_start:i b_end:i kind:s")),
        "reasons": pa.list_(struct("name:s value:f note:s")),
        "strings": pa.list_(pa.string()),
        "longs": pa.list_(pa.int64()),
    }
    found = (part.split(":") for part in COLUMNS[table].split())
    return pa.schema([(name, nested[kind] if kind in nested else kinds[kind]) for name, kind in found])


_RAW = "id:s path:s record:s format:s encoding:s text:s raw_sha256:s given:given"
COLUMNS: Mapping[str, str] = {
    "raw": _RAW,
    "articles": (
        f"{_RAW} language:s title:field outlet:field byline:field dateline:field agency:field published:published "
        "zones:zones wrapped:b words:i"
    ),
    "rejections": "path:s step:s reason:s",
    "fingerprints": "article:s number:l fingerprints:longs",
    "candidates": "a:s b:s",
    "copies": "a:s b:s share:f words:i a_words:i b_words:i passages:passages",
    "copy_groups": "group:s article:s size:i",
    "leads": "article:s title:s text:s published:s vector:x",
    "stories": "story:s title:s start:s end:s articles:i",
    "story_articles": "story:s article:s",
    "units": "id:s unit:s place:l group:s",
    "sentences": "article:s number:i start:i end:i zone:s paragraph:i",
    "entities": "article:s entity:s name:s type:s description:s country:s latitude:f longitude:f mentions:i",
    "mentions": "article:s start:i end:i text:s kind:s type:s title:s entity:s score:f",
    "times": "article:s start:i end:i text:s type:s value:s edtf:s low:s high:s anchored:b",
    "quantities": ("article:s start:i end:i text:s low:f high:f low_open:b high_open:b unit:s what:s exact:b role:s"),
    "claims": (
        "article:s claim:s sentence:i start:i end:i text:s kind:s predicate:s speaker:s direct:b certainty:s "
        "polarity:s time:s entities:strings"
    ),
    "attributions": ("article:s claim:s level:i source:s entity:s cue:s start:i end:i cue_start:i cue_end:i"),
    "lineage": "lineage:s a:s b:s relation:s direction:s confidence:f reasons:reasons",
    "passages": "lineage:s a:s a_start:i a_end:i b:s b_start:i b_end:i kind:s score:f",
}


def to_table(name: str, rows: Iterable[Row]) -> pa.Table:
    """Return rows as a table with exactly the columns of `name`."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(rows), schema=schema_of(name))


def fingerprint_table(articles: Any, first: int, prints: NDArray[np.int64], counts: NDArray[np.int64]) -> pa.Table:
    """Return the table `fingerprints` from columns: ids, numbers in the pile from `first` on, their fingerprints."""
    import pyarrow as pa

    ends = np.cumsum([0, *counts], dtype=np.int32)
    lists = pa.ListArray.from_arrays(pa.array(ends), pa.array(prints))
    numbers = pa.array(range(first, first + len(counts)), pa.int64())
    columns = [articles.combine_chunks(), numbers, lists]
    return pa.Table.from_arrays(columns, schema=schema_of("fingerprints"))


def rejection_row(rejection: Rejection) -> Row:
    """Return the row of a rejection."""
    return {"path": _storable(rejection.path), "step": rejection.step, "reason": _storable(rejection.reason)}


def raw_row(article: Article) -> Row:
    """Return the row of an article as it was read."""
    given = article.given
    return {
        "id": article.id,
        "path": _storable(article.path),
        "record": None if article.record is None else _storable(article.record),
        "format": article.format,
        "encoding": article.encoding,
        "text": article.text,
        "raw_sha256": article.raw_sha256,
        "given": {name: getattr(given, name) for name in Given.__slots__},
    }


def article_row(article: Article, clean: CleanArticle) -> Row:
    """Return the row of an article with what the clean step found in it."""
    published = clean.published
    return raw_row(article) | {
        "language": clean.language,
        **{name: _field_row(getattr(clean, name)) for name in _FIELDS},
        "published": published
        and {
            "date": published.date,
            "basis": published.basis,
            "confidence": published.confidence,
            **_bounds(published.span),
        },
        "zones": [
            {"kind": z.kind, "start": z.span.start, "end": z.span.end, "reason": z.reason, "score": z.score}
            for z in clean.zones
        ],
        "wrapped": clean.wrapped,
        "words": sum(len(z.span.of(article.text).split()) for z in clean.zones if z.kind == "body"),
    }


def article_of(row: Row) -> Article:
    """Return the article of a row of `raw` or `articles`."""
    own = {name: row[name] for name in Article.__slots__ if name != "given"}
    return Article(**own, given=Given(**row["given"]))


def clean_of(row: Row) -> CleanArticle:
    """Return what the clean step found, from a row of `articles`."""
    article = row["id"]
    found = row["published"]
    return CleanArticle(
        article=article,
        zones=tuple(
            Zone(z["kind"], Span(article, z["start"], z["end"]), z["reason"], z["score"]) for z in row["zones"]
        ),
        **{name: _field_of(article, row[name]) for name in _FIELDS},
        published=found and Published(found["date"], found["basis"], found["confidence"], _span_of(article, found)),
        language=row["language"],
        wrapped=row["wrapped"],
    )


_FIELDS = ("title", "outlet", "byline", "dateline", "agency")


def _field_row(field: Field | None) -> Row | None:
    return None if field is None else {"value": field.value, **_bounds(field.span), "confidence": field.confidence}


def _field_of(article: str, found: Row | None) -> Field | None:
    return None if found is None else Field(found["value"], _span_of(article, found), found["confidence"])


def _bounds(span: Span | None) -> Row:
    return {"start": span and span.start, "end": span and span.end}


def _span_of(article: str, found: Row) -> Span | None:
    return None if found["start"] is None else Span(article, found["start"], found["end"])


def _storable(text: str) -> str:
    """Return text without the lone surrogates by which Python shows odd bytes of a file's name."""
    return text.encode("utf-8", "replace").decode("utf-8")
