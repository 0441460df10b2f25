"""What one report tells and another denies: the same verb of the same people, affirmed here and negated there."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from rashomon.align.facts import Facts
from rashomon.align.frames import Frame
from rashomon.align.judge import Pair
from rashomon.align.naming import match_names
from rashomon.align.words import akin, listed
from rashomon.model import Claim
from rashomon.model.align import PairDifference

_SAME_MATTER = 0.5
_NAMES = 2


def denials(pairs: Sequence[Pair], claims: Sequence[Claim], facts: Mapping[str, Facts]) -> list[PairDifference]:
    """Return where one report denies what another tells.

    Everybody named in the denial is named in what it denies, and the report that tells it does not deny it too.

    Args:
        pairs: Claims that were compared.
        claims: All claims.
        facts: What each says, by its id.
    """
    denied: dict[str, list[Facts]] = {}
    for claim in claims:
        if any(frame.negated for frame in facts[claim.id].frames):
            denied.setdefault(claim.article, []).append(facts[claim.id])
    found = []
    for pair in pairs:
        if pair.a.article == pair.b.article or pair.forth.voices.cosine < _SAME_MATTER:
            continue
        if pair.forth.features()["times conflict"]:
            continue
        for no, yes in ((pair.a, pair.b), (pair.b, pair.a)):
            verb = _denied(facts[no.id], facts[yes.id], yes) if _is_told_flatly(yes) else None
            if verb is not None and not any(
                _denies(other, verb, facts[no.id]) for other in denied.get(yes.article, ())
            ):
                found.append(PairDifference("negation", "conflict", yes.id, no.id, said(yes), said(no)))
    return found


def _denied(no: Facts, yes: Facts, told: Claim) -> Frame | None:
    """Return the verb that is negated in the one and affirmed in the other of the same people."""
    names = match_names(no.names, yes, None)
    if len(names) < _NAMES or any(name.relation != "agree" for name in names):
        return None
    for frame in no.frames:
        if not frame.negated or _unsettled(frame) or frame.lemma in listed("light"):
            continue
        own = (f for f in yes.frames if f.lemma in told.predicate.lower().split())
        if any(not f.negated and not _unsettled(f) and _same_deed(frame, f) for f in own):
            return frame
    return None


def _denies(other: Facts, verb: Frame, no: Facts) -> bool:
    """Tell whether another claim denies the same of everybody whom a denial names."""
    if any(name.relation != "agree" for name in match_names(no.names, other, None)):
        return False
    return any(frame.negated and _same_deed(verb, frame) for frame in other.frames)


def _is_told_flatly(claim: Claim) -> bool:
    """Tell whether a claim says that something is so: no question, no wish, nothing called false."""
    told = claim.factuality
    return (told.certainty, told.polarity) == ("certain", "positive") and told.time != "hypothetical"


def _unsettled(frame: Frame) -> bool:
    return frame.open or frame.expected


def _same_deed(a: Frame, b: Frame) -> bool:
    """Tell whether two verbs are the same, of the same known actor and the same object."""
    actors = {x.key for x in a.at("subject") if x.key}
    if not akin(a.lemma, b.lemma) or not actors & {y.key for y in b.at("subject")}:
        return False
    things, others = ([x for x in f.at("object") if x.key is None] for f in (a, b))
    if things and others:
        return any(akin(x.head, y.head) for x, y in itertools.product(things, others))
    return bool(things) == bool(others)


def said(claim: Claim) -> str:
    """Return what a claim says, with who says it."""
    text = claim.text.rstrip(".")
    return f"{text} (according to {claim.attribution[0].source})" if claim.attribution else text
