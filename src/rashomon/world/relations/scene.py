"""One sentence with all that the rules need to read relations from it, and what they find."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Reading, RelationStage, Sentence, Span, TimeRef
from rashomon.world.relations.ends import End, Ends
from rashomon.world.relations.grammar import Grammar
from rashomon.world.relations.schema import RelationSchema, RelationType

_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "acl"})
_CHAIN = 4
_STAGED = frozenset({"agreement", "finances"})


@dataclass(frozen=True, slots=True)
class Found:
    """One telling of a relation in one sentence.

    Attributes:
        relation: Name of its type.
        subject, object: Its ends.
        value: The office, share or label, or None.
        stage: How far it is.
        since, until: EDTF, or None.
        span: The characters that tell of it.
        sentence: Index of the sentence in its article.
    """

    relation: str
    subject: End
    object: End | None
    value: str | None
    stage: RelationStage | None
    since: str | None
    until: str | None
    span: Span
    sentence: int


class Scene:
    """A sentence under the rules.

    Args:
        reading: The article.
        sentence: The sentence.
        ends: What the article's words stand for.
        schema: The rules.
    """

    def __init__(self, reading: Reading, sentence: Sentence, ends: Ends, schema: RelationSchema) -> None:
        self.reading = reading
        self.sentence = sentence
        self.ends = ends
        self.schema = schema
        self.grammar = Grammar(reading.marks.parse, sentence)
        self.tokens = reading.marks.parse.tokens

    def lemma(self, i: int) -> str:
        """Return a word's lemma, short forms of offices written out."""
        token = self.tokens[i]
        return self.schema.short.get(token.text.lower(), token.lemma.lower())

    def is_in(self, i: int, name: str) -> bool:
        """Tell whether a word is in one of the schema's word lists."""
        words = self.schema.words[name]
        return self.lemma(i) in words or self.tokens[i].text.lower() in words

    def span(self, *places: int) -> Span:
        """Return the characters from the first to the last of some words."""
        tokens = [self.tokens[i] for i in places]
        return Span(self.reading.article.id, min(t.start for t in tokens), max(t.end for t in tokens))

    def fitting(self, end: End, kinds: Sequence[str], rtype: RelationType) -> End | None:
        """Return the end if it is of one of the kinds, else the country that it stands for, or None."""
        if rtype.government and "state" in kinds and not (end.kind == "person" and "person" in kinds):
            state = self.ends.world.state_of(end)
            if state is not None:
                return state
        if end.kind in kinds or "thing" in kinds or (end.kind == "state" and "place" in kinds):
            return end
        return None

    def edge(
        self,
        relation: str,
        subject: End,
        target: End | None,
        places: Iterable[int],
        *,
        value: str | None = None,
        stage: RelationStage | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Found | None:
        """Return a relation if its ends fit its type and are not the same."""
        rtype = self.schema.types[relation]
        first = self.fitting(subject, rtype.subject, rtype)
        second = self.fitting(target, rtype.object, rtype) if target else None
        if first is None or (target is not None and second is None) or (target is None and not rtype.open):
            return None
        if second is not None and first.kind == second.kind == "thing":
            return None
        if second is not None and (first == second or first.name.lower() == second.name.lower()):
            return None
        return Found(
            relation, first, second, value or None, stage, since, until, self.span(*places), self.sentence.index
        )

    def edges(
        self, relation: str, subjects: Iterable[End], targets: Iterable[End], places: Sequence[int], like: Found
    ) -> list[Found]:
        """Return the relation between every subject and every object, with the value and dates of `like`."""
        targets = list(targets)
        found = [
            self.edge(relation, s, o, places, value=like.value, stage=like.stage, since=like.since, until=like.until)
            for s in subjects
            for o in targets
        ]
        return [one for one in found if one is not None]

    def when(self, verb: int) -> str | None:
        """Return the date that is told with a verb, as EDTF, or None."""
        below = set(self.grammar.subtree(verb, _CLAUSES))
        for time in self.ends.times.get(self.sentence.index, ()):
            if time.edtf and time.type == "DATE" and any(self._at(time, i) for i in below):
                return time.edtf
        return None

    def tenure(self, i: int) -> tuple[str | None, str | None]:
        """Return since and until when something holds, from "since 2010" or "until May" that hangs on a word."""
        since = until = None
        for time in self.ends.times.get(self.sentence.index, ()):
            for prep in self.grammar.kids(i, "prep"):
                below = self.grammar.subtree(prep.i, _CLAUSES)
                if time.edtf and time.type == "DATE" and any(self._at(time, place) for place in below):
                    since = since or (time.edtf if prep.lemma in ("since", "from") else None)
                    until = until or (time.edtf if prep.lemma in ("until", "till", "to") else None)
        return since, until

    def _at(self, time: TimeRef, i: int) -> bool:
        token = self.tokens[i]
        return token.start < time.span.end and time.span.start < token.end

    def stage(self, i: int, relation: str) -> RelationStage | None:
        """Return how far a relation is, from the words about the word that tells of it."""
        chain = self._chain(i)
        if any(self.is_in(t, "proposed") for t in chain):
            return "proposed"
        if any(self.is_in(t, "expected") for t in chain):
            return "expected"
        if relation not in _STAGED:
            return None
        if any(self.is_in(t, "in_force") for t in chain):
            return "in-force"
        if any(self.is_in(t, "signed") for t in chain):
            return "signed"
        return "agreed" if any(self.is_in(t, "agreed") for t in chain) else None

    def _chain(self, i: int) -> list[int]:
        """Return the word, what stands before it, and the verbs above it with their auxiliaries."""
        found = [t.i for t in self.grammar.kids(i, "amod", "compound")]
        place = i
        if self.tokens[i].pos in ("VERB", "AUX"):
            found += [i, *(t.i for t in self.grammar.kids(i, "aux"))]
        for _ in range(_CHAIN):
            above = self.grammar.verb_of(place)
            if above is None or self.tokens[place].dep in ("relcl",):
                break
            adjectives = [t.i for t in self.grammar.kids(above, "acomp")]
            found += [above, *(t.i for t in self.grammar.kids(above, "aux")), *adjectives]
            if self.tokens[above].dep in ("ccomp", "parataxis", "ROOT", "conj"):
                break
            place = above
        return found

    def value_of(self, noun: int, leave: Iterable[int], extra: Iterable[int] = ()) -> str:
        """Return the words of a noun as a value: no article, no branch of `leave`, offices in small letters."""
        places = sorted({*self.grammar.words(noun, leave), *extra})
        text, last = "", -1
        for place in places:
            token = self.tokens[place]
            if place not in extra and place != noun and self.is_in(place, "former"):
                continue
            joined = place == last + 1 and token.start == self.tokens[last].end
            text += ("" if joined else " ") + self._shown(place, noun)
            last = place
        for mark in '“”"':
            text = text.replace(mark, "")
        return " ".join(text.split()).strip(" ,-")

    def _shown(self, place: int, noun: int) -> str:
        """Return a word of a value: offices in small letters and without short forms."""
        token = self.tokens[place]
        text = self.schema.short.get(token.text.lower(), token.text)
        if place != noun and self.ends.is_name(place):
            return text
        if text.isupper() and len(text) > 3:
            return text.lower()
        return text if text[1:].isupper() else text[:1].lower() + text[1:]

    def hyphened(self, noun: int) -> list[int]:
        """Return the words that a hyphen joins to a noun from the left: "co-" of "co-chairman"."""
        found = []
        place = noun
        while place - 2 >= self.sentence.first and self.tokens[place - 1].text in ("-", "–"):
            if self.tokens[place - 1].end != self.tokens[place].start or self.is_in(place - 2, "former"):
                break
            found += [place - 1, place - 2]
            place -= 2
        return found

    def dated(self, found: Found, since: str | None, until: str | None = None) -> Found:
        """Return a relation with other dates."""
        return replace(found, since=since, until=until)
