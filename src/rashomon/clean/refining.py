"""What only the case shows: furniture that recurs, articles that date each other."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Article, CleanArticle


def refine(articles: Sequence[Article], cleaned: Sequence[CleanArticle]) -> tuple[CleanArticle, ...]:
    """Return the cleaned articles with what the other articles of the case show about them.

    Args:
        articles: The articles of the case.
        cleaned: Their cleaned form, in the same order.
    """
    assert len(articles) == len(cleaned)
    return tuple(cleaned)
