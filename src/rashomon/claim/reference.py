"""Who is meant: entities by token, and the words that may stand for them out of context."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.model import Entity, Marks, Mention, Span, Token

_GENDERS = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}


class References:
    """The entities of a case as they are mentioned in one article."""

    def __init__(self, marks: Marks, entities: Sequence[Entity]) -> None:
        self._tokens = marks.parse.tokens
        self._starts = [t.start for t in self._tokens]
        self._kinds = {(m.span.start, m.span.end): m for m in marks.mentions}
        self._pronouns: dict[str, list[int]] = {}
        self._by_token: dict[int, tuple[Entity, Span]] = {}
        self._shown: dict[str, str] = {}
        self._places = {(e.name, e.country): e for e in entities if e.type == "place"}
        for entity in entities:
            for span in entity.mentions:
                if span.article == marks.article:
                    self._place(entity, span)

    def _place(self, entity: Entity, span: Span) -> None:
        """Note a mention at each of its tokens; the shorter of two mentions wins."""
        i = bisect_left(self._starts, span.start)
        while i < len(self._tokens) and self._tokens[i].start < span.end:
            held = self._by_token.get(i)
            if held is None or len(span) < len(held[1]):
                self._by_token[i] = (entity, span)
                if self._tokens[i].tag in ("PRP", "PRP$"):
                    self._pronouns.setdefault(entity.id, []).append(i)
            i += 1

    def entity(self, token: int) -> Entity | None:
        """Return the entity that a token belongs to, or None."""
        held = self._by_token.get(token)
        return held[0] if held is not None else None

    def place(self, name: str, country: str) -> Entity | None:
        """Return the place of a name and country code, wherever in the case it is named, or None."""
        return self._places.get((name, country))

    def gender(self, entity: Entity) -> str:
        """Return "he" or "she", whichever stands for a person in this article, or "" where neither or both do."""
        return self.gender_by_id(entity.id)

    def gender_by_id(self, entity: str) -> str:
        """Return the same of the entity of an id."""
        found = {_GENDERS.get(self._tokens[i].text.lower(), "") for i in self._pronouns.get(entity, ())} - {""}
        return found.pop() if len(found) == 1 else ""

    def name_in_text(self, entity: Entity) -> str:
        """Return an entity's name as running text has it: with "the" where the article mostly writes it so."""
        if entity.type == "person":
            return entity.name
        if entity.id not in self._shown:
            self._shown[entity.id] = f"the {entity.name}" if self._led(entity) else entity.name
        return self._shown[entity.id]

    def _led(self, entity: Entity) -> bool:
        """Tell whether "the" stands before most mentions of an entity by its name, those inside other names aside."""
        words = entity.name.split()
        spans = {h[1] for h in self._by_token.values() if h[0].id == entity.id}
        starts = [bisect_left(self._starts, s.start) for s in spans]
        starts = [i + (self._tokens[i].text.lower() == "the") for i in starts]
        named = [i for i in starts if [t.text for t in self._tokens[i : i + len(words)]] == words]
        whole = [i for i in named if self._tokens[i + len(words) - 1].dep not in ("compound", "nmod", "amod")]
        led = [i for i in whole if i > 0 and self._tokens[i - 1].text.lower() == "the"]
        return 2 * len(led) > len(whole)

    def mention(self, token: int) -> tuple[Entity, Span, Mention | None] | None:
        """Return entity, mention span and mention of a token, or None."""
        held = self._by_token.get(token)
        if held is None:
            return None
        return held[0], held[1], self._kinds.get((held[1].start, held[1].end))

    def named_within(self, span: Span) -> frozenset[str]:
        """Return the ids of the entities that a span names by more than a pronoun."""
        found = set()
        i = bisect_left(self._starts, span.start)
        while i < len(self._tokens) and self._tokens[i].start < span.end:
            held = self._by_token.get(i)
            if held is not None and self._tokens[i].tag not in ("PRP", "PRP$"):
                found.add(held[0].id)
            i += 1
        return frozenset(found)

    def before(self, span: Span, count: int) -> Iterator[tuple[Token, Entity]]:
        """Yield the mentioned tokens among the last `count` tokens before a span, the nearest first."""
        at = bisect_left(self._starts, span.start)
        for i in range(at - 1, max(-1, at - 1 - count), -1):
            held = self._by_token.get(i)
            if held is not None:
                yield self._tokens[i], held[0]

    def within(self, span: Span) -> tuple[str, ...]:
        """Return the ids of the entities mentioned in a span, in order, each once."""
        found: dict[str, None] = {}
        i = bisect_left(self._starts, span.start)
        while i < len(self._tokens) and self._tokens[i].start < span.end:
            held = self._by_token.get(i)
            if held is not None:
                found[held[0].id] = None
            i += 1
        return tuple(found)
