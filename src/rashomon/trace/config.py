"""The settings of the trace step."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineageConfig:
    """What counts as dependence.

    Attributes:
        shortest_run: Words of the shortest shared run that is looked at.
        shortest_passage: Common words of the shortest passage that is kept.
        widest_gap: Words that may differ between two runs of one edited passage.
        dependent_share: Share of the shorter article's words, in common and not quoted speech, from which the one
            rests on the other.
        dependent_words: How many such words there must be at least.
        copy_share: Share from which the relation is a copy rather than a rewrite.
    """

    shortest_run: int = 5
    shortest_passage: int = 7
    widest_gap: int = 6
    dependent_share: float = 0.2
    dependent_words: int = 20
    copy_share: float = 0.6


DEFAULT_CONFIG = LineageConfig()
