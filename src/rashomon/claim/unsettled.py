"""Which words of a claim stay open when it is read alone: an "it", "they" or "this" without whom or what it means."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rashomon.claim.antecedents import agrees, expletive
from rashomon.claim.reference import References
from rashomon.claim.tree import Tree
from rashomon.claim.twos import open_two
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
    whole = frozenset((*put_in, *shown))
    for at, i in enumerate(shown):
        token = tree[i]
        if token.tag in ("NN", "NNS"):
            if i not in put_in and (
                open_two(tree, token, whole, references) or _country(tree, token, whole, references)
            ):
                found.append(_led(tree, token))
            continue
        if _one_of_them(tree, token):
            found.append(token.text)
            continue
        if token.tag not in ("PRP", "PRP$") and token.text.lower() not in _POINTING:
            continue
        behind = [k for k in shown[at + 1 :] if token.tag == "PRP$" and tree[k].dep in ("nsubj", "nsubjpass")]
        others = [*put_in, *shown[:at], *behind]  # "In his letter the mayor ..."
        if _left_open(tree, token, others, references):
            found.append(token.text)
    return tuple(found)


def _one_of_them(tree: Tree, token: Token) -> bool:
    """Tell whether a bare "one" acts, one of those told of before: "One was fined", not "One of them", "One must"."""
    if token.lemma != "one" or token.tag != "CD" or token.dep not in ("nsubj", "nsubjpass") or tree.kids(token.i):
        return False
    return not any(k.tag == "MD" for k in tree.kids(token.head))


def _led(tree: Tree, noun: Token) -> str:
    """Return a noun with the words before it: "the two countries"."""
    first = min((k.i for k in tree.kids(noun.i) if k.i < noun.i), default=noun.i)
    return " ".join(t.text for t in tree.tokens[first : noun.i + 1])


def _country(tree: Tree, noun: Token, shown: Collection[int], references: References) -> bool:
    """Tell whether "the country" may be one that the sentence names and the clause does not, or its own subject."""
    if noun.lemma not in ("country", "nation") or noun.tag != "NN" or references.entity(noun.i) is not None:
        return False
    kids = tree.kids(noun.i)
    led = any(k.lemma == "the" and k.i == noun.i - 1 for k in kids)
    if not led or any(k.dep in ("amod", "compound", "prep", "acl", "relcl", "nummod") for k in kids):
        return False
    homes = {i: held.country for i in range(tree.first, noun.i) if (held := references.entity(i)) and held.country}
    acting = {i for i in homes if tree[i].dep in ("nsubj", "nsubjpass") and tree.within(noun.i, tree[i].head)}
    return len(set(homes.values())) > 1 and not any(i in shown for i in homes if i not in acting)


def _left_open(tree: Tree, token: Token, others: Sequence[int], references: References) -> bool:
    word = token.text.lower()
    if token.tag in ("PRP", "PRP$"):
        lemma = _LEMMAS.get(word, token.lemma)
        return lemma in _THIRD and not _empty(tree, token) and not _settled(tree, token, lemma, others, references)
    if word == "such" and token.i > tree.first and tree[token.i - 1].lemma == "as" and token.head < token.i:
        return True  # "has not been labelled as such"
    if word in _POINTING and token.dep in ("det", "predet", "amod"):
        noun = tree[token.head]
        if noun.lemma in _SPANS_OF_TIME or noun.i < token.i or (word == "such" and _only_stresses(tree, token, noun)):
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


def _only_stresses(tree: Tree, such: Token, noun: Token) -> bool:
    """Tell whether a "such" points at nothing: "such a bad idea", "such as", "such growth that"."""
    after = tree.tokens[such.i + 1 : tree.last]
    if not after or after[0].lemma == "as" or any(t.lemma in ("as", "that") for t in after[noun.i - such.i :][:1]):
        return True
    return after[0].lemma == "a" and any(t.pos == "ADJ" for t in tree.tokens[such.i + 1 : noun.i])


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
        if _acts_on(tree, other, token) or _own(tree, other, token):
            continue
        if other.tag in ("PRP", "PRP$"):
            if i < token.i and _LEMMAS.get(other.text.lower(), other.lemma) == lemma:
                return True  # the first of two is the open one
            continue
        if meant is not None and held is not None:
            if held.id == meant.id:
                return True
            continue
        if other.dep == "compound" and other.tag == "NN":
            continue  # "the inspector general faulted him"
        if lemma != "it" and other.lemma in _ANYBODY:
            return True
        noun = other.pos in ("NOUN", "PROPN") and other.lemma != "one" and not _in_a_phrase(tree, other)
        if noun and _can_be(tree, i, lemma, references):
            return True
    return False


def _in_a_phrase(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun stands bare in a set phrase, where it is no thing to come back to: "at stake", "in fact"."""
    return noun.tag == "NN" and noun.dep == "pobj" and noun.head == noun.i - 1 and not tree.kids(noun.i)


def _acts_on(tree: Tree, subject: Token, pronoun: Token) -> bool:
    """Tell whether the one is the subject of the verb whose object the other is: they are not the same."""
    if pronoun.tag == "PRP$" or pronoun.dep not in ("dobj", "dative", "pobj"):
        return False
    governor = tree[pronoun.head]
    verb = governor.head if pronoun.dep == "pobj" else governor.i
    return subject.head == verb and subject.dep in ("nsubj", "nsubjpass")


def _own(tree: Tree, noun: Token, pronoun: Token) -> bool:
    """Tell whether a noun is what a possessive tells of, or what that is said to be: "its name is a problem"."""
    if pronoun.tag != "PRP$":
        return False
    had = tree[pronoun.head]
    inside = tree.within(noun.i, had.i)
    said_to_be = noun.dep == "attr" and noun.head == had.head and had.dep == "nsubj"
    return inside or said_to_be


def _can_be(tree: Tree, noun: int, lemma: str, references: References) -> bool:
    held = references.entity(noun)
    if held is None or tree[noun].pos != "PROPN":
        return agrees(tree, noun, lemma)
    if lemma in ("he", "she"):
        return held.type == "person"
    several = tree[noun].tag == "NNPS" or tree.kid(noun, "conj") is not None
    return several if lemma == "they" else held.type != "person" and tree.kid(noun, "conj") is None
