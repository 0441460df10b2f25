"""A user's own rules, as texts: a case keeps them, so that it is built again in the same way wherever that happens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnRules:
    """The contents of a user's own rule files.

    Attributes:
        relations: Relations and their rules (TOML, docs/relations.md), "" = only those that are shipped.
        actors, agents, verbs, types: Dictionaries for events (docs/events.md).
    """

    relations: str = ""
    actors: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    def over(self, before: OwnRules) -> OwnRules:
        """Return these rules, with those of `before` where nothing is said here about relations or about events."""
        of_events = any((self.actors, self.agents, self.verbs, self.types))
        source = self if of_events else before
        return OwnRules(self.relations or before.relations, source.actors, source.agents, source.verbs, source.types)
