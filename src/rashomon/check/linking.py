"""The names of a claim joined to the entities of a case, by their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.align.facts import FactReader, Facts, Name, Names
from rashomon.align.naming import same_name
from rashomon.align.words import fold
from rashomon.model import Attribution, Claim, Entity, Reading, Role, Span


def read_hypothesis(hypothesis: Reading, entities: Sequence[Entity]) -> Facts:
    """Return what a claim says, its names joined to entities of the case.

    A name that is nobody's in the case keeps its own words as its key.

    Args:
        hypothesis: The claim, read by the same steps as an article.
        entities: Who is named in the case.
    """
    joined = _Joined(hypothesis, entities)
    claims = tuple(_with_entities(claim, hypothesis.article.text, joined.names) for claim in hypothesis.claims)
    reader = FactReader({hypothesis.article.id: replace(hypothesis, claims=claims)}, joined)
    return reader.of_span(Span(hypothesis.article.id, 0, len(hypothesis.article.text)))


class _Joined(Names):
    """Who is named in a claim, by the entities of the case."""

    def __init__(self, hypothesis: Reading, entities: Sequence[Entity]) -> None:
        super().__init__(())
        whole = Span(hypothesis.article.id, 0, len(hypothesis.article.text))
        self.names = tuple(_join(name, entities) for name in super().inside(hypothesis, whole))

    def inside(self, reading: Reading, span: Span) -> tuple[Name, ...]:
        """Return the names that lie in a stretch of the claim."""
        return tuple(name for name in self.names if span.start <= name.start and name.end <= span.end)


def _join(name: Name, entities: Sequence[Entity]) -> Name:
    words = fold(name.text)
    best = max(((_fit(words, name, e), len(e.mentions), e.id, e) for e in entities), default=None, key=lambda x: x[:3])
    if best is None or best[0] == 0:
        return name
    entity = best[3]
    forms = tuple(dict.fromkeys(form for n in (entity.name, *entity.aliases) if (form := fold(n))))
    return Name(entity.id, entity.name, entity.type, forms, name.start, name.end, True)


def _fit(words: frozenset[str], name: Name, entity: Entity) -> int:
    """Return 0..4: how well an entity fits a name."""
    full = fold(entity.name)
    if not full or not words:
        return 0
    score = 0
    if words == full:
        score = 8
    elif any(words == fold(alias) for alias in entity.aliases):
        score = 6
    elif words < full or full < words:
        score = 4
    elif same_name(name, Name(entity.id, entity.name, entity.type, (full,), 0, 0, True)):
        score = 2
    return score + (score > 0 and entity.type == name.type)


def _with_entities(claim: Claim, text: str, names: Sequence[Name]) -> Claim:
    """Return the claim with the case's entities in its roles and attributions."""
    at = sorted((name.start, name.key) for name in names)
    roles = tuple(_role(role, text, at) for role in claim.roles)
    chain = tuple(_source(link, names) for link in claim.attribution)
    return replace(claim, roles=roles, attribution=chain)


def _role(role: Role, text: str, at: Sequence[tuple[int, str]]) -> Role:
    inside = [(start, key) for start, key in at if role.span.start <= start < role.span.end]
    if not inside:
        return replace(role, entity=None)
    head = fold(role.head)
    named = [key for start, key in inside if head and head <= fold(text[start : start + 60])]
    return replace(role, entity=named[0] if named else None)


def _source(link: Attribution, names: Sequence[Name]) -> Attribution:
    """Return the link with the case's entity that its source is: "Ann Li of the Port Union" is not the union."""
    words = fold(link.source)
    fitting = [name for name in names if any(form and (form <= words or words <= form) for form in name.forms)]
    inside = [name for name in fitting if link.span.start <= name.start < link.span.end]
    whole = [name for name in fitting if words in name.forms]
    described = link.entity is None and not whole
    found = None if described else next(iter(whole or inside or fitting), None)
    return replace(link, entity=found.key if found else None)
