"""Describing phrases for places: "the Vietnamese capital", "the Asian nation", "the country"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.mark.gazetteer import find_capital, find_place
from rashomon.mark.linking.naming import place_key
from rashomon.mark.linking.refs import Ref, country_of
from rashomon.model import Marks

_NATIONS = {"country", "nation"}
_REACH = 1


def place_meant(ref: Ref, refs: Sequence[Ref], entity_of: Mapping[int, int], marks: Sequence[Marks]) -> int | None:
    """Return the entity that a describing phrase of type place means, or None.

    A capital is that of the country named with it. "The country" is the only country named in the same sentence
    before it, else the only one of the sentence before; where there are two, it stays open.

    Args:
        ref: The phrase.
        refs: All mentions of the case in order.
        entity_of: Entities of the names by running number.
        marks: The annotations of the articles.
    """
    tokens = marks[ref.article].parse.tokens
    noun = tokens[ref.mention.head].lemma
    words = [t.text for t in tokens[ref.mention.head - len(ref.words) - 1 : ref.mention.head]]
    if noun == "capital" and (code := country_of(words)):
        key = place_key(find_capital(code) or "")
        places = (r for r in refs if _is_name(r) and r.number in entity_of)
        capitals = {entity_of[r.number] for r in places if place_key(r.text) == key}
        return capitals.pop() if len(capitals) == 1 else None
    if noun not in _NATIONS or ref.words[0].lower() not in ("the", "this"):
        return None
    for back in range(_REACH + 1):
        named = _countries(ref, refs, entity_of, ref.sentence - back)
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def _is_name(ref: Ref) -> bool:
    return ref.mention.kind == "name" and ref.mention.type == "place"


def _countries(ref: Ref, refs: Sequence[Ref], entity_of: Mapping[int, int], sentence: int) -> set[int]:
    """Return the countries named before `ref` in one sentence of its article."""
    found = set()
    for number in range(ref.number - 1, -1, -1):
        other = refs[number]
        if other.article != ref.article or other.sentence < sentence:
            break
        if other.sentence == sentence and _is_name(other) and other.number in entity_of:
            place = find_place(other.text)
            if place and place.kind == "country":
                found.add(entity_of[other.number])
    return found
