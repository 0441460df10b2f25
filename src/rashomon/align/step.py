"""The step: claims of all articles into statements and conflicts."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rashomon.align.bounds import other_bounds
from rashomon.align.candidates import (
    TwoClauses,
    claim_pairs,
    claims_by_sentence,
    near_rows,
    part_pairs,
    sentence_matrix,
    worded_rows,
    worth_comparing,
)
from rashomon.align.compare import Voices
from rashomon.align.conflicts import gather, name_conflicts, on_origins
from rashomon.align.days import other_days
from rashomon.align.denials import denials
from rashomon.align.differences import differences
from rashomon.align.facts import FactReader, Facts, Names, by_article
from rashomon.align.figures import every_number, other_counts
from rashomon.align.grouping import group
from rashomon.align.injuries import other_injuries
from rashomon.align.judge import Pair, judge_pair, judgement_of, relation_of
from rashomon.align.offices import was_and_is
from rashomon.align.once import Once
from rashomon.align.passages import Sentences, Told, in_sentence
from rashomon.align.planned import came_about
from rashomon.align.reading import SAID_FROM, by_comparison
from rashomon.align.request import Alignment, AlignRequest, OriginsBehind
from rashomon.align.shared_cores import CoreSearch, find_sayings, of_one_event
from rashomon.align.statements import Grouping, parts_of_claims, whole_claims, with_status, with_support
from rashomon.model import Claim, Conflict, Entity, Judgement, Reading
from rashomon.model.align import Joined, PairDifference

VERSION = 1
_NEAR_FLOOR = 0.4
_WORDED_FLOOR = 1.6
_MOST_NEIGHBOURS = 12
_KEPT_FROM = 0.2


def join(request: AlignRequest) -> tuple[Joined, tuple[Judgement, ...]]:
    """Join the claims of all articles that say the same, and tell where they differ.

    Claims of sentences that are near in meaning are held against one another in names, numbers, times, roles, polarity
    and factuality; groups are formed so that two claims that conflict are never in one statement. How many origins
    stand behind each is another matter, which readers may correct: `counted` tells.

    Args:
        request: The readings with all that was found in them.

    Returns:
        The statements, every claim in exactly one of those of whole claims, with the differences; and the judgements
        that they rest on.
    """
    readings = by_article(request.readings)
    claims = {claim.id: claim for reading in request.readings for claim in reading.claims}
    reader = FactReader(readings, Names(request.entities))
    facts = {claim.id: reader.of_claim(claim) for claim in claims.values()}
    matrix, owners = sentence_matrix(request.readings, request.vectors)
    weights = word_weights(facts)
    pairs, akin = _pairs(_Rows(matrix, owners), request.readings, facts, claims)
    found = _differences(pairs, readings, facts, akin, request.entities)
    named = name_conflicts(request.entities, readings)
    offices = _other_offices(named)
    apart = [(d.a, d.b) for d in found if d.relation != "compatible"] + offices
    called = [(d.a, d.b) for d in found if d.relation != "compatible" and d.kind in ("name", "role")] + offices
    barred = _either_way(apart)
    origin = {name: name for name in readings} | {name: one.id for one in request.origins for name in one.articles}
    search = CoreSearch(
        claims,
        facts,
        reader,
        request.encode,
        request.entailment,
        weights,
        barred,
        origin,
        _in_body(readings),
        akin,
        _spelt(found),
        Sentences(readings, matrix, owners, facts, reader, weights, request.seats()),
        _either_way(called),
    )
    sayings = find_sayings(pairs, search)
    said = {key: share for pair in pairs for key, share in _both_ways(pair)} | dict(sayings.wholes)
    links = [(p.a.id, p.b.id, min(said[p.a.id, p.b.id], said[p.b.id, p.a.id])) for p in pairs]
    groups = group(tuple(claims), links + _word_for_word(claims), apart, floor=SAID_FROM)
    grouping = Grouping(groups, claims, facts, readings, said, barred)
    wholes = whole_claims(grouping)
    once = Once(claims, facts, search.weights, sayings.shelf, wholes)
    parts = parts_of_claims(once.chosen(sayings.cores), grouping)
    return Joined(once.merged((*wholes, *parts)), found, named), _judgements(pairs, found, sayings.in_sentences)


def counted(joined: Joined, readings: Sequence[Reading], behind: OriginsBehind) -> Alignment:
    """Return the statements, the most important first, and the conflicts, each with the origins behind it.

    Args:
        joined: Which claims say the same and where they differ.
        readings: The articles.
        behind: Which origins stand behind claims.
    """
    known = by_article(readings)
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    made = {draft.id: with_support(draft, claims, known, behind) for draft in joined.drafts}
    wholes = sorted((made[d.id] for d in joined.drafts if d.whole), key=lambda s: (-s.importance, s.id))
    parts = [made[d.id] for d in joined.drafts if not d.whole]
    conflicts = (
        *gather(joined.differences, wholes, claims, behind),
        *(on_origins(conflict, claims, behind) for conflict in joined.names),
    )
    told = {draft.id: draft.told for draft in joined.drafts}
    statements = [replace(s, claims=told[s.id]) for s in (*wholes, *parts) if told[s.id]]
    return Alignment(with_status(statements, conflicts, claims), conflicts)


def _differences(
    pairs: Sequence[Pair],
    readings: Mapping[str, Reading],
    facts: Mapping[str, Facts],
    one_event: frozenset[frozenset[str]],
    entities: Sequence[Entity],
) -> tuple[PairDifference, ...]:
    """Return where claims differ: those held against one another, and those on one count, plan, denial, day, person."""
    texts = {article: reading.article.text for article, reading in readings.items()}
    published = {name: r.clean.published.date for name, r in readings.items() if r.clean.published is not None}
    figures = {name: every_number(reading) for name, reading in readings.items()}
    found = [difference for pair in pairs for difference in differences(pair, texts, published, figures)]
    known = {frozenset((d.a, d.b)) for d in found}
    claims = [claim for reading in readings.values() for claim in reading.claims]
    more = [
        *other_counts(readings, facts, one_event),
        *came_about(claims, facts, published),
        *denials(pairs, claims, facts),
        *other_days(readings, one_event, published),
        *other_bounds(readings, facts, one_event),
        *was_and_is(entities, readings, one_event),
        *other_injuries(readings, facts, one_event),
    ]
    return (*found, *(d for d in more if frozenset((d.a, d.b)) not in known))


def _other_offices(conflicts: Sequence[Conflict]) -> list[tuple[str, str]]:
    """Return the pairs of claims that call one person by offices of which one is an error: neither says the other."""
    return [
        (a, b)
        for conflict in conflicts
        if conflict.kind == "role"
        for one, other in itertools.combinations(conflict.sides, 2)
        for a in one.claims
        for b in other.claims
    ]


def _either_way(pairs: Sequence[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((*pairs, *((b, a) for a, b in pairs)))


def _spelt(found: Sequence[PairDifference]) -> frozenset[tuple[str, str]]:
    """Return the names and places that reports write in two ways, in both orders."""
    return _either_way(
        [(d.value_a, d.value_b) for d in found if d.kind in ("name", "place") and d.relation == "conflict"]
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """The vectors of all sentences, and which sentence each is of."""

    matrix: NDArray[np.float32]
    owners: Sequence[tuple[str, int]]


def _pairs(
    rows: _Rows, readings: Sequence[Reading], facts: Mapping[str, Facts], known: Mapping[str, Claim]
) -> tuple[list[Pair], frozenset[frozenset[str]]]:
    """Return the claims that were compared, and which articles tell one event: of those more is compared."""
    weights = word_weights(facts)
    claims = claims_by_sentence(readings)
    matrix, owners = rows.matrix, rows.owners
    words = [frozenset(w.lemma for claim in claims.get(owner, ()) for w in facts[claim.id].words) for owner in owners]
    near = {(i, j): cosine for i, j, cosine in near_rows(matrix, floor=_NEAR_FLOOR, most=_MOST_NEIGHBOURS)}
    for i, j in worded_rows(words, weights, floor=_WORDED_FLOOR):
        cosine = float(matrix[i] @ matrix[j])
        if cosine >= _NEAR_FLOOR:
            near.setdefault((i, j), cosine)
    found = claim_pairs(near, owners, claims)
    rough = {(a.id, b.id) for a, b, cosine in found if worth_comparing(_two(a, b, facts), cosine, weights)}
    akin = of_one_event([(a, b) for a, b, _ in found if (a.id, b.id) in rough], known)
    worth = [
        (a, b, cosine)
        for a, b, cosine in found
        if (a.id, b.id) in rough
        or (
            frozenset((a.article, b.article)) in akin and worth_comparing(_two(a, b, facts), cosine, weights, akin=True)
        )
    ]
    judged = {frozenset((a.id, b.id)) for a, b, _ in worth}
    row = {owner: number for number, owner in enumerate(owners)}
    by_parts = {
        frozenset((a.id, b.id)): (a, b)
        for a, b in part_pairs(tuple(known.values()), facts, weights, akin)
        if frozenset((a.id, b.id)) not in judged
    }
    pairs = [judge_pair(a, b, facts, Voices(cosine, cosine), weights) for a, b, cosine in worth]
    for a, b in by_parts.values():
        cosine = float(matrix[row[a.article, a.sentence]] @ matrix[row[b.article, b.sentence]])
        pairs.append(judge_pair(a, b, facts, Voices(cosine, cosine), weights))
    return pairs, akin


def _two(a: Claim, b: Claim, facts: Mapping[str, Facts]) -> TwoClauses:
    return TwoClauses(facts[a.id].lexicon, facts[b.id].lexicon, a.article == b.article)


def word_weights(facts: Mapping[str, Facts]) -> dict[str, float]:
    """Return how much each word tells: the logarithm of how few of the claims have it, 1 for the rarest."""
    counts = Counter(lemma for one in facts.values() for lemma in {word.lemma for word in one.words})
    total = max(2, len(facts))
    scale = math.log(1 + total)
    return {lemma: math.log(1 + total / n) / scale for lemma, n in sorted(counts.items())}


def _word_for_word(claims: Mapping[str, Claim]) -> list[tuple[str, str, float]]:
    """Return links between claims of the very same words: a headline told again, a copied sentence."""
    first: dict[str, str] = {}
    found = []
    for claim in claims.values():
        other = first.setdefault(claim.text.casefold(), claim.id)
        if other != claim.id:
            found.append((other, claim.id, 1.0))
    return found


def _both_ways(pair: Pair) -> tuple[tuple[tuple[str, str], float], ...]:
    """Return for each order of the pair how likely the second says what the first says, by the comparison alone."""
    return ((pair.a.id, pair.b.id), by_comparison(pair.a_in_b)), ((pair.b.id, pair.a.id), by_comparison(pair.b_in_a))


def _in_body(readings: Mapping[str, Reading]) -> frozenset[str]:
    """Return the claims that stand in the text itself, not in a headline or caption."""
    return frozenset(
        claim.id
        for reading in readings.values()
        for claim in reading.claims
        if reading.marks.parse.sentences[claim.sentence].zone == "body"
    )


def _judgements(pairs: Sequence[Pair], found: Sequence[PairDifference], told: Sequence[Told]) -> tuple[Judgement, ...]:
    decided = {tuple(sorted((d.a, d.b))): d.relation for d in found}
    made: dict[tuple[str, str], Judgement] = {}
    for pair in pairs:
        relation = decided.get((pair.a.id, pair.b.id))
        if relation is not None or pair.same >= _KEPT_FROM:
            made[pair.a.id, pair.b.id] = judgement_of(pair, relation or relation_of(pair))
    for one in told:
        judgement = in_sentence(one)
        known = made.get((judgement.a, judgement.b))
        if known is None or known.relation == "unrelated":
            made[judgement.a, judgement.b] = judgement
    return tuple(made.values())
