"""The shapes of the API's answers and questions; the fields are those of account.json, and more may be added."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")
Status = Literal["corroborated", "single-source", "disputed", "superseded"]
VerdictWord = Literal["supported", "contradicted", "not-reported"]


class Shape(BaseModel):
    """A shape to which fields may be added."""

    model_config = ConfigDict(extra="allow")


class Page(BaseModel, Generic[T]):
    """Some of a list."""

    total: int = Field(description="How many there are in all.")
    offset: int
    items: list[T]


class StoryShape(Shape):
    """What the case is about, and how much there is of it."""

    id: str
    title: str | None
    start: str | None = Field(description="EDTF")
    end: str | None = Field(description="EDTF")
    articles: int
    origins: int
    statements: int
    conflicts: int
    revision: int = Field(description="Grows with every write to the case.")


class StatementShape(Shape):
    """Claims of all reports that say the same."""

    id: str
    text: str
    claims: list[str]
    articles: list[str]
    origins: list[str] = Field(description="Independent origins; two or more make it corroborated.")
    status: Status
    importance: float


class PlaceShape(Shape):
    """Characters of an article."""

    article: str
    start: int
    end: int


class PassageShape(PlaceShape):
    """A passage with what it is called and its address on the desk."""

    text: str
    report: str = Field(description="What the report is called.")
    origin: str | None
    link: str = Field(description="Address of the place in the full text.")


class EvidenceShape(PassageShape):
    """A claim's passage."""

    claim: str
    attribution: list[dict[str, object]] = Field(
        description="Speaker first, outermost carrier last; empty = the outlet."
    )
    direct: bool


class SideShape(Shape):
    """One side of a difference."""

    value: str
    claims: list[str]
    origins: list[str]


class ConflictShape(Shape):
    """A difference between reports."""

    id: str
    kind: str
    relation: Literal["conflict", "superseded", "compatible"]
    sides: list[SideShape]
    explanation: str


class ArticleShape(Shape):
    """A report; `text` only where one is asked for."""

    id: str
    path: str
    outlet: str | None
    title: str | None
    published: dict[str, object] | None
    origin: str | None


class EntityShape(Shape):
    """Somebody or something that is named."""

    id: str
    name: str
    type: str
    aliases: list[str]


class OriginShape(Shape):
    """Reports that rest on one another."""

    id: str
    name: str | None
    articles: list[str]


class TimelineShape(Shape):
    """A dated happening."""

    date: str
    text: str
    statement: str
    status: Literal["happened", "planned", "alleged", "denied"]


class HitShape(PassageShape):
    """A sentence that was found."""

    score: float
    words: bool = Field(description="It shares words with what was asked for.")
    cosine: float = Field(description="Likeness of meaning, -1 to 1.")
    statements: list[str]


class Question(BaseModel):
    """What is to be held against the reports: a claim as it stands, or a draft sentence by sentence."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(max_length=60_000)
    draft: bool = Field(default=False, description="Split into sentences first.")


class DifferenceShape(Shape):
    """A detail in which a claim departs from the reports."""

    kind: str
    claimed: str
    reported: str


class ProofShape(PlaceShape):
    """A passage for or against a claim."""

    path: str
    text: str


class VerdictShape(Shape):
    """What the reports say of a claim."""

    claim: str
    verdict: VerdictWord
    confidence: float
    origins: int
    attributed_to: list[str]
    supports: list[ProofShape]
    contradicts: list[ProofShape]
    differences: list[DifferenceShape]
    note: str | None


class Refusal(BaseModel):
    """Why something was not done."""

    detail: str
