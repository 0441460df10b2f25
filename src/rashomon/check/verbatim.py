"""Whether a passage says a claim in the very same words."""

from __future__ import annotations

import re

from rashomon.align.facts import Facts
from rashomon.check.retrieve import Candidate
from rashomon.model import Reading

_WORD = re.compile(r"\w+")
_LONGEST = 4000


def says_it(text: str, shown: str, candidate: Candidate, facts: Facts, reading: Reading) -> bool:
    """Tell whether the claim is a whole sentence of the passage, or what a claim found in it affirms, word for word.

    A clause that stands under "denied" or "if" is no such claim, and a sentence that merely contains the words is not.

    Args:
        text: The claim as given.
        shown: The passage as it is read.
        candidate: Where the passage stands.
        facts: What it says.
        reading: Its article.
    """
    wanted = _words(text)
    if not wanted:
        return False
    sentences = reading.marks.parse.sentences[candidate.first : candidate.last + 1]
    told = [sentence.span.of(reading.article.text) for sentence in sentences]
    if candidate.first == candidate.last:
        told.append(shown)
    for claim in facts.claims:
        sure = claim.factuality.certainty == "certain" and claim.factuality.polarity == "positive"
        if sure and not claim.attribution:
            told += [claim.text, *(part.text for part in claim.propositions)]
    return any(_words(one) == wanted for one in told)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text[:_LONGEST].casefold()))
