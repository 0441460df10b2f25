"""Which words of a sentence stand under a negation."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.align.words import listed, plain
from rashomon.model import Parse, Sentence, Token

_UP = frozenset({
    "acomp", "advmod", "amod", "attr", "aux", "auxpass", "ccomp", "dobj", "oprd", "pobj", "prep", "prt", "xcomp", "acl",
    "agent", "dative", "npadvmod", "conj", "pcomp",
})  # fmt: skip
"""Edges along which a negation reaches down from the word it stands at."""


def negated_tokens(parse: Parse, sentence: Sentence) -> frozenset[int]:
    """Return the indices of the tokens under an odd number of negations.

    A negation ("not", "never", "no", "without", "fail to") reaches the word it belongs to and that word's complements;
    a negated subject ("no senator", "nobody") reaches its verb too.
    """
    tokens = parse.sentence_tokens(sentence)
    kids = parse.children(sentence)
    at = {token.i: _own(token, parse, kids.get(token.i, ())) for token in tokens}
    for token in tokens:
        if token.dep in ("nsubj", "nsubjpass") and at[token.i]:
            at[token.head] = at.get(token.head, 0) + 1
    depth: dict[int, int] = {}
    return frozenset(t.i for t in tokens if _total(t.i, parse, at, depth, len(tokens)) % 2)


def _own(token: Token, parse: Parse, kids: Sequence[Token]) -> int:
    """Return how many negations stand at a word itself."""
    negators, verbs = listed("negators"), listed("negative_verbs")
    count = int(plain(token.lemma) in listed("negative_nouns"))
    for kid in kids:
        count += kid.dep == "neg" or plain(kid.lemma) in negators or plain(kid.text) in negators
    head = parse.tokens[token.head]
    if token.head == token.i:
        return count
    if token.dep in ("xcomp", "pcomp", "ccomp"):
        governor = parse.tokens[head.head] if head.pos == "ADP" else head
        count += plain(governor.lemma) in verbs
    elif token.dep == "dobj":
        count += plain(head.lemma) in listed("denying")
    if token.dep in ("pcomp", "pobj"):
        count += plain(head.lemma) == "without"
    return count


def _total(i: int, parse: Parse, at: dict[int, int], depth: dict[int, int], left: int) -> int:
    """Return the negations at a word and at the words above it that reach it."""
    if i in depth:
        return depth[i]
    token = parse.tokens[i]
    above = 0
    said_before = token.dep == "ccomp" and i < token.head  # "she lied, nothing happened to her"
    if left and token.head != i and token.dep in _UP and token.head in at and not said_before:
        above = _total(token.head, parse, at, depth, left - 1)
    depth[i] = at.get(i, 0) + above
    return depth[i]
