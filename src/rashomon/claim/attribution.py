"""Attributions: who says (thinks, wants, shows) what, by which word, over the sentences of one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.claim.attributed import AttributedContent
from rashomon.claim.commitment import can_speak, opens_content
from rashomon.claim.frames import verb_hits
from rashomon.claim.hit import BARE, QUOTED, Hit, Range
from rashomon.claim.introduced import (
    according_hits,
    as_reported_hits,
    colon_hits,
    colon_quotation_hits,
    opinion_hits,
    quoting_hits,
)
from rashomon.claim.labelled import label_hits, with_lines, with_turns
from rashomon.claim.mending import mended
from rashomon.claim.nominal import adjective_hits, noun_hits
from rashomon.claim.others import without_others
from rashomon.claim.quoted import with_quotations
from rashomon.claim.tree import Tree
from rashomon.claim.withdrawn import with_withdrawals
from rashomon.model import Article, Entity, Marks, Parse, Span

_EDGE = " \t\r\n,;:—–-"


def find_attributions(article: Article, marks: Marks, entities: Sequence[Entity] = ()) -> tuple[AttributedContent, ...]:
    """Return the attributions of an article in the order of their cues.

    Args:
        article: The article.
        marks: Its parse and quotations.
        entities: The entities of the case, for telling who a source is.
    """
    return attributions_of(article, marks, trees_of(marks.parse))


def trees_of(parse: Parse) -> list[Tree]:
    """Return the trees of an article's sentences, known slips of the parser put right."""
    better = mended(parse)
    return [Tree(better, sentence) for sentence in better.sentences]


def attributions_of(article: Article, marks: Marks, trees: Sequence[Tree]) -> tuple[AttributedContent, ...]:
    """Return the attributions of an article whose sentences' trees are known already."""
    found: list[AttributedContent] = []
    for tree in trees:
        special = [*quoting_hits(tree), *as_reported_hits(tree), *according_hits(tree), *opinion_hits(tree)]
        taken = {h.head for h in special}
        hits = [h for h in verb_hits(tree) if h.head not in taken]
        spoken = {h.head for h in hits if h.frame in ("c", "q", "t")}
        introduced = [h for h in colon_quotation_hits(tree) if h.head not in spoken | taken]
        hits = [h for h in hits if h.head not in {i.head for i in introduced}] + introduced
        hits += [*special, *noun_hits(tree), *adjective_hits(tree), *colon_hits(tree)]
        hits = without_others(tree, with_withdrawals(tree, hits))
        found.extend(_attributed(article, tree, hit) for hit in sorted(hits, key=lambda h: h.head))
    tree_of = {tree.last - 1: tree for tree in trees}
    found.extend(
        replace(_attributed(article, tree_of[hit.head], hit), content=spans) for hit, spans in label_hits(trees)
    )
    found.sort(key=lambda a: (a.sentence, a.cue_head))
    found = with_lines(trees, with_quotations(article, marks, with_turns(trees, found)))
    held = [_over_break(article, marks.parse, a) for a in _same_content(found)]
    return tuple(a for a in held if a.content)


def _over_break(article: Article, parse: Parse, a: AttributedContent) -> AttributedContent:
    """Let a content reach back over a line break that fell into its sentence.

    "Norland is the largest buyer" and, as the next line, "[the Northern Union], and sells most of it, she said."
    """
    here = parse.sentences[a.sentence].span
    opening = article.text[here.start]
    broken = a.sentence > 0 and (opening == "[" or opening.islower()) and a.frame in ("c", "q", "according")
    if not broken or not a.content or a.content[0].start > here.start + 1:
        return a
    before = parse.sentences[a.sentence - 1]
    ended = article.text[before.span.end - 1] in ".?!:;”\"’'…"
    if ended or before.zone != parse.sentences[a.sentence].zone:
        return a
    return replace(a, content=(before.span, *a.content))


def _same_content(found: list[AttributedContent]) -> list[AttributedContent]:
    """Give "X quoted" and "Y as saying" the same content, whichever of them stands beside the quotation."""
    for n, a in enumerate(found):
        if a.meaning is not QUOTED:
            continue
        other = next((b for b in found[max(0, n - 4) : n] if b.meaning is QUOTED and b.sentence == a.sentence), None)
        if other is None:
            continue
        m = found.index(other)
        longer = max(a.content, other.content, key=lambda c: sum(len(s) for s in c))
        frame = a.frame if a.frame != BARE else other.frame
        found[n], found[m] = replace(a, content=longer, frame=frame), replace(other, content=longer, frame=frame)
    return found


def _attributed(article: Article, tree: Tree, hit: Hit) -> AttributedContent:
    """Return a hit in characters."""
    source: tuple[Span, ...] = ()
    head = hit.source
    if hit.source is not None:
        source = _spans(article, tree, [_without(tree.edges(hit.source), hit.head, hit.source)])
        if tree[hit.source].tag in ("WP", "WDT"):
            clause = next((a for a in tree.above(hit.source) if a.dep == "relcl"), None)
            head = _person_before(tree, clause.head, hit.source) if clause is not None else hit.source
    return AttributedContent(
        sentence=tree.sentence.index,
        source=source,
        cue=tuple(tree.span(first, last) for first, last in hit.cue),
        content=_spans(article, tree, hit.content),
        source_head=head,
        cue_head=hit.head,
        meaning=hit.meaning,
        frame=hit.frame,
        opens=opens_content(tree, hit),
        hit=hit,
    )


def _person_before(tree: Tree, noun: int, pronoun: int) -> int:
    """Return the noun that a "who" stands for: "the anger of Ann Li, who said" has Ann Li speak, not the anger.

    Nor does the time in "women who were there at the time who said": the women do.
    """
    if tree[pronoun].lemma != "who" or can_speak(tree, noun):
        return noun
    before = [t for t in tree.tokens[noun + 1 : pronoun] if t.pos in ("NOUN", "PROPN") and can_speak(tree, t.i)]
    if before:
        return before[-1].i
    around = [t for t in tree.above(noun) if t.pos in ("NOUN", "PROPN") and t.i < noun]
    return next((t.i for t in around if can_speak(tree, t.i)), noun)


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
        if any(c.isalnum() for c in article.text[start:end]):
            found.append(Span(article.id, start, end))
    return tuple(found)
