"""Stretches of a sentence: phrases, what is cut out of them, what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.claim.hit import Range
from rashomon.claim.tree import DOUBLE_MARKS, Tree
from rashomon.model import Span, Token

QUOTES = "\"“”‘’'«»`„"
_FOCUS = ("even", "only", "also", "especially", "just")
COMMAS = (",", ";", ":", "—", "–", "-", "--", "(", ")")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a clause's shown text.

    Attributes:
        first, last: Token range, or -1 where the words stand nowhere in the sentence.
        words: What is shown instead of the tokens' own characters, or None.
        filled: True if these words do not stand in the clause itself.
    """

    first: int
    last: int
    words: str | None = None
    filled: bool = False


def ranges(tokens: Sequence[int], *, filled: bool) -> list[Part]:
    """Return token numbers, sorted, as ranges."""
    parts: list[Part] = []
    for i in tokens:
        if parts and parts[-1].last == i - 1:
            parts[-1] = Part(parts[-1].first, i, None, filled)
        else:
            parts.append(Part(i, i, None, filled))
    return parts


def phrase(tree: Tree, noun: int, before: int | None = None) -> Part:
    """Return a noun phrase without its loose additions."""
    first, last = tree.edges(noun)
    for kid in tree.kids(noun):
        if kid.i > noun and kid.dep in ("relcl", "appos", "acl", "advcl"):
            start = tree.edges(kid.i)[0]
            if tree[start - 1].text in COMMAS:
                last = min(last, start - 1)
    while first < noun and tree[first].lemma in _FOCUS and tree[first].dep in ("advmod", "predet", "amod"):
        first += 1  # "even the mayor" told of her in another clause is only the mayor
    if before is not None:
        last = min(last, before - 1)
    while last > noun and (tree[last].text in COMMAS or tree[last].dep == "punct"):
        last -= 1
    opened = [i for i in range(noun + 1, last + 1) if tree[i].text == "("]
    if opened and not any(tree[i].text == ")" for i in range(opened[-1], last + 1)):
        last = opened[-1] - 1  # "Ann Li (D-Md.)": both brackets or none
    return Part(first, last)


def source_phrase(tree: Tree, head: int) -> Span:
    """Return the characters of a noun phrase without its loose additions."""
    part = phrase(tree, head)
    return tree.span(part.first, part.last)


def with_commas(tree: Tree, piece: Range) -> Range:
    """Widen a piece over the comma before it and, where the sentence goes on, the one after it."""
    first, last = piece
    if first - 1 >= tree.first and tree[first - 1].text in (",", "—", "–", "("):
        first -= 1
    if last + 1 < tree.last and tree[last + 1].text in (",", "—", "–", ")"):
        last += 1
    return first, last


def with_marks(tree: Tree, piece: Range) -> Range:
    """Widen a cue over the quotation marks beside it and the comma after it; the comma before it stays."""
    first, last = piece
    while first < last and tree[first].text in (",", "—", "–"):
        first += 1  # a comma that the parse hung on the cue
    while first - 1 > tree.first and tree[first - 1].text[0] in QUOTES and tree[first - 1].tag != "POS":
        first -= 1
    while last + 1 < tree.last and (tree[last + 1].text[0] in QUOTES or tree[last + 1].text in (",", "—", "–")):
        last += 1
    goes_on = last + 1 < tree.last and tree[last + 1].pos in ("VERB", "AUX")
    if goes_on and first - 1 > tree.first and tree[first - 1].text == ",":
        first -= 1  # between subject and verb neither comma stays
    return first, last


def stray_comma(tree: Tree, start: int, subject: int | None, verb: int) -> list[Range]:
    """Return the lone comma between a clause's subject and its verb ("Their first trip in years, has been planned")."""
    if subject is None or not start <= subject < verb:
        return []
    first = min([verb, *(k.i for k in tree.kids(verb) if k.dep in ("aux", "auxpass", "neg") and k.i > subject)])
    between = [i for i in range(start, first) if tree[i].text in COMMAS]
    marks = tree.marks_before(first) - tree.marks_before(start)
    return [(first - 1, first - 1)] if between == [first - 1] and tree[first - 1].text == "," and not marks else []


def back_over(tree: Tree, first: int, head: int) -> int:
    """Move a range's start back over the joining words before it."""
    joining = (",", ";", "—", "–", "“", '"', "``")
    while first - 1 > head and (
        tree[first - 1].dep in ("cc", "preconj", "mark")
        or tree[first - 1].text in joining
        or tree[first - 1].text == "that"
    ):
        first -= 1
    return first


