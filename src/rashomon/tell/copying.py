"""How two reports depend on one another, in words."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Lineage, Span
from rashomon.tell.labels import Labels, cut

MOST_CHANGES = 40
MOST_PASSAGES = 4
LONGEST_PASSAGE = 400
LONGEST_CHANGE = 300


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One change between two versions: the words that were there and those that are, "" for none."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CommonPassage:
    """One side of a passage that two reports have in common."""

    report: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class PairView:
    """How two reports depend on one another, with what shows it.

    Attributes:
        words: In one sentence.
        notes: What was counted.
        passages: The longest passages in common, as each of the two has them.
        more: How many more there are.
    """

    words: str
    notes: tuple[str, ...]
    passages: tuple[tuple[CommonPassage, CommonPassage], ...]
    more: int


def pair_view(pair: Lineage, labels: Labels) -> PairView:
    """Return what the page shows of a dependent pair."""
    longest = sorted(pair.passages, key=lambda p: -min(len(p.a), len(p.b)))[:MOST_PASSAGES]
    passages = tuple((_common(p.a, labels), _common(p.b, labels)) for p in sorted(longest, key=lambda p: p.a))
    notes = tuple(dict.fromkeys(part.note for part in pair.parts if part.note))
    return PairView(lineage_words(pair, labels), notes, passages, len(pair.passages) - len(longest))


def _common(span: Span, labels: Labels) -> CommonPassage:
    text = cut(" ".join(span.of(labels.articles[span.article].text).split()), LONGEST_PASSAGE)
    return CommonPassage(labels.article(span.article), span, text)


def change_words(pair: Lineage, labels: Labels) -> list[ChangeWords]:
    """Return what changed from the older to the newer of two versions, the first forty changes."""
    found = []
    for change in pair.versions.changes[:MOST_CHANGES] if pair.versions else ():
        a, b = (
            cut(" ".join(span.of(labels.articles[span.article].text).split()), LONGEST_CHANGE) if span else ""
            for span in (change.a, change.b)
        )
        before, after = (b, a) if pair.versions and pair.versions.newer == pair.a else (a, b)
        found.append(ChangeWords(change.kind, before, after))
    return found


def giver_and_taker(pair: Lineage) -> tuple[str, str] | None:
    """Return the ids of the report that was drawn on and of the one that drew on it, None if that is unknown."""
    if pair.direction == "a-from-b":
        return pair.b, pair.a
    return (pair.a, pair.b) if pair.direction == "b-from-a" else None


def lineage_words(pair: Lineage, labels: Labels) -> str:
    """Return in one sentence how two reports depend on one another."""
    a, b = labels.article(pair.a), labels.article(pair.b)
    if pair.relation == "shared-material":
        return f"{a} and {b} use some of the same material, such as quotations."
    known = giver_and_taker(pair)
    if pair.versions is not None:
        newer = pair.versions.newer
        if newer is None:
            return f"{a} and {b} are two versions of one report; which is newer is not known."
        return f"{labels.article(newer)} is a newer version of {b if newer == pair.a else a}."
    if known:
        verb = "copies" if pair.relation == "copy" else "rewrites"
        return f"{labels.article(known[1])} {verb} {labels.article(known[0])}."
    same = "print the same text" if pair.relation == "copy" else "have the same text in different words"
    source = ", both from a third text" if pair.direction == "common-source" else "; which came first is not known"
    return f"{a} and {b} {same}{source}."
