"""A sorted pile that the desk shows: read once, and again when somebody has written to it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from rashomon.model import Correction, Lead, Rejection, ToldStory
from rashomon.store.pile import SqlitePile
from rashomon.storywork import PILE_NAME


@dataclass(frozen=True, slots=True)
class PileState:
    """One state of a pile.

    Attributes:
        stories: All stories, the largest first.
        by_id: The same by id; ids of stories that were joined to another lead to that one.
        leads: Headline and day of every article.
        paths: Where every article was read.
        rejected: What was not taken in.
        corrections: What readers joined and parted, in the order made.
    """

    stories: tuple[ToldStory, ...]
    by_id: dict[str, ToldStory]
    leads: dict[str, Lead]
    paths: dict[str, str]
    rejected: tuple[Rejection, ...]
    corrections: tuple[Correction, ...]

    def with_words(self, words: str) -> list[ToldStory]:
        """Return the stories with all these words in their headlines, the largest first."""
        wanted = words.casefold().split()
        return [one for one in self.stories if all(word in self._headlines(one) for word in wanted)]

    def _headlines(self, one: ToldStory) -> str:
        return " ".join((one.story.title, *(self.leads[a].title for a in one.story.articles))).casefold()


class PileShelf:
    """Holds the pile for all requests.

    Args:
        folder: Where it lies.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / PILE_NAME
        self._lock = threading.Lock()
        self._mark = self._written()
        self._state = self._load()

    def current(self) -> PileState:
        """Return the newest state."""
        with self._lock:
            mark = self._written()
            if mark != self._mark:
                self._state, self._mark = self._load(), mark
            return self._state

    def _written(self) -> tuple[int, int]:
        found = self.path.stat()
        return found.st_mtime_ns, found.st_size

    def _load(self) -> PileState:
        with SqlitePile(self.path) as store:
            stories = sorted(store.stories(), key=lambda s: (-len(s.story.articles), s.story.start or "~", s.story.id))
            by_id = {name: one for one in stories for name in one.story.merged}
            by_id |= {one.story.id: one for one in stories}
            return PileState(
                tuple(stories),
                by_id,
                {lead.article: lead for lead in store.leads()[0]},
                store.paths(),
                store.rejected(),
                store.corrections(),
            )
