"""One thing counted otherwise in two reports, wherever each of them tells it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.differences import shown
from rashomon.align.facts import Facts
from rashomon.align.numbers import agree
from rashomon.align.times import relate
from rashomon.align.words import SHORTEST_STEM, akin, listed, plain
from rashomon.model import Claim, Quantity, Reading
from rashomon.model.align import PairDifference

_SMALLEST = 5
_LARGE = 1000
_LIKE_SIZE = 0.5
_MOST = 24
_MOST_NUMBERS = 60  # of one thing; a report with more is a table
_MANY = 0.25


@dataclass(frozen=True, slots=True)
class _Count:
    """How many of a thing a claim tells of."""

    claim: Claim
    quantity: Quantity
    number: float
    thing: str


def other_counts(
    readings: Mapping[str, Reading], facts: Mapping[str, Facts], one_event: frozenset[frozenset[str]]
) -> list[PairDifference]:
    """Return where two reports count one thing otherwise: "as many as 1.5 million women", "up to 1.6 million women".

    The numbers are of like size and not one rounded from the other, neither report has the other's number anywhere, few
    reports have several such numbers of the thing, and the claims have another word in common: of few people, a verb.

    Args:
        readings: The articles, by id.
        facts: What each claim says, by its id.
        one_event: The pairs of articles that tell one event; only their counts are held against one another.
    """
    written = {name: every_number(reading) for name, reading in readings.items()}
    found: list[PairDifference] = []
    for counts in _by_thing(readings).values():
        if _of_several_things(counts):
            continue
        by_number: dict[float, list[_Count]] = {}
        for count in counts:
            by_number.setdefault(count.number, []).append(count)
        if len(by_number) > _MOST_NUMBERS:
            continue
        for low, high in itertools.combinations(sorted(by_number), 2):
            if not _may_differ(low, high):
                continue
            for a, b in itertools.product(by_number[low][:_MOST], by_number[high][:_MOST]):
                apart = frozenset((a.claim.article, b.claim.article)) in one_event
                if not apart or _is_within(a, b):
                    continue
                told = any(agree(high, n) for n in written[a.claim.article])
                told = told or any(agree(low, n) for n in written[b.claim.article])
                if not told and _one_matter(a, b, facts):
                    values = (shown(c.quantity, readings[c.claim.article].article.text) for c in (a, b))
                    found.append(PairDifference("number", "conflict", a.claim.id, b.claim.id, *values))
    return found


def _by_thing(readings: Mapping[str, Reading]) -> dict[str, list[_Count]]:
    """Return the counts of all articles by the beginning of the word for what is counted."""
    found: dict[str, list[_Count]] = {}
    for count in (c for _, reading in sorted(readings.items()) for c in _counts(reading)):
        found.setdefault(count.thing[:SHORTEST_STEM], []).append(count)
    return found


def _counts(reading: Reading) -> Iterator[_Count]:
    """Yield the counts of an article, each with the shortest claim that tells it."""
    for quantity in reading.marks.quantities:
        number = _number(quantity)
        if number is None or number < _SMALLEST or not quantity.what:
            continue
        if quantity.unit != "count" or quantity.role != "value":
            continue
        telling = [claim for claim in reading.claims if claim.span.contains(quantity.span)]
        if telling:
            claim = min(telling, key=lambda c: (len(c.span), c.id))
            yield _Count(claim, quantity, number, plain(quantity.what.split()[-1]))


def _of_several_things(counts: Sequence[_Count]) -> bool:
    """Tell whether many of the reports that tell of a thing have several numbers of it: votes, seats, days."""
    numbers: dict[str, set[float]] = {}
    for count in counts:
        numbers.setdefault(count.claim.article, set()).add(count.number)
    several = sum(
        len(of) > _MOST_NUMBERS or any(_may_differ(*two) for two in itertools.combinations(sorted(of), 2))
        for of in numbers.values()
    )
    return several >= _MANY * len(numbers)


def _may_differ(low: float, high: float) -> bool:
    """Tell whether two numbers may be two tellings of one count."""
    return low >= _LIKE_SIZE * high and not agree(low, high)


def _is_within(low: _Count, high: _Count) -> bool:
    """Tell whether a bound allows the other number: "at least 12" the 14, "up to 1.6 million" the 1.5 million."""
    return low.quantity.high is None or (not high.quantity.low and bool(low.quantity.low))


def _number(quantity: Quantity) -> float | None:
    """Return the number that is written: the one end of "as many as 1.5 million", None for "30 to 40" and "dozens"."""
    ends = {end for end in (quantity.low, quantity.high) if end}
    return ends.pop() if len(ends) == 1 else None


def every_number(reading: Reading) -> frozenset[float]:
    """Return every number that an article has."""
    return frozenset(end for q in reading.marks.quantities for end in (q.low, q.high) if end)


def _one_matter(a: _Count, b: _Count, facts: Mapping[str, Facts]) -> bool:
    """Tell whether two claims count one thing in one connection, as far as their words and days show."""
    if not akin(a.thing, b.thing):
        return False
    first, second = facts[a.claim.id], facts[b.claim.id]
    days = [relate(x, y) for x in first.times for y in second.times]
    if "conflict" in days and "agree" not in days:
        return False
    few_people = max(a.number, b.number) < _LARGE and {a.thing, b.thing} & listed("people")
    kinds = ("VERB",) if few_people else ("VERB", "NOUN", "PROPN", "ADJ")
    words = {w.lemma for w in first.words if w.pos in kinds and not akin(w.lemma, a.thing) and not _numeral(w.lemma)}
    return any(second.lexicon.has(word) for word in words)


def _numeral(word: str) -> bool:
    return word in listed("magnitudes") or any(c.isdigit() for c in word)
