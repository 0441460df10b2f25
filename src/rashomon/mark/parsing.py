"""Sentences and tokens of the zones that are the article, with positions in the article's own text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING

from rashomon.language.pipeline import parse_texts
from rashomon.model import Article, CleanArticle, NerSpan, Parse, ParsedArticle, Sentence, Span, Token
from rashomon.model.article import ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BLANK_LINE = re.compile(r"((?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*)")
_LINE_ENDS = str.maketrans("\r\n", "  ")
PARSED_ZONES: tuple[ZoneKind, ...] = ("headline", "caption", "body")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a zone: characters `start` to `end` of the article's text."""

    start: int
    end: int
    zone: ZoneKind


def paragraphs(article: Article, clean: CleanArticle) -> tuple[Paragraph, ...]:
    """Return the lines of the parsed zones, outer white space left out, in text order.

    In an article whose lines were broken at a fixed width, the stretches between blank lines.
    """
    found = []
    for zone in clean.zones:
        if zone.kind not in PARSED_ZONES:
            continue
        start = zone.span.start
        text = zone.span.of(article.text)
        for line in _BLANK_LINE.split(text) if clean.wrapped else text.splitlines(keepends=True):
            inner = line.strip()
            if inner:
                left = start + len(line) - len(line.lstrip())
                found.append(Paragraph(left, left + len(inner), zone.kind))
            start += len(line)
    return tuple(found)


def parse_articles(
    articles: Sequence[Article], cleaned: Sequence[CleanArticle], *, pipeline: str
) -> Iterator[ParsedArticle]:
    """Yield the parse of each article, in order; boilerplate is not parsed.

    Every paragraph is parsed by itself, so that headings and list items never run into a sentence, and so that
    a paragraph gets the same parse whatever stands around it; one that stands in several articles is parsed once.

    Args:
        articles: The articles.
        cleaned: Their cleaned form, in the same order.
        pipeline: Name of an installed spaCy pipeline.
    """
    blocks = [paragraphs(article, clean) for article, clean in zip(articles, cleaned, strict=True)]
    pairs = zip(articles, blocks, strict=True)
    docs = _docs([a.text[p.start : p.end].translate(_LINE_ENDS) for a, found in pairs for p in found], pipeline)
    for article, found in zip(articles, blocks, strict=True):
        yield _collect(article.id, found, docs)


def _docs(texts: Sequence[str], pipeline: str) -> Iterator[Doc]:
    """Yield the parse of each text; a text that comes again keeps its parse until it has come for the last time."""
    left = Counter(texts)
    fresh = parse_texts(dict.fromkeys(texts), name=pipeline)
    kept: dict[str, Doc] = {}
    for text in texts:
        doc = kept[text] if text in kept else next(fresh)
        left[text] -= 1
        if left[text]:
            kept[text] = doc
        else:
            kept.pop(text, None)
        yield doc


def _collect(article: str, blocks: Iterable[Paragraph], docs: Iterator[Doc]) -> ParsedArticle:
    """Put the parsed paragraphs of one article together."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[NerSpan] = []
    for number, block in enumerate(blocks):
        doc = next(docs)
        base = len(tokens)
        for t in doc:
            start = block.start + t.idx
            # The words are interned: a large case holds the same few a million times.
            text, lemma = intern(t.text), intern(t.lemma_.lower())
            pos, tag, dep = intern(t.pos_), intern(t.tag_), intern(t.dep_)
            tokens.append(Token(base + t.i, start, start + len(t), text, lemma, pos, tag, dep, base + t.head.i))
        for sent in doc.sents:
            kept = [t for t in sent if not t.is_space]
            if not kept:
                continue
            span = Span(article, block.start + kept[0].idx, block.start + kept[-1].idx + len(kept[-1]))
            sentences.append(
                Sentence(
                    len(sentences), span, block.zone, number, base + sent.start, base + sent.end, base + sent.root.i
                )
            )
        names.extend(
            NerSpan(block.start + e.start_char, block.start + e.end_char, e.label_, base + e.root.i) for e in doc.ents
        )
    return ParsedArticle(Parse(article, tuple(tokens), tuple(sentences)), tuple(names))
