"""What a stretch of one article says, gathered for comparison with another stretch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.align.frames import Frame, FrameReader, Named
from rashomon.align.polarity import negated_tokens
from rashomon.align.words import Lexicon, Word, content_words, fold
from rashomon.model import Claim, Entity, Marks, Proposition, Quantity, Reading, Sentence, Span, TimeRef
from rashomon.model.mark import EntityType, MentionKind

_WORD_BEFORE = 8  # characters
_REACH = 3  # sentences


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something named in the stretch.

    Attributes:
        key: Id of the entity, or the folded words where none is known.
        text: The fullest known name, or the words.
        type: What it is.
        forms: Folded words of every name it goes by.
        start, end: Where it stands in the article.
        named: False where only a pronoun or a describing phrase stands there.
    """

    key: str
    text: str
    type: EntityType
    forms: tuple[frozenset[str], ...]
    start: int
    end: int
    named: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What one stretch says.

    Attributes:
        span: The stretch.
        text: Its characters, or the claim's text made readable out of context.
        words: Its content words, in order.
        lexicon: Their lemmas.
        names: Names, resolved pronouns and describing phrases in it, in order.
        quantities, times: Those inside it.
        dated: Folded words of each of the times, in the same order.
        claims: The claims whose span lies in it, in order.
        frames: Its verbs with their arguments.
    """

    span: Span
    text: str
    words: tuple[Word, ...]
    lexicon: Lexicon
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeRef, ...]
    dated: tuple[frozenset[str], ...]
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
        self._kinds: dict[str, tuple[Marks, dict[int, MentionKind]]] = {}

    def entity(self, key: str) -> Entity | None:
        """Return the entity of that id, or None."""
        return self._by_id.get(key)

    def forms(self, key: str) -> tuple[frozenset[str], ...]:
        """Return the folded words of every name of an entity."""
        return self._forms.get(key, ())

    def inside(self, reading: Reading, span: Span) -> tuple[Name, ...]:
        """Return what is named in a stretch; mentions that no entity holds are named by their own words."""
        text = reading.article.text
        kinds = self._kinds_in(reading)
        found = []
        taken: set[int] = set()
        at = self._at.get(reading.article.id, [])
        for start, end, key in at[bisect_left(at, (span.start,)) : bisect_left(at, (span.end,))]:
            if end > span.end:
                continue
            entity = self._by_id[key]
            kind = kinds.get(start, "name")
            found.append(Name(key, entity.name, entity.type, self._forms[key], start, end, kind == "name"))
            taken.add(start)
        for mention in reading.marks.mentions:
            if mention.kind != "name" or mention.span.start in taken or not span.contains(mention.span):
                continue
            words = fold(mention.span.of(text))
            if words:
                key = " ".join(sorted(words))
                found.append(
                    Name(key, mention.span.of(text), mention.type, (words,), mention.span.start, mention.span.end, True)
                )
        return tuple(sorted(found, key=lambda name: (name.start, name.key)))

    def _kinds_in(self, reading: Reading) -> dict[int, MentionKind]:
        """Return of what kind the mention at each place of an article is."""
        known = self._kinds.get(reading.article.id)
        if known is None or known[0] is not reading.marks:
            known = reading.marks, {m.span.start: m.kind for m in reading.marks.mentions}
            self._kinds[reading.article.id] = known
        return known[1]

    def filled(self, key: str, span: Span) -> Name:
        """Return an entity that a stretch speaks of without naming it."""
        entity = self._by_id.get(key)
        if entity is None:
            return Name(key, key, "other", (), span.start, span.start, False)
        return Name(key, entity.name, entity.type, self._forms[key], span.start, span.start, False)


class FactReader:
    """Gathers what stretches of the articles say; what a sentence holds is worked out once.

    Args:
        readings: By article id.
        names: Who is named where.
    """

    def __init__(self, readings: Mapping[str, Reading], names: Names) -> None:
        self._readings = readings
        self._names = names
        self._words: dict[tuple[str, int], tuple[Word, ...]] = {}
        self._frames: dict[tuple[str, int], tuple[Frame, ...]] = {}
        self._named: dict[tuple[str, int], tuple[Name, ...]] = {}
        self._last: Facts | None = None

    def of_span(self, span: Span, *, text: str | None = None) -> Facts:
        """Return what the characters of `span` say.

        Args:
            span: The stretch.
            text: The stretch made readable out of context, where there is one.
        """
        reading = self._readings[span.article]
        inside = [s for s in reading.marks.parse.sentences if s.span.overlaps(span)]
        for sentence in inside:
            self._read(reading, sentence)
        keys = [(span.article, s.index) for s in inside]
        times = tuple(t for t in reading.marks.times if span.contains(t.span))
        words = tuple(w for key in keys for w in self._words[key] if span.start <= w.start < span.end)
        return Facts(
            span,
            text if text is not None else span.of(reading.article.text),
            words,
            Lexicon(words),
            self._names.inside(reading, span),
            tuple(q for q in reading.marks.quantities if span.contains(q.span) and not _points_back(reading, q)),
            times,
            tuple(fold(t.span.of(reading.article.text)) for t in times),
            tuple(c for c in reading.claims if span.contains(c.span)),
            tuple(f for key in keys for f in self._frames[key] if span.start <= f.start < span.end),
        )

    def of_claim(self, claim: Claim) -> Facts:
        """Return what a claim says: its own span, with the times that govern it and who its pronouns are."""
        facts = self.of_span(claim.span, text=claim.text)
        outside = tuple(t for t in claim.times if not claim.span.contains(t.span))
        inner = tuple(dict.fromkeys((*claim.quantities, *facts.quantities)))
        known = {name.key for name in facts.names}
        filled = tuple(self._names.filled(key, claim.span) for key in claim.entities if key not in known)
        own = tuple(f for f in facts.frames if f.claim is not None and f.claim.id == claim.id)
        names = facts.names + filled
        return replace(
            facts,
            names=names + self._shared(claim, claim.text, names),
            quantities=inner,
            times=facts.times + outside,
            dated=facts.dated + tuple(fold(t.span.of(self._readings[claim.article].article.text)) for t in outside),
            claims=(claim,),
            frames=own or facts.frames,
        )

    def frames_of(self, claim: Claim) -> tuple[Frame, ...]:
        """Return all verbs that stand in a claim's span, those of its inner clauses too."""
        frames = self._frames.get((claim.article, claim.sentence), ())
        return tuple(f for f in frames if claim.span.start <= f.start < claim.span.end)

    def nearest_persons(self, claim: Claim) -> frozenset[str]:
        """Return whom an unnamed "he" that opens a claim may mean: persons named in its sentence or the last before."""
        reading = self._readings[claim.article]
        sentences = reading.marks.parse.sentences
        found = self._persons(reading, sentences[claim.sentence].span)
        for sentence in reversed(sentences[max(0, claim.sentence - _REACH) : claim.sentence]):
            before = self._persons(reading, sentence.span)
            if before:
                return found | before
        return found

    def _persons(self, reading: Reading, span: Span) -> frozenset[str]:
        return frozenset(n.key for n in self._names.inside(reading, span) if n.type == "person")

    def of_proposition(self, claim: Claim, part: Proposition) -> Facts:
        """Return what a part of a claim says: what stands in its own characters, and who else its words name."""
        whole = self._around(claim.span)

        def own(start: int, end: int) -> bool:
            return any(span.start <= start and end <= span.end for span in part.spans)

        words = tuple(w for w in whole.words if own(w.start, w.start + 1))
        names = tuple(n for n in whole.names if own(n.start, n.end))
        dated = [(t, d) for t, d in zip(whole.times, whole.dated, strict=True) if own(t.span.start, t.span.end)]
        return replace(
            whole,
            span=Span(claim.article, part.spans[0].start, part.spans[-1].end),
            text=part.text,
            words=words,
            lexicon=Lexicon(words),
            names=names + self._shared(claim, part.text, names),
            quantities=tuple(q for q in whole.quantities if own(q.span.start, q.span.end)),
            times=tuple(t for t, _ in dated),
            dated=tuple(d for _, d in dated),
            claims=(claim,),
            frames=tuple(f for f in whole.frames if f.start == part.verb),
        )

    def _shared(self, claim: Claim, text: str, known: Sequence[Name]) -> tuple[Name, ...]:
        """Return whom a text names by words that its clause shares with another one of its sentence.

        "Lena Holt" in "Lena Holt resigned and was later treated", told as "Lena Holt was later treated".
        """
        left = fold(text).difference(*(form for name in known for form in name.forms[:1]))
        keys = {name.key for name in known}
        there = self._named.get((claim.article, claim.sentence), ())
        found = {n.key: n for n in there if n.key not in keys and any(form <= left for form in n.forms)}
        return tuple(replace(n, start=claim.span.start, end=claim.span.start) for n in found.values())

    def _around(self, span: Span) -> Facts:
        """Return what a claim's characters say; its parts are asked for one after the other."""
        if self._last is None or self._last.span != span:
            self._last = self.of_span(span)
        return self._last

    def _read(self, reading: Reading, sentence: Sentence) -> None:
        key = (reading.article.id, sentence.index)
        if key in self._words:
            return
        parse = reading.marks.parse
        negated = negated_tokens(parse, sentence)
        self._words[key] = content_words(parse, sentence, negated)
        names = self._named[key] = self._names.inside(reading, sentence.span)
        named: Named = tuple((n.start, n.end, n.key) for n in names)
        claims = [c for c in reading.claims if c.sentence == sentence.index]
        self._frames[key] = FrameReader(parse, sentence, named, negated).read(claims)


def _points_back(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a number only points at what was named before: "the two states" says no more than "they"."""
    text, start = reading.article.text, quantity.span.start
    if quantity.span.of(text).lower() != "two":
        return False
    before = text[max(0, start - _WORD_BEFORE) : start].lower().split()
    return bool(before) and before[-1] in ("the", "these", "those")


def by_article(readings: Sequence[Reading]) -> dict[str, Reading]:
    """Return the readings by article id."""
    return {reading.article.id: reading for reading in readings}
