"""Corrections: what an outlet says that it wrongly said before is withdrawn, not told again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.claim.hit import Hit
from rashomon.claim.lexicon import Cue, corrections
from rashomon.claim.tree import Tree


def with_withdrawals(tree: Tree, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits with those that tell of an earlier error turned round, without the notice's own heading.

    "Correction: An earlier version of this report said that 63 people came" commits the outlet to the contrary.
    """
    notice = tree[tree.first].text.lower() in corrections("notice")
    found: list[Hit] = []
    for hit in hits:
        if hit.frame == "colon" and notice and hit.head <= tree.first + 2:
            continue
        found.append(replace(hit, meaning=_contrary(hit)) if _withdraws(tree, hit, notice) else hit)
    return found


def _withdraws(tree: Tree, hit: Hit, notice: bool) -> bool:
    """Tell whether a cue tells what the outlet itself said before in error."""
    if hit.source is None or hit.frame not in ("c", "q") or hit.meaning.polarity == "negative":
        return False
    if tree[hit.source].lemma not in corrections("document") or not _own(tree, hit.source):
        return False
    adverbs = {k.lemma for k in tree.kids(hit.head) if k.dep == "advmod"}
    if adverbs & corrections("wrongly"):
        return True
    earlier = {k.lemma for k in tree.kids(hit.source)} | adverbs
    return bool(earlier & corrections("earlier")) and (notice or _of_this(tree, hit.source))


def _own(tree: Tree, document: int) -> bool:
    """Tell whether a document is the outlet's own ("this article", "an earlier version", "our report")."""
    words = {k.lemma for k in tree.kids(document)}
    return _of_this(tree, document) or bool(words & corrections("earlier"))


def _of_this(tree: Tree, document: int) -> bool:
    """Tell whether "this" or "our" stands by a document or by what it is a version of."""
    return any(t.lemma in ("this", "our") and t.i != document for t in tree.subtree(document))


def _contrary(hit: Hit) -> Cue:
    return replace(hit.meaning, certainty="certain", polarity="negative", withdrawn=True)
