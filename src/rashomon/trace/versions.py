"""Versions of one article: an outlet's own update, and what changed between the two."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from rashomon.model import Change, Reading, Versions
from rashomon.model.trace import ChangeKind, Direction
from rashomon.trace.standing import day_of, outlet_of
from rashomon.trace.words import Words

MOST_WORDS = 20_000  # of one article: the comparison costs the product of both lengths
KEPT_BETWEEN = 2  # words that stayed between two changes which are told as one
Stretch = tuple[int, int, int, int]


def versions_of(a: Reading, b: Reading, words: tuple[Words, Words], direction: Direction) -> Versions | None:
    """Return what changed between two versions of one article, None if two copies are not that.

    Two copies are versions if one outlet printed both and one is known to be later, or if both stand at one address.
    Two prints of the very same words are not versions but the same.

    Args:
        a: The one article.
        b: The other, a copy of it.
        words: The words of both.
        direction: Which one was drawn from the other.
    """
    one_address = a.article.given.url is not None and a.article.given.url == b.article.given.url
    outlet = outlet_of(a.clean)
    newer = {"a-from-b": a.article.id, "b-from-a": b.article.id}.get(direction)
    if not one_address and (outlet is None or outlet != outlet_of(b.clean) or newer is None):
        return None
    if newer is None:
        newer = _later(a, b)
    if max(len(words[0]), len(words[1])) > MOST_WORDS or words[0].forms == words[1].forms:
        return None
    return Versions(newer, _changes(*words, backwards=newer == a.article.id))


def _later(a: Reading, b: Reading) -> str | None:
    first, second = day_of(a.clean), day_of(b.clean)
    if first is None or second is None or first == second:
        return None
    return a.article.id if first > second else b.article.id


def _changes(a: Words, b: Words, *, backwards: bool) -> tuple[Change, ...]:
    """Return the changes in order of `a`; `backwards` if `a` is the newer one."""
    return tuple(_change(stretch, a, b, backwards=backwards) for stretch in _stretches(a.forms, b.forms))


def _stretches(a: Sequence[str], b: Sequence[str]) -> list[Stretch]:
    """Return (first and end word in a, first and end word in b) of what differs, near ones put together.

    The smallest set of words taken out and put in (Myers 1986), as rapidfuzz finds it.
    """
    found: list[Stretch] = []
    for step in Indel.opcodes(a, b):
        if step.tag == "equal":
            continue
        stretch = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if found and stretch[0] - found[-1][1] <= KEPT_BETWEEN:
            found[-1] = (found[-1][0], stretch[1], found[-1][2], stretch[3])
        else:
            found.append(stretch)
    return found


def _change(stretch: Stretch, a: Words, b: Words, *, backwards: bool) -> Change:
    a1, a2, b1, b2 = stretch
    in_a = a.span(a1, a2 - 1) if a2 > a1 else None
    in_b = b.span(b1, b2 - 1) if b2 > b1 else None
    kind: ChangeKind = "replaced"
    if in_a is None or in_b is None:
        kind = "inserted" if (in_a is None) != backwards else "removed"
    return Change(kind, in_a, in_b)
