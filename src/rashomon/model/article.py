"""Articles as read and as cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

ZoneKind = Literal["headline", "byline", "dateline", "body", "caption", "boilerplate"]
DateBasis = Literal["metadata", "byline", "text", "story"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the format itself says of the article (HTML metadata, table columns, feed fields), as strings.

    `published` is an EDTF date where it could be normalised, else None.
    """

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One report as read; its text never changes afterwards.

    Attributes:
        id: Hash of path-independent content (text, and record address for duplicates).
        path: As given on the command line (for a record in a file: the file's path).
        record: Which record of that file ("row 3", "entry 2", a WARC record id), or None.
        format: "text", "html", "markdown", "jsonl", "csv", "parquet", "feed", "warc", "ninjs".
        encoding: The encoding that was found ("utf-8"), None where the format fixes it.
        text: The decoded text, line ends and odd spaces kept, byte-order mark aside.
        raw_sha256: Of the bytes it was read from.
        given: What the format says of it.
    """

    id: str
    path: str
    record: str | None
    format: str
    encoding: str | None
    text: str
    raw_sha256: str
    given: Given

    def __repr__(self) -> str:
        return f"Article({self.path!r}, {len(self.text)} characters)"


@dataclass(frozen=True, slots=True)
class Rejection:
    """An article that could not be taken in.

    Attributes:
        path: As given (with the record after a '#', where it was one of many).
        step: The step that rejected it ("read", "clean", ...).
        reason: Why, in one plain line.
    """

    path: str
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of an article of one kind; the zones of an article do not overlap and leave only white space out.

    Attributes:
        kind: What it is.
        span: Where it is.
        reason: Which evidence decided ("newsletter sign-up", "recurs in 3 articles of the outlet").
        score: 0..1, how sure.
    """

    kind: ZoneKind
    span: Span
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Field:
    """A fact about the article itself (outlet, byline, dateline), with where it was read.

    Attributes:
        value: As shown ("Business Times", "HANOI").
        span: Where it was read, None if it came from metadata or the URL.
        confidence: 0..1.
    """

    value: str
    span: Span | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date.

    Attributes:
        date: EDTF ("2023-12-12", "2023-12~", ...).
        basis: How it is known; "story" = worked out from other articles of the case.
        confidence: 0..1.
        span: Where it was read, or None.
    """

    date: str
    basis: DateBasis
    confidence: float
    span: Span | None


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """What the clean step found in one article.

    Attributes:
        article: The article's id.
        zones: In order of their start.
        title, outlet, byline, dateline: None when unknown.
        agency: The wire service credited for the text itself ("Reuters", "AP"; not a photo's credit), None if none is.
        published: None when unknown.
        language: ISO 639-1, None when unknown.
        wrapped: True if the lines were broken at a fixed width: a single line end is then only a space.
    """

    article: str
    zones: tuple[Zone, ...]
    title: Field | None
    outlet: Field | None
    byline: Field | None
    dateline: Field | None
    agency: Field | None
    published: Published | None
    language: str | None
    wrapped: bool = False
