"""Entities of a case: every mention that can be told joined to one person, organisation, place or group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.mark.linking.bodies import body_meant
from rashomon.mark.linking.countries import place_meant
from rashomon.mark.linking.describe import build_entity, countries_named
from rashomon.mark.linking.known import KnownNames
from rashomon.mark.linking.odd_names import find_joins, wrong_title
from rashomon.mark.linking.offices import holder
from rashomon.mark.linking.persons import Person, join_persons
from rashomon.mark.linking.pronouns import resolve
from rashomon.mark.linking.refs import Ref, collect
from rashomon.mark.linking.things import join_things
from rashomon.mark.linking.types import settle_types
from rashomon.model import Article, CleanArticle, Entity, KnownName, Marks, NameDiscrepancy, content_id


@dataclass(slots=True)
class Cluster:
    """One entity while it is put together: its refs, the person behind it if it is one, what is odd."""

    refs: list[Ref]
    person: Person | None = None
    discrepancies: list[NameDiscrepancy] = field(default_factory=list)


def link(
    articles: Sequence[Article],
    cleaned: Sequence[CleanArticle],
    marks: Sequence[Marks],
    *,
    known_names: Sequence[KnownName] = (),
) -> tuple[Entity, ...]:
    """Return the entities of a case with all their mentions, pronouns included, in order of first mention.

    Two names become one entity only on evidence; a describing phrase or pronoun that could mean several is left out.

    Args:
        articles: The articles.
        cleaned: Their cleaned form, same order.
        marks: Their annotations, same order.
        known_names: A user's own list, preferred for names, types, descriptions and countries.
    """
    known = KnownNames(tuple(known_names)) if known_names else None
    refs = settle_types(collect(articles, marks), known)
    named = [r for r in refs if r.mention.kind == "name"]
    clusters = _persons([r for r in named if r.mention.type == "person"], marks)
    clusters += [Cluster(found) for found in join_things([r for r in named if r.mention.type != "person"], articles)]
    clusters = _one_a_known_name(clusters, known)
    persons = [c.person for c in clusters if c.person]
    owner = {id(c.person): n for n, c in enumerate(clusters) if c.person}
    entity_of = {r.number: n for n, c in enumerate(clusters) for r in c.refs}
    entity_of |= _described(refs, persons, owner, entity_of, marks)
    genders = [c.person.gender if c.person else "-" for c in clusters]
    entity_of |= resolve(refs, marks, entity_of, lambda n: genders[n])
    members: list[list[Ref]] = [[] for _ in clusters]
    for ref in refs:
        if ref.number in entity_of:
            members[entity_of[ref.number]].append(ref)
    countries = countries_named(refs)
    entities = [
        build_entity(found, cluster.person, cluster.discrepancies, known, countries)
        for found, cluster in zip(members, clusters, strict=True)
    ]
    return _distinct(sorted(zip(members, entities, strict=True), key=lambda item: item[0][0].number))


def _one_a_known_name(clusters: list[Cluster], known: KnownNames | None) -> list[Cluster]:
    """Join the clusters whose names a user's list has for one and the same."""
    if known is None:
        return clusters
    kept: list[Cluster] = []
    by_name: dict[KnownName, Cluster] = {}
    for cluster in clusters:
        entries = [found for ref in cluster.refs if (found := known.find(ref.text))]
        first = by_name.setdefault(entries[0], cluster) if entries else cluster
        if first is cluster:
            kept.append(cluster)
        else:
            first.refs.extend(cluster.refs)
            first.discrepancies.extend(cluster.discrepancies)
            first.person = first.person or cluster.person
    return kept


def _described(
    refs: Sequence[Ref],
    persons: Sequence[Person],
    owner: Mapping[int, int],
    entity_of: Mapping[int, int],
    marks: Sequence[Marks],
) -> dict[int, int]:
    """Return the entities of the describing phrases that mean one."""
    found: dict[int, int] = {}
    for ref in refs:
        if ref.mention.kind != "nominal":
            continue
        if ref.mention.type == "person" and not _of_something(ref, marks) and (person := holder(ref, persons)):
            found[ref.number] = owner[id(person)]
        elif ref.mention.type == "place" and (place := place_meant(ref, refs, entity_of, marks)) is not None:
            found[ref.number] = place
        elif ref.mention.type == "organisation" and (body := body_meant(ref, refs, entity_of, marks)) is not None:
            found[ref.number] = body
    return found


def _of_something(ref: Ref, marks: Sequence[Marks]) -> bool:
    """Tell whether words behind a phrase say of what somebody is the head: "the chairman of the panel"."""
    head = ref.mention.head
    tokens = marks[ref.article].parse.tokens
    of = tokens[head + 1] if head + 1 < len(tokens) else None
    country = ref.role is not None and ref.role.country
    return not country and of is not None and of.lemma == "of" and ref.mention.span.end <= of.start


def _persons(refs: Sequence[Ref], marks: Sequence[Marks]) -> list[Cluster]:
    """Join person names, then misprints to those they mean."""
    persons = join_persons(refs)
    clusters = {id(person): Cluster(list(person.refs), person) for person in persons}
    for person in persons:
        for ref in person.refs:
            wrong = wrong_title(ref, person, marks)
            if wrong:
                clusters[id(person)].discrepancies.append(wrong)
    for join in find_joins(persons, marks):
        if id(join.odd) not in clusters or id(join.into) not in clusters:
            continue
        del clusters[id(join.odd)]
        target = clusters[id(join.into)]
        target.refs.extend(join.odd.refs)
        target.discrepancies.extend(join.discrepancies)
    return list(clusters.values())


def _distinct(found: Sequence[tuple[list[Ref], Entity]]) -> tuple[Entity, ...]:
    """Return the entities with ids told apart: two people of one name get two ids."""
    seen: dict[str, int] = {}
    out = []
    for _, entity in found:
        count = seen.get(entity.id, 0)
        seen[entity.id] = count + 1
        out.append(replace(entity, id=content_id("ent", entity.id, count)) if count else entity)
    return tuple(out)
