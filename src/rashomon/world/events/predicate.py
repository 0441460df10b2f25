"""The predicates of a sentence: from what is said about the saying down to what is said to be done."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

from rashomon.world.events.tree import Tree

_DEEPEST = 6
_NO_VERBS = frozenset({"be", "have"})
_CONTENT = ("ccomp", "xcomp", "pcomp", "acl")


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is done, with the verbs over it.

    Attributes:
        chain: Positions from the topmost verb that is not mere reporting down to the one that carries the meaning.
        speaker: Subject of the reporting verb over it, None if none.
        speaker_first: True if the speaker is named before what he says.
        reporting: Positions of the reporting verbs over the chain.
    """

    chain: tuple[int, ...]
    speaker: int | None
    speaker_first: bool
    reporting: tuple[int, ...]

    @property
    def top(self) -> int:
        """The topmost verb."""
        return self.chain[0]

    @property
    def core(self) -> int:
        """The verb that carries the meaning."""
        return self.chain[-1]


@functools.cache
def governors() -> dict[str, str]:
    """Return the kind of each governing word."""
    text = resources.files(__package__).joinpath("data/governors.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {word: kind for kind, words in rows[1:] for word in words.split()}


def main_predicate(tree: Tree, start: int | None = None) -> Predicate:
    """Return the predicate of a sentence, or of the clause that `start` heads."""
    at = tree.root if start is None else start
    speaker: int | None = None
    first = False
    reporting: list[int] = []
    for _ in range(_DEEPEST):
        below = _reported(tree, at)
        if below is None:
            break
        subject = tree.subject(at)
        if subject is not None and tree[subject].pos != "PRON":
            speaker, first = subject, subject < below
        reporting.append(at)
        at = below
    return Predicate(_chain(tree, at), speaker, first, tuple(reporting))


def _reported(tree: Tree, at: int) -> int | None:
    """Return the head of what a reporting verb reports."""
    if governors().get(tree[at].lemma) != "report":
        return None
    content = tree.kid(at, "ccomp")
    if content is not None:
        return content
    passive = tree.kid(at, "auxpass") is not None
    below = tree.kid(at, "xcomp")
    return below if passive and below is not None else None


def _chain(tree: Tree, at: int) -> tuple[int, ...]:
    chain = [at]
    for _ in range(_DEEPEST):
        below = _below(tree, at)
        if below is None or below in chain:
            break
        chain.append(below)
        at = below
    return tuple(chain)


def _below(tree: Tree, at: int) -> int | None:
    """Return the verb that a governing verb passes on to ("agreed to | send", "is ready to | talk")."""
    token = tree[at]
    kind = governors().get(token.lemma)
    complement = tree.kid(at, "acomp", "attr", "oprd")
    if token.lemma == "be" and complement is not None:
        inner = tree.kid(complement, "xcomp", "pcomp")
        return inner if inner is not None and tree.verbal(inner) else complement
    if token.lemma == "be":
        down = tree.kid(at, "xcomp")
        return down if down is not None and tree.verbal(down) else None
    if kind is None and token.lemma not in _NO_VERBS and token.pos in ("VERB", "AUX"):
        down = tree.kid(at, "xcomp")
        return down if down is not None and tree.verbal(down) and tree.kid(at, "dobj") is None else None
    down = next((k for k in tree.kids[at] if tree[k].dep in _CONTENT and tree.verbal(k) and k > at), None)
    if down is not None:
        return down
    for k in tree.kids[at]:
        if tree[k].dep == "prep" and k > at:
            inner = tree.kid(k, "pcomp")
            if inner is not None and tree.verbal(inner):
                return inner
    return None
