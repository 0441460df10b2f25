"""What only the case shows: furniture that recurs, articles that date each other."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.clean.recurrence import mark_recurring
from rashomon.clean.story_dating import date_each_other
from rashomon.model import Article, CleanArticle


def refine(articles: Sequence[Article], cleaned: Sequence[CleanArticle]) -> tuple[CleanArticle, ...]:
    """Return the cleaned articles with what the other articles of the case show about them.

    Lines that recur in an outlet's articles become boilerplate; publication dates that nobody tells, but that the
    other articles let one work out, are filled in with basis "story".

    Args:
        articles: The articles of the case.
        cleaned: Their cleaned form, in the same order.
    """
    return date_each_other(articles, mark_recurring(articles, cleaned))
