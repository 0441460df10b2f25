"""Who does what to whom in a claim, made ready for comparison: each argument with its names and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.align.words import akin, fold, listed
from rashomon.model import Claim, Role

Sameness = Literal["same", "different", "unknown"]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a predicate.

    Attributes:
        role: Its role in the claim.
        entity: Entity of its head, or None.
        inside: Entities named anywhere in the phrase.
        head: The head word, folded.
        words: All folded words of the phrase.
    """

    role: Role
    entity: str | None
    inside: frozenset[str]
    head: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim's predicate with its arguments."""

    claim: Claim
    predicate: frozenset[str]
    arguments: tuple[Argument, ...]

    def named(self, name: str) -> tuple[Argument, ...]:
        """Return the arguments of one grammatical role."""
        return tuple(a for a in self.arguments if a.role.name == name)


def frame_of(claim: Claim, text: str, at: Sequence[tuple[int, str]]) -> Frame:
    """Return the frame of a claim.

    Args:
        claim: The claim.
        text: Its article's text.
        at: Where entities are named in it: (start, entity).
    """
    return Frame(claim, fold(claim.predicate), tuple(_argument(role, text, at) for role in claim.roles))


def _argument(role: Role, text: str, at: Sequence[tuple[int, str]]) -> Argument:
    inside = frozenset(key for start, key in at if role.span.start <= start < role.span.end)
    entity = role.entity
    if entity is not None:
        inside |= {entity}
    return Argument(role, entity, inside, fold(role.head), fold(role.span.of(text)))


def same_argument(a: Argument, b: Argument) -> Sameness:
    """Tell whether two arguments are filled by the same thing; unknown where one is only a pronoun."""
    vague = listed("vague")
    if a.entity is not None and b.entity is not None:
        return "same" if a.entity == b.entity else "different"
    if (a.entity is not None and a.entity in b.inside) or (b.entity is not None and b.entity in a.inside):
        return "same"
    if a.head & vague or b.head & vague or not a.head or not b.head:
        return "unknown"
    if any(akin(x, y) for x in a.head for y in b.head):
        return "same" if not (a.inside and b.inside and not a.inside & b.inside) else "unknown"
    if any(akin(x, y) for x in a.head for y in b.words) or any(akin(x, y) for x in b.head for y in a.words):
        return "unknown"
    return "different"


def same_predicate(a: Frame, b: Frame) -> bool:
    """Tell whether two claims have the same predicate, in some form."""
    x, y = a.predicate - {"be"}, b.predicate - {"be"}
    return any(akin(p, q) for p in x for q in y)
