"""What was done to a counted thing, told without who did it: "36 agreements were signed on Tuesday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.claim.leaving_out import DONE_TO
from rashomon.claim.told import Told
from rashomon.claim.tree import Tree
from rashomon.model import Token
from rashomon.model.claim import PropositionKind

_ONE = frozenset({"one", "1", "a", "an"})
_SHARES = frozenset({"percent", "percentage", "cent", "%"})
_EACH = frozenset({"a", "an", "each", "every", "per"})


def undergone(
    tree: Tree, verb: Token, thing: Sequence[int], details: Sequence[tuple[int, ...]], kind: PropositionKind
) -> Iterator[Told]:
    """Yield what was done to a thing that a clause counts, by itself, with each detail, with all.

    Args:
        tree: The sentence.
        verb: The clause's verb.
        thing: What it acts on, its phrase without loose additions.
        details: When, where and how it was done.
        kind: The kind of the clause.
    """
    noun = tree.kid(verb.i, "dobj")
    link = _link(tree, verb, noun) if noun is not None and noun.pos == "NOUN" else ""
    if noun is None or not link or noun.i not in thing or noun.i < verb.i or tree.kid(noun.i, "conj") is not None:
        return
    loose = {t.i for k in tree.kids(noun.i) if k.dep == "prep" and k.lemma != "of" for t in tree.subtree(k.i)}
    lead = tuple(i for i in thing if i not in loose)
    after = [detail for detail in details if detail[0] > noun.i]
    for some in dict.fromkeys(((), *after, tuple(i for detail in after for i in detail))):
        yield Told(tuple(sorted((verb.i, *some))), lead, link, verb.i, kind, noun.i)


def _at_a_rate(tree: Tree, verb: Token, noun: Token) -> bool:
    """Tell whether a share is counted, or so many at a time: "5 percent of income", "36 agreements a year"."""
    beside = [k for k in (*tree.kids(verb.i), *tree.kids(noun.i)) if k.i > noun.i and k.dep in ("npadvmod", "prep")]
    each = any(t.text.lower() in _EACH for k in beside if k.dep == "npadvmod" for t in (k, *tree.kids(k.i)))
    return noun.lemma in _SHARES or each or any(k.lemma in _EACH for k in beside)


def _link(tree: Tree, verb: Token, noun: Token) -> str:
    """Return what joins the thing to the verb, "" where the clause does not say what was done to a counted thing."""
    number = tree.kid(noun.i, "nummod")
    helpers = [k for k in tree.kids(verb.i) if k.dep in ("aux", "auxpass", "neg")]
    if _at_a_rate(tree, verb, noun):
        return ""
    if verb.lemma not in DONE_TO or number is None or number.i > noun.i or not verb.text.lower().endswith("ed"):
        return ""
    several = number.text.lower() not in _ONE
    if verb.tag == "VBD" and not helpers:
        return "were" if several else "was"
    if verb.tag == "VBN" and len(helpers) == 1 and helpers[0].lemma == "have":
        told = "had" if helpers[0].tag == "VBD" else "have" if several else "has"
        return f"{told} been"
    return ""
