"""Statements on what long clauses of several reports have in common: a part of the one that the others say."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.compare import Voices, Weights, compare, covered
from rashomon.align.cores import Core, CoreShelf, SharedCore
from rashomon.align.facts import FactReader, Facts
from rashomon.align.judge import Pair, one_way
from rashomon.align.request import Encode, Judges
from rashomon.align.score import weighing
from rashomon.align.standing import part_may_stand_behind
from rashomon.model import Claim, Statement

_CORE_SAID_FROM = 0.1
_SAID_FROM, _ALONE = 0.35, 0.5
_LEAST = 0.01
_MOST_READ = 400  # pairs that the entailment model reads in one case: its costly part, some seconds
_LIKELY = 0.02  # a claim that the other hardly says at all has no part in it either
_MOST_PARTNERS = 16
_MOST_OF_AN_ARTICLE = 3
_MOST_PARTS = 3
_COVERED = 0.3
_AGAIN = 0.8
_LIKE_WHOLE, _IN_WHOLE = 0.75, 0.85
_LONGEST = 160
_NEAR = 0.45


@dataclass(frozen=True, slots=True)
class CoreSearch:
    """What shared cores are looked for in.

    Attributes:
        claims, facts: By claim id.
        reader: Reads what a part of a claim says.
        encode: The sentence encoder, or None.
        entailment: The entailment model, or None.
        weights: How much each word tells.
        apart: Pairs of claims that must not stand behind one statement, in both orders.
        origin: The origin of each article.
        told: The statements of whole claims.
    """

    claims: Mapping[str, Claim]
    facts: Mapping[str, Facts]
    reader: FactReader
    encode: Encode | None
    entailment: Judges | None
    weights: Weights
    apart: frozenset[tuple[str, str]]
    origin: Mapping[str, str]
    told: Sequence[Statement]


def shared_cores(pairs: Sequence[Pair], search: CoreSearch) -> tuple[SharedCore, ...]:
    """Return the parts that more articles say than say any whole claim with them; each fact from one side only."""
    partners: dict[str, list[tuple[float, str, Pair]]] = {}
    for pair in pairs:
        if (pair.a.id, pair.b.id) in search.apart or search.origin[pair.a.article] == search.origin[pair.b.article]:
            continue
        share = max(pair.a_in_b, pair.b_in_a, pair.forth.voices.clauses)
        partners.setdefault(pair.a.id, []).append((share, pair.b.id, pair))
        partners.setdefault(pair.b.id, []).append((share, pair.a.id, pair))
    wanted = [search.claims[name] for name in sorted(partners)]
    shelf = CoreShelf(wanted, search.facts, search.reader, search.encode)
    found = [core for name in sorted(partners) for core in _shared(name, partners[name], shelf, search)]
    return _each_once(found, shelf, search)


def _shared(
    name: str, partners: Sequence[tuple[float, str, Pair]], shelf: CoreShelf, search: CoreSearch
) -> list[SharedCore]:
    """Return the parts of a claim that claims of other articles say."""
    nearest = _nearest(partners, search)
    found = []
    for core in shelf.of(name):
        if core.part is None:
            continue
        others: dict[str, tuple[float, str, Core]] = {}
        for outer, pair in nearest:
            share, best = _most_likely(core, outer, pair, shelf, search)
            article = search.claims[outer].article
            if share >= _CORE_SAID_FROM and (-share, outer) < others.get(article, (1.0, "", core))[:2]:
                others[article] = (-share, outer, best)
        if others:
            told = sorted(((outer, best, -share) for share, outer, best in others.values()), key=lambda item: item[0])
            names, cores, shares = zip(*told, strict=True)
            found.append(SharedCore(core, names, cores, shares))
    return found


def _nearest(partners: Sequence[tuple[float, str, Pair]], search: CoreSearch) -> list[tuple[str, Pair]]:
    """Return the nearest claims, a few of each article."""
    taken: Counter[str] = Counter()
    found = []
    for _, outer, pair in sorted(partners, key=lambda item: (-item[0], item[1])):
        article = search.claims[outer].article
        taken[article] += 1
        if taken[article] <= _MOST_OF_AN_ARTICLE:
            found.append((outer, pair))
    return found[:_MOST_PARTNERS]


def _most_likely(core: Core, outer: str, pair: Pair, shelf: CoreShelf, search: CoreSearch) -> tuple[float, Core]:
    """Return how likely a claim or one of its parts says what a core says, and which of them it is."""
    whole, *parts = shelf.of(outer)
    if covered(core.facts.lexicon, whole.facts.lexicon, search.weights) < _COVERED:
        return 0.0, whole
    own = core.facts.lexicon.lemmas
    near = sorted(parts, key=lambda part: (-len(own & part.facts.lexicon.lemmas), len(part.text), part.text))
    rated = [(_says(core, other, pair, shelf, search), other) for other in (whole, *near[:_MOST_PARTS])]
    return max(rated, key=lambda item: item[0])


def _says(core: Core, other: Core, pair: Pair, shelf: CoreShelf, search: CoreSearch) -> float:
    """Return how likely the other part or claim says what the core says."""
    if covered(core.facts.lexicon, other.facts.lexicon, search.weights) < _COVERED:
        return 0.0
    cosine = shelf.cosine(core, other, pair.forth.voices.clauses)
    if cosine < _NEAR or not part_may_stand_behind(core, other, cosine):
        return 0.0
    voices = Voices(max(cosine, pair.forth.voices.cosine), cosine)
    forth = compare(core.facts, other.facts, voices, search.weights)
    back = compare(other.facts, core.facts, voices, search.weights)
    return weighing("within").probability(one_way(forth.features(), back))


def _each_once(found: Sequence[SharedCore], shelf: CoreShelf, search: CoreSearch) -> tuple[SharedCore, ...]:
    """Return the parts without those that tell again, from another side, what a better supported one tells."""
    kept: list[SharedCore] = []
    by_verb: dict[tuple[str, int], list[SharedCore]] = {}
    shown: set[str] = set()
    wholes = _by_sentence(search)
    order = sorted(
        found, key=lambda s: (-len(s.others), -min(len(s.core.text), _LONGEST), s.core.claim.id, s.core.text)
    )
    reader = _Reader(search.entailment)
    for found_core in order:
        if found_core.core.text in shown or _told_whole(found_core, wholes, shelf, search):
            continue
        rivals = {id(one): one for place in found_core.places() for one in by_verb.get(place, ())}
        if any(_tells_again(found_core, one, search.weights) for one in rivals.values()):
            continue
        shared = reader.read(found_core)
        if shared is None or _told_whole(shared, wholes, shelf, search):
            continue
        kept.append(shared)
        shown.add(shared.core.text)
        for place in shared.places():
            by_verb.setdefault(place, []).append(shared)
    return tuple(kept)


class _Reader:
    """Reads with the entailment model what is to stand behind a part, as long as its time lasts.

    Args:
        judge: The model, or None.
    """

    def __init__(self, judge: Judges | None) -> None:
        self._judge = judge
        self._left = _MOST_READ

    def read(self, shared: SharedCore) -> SharedCore | None:
        """Return a part with those only that say it by the comparison and the model together, None if nobody does."""
        entails = self._entails(shared)
        kept = [
            (name, told, share)
            for name, told, share, voice in zip(shared.others, shared.told, shared.shares, entails, strict=True)
            if _together(share, voice) >= _SAID_FROM
        ]
        if not kept:
            return None
        names, told, shares = zip(*kept, strict=True)
        return SharedCore(shared.core, names, told, shares)

    def _entails(self, shared: SharedCore) -> list[float | None]:
        if self._judge is None or self._left < len(shared.told):
            return [None] * len(shared.told)
        self._left -= len(shared.told)
        rows = self._judge.judge([(told.text, shared.core.text) for told in shared.told])
        return [float(row[0]) for row in rows]


def _together(share: float, voice: float | None) -> float:
    """Return how likely a part is said, from the comparison and, where it has read the two, the model."""
    table = weighing("read")
    compared = math.log(max(share, _LEAST) / max(1.0 - share, _LEAST))
    if voice is None:
        return share if share >= _ALONE else 0.0
    read = math.log((voice + _LEAST) / (1.0 - voice + _LEAST))
    return table.probability({"compared": compared, "read": read})


def _by_sentence(search: CoreSearch) -> dict[tuple[str, int], list[Statement]]:
    """Return the statements of whole claims by the sentences that they rest on."""
    found: dict[tuple[str, int], list[Statement]] = {}
    for statement in search.told:
        if len(statement.articles) > 1:
            for name in statement.claims:
                claim = search.claims[name]
                found.setdefault((claim.article, claim.sentence), []).append(statement)
    return found


def _told_whole(
    shared: SharedCore,
    wholes: Mapping[tuple[str, int], Sequence[Statement]],
    shelf: CoreShelf,
    search: CoreSearch,
) -> bool:
    """Tell whether a statement of whole claims tells the same, with the same or more articles behind it."""
    own = {(one.claim.article, one.claim.sentence) for one in (shared.core, *shared.told)}
    near = {s.id: s for place in sorted(own) for s in wholes.get(place, ())}
    for statement in near.values():
        places = {(search.claims[c].article, search.claims[c].sentence) for c in statement.claims}
        if len(own & places) < 2 or not set(shared.articles()) <= set(statement.articles):
            continue
        facts = search.facts[statement.shown]
        whole = shelf.of(statement.shown)
        cosine = shelf.cosine(shared.core, whole[0], 0.0) if whole else 0.0
        if cosine >= _LIKE_WHOLE or covered(shared.core.facts.lexicon, facts.lexicon, search.weights) >= _IN_WHOLE:
            return True
    return False


def _tells_again(shared: SharedCore, kept: SharedCore, weights: Weights) -> bool:
    """Tell whether a part rests on the same verbs as one that is kept, and most of its words stand there too."""
    title = shared.core.part is not None and shared.core.part.kind == "title"
    if len(set(shared.places()) & set(kept.places())) < (1 if title else 2):
        return False
    words = [one.facts.lexicon for one in (kept.core, *kept.told)]
    return max(covered(shared.core.facts.lexicon, lexicon, weights) for lexicon in words[:1]) >= _AGAIN
