"""Events of labelled stories: found with the right status, and dated right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.evaluation.event_texts import content_words
from rashomon.evaluation.scores import Figure, Scores
from rashomon.evaluation.stories import LabelledStory, anchored, labelled_stories
from rashomon.model import Event
from rashomon.tell.dates import days_of


@dataclass(slots=True)
class _Counts:
    gold: int = 0
    found: int = 0
    status: int = 0
    dated: int = 0
    date: int = 0
    told: int = 0


def evaluate_stories(path: Path) -> Scores:
    """Return how many of the events that a reader marked are found, with their status and date."""
    counts = _Counts()
    for story in labelled_stories(path):
        _add(counts, story)
    total, found = max(1, counts.gold), max(1, counts.found)
    figures = (
        Figure("events found with right status", round(counts.status / total, 4)),
        Figure("events found", round(counts.found / total, 4), False),
        Figure("status right, of those found", round(counts.status / found, 4), False),
        Figure("date right, of dated ones found", round(counts.date / max(1, counts.dated), 4)),
        Figure("events told for each marked one", round(counts.told / total, 4), False, True),
    )
    return Scores("events", path.name, counts.gold, "events", figures)


def _add(counts: _Counts, story: LabelledStory) -> None:
    events = story.case.account.events
    claims = {c.id: c for c in story.case.account.claims}
    counts.told += len(events)
    for gold in story.gold.get("events") or []:
        counts.gold += 1
        near = [e for e in events if _stands_in(e, gold, claims, story)]
        if not near:
            continue
        best = max(near, key=lambda e: (_alike(gold, e), e.status == gold["status"], e.id))
        counts.found += 1
        counts.status += best.status == gold["status"]
        if gold.get("date"):
            counts.dated += 1
            counts.date += same_days(gold["date"], best.date)


def _stands_in(event: Event, gold: Any, claims: Any, story: LabelledStory) -> bool:
    spans = [claims[c].span for c in event.claims if c in claims]
    return any(anchored(gold["anchors"], story.stems[s.article], s.start, s.end) for s in spans)


def _alike(gold: Any, event: Event) -> float:
    """Return how many words of the marked actor, action and recipient the event's text and parts have."""
    wanted = content_words(" ".join(str(gold.get(k) or "") for k in ("actor", "action", "recipient")))
    have = content_words(" ".join([event.text, *(p.name for p in (*event.actors, *event.recipients))]))
    return len(wanted & have) / max(1, len(wanted))


def same_days(gold: str, told: str | None) -> bool:
    """Tell whether two EDTF dates have a day in common; none said is never right."""
    a, b = days_of(gold), days_of(told)
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]
