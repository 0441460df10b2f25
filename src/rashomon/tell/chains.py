"""The chain of sources of a claim, as far as its own words do not name them."""

from __future__ import annotations

import re

from rashomon.model import Attribution, Claim
from rashomon.tell.words import lemmas, lexicon

_WORDS = re.compile(r"[^\W_]+")


def outer_links(claim: Claim) -> tuple[Attribution, ...]:
    """Return the links whose cue the claim does not tell itself, speaker first.

    "The mayor urged them to leave" told as a whole is the report's own word about the mayor; only "to leave" alone
    would be the mayor's. A cue in the middle of a claim that is told without it ("Disputes, according to her, give
    ...") is outside it.
    """
    return tuple(link for link in claim.attribution if not _tells(claim, link))


def _tells(claim: Claim, link: Attribution) -> bool:
    if not claim.span.contains(link.cue_span):
        return False
    told = set(_WORDS.findall(claim.text.casefold()))
    return told.issuperset(_WORDS.findall(link.cue.casefold()))


def denied(claim: Claim) -> bool:
    """Tell whether the speaker, or the outlet that corrects itself, says that the claim is not so."""
    links = outer_links(claim)
    if not links:
        return claim.factuality.polarity == "negative" and not _negates(claim.text)
    return bool(lemmas(links[0].cue) & lexicon("denying"))


def _negates(text: str) -> bool:
    """Tell whether a denial stands in the words themselves."""
    return "n't" in text.replace("’", "'") or bool(lemmas(text) & lexicon("negating"))
