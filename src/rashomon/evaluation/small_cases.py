"""Cases made from bare texts, for data sets whose evidence is a passage and not an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.check import CheckCase
from rashomon.claim import find_claims
from rashomon.language.encoder import Encoder
from rashomon.language.entailment import SECOND, Entailment
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.mark.gazetteer import country_name
from rashomon.mark.linking import link
from rashomon.mark.names import find_mentions
from rashomon.mark.parsing import parse_articles
from rashomon.mark.quantities import find_quantities
from rashomon.mark.quotations import find_quotations
from rashomon.mark.times import find_times
from rashomon.model import (
    Article,
    CleanArticle,
    Entity,
    Given,
    Marks,
    ParsedArticle,
    Reading,
    Span,
    Zone,
    content_id,
)


@dataclass(frozen=True, slots=True)
class ReadText:
    """A bare text read by the same steps as an article, with who is named in it."""

    reading: Reading
    entities: tuple[Entity, ...]


def read_texts(texts: Sequence[str]) -> list[ReadText]:
    """Return each text read as the body of an article of its own."""
    pairs = [_bare(text, number) for number, text in enumerate(texts)]
    parsed = parse_articles([a for a, _ in pairs], [c for _, c in pairs], pipeline=DEFAULT_PIPELINE)
    return [_read(article, clean, found) for (article, clean), found in zip(pairs, parsed, strict=True)]


def _bare(text: str, number: int) -> tuple[Article, CleanArticle]:
    name = content_id("art", "bare text", number, text)
    article = Article(name, f"text {number}", None, "text", "utf-8", text, "", Given())
    body = Zone("body", Span(name, 0, len(text)), "a bare text", 1.0)
    return article, CleanArticle(name, (body,), None, None, None, None, None, None, "en")


def _read(article: Article, clean: CleanArticle, parsed: ParsedArticle) -> ReadText:
    times = find_times(article, parsed.parse, None)
    marks = Marks(
        article=article.id,
        parse=parsed.parse,
        mentions=find_mentions(article, clean, parsed),
        times=times,
        quantities=find_quantities(article, parsed.parse, times),
        quotations=find_quotations(article, clean),
    )
    entities = link([article], [clean], [marks])
    return ReadText(
        Reading(article, clean, marks, find_claims(article, clean, marks, entities, country_name=country_name)),
        entities,
    )


def case_of(text: ReadText) -> CheckCase:
    """Return a case of one text; it is its own only origin."""
    encoder = Encoder.shared()
    article = text.reading.article
    sentences = [s.span.of(article.text) for s in text.reading.marks.parse.sentences]
    vectors = encoder.encode(sentences) if sentences else np.zeros((0, 384), dtype=np.float32)
    return CheckCase(
        readings=(text.reading,),
        vectors={article.id: vectors},
        entities=text.entities,
        lineage=(),
        origins=(),
        statements=(),
        origins_of_spans=lambda spans: tuple(sorted({span.article for span in spans})),
        encode=encoder.encode,
        entailment=Entailment.if_available(),
        second=Entailment.if_available(SECOND),
    )
