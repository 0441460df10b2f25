"""What a noun phrase tells of a rank in time: "his first visit in six years", "her last trip to Oslo in 2017".

Such phrases assert nothing by a verb of their own, but a reader takes from them that it is so, and reports of one event
tell it in the most different places of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.claim.reference import References
from rashomon.claim.tree import Tree
from rashomon.model import Article, Claim, Factuality, Filled, Quantity, Span, TimeRef, Token, content_id

_PERIODS = frozenset(["year", "month", "decade", "week", "century"])
_THEIR = frozenset(["his", "her", "its", "their"])
_YEAR = re.compile(r"(?:19|20)\d\d")
_REACH = 9  # tokens between the rank and the "in" that it belongs to
_LONGEST_WHEN = 5  # tokens of "in more than six years"


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A ranked noun phrase; all members are token indices, `until` included."""

    rank: Token
    noun: Token
    owner: Token
    preposition: Token
    until: Token


def ranked_claims(
    article: Article,
    tree: Tree,
    references: References,
    around: Sequence[Claim],
    inside: tuple[Sequence[TimeRef], Sequence[Quantity]],
) -> Iterator[Claim]:
    """Yield a claim for every ranked noun phrase of a sentence whose owner is known.

    Args:
        article: The article.
        tree: The sentence.
        references: Who is meant.
        around: The sentence's other claims: who says those says this, too.
        inside: Times and quantities of the sentence.
    """
    for found in _phrases(tree):
        entity = references.entity(found.owner.i)
        if entity is None:
            continue
        owner = tree[tree.edges(found.owner.i)[0]].start
        start = min(owner, found.noun.start, found.rank.start)
        span = Span(article.id, start, found.until.end)
        holder = next((c for c in around if c.span.contains(span)), None)
        text, filled = _wording(article, tree, found, entity.name)
        yield Claim(
            id=content_id("clm", article.id, span.start, span.end, "nominal", found.rank.lemma),
            article=article.id,
            sentence=tree.sentence.index,
            span=span,
            text=text,
            filled=filled,
            kind="nominal",
            predicate=found.rank.lemma,
            roles=(),
            attribution=holder.attribution if holder else (),
            direct=False,
            factuality=Factuality("certain", "positive", "present"),
            times=tuple(t for t in inside[0] if span.contains(t.span)),
            quantities=tuple(q for q in inside[1] if span.contains(q.span)),
            entities=references.within(span),
        )


def _phrases(tree: Tree) -> Iterator[_Ranked]:
    for token in tree.tokens[tree.first : tree.last]:
        if token.lemma not in ("first", "last"):
            continue
        noun = _noun(tree, token)
        owner = _owner(tree, token, noun) if noun is not None else None
        when = _when(tree, token)
        if noun is not None and owner is not None and when is not None:
            yield _Ranked(token, noun, owner, *when)


def _noun(tree: Tree, rank: Token) -> Token | None:
    """Return the noun that is ranked: "first visit", or "visit, his first"."""
    head = tree[rank.head]
    if rank.dep in ("amod", "appos") and head.pos in ("NOUN", "PROPN") and head.i != rank.i:
        return head
    # "visit, her first in nine years": parsers often lose the apposition, so its plain form counts, too.
    if rank.i - 3 >= tree.first and tree[rank.i - 1].lemma in _THEIR and tree[rank.i - 2].text == ",":
        before = tree[rank.i - 3]
        return before if before.pos in ("NOUN", "PROPN") else None
    return None


def _owner(tree: Tree, rank: Token, noun: Token) -> Token | None:
    """Return the token whose visit it is; "his" beside "first" only if the noun has no owner of its own."""
    return tree.kid(noun.i, "poss") or tree.kid(rank.i, "poss")


def _when(tree: Tree, rank: Token) -> tuple[Token, Token] | None:
    """Return the "in" and the last token of the stretch of time (first) or of the year (last) that goes with it."""
    for i in range(rank.i + 1, min(rank.i + 1 + _REACH, tree.last)):
        if tree[i].lemma != "in":
            continue
        for j in range(i + 1, min(i + 1 + _LONGEST_WHEN, tree.last)):
            if rank.lemma == "first" and tree[j].lemma in _PERIODS:
                return tree[i], tree[j]
            if rank.lemma == "last" and j == i + 1 and _YEAR.fullmatch(tree[j].text):
                return tree[i], tree[j]
    return None


def _wording(article: Article, tree: Tree, found: _Ranked, owner: str) -> tuple[str, tuple[Filled, ...]]:
    """Return the phrase as a sentence, with what was put in marked."""
    to = next((k for k in tree.kids(found.noun.i) if k.dep == "prep" and k.lemma == "to"), None)
    where = ""
    if to is not None and tree.edges(to.i)[1] < found.preposition.i:
        where = " " + article.text[to.start : tree[tree.edges(to.i)[1]].end]
    when = article.text[found.preposition.start : found.until.end]
    rank, verb = ("", " is the first ") if found.rank.lemma == "first" else ("last ", " was ")
    head = f"{owner}’s {rank}{found.noun.text}{where}"
    text = f"{head}{verb}{when}."
    replaced = article.text[tree[tree.edges(found.owner.i)[0]].start : found.owner.end]
    filled = [Filled(0, len(owner), replaced)] if replaced != owner else []
    return text, (*filled, Filled(len(head) + 1, len(head) + len(verb) - 1, ""))
