"""What may be left out at the end of a part of a claim so that the rest is still true.

"He was accused of spending $750,000 in campaign funds on items for himself" says, too, that he was accused of spending
$750,000 in campaign funds. Only additions to a verb that has what it needs, and to a thing of which some are spoken of,
are left out; none under a word that turns round what follows ("a ban on travel to Ohio" is no ban on travel), and none
where all of a kind, a number of them or one before all others are meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.claim.leaving_out import (
    ALL_OF_THEM,
    BLAMING,
    CIRCUMSTANCES,
    COMPLETE,
    CONDITIONS,
    DENYING_PARTICLES,
    RANKED,
    RANKING,
    TURNING,
    UNDONE,
    WITHOUT,
)
from rashomon.claim.tree import Tree
from rashomon.model import Token

_OBJECTS = ("dobj", "attr", "pobj", "dative", "oprd", "conj")
_CLAUSES = ("xcomp", "ccomp", "pcomp", "acomp")
_PHRASES = ("prep", "agent")
_NEEDED = ("dobj", "attr", "acomp", "oprd", "ccomp", "xcomp", "auxpass")
_ASIDE = frozenset({"relcl", "appos", "acl"})
_DETAILS = ("prep", "agent", "npadvmod", "advmod", "advcl")
KEPT = frozenset({"dobj", "attr", "acomp", "oprd", "dative", "ccomp", "xcomp", "agent", "expl"})
MARKS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")"})
_EXAMPLES = frozenset({"include", "including"})
_HALVES = frozenset({"over", "than", "through", "until", "as", "of", "per"})
"""Prepositions that tell one half of what is said: "favours men over women", "from 5 to 7", "known as a lawyer"."""
_POINTED = frozenset({"the", "this", "that", "these", "those", "such", "what", "which"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_MOST = 4
_FEWEST = 3  # telling words from the verb on: "expressed qualms" says too little


def trimmed(tree: Tree, verb: Token, tokens: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield a clause without its last addition, without its last two, and so on.

    Args:
        tree: Its sentence.
        verb: Its verb, beside which something may be left out.
        tokens: The clause.
    """
    own = set(tokens)
    tops = sorted((i for i in _additions(tree, verb.i) if i in own), key=lambda i: tree.edges(i)[0])
    gone: set[int] = set()
    for top in tops[: -_MOST - 1 : -1]:
        gone |= {t.i for t in tree.subtree(top)}
        left = _without_marks_at_the_end(tree, sorted(own - gone))
        said = [i for i in left if i >= verb.i and tree[i].pos in _TELLING and tree[i].lemma != "be"]
        if len(said) >= _FEWEST:
            yield left


