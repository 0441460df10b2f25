"""Words introduced by a line of its own: turns of a transcript, "AP:" over a headline, "The Herald writes:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.claim.attributed import AttributedContent
from rashomon.claim.commitment import can_speak
from rashomon.claim.hit import BARE, COLON, Hit
from rashomon.claim.tree import Tree
from rashomon.model import Span

_QUOTES = "\"“«„`'‘"
_LONGEST_LABEL = 8
_TURNS = 3
"""Paragraphs opened by a name in capitals that make a transcript; fewer may be datelines."""


def label_hits(trees: Sequence[Tree]) -> list[tuple[Hit, tuple[Span, ...]]]:
    """Return the labels of an article ("SOLBERG:") with the sentences that each one introduces.

    A label is a sentence of a name and a colon. It introduces the rest of its paragraph where the article is a
    transcript, where it opens a headline, or where a quotation follows.
    """
    turns = _turns(trees)
    found = []
    for n, tree in enumerate(trees[:-1]):
        if not _is_label(tree):
            continue
        after = _rest_of_paragraph(trees, n)
        headline = n == 0 or tree.sentence.zone == "headline"
        quoted = bool(after) and after[0][after[0].first].text[:1] in _QUOTES
        if not after or not (headline or quoted or n in turns):
            continue
        colon = tree.last - 1
        hit = Hit(colon, ((colon, colon),), tree.root, (), (), COLON, "colon")
        found.append((hit, tuple(t.sentence.span for t in after)))
    return found


def with_turns(trees: Sequence[Tree], found: Sequence[AttributedContent]) -> list[AttributedContent]:
    """Give the speakers of a transcript all sentences of their paragraphs."""
    turns = _turns(trees)
    held = list(found)
    for n, a in enumerate(held):
        tree = trees[a.sentence]
        opened = a.frame == "colon" and tree[a.cue_head].text == ":" and a.cue_head < tree.last - 1
        if opened and a.sentence in turns:
            rest = tuple(t.sentence.span for t in _rest_of_paragraph(trees, a.sentence))
            held[n] = replace(a, content=(*a.content, *rest))
    return held


def _turns(trees: Sequence[Tree]) -> frozenset[int]:
    """Return the sentences that open a turn of a transcript: "ANN:" at a paragraph's start, more than twice."""
    opened = set()
    for n, tree in enumerate(trees):
        first = n == 0 or trees[n - 1].sentence.paragraph != tree.sentence.paragraph
        words = [t.text for t in tree.words()[:_LONGEST_LABEL]]
        at = words.index(":") if ":" in words else 0
        if first and at and all(w.isupper() for w in words[:at]):
            opened.add(n)
    return frozenset(opened) if len(opened) >= _TURNS else frozenset()


def with_lines(trees: Sequence[Tree], found: Sequence[AttributedContent]) -> list[AttributedContent]:
    """Give a verb of saying before a colon at its paragraph's end the paragraph behind it, if it is no quotation."""
    filled = list(found)
    for n, a in enumerate(found):
        tree = trees[a.sentence]
        last = a.sentence + 1 >= len(trees) or trees[a.sentence + 1].sentence.paragraph == tree.sentence.paragraph
        ended = tree[tree.last - 1].text == ":" and a.cue_head >= tree.last - 3
        if a.frame != BARE or a.content or last or not ended or not a.source or a.meaning.kind != "say":
            continue
        after = [trees[a.sentence + 1], *_rest_of_paragraph(trees, a.sentence + 1)]
        filled[n] = replace(a, content=tuple(t.sentence.span for t in after), frame="colon")
    return filled


def _is_label(tree: Tree) -> bool:
    """Tell whether a sentence is nothing but a name and a colon."""
    words = tree.words()
    if not 2 <= len(words) <= _LONGEST_LABEL or words[-1].text != ":" or tree.root == words[-1].i:
        return False
    if any(tree.verbal(t.i) or t.pos in ("PUNCT", "SYM", "PRON") for t in words[:-1]):
        return False
    head = tree[tree.root]
    shouted = all(t.text.isupper() for t in words[:-1])
    named = head.pos == "PROPN" or can_speak(tree, head.i) or shouted
    return named and all(t.text[:1].isupper() or t.pos in ("ADP", "CCONJ", "PART", "DET") for t in words[:-1])


def _rest_of_paragraph(trees: Sequence[Tree], n: int) -> list[Tree]:
    """Return the sentences that follow the n-th in its paragraph."""
    rest = []
    for tree in trees[n + 1 :]:
        if tree.sentence.paragraph != trees[n].sentence.paragraph:
            break
        rest.append(tree)
    return rest
