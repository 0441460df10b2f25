"""One event as one sentence tells it: status, day, place, numbers, and the claim it rests on."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from rashomon.model import Claim, EventStatus, Quantity, Reading, Sentence, Span, TimeRef
from rashomon.model.world import MagnitudeKind
from rashomon.world.events.candidates import Named
from rashomon.world.events.coding import Coding
from rashomon.world.events.lexicons import rows
from rashomon.world.events.tree import Tree

_WHERE = ("in", "at", "near", "outside", "inside", "on", "off", "across", "around", "through", "throughout", "along")
_PEOPLE_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that a report gives for an event."""

    kind: MagnitudeKind
    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event as one sentence tells it.

    Attributes:
        article: The article.
        sentence: Index of the sentence.
        coding: Type, who, to whom.
        tree: The sentence.
        trigger: The characters of the verb that carries it.
        claim: The claim it rests on, None if no claim was made of the clause.
        status: How it is told.
        time: When, None where it is not said.
        place: Entity id of the place, None where it is not said.
        counted: Numbers.
    """

    article: str
    sentence: int
    coding: Coding
    tree: Tree
    trigger: Span
    claim: Claim | None
    status: EventStatus
    time: TimeRef | None
    place: str | None
    counted: tuple[Counted, ...]

    @property
    def words(self) -> str:
        """The lemmas of the verb that carries it and of what is directly under it ("file charge")."""
        core = self.coding.predicate.core
        parts = [k for k in self.tree.kids[core] if self.tree[k].dep in ("prt", "dobj", "attr", "acomp")]
        inside = [i for i in parts if self.tree[i].pos in ("NOUN", "ADP", "ADJ")]
        return " ".join(self.tree[i].lemma for i in sorted([core, *inside]))


def tell(reading: Reading, sentence: Sentence, tree: Tree, coding: Coding, named: Sequence[Named]) -> ToldEvent:
    """Return a coded event with what else its sentence says of it.

    Args:
        reading: The article.
        sentence: The sentence.
        tree: Its tree.
        coding: What is told in it.
        named: The names marked in it.
    """
    core = tree[coding.predicate.core]
    claim = _claim_over(reading.claims, sentence, core.start)
    return ToldEvent(
        article=reading.article.id,
        sentence=sentence.index,
        coding=coding,
        tree=tree,
        trigger=Span(reading.article.id, core.start, core.end),
        claim=claim,
        status=status_of(claim, coding, tree),
        time=_time(reading, tree, coding, claim),
        place=_place(tree, coding, named),
        counted=_counted(reading, sentence, tree, coding),
    )


def _claim_over(claims: Sequence[Claim], sentence: Sentence, at: int) -> Claim | None:
    """Return the smallest claim around a character, else the longest of the sentence."""
    own = [c for c in claims if c.sentence == sentence.index]
    around = [c for c in own if c.span.start <= at < c.span.end]
    if around:
        return min(around, key=lambda c: (len(c.span), c.id))
    return max(own, key=lambda c: (len(c.span), c.id), default=None)


@functools.cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for row in rows("status.tsv") if row[0] == kind for word in row[1].split())


def status_of(claim: Claim | None, coding: Coding, tree: Tree) -> EventStatus:
    """Return how an event is told; what a promise, a threat or a refusal speaks of is done by saying it."""
    if claim is None:
        return "happened"
    fact = claim.factuality
    lemmas = {tree[at].lemma for at in coding.predicate.chain}
    ahead = fact.time in ("future", "hypothetical")
    if lemmas & _words("denying"):
        return "denied"
    if fact.polarity == "negative" and not (coding.fine == "REJECT" and ahead):
        return "denied"
    if lemmas & _words("promising"):
        return "happened"  # the promise, offer or threat was made
    if ahead or lemmas & _words("planning"):
        return "happened" if coding.fine in ("DEMAND", "REJECT") else "planned"
    if fact.certainty in ("probable", "possible", "unknown"):
        return "alleged"
    return "happened"


def _time(reading: Reading, tree: Tree, coding: Coding, claim: Claim | None) -> TimeRef | None:
    """Return the time that hangs on the predicate, or on the saying where the saying is the event."""
    own = set(coding.predicate.chain)
    said = set(coding.predicate.reporting)
    found: list[tuple[int, int, TimeRef]] = []
    for time in reading.marks.times:
        if time.type not in ("DATE", "TIME") or time.edtf is None:
            continue
        at = next((n for n, t in enumerate(tree.tokens) if time.span.start <= t.start < time.span.end), None)
        if at is None or _names_a_thing(tree, at, time):
            continue
        verb = next((i for i in tree.above(at) if tree.verbal(i) or i in own), None)
        if verb in own:
            found.append((0, at, time))
        elif verb in said and coding.predicate.speaker_first:
            found.append((1, at, time))
    if not found and claim is not None:
        alone = [t for t in claim.times if t.type in ("DATE", "TIME") and t.edtf is not None]
        first = next(
            (n for t in alone for n, x in enumerate(tree.tokens) if t.span.start <= x.start < t.span.end), None
        )
        if len(alone) == 1 and first is not None and not _names_a_thing(tree, first, alone[0]):
            return alone[0]
        return None
    return min(found, key=lambda f: f[:2])[2] if found else None


def _names_a_thing(tree: Tree, at: int, time: TimeRef) -> bool:
    """Tell whether a time is part of a name or stands before its noun ("the 9/11 bill", "the 2008 campaign")."""
    inside = [n for n in range(at, len(tree)) if tree[n].start < time.span.end]
    return any(
        tree[n].dep in ("compound", "amod", "nmod", "nummod", "poss") and tree.heads[n] > inside[-1] for n in inside
    )


def _place(tree: Tree, coding: Coding, named: Sequence[Named]) -> str | None:
    """Return the place whose preposition says where, the nearest to the predicate first."""
    found: list[tuple[int, int, str]] = []
    parts = {c.head for c in (*coding.actors, *coding.recipients)}
    for one in named:
        if one.type not in ("place", "facility") or one.entity is None:
            continue
        head = tree.heads[one.last]
        way = list(tree.above(one.last))
        verb = next((i for i in way if tree.verbal(i)), None)
        if tree[head].dep != "prep" or tree[head].lemma not in _WHERE:
            continue
        inside = any(i in parts for i in way)
        near = 0 if verb in coding.predicate.chain else 1
        found.append((near + 2 * inside, one.first, one.entity))
    return min(found)[2] if found else None


@functools.cache
def _counting() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    return {row[0]: (frozenset(row[1].split()), frozenset(row[2].split())) for row in rows("magnitudes.tsv")}


def _counted(reading: Reading, sentence: Sentence, tree: Tree, coding: Coding) -> tuple[Counted, ...]:
    found: dict[str, Counted] = {}
    for quantity in reading.marks.quantities:
        if not sentence.span.contains(quantity.span):
            continue
        kind = _kind_of(quantity, tree, coding)
        if kind is not None:
            found.setdefault(kind, Counted(kind, quantity.low, quantity.high, quantity.unit))
    return tuple(found[kind] for kind in sorted(found))


def _kind_of(quantity: Quantity, tree: Tree, coding: Coding) -> MagnitudeKind | None:
    """Return what a number counts: by its noun, by the verb it hangs on, or by being money or people."""
    if len(quantity.unit) == 3 and quantity.unit.isupper():
        return "money"
    if quantity.unit != "count" or quantity.role in ("ordinal", "score", "rate"):
        return None
    at = next((n for n, t in enumerate(tree.tokens) if quantity.span.start <= t.start < quantity.span.end), None)
    if at is None:
        return None
    what = set((quantity.what or "").lower().split())
    verb = next((i for i in tree.above(at) if tree.verbal(i)), None)
    for kind, (nouns, verbs) in _counting().items():
        if what & nouns or (verb is not None and tree[verb].lemma in verbs and not _subject_of(tree, at, verb)):
            return cast("MagnitudeKind", kind)
    parts = {c.head for c in (*coding.actors, *coding.recipients)}
    heads = {at, *tree.above(at)}
    many = quantity.low is not None and quantity.low >= _PEOPLE_AT_LEAST
    return "people" if parts & heads and many and tree.heads[at] in parts else None


def _subject_of(tree: Tree, at: int, verb: int) -> bool:
    """Tell whether a number stands in the active subject of a verb that takes an object ("two men killed ...")."""
    way = [at, *tree.above(at)]
    below = way[way.index(verb) - 1]
    return tree[below].dep == "nsubj" and tree.kid(verb, "dobj") is not None
