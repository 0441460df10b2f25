"""What claims and their parts of several articles say alike, found by comparison and read by the entailment model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.compare import Voices, Weights, compare, covered
from rashomon.align.cores import Core, CoreShelf, SharedCore
from rashomon.align.facts import FactReader, Facts
from rashomon.align.judge import Pair, one_way
from rashomon.align.overstating import overstates
from rashomon.align.passages import MOST_ASKED, Asked, Passage, Sentences, Told, likely, read
from rashomon.align.reading import SAID_FROM, SAID_PLAINLY, Likely, Reader
from rashomon.align.request import Encode, Judges
from rashomon.align.score import weighing
from rashomon.align.standing import (
    at_one_time,
    details_stand,
    has_verb,
    of_another,
    only_open,
    points_at_another,
    speaks,
    speaks_of_another,
    stands_alone,
)
from rashomon.align.words import Lexicon, spaced
from rashomon.model import Claim

_COMPARED_FROM = 0.05
_STRANGERS_FROM = 0.35  # below it nothing counts as said by the comparison alone
_ONE_EVENT = 12  # so many near claims, or half as many as the shorter has, show that two articles tell one event
_MOST_PARTNERS = 16
_MOST_OF_AN_ARTICLE = 3
_MOST_PARTS = 3
_MOST_WORDINGS = 2
_NEARLY_AS_LIKELY = 0.6
_COVERED = 0.2
_NEAR = 0.3
_ONE_QUOTATION = 0.6  # cosine from which two that speak of themselves may be the same words
_COSINE_COUNTS = 0.2

Partners = dict[str, list[tuple[float, str, Pair]]]


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
        body: Ids of the claims that stand in the text itself, not in a headline or caption.
        akin: The pairs of articles that tell one event.
        spelt: Names and places of which reports write one so and the other otherwise, in both orders.
        sentences: All sentences of the articles, or None where only claims are asked.
        called: Pairs of claims that call somebody otherwise, in both orders: of those in `apart`, all that keeps who
            somebody is from being told by both.
    """

    claims: Mapping[str, Claim]
    facts: Mapping[str, Facts]
    reader: FactReader
    encode: Encode | None
    entailment: Judges | None
    weights: Weights
    apart: frozenset[tuple[str, str]]
    origin: Mapping[str, str]
    body: frozenset[str]
    akin: frozenset[frozenset[str]]
    spelt: frozenset[tuple[str, str]] = frozenset()
    sentences: Sentences | None = None
    called: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Sayings:
    """What is said by several articles.

    Attributes:
        cores: The claims and parts that other articles say too, with who says them.
        wholes: How likely the second claim says what the first says, by (id, id), of the claims that were read.
        shelf: All parts with their vectors.
        in_sentences: What only a whole sentence of another article was found to say.
    """

    cores: tuple[SharedCore, ...]
    wholes: Mapping[tuple[str, str], float]
    shelf: CoreShelf
    in_sentences: tuple[Told, ...]


def find_sayings(pairs: Sequence[Pair], search: CoreSearch) -> Sayings:
    """Return which claims and parts other articles say too."""
    partners: Partners = {}
    for pair in pairs:
        if (pair.a.id, pair.b.id) in search.apart or pair.a.article == pair.b.article:
            continue
        near = _COSINE_COUNTS * pair.forth.voices.clauses
        partners.setdefault(pair.a.id, []).append((max(pair.a_in_b, pair.forth.covered) + near, pair.b.id, pair))
        partners.setdefault(pair.b.id, []).append((max(pair.b_in_a, pair.back.covered) + near, pair.a.id, pair))
    told_of = frozenset(article for two in search.akin for article in two)
    wanted = sorted({*partners, *(c.id for c in search.claims.values() if c.article in told_of)})
    shelf = CoreShelf([search.claims[n] for n in wanted], search.facts, search.reader, search.encode)
    refused: set[tuple[str, str]] = set()
    found = [one for name in sorted(partners) for one in _likely(name, partners[name], shelf, search, refused)]
    spread = Counter((one.core.claim.id, one.core.text) for one in found)
    found.sort(
        key=lambda x: (-spread[x.core.claim.id, x.core.text], -x.compared, x.core.claim.id, x.core.text, x.told.text)
    )
    shares = Reader(search.entailment).shares(found)
    said: _Said = {}
    wholes = dict.fromkeys(sorted(refused), 0.0)
    for one, share in zip(found, shares, strict=True):
        if one.core.part is None:
            wholes[one.core.claim.id, one.told.claim.id] = share
        if share >= SAID_FROM:
            by_claim = said.setdefault((one.core.claim.id, one.core.text), {})
            if share > by_claim.get(one.told.claim.id, (one, 0.0))[1]:
                by_claim[one.told.claim.id] = (one, share)
    said = {key: _best_and_plain(by_claim) for key, by_claim in said.items()}
    more = _in_sentences(said, shelf, search)
    for told in more:
        core, by = told.passage.core, told.passage.told.claim
        said.setdefault((core.claim.id, core.text), {})[by.id] = (told.passage, told.share)
        if core.part is None:
            wholes[core.claim.id, by.id] = max(told.share, wholes.get((core.claim.id, by.id), 0.0))
    return Sayings(tuple(_gathered(tuple(said[key].values())) for key in sorted(said)), wholes, shelf, more)


