"""What a stretch of one article says, gathered for comparison with another stretch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.frames import Frame, frame_of
from rashomon.align.words import Word, content_words, fold
from rashomon.model import Claim, Entity, Quantity, Reading, Sentence, Span, TimeRef
from rashomon.model.mark import EntityType


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something named in the stretch.

    Attributes:
        key: Id of the entity, or the folded words where none is known.
        text: The fullest known name, or the words.
        type: What it is.
        forms: Folded words of every name it goes by.
        start: Where it stands (first character in the article).
        named: False where only a pronoun or a describing phrase stands there.
    """

    key: str
    text: str
    type: EntityType
    forms: tuple[frozenset[str], ...]
    start: int
    named: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What one stretch says.

    Attributes:
        span: The stretch.
        text: Its characters, or the claim's text made readable out of context.
        words: Its content words, in order.
        names: Names, resolved pronouns and describing phrases in it, in order.
        quantities, times: Those inside it.
        claims: The claims whose span lies in it, in order.
        frames: Their predicates and arguments, in the same order.
    """

    span: Span
    text: str
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeRef, ...]
    claims: tuple[Claim, ...]
    frames: tuple[Frame, ...]


class Names:
    """Which entity stands at which characters, over all articles of a case."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._by_id = {entity.id: entity for entity in entities}
        self._forms = {e.id: tuple(dict.fromkeys(fold(n) for n in (e.name, *e.aliases) if fold(n))) for e in entities}
        at: dict[str, list[tuple[int, int, str]]] = {}
        for entity in entities:
            for span in entity.mentions:
                at.setdefault(span.article, []).append((span.start, span.end, entity.id))
        self._at = {article: sorted(found) for article, found in at.items()}

    def entity(self, key: str) -> Entity | None:
        """Return the entity of that id, or None."""
        return self._by_id.get(key)

    def forms(self, key: str) -> tuple[frozenset[str], ...]:
        """Return the folded words of every name of an entity."""
        return self._forms.get(key, ())

    def inside(self, reading: Reading, span: Span) -> tuple[Name, ...]:
        """Return what is named in a stretch; mentions that no entity holds are named by their own words."""
        text = reading.article.text
        kinds = {m.span.start: m.kind for m in reading.marks.mentions}
        found = []
        taken: set[int] = set()
        for start, end, key in self._at.get(reading.article.id, ()):
            if start < span.start or end > span.end:
                continue
            entity = self._by_id[key]
            kind = kinds.get(start, "name")
            found.append(Name(key, entity.name, entity.type, self._forms[key], start, kind == "name"))
            taken.add(start)
        for mention in reading.marks.mentions:
            if mention.kind != "name" or mention.span.start in taken or not span.contains(mention.span):
                continue
            words = fold(mention.span.of(text))
            if words:
                key = " ".join(sorted(words))
                found.append(Name(key, mention.span.of(text), mention.type, (words,), mention.span.start, True))
        return tuple(sorted(found, key=lambda name: (name.start, name.key)))


def facts_of_span(reading: Reading, span: Span, names: Names, *, text: str | None = None) -> Facts:
    """Return what the characters of `span` say.

    Args:
        reading: The article's reading.
        span: The stretch.
        names: Who is named where.
        text: The stretch made readable out of context, where there is one.
    """
    parse = reading.marks.parse
    inside = [s for s in parse.sentences if s.span.overlaps(span)]
    words: list[Word] = []
    for sentence in inside:
        words.extend(content_words(parse, sentence, span))
    named = names.inside(reading, span)
    claims = tuple(c for c in reading.claims if span.contains(c.span))
    return Facts(
        span,
        text if text is not None else span.of(reading.article.text),
        tuple(words),
        named,
        tuple(q for q in reading.marks.quantities if span.contains(q.span)),
        tuple(t for t in reading.marks.times if span.contains(t.span)),
        claims,
        frames_of(claims, reading.article.text, named),
    )


def frames_of(claims: Sequence[Claim], text: str, named: Sequence[Name]) -> tuple[Frame, ...]:
    """Return the frames of claims, with who is named where in their text."""
    at = tuple((name.start, name.key) for name in named)
    return tuple(frame_of(claim, text, at) for claim in claims)


def facts_of_claim(reading: Reading, claim: Claim, names: Names) -> Facts:
    """Return what a claim says: its own span, with the times that govern it from outside."""
    facts = facts_of_span(reading, claim.span, names, text=claim.text)
    outside = tuple(t for t in claim.times if not claim.span.contains(t.span))
    inner = tuple(dict.fromkeys((*claim.quantities, *facts.quantities)))
    named = facts.names + tuple(
        _filled(names, key, claim.span.start) for key in claim.entities if all(key != n.key for n in facts.names)
    )
    return Facts(
        facts.span,
        facts.text,
        facts.words,
        named,
        inner,
        facts.times + outside,
        (claim,),
        frames_of((claim,), reading.article.text, facts.names),
    )


def _filled(names: Names, key: str, start: int) -> Name:
    entity = names.entity(key)
    if entity is None:
        return Name(key, key, "other", (), start, False)
    return Name(key, entity.name, entity.type, names.forms(key), start, False)


def sentence_span(sentences: Sequence[Sentence]) -> Span:
    """Return the characters from the first of the sentences to the last."""
    first, last = sentences[0].span, sentences[-1].span
    return Span(first.article, first.start, last.end)


def by_article(readings: Sequence[Reading]) -> Mapping[str, Reading]:
    """Return the readings by article id."""
    return {reading.article.id: reading for reading in readings}
