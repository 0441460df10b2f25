"""Shared passages: runs of common words put together where only a few words between them differ."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from rashomon.model import Passage
from rashomon.model.trace import PassageKind
from rashomon.trace.alignment import Run
from rashomon.trace.candidates import GRAM, Gram
from rashomon.trace.config import LineageConfig
from rashomon.trace.words import Words

FEWEST_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class Shared:
    """One shared passage in words.

    Attributes:
        runs: Its shared runs, in order in both articles.
        words: How many words are common.
        quoted: How many of them are quoted speech; words that are so in only one of the articles count half (one
            quotes what the other prints as its own: an article or a statement).
        standing: How many belong to the outlet's standing text or to a form filled in anew.
        weight: What the words that are neither tell together, words of names less than others.
    """

    runs: tuple[Run, ...]
    words: int
    quoted: float
    standing: int
    weight: float

    @property
    def prose(self) -> float:
        """How many of the common words can show that one article rests on the other."""
        return max(0.0, self.words - self.quoted - self.standing)

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


def join_runs(
    runs: Sequence[Run], a: Words, b: Words, config: LineageConfig, standing: Set[Gram] = frozenset()
) -> list[Shared]:
    """Return the passages that the shared runs make up, those with too few words left out.

    Args:
        runs: The shared runs, in order of `a`.
        a: The one article.
        b: The other.
        config: How long a passage must be and what may differ inside.
        standing: N-grams of the outlet's standing text, where both articles are of one outlet.
    """
    passages = [_measure(tuple(group), a, b, config, standing) for group in following(runs, config.widest_gap)]
    return [p for p in passages if p.words >= config.shortest_passage]


def following(runs: Sequence[Run], widest: int) -> list[list[Run]]:
    """Return runs by passage: those that follow one another in both articles with few words between.

    Args:
        runs: Shared runs, in order of `a`.
        widest: The most words between two runs of one passage.
    """
    found: list[list[Run]] = []
    for run in runs:
        if found and _follows(found[-1][-1], run, widest):
            found[-1].append(run)
        else:
            found.append([run])
    return found


def as_passage(shared: Shared, a: Words, b: Words) -> Passage:
    """Return the record of a shared passage, with the exact characters on both sides."""
    a1, a2, b1, b2 = shared.bounds
    kind: PassageKind = "verbatim" if len(shared.runs) == 1 else "edited"
    if shared.quoted > 0.5 * shared.words:
        kind = "quotation"
    return Passage(a.span(a1, a2), b.span(b1, b2), kind, round(shared.tightness, 4))


def _follows(before: Run, run: Run, widest: int) -> bool:
    gap_a, gap_b = run.a - before.a - before.length, run.b - before.b - before.length
    return 0 <= gap_b <= widest and gap_a <= widest


def _measure(runs: tuple[Run, ...], a: Words, b: Words, config: LineageConfig, standing: Set[Gram]) -> Shared:
    form = len(runs) > 1 and _filled_in_anew(runs, a, config)
    words = sum(run.length for run in runs)
    quoted = weight = 0.0
    fixed = words if form else 0
    for run in runs:
        flags = _standing_words(a.forms[run.a : run.a + run.length], standing)
        fixed += 0 if form else sum(flags)
        for k in range(run.length):
            speech = 0.5 * a.quoted[run.a + k] + 0.5 * b.quoted[run.b + k]
            quoted += speech
            if not form and not flags[k]:
                weight += (1 - speech) * min(a.weights[run.a + k], b.weights[run.b + k])
    return Shared(runs, words, quoted, fixed, weight)


def _standing_words(forms: Sequence[str], standing: Set[Gram]) -> list[bool]:
    """Tell for each word whether it lies in an n-gram of the standing text."""
    flags = [False] * len(forms)
    if standing:
        for i in range(len(forms) - GRAM + 1):
            if tuple(forms[i : i + GRAM]) in standing:
                flags[i : i + GRAM] = [True] * GRAM
    return flags


def _filled_in_anew(runs: Sequence[Run], a: Words, config: LineageConfig) -> bool:
    """Tell whether the words stayed but most numbers changed: a daily price list, an index, a weather table."""
    kept = sum(a.forms[r.a + k][0].isdigit() for r in runs for k in range(r.length))
    last = runs[-1]
    total = sum(form[0].isdigit() for form in a.forms[runs[0].a : last.a + last.length])
    return total >= FEWEST_NUMBERS and kept < config.template_numbers * total
