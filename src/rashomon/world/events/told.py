"""One event as one sentence tells it: status, day, place, numbers, and the claim it rests on."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from rashomon.model import Claim, EventStatus, Factuality, Quantity, Reading, Sentence, Span, TimeRef
from rashomon.model.world import MagnitudeKind
from rashomon.world.events.candidates import Named
from rashomon.world.events.coding import Coding
from rashomon.world.events.deeds import counted_thing, occasion_of
from rashomon.world.events.lexicons import rows
from rashomon.world.events.tree import Tree
from rashomon.world.events.when import when_told

_WHERE = ("in", "at", "near", "outside", "inside", "on", "off", "across", "around", "through", "throughout", "along")
_WITH_THE_VERB = ("prt", "dobj", "attr", "acomp", "oprd")
_PEOPLE_AT_LEAST = 2
_TOLD_AS_DONE = Factuality("certain", "positive", "past")


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
        """The lemmas of the verbs that carry it and of what is directly under them ("file charge").

        That it is only planned is no part of them, so that a plan and the deed have the same words.
        """
        core, tree = self.coding.predicate.core, self.tree
        parts = [counted_thing(tree, k) for k in tree.kids[core] if tree[k].dep in _WITH_THE_VERB]
        if self.coding.said:  # that it was said does not tell what was said
            parts += [k for prep in tree.kids[core] if tree[prep].dep == "prep" for k in tree.kids[prep]]
            parts += [k for k in tree.kids[core] if tree[k].dep in ("ccomp", "xcomp")]
        inside = [i for i in parts if tree[i].pos in ("NOUN", "ADP", "ADJ", "VERB")]
        chain = self.coding.predicate.chain
        verbs = [
            i
            for i in chain
            if i == core or tree[i].lemma not in words_of_status("planning") | words_of_status("poised")
        ]
        return " ".join(tree[i].lemma for i in sorted({*verbs, *inside}))

    @property
    def action(self) -> str:
        """What is done, in dictionary forms for a reader ("lay wreath"); of something said, on what occasion."""
        core, tree = self.coding.predicate.core, self.tree
        if self.coding.said:
            occasion = occasion_of(tree, core)
            return f"{tree[core].lemma} in {occasion}" if occasion else tree[core].lemma
        parts = [counted_thing(tree, k) for k in tree.kids[core] if tree[k].dep in _WITH_THE_VERB]
        inside = [i for i in parts if tree[i].pos in ("NOUN", "ADP", "ADJ", "VERB")]
        verbs = [i for i in self.coding.predicate.chain if i == core or tree[i].pos in ("VERB", "ADJ")]
        return " ".join(tree[i].lemma for i in sorted({*verbs, *inside}))


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
        status=coding.status or status_of(claim, coding, tree),
        time=when_told(reading, tree, coding, claim),
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
def words_of_status(kind: str) -> frozenset[str]:
    """Return the words of a kind in status.tsv."""
    return frozenset(word for row in rows("status.tsv") if row[0] == kind for word in row[1].split())


def status_of(claim: Claim | None, coding: Coding, tree: Tree) -> EventStatus:
    """Return how an event is told; what a promise, a threat or a refusal speaks of is done by saying it."""
    if claim is None:
        return "happened"
    at = tree[coding.predicate.core].start
    # A claim beside the event, as what was confirmed is beside the confirming, says nothing of how the event is told.
    fact = claim.factuality if claim.span.start <= at < claim.span.end else _TOLD_AS_DONE
    if _is_aside(tree, coding, claim):
        fact = _own_factuality(tree, coding)
    lemmas = {tree[at].lemma for at in coding.predicate.chain}
    ahead = fact.time in ("future", "hypothetical")
    if lemmas & words_of_status("denying"):
        return "denied"
    top = coding.predicate.top
    spoken = bool(lemmas & words_of_status("promising")) and not any(tree[k].dep == "neg" for k in tree.kids[top])
    if fact.polarity == "negative" and not spoken and not (coding.fine == "REJECT" and ahead):
        return "denied"
    if _is_told_ahead(tree, coding):
        return "planned"
    if spoken:
        return "happened"  # the promise, offer, threat or refusal was made
    if ahead or lemmas & words_of_status("planning"):
        return "happened" if coding.fine in ("DEMAND", "REJECT") else "planned"
    if fact.certainty in ("probable", "possible", "unknown"):
        return "alleged"
    return "happened"


def _is_aside(tree: Tree, coding: Coding, claim: Claim) -> bool:
    """Tell whether an event stands in a relative clause and its claim is about something else.

    "The sum that China will lend was not disclosed" does not deny the lending.
    """
    top, own = coding.predicate.top, {tree[at].lemma for at in coding.predicate.chain}
    relative = tree[top].dep == "relcl" and tree.kid(top, "mark") is None  # "accusations that he lied" has a mark
    return relative and not own & set(claim.predicate.split()[:1])


def _own_factuality(tree: Tree, coding: Coding) -> Factuality:
    """Return how a clause by itself tells what it tells."""
    top = coding.predicate.top
    helpers = {tree[k].lemma for k in tree.kids[top] if tree[k].dep == "aux"}
    negative = any(tree[k].dep == "neg" for k in tree.kids[top])
    return Factuality(
        "possible" if helpers & {"may", "might", "could"} else "certain",
        "negative" if negative else "positive",
        "future" if helpers & words_of_status("coming") else "past",
    )


def _is_told_ahead(tree: Tree, coding: Coding) -> bool:
    """Tell whether the topmost verb itself lies ahead ("is set to vote to override", "will reject").

    Then no demand, promise or refusal under it was uttered yet.
    """
    top = coding.predicate.top
    helpers = {tree[k].lemma for k in tree.kids[top] if tree[k].dep == "aux"}
    over = {tree[at].lemma for at in coding.predicate.chain[:-1]}
    return bool(
        over & words_of_status("poised")
        or tree[top].lemma in words_of_status("planning")
        or helpers & words_of_status("coming")
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
