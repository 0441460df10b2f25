"""A claim held against a case."""

from __future__ import annotations

from rashomon.check.case import CheckCase, index_of
from rashomon.check.decide import decide
from rashomon.check.linking import read_hypothesis
from rashomon.check.unjudgeable import why_not
from rashomon.model import Reading, Verdict


def check_claim(hypothesis: Reading, case: CheckCase) -> Verdict:
    """Return whether the case supports a claim, contradicts it, or says nothing of it.

    A claim is supported only when a passage, or two together, says it in every detail; one wrong detail makes it
    contradicted. A claim that can't be judged as it stands gets "not-reported" with a note that says why.

    Args:
        hypothesis: The claim, read by the same steps as an article.
        case: What it is held against; its index is made at the first claim.
    """
    note = why_not(hypothesis)
    text = hypothesis.article.text.strip()
    if note:
        return Verdict(text, "not-reported", 0.0, 0, (), (), (), (), note)
    index = index_of(case)
    return decide(text, read_hypothesis(hypothesis, case.entities), index)
