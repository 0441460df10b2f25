"""From the readings of a case to what the coder takes: trees with their marked names."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from rashomon.model import Entity, Mention, Reading, Sentence, Span
from rashomon.world.events.candidates import Named
from rashomon.world.events.lexicons import alpha_3
from rashomon.world.relations import TwoParties


class NamesOfCase:
    """Whom the mentions of a case refer to.

    Args:
        entities: The entities of the case.
        two: Who "the two countries" are; None: nobody.
    """

    def __init__(self, entities: Sequence[Entity], two: TwoParties | None = None) -> None:
        self._two = two
        self._by_span = {span: entity for entity in entities for span in entity.mentions}
        self.by_id = {entity.id: entity for entity in entities}

    def entity_of(self, span: Span) -> Entity | None:
        """Return the entity that a mention refers to."""
        return self._by_span.get(span)

    def both_at(self, reading: Reading, sentence: Sentence, i: int) -> tuple[Entity, ...]:
        """Return who both are where a word of a sentence, by its place in it, speaks of two told before."""
        found = self._two.at(reading, sentence, sentence.first + i) if self._two is not None else ()
        return tuple(self.by_id[entity] for entity in found)

    def named(self, reading: Reading, sentence: Sentence) -> tuple[Named, ...]:
        """Return the names marked in a sentence, with token positions within it."""
        tokens = reading.marks.parse.sentence_tokens(sentence)
        starts = {t.start: n for n, t in enumerate(tokens)}
        ends = {t.end: n for n, t in enumerate(tokens)}
        found = []
        for mention in _inside(reading.marks.mentions, sentence.span):
            first, last = starts.get(mention.span.start), ends.get(mention.span.end)
            if mention.kind != "name" or first is None or last is None:
                continue
            entity = self.entity_of(mention.span)
            country = alpha_3().get(entity.country) if entity is not None and entity.country else None
            found.append(Named(first, last, mention.type, entity.id if entity else None, country))
        return tuple(found)

    def referred(self, reading: Reading, sentence: Sentence) -> dict[int, str]:
        """Return the entity ids of a sentence's mentions by the head word's position, pronouns among them."""
        found = {}
        for mention in _inside(reading.marks.mentions, sentence.span):
            entity = self.entity_of(mention.span)
            if entity is not None and sentence.first <= mention.head < sentence.last:
                found[mention.head - sentence.first] = entity.id
        return found


def _inside(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """Return the mentions that begin in a stretch; they are in text order."""
    first = bisect.bisect_left(mentions, span.start, key=_start)
    return mentions[first : bisect.bisect_left(mentions, span.end, lo=first, key=_start)]


def _start(mention: Mention) -> int:
    return mention.span.start
