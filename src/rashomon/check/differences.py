"""What differs between a claim and the passage that speaks to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.align.compare import Comparison
from rashomon.align.facts import Facts
from rashomon.align.naming import NameMatch
from rashomon.align.stance import StanceMatch
from rashomon.check.said_by import SaidBy
from rashomon.model import Difference, Reading
from rashomon.model.check import DifferenceKind


def differences(
    claim: Facts,
    passage: Facts,
    comparison: Comparison,
    readings: Mapping[str, Reading],
    said: Sequence[SaidBy] = (),
) -> tuple[Difference, ...]:
    """Return the details in which the claim departs from the passage.

    Args:
        claim: What is claimed.
        passage: What is reported.
        comparison: The one held against the other.
        readings: By article id.
        said: Who says there what the claim has somebody say.
    """
    text = readings[passage.span.article].article.text
    found: list[Difference] = []
    for number in comparison.numbers:
        if number.relation == "conflict" and number.second is not None:
            span = number.first.span
            found.append(Difference("number", claim.text[span.start : span.end], number.second.span.of(text)))
    for time in comparison.times:
        if time.relation == "conflict" and time.second is not None:
            span = time.first.span
            found.append(Difference("date", claim.text[span.start : span.end], time.second.span.of(text)))
    for name in comparison.names:
        found.extend(_name(name))
    for stance in comparison.stances:
        found.extend(_stance(stance))
    for speaker in comparison.speakers:
        found.append(Difference("attribution", speaker.first.text, speaker.second.text))
    for one in said:
        if one.elsewhere:
            found.append(Difference("attribution", one.claimed, one.by))
    for opposite in comparison.opposites:
        found.append(Difference("negation", opposite.first, opposite.second))
    if comparison.owned_up or comparison.by_now:
        found.append(Difference("factuality", "told as admitted or done", "not told so"))
    if comparison.polarity and not any(one.kind == "negation" for one in found):
        found.append(Difference("negation", "affirmed or denied", "the other way"))
    return tuple(dict.fromkeys(found))


def _name(match: NameMatch) -> Iterator[Difference]:
    if match.relation == "other" and match.second is not None:
        kind: DifferenceKind = "place" if match.first.type == "place" else "name"
        yield Difference(kind, match.first.text, match.second.text)


def _stance(match: StanceMatch) -> Iterator[Difference]:
    verb = match.first.lemma
    if match.swapped or match.other_subject:
        yield Difference("role", _actors(match, first=True) or verb, _actors(match, first=False) or verb)
    if match.negated:
        yield Difference("negation", _told(match.first.negated, verb), _told(match.second.negated, verb))
    if match.surer:
        yield Difference("factuality", f"{verb}: told as done", f"{verb}: told as planned or possible")


def _told(negated: bool, verb: str) -> str:
    return f"{verb}: denied" if negated else f"{verb}: affirmed"


def _actors(match: StanceMatch, *, first: bool) -> str:
    frame = match.first if first else match.second
    return ", ".join(argument.head for argument in frame.at("subject"))
