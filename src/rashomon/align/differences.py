"""Real differences between claims of one matter: which pairs differ, in what, and which of them are conflicts."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.align.compare import Comparison
from rashomon.align.judge import Pair
from rashomon.align.stance import StanceMatch
from rashomon.model import Claim, Quantity, TimeRef
from rashomon.model.align import ConflictKind, ConflictRelation

_SAME_MATTER = 0.5
_SAME_MATTER_CLOSE = 0.6
_REST_COVERED = 0.5


@dataclass(frozen=True, slots=True)
class PairDifference:
    """One detail in which two claims of one matter differ.

    Attributes:
        kind, relation: As in a conflict.
        a, b: The claims; for superseded, `a` is the later state.
        value_a, value_b: What each says there.
    """

    kind: ConflictKind
    relation: ConflictRelation
    a: Claim
    b: Claim
    value_a: str
    value_b: str


def differences(pair: Pair, texts: dict[str, str]) -> tuple[PairDifference, ...]:
    """Return how the two claims of a pair really differ; nothing where they may be of different matters.

    Args:
        pair: The pair.
        texts: The articles' texts, by id.
    """
    if pair.a.article == pair.b.article:
        return ()
    found = [*_superseded(pair), *_numbers(pair, texts)]
    return tuple(found)


def _superseded(pair: Pair) -> list[PairDifference]:
    """The one tells as done what the other expects, of the same predicate and the same participants."""
    if pair.forth.voices.cosine < _SAME_MATTER:
        return []
    for match in pair.forth.stances:
        if match.negated or match.swapped or not (match.surer or match.weaker) or not _participants(match):
            continue
        later, earlier = (pair.a, pair.b) if match.surer else (pair.b, pair.a)
        return [PairDifference("other", "superseded", later, earlier, later.text, earlier.text)]
    return []


def _participants(match: StanceMatch) -> bool:
    """Tell whether the two share an argument besides the predicate, and contradict one another in none."""
    return match.shared > 0 and not match.other_subject and not match.other_object


def _numbers(pair: Pair, texts: dict[str, str]) -> list[PairDifference]:
    """Both state a plain number of the same thing, and the rest of what they say is the same."""
    if pair.forth.voices.cosine < _SAME_MATTER_CLOSE or _rest(pair) < _REST_COVERED:
        return []
    if pair.forth.features()["times conflict"] or pair.forth.features()["names other"]:
        return []
    found = []
    for match in pair.forth.numbers:
        other = match.second
        if match.relation != "conflict" or other is None or match.first.what is None or not _plain(match.first, other):
            continue
        value_a = shown(match.first, texts[pair.a.article])
        found.append(PairDifference("number", "conflict", pair.a, pair.b, value_a, shown(other, texts[pair.b.article])))
    return found[:1]


def _plain(a: Quantity, b: Quantity) -> bool:
    return a.role == b.role and (a.exact or b.exact)


def _rest(pair: Pair) -> float:
    return max(pair.forth.covered, pair.back.covered)


def shown(item: Quantity | TimeRef, text: str) -> str:
    """Return the words of a quantity or time, with what is counted."""
    words = item.span.of(text)
    if isinstance(item, Quantity) and item.what and item.what not in words:
        return f"{words} {item.what}"
    return words


def agreement(comparison: Comparison) -> float:
    """Return how much of the first claim the second has, whatever differs in detail."""
    return comparison.covered
