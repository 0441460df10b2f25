"""The case that the desk shows: read once, and again when somebody has written to it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from rashomon.casework import OpenCase
from rashomon.model import Account, Article, Claim, Conflict, Entity, Origin, Reading, Statement
from rashomon.store.sqlite import SqliteCase
from rashomon.tell.as_json import as_plain
from rashomon.tell.copying import lineage_words
from rashomon.tell.event_drawing import EventDrawing, draw_events
from rashomon.tell.events import EventView, event_views
from rashomon.tell.labels import Labels
from rashomon.tell.lineage_drawing import LineageDrawing, draw_lineage
from rashomon.tell.map_drawing import MapDrawing, draw_map
from rashomon.tell.relation_drawing import RelationDrawing, draw_relations
from rashomon.tell.relations import RelationView, relation_groups
from rashomon.tell.speakers import Speaker, speakers
from rashomon.tell.view import EntityView, entity_views

_PATIENCE = 0.4
"""Seconds that a page waits for a newer account to be read before it shows the one it has."""


class Shown:
    """One state of the case, with what the pages look up in it."""

    def __init__(self, case: OpenCase, revision: int) -> None:
        self.case = case
        self.revision = revision
        self.labels = Labels(case.account)

    @property
    def account(self) -> Account:
        """The account."""
        return self.case.account

    @property
    def aside(self) -> tuple[Article, ...]:
        """The reports that readers took out of the story."""
        return self.case.case.aside

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Readings by the article's id."""
        return {reading.article.id: reading for reading in self.case.case.readings}

    @cached_property
    def conflicts(self) -> dict[str, Conflict]:
        """Conflicts by id."""
        return {conflict.id: conflict for conflict in self.account.conflicts}

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """Origins by id."""
        return {origin.id: origin for origin in self.account.origins}

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The account as account.json has it."""
        return as_plain(self.account)

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody who is quoted."""
        return speakers(self.account, self.labels)

    @cached_property
    def people(self) -> tuple[EntityView, ...]:
        """People, organisations and groups."""
        return entity_views(self.account, self.labels)

    @cached_property
    def drawing(self) -> LineageDrawing:
        """Who rests on whom."""
        return draw_lineage(self.account, self.labels)

    @cached_property
    def relation_groups(self) -> list[tuple[str, list[RelationView]]]:
        """Who stands how to whom, by kind."""
        return relation_groups(self.account, self.labels)

    @cached_property
    def relation_drawing(self) -> RelationDrawing:
        """Who stands how to whom, drawn."""
        return draw_relations(self.account)

    @cached_property
    def events(self) -> list[EventView]:
        """Who did what to whom."""
        return event_views(self.account, self.labels)

    @cached_property
    def event_drawing(self) -> EventDrawing:
        """The events along time."""
        return draw_events(self.account, self.events)

    @cached_property
    def event_map(self) -> MapDrawing:
        """Where the events were."""
        return draw_map(self.account)

    @cached_property
    def lineage_lines(self) -> tuple[tuple[str, str, str], ...]:
        """Each dependent pair in words, with both article ids."""
        return tuple((pair.a, pair.b, lineage_words(pair, self.labels)) for pair in self.account.lineage)

    @cached_property
    def statements_about(self) -> dict[str, tuple[Statement, ...]]:
        """The statements about each entity, the most important first."""
        found: dict[str, list[Statement]] = {}
        for statement in self.account.statements:
            for entity in sorted({e for claim in self.claims_of(statement) for e in claim.entities}):
                found.setdefault(entity, []).append(statement)
        return {entity: tuple(about) for entity, about in found.items()}

    @cached_property
    def statements_in(self) -> dict[str, tuple[Statement, ...]]:
        """The statements that each article makes, the most important first."""
        found: dict[str, list[Statement]] = {}
        for statement in self.account.statements:
            for article in statement.articles:
                found.setdefault(article, []).append(statement)
        return {article: tuple(made) for article, made in found.items()}

    def prepare(self) -> Shown:
        """Work out what pages share, so that the first reader does not wait for it."""
        for name, made in vars(type(self)).items():
            if isinstance(made, cached_property):
                getattr(self, name)
        return self

    def claims_of(self, statement: Statement) -> Sequence[Claim]:
        """Return the claims of a statement."""
        return [self.labels.claims[c] for c in statement.claims if c in self.labels.claims]

    def entity(self, name: str | None) -> Entity | None:
        """Return the entity with that id."""
        return self.labels.entities.get(name) if name else None


class Shelf:
    """Holds the case for all requests and notices when its file was written to.

    Args:
        path: The case file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._store = SqliteCase(path)
        self._lock = threading.Lock()
        self._loading: threading.Thread | None = None
        self._shown = self._load()

    def current(self) -> Shown:
        """Return the newest state that is at hand.

        If the file was changed the new state is read beside; should that take longer than a page may take, the old
        one is shown meanwhile.
        """
        if self._store.revision() != self._shown.revision:
            self._begin_loading().join(_PATIENCE)
        return self._shown

    def put(self, shown: Shown) -> None:
        """Show a state that was just written, without reading it again."""
        with self._lock:
            if shown.revision >= self._shown.revision:
                self._shown = shown

    def is_behind(self) -> bool:
        """Tell whether a newer state is still being read."""
        return self._store.revision() != self._shown.revision

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def _begin_loading(self) -> threading.Thread:
        with self._lock:
            if self._loading is None or not self._loading.is_alive():
                self._loading = threading.Thread(target=lambda: self.put(self._load()), daemon=True)
                self._loading.start()
            return self._loading

    def _load(self) -> Shown:
        with SqliteCase(self.path) as store:
            revision = store.revision()  # read first: if somebody writes in between, it is only loaded once more
            return Shown(OpenCase(store.load(), path=self.path, revision=revision), revision).prepare()
