"""Which quantity of a passage answers a quantity of a claim, and how the two stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.align.words import akin, fold
from rashomon.model import Quantity
from rashomon.model.intervals import compare_quantities

Answer = Literal["agree", "compatible", "conflict", "absent"]
_AGREE = frozenset({"same"})
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LONGEST = 20_000
_ABOUT = 1.2
_AS_GOOD_AS = 0.01
_COMPATIBLE = frozenset({"a-contains-b", "b-contains-a", "overlap", "rounded"})
_COUNTED = frozenset({"count", "dozen", "point", ""})


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """One quantity of the first stretch with the one of the second that answers it.

    Attributes:
        first: The quantity asked for.
        second: What answers it, None where nothing of the kind is there.
        relation: agree, compatible (vague or rounded against exact), conflict, absent.
    """

    first: Quantity
    second: Quantity | None
    relation: Answer


def relate(a: Quantity, b: Quantity) -> Answer:
    """Return how two quantities stand as values; absent where they measure different dimensions."""
    if (a.role == "ordinal") != (b.role == "ordinal"):
        return "absent"
    relation = compare_quantities(a, b)
    if relation == "incomparable":
        return "absent"
    if relation in _AGREE:
        return "agree"
    return "compatible" if relation in _COMPATIBLE else "conflict"


def same_thing(a: Quantity, b: Quantity) -> bool:
    """Tell whether the two count or measure the same thing, as far as their words show."""
    if a.what is None or b.what is None:
        return a.unit not in _COUNTED and a.unit == b.unit and a.what == b.what
    return any(akin(x, y) for x in fold(a.what) for y in fold(b.what))


def match_numbers(first: Sequence[Quantity], second: Sequence[Quantity], passage: str) -> tuple[NumberMatch, ...]:
    """Return, for each quantity of `first`, what `second` says of it.

    A quantity that says the same value wins over one that only counts the same thing, so that a list of numbers is not
    read as a contradiction of each of them.

    Args:
        first: The quantities asked for.
        second: Those of the passage.
        passage: Its text: a figure that was not read as a quantity there still counts as written.
    """
    figures = {figure for found in _FIGURE.findall(passage[:_LONGEST]) if (figure := _value(found)) is not None}
    for other in second:
        figures.update(end for end in (other.low, other.high) if end is not None)
    return tuple(_best(quantity, second, figures) for quantity in first)


def _best(quantity: Quantity, others: Sequence[Quantity], figures: set[float]) -> NumberMatch:
    related = [(relate(quantity, other), same_thing(quantity, other), other) for other in others]
    for relation, wanted in (("agree", True), ("compatible", True), ("agree", False)):
        for found, same, other in related:
            if found == relation and same == wanted:
                return NumberMatch(quantity, other, found)
    for found, _, other in related:
        if found == "compatible" and quantity.unit not in _COUNTED and _near(quantity, other):
            return NumberMatch(quantity, other, found)
    ends = [end for end in (quantity.low, quantity.high) if end]  # "no more than 57" starts from nothing
    if ends and all(end in figures for end in ends):
        return NumberMatch(quantity, None, "compatible")
    against = [other for found, same, other in related if found == "conflict" and same]
    return NumberMatch(quantity, against[0], "conflict") if against else NumberMatch(quantity, None, "absent")


def _near(a: Quantity, b: Quantity) -> bool:
    """Tell whether two sums or measures are of about one size: "over $10,000" and "$10,977.74"."""
    if a.unit != b.unit:
        return False
    x, y = (next((abs(end) for end in (q.low, q.high) if end), 0.0) for q in (a, b))
    return min(x, y) * _ABOUT >= max(x, y) > 0


def _value(written: str) -> float | None:
    try:
        return float(written.replace(",", ""))
    except ValueError:
        return None


def agree(a: float, b: float) -> bool:
    """Tell whether two numbers are the same, or the one with fewer figures is the other rounded."""
    few, many = sorted((a, b), key=_figures)
    return abs(a - b) <= _AS_GOOD_AS * max(a, b) or float(f"{many:.{_figures(few) - 1}e}") == few


def _figures(number: float) -> int:
    """Return how many figures a number has before its closing noughts."""
    return max(1, len(f"{number:.6f}".rstrip("0").rstrip(".").replace(".", "").strip("0")))
