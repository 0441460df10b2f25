"""What may be told of a clause that hangs on a noun: relative clauses, and infinitives and participles of purpose."""

from __future__ import annotations

from rashomon.claim.joins import modal, past
from rashomon.claim.leaving_out import LIKE_PREPOSITIONS, SETTING
from rashomon.claim.lexicon import cue_verbs
from rashomon.claim.tree import Tree
from rashomon.model import Token


def told_where(tree: Tree, verb: Token, first: Token) -> bool:
    """Tell whether a relative clause is told as done, and complete without its noun: "during which X spoke"."""
    if not past(tree, verb.i) or modal(tree, verb.i) or verb.lemma in cue_verbs():
        return False
    if first.tag == "WRB" and tree[first.i - 1].text == ",":
        return first.lemma.lower() in ("where", "when")
    inner = tree.kid(first.i, "pobj")
    return first.lemma.lower() in SETTING and inner is not None and inner.lemma.lower() == "which"


def before_who(tree: Tree, noun: Token, top: Token) -> Token:
    """Return the name right before "who" that its clause tells of: "the anger of Ann Li, who said ..."."""
    first = tree.edges(top.i)[0]
    if top.dep != "relcl" or tree[first].lemma != "who" or noun.pos == "PROPN":
        return noun
    near = tree[first - 2 if tree[first - 1].text == "," else first - 1]
    return near if near.pos == "PROPN" and near.dep == "pobj" and tree.within(near.i, noun.i) else noun


def intended(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb says what a bill is to do: "a bill to let ...", "a bill allowing ..."."""
    if tree.subject(verb.i) is not None:
        return False
    helpers = {k.tag for k in tree.kids(verb.i) if k.dep in ("aux", "auxpass")}
    return (verb.tag == "VBG" and not helpers and verb.lemma not in LIKE_PREPOSITIONS) or helpers == {"TO"}


def nearer(tree: Tree, noun: Token, pronoun: Token) -> bool:
    """Tell whether a pronoun may go back to a noun in another clause: "women seeking pay that could ..."."""
    ends = [tree.edges(k.i)[1] for k in tree.kids(noun.i) if k.dep in ("acl", "relcl") and k.i < pronoun.i]
    return pronoun.i - 1 in ends and tree[pronoun.i - 1].pos in ("NOUN", "PROPN")


def only_wished(tree: Tree, noun: Token) -> bool:
    """Tell whether a thing is there only if what is wished for comes about: "to build a bridge that joins both"."""
    det = tree.kid(noun.i, "det", "poss")
    verb = next((a for a in tree.above(noun.i) if tree.verbal(a.i)), None)
    if (det is not None and det.lemma not in ("a", "an")) or noun.pos == "PROPN" or verb is None:
        return False
    return any(k.dep == "aux" and k.tag in ("TO", "MD") for k in tree.kids(verb.i))
