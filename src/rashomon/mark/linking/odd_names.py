"""Names that are written differently but, on evidence, mean somebody known: joined, and flagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from rashomon.mark.linking.persons import Person, affixes, name_words
from rashomon.mark.linking.refs import Ref
from rashomon.model import Marks, NameDiscrepancy, Span

_CONTENT = {"NOUN", "VERB", "PROPN", "ADJ", "NUM"}
_BRACKETS = str.maketrans("", "", "[]")
_ENOUGH_SHARED = 4
_SHORTEST = 4
_EARLIER = {"then", "former", "ex", "formerly", "late", "previous"}


@dataclass(frozen=True, slots=True)
class Join:
    """A person to be taken into another, with what is odd."""

    odd: Person
    into: Person
    discrepancies: tuple[NameDiscrepancy, ...]


def find_joins(persons: Sequence[Person], marks: Sequence[Marks]) -> list[Join]:
    """Return the persons that are misprints of others: one or two letters off AND told of in the same words.

    A misprint stands in one article only and is rarer than the right name; two people who differ by a letter and
    share no context stay two.
    """
    joins = []
    alike: dict[str, list[Person]] = {}
    for person in persons:
        for letter in sorted({name[-1][:1] for name in person.names}):
            alike.setdefault(letter, []).append(person)
    for odd in persons:
        if len({r.article for r in odd.refs}) > 1:
            continue
        candidates = []
        # A misprint of the first letter is rare, and comparing everybody with everybody is slow.
        for other in alike[odd.full[-1][:1]]:
            if other is odd or len(other.refs) <= len(odd.refs) or not _near(odd.full, other):
                continue
            evidence = _evidence(odd, other, marks)
            if evidence:
                candidates.append((other, evidence))
        if len(candidates) == 1:
            other, evidence = candidates[0]
            joins.append(Join(odd, other, _discrepancies(odd, other, evidence, marks)))
    return joins


def _near(words: tuple[str, ...], other: Person) -> bool:
    """Tell whether a name differs by a letter or two from the other's surname or the end of its full name."""
    for known in other.names:
        tail = known[-len(words) :]
        if len(tail) != len(words) or tail == words:
            continue
        wrong = [(a, b) for a, b in zip(words, tail, strict=True) if a != b]
        if len(wrong) != 1:
            continue
        a, b = wrong[0]
        if a == b + "s":
            continue  # "the Itos" are a family, not a misprint
        allowed = 1 if len(b) < 8 else 2
        anchored = len(words) > 1 or min(len(a), len(b)) >= _SHORTEST
        if anchored and OSA.distance(a, b) <= allowed:
            return True
    return False


def _evidence(odd: Person, other: Person, marks: Sequence[Marks]) -> str | None:
    """Return why the two are held to be one, or None."""
    words = _around(odd.refs, marks)
    for person in (other,):
        shared = sorted(words & _around([r for r in person.refs if r.mention.kind == "name"], marks))
        names = {w for n in (*odd.names, *other.names) for w in n}
        shared = [w for w in shared if w not in names]
        if len(shared) >= _ENOUGH_SHARED:
            return "told of in the same words: " + ", ".join(shared[:6])
    articles = {r.article for r in odd.refs}
    if len(odd.full) > 1 and any(r.article in articles and r.number < odd.refs[0].number for r in other.refs):
        return "the same article names the other in full before"
    return None


def _around(refs: Sequence[Ref], marks: Sequence[Marks]) -> set[str]:
    """Return the content lemmas of the sentences that name somebody."""
    found = set()
    for ref in refs:
        parse = marks[ref.article].parse
        tokens = parse.sentence_tokens(parse.sentences[ref.sentence])
        found |= {t.lemma for t in tokens if t.pos in _CONTENT and len(t.text) > 2}
    return found - {"president", "minister", "prime", "say", "have"}


def _discrepancies(odd: Person, other: Person, evidence: str, marks: Sequence[Marks]) -> tuple[NameDiscrepancy, ...]:
    expected = best_surface(other)
    found = []
    for ref in odd.refs:
        span = with_title(ref)
        found.append(NameDiscrepancy(span, ref.text, expected, "misspelt-name", evidence, 0.8))
        wrong = wrong_title(ref, other, marks)
        if wrong:
            found.append(wrong)
    return tuple(found)


def best_surface(person: Person) -> str:
    """Return the fullest name as most often written."""
    written = [r.text.translate(_BRACKETS) for r in person.refs if name_words(r.text) == person.full]
    whole = [text for text in written if affixes(text)] or written
    return min(set(whole), key=lambda text: (text.isupper(), -whole.count(text), text))


def with_title(ref: Ref) -> Span:
    """Return the span of a name together with the title before it."""
    span = ref.mention.span
    size = len(ref.mention.title) + 1 if ref.mention.title else 0
    return Span(span.article, max(0, span.start - size), span.end)


def wrong_title(ref: Ref, person: Person, marks: Sequence[Marks]) -> NameDiscrepancy | None:
    """Return the discrepancy of a title that no other report gives, when it is a lesser or greater form of theirs."""
    title, role = ref.mention.title, ref.role
    if title is None or role is None or _is_former(ref, marks):
        return None
    others = [r.role.noun for r in person.refs if r.role and r.number != ref.number and r.role.noun != role.noun]
    same = [r for r in person.refs if r.role and r.number != ref.number and r.role.noun == role.noun]
    near = [noun for noun in others if noun.endswith(" " + role.noun) or role.noun.endswith(" " + noun)]
    if same or len(near) < 2:
        return None
    expected = next(r.mention.title for r in person.refs if r.role and r.role.noun == near[0] and r.mention.title)
    evidence = f"the other mentions with a title say {expected} ({len(near)} times)"
    return NameDiscrepancy(with_title(ref), title, expected or near[0], "wrong-title", evidence, 0.7)


def _is_former(ref: Ref, marks: Sequence[Marks]) -> bool:
    tokens = marks[ref.article].parse.tokens
    size = len((ref.mention.title or "").split())
    nearby = tokens[max(0, ref.mention.head - size - 6) : ref.mention.head]
    before = [t for t in nearby if t.end <= ref.mention.span.start]
    return any(t.lemma.lower().split("-")[0] in _EARLIER for t in before[-size - 4 :])
