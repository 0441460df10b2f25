"""What two articles have in common, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Passage
from rashomon.trace.config import LineageConfig
from rashomon.trace.paraphrase import Echo, in_company
from rashomon.trace.passages import Shared, as_passage
from rashomon.trace.words import Words

STRONGEST = 1.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for dependence of two articles.

    Attributes:
        shorter, longer: Their lengths in words.
        same: Words of prose that are the same.
        quoted: Words in common that are quoted speech.
        standing: Words in common that are standing text of the outlet.
        longest: Words of the longest shared run of prose.
        longest_passage: Words in common in the longest passage of prose.
        reworded: Words of the shorter article's sentences that stand reworded in the other, weighted by how much such
            a sentence counts, words already counted left out.
        sentences: How many sentences those are.
        ordered: How many of them have another one close by in both articles in the same order.
        passages: All of it, in order of the first article.
    """

    shorter: int
    longer: int
    same: float
    quoted: float
    standing: int
    longest: int
    longest_passage: int
    reworded: float
    sentences: int
    ordered: int
    passages: tuple[Passage, ...]

    @property
    def taken(self) -> float:
        """Share of the shorter article that stands in the other, word for word or reworded."""
        return min(1.0, (self.same + self.reworded) / max(1, self.shorter))


def weigh(a: Words, b: Words, shared: Sequence[Shared], echoes: Sequence[Echo], config: LineageConfig) -> Evidence:
    """Return the evidence in shared passages and reworded sentences."""
    passages = [as_passage(s, a, b) for s in shared]
    side = "a" if len(a) <= len(b) else "b"
    small = a if side == "a" else b
    covered = _covered(small, shared, side)
    places: dict[int, list[int]] = {}
    for k, sentence in enumerate(small.sentences):
        places.setdefault(sentence, []).append(k)
    reworded, counted = 0.0, []
    for echo in echoes:
        own = places.get(echo.a if side == "a" else echo.b, [])
        weight = config.echo_weight if in_company(echo, echoes) else config.lone_echo_weight
        gain = weight * sum(not small.quoted[k] for k in own) - sum(covered[k] for k in own)
        if gain > 0:
            reworded += gain
            counted.append(echo)
            passages.append(_echo_passage(echo, a, b))
    return Evidence(
        min(len(a), len(b)),
        max(len(a), len(b)),
        sum(s.prose for s in shared),
        sum(s.quoted for s in shared),
        sum(s.standing for s in shared),
        max((r.length for s in shared if s.prose > 0.5 * s.words for r in s.runs), default=0),
        max((s.words for s in shared if s.prose > 0.5 * s.words), default=0),
        reworded,
        len(counted),
        sum(in_company(e, echoes) for e in counted),
        tuple(sorted(passages, key=lambda p: (p.a, p.b, p.kind))),
    )


def _echo_passage(echo: Echo, a: Words, b: Words) -> Passage:
    score = round(min(1.0, echo.strength / STRONGEST), 4)
    return Passage(a.sentence_spans[echo.a], b.sentence_spans[echo.b], "paraphrase", score)


def _covered(words: Words, shared: Sequence[Shared], side: str) -> list[bool]:
    covered = [False] * len(words)
    for run in (r for s in shared for r in s.runs):
        first = run.a if side == "a" else run.b
        covered[first : first + run.length] = [True] * run.length
    return covered
