"""Contents that end where the sentence goes on with somebody else's report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.claim.hit import Hit, Range
from rashomon.claim.tree import Tree

_WHILE = frozenset(["while", "whereas"])


def without_others(tree: Tree, hits: Sequence[Hit]) -> list[Hit]:
    """Cut each content before a semicolon or "while" that leads to another speaker with a report of his own.

    "She said the dam held; the mayor called that a lie", "said it was late, while the union demanded more"
    """
    ends = sorted(end for hit in hits if (end := _end_before(tree, hit)) is not None)
    return [_cut(tree, hit, ends) for hit in hits] if ends else list(hits)


def _end_before(tree: Tree, hit: Hit) -> int | None:
    """Return the last token before a hit that is set off from what stands before it, or None."""
    if hit.source is None or tree[hit.source].pos not in ("NOUN", "PROPN") or hit.source > hit.head:
        return None
    at = tree.edges(hit.source)[0] - 1
    if at <= tree.first + 1:
        return None
    if tree[at].text == ";":
        return at - 1
    return at - 2 if tree[at].lemma in _WHILE and tree[at - 1].text == "," else None


def _cut(tree: Tree, hit: Hit, ends: Sequence[int]) -> Hit:
    if not hit.content or hit.head > hit.content[-1][0]:
        return hit
    first, last = hit.content[-1]
    end = next((e for e in ends if first <= e < last and not _quoted(tree, (first, e))), None)
    if end is None:
        return hit
    return replace(hit, content=(*hit.content[:-1], (first, end)), clauses=tuple(c for c in hit.clauses if c <= end))


def _quoted(tree: Tree, piece: Range) -> bool:
    """Tell whether a quotation that opened in a piece, or before it, is still open at its end."""
    return tree.marks_before(piece[1] + 1) % 2 == 1
