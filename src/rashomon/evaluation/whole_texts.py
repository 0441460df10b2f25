"""Texts of a data set taken as they are: all of it body, nothing cleaned away."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rashomon.errors import InputError
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.mark.parsing import parse_articles
from rashomon.model import Article, CleanArticle, Given, Parse, Span, Zone


def records_of(path: Path, task: str, needed: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSONL file, each with the fields `needed`.

    Raises:
        InputError: A line is no such object.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                raise InputError(f"{path.name}, line {number} is no JSON.", remedy=f"{task} reads JSONL.") from error
            absent = [field for field in needed if not isinstance(record, dict) or field not in record]
            if absent:
                raise InputError(
                    f"{path.name}, line {number} has no {absent[0]!r}.",
                    remedy=f"The task {task} needs {', '.join(needed)} in every line.",
                )
            yield record


def parse_whole(
    texts: Iterable[tuple[str, str]], *, pipeline: str = DEFAULT_PIPELINE
) -> Iterator[tuple[Article, Parse]]:
    """Yield each text, given with its id, as an article with its parse; all of it is body."""
    articles = [Article(name, name, None, "text", "utf-8", text, "", Given()) for name, text in texts]
    cleaned = [
        CleanArticle(
            article=article.id,
            zones=(Zone("body", Span(article.id, 0, len(article.text)), "taken whole", 1.0),) if article.text else (),
            title=None, outlet=None, byline=None, dateline=None, agency=None, published=None, language="en",
        )
        for article in articles
    ]  # fmt: skip
    for article, parsed in zip(articles, parse_articles(articles, cleaned, pipeline=pipeline), strict=True):
        yield article, parsed.parse
