"""A passage made readable for the entailment model: who is meant, which day is meant, who is speaking.

A passage out of its article leaves open what the claim spells out: "he" is Michael Grimm, "Wednesday" is 20 February
2013, and the sentence in quotation marks is somebody's. What the steps before have settled is written into it here,
each person once, so that it still reads like news.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.align.facts import Facts, Name
from rashomon.align.times import relate
from rashomon.align.words import fold
from rashomon.model import Reading, TimeRef, Token

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves", "you", "your"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_BEFORE_TIMES = frozenset({"on", "in", "at", "by", "since", "until", "before", "after", "from", "during", "of", "for"})
_CALENDAR = frozenset({"on", "in"})
_LONGEST_SOURCE = 90


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of the article that are shown as something else."""

    start: int
    end: int
    text: str


def names_in(claim: str, facts: Facts) -> dict[str, str]:
    """Return how the claim writes everybody that it names, by entity."""
    found: dict[str, str] = {}
    for name in facts.names:
        written = claim[name.start : name.end]
        if name.named and len(written) > len(found.get(name.key, "")):
            found[name.key] = written
    return found


def premise(passage: Facts, reading: Reading, claim: Facts, written: Mapping[str, str]) -> str:
    """Return a passage with what its article leaves to its reader written out.

    Args:
        passage: What the passage says.
        reading: Its article.
        claim: What the claim says.
        written: How the claim writes those that it names, by entity.
    """
    text = reading.article.text
    edits = (*_names(passage, reading, written), *_times(passage, text, claim))
    shown = _edited(text, passage.span.start, passage.span.end, edits)
    speaker = _speaker(passage, text, written)
    return f"{speaker} said: {shown}" if speaker else shown


def _edited(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    parts = []
    at = start
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start < at or edit.end > end:
            continue
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    parts.append(text[at:end])
    return " ".join("".join(parts).split())


def _names(passage: Facts, reading: Reading, written: Mapping[str, str]) -> Iterator[Edit]:
    """Write everybody that the claim names by the claim's name where they first stand, and leave the rest."""
    tokens = reading.marks.parse.tokens
    text = reading.article.text
    told: set[str] = set()
    for name in passage.names:
        full = written.get(name.key)
        if full is None or name.key in told or name.end <= name.start:
            continue
        shown = _instead(name, text[name.start : name.end], full, _token_at(tokens, name.start))
        if shown is None:
            continue
        told.add(name.key)
        if shown:
            yield Edit(name.start, name.end, shown)


def _token_at(tokens: Sequence[Token], start: int) -> Token | None:
    at = bisect.bisect_left(tokens, start, key=lambda token: token.start)
    return tokens[at] if at < len(tokens) and tokens[at].start == start else None


def _instead(name: Name, words: str, full: str, token: Token | None) -> str | None:
    """Return what to write for a mention: "" to leave it, None if it does not yet tell who is meant."""
    lower = words.lower()
    if lower in _FIRST_PERSON or lower in _REFLEXIVE:
        return None
    if token is not None and token.pos == "PRON" and token.end == name.end:
        if token.tag in ("WP", "WDT", "WP$"):
            return None
        return f"{full}'s" if token.tag == "PRP$" else full
    if not name.named:
        return f"{words} {full}" if lower.startswith("the ") else None
    return full if fold(words) < fold(full) else ""


def _times(passage: Facts, text: str, claim: Facts) -> Iterator[Edit]:
    """Write the days that the claim asks for as the claim writes them where they agree, by their date elsewhere."""
    asked = [time for time in claim.times if time.low is not None]
    if not asked:
        return
    for time in passage.times:
        own = time.span.of(text)
        same = next((other for other in asked if relate(other, time) == "agree"), None)
        if same is not None:
            shown = claim.text[same.span.start - claim.span.start : same.span.end - claim.span.start]
            yield Edit(time.span.start, time.span.end, _preceded(time, text, same, claim) + shown)
        elif time.anchored and (day := _day(time)) and not any(c.isdigit() for c in own):
            yield Edit(time.span.end, time.span.end, f", {day},")


def _preceded(time: TimeRef, text: str, asked: TimeRef, claim: Facts) -> str:
    """Return the claim's "on" or "in" for a day that the passage sets without one ("pleaded guilty Wednesday")."""
    before = claim.text[: asked.span.start - claim.span.start].split()
    here = text[max(0, time.span.start - 30) : time.span.start].split()
    if not before or before[-1].lower() not in _CALENDAR or not here:
        return ""
    return "" if here[-1].lower() in _BEFORE_TIMES else f"{before[-1].lower()} "


def _day(time: TimeRef) -> str | None:
    if time.low is None or time.low != time.high:
        return None
    day = date.fromisoformat(time.low)
    return f"{day.day} {day:%B} {day.year}"


def _speaker(passage: Facts, text: str, written: Mapping[str, str]) -> str | None:
    """Return whose words a passage is where it does not say so itself."""
    if not passage.claims or not all(claim.direct and claim.attribution for claim in passage.claims):
        return None
    source = passage.claims[0].attribution[0]
    if passage.span.contains(source.span) or len(source.source) > _LONGEST_SOURCE:
        return None
    return written.get(source.entity or "", source.source)
