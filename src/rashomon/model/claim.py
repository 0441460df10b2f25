"""Claims: what one article says in one place, who says so, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.mark import Quantity, TimeRef
from rashomon.model.span import Span

Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative", "unknown"]
ClaimTime = Literal["past", "present", "future", "hypothetical"]
ClauseKind = Literal[
    "main", "coordinate", "complement", "relative", "apposition", "participle", "adverbial", "nominal", "fragment"
]
RoleName = Literal["subject", "object", "indirect", "oblique", "complement"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain through which a claim reached us (PARC: source, cue, content).

    Attributes:
        source: As shown, resolved ("Xiong Bo", "Vietnam's state media").
        entity: Id of the source's entity, or None.
        cue: The word(s) that attribute ("told", "according to").
        span: The source's characters in the article (a pronoun where one stands there).
        cue_span: The cue's characters.
    """

    source: str
    entity: str | None
    cue: str
    span: Span
    cue_span: Span


@dataclass(frozen=True, slots=True)
class Factuality:
    """How far the claim is committed to, by the innermost source (FactBank)."""

    certainty: Certainty
    polarity: Polarity
    time: ClaimTime


@dataclass(frozen=True, slots=True)
class Filled:
    """Words of a claim's shown text that do not stand in its span but were filled in from the context.

    Attributes:
        start, end: Characters in `Claim.text`.
        replaced: What the article has there ("his"), empty if nothing.
    """

    start: int
    end: int
    replaced: str


@dataclass(frozen=True, slots=True)
class Role:
    """An argument of the claim's predicate.

    Attributes:
        name: Its grammatical role, passives turned active.
        preposition: For obliques ("to", "in", "with"), else empty.
        span: The phrase.
        head: Lemma of its head word.
        entity: Id of the entity the head refers to, or None.
    """

    name: RoleName
    preposition: str
    span: Span
    head: str
    entity: str | None


PropositionKind = Literal["core", "relative", "participle", "apposition", "title"]


@dataclass(frozen=True, slots=True)
class Proposition:
    """One thing that a claim commits its source to, smaller than the claim and able to stand alone.

    Attributes:
        spans: The characters it rests on, in order.
        text: Those words as a sentence, with the subject that the claim shares with a clause before it.
        kind: What it was taken from: the clause without its details, a relative clause, a participle, an apposition
            or a title.
        verb: Where its verb (or the noun that is said of somebody) starts in the article.
        ahead: True if it is told as still to come.
        unsettled: Words of `text` of which it does not say who or what they mean.
    """

    spans: tuple[Span, ...]
    text: str
    kind: PropositionKind
    verb: int
    ahead: bool
    unsettled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says in one place.

    Attributes:
        id: Hash of article, span, kind and the attributed speaker's place.
        article: The article's id.
        sentence: Index of its sentence in the article's parse.
        span: The clause in the article's text.
        text: The clause made readable out of context.
        filled: What in `text` was filled in.
        kind: How the clause hangs in its sentence.
        predicate: Lemma of its predicate ("sign", "be president").
        roles: Its arguments.
        attribution: Speaker first, outermost carrier last; () = the outlet's own voice.
        direct: True if it stands in quotation marks.
        factuality: The commitment.
        times, quantities: Those inside the span (or governing it, for times).
        entities: Ids of the entities mentioned in it, in order.
        unsettled: Words of `text` of which it does not say who or what they mean ("it", "they", "this").
        propositions: What it says in smaller parts, each true if the claim is; () where it says one thing only.
    """

    id: str
    article: str
    sentence: int
    span: Span
    text: str
    filled: tuple[Filled, ...]
    kind: ClauseKind
    predicate: str
    roles: tuple[Role, ...]
    attribution: tuple[Attribution, ...]
    direct: bool
    factuality: Factuality
    times: tuple[TimeRef, ...]
    quantities: tuple[Quantity, ...]
    entities: tuple[str, ...]
    propositions: tuple[Proposition, ...] = ()
    unsettled: tuple[str, ...] = ()
