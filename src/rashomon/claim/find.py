"""Claims of one article: what it says, who says so, how surely, in which characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.claim.attributed import AttributedContent
from rashomon.claim.attribution import attributions_of, trees_of
from rashomon.claim.clause import Clause
from rashomon.claim.clauses import Splitter
from rashomon.claim.commitment import can_speak
from rashomon.claim.factuality import factuality
from rashomon.claim.hit import QUOTED
from rashomon.claim.reference import References
from rashomon.claim.roles import predicate, roles
from rashomon.claim.speakers import FIRST_PERSON, Speakers
from rashomon.claim.tree import Tree
from rashomon.claim.wording import wording
from rashomon.model import Article, Attribution, Claim, CleanArticle, Entity, Marks, Span, content_id

SPOKEN = frozenset({"say", "tell", "warn", "deny", "promise", "urge", "suggest", "speculate", "agree", "ask"})
"""Kinds of cue whose clause is itself a report of words ("urged restraint", "denied the charge")."""

MIXED = frozenset({"judge", "question", "name", "support", "offer", "discuss", "order"})
"""Kinds of cue whose clause is a report of words where some of them stand in quotation marks."""
OPENED = frozenset({"c", "q", "t", "according", "colon", "noun"})
"""Frames whose content is told as claims of its own."""

_MARKS = "\"“”‘’'«»„`"


@dataclass(frozen=True, slots=True)
class _Article:
    """All that is known of the article while its claims are found."""

    article: Article
    marks: Marks
    references: References
    attributions: tuple[AttributedContent, ...]
    speakers: Speakers


def find_claims(article: Article, clean: CleanArticle, marks: Marks, entities: Sequence[Entity]) -> tuple[Claim, ...]:
    """Return the claims of an article in text order.

    One claim a clause that can stand alone; none for questions without content, headings without a finite verb and
    what a sentence does not commit to.

    Args:
        article: The article.
        clean: Its zones (the parse holds their kinds already).
        marks: Its annotations.
        entities: The entities of the case.
    """
    trees = trees_of(marks.parse)
    references = References(marks, entities)
    attributions = attributions_of(article, marks, trees)
    speakers = Speakers(article, references, trees).follow(attributions)
    known = _Article(article, marks, references, attributions, speakers)
    by_sentence: dict[int, list[AttributedContent]] = {}
    for found in known.attributions:
        by_sentence.setdefault(found.sentence, []).append(found)
    claims: dict[str, Claim] = {}
    for tree in trees:
        hits = [a.hit for a in by_sentence.get(tree.sentence.index, ())]
        for clause in Splitter(tree, hits).split():
            claim = _claim(known, tree, clause)
            if claim is not None:
                claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda c: (c.span.start, c.span.end, c.id)))


def _claim(known: _Article, tree: Tree, clause: Clause) -> Claim | None:
    """Return the claim that a clause makes."""
    article, marks = known.article, known.marks
    span = _span(article, tree, clause)
    if span is None:
        return None
    chain = _chain(known, tree, clause)
    times = tuple(t for t in marks.times if span.contains(t.span))
    sentence_times = [t for t in marks.times if tree.sentence.span.contains(t.span)]
    links, direct = _links(known, chain), _direct(marks, span)
    speaker = links[0].entity if links and direct else None
    text, filled = wording(article, tree, clause, known.references, sentence_times, speaker)
    name = predicate(tree, clause)
    return Claim(
        id=content_id("clm", article.id, span.start, span.end, clause.kind, name),
        article=article.id,
        sentence=tree.sentence.index,
        span=span,
        text=text,
        filled=filled,
        kind=clause.kind,
        predicate=name,
        roles=roles(tree, clause, known.references),
        attribution=links,
        direct=direct,
        factuality=factuality(tree, clause, tuple(a.meaning for a in chain if a.cue_head != clause.head)),
        times=times,
        quantities=tuple(q for q in marks.quantities if span.contains(q.span)),
        entities=known.references.within(span),
    )


def _span(article: Article, tree: Tree, clause: Clause) -> Span | None:
    """Return the clause's own characters without the marks around them."""
    own = [p for p in clause.parts if p.first >= 0 and not (p.filled and p.words is None)]
    if not own:
        return None
    start, end = tree[min(p.first for p in own)].start, tree[max(p.last for p in own)].end
    while start < end and (article.text[start] in _MARKS or article.text[start] in " ,;:—–-"):
        start += 1
    while end > start and (article.text[end - 1] in _MARKS or article.text[end - 1] in " ,;:—–-"):
        end -= 1
    return Span(article.id, start, end) if start < end else None


def _chain(known: _Article, tree: Tree, clause: Clause) -> list[AttributedContent]:
    """Return the attributions over a clause, the innermost first."""
    head = tree[clause.head]
    found: list[tuple[int, AttributedContent]] = []
    itself: AttributedContent | None = None
    for a in known.attributions:
        if a.cue_head == clause.head:
            mixed = a.meaning.kind in MIXED and any(tree.sentence.span.overlaps(q) for q in known.marks.quotations)
            if (a.meaning.kind in SPOKEN or mixed) and _speaks(tree, a):
                itself = a
        elif (
            (a.opens or a.meaning.kind == "ask")
            and a.frame in OPENED
            and any(s.start <= head.start < s.end for s in a.content)
        ):
            found.append((sum(len(s) for s in a.content), a))
    found.sort(key=lambda item: (item[0], -item[1].cue_head))
    outer = [a for _, a in found]
    # What somebody says of another's words is the first one's claim; a paper that only carried the words adds a link.
    if itself is not None and all(a.frame == "according" or a.meaning is QUOTED for a in outer):
        return [itself, *outer]
    return outer


def _speaks(tree: Tree, a: AttributedContent) -> bool:
    """Tell whether a clause about saying is about somebody who can say something."""
    return a.source_head is not None and ("x" not in a.meaning.frames or can_speak(tree, a.source_head))


def _links(known: _Article, chain: Sequence[AttributedContent]) -> tuple[Attribution, ...]:
    """Return the chain as shown: a speaker's "I think" inside their own words is the speaker's, not another link."""
    found: list[Attribution] = []
    for n, a in enumerate(chain):
        mine = a.source_head is not None and known.marks.parse.tokens[a.source_head].lemma in FIRST_PERSON
        if mine and n + 1 < len(chain):
            continue
        for link in known.speakers.links(a):
            if not any(link.source == other.source for other in found):
                found.append(link)
    return tuple(found)


def _direct(marks: Marks, span: Span) -> bool:
    """Tell whether a claim stands wholly in quotation marks."""
    return any(q.start <= span.start and span.end <= q.end for q in marks.quotations)
