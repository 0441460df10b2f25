"""Which reports state a claim that the case supports, and in which passages.

Every report is asked by itself, so that one that says it plainly does not hide one that says it in other words, and one
that only speaks of the same things is not counted. A small logistic model weighs what the report says of the claim and
how much more another report says of it; its weights are data, fitted by training/fit_check.py.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from rashomon.align.facts import Facts
from rashomon.check.case import CaseIndex
from rashomon.check.held import Held
from rashomon.check.reports import Report, described
from rashomon.check.together import Together

_MORE_TOGETHER = 0.25
Passages = list[tuple[float, Held]]


@functools.cache
def stating_table() -> Mapping[str, Any]:
    """Return the weights and the share from which a report counts."""
    text = resources.files("rashomon.check").joinpath("stating.json").read_text(encoding="utf-8")
    table: Mapping[str, Any] = json.loads(text)
    return table


def floor_of_reports() -> float:
    """Return from which share on a report counts as stating a claim."""
    return float(stating_table()["floor"])


def share_stating(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return how likely a report states a supported claim.

    Args:
        features: What `described` returns for it.
        weights: By feature, with a "bias".
    """
    score = weights["bias"] + sum(value * weights.get(name, 0.0) for name, value in sorted(features.items()))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def shares_of(reports: Sequence[Report], claim: Facts, index: CaseIndex) -> list[float]:
    """Return for each report how likely it states the claim.

    Args:
        reports: What each of them says of it.
        claim: What is claimed.
        index: The case.
    """
    weights = stating_table()["weights"]
    return [share_stating(features, weights) for features in described(reports, claim, index)]


def stating(
    reports: Sequence[Report], shares: Sequence[float], floor: float, across: Sequence[Together] = ()
) -> Passages:
    """Return the passages by which reports state a claim that is supported, with the share of their report.

    Of each report it is the best passage, or two where only both together say it. The likeliest report is always
    among them; where none states the claim by itself and two passages of two reports do, it is those.

    Args:
        reports: What each report says of the claim; at least one.
        shares: How likely each states it.
        floor: From which share on a report counts.
        across: Passages of any reports that were read together.
    """
    pair = max(across, key=lambda t: t.entails, default=None)
    if pair is not None and max(shares) < floor and pair.entails > max(_most(r) for r in reports) + _MORE_TOGETHER:
        return [(pair.entails, pair.first), (pair.entails, pair.second)]
    found: Passages = []
    for share, report in zip(shares, reports, strict=True):
        if share == max(shares) or (share >= floor and tells(report.best)):
            found += [(share, held) for held in _passages(report)]
    return found


def _most(report: Report) -> float:
    return max(*(h.entails for h in report.held), report.pair.entails if report.pair else 0.0)


def _passages(report: Report) -> tuple[Held, ...]:
    pair = report.pair
    if pair is not None and pair.entails > max(h.entails for h in report.held) + _MORE_TOGETHER:
        return pair.first, pair.second
    return (report.best,)


def tells(held: Held) -> bool:
    """Tell whether a passage may count beside the best one: what it only expects, it does not tell as done."""
    return not held.comparison.features()["surer"]