_ByClaim = dict[str, tuple[Likely | Passage, float]]
_Said = dict[tuple[str, str], _ByClaim]


def _best_and_plain(by_claim: _ByClaim) -> _ByClaim:
    """Return of each article the claim that likeliest says it, and those that say it plainly."""
    best: dict[str, str] = {}
    for name, (one, _) in sorted(by_claim.items(), key=lambda item: (-item[1][1], item[0])):
        best.setdefault(one.told.claim.article, name)
    first = frozenset(best.values())
    return {name: told for name, told in by_claim.items() if name in first or told[1] >= SAID_PLAINLY}


def _in_sentences(said: _Said, shelf: CoreShelf, search: CoreSearch) -> tuple[Told, ...]:
    """Return what sentences of other articles say of claims and parts that no claim there was found to say."""
    if search.entailment is None or search.sentences is None:
        return ()
    beside: dict[str, set[str]] = {}
    for one, other in (sorted(two) for two in sorted(search.akin, key=sorted)):
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    asked: list[Asked] = []
    told = _longest_told(said)
    for claim in sorted(search.claims.values(), key=lambda c: (c.sentence, c.id)):
        others = frozenset(beside.get(claim.article, ()))
        if len(asked) >= MOST_ASKED:
            break
        if claim.id not in search.body or not others:
            continue
        for core in shelf.of(claim.id):
            if not stands_alone(core) or speaks(core):
                continue
            left = frozenset(a for a in others if told.get((claim.id, _verb_of(core), a), 0) < len(core.text))
            if left:
                asked.append(Asked(core, left))
    found = likely(asked, search.sentences, shelf, lambda core, other: _may_say(core, other, search))
    return tuple(read(found, search.sentences, search.entailment))


def _longest_told(said: _Said) -> dict[tuple[str, int, str], int]:
    """Return how long the longest wording of each verb's part of a claim is that each article was found to say."""
    longest: dict[tuple[str, int, str], int] = {}
    for by_claim in said.values():
        for one, _ in by_claim.values():
            key = one.core.claim.id, _verb_of(one.core), one.told.claim.article
            longest[key] = max(longest.get(key, 0), len(one.core.text))
    return longest


def _verb_of(core: Core) -> int:
    return -1 if core.part is None else core.verb


def _may_say(core: Core, other: Core, search: CoreSearch) -> bool:
    """Tell whether a claim or part may stand for a sentence that says another."""
    stands = core.part is not None and core.part.kind in ("title", "apposition")  # who somebody is, at any time
    if (core.claim.id, other.claim.id) in (search.called if stands else search.apart):
        return False
    said, told = search.reader.frames_of(core.claim), search.reader.frames_of(other.claim)
    if not stands and not at_one_time(core, other, said, told):
        return False
    if overstates(core, other, search.facts[other.claim.id], told):
        return False
    return not (of_another(core, other, told) or only_open(core, told) or _of_somebody_else(core, other, search))


