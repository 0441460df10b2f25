"""Statements on what long clauses of several reports have in common: a core of the one that the others say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.compare import Weights, compare
from rashomon.align.cores import Core, SharedCore, cores_of
from rashomon.align.facts import FactReader, Facts
from rashomon.align.judge import SUPPORTS_FROM, Pair, one_way
from rashomon.align.score import weighing
from rashomon.align.standing import may_stand_behind
from rashomon.model import Claim, Reading

_CORE_SAID_FROM = 0.3
_LIKELY = 0.02  # a claim that the other hardly says at all has no core in it either
_MOST_PARTNERS = 24


@dataclass(frozen=True, slots=True)
class CoreSearch:
    """What shared cores are looked for in.

    Attributes:
        claims, facts: By claim id.
        readings: By article id.
        reader: Reads what a core says.
        weights: How much each word tells.
        apart: Pairs of claims that must not stand behind one statement, in both orders.
        told: The articles behind the statement that each claim already stands in, by claim id.
    """

    claims: Mapping[str, Claim]
    facts: Mapping[str, Facts]
    readings: Mapping[str, Reading]
    reader: FactReader
    weights: Weights
    apart: frozenset[tuple[str, str]]
    told: Mapping[str, frozenset[str]]


def shared_cores(pairs: Sequence[Pair], search: CoreSearch) -> tuple[SharedCore, ...]:
    """Return the cores that more articles say than say any whole claim with them; each fact from one side only."""
    partners: dict[str, list[tuple[float, str, Pair]]] = {}
    for pair in pairs:
        if pair.a.article == pair.b.article or (pair.a.id, pair.b.id) in search.apart:
            continue
        for inner, outer, share in ((pair.a, pair.b, pair.a_in_b), (pair.b, pair.a, pair.b_in_a)):
            if share >= _LIKELY:
                partners.setdefault(inner.id, []).append((share, outer.id, pair))
    found = []
    for inner_id in sorted(partners):
        if any(share < SUPPORTS_FROM for share, _, _ in partners[inner_id]):
            best = _best_core(search.claims[inner_id], partners[inner_id], search)
            if best is not None:
                found.append(best)
    return _each_once(found, search)


def _best_core(claim: Claim, partners: Sequence[tuple[float, str, Pair]], search: CoreSearch) -> SharedCore | None:
    """Return the core of a claim that most articles say, the longest of those, if the claim itself has fewer."""
    nearest = sorted(partners, key=lambda item: (-item[0], item[1]))[:_MOST_PARTNERS]
    best: tuple[int, SharedCore] | None = None
    for core in cores_of(claim, search.readings[claim.article]):
        facts = search.reader.of_span(core.span, text=core.text)
        others: dict[str, str] = {}
        for _, outer, pair in nearest:
            article = search.claims[outer].article
            if article not in others and _says(core, facts, search.claims[outer], pair, search) >= _CORE_SAID_FROM:
                others[article] = outer
        if len(others) > (best[0] if best else len(search.told.get(claim.id, frozenset())) - 1):
            best = len(others), SharedCore(core, tuple(sorted(others.values())))
    return best[1] if best and best[0] else None


def _says(core: Core, facts: Facts, outer: Claim, pair: Pair, search: CoreSearch) -> float:
    """Return how likely the outer claim says what the core says."""
    voices, told = pair.forth.voices, search.facts[outer.id]
    if not may_stand_behind(core.claim, facts, outer, told, voices.clauses):
        return 0.0
    forth = compare(facts, told, voices, search.weights)
    back = compare(told, facts, voices, search.weights)
    return weighing("within").probability(one_way(forth.features(), back))


def _each_once(found: Sequence[SharedCore], search: CoreSearch) -> tuple[SharedCore, ...]:
    """Return the cores without those that tell again, from another side, what a better supported one tells."""
    kept: list[SharedCore] = []
    told: dict[str, list[set[str]]] = {}
    shown: set[str] = set()
    for shared in sorted(found, key=lambda s: (-len(s.others), -len(s.core.text), s.core.claim.id)):
        members = {shared.core.claim.id, *shared.others}
        if shared.core.text in shown or any(
            len(members & other) >= 2 for member in members for other in told.get(member, ())
        ):
            continue
        kept.append(shared)
        shown.add(shared.core.text)
        for member in members:
            told.setdefault(member, []).append(members)
    return tuple(kept)
