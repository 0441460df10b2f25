"""Invented reports, read and aligned as the program does it."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from rashomon.align import Alignment, AlignRequest, counted, join
from rashomon.evaluation.small_cases import read_texts
from rashomon.language.encoder import Encoder
from rashomon.mark.linking import link
from rashomon.model import Claim, Reading


@functools.cache
def aligned(*texts: str) -> tuple[Alignment, tuple[Reading, ...]]:
    """Return what the reports amount to, each its own origin."""
    readings = tuple(one.reading for one in read_texts(texts))
    entities = link([r.article for r in readings], [r.clean for r in readings], [r.marks for r in readings])
    encoder = Encoder.shared()
    vectors = {
        r.article.id: encoder.encode([s.span.of(r.article.text) for s in r.marks.parse.sentences]) for r in readings
    }
    joined, _ = join(AlignRequest(readings, vectors, entities, (), None, None))
    return counted(joined, readings, _each_its_own), readings


def _each_its_own(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted({claim.article for claim in claims}))
