from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.clean import clean_article, refine
from rashomon.clean.dates import interval
from rashomon.model import Article, CleanArticle
from rashomon.read import read_paths
from tests.clean.reports import of_kind


@pytest.fixture(scope="module")
def seeds(shared: Path) -> list[tuple[Article, CleanArticle]]:
    made = [found for found in read_paths([str(shared / "seeds")]) if isinstance(found, Article)]
    refined = refine(made, [clean_article(one) for one in made])
    return list(zip(made, refined, strict=True))


def test_every_seed_is_dated_within_the_week_of_the_visit(seeds: list[tuple[Article, CleanArticle]]) -> None:
    for made, clean in seeds:
        assert clean.published is not None, made
        days = interval(clean.published.date)
        assert days is not None and "2023-12-05" < days[0].isoformat() <= days[1].isoformat() < "2023-12-19", made


def test_no_furniture_is_left(seeds: list[tuple[Article, CleanArticle]]) -> None:
    signs = ("©", "cookies", "Subscribe", "newsletter", "TAGS", "Leave a Reply", "Read more", "inbox", "feedback")
    for made, clean in seeds:
        body = of_kind(made, "body", clean)
        assert not [sign for sign in signs if sign in body], made


def test_reports_lose_nothing(shared: Path) -> None:
    lost = total = 0
    for found in read_paths([str(path) for path in sorted((shared / "data" / "reports").glob("*/*.txt"))]):
        assert isinstance(found, Article)
        total += len(found.text)
        lost += len(of_kind(found, "boilerplate"))
    assert lost <= 0.002 * total