def of_one_event(pairs: Sequence[tuple[Claim, Claim]], claims: Mapping[str, Claim]) -> frozenset[frozenset[str]]:
    """Return the pairs of articles that tell one event, by how many claims of theirs are near one another.

    What other articles share is what everybody writes of the well-known; in a large pile most pairs of claims are such.
    Of two that each tell one event with a third, half as many show that it is the same one.
    """
    shared = Counter(_articles(a, b) for a, b in pairs if a.article != b.article)
    size = Counter(claim.article for claim in claims.values())
    enough = {two: min(_ONE_EVENT, min(size[article] for article in two) // 2) for two in shared}
    sure = {two for two, near in shared.items() if near >= enough[two]}
    beside: dict[str, set[str]] = {}
    for two in sure:
        for article in two:
            beside.setdefault(article, set()).update(two - {article})
    by_a_third = {
        two
        for two, near in shared.items()
        if 2 * near >= enough[two] and set.intersection(*(beside.get(article, set()) for article in two))
    }
    return frozenset(sure | by_a_third)


def _articles(a: Claim, b: Claim) -> frozenset[str]:
    return frozenset((a.article, b.article))


def _gathered(told: Sequence[tuple[Likely | Passage, float]]) -> SharedCore:
    order = sorted(told, key=lambda item: item[0].told.claim.id)
    cores = tuple(one.told for one, _ in order)
    return SharedCore(told[0][0].core, tuple(c.claim.id for c in cores), cores, tuple(share for _, share in order))


def _likely(
    name: str,
    partners: Sequence[tuple[float, str, Pair]],
    shelf: CoreShelf,
    search: CoreSearch,
    refused: set[tuple[str, str]],
) -> list[Likely]:
    """Return what may say a claim or its parts in other articles, the best of each article.

    Args:
        name: The claim.
        partners: What it was compared with.
        shelf: All parts.
        search: Where they are found.
        refused: To this are added the claims that do not say the whole one.
    """
    if name not in search.body:
        return []
    by_verb: dict[tuple[int, str], list[Likely]] = {}
    nearest = _nearest(partners, search)
    for core in shelf.of(name):
        alone = stands_alone(core)
        if not alone and core.part is not None:
            continue
        best: dict[str, list[Likely]] = {}
        for outer, pair in nearest:
            one = _best(core, outer, pair, shelf, search)
            if one is not None and alone:
                best.setdefault(search.claims[outer].article, []).append(one)
            elif one is None and core.part is None:
                refused.add((name, outer))
        for article, several in best.items():
            by_verb.setdefault((_verb_of(core), article), []).extend(_first(several))
    return [one for key in sorted(by_verb) for one in _wordings(by_verb[key])]


def _first(several: Sequence[Likely]) -> list[Likely]:
    """Return the likeliest of an article, and the second where it is nearly as likely."""
    ranked = sorted(several, key=_rank, reverse=True)
    return [one for one in ranked[:2] if one.compared >= _NEARLY_AS_LIKELY * ranked[0].compared]


def _rank(one: Likely) -> tuple[float, str]:
    return one.compared + _COSINE_COUNTS * one.cosine, one.told.text


def _wordings(found: Sequence[Likely]) -> list[Likely]:
    """Return of the wordings of one verb's part the fullest that are nearly as likely as the likeliest."""
    most = max(one.compared for one in found)
    near = [one for one in found if one.compared >= _NEARLY_AS_LIKELY * most]
    texts = sorted({one.core.text for one in near}, key=lambda text: (-len(text), text))[:_MOST_WORDINGS]
    return [one for one in near if one.core.text in texts]


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


def _best(core: Core, outer: str, pair: Pair, shelf: CoreShelf, search: CoreSearch) -> Likely | None:
    """Return the claim, or the part of it, that most likely says what a core says; None if none may."""
    whole, *parts = shelf.of(outer)
    if covered(core.facts.lexicon, whole.facts.lexicon, search.weights) < _COVERED:
        return None
    own = core.facts.lexicon.lemmas
    near = sorted(parts, key=lambda part: (-len(own & part.facts.lexicon.lemmas), len(part.text), part.text))
    chosen = near[:_MOST_PARTS] if core.part is not None else ()
    rated = (compared(core, other, pair.forth.voices, shelf, search) for other in (whole, *chosen))
    return max((one for one in rated if one is not None), key=_rank, default=None)


def compared(core: Core, other: Core, near: Voices, shelf: CoreShelf, search: CoreSearch) -> Likely | None:
    """Return how likely one claim or part says what another says, None where it cannot.

    Args:
        core: What is said.
        other: What may say it.
        near: How near the sentences of the two are.
        shelf: All parts with their vectors.
        search: Where they are found.
    """
    if covered(core.facts.lexicon, other.facts.lexicon, search.weights) < _COVERED:
        return None
    said, told = search.reader.frames_of(core.claim), search.reader.frames_of(other.claim)
    if not at_one_time(core, other, said, told):
        return None
    akin = _articles(core.claim, other.claim) in search.akin
    least = _COMPARED_FROM if akin else _STRANGERS_FROM
    if of_another(core, other, told) or only_open(core, told) or _of_somebody_else(core, other, search):
        return None
    if overstates(core, other, search.facts[other.claim.id], told):
        return None
    # First what costs little: as if the two were as near as can be, for being nearer only makes it likelier.
    forth = compare(core.facts, other.facts, Voices(1.0, 1.0), search.weights).features()
    back = covered(other.facts.lexicon, core.facts.lexicon, search.weights)
    if not details_stand(forth) or weighing("within").probability(one_way(forth, back)) < least:
        return None
    cosine = shelf.cosine(core, other, near.clauses)
    forth |= {"cosine": max(cosine, near.cosine), "clause cosine": cosine}
    share = weighing("within").probability(one_way(forth, back))
    if cosine < (_ONE_QUOTATION if speaks(core) else _NEAR) or share < least:
        return None
    predicated = covered(_predicated(core), other.facts.lexicon, search.weights)
    copied = search.origin[core.claim.article] == search.origin[other.claim.article]
    return Likely(core, other, share, cosine, not has_verb(core, other, cosine), predicated, copied, akin)


def _of_somebody_else(core: Core, other: Core, search: CoreSearch) -> bool:
    """Tell whether what is told there is told of another person, or of a name that reports write in two ways."""
    if speaks_of_another(core, other) or points_at_another(core, other, search.reader.nearest_persons):
        return True
    here, there = spaced(core.text), spaced(other.text)
    return any(spaced(a) in here and spaced(b) in there and spaced(a) not in there for a, b in search.spelt)


def _predicated(core: Core) -> Lexicon:
    """Return the words of a part from its verb on, all of them where none follows."""
    return Lexicon([word for word in core.facts.words if word.start >= core.verb] or core.facts.words)