def shorter(tree: Tree, verb: Token, core: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield a clause without the details of what is expected, planned or begun: "is expected to be charged".

    Args:
        tree: Its sentence.
        verb: Its verb, beside which something may be left out.
        core: The clause.
    """
    inner = tree.kid(verb.i, "xcomp") or tree.kid(verb.i, "acomp")
    if inner is None or verb.lemma in UNDONE or ranked(tree, inner):
        return
    if inner.pos != "VERB" and inner.lemma not in COMPLETE:
        return
    takes = inner.pos != "VERB" or tree.kid(inner.i, *_NEEDED) is not None
    details = [k for k in tree.kids(inner.i) if k.i > inner.i and k.dep in _DETAILS]
    if not takes:
        details = [k for k in details if k.dep != "prep" or k.lemma in CIRCUMSTANCES]
    gone = {t.i for k in details for t in tree.subtree(k.i)}
    if gone & set(core):
        yield _without_marks_at_the_end(tree, [i for i in core if i not in gone])


def purpose(tree: Tree, inner: Token) -> bool:
    """Tell whether a clause says what for something was done: "used the money to buy a watch"."""
    to = any(k.dep == "aux" and k.tag == "TO" for k in tree.kids(inner.i))
    after = inner.i > tree[inner.head].i
    return to and after and tree.subject(inner.i) is None and tree.kid(inner.i, "mark", "neg") is None


def ranked(tree: Tree, verb: Token) -> bool:
    """Tell whether nothing may be left out beside a verb: it is denied, or what it says is ranked."""
    if any(k.dep == "neg" or k.lemma in WITHOUT for k in tree.kids(verb.i)):
        return True
    if any(t.lemma == "than" and t.head in (k.i, verb.i) for k in tree.kids(verb.i) for t in tree.subtree(k.i)):
        return True  # "moved quicker than before"
    return any(
        t.lemma in RANKING or t.tag in RANKED or t.lemma in WITHOUT
        for k in tree.kids(verb.i)
        if k.dep in KEPT or k.dep == "prep"
        for t in tree.subtree(k.i)
    )


def _without_marks_at_the_end(tree: Tree, tokens: Sequence[int]) -> tuple[int, ...]:
    left = list(tokens)
    while left and (tree[left[-1]].text in MARKS or tree[left[-1]].dep == "cc"):
        left.pop()
    return tuple(left)


def open_verbs(tree: Tree, inside: Sequence[Token]) -> frozenset[int]:
    """Return the verbs of which nothing may be told by itself: beside, above or below an "if", a "would" or an "only".

    What a relative clause or an apposition puts under a condition leaves the clause around it as it is.
    """
    found: set[int] = set()
    for word in inside:
        if word.lemma.lower() not in CONDITIONS or word.dep == "neg":
            continue
        at = word
        while True:
            if tree.verbal(at.i) and at.dep not in ("aux", "auxpass"):
                found |= _below_surely(tree, at.i)
            if at.dep in _ASIDE or at.head == at.i:
                break
            at = tree[at.head]
    return frozenset(found)


def _below_surely(tree: Tree, top: int) -> set[int]:
    """Return what stands below a verb, without what is told of a thing or person in passing: ", which X opposed"."""
    found, stack = set(), [top]
    while stack:
        at = stack.pop()
        found.add(at)
        for kid in tree.kids(at):
            aside = kid.dep == "relcl" and kid.i > at and tree[tree.edges(kid.i)[0] - 1].text == ","
            if not aside:
                stack.append(kid.i)
    return found


def _additions(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the heads of what may be left out below a verb."""
    if _turns(tree, tree[verb]):
        return
    for kid in tree.kids(verb):
        if kid.i > verb:
            yield from _below(tree, kid)


def _below(tree: Tree, at: Token) -> Iterator[int]:
    if _turned(tree, at) or _kept_from(tree, at):
        return
    if at.dep in _PHRASES:
        for kid in tree.kids(at.i):
            yield from _below(tree, kid)
    elif at.dep in _CLAUSES and at.pos in ("VERB", "AUX"):
        yield from _of_inner(tree, at)
    elif at.dep in _OBJECTS and at.pos in ("NOUN", "PROPN"):
        yield from _of_noun(tree, at)


def _of_inner(tree: Tree, verb: Token) -> Iterator[int]:
    """Yield the additions to a verb that another leads to: "of spending it on clothes", "to file charges on Monday"."""
    needs = tree.kid(verb.i, *_NEEDED) is None
    for kid in tree.kids(verb.i):
        if kid.i < verb.i:
            continue
        loose = kid.dep in ("agent", "npadvmod") or (kid.dep == "prep" and not _half(tree, kid))
        if loose and (not needs or kid.lemma in CIRCUMSTANCES):
            yield kid.i
        elif kid.dep == "prep":
            needs = False
        yield from _below(tree, kid)


def _of_noun(tree: Tree, noun: Token) -> Iterator[int]:
    """Yield the additions to a noun that speaks of some: "a report on schools", "grants to build rails"."""
    kids = tree.kids(noun.i)
    pointed = any(k.dep in ("poss", "nummod") or k.text.lower() in _POINTED for k in kids)
    bare = noun.dep == "pobj" and noun.tag == "NN" and tree.kid(noun.i, "det") is None  # "in connection with"
    of_some = noun.pos == "NOUN" and not pointed and not bare
    for kid in kids:
        if kid.i < noun.i:
            continue
        infinitive = kid.dep == "acl" and kid.tag == "VB"
        if (kid.dep == "prep" and kid.lemma in _EXAMPLES) or (
            of_some and (infinitive or (kid.dep == "prep" and not _half(tree, kid)))
        ):
            yield kid.i
        yield from _below(tree, kid)


def _half(tree: Tree, phrase: Token) -> bool:
    """Tell whether a phrase is one half of what is said: "over women" beside "men", "from 5" beside "to 7"."""
    beside = {k.lemma.lower() for k in tree.kids(phrase.head) if k.dep == "prep" and k.i != phrase.i}
    word = phrase.lemma.lower()
    paired = (word == "to" and "from" in beside) or (word == "from" and "to" in beside)
    return word in _HALVES or paired or bool(beside & {"through", "until"})


def _turns(tree: Tree, at: Token) -> bool:
    """Tell whether a word turns round what stands below it: "opposed", "failed", "played down"."""
    if at.lemma in TURNING or at.lemma in UNDONE:
        return True
    return any(k.dep in ("prt", "advmod") and k.lemma.lower() in DENYING_PARTICLES for k in tree.kids(at.i))


def _kept_from(tree: Tree, phrase: Token) -> bool:
    """Tell whether a phrase may say what was not done: "kept from spending it", "cleared of spending it on boats"."""
    if phrase.dep != "prep":
        return False
    doing = tree.kid(phrase.i, "pcomp")
    of_doing = phrase.lemma == "of" and doing is not None and tree[phrase.head].lemma not in BLAMING
    return phrase.lemma == "from" or of_doing


def _turned(tree: Tree, at: Token) -> bool:
    """Tell whether what is said below a word holds of the whole only: denied, of all of a kind, before all others."""
    if _turns(tree, at) or at.lemma in WITHOUT:
        return True
    return any(
        k.dep == "neg"
        or k.lemma in RANKING
        or k.lemma.lower() in WITHOUT
        or k.lemma.lower() in ALL_OF_THEM
        or k.tag in RANKED
        or k.lemma in ("than", "not")
        for k in tree.kids(at.i)
    )
