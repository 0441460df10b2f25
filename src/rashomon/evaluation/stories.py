"""A mixed pile sorted into stories: B-cubed against the labelled events, all at once and in one pass."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.errors import InputError
from rashomon.evaluation.clusters import adjusted_rand, b_cubed
from rashomon.evaluation.labelled_stories import LabelledStory, anchored, labelled_stories, touches
from rashomon.evaluation.scores import Figure, Scores
from rashomon.evaluation.stories_peer import best_average_link
from rashomon.model import Lead, PileStory
from rashomon.trace.stories import RunningStories, group_stories, lead_vectors

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

LARGEST_FOR_PEER = 2000


@dataclass(frozen=True, slots=True)
class LabelledPile:
    """Articles, in the order in which they come, with the event that each reports."""

    leads: tuple[Lead, ...]
    events: tuple[str, ...]


def evaluate(path: Path) -> Scores:
    """Return how well a pile is sorted into stories, all at once and in one pass, beside TF-IDF average link.

    Args:
        path: JSONL. A record is an event with `excerpts` (title, text), or an article with `event`, title, text or
            paragraphs (lists of sentences), and date. Articles come in order of their dates, those without one in an
            order that only their content decides.
    """
    pile = read_pile(path)
    vectors = lead_vectors(pile.leads)
    figures = [
        *_measures("", pile, _by_article(group_stories(pile.leads, vectors))),
        *_measures("one pass: ", pile, _one_pass(pile, vectors)),
    ]
    peers: tuple[Figure, ...] = ()
    if len(pile.leads) <= LARGEST_FOR_PEER:
        score, threshold = best_average_link([f"{x.title}. {x.text}" for x in pile.leads], pile.events)
        peers = (Figure(f"TF-IDF average link >= {threshold} (the best for these labels): B-cubed F1", score),)
    return Scores("stories", path.name, len(pile.leads), "articles", tuple(figures), peers)


def read_pile(path: Path) -> LabelledPile:
    """Return the articles of a file with their events.

    Raises:
        InputError: If there is none.
    """
    found = sorted(_articles(path), key=lambda one: (one[0].published or "", _shuffled(one[0])))
    if not found:
        raise InputError(f"{path} holds no labelled articles.", remedy="Give JSONL with excerpts, or with events.")
    return LabelledPile(tuple(lead for lead, _ in found), tuple(event for _, event in found))


def _articles(path: Path) -> Iterator[tuple[Lead, str]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row: dict[str, Any] = json.loads(line)
            if "excerpts" in row:
                for place, part in enumerate(row["excerpts"]):
                    yield Lead(f"{number}-{place}", part["title"], part["text"]), str(row["id"])
            elif "event" in row:
                text = row.get("text") or "\n\n".join(" ".join(paragraph) for paragraph in row["paragraphs"])
                yield Lead(f"{number}", row.get("title") or "", text, row.get("date")), str(row["event"])


def _shuffled(lead: Lead) -> str:
    return hashlib.sha256(f"{lead.title}\n{lead.text}".encode()).hexdigest()


def _by_article(stories: Sequence[PileStory]) -> dict[str, str]:
    return {article: story.id for story in stories for article in story.articles}


def _one_pass(pile: LabelledPile, vectors: Mapping[str, NDArray[float32]]) -> dict[str, str]:
    running = RunningStories()
    for lead in pile.leads:
        running.add(lead, vectors)
    return _by_article(running.stories())


def _measures(prefix: str, pile: LabelledPile, story_of: Mapping[str, str]) -> list[Figure]:
    found = [story_of[lead.article] for lead in pile.leads]
    f1, precision, recall = b_cubed(pile.events, found)
    return [
        Figure(f"{prefix}B-cubed F1", round(f1, 4)),
        Figure(f"{prefix}B-cubed precision", round(precision, 4), gate=False),
        Figure(f"{prefix}B-cubed recall", round(recall, 4), gate=False),
        Figure(f"{prefix}adjusted Rand index", round(adjusted_rand(pile.events, found), 4), gate=False),
    ]


__all__ = ["LabelledPile", "LabelledStory", "anchored", "evaluate", "labelled_stories", "read_pile", "touches"]