def inside_quotes(tree: Tree, first: int, last: int) -> Range:
    """Narrow a range to what stands inside the quotation marks at both its ends, if there are no others."""
    marks = [i for i in range(first, last + 1) if tree[i].text in ('"', "“", "”", "''", "``", "„", "«", "»")]
    if len(marks) <= 2 and marks and marks[0] == first and last - marks[-1] <= 1:
        first += 1
        last = marks[-1] - 1 if len(marks) == 2 and marks[-1] == last else last
    elif len(marks) == 1 and last - marks[0] <= 1:
        last = marks[0] - 1
    return first, last


def inside_marks(tree: Tree, first: int, last: int) -> Range:
    """Narrow a range to what stands inside its outer marks, without "that" and commas."""
    while first < last and (
        (tree[first].text[0] in QUOTES and not _closed_early(tree, first, last))
        or tree[first].text in COMMAS
        or (tree[first].dep == "mark" and tree[first].lemma == "that")
    ):
        first += 1
    while last > first and (tree[last].text in COMMAS or (tree[last].text[0] in QUOTES and tree[last].tag != "POS")):
        last -= 1
    return first, last


def _closed_early(tree: Tree, first: int, last: int) -> bool:
    """Tell whether a mark only opens the first words of a range: "“Assault” and “attack” mean the same"."""
    if tree.marks_before(first + 1) == tree.marks_before(first):
        return False  # a single mark
    inside = [i for i in range(first + 1, last + 1) if tree.marks_before(i + 1) > tree.marks_before(i)]
    return len(inside) % 2 == 1 and inside[0] < last - 1


def unbalanced(tree: Tree, part: Part) -> bool:
    """Tell whether only one of a pair of quotation marks stands in a part."""
    before = tree.marks_before(part.first)
    return before % 2 == 1 or (tree.marks_before(part.last + 1) - before) % 2 == 1


def inside_marks_open(tree: Tree, start: int, first: int) -> bool:
    """Tell whether a double quotation mark that opened after `start` is still open at `first`."""
    return (tree.marks_before(first) - tree.marks_before(start)) % 2 == 1


def called_in_marks(tree: Tree, noun: int, kid: Token) -> bool:
    """Tell whether what stands beside a noun is its name in quotation marks: "the phrase “shared future”"."""
    first = tree.edges(kid.i)[0]
    opened = [i for i in (first - 1, first) if tree[i].text in DOUBLE_MARKS]
    return kid.dep == "appos" and bool(opened) and noun < opened[0] and tree[opened[0] - 1].text not in COMMAS


def stray_marks(tree: Tree, tokens: Sequence[int]) -> frozenset[int] | None:
    """Return the double quotation marks around what is left out, None where only a part of a quotation is left out.

    Args:
        tree: The sentence.
        tokens: The words that are told, sorted.
    """
    own = {i for i in tokens if tree[i].dep != "punct"}
    marks = [i for i in range(tree.first, tree.last) if tree[i].text in DOUBLE_MARKS]
    if len(marks) % 2:
        return None if tree.marks_before(tokens[-1] + 1) > tree.marks_before(tokens[0]) else frozenset()
    stray: set[int] = set()
    for first, last in zip(marks[::2], marks[1::2], strict=True):
        inside = {i for i in range(first + 1, last) if tree[i].dep != "punct"}
        if not inside & own or own <= inside:
            if tokens[0] < first and last < tokens[-1]:
                return None  # "described her “as a friend” and on Monday as a foe"
            stray |= {first, last}
        elif not inside <= own:
            return None
    return frozenset(stray)


def cut_before_a_title(tree: Tree, last: int) -> bool:
    """Tell whether words end in a genitive whose noun is a title in marks behind them: "on Northern's “This Week”"."""
    return tree[last].tag == "POS" and last + 1 < tree.last and tree[last + 1].text[0] in QUOTES


def lacks_its_noun(tree: Tree, tokens: Sequence[int]) -> bool:
    """Tell whether the noun of a genitive is left out: "on Northern's on Sunday"."""
    own = set(tokens)
    return any(tree[i].tag == "POS" and tree[tree[i].head].head not in own for i in tokens)


def keep(first: int, last: int, holes: Iterable[Range], swap: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return what is left of a token range without its holes, with some tokens' words exchanged."""
    parts: list[Part] = []
    at = first
    cuts = sorted([(a, b, None) for a, b in holes] + [(p.first, p.last, p) for p in swap], key=lambda c: (c[0], c[1]))
    for a, b, part in cuts:
        if b < at or a > last:
            continue
        if a > at:
            parts.append(Part(at, a - 1))
        if part is not None:
            parts.append(part)
        at = max(at, b + 1)
    if at <= last:
        parts.append(Part(at, last))
    return tuple(parts)
