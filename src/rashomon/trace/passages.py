"""Shared passages: runs of common words put together where only a few words between them differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Passage
from rashomon.model.trace import PassageKind
from rashomon.trace.alignment import Run
from rashomon.trace.config import LineageConfig
from rashomon.trace.words import Words


@dataclass(frozen=True, slots=True)
class Shared:
    """One shared passage in words.

    Attributes:
        runs: Its shared runs, in order in both articles.
        words: How many words are common.
        prose: How many of them are prose; words that are quoted speech in both articles do not count, those that are
            so in one of them count half (one quotes what the other prints as its own: an article or a statement).
    """

    runs: tuple[Run, ...]
    words: int
    prose: float

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """First and last word in a, first and last word in b."""
        last = self.runs[-1]
        return self.runs[0].a, last.a + last.length - 1, self.runs[0].b, last.b + last.length - 1

    @property
    def tightness(self) -> float:
        """Common words as a share of the longer of its two stretches."""
        a1, a2, b1, b2 = self.bounds
        return self.words / max(a2 - a1 + 1, b2 - b1 + 1)


def join_runs(runs: Sequence[Run], a: Words, b: Words, config: LineageConfig) -> list[Shared]:
    """Return the passages that the shared runs make up, those with too few words left out."""
    found: list[list[Run]] = []
    for run in runs:
        if found and _follows(found[-1][-1], run, config.widest_gap):
            found[-1].append(run)
        else:
            found.append([run])
    passages = [_measure(tuple(group), a, b) for group in found]
    return [p for p in passages if p.words >= config.shortest_passage]


def as_passage(shared: Shared, a: Words, b: Words) -> Passage:
    """Return the record of a shared passage, with the exact characters on both sides."""
    a1, a2, b1, b2 = shared.bounds
    kind: PassageKind = "verbatim" if len(shared.runs) == 1 else "edited"
    if shared.prose < 0.5 * shared.words:
        kind = "quotation"
    return Passage(a.span(a1, a2), b.span(b1, b2), kind, round(shared.tightness, 4))


def _follows(before: Run, run: Run, widest: int) -> bool:
    gap_a, gap_b = run.a - before.a - before.length, run.b - before.b - before.length
    return 0 <= gap_b <= widest and gap_a <= widest


def _measure(runs: tuple[Run, ...], a: Words, b: Words) -> Shared:
    prose = 0.0
    for run in runs:
        for k in range(run.length):
            prose += 1.0 - 0.5 * a.quoted[run.a + k] - 0.5 * b.quoted[run.b + k]
    return Shared(runs, sum(run.length for run in runs), prose)
