"""One part of a claim put into words: who it is told of, its verb, what is added, in the clause's own words."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.claim.clause import Clause
from rashomon.claim.pieces import Part, cut_before_a_title, lacks_its_noun, ranges, stray_marks
from rashomon.claim.reference import References
from rashomon.claim.tree import Tree
from rashomon.claim.wording import Around, wording
from rashomon.model import Article, Claim, Proposition
from rashomon.model.claim import PropositionKind

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_FEWEST_WORDS, _MOST_TOKENS = 3, 40


@dataclass(frozen=True, slots=True)
class Told:
    """One proposition as tokens: the lead, a word put in where one is missing, the rest, what comes last.

    The tail stands elsewhere in the sentence; the end is the clause's own again. `said` is how the verb is shown where
    that is not as it stands there.
    """

    tokens: tuple[int, ...]
    lead: tuple[int, ...]
    link: str
    head: int
    kind: PropositionKind
    subject: int | None
    tail: tuple[int, ...] = ()
    end: tuple[int, ...] = ()
    said: str = ""


def put_into_words(
    article: Article, tree: Tree, claim: Claim, told: Told, references: References, around: Around
) -> Proposition | None:
    """Return a proposition in words, None where it says too little, is too long or goes over a quotation mark.

    Args:
        article: The article.
        tree: The sentence of the claim.
        claim: The claim.
        told: What is told, as tokens.
        references: Who is meant by names and pronouns.
        around: The sentence's time expressions, and what its words go back to in the sentences before.
    """
    own = sorted({*told.lead, *told.tokens, *told.tail, *told.end})
    stray = stray_marks(tree, own) if own else None
    if stray is None or len(own) > _MOST_TOKENS or cut_before_a_title(tree, own[-1]) or lacks_its_noun(tree, own):
        return None
    lead, tokens, tail, end = (
        ranges([i for i in some if i not in stray], filled=filled)
        for some, filled in ((told.lead, True), (told.tokens, False), (told.tail, True), (told.end, False))
    )
    link = [Part(-1, -1, told.link, True)] if told.link else []
    parts = [*lead, *link, *_in_the_middle(tree, tokens, told), *_small(tree, tail), *end]
    clause = Clause(told.head, "main", tuple(parts), told.subject)
    text, _, left_open = wording(article, tree, clause, references, around, asks=False)
    if ",," in text:
        return None  # what stood between them belongs to what is told
    if len(text.split()) < _FEWEST_WORDS or not any(tree[i].pos in _TELLING for i in told.tokens):
        return None
    inside = [i for i in own if claim.span.start <= tree[i].start and tree[i].end <= claim.span.end]
    spans = tuple(tree.span(p.first, p.last) for p in ranges(inside, filled=False))
    ahead = claim.factuality.time == "future" if told.kind == "core" else _will(tree, told.head)
    return Proposition(spans, text, told.kind, tree[told.head].start, ahead, left_open)


def _in_the_middle(tree: Tree, parts: list[Part], told: Told) -> list[Part]:
    """Return the words as they follow others: the sentence's first one small, "allow" for "allowing" behind "would"."""
    if told.link == "would":
        return [piece for part in parts for piece in _shown_as(part, told.head, tree[told.head].lemma)]
    if told.said:
        return [piece for part in parts for piece in _shown_as(part, told.head, told.said)]
    return _small(tree, parts) if told.link else parts


def _small(tree: Tree, parts: list[Part]) -> list[Part]:
    """Return words with the sentence's first one small: "the bill" for "The bill" behind a verb."""
    first = parts[0].first if parts else tree.first + 1
    if first != tree.first or tree[first].pos not in ("VERB", "DET"):
        return parts
    rest = [Part(first + 1, parts[0].last, None, parts[0].filled)] if parts[0].last > first else []
    return [Part(first, first, tree[first].text.lower()), *rest, *parts[1:]]


def _shown_as(part: Part, verb: int, words: str) -> list[Part]:
    """Return the words with a verb in another form: "allow" for "allowing"."""
    if not part.first <= verb <= part.last:
        return [part]
    before = [Part(part.first, verb - 1)] if part.first < verb else []
    after = [Part(verb + 1, part.last)] if verb < part.last else []
    return [*before, Part(verb, verb, words), *after]


def _will(tree: Tree, verb: int) -> bool:
    return any(k.dep == "aux" and k.lemma in ("will", "shall") for k in tree.kids(verb))
