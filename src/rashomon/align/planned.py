"""What one report still expects and another tells as past: the same person, the same day, the same event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.align.facts import Facts
from rashomon.align.words import akin, listed, plain
from rashomon.model import Claim
from rashomon.model.align import PairDifference

_SHORTEST = 4
_MOST = 24
_TAKES_PART = frozenset({"subject", "object"})
_MET = frozenset({"person", "organisation", "place", "facility"})
_EVENT_WORDS = ("NOUN", "VERB")


def came_about(
    claims: Sequence[Claim], facts: Mapping[str, Facts], published: Mapping[str, str]
) -> list[PairDifference]:
    """Return where one report plans for a day what another tells as having happened on that day.

    Args:
        claims: All claims.
        facts: What each says, by its id.
        published: The days on which the articles were published, EDTF, by id, as far as known.
    """
    done: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if _is_past(claim, facts[claim.id]):
            for key in _on_days(claim, _TAKES_PART):
                done.setdefault(key, []).append(claim)
    found = []
    for plan in claims:
        if not _is_planned(plan, facts[plan.id]):
            continue
        for key in _on_days(plan, frozenset({"subject"})):
            if published.get(plan.article, key[1])[:10] > key[1]:
                continue
            for claim in done.get(key, ())[:_MOST]:
                if claim.article != plan.article and _one_event(facts[plan.id], facts[claim.id], key[0]):
                    found.append(PairDifference("other", "superseded", claim.id, plan.id, claim.text, plan.text))
    return found


def _is_planned(claim: Claim, facts: Facts) -> bool:
    if claim.factuality.polarity != "positive" or claim.factuality.time == "hypothetical":
        return False
    own = [frame for frame in facts.frames if frame.claim is None or frame.claim.id == claim.id]
    planned = plain(claim.predicate.split(" ")[0]) in listed("planning")
    return planned or (claim.factuality.time == "future" and any(frame.expected for frame in own))


def _is_past(claim: Claim, facts: Facts) -> bool:
    told = claim.factuality
    if (told.time, told.certainty, told.polarity) != ("past", "certain", "positive"):
        return False
    if plain(claim.predicate.split(" ")[0]) in listed("planning"):
        return False
    return not any(frame.open or frame.expected or frame.negated for frame in facts.frames)


def _on_days(claim: Claim, roles: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield who takes part in what a claim tells, with each day of it."""
    who = {role.entity for role in claim.roles if role.name in roles and role.entity}
    days = {time.low for time in claim.times if time.low and time.low == time.high}
    yield from sorted((entity, day) for entity in who for day in days)


def _one_event(plan: Facts, done: Facts, who: str) -> bool:
    """Tell whether two claims of one person and day name one event, and nobody else in the other's stead."""
    parts = {a.head for frame in plan.frames for a in frame.arguments} | {frame.lemma for frame in plan.frames}
    words = _events(plan) & parts
    if not any(akin(x, y) for x in words for y in _events(done)):
        return False
    first, second = ({n.key: n.type for n in f.names if n.key != who and n.type in _MET} for f in (plan, done))
    return bool(first.keys() & second.keys()) or not set(first.values()) & set(second.values())


def _events(facts: Facts) -> set[str]:
    """Return the nouns and verbs of a claim that may name an event; those of its days and of planning do not."""
    dated = [t.span for t in facts.times]
    return {
        w.lemma
        for w in facts.words
        if w.pos in _EVENT_WORDS
        and len(w.lemma) >= _SHORTEST
        and w.lemma not in listed("planning")
        and not any(span.start <= w.start < span.end for span in dated)
    }
