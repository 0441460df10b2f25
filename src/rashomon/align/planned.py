"""What one report still expects and another tells as past: the same person, the same day, the same event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rashomon.align.facts import Facts
from rashomon.align.frames import Argument, Frame
from rashomon.align.words import akin, listed, plain
from rashomon.model import Claim
from rashomon.model.align import PairDifference

_SHORTEST = 4
_MOST = 24
_TAKES_PART = frozenset({"subject", "object"})
_MET = frozenset({"person", "organisation", "place", "facility"})
_EVENT_WORDS = ("NOUN", "VERB")
_TOGETHER = frozenset({"with", "to", "against", "for"})


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


def is_outcome(plan: Claim, planned: Frame, done: Claim, deed: Frame, published: Mapping[str, str]) -> bool:
    """Tell whether what a claim tells as done may be what another one plans by the same verb.

    It is told by the claim's own verb, not in passing ("want taxes cut", "drew criticism for moderating"), not dated
    before the plan was written, and with nobody else in the other's stead ("met Obama", "plans to meet Clinton").

    Args:
        plan: The claim that plans something; a mere wish plans nothing.
        planned: Its verb.
        done: The claim that tells something as done.
        deed: Its verb.
        published: The days on which the articles were published, EDTF, by id, as far as known.
    """
    if not akin(deed.lemma, plain(done.predicate.split(" ")[0])) or plain(plan.predicate.split(" ")[0]) in listed(
        "wishing"
    ):
        return False
    if done.kind == "adverbial" and done.factuality.time == "present":  # "until he announces"
        return False
    if deed.lemma in listed("bleached") and not _of_one_thing(planned, deed):
        return False
    return not (_was_before(done, published.get(plan.article)) or _with_others(planned, deed))


def _was_before(done: Claim, written: str | None) -> bool:
    """Tell whether something was done more than a day before a plan was written."""
    days = [t.high[:10] for t in done.times if t.high and t.type != "DURATION"]
    if not days or written is None:
        return False
    try:
        return (date.fromisoformat(written[:10]) - date.fromisoformat(max(days))).days > 1
    except ValueError:
        return False


def _with_others(planned: Frame, deed: Frame) -> bool:
    """Tell whether others take part in the one than in the other, as far as both name them."""
    first, second = ({k for a in frame.arguments if _meets(a) for k in _who(a)} for frame in (planned, deed))
    if first and second and not first & second:
        return True
    if all(any(a.key for a in frame.at("subject")) for frame in (planned, deed)):
        return False  # two names may be of a whole and its part: the Congress, the Senate
    acting, others = ({k for a in frame.at("subject") for k in _who(a)} for frame in (planned, deed))
    return bool(acting and others) and not acting & others


def _of_one_thing(planned: Frame, deed: Frame) -> bool:
    return any(akin(x.head, y.head) for x in planned.at("object") for y in deed.at("object"))


def _meets(argument: Argument) -> bool:
    return argument.place == "object" or argument.preposition in _TOGETHER


def _who(argument: Argument) -> frozenset[str]:
    return argument.inside | ({argument.key} if argument.key else frozenset())


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
