"""Which countries a sentence speaks of by "the two countries" or "the country": those told of nearest before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rashomon.claim.joins import own_subject
from rashomon.claim.reference import References
from rashomon.claim.tree import Tree
from rashomon.claim.twos import COUNTRIES, known_two
from rashomon.model import Entity, Token

CountryName = Callable[[str], str | None]
"""The English name of a country by its ISO 3166 alpha-2 code, or None."""

Pair = tuple[Entity, Entity]
_BACK = 3
_ALL = frozenset(["all", "other", "many", "most", "some"])


class Countries:
    """The countries of one article, sentence by sentence."""

    def __init__(self, trees: Mapping[int, Tree], references: References, country_name: CountryName) -> None:
        self._trees = trees
        self._references = references
        self._country_name = country_name
        self._settled: dict[int, Pair] = {}

    def pair(self, tree: Tree, token: Token) -> Pair | None:
        """Return the two countries that "the two countries" are, or None where a third may be meant."""
        found = self._joined_before(tree, token) or self._nearest(tree, token)
        if found is not None:
            self._settled[tree.sentence.index] = found
        return found

    def one(self, tree: Tree, token: Token) -> Entity | None:
        """Return the country that "the country" is: the one told of before in its sentence, its own subject aside.

        Who acts is not called "the country" by the words about the same deed: "Oslo wants to link the country's ports".
        """
        if self._references.entity(token.i) is not None:
            return None
        acting = {self._home(s) for s in self._subjects(tree, token)}
        homes = [c for c in self._homes(tree, tree.first, token.i) if c not in acting]
        country = self._country(homes[0]) if len(homes) == 1 and acting else None
        named = country is not None and any(e.id == country.id for e in self._entities(tree, token.i))
        return country if named else None

    def shown(self, tree: Tree, token: Token, pair: Pair) -> tuple[int, ...]:
        """Return a token for each of two countries that names it before a word, or () where not both are named."""
        found: dict[str, int] = {}
        for i, home in self._named(tree, tree.first, token.i):
            found.setdefault(home, i)
        tokens = [found.get(e.country or "", -1) for e in pair]
        return () if -1 in tokens else tuple(tokens)

    def _subjects(self, tree: Tree, token: Token) -> Iterator[int]:
        """Yield who acts in what a word stands under, up to its clause's end: subjects, said or meant, and owners."""
        unsaid = False
        for above in tree.above(token.i):
            for k in tree.kids(above.i) if above.pos in ("NOUN", "PROPN") else ():
                if k.dep in ("poss", "amod", "compound", "nmod") and not tree.within(token.i, k.i):
                    yield k.i  # "Israel's attack on the country"
            if not tree.verbal(above.i):
                continue
            subject = own_subject(tree, above.i)
            if subject is None:
                unsaid = True
                continue
            if not tree.within(token.i, subject):
                yield subject
            acted_on = tree.kid(above.i, "dobj", "dative") if unsaid else None
            if acted_on is not None:
                yield acted_on.i  # "accused Israel of bombing the country"
            if above.dep in ("advcl", "ccomp", "relcl", "conj", "ROOT"):
                return

    def _home(self, i: int) -> str | None:
        held = self._references.entity(i)
        return held.country if held is not None else None

    def _named(self, tree: Tree, first: int, last: int) -> Iterator[tuple[int, str]]:
        """Yield the tokens that name a place, a people or a person of one country."""
        for i in range(first, last):
            held = self._references.entity(i)
            if held is not None and held.country is not None and tree[i].tag not in ("PRP", "PRP$"):
                yield i, held.country

    def _homes(self, tree: Tree, first: int, last: int) -> dict[str, None]:
        return dict.fromkeys(home for _, home in self._named(tree, first, last))

    def _country(self, code: str) -> Entity | None:
        """Return the country of a code as the case's reports name it."""
        name = self._country_name(code)
        return self._references.place(name, code) if name is not None else None

    def _both(self, codes: Mapping[str, None]) -> Pair | None:
        one, two = (self._country(code) for code in codes)
        return (one, two) if one is not None and two is not None else None

    def _nearest(self, tree: Tree, token: Token) -> Pair | None:
        """Return the two countries told of last, if neither a third nor others came up among them."""
        found = self._homes(tree, tree.first, token.i)
        if not found and self._others(tree, token.i):
            return None
        if not found:
            around, before = self._homes(tree, tree.first, tree.last), self._near(tree, 1)
            # "Trade between the two countries grew, Norway's premier told a minister of Chile."
            if len(around) == 2 and before is not None and around.keys() <= self._homes(before, *_ends(before)).keys():
                return self._both(around)
        for back in range(_BACK + 1):
            other = self._near(tree, back)
            if other is None or (back and self._others(other, other.last)):
                return None
            if back:
                found |= self._homes(other, *_ends(other))
            if len(found) == 2:
                return self._both(found)
            known = self._settled.get(other.sentence.index) if back else None
            if known is not None and found.keys() <= {e.country for e in known}:
                return known
            if len(found) > 2:
                return None
        return None

    def _near(self, tree: Tree, back: int) -> Tree | None:
        other = self._trees.get(tree.sentence.index - back)
        return other if other is not None and other.sentence.zone == tree.sentence.zone else None

    def _others(self, tree: Tree, last: int) -> bool:
        """Tell whether a sentence up to a token tells of countries, or of two names of which nothing is known."""
        for i in range(tree.first, last):
            token = tree[i]
            whichever = any(k.lemma in _ALL for k in tree.kids(i))
            if token.tag == "NNS" and token.lemma in COUNTRIES and not known_two(tree, token) and not whichever:
                return True
            joined = token.dep == "conj" and token.pos == tree[token.head].pos == "PROPN"
            if joined and None in (self._references.entity(i), self._references.entity(token.head)):
                return True
        return False

    def _joined_before(self, tree: Tree, token: Token) -> Pair | None:
        """Return the two countries last told of together, if nothing of a third or of another two came up since."""
        for back in range(_BACK + 1):
            other = self._trees.get(tree.sentence.index - back)
            if other is None:
                continue
            last = token.i if back == 0 else other.last
            places = [e for e in self._entities(other, last) if e.country is not None]
            homes = {e.country for e in places}
            if len(homes) > 2 or self._others(other, last):
                return None
            pair = next(self._joined_places(other, last), None)
            if pair is not None:
                alone = homes <= {e.country for e in pair} and self._only_these(tree, back, pair)
                return pair if alone else None
        return None

    def _only_these(self, tree: Tree, back: int, pair: Pair) -> bool:
        """Tell whether every country that came up since the sentence `back` before is one of two."""
        homes = {e.country for e in pair}
        between = range(tree.sentence.index - back, tree.sentence.index)
        since = [t for t in map(self._trees.get, between) if t is not None]
        return all(e.country is None or e.country in homes for t in since for e in self._entities(t, t.last))

    def _joined_places(self, tree: Tree, last: int) -> Iterator[Pair]:
        """Yield the pairs of places in different countries that a sentence joins by "and"."""
        for i in range(tree.first, last):
            if tree[i].dep != "conj" or tree[i].pos != "PROPN":
                continue
            one, two = self._references.entity(tree[i].head), self._references.entity(i)
            if one is None or two is None or tree.kid(tree[i].head, "conj") != tree[i] or tree.kid(i, "conj"):
                continue
            if one.type == two.type == "place" and one.country and two.country and one.country != two.country:
                yield one, two

    def _entities(self, tree: Tree, last: int) -> Iterator[Entity]:
        """Yield the entities that the tokens of a sentence name, up to one."""
        for i in range(tree.first, last):
            held = self._references.entity(i)
            if held is not None and tree[i].tag not in ("PRP", "PRP$"):
                yield held


def _ends(tree: Tree) -> tuple[int, int]:
    return tree.first, tree.last
