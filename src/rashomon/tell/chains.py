"""The chain of sources of a claim, as far as its own words do not name them."""

from __future__ import annotations

from rashomon.model import Attribution, Claim
from rashomon.tell.words import lemmas, lexicon


def outer_links(claim: Claim) -> tuple[Attribution, ...]:
    """Return the links whose cue stands outside the claim, speaker first.

    "The mayor urged them to leave" told as a whole is the report's own word about the mayor; only "to leave" alone
    would be the mayor's.
    """
    return tuple(link for link in claim.attribution if not claim.span.contains(link.cue_span))


def denied(claim: Claim) -> bool:
    """Tell whether the speaker, or the outlet that corrects itself, says that the claim is not so."""
    links = outer_links(claim)
    if not links:
        return claim.factuality.polarity == "negative" and not _negates(claim.text)
    return bool(lemmas(links[0].cue) & lexicon("denying"))


def _negates(text: str) -> bool:
    """Tell whether a denial stands in the words themselves."""
    return "n't" in text.replace("’", "'") or bool(lemmas(text) & lexicon("negating"))
