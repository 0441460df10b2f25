"""Stand-off annotations: names, times and quantities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.parse import Parse
from rashomon.model.span import Span

EntityType = Literal["person", "organisation", "place", "group", "facility", "other"]
MentionKind = Literal["name", "nominal", "pronoun"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
QuantityRole = Literal["value", "from", "to", "by", "ordinal", "score", "rate"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters that refer to somebody or something.

    Attributes:
        span: The whole mention without leading title ("Xi Jinping"); for a nominal the noun phrase.
        kind: A name, a describing phrase ("the Chinese president") or a pronoun.
        type: What it refers to.
        title: A title before the name ("President", "Prime Minister"), or None.
        description: An apposition or office read beside it ("deputy director of ..."), or None.
        head: Index of the head token in the parse.
        score: 0..1, how sure span and type are.
    """

    span: Span
    kind: MentionKind
    type: EntityType
    title: str | None
    description: str | None
    head: int
    score: float


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time expression (TIMEX3).

    Attributes:
        span: The expression.
        type: TIMEX3 type.
        value: TIMEX3 value ("2023-12-12", "P2D", "PAST_REF").
        edtf: The calendar interval in EDTF, None where none can be told.
        low, high: First and last day as ISO dates, None where unknown.
        anchored: True if it was resolved with the publication date or another time.
    """

    span: Span
    type: TimexType
    value: str
    edtf: str | None
    low: str | None
    high: str | None
    anchored: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, as an interval.

    Attributes:
        span: Number, modifiers and measuring unit or currency.
        low, high: The interval in the plain unit, None = open.
        low_open, high_open: True = that end is excluded.
        unit: "count", "percent", "percentage-point", "fraction", "factor", ISO currency, "day", "kilometre", ...
        what: The thing counted or measured ("cooperation deals"), or None.
        what_span: Where that stands, or None.
        exact: True only for one plainly stated number.
        role: Its part in a change, a rate, a score, an order.
    """

    span: Span
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    unit: str
    what: str | None
    what_span: Span | None
    exact: bool
    role: QuantityRole


@dataclass(frozen=True, slots=True)
class Marks:
    """All annotations of one article."""

    article: str
    parse: Parse
    mentions: tuple[Mention, ...]
    times: tuple[TimeRef, ...]
    quantities: tuple[Quantity, ...]
    quotations: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NameDiscrepancy:
    """A mention that was joined to an entity although its name or title does not fit ("Vice President Bidena").

    Attributes:
        span: The odd mention with its title.
        given: As written.
        expected: What the others write.
        kind: "misspelt-name", "wrong-title" or "wrong-first-name".
        evidence: Why it is held to be the same.
        score: 0..1.
    """

    span: Span
    given: str
    expected: str
    kind: Literal["misspelt-name", "wrong-title", "wrong-first-name"]
    evidence: str
    score: float


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place ... over all articles of a case.

    Attributes:
        id: Stable while its canonical name and type stay.
        name: The fullest well-supported name.
        type: What it is.
        aliases: Other names and describing phrases used for it, sorted.
        titles: Titles used before the name, most used first.
        description: One phrase that says who it is, from the reports, or None.
        country: ISO 3166 alpha-2 for places (and nationals where clear), or None.
        latitude, longitude: Degrees, for places found in the gazetteer, or None.
        mentions: All its mentions in all articles, pronouns included, in order.
        discrepancies: Mentions joined on evidence although they are written differently.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    titles: tuple[str, ...]
    description: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    mentions: tuple[Span, ...]
    discrepancies: tuple[NameDiscrepancy, ...]


@dataclass(frozen=True, slots=True)
class KnownName:
    """A person, organisation or place that a user knows, preferred over what the reports alone would give.

    Attributes:
        name: The name that is shown.
        type: What it is, or None to go by the reports.
        aliases: Its other names.
        description: One phrase that says who it is, or None.
        country: ISO 3166 alpha-2, or None.
    """

    name: str
    type: EntityType | None = None
    aliases: tuple[str, ...] = ()
    description: str | None = None
    country: str | None = None
