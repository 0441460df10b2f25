"""An entity from its mentions: name, aliases, titles, description, country, coordinates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.mark.gazetteer import Place, find_people, find_places
from rashomon.mark.linking.known import KnownNames
from rashomon.mark.linking.naming import is_abbreviation, plain
from rashomon.mark.linking.odd_names import best_surface
from rashomon.mark.linking.persons import Person
from rashomon.mark.linking.refs import Ref
from rashomon.model import Entity, KnownName, NameDiscrepancy, content_id

_POSSESSIVES = {"his", "her", "its", "their", "my", "our", "your", "whose"}


def build_entity(
    refs: Sequence[Ref],
    person: Person | None,
    odd: Sequence[NameDiscrepancy],
    known: KnownNames | None,
    countries: Counter[str],
) -> Entity:
    """Return the entity of mentions that were joined.

    Args:
        refs: Its mentions.
        person: Its names, if it is a person.
        odd: What is written differently.
        known: A user's own list.
        countries: How often the case names each country, to tell apart places of one name.
    """
    named = [r for r in refs if r.mention.kind == "name"]
    kind = Counter(r.mention.type for r in named).most_common(1)[0][0]
    entry = next((found for r in named if known and (found := known.find(r.text))), None)
    misprints = {d.given for d in odd if d.kind != "wrong-title"}
    place = _place(named, countries) if kind in ("place", "group") else None
    name = entry.name if entry else best_surface(person) if person else _name(named, place, kind)
    described = entry.description if entry and entry.description else _description(named)
    return Entity(
        id=content_id("ent", kind, plain(name)),
        name=name,
        type=entry.type if entry and entry.type else kind,
        aliases=_aliases(refs, name, misprints),
        titles=_titles(named, {d.span.start for d in odd if d.kind == "wrong-title"}),
        description=described,
        country=_country(entry, place, person),
        latitude=place.latitude if place and kind == "place" else None,
        longitude=place.longitude if place and kind == "place" else None,
        mentions=tuple(r.mention.span for r in refs),
        discrepancies=tuple(sorted(odd, key=lambda d: d.span)),
    )


def _name(named: Sequence[Ref], place: Place | None, kind: str) -> str:
    """Return the gazetteer's name for countries, else the longest form that is no rarity, abbreviations last."""
    if place and kind == "place" and place.kind == "country":
        return place.name
    if place and kind == "place" and place.kind == "region" and all(r.text.endswith(".") for r in named):
        return place.name
    counts = Counter(_without_article(r.text) for r in named)
    if kind == "group":
        return min(counts, key=lambda name: (not name[:1].isupper(), name.isupper(), -counts[name], name))
    if kind == "place":
        return min(counts.items(), key=lambda item: (item[0].isupper(), -item[1], item[0]))[0]
    return min(counts, key=lambda name: (is_abbreviation(name), name.isupper(), -len(name), name))


def _without_article(text: str) -> str:
    return text[4:] if text[:4] in ("the ", "The ") else text


def _place(named: Sequence[Ref], countries: Counter[str]) -> Place | None:
    for ref in named:
        if ref.mention.type == "group":
            found = find_people(ref.text)
            places: tuple[Place, ...] = (found,) if found else ()
        else:
            places = find_places(ref.text)
        if places:
            return max(places, key=lambda p: (countries[p.country or ""], -places.index(p)))
    return None


def countries_named(refs: Sequence[Ref]) -> Counter[str]:
    """Return how often places of each country are named, names that several share left out."""
    counts: Counter[str] = Counter()
    for ref in refs:
        if ref.mention.kind == "name" and ref.mention.type == "place":
            places = find_places(ref.text)
            if len(places) == 1 and places[0].country:
                counts[places[0].country] += 1
    return counts


def _country(entry: KnownName | None, place: Place | None, person: Person | None) -> str | None:
    if entry and entry.country:
        return entry.country
    if place:
        return place.country
    countries = {role.country for role in person.roles if role.country} if person else set()
    return next(iter(countries)) if len(countries) == 1 else None


def _aliases(refs: Sequence[Ref], name: str, misprints: set[str]) -> tuple[str, ...]:
    found = {
        _without_article(r.text) if r.mention.kind == "name" else r.text
        for r in refs
        if r.mention.kind != "pronoun" and r.text not in misprints
    }
    return tuple(sorted(found - {name}))


def _titles(named: Sequence[Ref], wrong: set[int]) -> tuple[str, ...]:
    """Return the titles but for those at the places `wrong`, which no other report gives."""
    counts: Counter[str] = Counter()
    for ref in named:
        if ref.mention.title and ref.mention.span.start - len(ref.mention.title) - 1 not in wrong:
            title = " ".join(ref.mention.title.split())
            counts[title[:1].upper() + title[1:]] += 1
    return tuple(sorted(counts, key=lambda title: (-counts[title], title)))


def _description(named: Sequence[Ref]) -> str | None:
    """Return the description given most often, the longer of equals."""
    counts = Counter(d for r in named if (d := r.mention.description) and d.split()[0].lower() not in _POSSESSIVES)
    if not counts:
        return None
    return min(counts.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))[0]
