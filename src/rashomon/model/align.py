"""Statements and conflicts: what the claims of all articles amount to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import ScorePart

StatementStatus = Literal["corroborated", "single-source", "disputed", "superseded"]
ConflictKind = Literal[
    "number", "date", "name", "place", "role", "cause", "attribution", "wording", "negation", "other"
]
ConflictRelation = Literal["conflict", "superseded", "compatible"]
Sameness = Literal["same", "a-says-more", "b-says-more", "overlap", "conflict", "superseded", "compatible", "unrelated"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How two claims stand to one another, with the reasons; kept beside the claims, can be overruled.

    Attributes:
        a, b: Claim ids, a < b.
        relation: What was decided.
        score: 0..1, how sure.
        parts: What was compared.
    """

    a: str
    b: str
    relation: Sameness
    score: float
    parts: tuple[ScorePart, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """The claims of all articles that say the same.

    Attributes:
        id: Hash of its first claim.
        text: The most complete and best supported wording, with nothing added.
        shown: The claim whose wording `text` is.
        claims: Claim ids, sorted by article and place.
        articles: Article ids.
        origins: Ids of the origins that stand behind it, counted on the passages that state it.
        status: corroborated = two or more independent origins.
        importance: 0..1.
    """

    id: str
    text: str
    shown: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    status: StatementStatus
    importance: float


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: what is said, by which claims, resting on which origins."""

    value: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A difference between reports.

    Attributes:
        id: Hash of kind and claims.
        kind: What differs.
        relation: conflict; superseded = a later state replaced an earlier one; compatible = differs in wording or
            precision only.
        sides: Two or more; for superseded the later one first.
        explanation: One plain sentence.
    """

    id: str
    kind: ConflictKind
    relation: ConflictRelation
    sides: tuple[Side, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class PairDifference:
    """One detail in which two claims of one matter differ.

    Attributes:
        kind, relation: As in a conflict.
        a, b: Claim ids; for superseded, `a` is the later state.
        value_a, value_b: What each says there.
    """

    kind: ConflictKind
    relation: ConflictRelation
    a: str
    b: str
    value_a: str
    value_b: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement whose support was not counted yet.

    Attributes:
        id, text, shown, articles: As in a statement.
        claims: What says it; its support is counted on these.
        told: The same with the claims of drafts that tell no more than this one; none if another draft tells it all.
        whole: Whether it is worded as a whole claim, not as a part of one.
    """

    id: str
    text: str
    shown: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    told: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """Which claims say the same and where they differ, whatever rests on whatever.

    Attributes:
        drafts: The statements.
        differences: The details in which claims differ.
        names: Names and titles that one report writes otherwise; the origins of the sides were not counted yet.
    """

    drafts: tuple[Draft, ...]
    differences: tuple[PairDifference, ...]
    names: tuple[Conflict, ...]
