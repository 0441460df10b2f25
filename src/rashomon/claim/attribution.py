"""Attributions: who says (thinks, wants, shows) what, by which word, over the sentences of one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.claim.clauses import OPENING_FRAMES, opens_content
from rashomon.claim.frames import Hit, Range, according_hits, noun_hits, verb_hits
from rashomon.claim.lexicon import Cue
from rashomon.claim.tree import Tree
from rashomon.model import Article, Entity, Marks, Span

_EDGE = " \t\r\n,;:—–-"


@dataclass(frozen=True, slots=True)
class AttributedContent:
    """One attribution (PARC, PolNeAR): source, cue and content, each in one or several pieces.

    Attributes:
        sentence: Index of the sentence in which the cue stands.
        source: The source's characters; () where none is named.
        cue: The cue's characters.
        content: What is attributed, quotation marks included, in text order; may reach over several sentences.
        source_head: Index of the source's head token, or None.
        cue_head: Index of the cue's head token.
        clauses: Indices of the tokens that head the content's clauses.
        meaning: What the cue says of the source's commitment.
        frame: How the content stands by the cue.
        opens: True if the content may be told as the source's own claim (the cue is not negated, asked or supposed).
        hit: The tokens it was read from.
    """

    sentence: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_head: int | None
    cue_head: int
    clauses: tuple[int, ...]
    meaning: Cue
    frame: str
    opens: bool
    hit: Hit


def find_attributions(article: Article, marks: Marks, entities: Sequence[Entity]) -> tuple[AttributedContent, ...]:
    """Return the attributions of an article in the order of their cues.

    Args:
        article: The article.
        marks: Its parse and quotations.
        entities: The entities of the case, for telling who a source is.
    """
    found = []
    for sentence in marks.parse.sentences:
        tree = Tree(marks.parse, sentence)
        hits = [*verb_hits(tree), *according_hits(tree), *noun_hits(tree)]
        found.extend(_attributed(article, tree, hit) for hit in sorted(hits, key=lambda h: h.head))
    return tuple(found)


def _attributed(article: Article, tree: Tree, hit: Hit) -> AttributedContent:
    """Return a hit in characters."""
    source: tuple[Span, ...] = ()
    if hit.source is not None:
        source = _spans(article, tree, [_without(tree.edges(hit.source), hit.head, hit.source)])
    return AttributedContent(
        sentence=tree.sentence.index,
        source=source,
        cue=_spans(article, tree, hit.cue),
        content=_spans(article, tree, hit.content),
        source_head=hit.source,
        cue_head=hit.head,
        clauses=hit.clauses,
        meaning=hit.meaning,
        frame=hit.frame,
        opens=hit.frame in OPENING_FRAMES and opens_content(tree, hit),
        hit=hit,
    )


def _without(whole: Range, inner: int, head: int) -> Range:
    """Cut a phrase off before `inner`, a token of a clause that hangs in it."""
    first, last = whole
    if first <= inner <= last:
        return (first, inner - 1) if inner > head else (inner + 1, last)
    return whole


def _spans(article: Article, tree: Tree, ranges: Sequence[Range]) -> tuple[Span, ...]:
    """Return token ranges as characters, without the commas and dashes at their ends."""
    found = []
    for first, last in ranges:
        if first > last:
            continue
        span = tree.span(first, last)
        start, end = span.start, span.end
        while start < end and article.text[start] in _EDGE:
            start += 1
        while end > start and article.text[end - 1] in _EDGE:
            end -= 1
        if start < end:
            found.append(Span(article.id, start, end))
    return tuple(found)
