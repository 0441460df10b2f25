"""Claims of one article: what it says, who says so, how surely, in which characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.claim.attributed import AttributedContent
from rashomon.claim.attribution import attributions_of, trees_of
from rashomon.claim.chain import chain_over, links_of
from rashomon.claim.clause import Clause
from rashomon.claim.clauses import Splitter
from rashomon.claim.context import Context
from rashomon.claim.countries import CountryName
from rashomon.claim.factuality import factuality
from rashomon.claim.placing import Places, Quotations, by_sentence
from rashomon.claim.propositions import propositions
from rashomon.claim.ranked import ranked_claims
from rashomon.claim.reference import References
from rashomon.claim.roles import predicate, roles
from rashomon.claim.speakers import Speakers
from rashomon.claim.tree import Tree
from rashomon.claim.voices import Voices
from rashomon.claim.wording import wording
from rashomon.model import Article, Claim, CleanArticle, Entity, Marks, Quantity, Span, TimeRef, content_id

_MARKS = "\"“”‘’'«»„`"


@dataclass(frozen=True, slots=True)
class _Article:
    """All that is known of the article while its claims are found."""

    article: Article
    references: References
    speakers: Speakers
    quotations: Quotations
    times: Places[TimeRef]
    quantities: Places[Quantity]
    context: Context


def no_country_name(code: str) -> str | None:
    """Know no country by its code."""
    return None


def find_claims(
    article: Article,
    clean: CleanArticle,
    marks: Marks,
    entities: Sequence[Entity],
    *,
    country_name: CountryName = no_country_name,
) -> tuple[Claim, ...]:
    """Return the claims of an article in text order.

    One claim a clause that can stand alone; none for questions without content, headings without a finite verb and
    what a sentence does not commit to.

    Args:
        article: The article.
        clean: Its zones (the parse holds their kinds already).
        marks: Its annotations.
        entities: The entities of the case.
        country_name: English name of a country by its ISO 3166 alpha-2 code, None where it is not known.
    """
    trees = trees_of(marks.parse)
    references = References(marks, entities)
    attributions = attributions_of(article, marks, trees)
    quotations = Quotations(marks.quotations)
    speakers = Speakers(article, references, trees, quotations).follow(attributions)
    known = _Article(
        article,
        references,
        speakers,
        quotations,
        Places(marks.times),
        Places(marks.quantities),
        Context(article, trees, references, quotations, country_name, Voices(attributions, speakers)),
    )
    near = by_sentence(attributions, marks.parse.sentences)
    claims: dict[str, Claim] = {}
    for tree in trees:
        around = near.get(tree.sentence.index, [])
        for clause in Splitter(tree, [a.hit for a in around if a.sentence == tree.sentence.index]).split():
            claim = _claim(known, tree, clause, around)
            if claim is not None and claim.id not in claims:
                around_it = known.times.inside(tree.sentence.span), known.context.fills(tree)
                parts = propositions(article, tree, claim, clause, references, around_it)
                claims[claim.id] = replace(claim, propositions=parts)
        whole = tree.sentence.span
        told = [c for c in claims.values() if c.sentence == tree.sentence.index]
        inside = known.times.inside(whole), known.quantities.inside(whole)
        for claim in ranked_claims(article, tree, references, told, inside):
            claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda c: (c.span.start, c.span.end, c.id)))


def _claim(known: _Article, tree: Tree, clause: Clause, around: Sequence[AttributedContent]) -> Claim | None:
    """Return the claim that a clause makes."""
    article = known.article
    span = _span(article, tree, clause)
    if span is None:
        return None
    chain = chain_over(tree, clause, around, known.quotations)
    links, direct = links_of(tree, chain, known.speakers), known.quotations.holds(span)
    if any(part.meaning.withdrawn for part in chain):
        links = ()  # it is the outlet that says: this was wrong
    speaker = links[0].entity if links and direct else None
    times = known.times.inside(tree.sentence.span)
    around_it = (times, known.context.fills(tree))
    text, filled, left_open = wording(article, tree, clause, known.references, around_it, speaker)
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
        times=known.times.inside(span),
        quantities=known.quantities.inside(span),
        entities=known.references.within(span),
        unsettled=left_open,
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
