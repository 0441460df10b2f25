"""What differs between a claim and the passage that speaks to it."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.align.compare import Comparison
from rashomon.align.facts import Facts
from rashomon.model import Difference, Reading
from rashomon.model.check import DifferenceKind


def differences(
    claim: Facts, passage: Facts, comparison: Comparison, readings: Mapping[str, Reading]
) -> tuple[Difference, ...]:
    """Return the details in which the claim departs from the passage.

    Args:
        claim: What is claimed.
        passage: What is reported.
        comparison: The one held against the other.
        readings: By article id.
    """
    text = readings[passage.span.article].article.text
    found: list[Difference] = []
    for number in comparison.numbers:
        if number.relation == "conflict" and number.second is not None:
            found.append(
                _difference(
                    "number", claim, number.first.span.start, number.first.span.end, number.second.span.of(text)
                )
            )
    for time in comparison.times:
        if time.relation == "conflict" and time.second is not None:
            found.append(
                _difference("date", claim, time.first.span.start, time.first.span.end, time.second.span.of(text))
            )
    for name in comparison.names:
        if name.relation == "other" and name.second is not None:
            kind: DifferenceKind = "place" if name.first.type == "place" else "name"
            found.append(Difference(kind, name.first.text, name.second.text))
    for stance in comparison.stances:
        for kind, differs in _stances(stance.swapped, stance.negated, stance.surer or stance.weaker, stance.speaker):
            if differs:
                found.append(Difference(kind, stance.first.lemma, stance.second.lemma))
    return tuple(dict.fromkeys(found))


def _stances(swapped: bool, negated: bool, surer: bool, speaker: bool) -> tuple[tuple[DifferenceKind, bool], ...]:
    return (("role", swapped), ("negation", negated), ("factuality", surer), ("attribution", speaker))


def _difference(kind: DifferenceKind, claim: Facts, start: int, end: int, reported: str) -> Difference:
    return Difference(kind, claim.text[start:end], reported)
