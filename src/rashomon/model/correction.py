"""Corrections: what a reader overruled, kept as records and applied every time the account is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

CorrectionKind = Literal[
    "merge-statements",
    "split-statement",
    "merge-entities",
    "split-entity",
    "merge-origins",
    "split-origin",
    "merge-stories",
    "split-story",
    "set-outlet",
    "set-date",
    "mark-zone",
    "overrule-conflict",
    "overrule-lineage",
]


@dataclass(frozen=True, slots=True)
class Undone:
    """A correction was taken back: who did it, when (ISO 8601, UTC) and why."""

    by: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction.

    What it is about is named by what does not change when articles come in or steps learn: claims, characters and
    articles. Ids of statements, conflicts and entities may change and are kept only to tell what was meant.

    Attributes:
        id: Hash of everything but `undone`.
        kind: What is corrected.
        by: Who corrected it.
        at: When, ISO 8601, UTC.
        why: In the reader's words, or "".
        targets: Ids of the things as they were then.
        claims: merge-statements: one group of claims a statement; split-statement: the claims taken out, then those
            that stay; overrule-conflict: one group a side.
        spans: merge-entities: one mention an entity; split-entity: the mentions taken out; mark-zone: the characters.
        articles: merge-origins, merge-stories: the articles that belong together; split-origin, split-story: those
            taken out; overrule-lineage: the two; set-outlet, set-date: the one.
        value: set-outlet, set-date: the outlet, the EDTF date; mark-zone: "boilerplate" or "body"; overrule-conflict:
            "none", "conflict", "superseded" or "compatible"; overrule-lineage: "independent", "copy", "rewrite" or
            "shared-material"; merge-entities, split-entity, merge-origins: the name, or "".
        aspect: overrule-conflict: the kind of the difference that is meant.
        before: What the program had found, in words, or "".
        undone: Set when it was taken back; it is kept, but no longer applied.
    """

    id: str
    kind: CorrectionKind
    by: str
    at: str
    why: str
    targets: tuple[str, ...] = ()
    claims: tuple[tuple[str, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    articles: tuple[str, ...] = ()
    value: str = ""
    aspect: str = ""
    before: str = ""
    undone: Undone | None = None
