"""Frozen records and nothing else: what the steps hand to one another."""

from rashomon.model.account import Account, Story, TimelineEntry
from rashomon.model.align import Conflict, Judgement, Side, Statement
from rashomon.model.article import Article, CleanArticle, Field, Given, Published, Rejection, Zone
from rashomon.model.check import Difference, Proof, Verdict
from rashomon.model.claim import Attribution, Claim, Factuality, Filled, Proposition, Role
from rashomon.model.correction import Correction, CorrectionKind, Undone
from rashomon.model.identity import content_id
from rashomon.model.mark import Entity, KnownName, Marks, Mention, NameDiscrepancy, Quantity, TimeRef
from rashomon.model.parse import NerSpan, Parse, ParsedArticle, Sentence, Token
from rashomon.model.pile import Lead, PileStory, Placed, ToldStory
from rashomon.model.plain import from_plain, to_plain
from rashomon.model.reading import Reading
from rashomon.model.rules import OwnRules
from rashomon.model.snapshot import ConflictNote, Snapshot, StatementNote
from rashomon.model.span import ScorePart, Span
from rashomon.model.trace import Change, Lineage, Origin, Passage, Versions
from rashomon.model.world import (
    Event,
    EventDifference,
    EventPlace,
    EventStatus,
    Magnitude,
    Participant,
    Relation,
    RelationStage,
    ReportedValue,
)

__all__ = [
    "Account",
    "Article",
    "Attribution",
    "Change",
    "Claim",
    "CleanArticle",
    "Conflict",
    "ConflictNote",
    "Correction",
    "CorrectionKind",
    "Difference",
    "Entity",
    "Event",
    "EventDifference",
    "EventPlace",
    "EventStatus",
    "Factuality",
    "Field",
    "Filled",
    "Proposition",
    "Given",
    "Judgement",
    "Lead",
    "KnownName",
    "Lineage",
    "Magnitude",
    "Marks",
    "Mention",
    "NameDiscrepancy",
    "NerSpan",
    "Origin",
    "OwnRules",
    "Parse",
    "ParsedArticle",
    "Participant",
    "Passage",
    "PileStory",
    "Placed",
    "Proof",
    "Published",
    "Quantity",
    "Reading",
    "Rejection",
    "Relation",
    "RelationStage",
    "ReportedValue",
    "Role",
    "ScorePart",
    "Sentence",
    "Side",
    "Snapshot",
    "Span",
    "Statement",
    "StatementNote",
    "Story",
    "TimeRef",
    "TimelineEntry",
    "Token",
    "ToldStory",
    "Undone",
    "Verdict",
    "Versions",
    "Zone",
    "content_id",
    "from_plain",
    "to_plain",
]
