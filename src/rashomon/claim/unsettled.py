"""Which words of a claim stay open when it is read alone: an "it", "they" or "this" without whom or what it means."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rashomon.claim.antecedents import agrees, expletive
from rashomon.claim.reference import References
from rashomon.claim.tree import Tree
from rashomon.model import Token

_THIRD = frozenset(["he", "she", "it", "they"])
_LEMMAS = {"him": "he", "his": "he", "her": "she", "its": "it", "them": "they", "their": "they", "theirs": "they"}
_POINTING = frozenset(["this", "that", "these", "those", "such"])
_SPANS_OF_TIME = frozenset(
    ["year", "month", "week", "day", "time", "morning", "afternoon", "evening", "night", "summer", "winter", "spring",
     "autumn", "fall", "season", "term", "quarter", "decade", "century", "weekend", "hour", "minute", "moment",
     "point", "kind", "sort", "country"]
)  # fmt: skip
_ANYBODY = frozenset(
    ["nobody", "everybody", "anybody", "somebody", "everyone", "anyone", "someone", "whoever", "none", "all"]
)


def unsettled(tree: Tree, shown: Sequence[int], put_in: Collection[int], references: References) -> tuple[str, ...]:
    """Return the words of a clause whose meaning a reader of the clause alone cannot tell, in order.

    Args:
        tree: The sentence.
        shown: Its tokens that the clause is shown in, in that order, with their own characters.
        put_in: Tokens in whose place a name or phrase was put.
        references: Who is meant by names and pronouns.
    """
    found = []
    for at, i in enumerate(shown):
        token = tree[i]
        if token.tag not in ("PRP", "PRP$") and token.text.lower() not in _POINTING:
            continue
        others = [*put_in, *shown[:at]] if token.tag != "PRP$" else [*put_in, *(k for k in shown if k != i)]
        if _left_open(tree, token, others, references):
            found.append(token.text)
    return tuple(found)


def _left_open(tree: Tree, token: Token, others: Sequence[int], references: References) -> bool:
    word = token.text.lower()
    if token.tag in ("PRP", "PRP$"):
        lemma = _LEMMAS.get(word, token.lemma)
        return lemma in _THIRD and not _empty(tree, token) and not _settled(tree, token, lemma, others, references)
    if word in _POINTING and token.tag in ("DT", "PDT", "JJ") and token.dep == "det":
        noun = tree[token.head]
        if noun.lemma in _SPANS_OF_TIME or noun.i < token.i:
            return False
        narrowed = any(k.i > noun.i and k.dep in ("relcl", "acl", "prep") for k in tree.kids(noun.i))
        return not narrowed and not any(tree[k].lemma == noun.lemma for k in others if k != noun.i)
    if (
        word in _POINTING - {"such"}
        and token.tag == "DT"
        and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
    ):
        return not any(k.i > token.i and k.dep in ("relcl", "acl", "prep") for k in tree.kids(token.i))
    return False


def _empty(tree: Tree, token: Token) -> bool:
    """Tell whether an "it" stands for nothing: "it is clear that", "make it hard to"."""
    if token.lemma != "it":
        return False
    if token.dep in ("nsubj", "nsubjpass"):
        return expletive(tree, token.head, token)
    return tree.kid(token.head, "xcomp", "ccomp", "acomp") is not None


def _settled(tree: Tree, token: Token, lemma: str, others: Sequence[int], references: References) -> bool:
    """Tell whether another word of the clause can be what a pronoun stands for."""
    meant = references.entity(token.i)
    for i in others:
        other = tree[i]
        held = references.entity(i)
        if _acts_on(tree, other, token):
            continue
        if other.tag in ("PRP", "PRP$"):
            if i < token.i and _LEMMAS.get(other.text.lower(), other.lemma) == lemma:
                return True  # the first of two is the open one
            continue
        if meant is not None and held is not None and held.id == meant.id:
            return True
        if lemma != "it" and other.lemma in _ANYBODY:
            return True
        if other.pos in ("NOUN", "PROPN") and _can_be(tree, i, lemma, references):
            return True
    return False


def _acts_on(tree: Tree, subject: Token, pronoun: Token) -> bool:
    """Tell whether the one is the subject of the verb whose object the other is: they are not the same."""
    if pronoun.tag == "PRP$" or pronoun.dep not in ("dobj", "dative", "pobj"):
        return False
    governor = tree[pronoun.head]
    verb = governor.head if pronoun.dep == "pobj" else governor.i
    return subject.head == verb and subject.dep in ("nsubj", "nsubjpass")


def _can_be(tree: Tree, noun: int, lemma: str, references: References) -> bool:
    held = references.entity(noun)
    if held is not None and tree[noun].pos == "PROPN" and tree.kid(noun, "conj") is None:
        return held.type == "person" if lemma in ("he", "she") else lemma == "it" and held.type != "person"
    return agrees(tree, noun, lemma)
