"""The step: who stands how to whom, from the sentences of all articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rashomon.model import Claim, Conflict, Entity, Reading, Relation, Statement
from rashomon.world.relations.bonds import bond_relations
from rashomon.world.relations.contradictions import contradictions
from rashomon.world.relations.edges import Evidence, Joiner, OriginsBehind, relation_of
from rashomon.world.relations.ends import End, Ends, World
from rashomon.world.relations.nouns import noun_relations
from rashomon.world.relations.owners import owner_relations
from rashomon.world.relations.places import place_relations
from rashomon.world.relations.scene import Found, Scene
from rashomon.world.relations.schema import RelationSchema, built_in
from rashomon.world.relations.verbs import verb_relations

VERSION = 1
_LONGEST_SENTENCE = 250
_ZONES = ("body", "headline", "caption")


@dataclass(frozen=True, slots=True, eq=False)
class RelationRequest:
    """All that relations are read from.

    Attributes:
        readings: The articles of the case.
        entities: Who is named, over all articles.
        statements: What their claims amount to.
        origins_behind: Returns the ids of the origins that stand behind some claims.
        country_name: English name of a country by its ISO 3166 alpha-2 code.
        capital: Name of a country's capital by that code.
        schema: What is looked for; None: what is shipped.
    """

    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    origins_behind: OriginsBehind
    country_name: Callable[[str], str | None]
    capital: Callable[[str], str | None]
    schema: RelationSchema | None = None


@dataclass(frozen=True, slots=True)
class Relations:
    """What was found.

    Attributes:
        relations: One an edge, the best supported first.
        conflicts: Edges that cannot both hold.
    """

    relations: tuple[Relation, ...]
    conflicts: tuple[Conflict, ...]


def find_relations(request: RelationRequest) -> Relations:
    """Return the relations that the articles tell, each with its claims, origins, dates and stage.

    Read from the parse and the names of every sentence by the rules of the schema: titles and appositions, possessives,
    copulas, verbs with their arguments, names beside names. Relations that cannot both hold are returned as conflicts.
    """
    schema = request.schema or built_in()
    world = World.of(request.entities, request.country_name, request.capital)
    by_article = [list(_of_article(reading, world, schema, {})) for reading in request.readings]
    if relatives := _relatives([one for found in by_article for one in found]):
        for place, reading in enumerate(request.readings):
            if _names_one_of(reading, relatives, world):
                by_article[place] = list(_of_article(reading, world, schema, relatives))
    found = [one for those in by_article for one in those]
    claims = {c.id: c for r in request.readings for c in r.claims}
    by_sentence: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims.values():
        by_sentence.setdefault((claim.article, claim.sentence), []).append(claim)
    evidence = Evidence(
        claims=by_sentence,
        statement_of={c: s.id for s in reversed(request.statements) for c in s.claims},
        said_again={s.id: [claims[c] for c in s.claims if c in claims] for s in request.statements},
        behind=request.origins_behind,
    )
    made = [relation_of(edge, schema, evidence) for edge in Joiner(schema).join(found)]
    relations = [one for one in made if one is not None]
    clashes = contradictions(relations, schema, claims, request.origins_behind)
    disputed = {c for conflict in clashes for side in conflict.sides for c in side.claims}
    marked = [replace(r, disputed=_is_disputed(r, clashes, disputed)) for r in relations]
    ranked = sorted(
        marked, key=lambda r: (-len(r.origins), -len(r.claims), r.relation, r.subject, r.object or "", r.id)
    )
    return Relations(tuple(ranked), clashes)


def _is_disputed(one: Relation, clashes: tuple[Conflict, ...], disputed: set[str]) -> bool:
    return bool(set(one.claims) & disputed) and any(
        one.claims == side.claims for conflict in clashes for side in conflict.sides
    )


def _relatives(found: list[Found]) -> dict[tuple[str, str], End]:
    """Return whom "the wife of" a person is, where the reports name one only."""
    named: dict[tuple[str, str], set[End]] = {}
    for one in found:
        if one.relation == "relative-of" and one.value and one.object and one.subject.entity and one.object.entity:
            named.setdefault((one.subject.entity, one.value), set()).add(one.object)
    return {key: next(iter(ends)) for key, ends in named.items() if len(ends) == 1}


def _names_one_of(reading: Reading, relatives: dict[tuple[str, str], End], world: World) -> bool:
    """Tell whether an article has the word for a known relative ("wife") and names whose it may be."""
    nouns = {noun for _, noun in relatives}
    if not any(token.lemma in nouns for token in reading.marks.parse.tokens):
        return False
    spans = (mention.span for mention in reading.marks.mentions)
    here = {world.owner.get((span.article, span.start, span.end)) for span in spans}
    return any(entity in here for entity, _ in relatives)


def _of_article(
    reading: Reading, world: World, schema: RelationSchema, relatives: dict[tuple[str, str], End]
) -> Iterator[Found]:
    ends = Ends(reading, world, schema, relatives)
    for sentence in reading.marks.parse.sentences:
        if sentence.zone not in _ZONES or sentence.last - sentence.first > _LONGEST_SENTENCE:
            continue
        scene = Scene(reading, sentence, ends, schema)
        for rules in (noun_relations, bond_relations, owner_relations, verb_relations, place_relations):
            yield from rules(scene)
