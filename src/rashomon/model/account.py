"""The account: the result of a case, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.align import Conflict, Statement
from rashomon.model.article import Article, CleanArticle, Rejection
from rashomon.model.claim import Claim
from rashomon.model.mark import Entity
from rashomon.model.trace import Lineage, Origin
from rashomon.model.world import Event, EventStatus, Relation


@dataclass(frozen=True, slots=True)
class Story:
    """What the articles are about.

    Attributes:
        id: Hash of its first article.
        title: From the reports themselves, or None.
        start, end: EDTF dates of the happenings told, None when unknown.
    """

    id: str
    title: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dated happening.

    Attributes:
        date: EDTF.
        text: What happened.
        statement: Id of the statement it rests on.
        status: Whether it is told as done.
    """

    date: str
    text: str
    statement: str
    status: EventStatus


@dataclass(frozen=True, slots=True)
class Account:
    """One account of one story that can be held to its sources.

    `articles` and `clean` are in the same order; `statements` are ranked, the most important first.
    """

    generator: str
    story: Story
    articles: tuple[Article, ...]
    clean: tuple[CleanArticle, ...]
    rejected: tuple[Rejection, ...]
    lineage: tuple[Lineage, ...]
    origins: tuple[Origin, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    timeline: tuple[TimelineEntry, ...]
    relations: tuple[Relation, ...]
    events: tuple[Event, ...]
