"""The ends of relations: which entity, or which plain words, a word of a sentence stands for."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Entity, Mention, Quantity, Reading, Sentence, TimeRef, Token
from rashomon.world.relations.grammar import COPULAS, Grammar
from rashomon.world.relations.schema import RelationSchema

_RELATIVES = {"WDT", "WP", "WP$"}
_SINGULAR = {"it", "its"}
_PLURAL = {"they", "their", "them", "both"}
_NATIONS = {"country", "nation"}
MARKS = '"“”'
_AROUND = " ,;:-–—'’"
_LONGEST = 60
_REACH = 3
_PERSON_WEIGHT = 0.6
_SUBJECT_WEIGHT = 1.5
_AFTER_WEIGHT = 0.5
_DEPTH = 5
_NO_NAMES = {"VERB", "AUX", "ADP"}


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relation.

    Attributes:
        name: As shown.
        entity: Id, or None for plain words.
        kind: Its kind in the schema ("person", "state", "thing", ...).
    """

    name: str
    entity: str | None
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """Who is named in the case, and the countries.

    Attributes:
        entities: By id.
        owner: Entity id by (article, start, end) of a mention.
        country_name: English name of a country by its ISO 3166 alpha-2 code.
        capital: Name of a country's capital by that code.
        countries: Entity of the country itself by code.
    """

    entities: Mapping[str, Entity]
    owner: Mapping[tuple[str, int, int], str]
    country_name: Callable[[str], str | None]
    capital: Callable[[str], str | None]
    countries: Mapping[str, Entity]

    @classmethod
    def of(
        cls,
        entities: Sequence[Entity],
        country_name: Callable[[str], str | None],
        capital: Callable[[str], str | None],
    ) -> World:
        """Return the world of a case's entities."""
        countries: dict[str, Entity] = {}
        for entity in entities:
            if entity.type == "place" and entity.country and entity.name == country_name(entity.country):
                countries.setdefault(entity.country, entity)
        owner = {(m.article, m.start, m.end): e.id for e in entities for m in e.mentions}
        return cls({e.id: e for e in entities}, owner, country_name, capital, countries)

    def end_of(self, entity: Entity) -> End:
        """Return an entity as an end; a people stands for its country."""
        if entity.type == "group" and entity.country and (country := self.country(entity.country)):
            return country
        kind = "state" if self.is_state(entity) else entity.type
        return End(entity.name, entity.id, kind)

    def is_state(self, entity: Entity) -> bool:
        """Tell whether an entity is a country."""
        return bool(entity.country) and self.countries.get(entity.country or "") is entity

    def country(self, code: str) -> End | None:
        """Return a country by its code."""
        if code in self.countries:
            return End(self.countries[code].name, self.countries[code].id, "state")
        name = self.country_name(code)
        return End(name, None, "state") if name else None

    def state_of(self, end: End) -> End | None:
        """Return the country that an end stands for when states deal with one another, or None."""
        if end.kind == "state":
            return end
        entity = self.entities.get(end.entity or "")
        if entity is None or not entity.country:
            return None
        if entity.type == "person" or (entity.type == "place" and entity.name == self.capital(entity.country)):
            return self.country(entity.country)
        return None


