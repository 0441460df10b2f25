"""The shapes of the API's answers and questions; the fields are those of account.json, and more may be added."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from rashomon.model import CorrectionKind

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


class CorrectionShape(Shape):
    """A correction as it is kept."""

    id: str
    kind: str
    by: str
    at: str
    why: str
    targets: list[str]
    value: str
    undone: dict[str, str] | None


class NewCorrection(BaseModel):
    """A correction that somebody makes."""

    model_config = ConfigDict(extra="forbid")
    kind: CorrectionKind
    by: str = Field(min_length=1, max_length=100)
    why: str = Field(default="", max_length=2_000)
    targets: list[str] = Field(max_length=200, description="Ids of what is meant.")
    out: list[str] = Field(default=[], max_length=2_000, description="Ids of what is taken out.")
    value: str = Field(default="", max_length=200)
    words: str = Field(default="", max_length=100_000, description="mark-zone: the words that are meant.")


class TakingBack(BaseModel):
    """Who takes a correction back, and why."""

    model_config = ConfigDict(extra="forbid")
    by: str = Field(min_length=1, max_length=100)
    why: str = Field(default="", max_length=2_000)


class NewArticle(BaseModel):
    """A report that somebody adds."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1, description="Plain text, or a page's HTML.")
    outlet: str = Field(default="", max_length=200)
    date: str = Field(default="", max_length=40)
    address: str = Field(default="", max_length=2_000)


class RejectionShape(Shape):
    """Something that was not taken in."""

    path: str
    step: str
    reason: str


class JobShape(Shape):
    """Work beside the requests, and how far it is."""

    id: str
    title: str
    state: Literal["waiting", "running", "done", "failed"]
    step: str
    count: int
    total: int | None
    taken: int = Field(description="Reports that came in.")
    rejected: list[RejectionShape]
    message: str
    since: int
    revision: int | None


class ChangesShape(Shape):
    """The difference between an earlier account and this one; statements and conflicts by id."""

    since: str
    articles: list[str]
    gone_articles: list[str]
    origins_before: int
    origins_now: int
    new: list[str]
    gone: list[dict[str, str]]
    joined: list[dict[str, str]]
    changed: list[dict[str, object]]
    new_conflicts: list[str]
    gone_conflicts: list[dict[str, str]]


class Refusal(BaseModel):
    """Why something was not done."""

    detail: str
