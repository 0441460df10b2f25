"""The record of one attribution: source, cue and content in characters."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.claim.hit import Hit
from rashomon.claim.lexicon import Cue
from rashomon.model import Span


@dataclass(frozen=True, slots=True)
class AttributedContent:
    """One attribution (PARC, PolNeAR): source, cue and content, each in one or several pieces.

    Attributes:
        sentence: Index of the sentence in which the cue stands.
        source: The source's characters; () where none is named.
        cue: The cue's characters.
        content: What is attributed, quotation marks included, in text order; may reach over several sentences.
        source_head: Index of the token that names the source (for "who" the noun it stands for), or None.
        cue_head: Index of the cue's head token.
        meaning: What the cue says of the source's commitment.
        frame: How the content stands by the cue.
        opens: True if the content may be told as the source's own claim (the cue is not negated, asked or supposed).
        hit: The tokens it was read from.
    """

    sentence: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_head: int | None
    cue_head: int
    meaning: Cue
    frame: str
    opens: bool
    hit: Hit
