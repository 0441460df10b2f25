"""Words that speak of two told of before: "the two countries", "both men", and when a clause says itself which two."""

from __future__ import annotations

from collections.abc import Collection

from rashomon.claim.leaving_out import LIKE_PREPOSITIONS
from rashomon.claim.reference import References
from rashomon.claim.tree import Tree
from rashomon.model import Token

COUNTRIES = frozenset(["country", "nation", "neighbour", "neighbor"])
LEADERS = frozenset(["leader", "man", "woman", "president", "senator", "politician"])
_NEIGHBOURS = frozenset(["neighbour", "neighbor"])
_OF_STATES = frozenset(["agreement", "border", "boundary", "diplomacy", "pact", "relation", "tie", "trade", "treaty"])
_SIDES = frozenset(["side", "government", "capital", "power"])
_PLACES = frozenset(["state", "city", "town", "county", "province", "region", "island", "capital"])
_TO_ONE_ANOTHER = frozenset(["enemy", "foe", "rival", "adversary", "neighbour", "neighbor"])
_ONCE = frozenset(["former", "old", "longtime", "erstwhile", "one-time", "onetime", "traditional"])


def known_two(tree: Tree, noun: Token) -> bool:
    """Tell whether a plural speaks of two told of before: "both men", "the two countries", not "both men of Oslo"."""
    if noun.tag != "NNS":
        return False
    kids = tree.kids(noun.i)
    two = [k for k in kids if k.i < noun.i and k.lemma in ("two", "both")]
    if not two or any(_narrows(tree, k) for k in kids):
        return False
    return two[0].lemma == "both" or any(k.lemma == "the" for k in kids)


def known_states(tree: Tree, noun: Token) -> bool:
    """Tell whether a plural speaks of two states told of before: "the two countries", "the neighbours signed a pact".

    Neighbours are people, too: of states are those of which the sentence tells what is between states.
    """
    if noun.lemma not in COUNTRIES:
        return False
    if known_two(tree, noun):
        return True
    between = any(token.pos == "NOUN" and token.lemma in _OF_STATES for token in tree.words())
    return noun.lemma in _NEIGHBOURS and between and _one_anothers(tree, noun)


def _one_anothers(tree: Tree, noun: Token) -> bool:
    """Tell whether a plural speaks of what known ones are to one another: "the former enemies", "the rivals"."""
    kids = tree.kids(noun.i)
    known = noun.tag == "NNS" and noun.lemma in _TO_ONE_ANOTHER and any(k.lemma == "the" for k in kids)
    return known and not any(_narrows(tree, k) for k in kids if k.lemma not in _ONCE)


def _narrows(tree: Tree, kid: Token) -> bool:
    """Tell whether words beside a noun say which ones are meant; what stands behind a comma only adds to it."""
    if kid.dep in ("amod", "compound", "poss", "prep"):
        return True
    if kid.dep == "acl" and kid.lemma in LIKE_PREPOSITIONS:
        return False  # "ties between the two nations concerning the sea"
    return kid.dep in ("acl", "relcl") and tree[tree.edges(kid.i)[0] - 1].text != ","


def open_two(tree: Tree, noun: Token, shown: Collection[int], references: References) -> bool:
    """Tell whether a clause speaks of two known ones and does not name them.

    Args:
        tree: The sentence.
        noun: A noun of the clause.
        shown: The tokens that the clause is shown in.
        references: Who is meant by names and pronouns.
    """
    if not (known_two(tree, noun) or _one_anothers(tree, noun)):
        return False
    both = any(k.lemma == "both" for k in tree.kids(noun.i))
    if both and noun.lemma not in COUNTRIES | LEADERS | _SIDES:
        return False  # "both parties", "both houses": there are only two
    homes, others, places = set(), set(), set()
    for i in shown:
        held = references.entity(i)
        if held is not None and held.country is not None:
            homes.add(held.country)
        if held is not None and held.country is None and held.type in ("person", "organisation", "place"):
            others.add(held.id)
        if held is not None and held.type == "place":
            places.add(held.id)
    if noun.lemma in COUNTRIES:
        return len(homes) != 2
    if noun.lemma in _PLACES:
        return len(places) < 2
    joined = any(tree[i].dep == "conj" and tree[i].pos in ("NOUN", "PROPN") and i < noun.i for i in shown)
    return not joined and len(homes) + len(others) < 2
