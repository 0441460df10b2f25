"""Would the passage support the claim as well if two of its names changed places?

A model that reads names like a bag of words supports "Nebraska sued Colorado" and "Colorado sued Nebraska" alike. So it
is asked both: where the exchanged claim fits no worse than the claim itself, the claim's direction is not confirmed.
"""

from __future__ import annotations

from itertools import combinations

from rashomon.align.facts import Facts, Name

_TYPES = frozenset({"person", "organisation", "place", "facility"})
_MOST = 3


def exchanged(text: str, claim: Facts, passage: Facts) -> tuple[str, ...]:
    """Return the claim with two names exchanged, for pairs of its names that the passage has too, at most three.

    Args:
        text: The claim as given.
        claim: What it says.
        passage: What the passage says.
    """
    there = {name.key for name in passage.names}
    names = [n for n in claim.names if n.named and n.type in _TYPES and n.key in there and n.end > n.start]
    found = []
    for one, two in combinations(names, 2):
        if one.key != two.key and one.end <= two.start:
            found.append(_swap(text, one, two))
    return tuple(dict.fromkeys(found))[:_MOST]


def _swap(text: str, one: Name, two: Name) -> str:
    first, second = text[one.start : one.end], text[two.start : two.end]
    return text[: one.start] + second + text[one.end : two.start] + first + text[two.end :]
