"""Relations as FollowTheMoney's own kinds of links, where the two ends fit; else as an UnknownLink."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.export.dates import short_date
from rashomon.export.ftm_things import PARTIES, Plain, named_id, thing
from rashomon.export.material import Material
from rashomon.model import Relation, content_id

# Relation of the schema in world/ to the link, its two ends with the schemas that they take, and where the value goes.
_LINKS: dict[str, tuple[str, str, frozenset[str], str, frozenset[str], str]] = {
    "member-of": ("Membership", "member", PARTIES, "organization", frozenset(["Organization"]), "role"),
    "relative-of": ("Family", "person", frozenset(["Person"]), "relative", frozenset(["Person"]), "relationship"),
    "acts-for": ("Representation", "agent", PARTIES, "client", PARTIES, "role"),
    "owns": ("Ownership", "owner", PARTIES, "asset", frozenset(["Asset", "RealEstate"]), "percentage"),
}


def relation_entities(m: Material, schemas: Mapping[str, str]) -> Iterator[Plain]:
    """Yield the links, and before the first that needs it a party that is only words, or an office."""
    seen: set[str] = set()
    for relation in m.account.relations:
        for made in _made(relation, m, schemas):
            if made["id"] not in seen:
                seen.add(made["id"])
                yield made


def _made(relation: Relation, m: Material, schemas: Mapping[str, str]) -> Iterator[Plain]:
    known: dict[str, str] = dict(schemas)
    subject = relation.subject_entity or _known(relation.subject, schemas)
    object_ = relation.object_entity or _known(relation.object or "", schemas)
    if relation.relation == "holds-office" and known.get(subject or "") == "Person" and relation.value:
        yield from _office(relation, subject or "", object_, m, known)
        return
    if relation.object is None:
        return
    ends = []
    for entity, words in ((subject, relation.subject), (object_, relation.object)):
        ends.append(entity or named_id(words))
        if entity is None:
            known[ends[-1]] = "LegalEntity"
            yield thing(ends[-1], "LegalEntity", name=[words])
    name, facts = _name(relation), _facts(relation, m)
    link = _LINKS.get(relation.relation)
    if link and known[ends[0]] in link[2] and known[ends[1]] in link[4]:
        schema, first, _, second, _, value = link
        ways: dict[str, list[str | None]] = {first: [ends[0]], second: [ends[1]], value: [relation.value]}
        yield thing(name, schema, **ways, **facts)
        return
    role = " ".join(filter(None, (relation.relation.replace("-", " "), relation.value)))
    yield thing(name, "UnknownLink", subject=[ends[0]], object=[ends[1]], role=[role], **facts)


def _known(words: str, schemas: Mapping[str, str]) -> str | None:
    return words if words in schemas else None


def _office(
    relation: Relation, holder: str, of: str | None, m: Material, schemas: Mapping[str, str]
) -> Iterator[Plain]:
    """Yield an office and who holds it."""
    body = m.entities.get(of or "")
    where = body.name if body else relation.object
    post = content_id("pos", relation.value, where or "")
    country = body.country.lower() if body and body.country else None
    yield thing(
        post,
        "Position",
        name=[f"{relation.value} of {where}" if where else relation.value],
        country=[country],
        organization=[of] if of and schemas.get(of) == "Organization" else [],
    )
    yield thing(_name(relation), "Occupancy", holder=[holder], post=[post], **_facts(relation, m))


def _name(relation: Relation) -> str:
    return relation.id or content_id(
        "rel", relation.subject, relation.relation, relation.object, relation.value, relation.time
    )


def _facts(relation: Relation, m: Material) -> dict[str, list[str | None]]:
    """Return what every link says: dates, stage, one sentence, and the reports behind it."""
    told = [m.claims[c].article for c in relation.claims if c in m.claims]
    told += [a for s in relation.statements if s in m.statements for a in m.statements[s].articles if a in m.articles]
    facts: dict[str, list[str | None]] = {
        "startDate": [short_date(relation.since)],
        "endDate": [short_date(relation.until)],
        "date": [short_date(relation.time)],
        "summary": [relation.says],
        "proof": [*dict.fromkeys(told)],
    }
    if relation.relation != "relative-of":  # Family has no status
        facts["status"] = [relation.stage, "disputed" if relation.disputed else None]
    return facts
