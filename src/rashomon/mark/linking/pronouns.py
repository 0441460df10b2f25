"""Pronouns resolved to the nearest fitting name before them; a doubtful one stays unresolved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rashomon.mark.linking.refs import Ref
from rashomon.mark.names.lexicon import nouns
from rashomon.model import Marks, Token

MALE = {"he", "him", "his", "himself"}
FEMALE = {"she", "her", "hers", "herself"}
THING = {"it", "its", "itself"}
_REACH = 2
_MARGIN = 1.0
_HIGHEST = 10
"""How many heads above a pronoun a subject is looked for."""
_MOST = 80
_LEAST, _LEAST_FOR_THINGS = 0.0, 3.0
GenderOf = Callable[[int], str]


def resolve(
    refs: Sequence[Ref], marks: Sequence[Marks], entity_of: Mapping[int, int], gender_of: GenderOf
) -> dict[int, int]:
    """Return the entity of each pronoun that can be told, by the pronoun's running number.

    Args:
        refs: All mentions of the case in order.
        marks: The annotations of its articles.
        entity_of: Entity by running number, for names and describing phrases.
        gender_of: "m", "f" or "-" of an entity.
    """
    found: dict[int, int] = {}
    known: dict[tuple[int, int], str] = {}
    for position, ref in enumerate(refs):
        if ref.mention.kind != "pronoun":
            continue
        word = ref.text.lower()
        scored: dict[int, float] = {}
        tokens = marks[ref.article].parse.tokens
        if (word in MALE or word in FEMALE) and _unknown_subject(refs, position, entity_of, tokens):
            continue
        hearers = _hearers(refs, position, entity_of, tokens)
        for other in _before(refs, position):
            entity = entity_of.get(other.number, found.get(other.number))
            if entity is None or entity in hearers or not _fits(word, other, entity, gender_of, known):
                continue
            if _blocked(ref, other, tokens):
                continue
            score = _score(ref, other, tokens, word)
            scored[entity] = max(scored.get(entity, -9.0), score)
        least = _LEAST_FOR_THINGS if word in THING else _LEAST
        best = sorted(((e, s) for e, s in scored.items() if s >= least), key=lambda item: (-item[1], item[0]))
        if best and (len(best) == 1 or best[0][1] - best[1][1] >= _MARGIN):
            found[ref.number] = best[0][0]
            if word in MALE or word in FEMALE:
                known.setdefault((ref.article, best[0][0]), "m" if word in MALE else "f")
    return found


def _unknown_subject(refs: Sequence[Ref], position: int, entity_of: Mapping[int, int], tokens: Sequence[Token]) -> bool:
    """Tell whether the pronoun's own clause has a described person for its subject whom nobody could tell.

    In "the mayor lost his seat" the seat is the mayor's, whoever that is, and so it is in "said he lost his seat".
    """
    ref = refs[position]
    token = tokens[ref.mention.head]
    governor = tokens[token.head]
    for _ in range(_HIGHEST):
        near = tokens[max(0, governor.i - 40) : governor.i]
        subjects = {t.i for t in near if t.head == governor.i and _is_subject(t)} - {token.i, token.head}
        for other in reversed(refs[max(0, position - 12) : position]):
            if other.mention.head in subjects and other.article == ref.article:
                return other.mention.kind == "nominal" and other.mention.type == "person" and _untold(other, entity_of)
        if any(_some_person(tokens, i) for i in subjects):
            return True
        if governor.head == governor.i or governor.dep == "relcl" or subjects:
            return False
        governor = tokens[governor.head]
    return False


def _some_person(tokens: Sequence[Token], noun: int) -> bool:
    """Tell whether a noun brings in somebody who has no name yet ("a judge must step aside if his ...")."""
    kind = nouns().get(tokens[noun].lemma)
    indefinite = any(t.head == noun and t.text.lower() in ("a", "an") for t in tokens[max(0, noun - 6) : noun])
    return kind is not None and kind.type == "person" and tokens[noun].pos == "NOUN" and indefinite


def _untold(ref: Ref, entity_of: Mapping[int, int]) -> bool:
    return ref.number not in entity_of


def _is_subject(token: Token) -> bool:
    return token.dep in ("nsubj", "nsubjpass")


def _hearers(
    refs: Sequence[Ref], position: int, entity_of: Mapping[int, int], tokens: Sequence[Token]
) -> frozenset[int]:
    """Return who is the object of the pronoun's own verb: in "he told Ann Li" he is not Ann Li."""
    ref = refs[position]
    token = tokens[ref.mention.head]
    if not _is_subject(token):
        return frozenset()
    found = set()
    for other in refs[position + 1 : position + 6]:
        if other.article != ref.article:
            break
        rival = tokens[other.mention.head]
        object_of_it = rival.head == token.head and rival.dep in ("dobj", "dative")
        if object_of_it and other.number in entity_of:
            found.add(entity_of[other.number])
    return frozenset(found)


def _before(refs: Sequence[Ref], position: int) -> list[Ref]:
    ref = refs[position]
    start = position
    while start > max(0, position - _MOST) and refs[start - 1].article == ref.article:
        if ref.sentence - refs[start - 1].sentence > _REACH:
            break
        start -= 1
    return list(refs[start:position])


def _fits(word: str, other: Ref, entity: int, gender_of: GenderOf, known: Mapping[tuple[int, int], str]) -> bool:
    if word in MALE or word in FEMALE:
        if other.mention.type != "person":
            return False
        gender = gender_of(entity)
        if gender == "-":
            gender = known.get((other.article, entity), "-")
        return gender in ("-", "m" if word in MALE else "f")
    if word in THING:
        return other.mention.type in ("organisation", "place", "facility", "other")
    return False


def _blocked(ref: Ref, other: Ref, tokens: Sequence[Token]) -> bool:
    """Tell whether grammar forbids it: "him" is never the subject of its own verb, "his" never inside that name."""
    token, rival = tokens[ref.mention.head], tokens[other.mention.head]
    if other.mention.span.contains(ref.mention.span):
        return True
    if token.tag == "PRP$" or ref.text.lower().endswith(("self", "selves")):
        return token.head == rival.i
    governor = tokens[token.head]
    if governor.pos == "ADP":
        governor = tokens[governor.head]
    # The subject of "prefers to label it" is that of "label", too.
    while token.dep not in ("nsubj", "nsubjpass") and governor.dep in ("xcomp", "conj") and governor.head != governor.i:
        if rival.head == governor.i and rival.dep in ("nsubj", "nsubjpass"):
            return True
        governor = tokens[governor.head]
    return rival.dep in ("nsubj", "nsubjpass") and rival.head == governor.i


def _score(ref: Ref, other: Ref, tokens: Sequence[Token], word: str) -> float:
    """Score an antecedent: near before far, subjects before others."""
    score = 4.0 - 1.5 * (ref.sentence - other.sentence)
    rival = tokens[other.mention.head]
    while rival.dep == "conj" and rival.head < rival.i:
        rival = tokens[rival.head]
    if rival.dep in ("nsubj", "nsubjpass"):
        score += 2.0
    elif rival.dep in ("poss", "compound"):
        score -= 0.5
    if word in THING and not (ref.sentence == other.sentence and rival.dep in ("nsubj", "nsubjpass")):
        score -= 4.0
    return score
