"""Things that a clause lists, told one by one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from rashomon.claim.tree import Tree

LINKED = frozenset({"conj", "cc", "preconj"})
_TOGETHER = frozenset({"or", "nor", "either", "neither", "both"})
_AMONG = frozenset({"between", "among", "amongst"})
"""What stands below these stands there together: "a treaty between Norway and Estonia"."""
_THINGS = ("NOUN", "PROPN")
_MOST = 6


def each_listed(tree: Tree, tokens: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield a clause with one each of the things that it lists.

    Args:
        tree: Its sentence.
        tokens: The clause.
    """
    own = set(tokens)
    for first in tokens:
        token = tree[first]
        if token.pos not in ("NOUN", "PROPN") or token.dep not in ("dobj", "pobj", "attr", "appos"):
            continue
        if any(at.dep == "prep" and at.lemma.lower() in _AMONG for at in tree.above(first)):
            continue
        listed = [i for i in _chain(tree, first) if i in own]
        words = {k.lemma for i in listed for k in tree.kids(i) if k.dep in ("cc", "preconj")}
        if len(listed) < 2 or words & _TOGETHER:
            continue
        alone = {i: _alone(tree, i) & own for i in listed}
        every = set().union(*alone.values()) | {k.i for i in listed for k in tree.kids(i) if k.dep in ("cc", "punct")}
        for i, after in zip(listed[:_MOST], [*listed[1:], tree.last], strict=False):
            # What stands behind the next thing is told of that, whatever the parse hung it on.
            left = sorted((own - every) | {k for k in alone[i] if k < after})
            if not _runs_on(tree, left):
                yield tuple(left)


def _runs_on(tree: Tree, tokens: Sequence[int]) -> bool:
    """Tell whether two things stand beside one another, the comma between them left out: "a ball a hat"."""
    return any(
        tree[a].pos in _THINGS and tree[b].pos in (*_THINGS, "DET") and any(tree[i].text == "," for i in range(a, b))
        for a, b in itertools.pairwise(tokens)
        if b - a > 1
    )


def each_noun(tree: Tree, tokens: Sequence[int], noun: int) -> Iterator[tuple[int, ...]]:
    """Yield the things that a noun phrase lists, each by itself.

    Args:
        tree: Its sentence.
        tokens: The phrase.
        noun: Its noun.
    """
    own = set(tokens)
    listed = [i for i in _chain(tree, noun) if i in own]
    for i in listed if len(listed) > 1 else ():
        alone = tuple(sorted(_alone(tree, i) & own))
        if len(alone) > 1 and not any(tree[k].tag == "HYPH" for k in alone):
            yield alone


def _chain(tree: Tree, first: int) -> list[int]:
    found = [first]
    for i in found:
        found.extend(k.i for k in tree.kids(i) if k.dep == "conj" and k.pos in ("NOUN", "PROPN"))
    return found


def _alone(tree: Tree, noun: int) -> set[int]:
    """Return one of the things that are listed, without the others."""
    found, stack = set(), [noun]
    while stack:
        at = stack.pop()
        found.add(at)
        stack.extend(k.i for k in tree.kids(at) if not (at == noun and (k.dep in LINKED or k.dep == "punct")))
    return found
