"""Which articles rest on one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rashomon.model import Lineage, Reading, ScorePart, content_id
from rashomon.model.trace import LineageRelation
from rashomon.trace.alignment import seed_index, shared_runs
from rashomon.trace.candidates import sharing_pairs
from rashomon.trace.config import DEFAULT_CONFIG, LineageConfig
from rashomon.trace.direction import direction_of
from rashomon.trace.passages import Shared, as_passage, join_runs
from rashomon.trace.words import Words, words_of

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray


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
            shared words count and paraphrases stay unseen.
        config: What counts as dependence.
    """
    ordered = sorted(readings, key=lambda r: r.article.id)
    texts = [words_of(reading) for reading in ordered]
    indexes: dict[int, dict[tuple[str, ...], list[int]]] = {}
    found = []
    for i, j in sharing_pairs(texts):
        if j not in indexes:
            indexes[j] = seed_index(texts[j].forms)
        runs = shared_runs(texts[i].forms, texts[j].forms, indexes[j], config.shortest_run)
        shared = join_runs(runs, texts[i], texts[j], config)
        if shared:
            found.append(_lineage(ordered[i], ordered[j], texts[i], texts[j], shared, config))
    return tuple(found)


def _lineage(
    a: Reading, b: Reading, words_a: Words, words_b: Words, shared: Sequence[Shared], config: LineageConfig
) -> Lineage:
    prose = sum(s.prose for s in shared)
    share = min(1.0, prose / min(len(words_a), len(words_b)))
    longest = max(run.length for s in shared for run in s.runs)
    relation: LineageRelation = "shared-material"
    if share >= config.dependent_share and prose >= config.dependent_words:
        relation = "copy" if share >= config.copy_share else "rewrite"
    note = (
        f"{round(prose)} of {min(len(words_a), len(words_b))} words are the same in "
        f"{len(shared)} passage{'s' if len(shared) > 1 else ''}, the longest run {longest} words"
    )
    parts = (ScorePart("shared words", round(share, 4), note),)
    direction = direction_of(a, b, words_a, words_b)
    passages = tuple(as_passage(s, words_a, words_b) for s in shared)
    confidence = round(min(0.99, 0.5 + abs(share - config.dependent_share)), 4)
    return Lineage(
        content_id("lin", words_a.article, words_b.article),
        words_a.article, words_b.article, relation, direction, confidence, parts, passages,
    )  # fmt: skip