class Ends:
    """Finds what words of one article stand for.

    Args:
        reading: The article.
        world: Who is named in the case.
        schema: For the words that stand for governments and parties.
        relatives: Whom "the wife of" a person (entity id, noun) is known to be.
    """

    def __init__(
        self,
        reading: Reading,
        world: World,
        schema: RelationSchema,
        relatives: Mapping[tuple[str, str], End] | None = None,
    ) -> None:
        self.world = world
        self.relatives = relatives or {}
        self.schema = schema
        self.text = reading.article.text
        self.heads: dict[int, tuple[Mention, str | None]] = {}
        self.inside: dict[int, int] = {}
        self.words_of: dict[int, list[int]] = {}
        self.named: list[tuple[int, int, Entity]] = []
        tokens = reading.marks.parse.tokens
        self.starts = starts = [t.start for t in tokens]
        sentence_of = _sentence_numbers(reading.marks.parse.sentences)
        for mention in reading.marks.mentions:
            span = mention.span
            owner = world.owner.get((span.article, span.start, span.end))
            once = owner is None or len(world.entities[owner].mentions) == 1
            if mention.kind == "name" and tokens[mention.head].pos in _NO_NAMES and once:
                continue  # "Expected To Be Indicted"
            self.heads[mention.head] = (mention, owner)
            if mention.kind != "name":
                continue
            for place in range(bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end)):
                if self.inside.setdefault(place, mention.head) == mention.head:
                    self.words_of.setdefault(mention.head, []).append(place)
            if owner is not None:
                self.named.append((mention.head, sentence_of.get(mention.head, 0), world.entities[owner]))
        self.named.sort(key=lambda one: one[0])
        self.places = [head for head, _, _ in self.named]
        self.sentence_of = sentence_of
        self.tokens = tokens
        self.times: dict[int, list[TimeRef]] = {}
        self.quantities: dict[int, list[Quantity]] = {}
        for time in reading.marks.times:
            self.times.setdefault(self._sentence_at(time.span.start), []).append(time)
        for quantity in reading.marks.quantities:
            self.quantities.setdefault(self._sentence_at(quantity.span.start), []).append(quantity)
        self.shares: dict[str, float] = {}
        for _, _, entity in self.named:
            state = world.state_of(world.end_of(entity))
            if state is not None:
                self.shares[state.name] = self.shares.get(state.name, 0.0) + 1.0

    def _sentence_at(self, character: int) -> int:
        return self.sentence_of.get(bisect.bisect_right(self.starts, character) - 1, -1)

    def name_at(self, character: int) -> int | None:
        """Return the head of the name that stands at a character of the text, or None."""
        return self.inside.get(bisect.bisect_right(self.starts, character) - 1)

    def is_name(self, i: int) -> bool:
        """Tell whether a word belongs to a name."""
        return i in self.inside

    def entity_at(self, i: int) -> Entity | None:
        """Return the entity whose name, phrase or pronoun has its head at a word."""
        found = self.heads.get(i)
        return self.world.entities.get(found[1]) if found and found[1] else None

    def person_at(self, i: int) -> End | None:
        """Return the person that a word stands for, or None."""
        entity = self.entity_at(i)
        return self.world.end_of(entity) if entity is not None and entity.type == "person" else None

    def resolve(self, grammar: Grammar, i: int) -> list[End]:
        """Return what a word and those coordinated with it stand for."""
        found: list[End] = []
        for place in grammar.conjuncts(i):
            for end in self._one(grammar, place, 0):
                if end not in found:
                    found.append(end)
        return found

    def one(self, grammar: Grammar, i: int) -> list[End]:
        """Return what a word stands for, those coordinated with it left out."""
        return self._one(grammar, i, 0)

    def _one(self, grammar: Grammar, i: int, depth: int) -> list[End]:
        token = grammar.tokens[i]
        if depth > _DEPTH:
            return []
        if token.tag in _RELATIVES or (token.lemma == "that" and token.dep in ("nsubj", "nsubjpass", "dobj")):
            verb = grammar.verb_of(i)
            if verb is not None and grammar.tokens[verb].dep == "relcl":
                return self._one(grammar, grammar.tokens[verb].head, depth + 1)
            return []
        entity = self.entity_at(i)
        if token.dep == "appos" and self.is_name(token.head) and (entity is None or entity.type == "group"):
            return self._one(grammar, token.head, depth + 1)
        if entity is not None:
            return [self.world.end_of(entity)]
        mention = self.heads.get(i)
        if mention is not None and mention[0].kind == "name":
            return [End(mention[0].span.of(self.text), None, mention[0].type)]
        return self._described(grammar, token, depth)

    def _described(self, grammar: Grammar, token: Token, depth: int) -> list[End]:
        lemma = token.lemma
        if lemma in _PLURAL or self.is_pair(grammar, token):
            return self.pair(token.i)
        if lemma in _SINGULAR:
            place = self.last_place(token.i)
            return [place] if place else []
        if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM") and token.tag != "NN":
            return []
        for apposed in grammar.kids(token.i, "appos"):
            if apposed.i in self.heads and self.heads[apposed.i][0].kind == "name":
                return self._one(grammar, apposed.i, depth + 1)
        if lemma in self.schema.words["governments"] and (state := self._nation(grammar, token)):
            return [state]
        if lemma in _NATIONS and any(t.lemma in ("the", "this") for t in grammar.kids(token.i, "det")):
            place = self.last_place(token.i)
            return [place] if place and place.kind == "state" else []
        if token.dep == "attr" and grammar.tokens[token.head].lemma in COPULAS:
            subjects = grammar.kids(token.head, "nsubj")
            if subjects and subjects[0].tag not in _RELATIVES:
                return self._one(grammar, subjects[0].i, depth + 1)
        for preposition, target in grammar.prepositions(token.i) if lemma in self.schema.words["parts"] else ():
            if preposition == "of":
                return self._one(grammar, target.i, depth + 1)
        relative = self.relative(grammar, token)
        if relative is not None:
            return [relative]
        text = self.phrase(grammar, token.i)
        return [End(text, None, self.plain_kind(grammar, token))] if text else []

    def plain_kind(self, grammar: Grammar, token: Token) -> str:
        """Return the kind of plain words: a body that is named by its owner is an organisation, else a thing."""
        if token.pos == "PROPN" and token.i > grammar.sentence.first:
            return "organisation"  # a name that nobody recognised
        if token.lemma.lower() not in self.schema.words["bodies"]:
            return "thing"
        below = grammar.kids(token.i, "poss", "compound", "nmod", "amod")
        below += [t for prep in grammar.kids(token.i, "prep") for t in grammar.kids(prep.i, "pobj")]
        named = token.pos == "PROPN" or any(t.pos == "PROPN" or self.entity_at(t.i) for t in below)
        return "organisation" if named else "thing"

    def relative(self, grammar: Grammar, token: Token) -> End | None:
        """Return the person that "X's wife" is, where another sentence names her."""
        if not self.relatives:
            return None
        for owner in grammar.kids(token.i, "poss"):
            entity = self.entity_at(owner.i)
            if entity is not None and (found := self.relatives.get((entity.id, token.lemma))):
                return found
        return None

    def _nation(self, grammar: Grammar, token: Token) -> End | None:
        for child in grammar.kids(token.i, "poss", "amod", "compound", "nmod"):
            entity = self.entity_at(child.i)
            if entity is not None and (end := self.world.end_of(entity)).kind == "state":
                return end
        return None

    def is_pair(self, grammar: Grammar, token: Token) -> bool:
        """Tell whether a word stands for two parties named before: "the two countries", "both sides"."""
        if token.lemma not in self.schema.words["parties"] or token.tag != "NNS":
            return False
        before = [t.lemma for t in grammar.kids(token.i, "nummod", "det", "predet", "preconj", "amod")]
        return bool({"two", "both"} & set(before)) or ("the" in before and token.lemma in ("neighbor", "neighbour"))

    def pair(self, i: int) -> list[End]:
        """Return the two countries that were spoken of last before a word, or nothing if there are not two.

        Where the sentence before names just two themselves and not only their people, it is they; also where it speaks
        of just two and names one of them: "Vietnam received the American president. The two countries ..."
        """
        here = self.sentence_of.get(i, 0)
        told: dict[tuple[str, int], float] = {}
        themselves: set[str] = set()
        just_before: set[str] = set()
        ends: dict[str, End] = {}
        for head, sentence, state, weight in self._states_before(i):
            if head < i:
                told[state.name, sentence] = max(told.get((state.name, sentence), 0.0), weight / (1 + here - sentence))
                ends[state.name] = state
                if here - sentence == 1:
                    just_before.add(state.name)
                if here - sentence == 1 and weight >= 1.0:
                    themselves.add(state.name)
        weights: dict[str, float] = {}
        for (name, _), weight in told.items():
            weights[name] = weights.get(name, 0.0) + weight
        for place in range(bisect.bisect_left(self.places, i), len(self.named)):
            head, sentence, entity = self.named[place]
            if sentence != here:
                break
            after = self.world.state_of(self.world.end_of(entity))
            if after is not None and head > i:
                weights[after.name] = weights.get(after.name, 0.0) + _AFTER_WEIGHT
                ends[after.name] = after
        if themselves and not any(sentence == here for _, sentence in told):
            two = themselves if len(themselves) == 2 else just_before
            if len(two) == 2:
                return [ends[name] for name in sorted(two)]
        best = sorted(weights, key=lambda name: (-weights[name] * self.shares.get(name, 0.0) ** 0.5, name))[:2]
        return [ends[name] for name in sorted(best)] if len(best) == 2 else []

    def _states_before(self, i: int) -> Iterator[tuple[int, int, End, float]]:
        """Yield the countries spoken of before a word, the last first, with their place and weight."""
        for number in range(bisect.bisect_left(self.places, i) - 1, -1, -1):
            head, sentence, entity = self.named[number]
            if self.sentence_of.get(i, 0) - sentence > _REACH:
                return
            state = self.world.state_of(self.world.end_of(entity))
            if state is not None:
                weight = _PERSON_WEIGHT if entity.type == "person" else 1.0
                yield head, sentence, state, weight * (_SUBJECT_WEIGHT if self._is_subject(head) else 1.0)
            for place in range(head + 1, min(head + 40, i)):
                if self.tokens[place].lemma != "it" or self.sentence_of.get(place) == self.sentence_of.get(i):
                    continue
                if bisect.bisect_right(self.places, place) > number + 1:
                    break
                meant = self.last_place(place)
                if meant is not None and meant.kind == "state":
                    yield place, self.sentence_of.get(place, 0), meant, 1.0

    def _is_subject(self, i: int) -> bool:
        return self.tokens[i].dep in ("nsubj", "nsubjpass")

    def last_place(self, i: int) -> End | None:
        """Return the country, place or organisation that "it" or "the country" stands for: the last subject."""
        here = self.sentence_of.get(i, 0)
        fallback: End | None = None
        for number in range(bisect.bisect_left(self.places, i) - 1, -1, -1):
            head, sentence, entity = self.named[number]
            if here - sentence > 1:
                break
            if entity.type not in ("place", "organisation", "facility"):
                continue
            end = self.world.end_of(entity)
            if self._is_subject(head):
                return end
            fallback = fallback or end
        return fallback

    def phrase(self, grammar: Grammar, i: int) -> str:
        """Return the words of a noun phrase in short: no article, no clauses."""
        owners = [t for t in grammar.kids(i, "poss") if t.tag == "PRP$"]
        if any(self.entity_at(t.i) is None for t in owners):
            return ""  # "their ability": nobody can tell whose
        leave = [t.i for t in grammar.kids(i, "prep") if t.lemma != "of"] + [t.i for t in owners]
        text = shortened(self.text_of(grammar, grammar.words(i, leave)))
        owner = self.entity_at(owners[0].i) if owners else None
        return f"{owner.name}’s {text}" if owner and text else text

    def text_of(self, grammar: Grammar, places: Sequence[int]) -> str:
        """Return words with the spaces that stand between them in the text."""
        made = ""
        last = None
        for place in places:
            token = grammar.tokens[place]
            if (last is not None and token.start > last.end) or (last is not None and place != last.i + 1):
                made += " "
            made += token.text
            last = token
        return " ".join(made.split())


def shortened(text: str) -> str:
    """Return text cut at a word so that it fits into a label."""
    text = without_odd_marks(text.strip(_AROUND)).strip(_AROUND).removesuffix("’s").removesuffix("'s")
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def without_odd_marks(text: str) -> str:
    """Return text without quotation marks around the whole of it, and without any if one has no partner."""
    inner = text.strip(MARKS)
    if _paired(inner):
        return inner
    return text if _paired(text) else "".join(character for character in text if character not in MARKS)


def _paired(text: str) -> bool:
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”")


def _sentence_numbers(sentences: Sequence[Sentence]) -> dict[int, int]:
    return {i: s.index for s in sentences for i in range(s.first, s.last)}
