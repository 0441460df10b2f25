"""Task dating: are publication dates right that are worked out from the other reports of a case?"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from rashomon.clean import clean_article, refine
from rashomon.clean.dates import interval
from rashomon.evaluation.scores import Figure, Scores
from rashomon.model import Article, CleanArticle, Given, Published


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the reports to be dated: dated, of these rightly, and over how many days in all."""

    asked: int = 0
    told: int = 0
    right: int = 0
    days: int = 0

    def __add__(self, other: Counts) -> Counts:
        told, right = self.told + other.told, self.right + other.right
        return Counts(self.asked + other.asked, told, right, self.days + other.days)


def evaluate(path: Path) -> Scores:
    """Return how often dates from the case are right, on every second event of a file of dated reports.

    Args:
        path: JSONL with event, date, title and paragraphs a record (as clustering/basil.jsonl), or its folder.

    Of each event, one report after the other keeps its true date and the others are dated by it; a date is right if
    the interval told holds the true day. Rules were developed on the events left out here.
    """
    file = path / "basil.jsonl" if path.is_dir() else path
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        events[record["event"]].append(record)
    total = sum((_event(events[name]) for name in sorted(events)[1::2]), Counts())
    figures = (
        Figure("dates told that are right", _ratio(total.right, total.told)),
        Figure("reports dated", _ratio(total.told, total.asked)),
        Figure("days in the interval told", _ratio(total.days, total.told), gate=False, lower_is_better=True),
    )
    return Scores("dating", file.name, total.asked, "reports to date", figures)


def _event(records: list[dict[str, Any]]) -> Counts:
    """Return what becomes of the reports of one event when each in turn dates the others."""
    articles = [_article(i, record) for i, record in enumerate(records)]
    cleaned = [clean_article(article) for article in articles]
    found = Counts()
    for known in range(len(records)):
        given = [_with_date(c, records[i]["date"] if i == known else None) for i, c in enumerate(cleaned)]
        for i, clean in enumerate(refine(articles, given)):
            if i != known:
                found += _counted(clean, date.fromisoformat(records[i]["date"]))
    return found


def _article(number: int, record: dict[str, Any]) -> Article:
    paragraphs = (" ".join(p) if isinstance(p, list) else str(p) for p in record["paragraphs"])
    text = "\n\n".join([record["title"], *paragraphs])
    return Article(f"art-{number}", record["id"], None, "text", "utf-8", text, "", Given())


def _with_date(clean: CleanArticle, day: str | None) -> CleanArticle:
    return replace(clean, published=Published(day, "metadata", 0.95, None) if day else None)


def _counted(clean: CleanArticle, true: date) -> Counts:
    days = interval(clean.published.date) if clean.published else None
    if days is None:
        return Counts(asked=1)
    return Counts(1, 1, int(days[0] <= true <= days[1]), (days[1] - days[0]).days + 1)


def _ratio(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
