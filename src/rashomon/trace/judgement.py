"""From evidence to a judgement with its reasons: a plain rule, no fitted model."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rashomon.model import ScorePart
from rashomon.model.trace import LineageRelation
from rashomon.trace.config import LineageConfig
from rashomon.trace.evidence import Evidence

STEEPNESS = 14.0
FEWEST_QUOTED = 8
FEWEST_SHARED = 10
FEWEST_IN_ORDER = 2
MOST_IN_ORDER = 3
# Doublings of the usual that count at most.
LONGEST_RUN = 1.5
LARGEST_AMOUNT = 2.0
SMALLEST_AMOUNT = 1.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """The relation of two articles (None = independent), how sure, and why."""

    relation: LineageRelation | None
    confidence: float
    parts: tuple[ScorePart, ...]


def judge(evidence: Evidence, config: LineageConfig, *, kin: bool = False, far_apart: bool = False) -> Judgement:
    """Return how two articles stand to one another.

    They are dependent if enough of the shorter one stands in the longer, word for word or reworded, quotations and
    standing text left out, or if one long stretch of prose does. Otherwise a shared quotation or a short shared passage
    is shared material; a few sentences that merely say the same are what independent reports of one event have, too.

    Args:
        evidence: What they have in common.
        config: The thresholds.
        kin: True if both already rest on one third article, or are one outlet's on one news: less evidence will do.
        far_apart: True if two outlets printed them long after one another: stock phrases are likelier than copying.
    """
    needed = _needed(evidence, config, kin=kin, far_apart=far_apart)
    margin = evidence.taken - needed
    asked = f"from {max(0.0, needed):.0%} on it rests on the other"
    if evidence.same_weight + evidence.reworded_weight < config.dependent_words:
        margin, asked = min(margin, -0.05), "too few words to tell anything"
    if evidence.longest >= config.long_passage and evidence.same >= config.long_total:
        margin, asked = max(margin, 0.05), f"{asked}, as it does from one passage of {config.long_passage} words on"
    dependent = 1 / (1 + math.exp(-STEEPNESS * margin))
    counted = f"{evidence.taken:.0%} of the shorter report counts as taken over; {asked}"
    parts = (*_reasons(evidence), ScorePart("share taken over", round(evidence.taken, 4), counted))
    if margin >= 0:
        is_copy = evidence.same_weight >= config.copy_share * evidence.total
        return Judgement("copy" if is_copy else "rewrite", round(min(dependent, 0.99), 4), parts)
    if evidence.quoted >= FEWEST_QUOTED or evidence.longest_passage >= FEWEST_SHARED:
        return Judgement("shared-material", round(min(1 - dependent, 0.99), 4), parts)
    return Judgement(None, round(1 - dependent, 4), parts)


def _needed(evidence: Evidence, config: LineageConfig, *, kin: bool, far_apart: bool) -> float:
    """Return the share of the shorter article that must stand in the other.

    Long runs of words, many words and several reworded sentences in one order are no accident, so less of them is
    enough; scraps are what two reporters have in common who were told the same facts.
    """
    needed = config.kin_share if kin else config.dependent_share
    prose = evidence.same + evidence.reworded_weight
    if evidence.quoted > prose:
        return config.speech_share
    if far_apart:
        needed += config.apart_surcharge
    scraps = math.log2(config.usual_run / max(evidence.longest, config.usual_run / 2))
    needed += config.run_weight * max(-LONGEST_RUN, scraps)
    amount = math.log2(config.usual_amount / max(1.0, evidence.same_weight + evidence.reworded_weight))
    needed += config.amount_weight * max(-LARGEST_AMOUNT, min(SMALLEST_AMOUNT, amount))
    needed -= config.order_weight * max(0, min(MOST_IN_ORDER, evidence.ordered - FEWEST_IN_ORDER))
    if prose:
        needed += config.speech_surcharge * evidence.quoted / prose
    return needed


def _reasons(evidence: Evidence) -> tuple[ScorePart, ...]:
    """Return the reasons, as a sceptic could count them."""
    n = max(1, evidence.shorter)
    taken = (
        f"{round(evidence.same)} of the {n} words of the shorter report stand in the other word for word, "
        f"the longest run {evidence.longest} words"
        if evidence.same >= 1
        else f"no prose of the shorter report ({n} words) stands in the other word for word"
    )
    parts = [ScorePart("same words", round(min(1.0, evidence.same / n), 4), taken)]
    if evidence.sentences:
        many = "1 sentence says" if evidence.sentences == 1 else f"{evidence.sentences} sentences say"
        order = f", {evidence.ordered} of them next to one another in the same order" if evidence.ordered else ""
        share = min(1.0, evidence.reworded_weight / max(1.0, evidence.total))
        parts.append(ScorePart("reworded sentences", round(share, 4), f"{many} the same in other words{order}"))
    if evidence.quoted >= 1:
        note = f"{round(evidence.quoted)} words in common are quoted speech, which two reporters can both have heard"
        parts.append(ScorePart("shared quotations", round(min(1.0, evidence.quoted / n), 4), note))
    if evidence.standing:
        note = f"{evidence.standing} words in common are standing text that the outlet prints with other news, too"
        parts.append(ScorePart("standing text", round(min(1.0, evidence.standing / n), 4), note))
    return tuple(parts)
