"""What two articles have in common, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
        shorter: Words of the shorter one.
        same: Words of prose that are the same.
        quoted: Words in common that are quoted speech.
        standing: Words in common that are standing text of the outlet.
        longest: Words of the longest shared run of prose.
        longest_passage: Words in common in the longest passage of prose.
        sentences: How many sentences stand reworded in the other article.
        ordered: How many of them have another one close by in both articles in the same order.
        total: Weight of all words of the shorter article.
        same_weight: Weight of the words of prose that are the same.
        reworded_weight: Weight of the shorter article's reworded sentences, words already counted left out.
        passages: All of it, in order of the first article.
    """

    shorter: int
    same: float
    quoted: float
    standing: int
    longest: int
    longest_passage: int
    sentences: int
    ordered: int
    total: float
    same_weight: float
    reworded_weight: float
    passages: tuple[Passage, ...]

    @property
    def taken(self) -> float:
        """Share of the shorter article that stands in the other, word for word or reworded."""
        return min(1.0, (self.same_weight + self.reworded_weight) / max(1.0, self.total))


def as_background(
    evidence: Evidence, lengths: tuple[int, int], likeness: float, *, other_day: bool, config: LineageConfig
) -> Evidence:
    """Return the evidence with its shared prose counted as standing text, if it is only the background of other news.

    Call it for two reports of one outlet. Where their openings tell different news, the paragraph on who a group is, a
    line on a summit or a block of links stands late in both or is short, and nothing else is shared. Reports of two
    days share background late in both however alike they open: two days of one summit, two rounds of one tournament.

    Args:
        evidence: What the two have in common.
        lengths: Characters of both texts.
        likeness: How close their openings are, cosine.
        other_day: True if they were published on different days.
        config: What is unlike, late and short.
    """
    prose = [p for p in evidence.passages if p.kind in ("verbatim", "edited")]
    if not prose or evidence.ordered:
        return evidence
    late = all(
        p.a.start >= config.late_start * lengths[0] and p.b.start >= config.late_start * lengths[1] for p in prose
    )
    apart = likeness < config.unlike_leads and (late or evidence.same < config.short_background)
    recalled = late or (likeness < config.other_day_leads and evidence.same < config.other_day_words)
    if not apart and not (other_day and recalled and evidence.taken < config.other_day_share):
        return evidence
    words = round(evidence.same)
    return replace(evidence, same=0.0, same_weight=0.0, longest=0, standing=evidence.standing + words)


def weigh(a: Words, b: Words, shared: Sequence[Shared], echoes: Sequence[Echo], config: LineageConfig) -> Evidence:
    """Return the evidence in shared passages and reworded sentences."""
    passages = [as_passage(s, a, b) for s in shared]
    side = "a" if len(a) <= len(b) else "b"
    small = a if side == "a" else b
    covered = _covered(small, shared, side)
    places_a, places_b = a.by_sentence(), b.by_sentence()
    told = [e for e in echoes if not (a.mostly_quoted(places_a.get(e.a)) or b.mostly_quoted(places_b.get(e.b)))]
    reworded, counted = 0.0, []
    for echo in told:
        own = places_a.get(echo.a, range(0)) if side == "a" else places_b.get(echo.b, range(0))
        worth = config.echo_weight if in_company(echo, told) else config.lone_echo_weight
        worth *= min(1.0, (echo.strength - config.echo_strength) / (config.echo_certain - config.echo_strength))
        gain = worth * sum(small.weights[k] for k in own if not small.quoted[k])
        gain -= sum(small.weights[k] for k in own if covered[k])
        if gain > 0:
            reworded += gain
            counted.append(echo)
            passages.append(_echo_passage(echo, a, b))
    prose = [s for s in shared if s.prose > 0.5 * s.words]
    return Evidence(
        shorter=len(small),
        same=sum(s.prose for s in shared),
        quoted=sum(s.quoted for s in shared),
        standing=sum(s.standing for s in shared),
        longest=max((r.length for s in prose for r in s.runs), default=0),
        longest_passage=max((s.words for s in prose), default=0),
        sentences=len(counted),
        ordered=sum(in_company(e, told) for e in counted),
        total=sum(small.weights),
        same_weight=sum(s.weight for s in shared),
        reworded_weight=reworded,
        passages=tuple(sorted(passages, key=lambda p: (p.a, p.b, p.kind))),
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
