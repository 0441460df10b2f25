"""The lead of an article: what sorting a pile looks at, without a parse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.language.encoder import Encoder
from rashomon.model import Article, CleanArticle, Lead
from rashomon.trace.standing import day_of

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

LEAD_CHARACTERS = 1500
VECTOR_WORDS = 80
_SPACE = re.compile(r"\s+")


def lead_of(article: Article, clean: CleanArticle) -> Lead:
    """Return the headline, the first words of the body and the day of publication of an article."""
    parts: list[str] = []
    left = LEAD_CHARACTERS
    for zone in clean.zones:
        if zone.kind == "body" and left > 0:
            piece = zone.span.of(article.text)[:left].strip()
            parts.append(piece)
            left -= len(piece)
    day = day_of(clean)
    title = _SPACE.sub(" ", clean.title.value).strip() if clean.title else ""
    return Lead(article.id, title, "\n".join(parts), day.isoformat() if day else None)


def lead_vectors(leads: Sequence[Lead], encoder: Encoder | None = None) -> dict[str, NDArray[float32]]:
    """Return the vector of every lead by its article: of its title and first 80 words."""
    texts = [f"{lead.title} {' '.join(lead.text.split()[:VECTOR_WORDS])}" for lead in leads]
    vectors = (encoder or Encoder.shared()).encode(texts)
    return {lead.article: vector for lead, vector in zip(leads, vectors, strict=True)}
