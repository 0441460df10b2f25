"""Each fact told once: which of the parts that several articles say become statements of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.align.compare import Weights, covered
from rashomon.align.cores import Core, CoreShelf, SharedCore
from rashomon.align.facts import Facts
from rashomon.model import Claim
from rashomon.model.align import Draft

_AGAIN, _AGAIN_COSINE = 0.8, 0.75
_ONE_FACT = ((0.3, 0.9), (0.5, 0.8), (0.9, 0.7))  # words in common and cosine, one pair of which is enough
_LIKE_WHOLE, _IN_WHOLE = 0.75, 0.85
_LONGEST = 160
_SURELY = 0.75  # from this probability on in every article the fuller wording is shown, not the surer one


class Once:
    """Chooses the parts that tell what no whole claim tells with as many articles behind it.

    Args:
        claims, facts: By claim id.
        weights: How much each word tells.
        shelf: The parts with their vectors.
        told: The statements of whole claims.
    """

    def __init__(
        self,
        claims: Mapping[str, Claim],
        facts: Mapping[str, Facts],
        weights: Weights,
        shelf: CoreShelf,
        told: Sequence[Draft],
    ) -> None:
        self._claims = claims
        self._facts = facts
        self._weights = weights
        self._shelf = shelf
        self._wholes: dict[tuple[str, int], list[Draft]] = {}
        for statement in told:
            if len(statement.articles) > 1:
                for name in statement.claims:
                    claim = claims[name]
                    self._wholes.setdefault((claim.article, claim.sentence), []).append(statement)

    def chosen(self, found: Sequence[SharedCore]) -> tuple[SharedCore, ...]:
        """Return the parts without those that tell again, from another side, what a better supported one tells."""
        kept: list[SharedCore] = []
        by_verb: dict[tuple[str, int], list[SharedCore]] = {}
        shown: set[str] = set()
        order = sorted(
            (one for one in found if one.core.part is not None),
            key=lambda s: (
                -len(s.articles()),
                s.least() < _SURELY,
                -min(len(s.core.text), _LONGEST),
                s.core.claim.id,
                s.core.text,
            ),
        )
        for one in order:
            if one.core.text in shown or self._told_whole(one):
                continue
            rivals = {id(other): other for place in one.places() for other in by_verb.get(place, ())}
            if any(self._tells_again(one, other) for other in rivals.values()):
                continue
            kept.append(one)
            shown.add(one.core.text)
            for place in one.places():
                by_verb.setdefault(place, []).append(one)
        return tuple(kept)

    def merged(self, statements: Sequence[Draft]) -> tuple[Draft, ...]:
        """Return the statements with those told in one that tell one fact of the same sentences in other words.

        The one of more articles keeps its wording; nothing is merged that has more articles behind it in part.
        """
        order = sorted(statements, key=lambda s: (-len(s.articles), len(s.text), s.id))
        by_sentence: dict[tuple[str, int], list[str]] = {}
        kept: dict[str, Draft] = {}
        gone: dict[str, Draft] = {}
        for statement in order:
            places = self._places(statement)
            if len(statement.articles) > 1:
                near = dict.fromkeys(name for place in sorted(places) for name in by_sentence.get(place, ()))
                wide = next((n for n in near if self._tells(kept[n], statement, places)), None)
                if wide is not None:
                    claims = {*kept[wide].told, *statement.told}
                    order_of = sorted(claims, key=lambda c: (self._claims[c].article, self._claims[c].span.start, c))
                    kept[wide] = replace(kept[wide], told=tuple(order_of))
                    gone[statement.id] = replace(statement, told=())
                    continue
            kept[statement.id] = statement
            for place in places:
                by_sentence.setdefault(place, []).append(statement.id)
        return tuple(kept.get(s.id) or gone[s.id] for s in statements)

    def _places(self, statement: Draft) -> set[tuple[str, int]]:
        return {(self._claims[c].article, self._claims[c].sentence) for c in statement.told}

    def _tells(self, wide: Draft, narrow: Draft, places: set[tuple[str, int]]) -> bool:
        """Tell whether a statement tells what a narrower one tells, of the same sentences."""
        if not set(narrow.articles) <= set(wide.articles) or len(places & self._places(wide)) < 2:
            return False
        one, other = self._core(wide), self._core(narrow)
        if one is None or other is None or len(one.facts.quantities) < len(other.facts.quantities):
            return False
        share = covered(other.facts.lexicon, one.facts.lexicon, self._weights)
        cosine = self._shelf.cosine(one, other, 0.0)
        return any(share >= least and cosine >= near for least, near in _ONE_FACT)

    def _core(self, statement: Draft) -> Core | None:
        return next((core for core in self._shelf.of(statement.shown) if core.text == statement.text), None)

    def _told_whole(self, shared: SharedCore) -> bool:
        """Tell whether a statement of whole claims tells the same, with the same or more articles behind it."""
        own = {(one.claim.article, one.claim.sentence) for one in (shared.core, *shared.told)}
        near = {s.id: s for place in sorted(own) for s in self._wholes.get(place, ())}
        for statement in near.values():
            places = {(self._claims[c].article, self._claims[c].sentence) for c in statement.claims}
            if len(own & places) < 2 or not set(shared.articles()) <= set(statement.articles):
                continue
            facts = self._facts[statement.shown]
            whole = self._shelf.of(statement.shown)
            cosine = self._shelf.cosine(shared.core, whole[0], 0.0) if whole else 0.0
            if cosine >= _LIKE_WHOLE or covered(shared.core.facts.lexicon, facts.lexicon, self._weights) >= _IN_WHOLE:
                return True
        return False

    def _tells_again(self, shared: SharedCore, kept: SharedCore) -> bool:
        """Tell whether a part rests on the same verbs as one that is kept, and says what that says."""
        title = shared.core.part is not None and shared.core.part.kind == "title"
        if len(set(shared.places()) & set(kept.places())) < (1 if title else 2):
            return False
        if covered(shared.core.facts.lexicon, kept.core.facts.lexicon, self._weights) >= _AGAIN:
            return True
        return self._shelf.cosine(shared.core, kept.core, 0.0) >= _AGAIN_COSINE
