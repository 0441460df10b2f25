"""What stands before a sentence's own beginning: a dateline, a bracket of the sentence before, a joining word."""

from __future__ import annotations

from rashomon.claim.tree import Tree

_CLOSING = {"[": "]", "(": ")"}
_JOINING = {"and", "but", "yet"}
_DASHES = ("-", "–", "—", "--")
_LONGEST_DATELINE = 12


def past_opening(tree: Tree, first: int, subject: int) -> int:
    """Return where a clause that begins at token `first` begins in truth, never beyond its subject or predicate."""
    at = first
    if at == tree.first:
        at = _past_dateline(tree, at, subject)
    at = _past_bracket(tree, at, subject)
    start = tree.edges(subject)[0]
    while at < start and (tree[at].text in (",", ";", ":", *_DASHES) or _joins(tree, at)):
        at += 1
    return at


def _joins(tree: Tree, at: int) -> bool:
    """Tell whether a word only joins what follows to the sentence before it ("But the mayor left")."""
    return tree[at].tag == "CC" and tree[at].lemma.lower() in _JOINING and tree[at].dep in ("cc", "ROOT", "dep")


def _past_bracket(tree: Tree, first: int, subject: int) -> int:
    """Return the token after a bracket that opens the clause and holds neither subject nor predicate."""
    closing = _CLOSING.get(tree[first].text)
    if closing is None:
        return first
    end = next((i for i in range(first + 1, min(first + 40, tree.last)) if tree[i].text == closing), None)
    return end + 1 if end is not None and end < subject else first


def _past_dateline(tree: Tree, first: int, subject: int) -> int:
    """Return the token after "OSLO (Agency) -" at a sentence's start: a place in capitals, no verb, a spaced dash."""
    for i in range(first + 1, min(first + _LONGEST_DATELINE, tree.last - 1)):
        token = tree[i]
        if tree.verbal(i) and tree.finite(i):
            return first
        spaced = token.text in _DASHES and tree[i - 1].end < token.start and token.end < tree[i + 1].start
        if spaced or token.text in ("—", "–"):
            place = any(t.text.isupper() and len(t.text) > 2 and t.text.isalpha() for t in tree.tokens[first:i])
            return i + 1 if place and i < subject else first
    return first
