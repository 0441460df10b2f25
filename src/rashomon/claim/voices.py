"""In whose mouth a place of an article stands: the speaker of the attribution that reports it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rashomon.claim.attributed import AttributedContent
from rashomon.claim.speakers import Speakers
from rashomon.model import Span

_SPEAKING = frozenset(["c", "q", "t", "according", "colon"])
_NEAREST = 20
"""How many contents before a place are looked at: more than stand within one another in any report."""


class Voices:
    """The speakers of one article by the places of their words.

    Args:
        attributions: The attributions of the article.
        speakers: Who speaks in each.
    """

    def __init__(self, attributions: Sequence[AttributedContent] = (), speakers: Speakers | None = None) -> None:
        self._held: list[tuple[int, int, str]] = []
        for a in attributions if speakers is not None else ():
            links = speakers.links(a) if speakers is not None else ()
            if links and a.frame in _SPEAKING:
                speaker = links[0].entity or links[0].source
                self._held.extend((s.start, s.end, speaker) for s in a.content)
        self._held.sort()
        self._starts = [start for start, _, _ in self._held]

    def speaker(self, span: Span) -> str | None:
        """Return who says what stands at a span, the innermost where words stand in others' words; None for nobody."""
        last = bisect_right(self._starts, span.start)
        for start, end, speaker in reversed(self._held[max(0, last - _NEAREST) : last]):
            if span.end <= end and start <= span.start:
                return speaker
        return None
