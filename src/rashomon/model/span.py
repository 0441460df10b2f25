"""Spans: the exact characters that a thing rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of one article's text.

    Attributes:
        article: The article's id.
        start: First character, in Unicode code points.
        end: One past the last character.
    """

    article: str
    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters in `text`, the text of the article."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One reason behind a score.

    Attributes:
        name: What was looked at ("shared 5-grams").
        value: What was found, 0..1 where it is a share or a probability.
        note: One plain phrase for the reader, or empty.
    """

    name: str
    value: float
    note: str = ""
