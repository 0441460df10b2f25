"""Articles of plain text, read as far as names and entities, for the tests of both."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.mark.linking import link
from rashomon.mark.names import find_mentions
from rashomon.mark.parsing import parse_articles
from rashomon.model import Article, CleanArticle, Entity, Given, KnownName, Marks, Mention, Span, Zone, content_id


@functools.lru_cache(maxsize=256)
def read(text: str, headline: str = "") -> tuple[Article, CleanArticle, Marks]:
    whole = f"{headline}\n{text}" if headline else text
    name = content_id("art", whole)
    article = Article(name, "a.txt", None, "text", "utf-8", whole, "", Given())
    at = len(headline) + 1 if headline else 0
    zones = [Zone("body", Span(name, at, len(whole)), "", 1.0)]
    if headline:
        zones.insert(0, Zone("headline", Span(name, 0, len(headline)), "", 1.0))
    clean = CleanArticle(name, tuple(zones), None, None, None, None, None, None, "en")
    [parsed] = parse_articles([article], [clean], pipeline=DEFAULT_PIPELINE)
    return article, clean, Marks(name, parsed.parse, find_mentions(article, clean, parsed), (), (), ())


def mentions(text: str, headline: str = "") -> tuple[Mention, ...]:
    return read(text, headline)[2].mentions


def names(text: str, headline: str = "") -> list[tuple[str, str]]:
    article, _, marks = read(text, headline)
    return [(m.span.of(article.text), m.type) for m in marks.mentions if m.kind == "name"]


def entities(*texts: str, known: Sequence[KnownName] = ()) -> tuple[Entity, ...]:
    articles, cleaned, marks = zip(*(read(text) for text in texts), strict=True)
    return link(articles, cleaned, marks, known_names=known)


def words_of(entity: Entity, *texts: str) -> list[str]:
    by_id = {read(text)[0].id: text for text in texts}
    return [span.of(by_id[span.article]) for span in entity.mentions]


def entity(name: str, *texts: str, known: Sequence[KnownName] = ()) -> Entity:
    found = [e for e in entities(*texts, known=known) if e.name == name]
    assert len(found) == 1, f"{name}: {[e.name for e in entities(*texts, known=known)]}"
    return found[0]
