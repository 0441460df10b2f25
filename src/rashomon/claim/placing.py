"""Annotations found again by their place, without looking through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from rashomon.claim.attributed import AttributedContent
from rashomon.model import Sentence, Span


class Placed(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span:
        """Its characters."""
        ...


T = TypeVar("T", bound=Placed)


class Places(Generic[T]):
    """Annotations of one article in the order of their start."""

    def __init__(self, found: Iterable[T]) -> None:
        self._found = sorted(found, key=lambda f: (f.span.start, f.span.end))
        self._starts = [f.span.start for f in self._found]

    def inside(self, span: Span) -> tuple[T, ...]:
        """Return those that lie wholly inside a span."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(f for f in self._found[low:high] if f.span.end <= span.end)


class Quotations:
    """The quotations of one article; those inside another are left out, they share its place."""

    def __init__(self, quotations: Iterable[Span]) -> None:
        self._outer: list[Span] = []
        for q in sorted(quotations, key=lambda q: (q.start, -q.end)):
            if not self._outer or q.start >= self._outer[-1].end:
                self._outer.append(q)
        self._starts = [q.start for q in self._outer]

    def holds(self, span: Span) -> bool:
        """Tell whether a span lies wholly in a quotation."""
        n = bisect_right(self._starts, span.start) - 1
        return n >= 0 and span.end <= self._outer[n].end

    def touches(self, span: Span) -> bool:
        """Tell whether a quotation shares a character with a span."""
        n = bisect_left(self._starts, span.end) - 1
        return n >= 0 and self._outer[n].end > span.start


def by_sentence(
    attributions: Sequence[AttributedContent], sentences: Sequence[Sentence]
) -> dict[int, list[AttributedContent]]:
    """Return the attributions that concern each sentence: those whose cue or content stands in it, in order."""
    starts = [s.span.start for s in sentences]
    found: dict[int, list[AttributedContent]] = {}
    for a in attributions:
        touched = {a.sentence}
        for span in a.content:
            low, high = bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)
            touched.update(range(max(0, low), high))
        for index in sorted(touched):
            found.setdefault(index, []).append(a)
    return found
