"""One type for one name over the whole case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rashomon.mark.gazetteer import find_people, find_place
from rashomon.mark.linking.known import KnownNames
from rashomon.mark.linking.naming import plain
from rashomon.mark.linking.refs import Ref
from rashomon.mark.names.lexicon import is_given_name, known_organisation
from rashomon.model.mark import EntityType


def settle_types(refs: Sequence[Ref], known: KnownNames | None) -> list[Ref]:
    """Return the refs with the type that the case as a whole gives each name.

    A user's list decides first, then the gazetteer for countries and peoples, then the surname of somebody named in
    full, then the majority.
    """
    votes: dict[str, Counter[EntityType]] = {}
    surnames: Counter[str] = Counter()
    for ref in refs:
        if ref.mention.kind != "name":
            continue
        votes.setdefault(plain(ref.text), Counter())[ref.mention.type] += 1
        if ref.mention.type == "person" and len(ref.words) > 1:
            surnames[plain(ref.words[-1])] += 1
            surnames[plain(ref.words[0])] += 0
    return [_settled(ref, votes, surnames, known) if ref.mention.kind == "name" else ref for ref in refs]


def _like_person(ref: Ref, kind: EntityType) -> bool:
    """Tell whether a name of two words that begins with a given name is taken for a person."""
    return kind == "person" and len(ref.words) == 2 and is_given_name(ref.words[0])


def _settled(ref: Ref, votes: dict[str, Counter[EntityType]], surnames: Counter[str], known: KnownNames | None) -> Ref:
    key = plain(ref.text)
    entry = known.find(ref.text) if known else None
    place = find_place(ref.text)
    kind: EntityType
    if entry and entry.type:
        kind = entry.type
    elif place and place.kind != "city" and ref.mention.type == "place":
        kind = "place"
    elif len(ref.words) == 1 and known_organisation(ref.text) and not surnames[key] and not ref.mention.title:
        kind = "organisation"
    elif find_people(ref.text):
        kind = "group"
    elif len(ref.words) == 1 and surnames[key] and (place is None or place.common) and ref.mention.type != "group":
        kind = "person"
    else:
        kind = min(votes[key].items(), key=lambda item: (-item[1], not _like_person(ref, item[0]), item[0]))[0]
    if kind == ref.mention.type:
        return ref
    return replace(ref, mention=replace(ref.mention, type=kind))
