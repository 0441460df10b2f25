"""What an account is built from: the results of all the steps before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Conflict, Entity, Event, Lineage, Origin, Reading, Rejection, Relation, Statement


@dataclass(frozen=True, slots=True)
class AccountMaterial:
    """Everything the steps found in the articles of one story.

    Attributes:
        readings: One an article, in the order in which the articles are to be listed.
        rejected: What could not be taken in.
        lineage: The dependent pairs of articles.
        origins: A partition of the articles.
        entities: Over all articles.
        statements: Claims that say the same, in any order and without an importance.
        conflicts: Differences between the reports.
        relations, events: What the statements describe; may be empty.
        generator: Name and version of the program.
    """

    readings: Sequence[Reading]
    rejected: Sequence[Rejection]
    lineage: Sequence[Lineage]
    origins: Sequence[Origin]
    entities: Sequence[Entity]
    statements: Sequence[Statement]
    conflicts: Sequence[Conflict]
    relations: Sequence[Relation]
    events: Sequence[Event]
    generator: str
