"""Names that run together: "US-China", "anti-Chinese", "Vietnam Xiong Bo" are taken apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.mark.gazetteer import find_people, find_place
from rashomon.mark.names.lexicon import find_group, known_organisation, name_words
from rashomon.mark.names.namespan import NameSpan, head_of, text_of
from rashomon.model import Token
from rashomon.model.mark import EntityType

_QUOTES = {'"', "“", "”", "``", "''"}
_PREFIXES = {"anti", "pro", "non", "pre", "post", "ex", "pan", "trans", "mid"}
_ARTICLES = {"al", "el", "ad", "an", "as", "at", "e"}
_HYPHENS = {"-", "–", "/", "‑"}


def take_apart(tokens: Sequence[Token], name: NameSpan) -> Iterable[NameSpan]:
    """Yield the names that one run of tokens really holds, mostly itself."""
    if listed_type(text_of(tokens, name.first, name.last)):
        yield name
        return
    for whole in _at_quotes(tokens, name):
        for part in _at_hyphens(tokens, whole):
            yield from _after_country(tokens, part)


def _at_quotes(tokens: Sequence[Token], name: NameSpan) -> list[NameSpan]:
    """Cut a name short after "Jr." and at quotation marks; split off a place's abbreviation before a person."""
    first, last = name.first, name.last
    for i in range(first, last):
        if tokens[i].text in ("Jr.", "Jr", "Sr.", "Sr") and name.type == "person":
            last = i + 1
            break
        if tokens[i].text == "," and name.type == "person" and i > first:
            if i + 1 < last and tokens[i + 1].text in ("Jr.", "Jr", "Sr.", "Sr"):
                continue
            last = i
            break
        if tokens[i].text in _QUOTES:
            inner = i + 1 < last and i - first <= 1
            first, last = (i + 1, last) if inner else (first, i)
            break
    if name.type == "person" and last - first > 1 and tokens[first].text.endswith(".") and len(tokens[first].text) > 2:
        place = find_place(tokens[first].text)
        if place and place.kind == "region":
            first += 1
    return [_part(tokens, name, first, last, name.type)] if first < last else []


def listed_type(text: str) -> EntityType | None:
    """Return the type under which the lists have a name, towns aside, or None."""
    place = find_place(text)
    if place and place.kind != "city":
        return "place"
    if find_people(text) or find_group(text):
        return "group"
    return "organisation" if known_organisation(text) else None


def _at_hyphens(tokens: Sequence[Token], name: NameSpan) -> list[NameSpan]:
    """Split at hyphens between listed names; cut small words that a hyphen ties to a name ("China-led")."""
    cuts = [i for i in range(name.first, name.last) if tokens[i].text in _HYPHENS]
    if not cuts:
        return [name]
    bounds = list(zip([name.first, *(i + 1 for i in cuts)], [*cuts, name.last], strict=True))
    parts = [(a, b) for a, b in bounds if a < b and tokens[a].text[:1].isupper()]
    types = [listed_type(text_of(tokens, a, b)) for a, b in parts]
    if len(parts) > 1 and all(types):
        return [_part(tokens, name, a, b, kind or name.type) for (a, b), kind in zip(parts, types, strict=True)]
    first, last = name.first, name.last
    small = [(a, b) for a, b in bounds if a < b and _is_small(tokens[a].text)]
    if parts and small and name.type != "person":
        if small[0] == bounds[0] and tokens[first].text.lower() not in _ARTICLES:
            first = bounds[1][0]
        if small[-1] == bounds[-1] and tokens[bounds[-1][0]].pos in ("VERB", "ADJ", "NOUN", "ADV"):
            last = cuts[-1]
    if first >= last:
        return []
    return [_part(tokens, name, first, last, listed_type(text_of(tokens, first, last)) or name.type)]


def _is_small(word: str) -> bool:
    return word.islower() or word.lower() in _PREFIXES


def _after_country(tokens: Sequence[Token], name: NameSpan) -> list[NameSpan]:
    """Split a country off the person's name that follows it without a sign ("ambassador to Vietnam Xiong Bo")."""
    size = name.last - name.first
    if name.type not in ("place", "person", "organisation") or size < 3 or name.first == 0:
        return [name]
    if tokens[name.first - 1].pos != "ADP" or tokens[name.last - 1].text.lower() in name_words():
        return [name]
    for length in (2, 1):
        middle = name.first + length
        place = find_place(text_of(tokens, name.first, middle))
        rest = tokens[middle : name.last]
        if place and place.kind == "country" and len(rest) in (2, 3) and all(t.text.istitle() for t in rest):
            return [
                _part(tokens, name, name.first, middle, "place"),
                _part(tokens, name, middle, name.last, "person"),
            ]
    return [name]


def _part(tokens: Sequence[Token], name: NameSpan, first: int, last: int, kind: EntityType) -> NameSpan:
    return replace(name, first=first, last=last, type=kind, head=head_of(tokens, first, last))
