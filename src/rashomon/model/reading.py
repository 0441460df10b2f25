"""All that was found in one article."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.article import Article, CleanArticle
from rashomon.model.claim import Claim
from rashomon.model.mark import Marks


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with everything that the per-article steps found in it."""

    article: Article
    clean: CleanArticle
    marks: Marks
    claims: tuple[Claim, ...]
