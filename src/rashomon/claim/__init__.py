"""Propositions, attribution chains and factuality of one article."""

from rashomon.claim.attributed import AttributedContent
from rashomon.claim.attribution import find_attributions
from rashomon.claim.find import find_claims

__all__ = ["AttributedContent", "find_attributions", "find_claims"]
