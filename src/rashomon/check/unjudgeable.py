"""Claims that can't be judged as they stand, and why."""

from __future__ import annotations

import re

from rashomon.model import Reading

LONGEST = 2_000
_MARKUP = re.compile(r"<[^<>]{0,200}>")
_MOST_MARKUP = 0.3
_FEWEST_WORDS = 2


def why_not(hypothesis: Reading) -> str:
    """Return one plain line that says why a claim can't be judged, or an empty text.

    Args:
        hypothesis: The claim, read by the same steps as an article.
    """
    text = hypothesis.article.text.strip()
    if not text:
        return "The claim is empty; write one sentence that the case can be held against."
    if len(text) > LONGEST:
        return (
            f"The claim has {len(text):,} characters; check it sentence by sentence as a draft (at most {LONGEST:,})."
        )
    if hypothesis.clean.language not in (None, "en"):
        return f"The claim seems to be in another language ({hypothesis.clean.language}); only English is compared."
    if sum(len(found) for found in _MARKUP.findall(text)) > _MOST_MARKUP * len(text):
        return "The claim is mostly markup; give it as plain text."
    if sum(any(c.isalpha() for c in word) for word in text.split()) < _FEWEST_WORDS:
        return "The claim is no sentence; write out what is said to be so."
    return ""
