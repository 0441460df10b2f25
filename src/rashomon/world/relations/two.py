"""Who "the two countries" of a sentence are, for those who read something else than relations."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence

from rashomon.model import Entity, Reading, Sentence
from rashomon.world.relations.ends import Ends, World
from rashomon.world.relations.grammar import Grammar
from rashomon.world.relations.schema import built_in


class TwoParties:
    """Finds whom a word that speaks of two countries told before stands for.

    Args:
        entities: Who is named in the case.
        country_name: English name of a country by its ISO 3166 alpha-2 code.
        capital: Name of a country's capital by that code.
    """

    def __init__(
        self,
        entities: Sequence[Entity],
        country_name: Callable[[str], str | None],
        capital: Callable[[str], str | None],
    ) -> None:
        self._world = World.of(entities, country_name, capital)
        self._ends: dict[str, Ends] = {}

    def at(self, reading: Reading, sentence: Sentence, i: int) -> tuple[str, ...]:
        """Return the entity ids of both, by a word's place in the article; nothing if it does not speak of two.

        Nothing either where a third country, or somebody of one, was named after either of them.
        """
        token = reading.marks.parse.tokens[i]
        if token.tag != "NNS" or token.lemma not in built_in().words["parties"]:
            return ()
        ends = self._ends.get(reading.article.id)
        if ends is None:
            ends = self._ends[reading.article.id] = Ends(reading, self._world, built_in())
        grammar = Grammar(reading.marks.parse, sentence)
        if not ends.is_pair(grammar, token):
            return ()
        found = tuple(end.entity for end in ends.pair(i) if end.entity is not None)
        return found if len(found) == 2 and self._are_last(ends, i, set(found)) else ()

    def _are_last(self, ends: Ends, i: int, pair: set[str]) -> bool:
        """Tell whether both were named before a word, and no third country since the earlier of the two."""
        missing = set(pair)
        for _, _, entity in reversed(ends.named[: bisect.bisect_left(ends.places, i)]):
            state = self._world.state_of(self._world.end_of(entity))
            if state is None:
                continue
            if state.entity not in pair:
                return False
            missing.discard(state.entity)
            if not missing:
                return True
        return False
