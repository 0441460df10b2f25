"""Which articles rest on one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from rashomon.model import Lineage, Reading, ScorePart, content_id
from rashomon.trace.alignment import Seeds, seed_index, shared_runs
from rashomon.trace.candidates import gram_holders, sharing_pairs, telling_pairs
from rashomon.trace.config import DEFAULT_CONFIG, LineageConfig
from rashomon.trace.direction import direction_of
from rashomon.trace.evidence import Evidence, as_background, weigh
from rashomon.trace.judgement import Judgement, judge
from rashomon.trace.media import Named, named_media
from rashomon.trace.paraphrase import Echo, Gist, find_echoes, gist_of
from rashomon.trace.passages import Shared, join_runs
from rashomon.trace.standing import day_of, outlet_of, standing_grams
from rashomon.trace.versions import versions_of
from rashomon.trace.words import TELLING_ZONES, Words, words_of

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

JOINING = ("copy", "rewrite")
Pair = tuple[int, int]


def find_lineage(
    readings: Sequence[Reading],
    vectors: Mapping[str, NDArray[float32]],
    *,
    config: LineageConfig = DEFAULT_CONFIG,
) -> tuple[Lineage, ...]:
    """Return the dependent pairs among the articles, sorted by their ids; a pair that is not there is independent.

    Args:
        readings: The articles with their marks.
        vectors: Sentence vectors by article id, (sentences, dimensions), L2-normalised; may be empty, then only
            shared words count and rewording stays unseen.
        config: What counts as dependence.
    """
    ordered = sorted(readings, key=lambda r: r.article.id)
    comparison = _Comparison(ordered, vectors, config)
    evidence = {pair: found for pair in comparison.candidates() if (found := comparison.evidence(*pair))}
    judged = {
        pair: judge(found, config, kin=comparison.one_news(*pair), far_apart=comparison.far_apart(*pair))
        for pair, found in evidence.items()
    }
    judged.update(_kin(judged, evidence, config))
    kept = {pair: judgement for pair, judgement in judged.items() if judgement.relation is not None}
    media = {i: named_media(ordered[i]) for i in sorted({i for pair in kept for i in pair})}
    return tuple(
        _lineage((ordered[i], ordered[j]), (media[i], media[j]), comparison.words(i, j), evidence[i, j], judgement)
        for (i, j), judgement in kept.items()
    )


class _Comparison:
    """The articles of one call, with what is worked out about each of them only once."""

    def __init__(
        self, readings: Sequence[Reading], vectors: Mapping[str, NDArray[float32]], config: LineageConfig
    ) -> None:
        self._config = config
        self._texts = [words_of(reading) for reading in readings]
        self._outlets = [outlet_of(reading.clean) for reading in readings]
        self._days = [day_of(reading.clean) for reading in readings]
        self._openings = [_openings(reading, vectors) for reading in readings]
        self._lengths = [len(reading.article.text) for reading in readings]
        self._gists = [_gist(reading, vectors) for reading in readings]
        holders = gram_holders(self._texts)
        self._sharing = sharing_pairs(holders)
        self._standing = standing_grams(readings, holders, config.standing_days)
        self._indexes: dict[int, Seeds] = {}

    def candidates(self) -> list[Pair]:
        """Return the pairs worth comparing, sorted."""
        terms: Iterable[Iterable[str]] = [gist.counts if gist else () for gist in self._gists]
        return sorted(self._sharing | telling_pairs(terms))

    def words(self, i: int, j: int) -> tuple[Words, Words]:
        """Return the words of articles `i` and `j`."""
        return self._texts[i], self._texts[j]

    def evidence(self, i: int, j: int) -> Evidence | None:
        """Return what articles `i` and `j` have in common, None if it is nothing."""
        a, b = self._texts[i], self._texts[j]
        outlet = self._outlets[i]
        shared = self._shared(i, j)
        first, second = self._gists[i], self._gists[j]
        one_outlet = bool(outlet) and outlet == self._outlets[j]
        days = self._days_between(i, j)
        other_day = one_outlet and days is not None and days > 0
        echoes: list[Echo] = []
        if first and second and not (other_day and self._long_after(days)):
            echoes = find_echoes(first, second, self._config, other_day=other_day)
        if not shared and not echoes:
            return None
        found = weigh(a, b, shared, echoes, self._config)
        likeness = self._likeness_of_openings(i, j)
        if not one_outlet or likeness is None:
            return found
        return as_background(
            found, (self._lengths[i], self._lengths[j]), likeness, other_day=other_day, config=self._config
        )

    def _shared(self, i: int, j: int) -> list[Shared]:
        """Return the passages that articles `i` and `j` share.

        An outlet's standing text is a paragraph. Where most of an article came back days later, it was used again.
        """
        if (i, j) not in self._sharing:
            return []
        a, b, config = self._texts[i], self._texts[j], self._config
        runs = shared_runs(a.forms, b.forms, self._index(j), config.shortest_run)
        outlet = self._outlets[i]
        if outlet is None or outlet != self._outlets[j]:
            return join_runs(runs, a, b, config)
        shared = join_runs(runs, a, b, config, self._standing.get(outlet, frozenset()))
        words = sum(s.standing for s in shared)
        if words < max(config.longest_standing, config.standing_share * min(len(a), len(b))):
            return shared
        return join_runs(runs, a, b, config)

    def one_news(self, i: int, j: int) -> bool:
        """Tell whether one outlet printed two articles on one day whose openings tell much the same."""
        one_place = self._outlets[i] is not None and self._outlets[i] == self._outlets[j]
        if not one_place or self._days[i] is None or self._days[i] != self._days[j]:
            return False
        likeness = self._likeness_of_openings(i, j)
        return likeness is not None and likeness >= self._config.unlike_leads

    def _likeness_of_openings(self, i: int, j: int) -> float | None:
        """Return how close the openings of two articles are in meaning; None if there are no vectors."""
        first, second = self._openings[i], self._openings[j]
        if not first or not second:
            return None
        return max(float(a @ b) for a, b in zip(first, second, strict=True))

    def far_apart(self, i: int, j: int) -> bool:
        """Tell whether two outlets printed them so long after one another that stock phrases are the likelier link."""
        one_outlet = self._outlets[i] is not None and self._outlets[i] == self._outlets[j]
        return not one_outlet and self._long_after(self._days_between(i, j))

    def _days_between(self, i: int, j: int) -> int | None:
        first, second = self._days[i], self._days[j]
        return abs((first - second).days) if first and second else None

    def _long_after(self, days: int | None) -> bool:
        """Tell whether likeness after so many days is habit."""
        return days is not None and days > self._config.standing_days

    def _index(self, number: int) -> Seeds:
        if number not in self._indexes:
            self._indexes[number] = seed_index(self._texts[number].forms)
        return self._indexes[number]


def _openings(reading: Reading, vectors: Mapping[str, NDArray[float32]]) -> tuple[NDArray[float32], ...]:
    """Return the meaning of the first sentence and that of the first two together; nothing without vectors."""
    found = vectors.get(reading.article.id)
    sentences = reading.marks.parse.sentences
    first = [k for k, s in enumerate(sentences) if s.zone in TELLING_ZONES][:2]
    if found is None or len(found) != len(sentences) or not first:
        return ()
    two = found[first].sum(axis=0)
    return found[first[0]], two / max(float(np.linalg.norm(two)), 1e-9)


def _gist(reading: Reading, vectors: Mapping[str, NDArray[float32]]) -> Gist | None:
    found = vectors.get(reading.article.id)
    if found is None or len(found) == 0 or len(found) != len(reading.marks.parse.sentences):
        return None
    return gist_of(reading, found)


def _kin(
    judged: Mapping[Pair, Judgement], evidence: Mapping[Pair, Evidence], config: LineageConfig
) -> dict[Pair, Judgement]:
    """Return new judgements of pairs that both rest on one third article and share less between themselves."""
    near: dict[int, set[int]] = {}
    for (i, j), judgement in judged.items():
        if judgement.relation in JOINING:
            near.setdefault(i, set()).add(j)
            near.setdefault(j, set()).add(i)
    return {
        (i, j): judge(evidence[i, j], config, kin=True)
        for (i, j), judgement in judged.items()
        if judgement.relation not in JOINING and near.get(i, set()) & near.get(j, set())
    }


def _lineage(
    pair: tuple[Reading, Reading],
    media: tuple[Sequence[Named], Sequence[Named]],
    words: tuple[Words, Words],
    evidence: Evidence,
    judgement: Judgement,
) -> Lineage:
    assert judgement.relation is not None
    a, b = pair
    direction, reason = direction_of(a, b, *media, evidence.taken, copy=judgement.relation == "copy")
    if judgement.relation == "shared-material":
        direction, reason = "common-source", ScorePart("direction", 0.5, "both have it from a third party")
    return Lineage(
        content_id("lin", a.article.id, b.article.id),
        a.article.id,
        b.article.id,
        judgement.relation,
        direction,
        judgement.confidence,
        (*judgement.parts, reason),
        evidence.passages,
        versions_of(a, b, words, direction) if judgement.relation == "copy" else None,
    )
