"""Tellings of relations joined into edges: one a relation, with everything that it rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model import Claim, Relation, RelationStage, content_id
from rashomon.world.relations.ends import End
from rashomon.world.relations.scene import Found
from rashomon.world.relations.schema import RelationSchema

OriginsBehind = Callable[[Sequence[Claim]], tuple[str, ...]]
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_IDLE = {"the", "a", "an", "of", "for", "at", "in", "on", "to", "s", "and", "its", "their"}
_STAGES: tuple[RelationStage, ...] = ("in-force", "signed", "agreed", "expected", "proposed", "alleged", "former")


@dataclass(slots=True)
class Edge:
    """Tellings of one relation, being joined."""

    relation: str
    subject: End
    object: End | None
    found: list[Found] = field(default_factory=list)

    @property
    def value(self) -> str | None:
        """The value told most often, the longer of equals."""
        counts = Counter(one.value for one in self.found if one.value)
        if not counts:
            return None
        return min(counts, key=lambda value: (-counts[value], -len(value), value))


class Joiner:
    """Joins tellings into edges.

    Args:
        schema: What each relation is.
    """

    def __init__(self, schema: RelationSchema) -> None:
        self.schema = schema
        self.edges: list[Edge] = []
        self.by_subject: dict[tuple[str, str], list[Edge]] = {}
        self.by_ends: dict[tuple[str, str, str], list[Edge]] = {}

    def join(self, found: Iterable[Found]) -> list[Edge]:
        """Return the edges, those with a value first so that bare tellings go to them."""
        ordered = sorted(
            found, key=lambda f: (f.value is None, f.object is None, f.span.article, f.span.start, f.relation)
        )
        for one in ordered:
            home = self._home(one)
            if home is None:
                home = Edge(one.relation, one.subject, one.object)
                self.edges.append(home)
                self.by_subject.setdefault((one.relation, identity(one.subject)), []).append(home)
                self.by_ends.setdefault(self._key(one.relation, one.subject, one.object), []).append(home)
            home.found.append(one)
        return self.edges

    def _key(self, relation: str, subject: End, target: End | None) -> tuple[str, str, str]:
        ends = [identity(subject), identity(target) if target else ""]
        if self.schema.types[relation].symmetric:
            ends.sort()
        return relation, ends[0], ends[1]

    def _home(self, one: Found) -> Edge | None:
        near = self.by_ends.get(self._key(one.relation, one.subject, one.object), [])
        if one.object is None:
            near = self.by_subject.get((one.relation, identity(one.subject)), [])
        for edge in near:
            if self._same_value(edge, one):
                return edge
        return None

    def _same_value(self, edge: Edge, one: Found) -> bool:
        first = edge.found[0].value  # tellings with a value come first
        if one.object is None:
            return bool(one.value and first and _words(one.value) == _words(first))
        if one.value is None:
            return first is None or bool(one.until)  # who says less does not stand behind the more
        if first is None:
            return False
        a, b = _words(one.value), _words(first)
        if _figures(one.value) != _figures(first) or (a ^ b) & self.schema.words["ranks"]:
            return False
        last = _last(one.value) == _last(first)
        return a == b or (last and (a <= b or b <= a) and bool(a & b))


def identity(end: End) -> str:
    """Return what makes an end the same end."""
    return end.entity or "=" + " ".join(end.name.lower().split())


def _words(value: str) -> frozenset[str]:
    return frozenset(_stem(w) for w in _WORD.findall(value.lower()) if w not in _IDLE)


def _figures(value: str) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(value) if w[0].isdigit())


def _last(value: str) -> str:
    """Return the head of a value: the last word before its first preposition."""
    head = ""
    for word in _WORD.findall(value.lower()):
        if word in ("of", "for", "at", "in", "on", "to", "with", "over") and head:
            break
        head = word
    return _stem(head)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where claims stand, so that an edge can be led back to them.

    Attributes:
        claims: By article and sentence.
        statement_of: Statement id of every claim.
        said_again: All claims of a statement, by its id.
        behind: Which origins stand behind claims.
    """

    claims: Mapping[tuple[str, int], Sequence[Claim]]
    statement_of: Mapping[str, str]
    said_again: Mapping[str, Sequence[Claim]]
    behind: OriginsBehind

    def of(self, one: Found) -> Claim | None:
        """Return the smallest claim that tells of a finding, else one of the same sentence, or None."""
        near = self.claims.get((one.span.article, one.sentence), ())
        whole = [c for c in near if c.span.contains(one.span)]
        return min(whole or near, key=lambda c: (len(c.span), c.span.start, c.id), default=None)

    def also(self, told: Iterable[Claim], edge: Edge, value: str | None) -> list[Claim]:
        """Return the claims that say the same as some and have both ends and the value in words of their own."""
        own = {claim.id: self.statement_of.get(claim.id, "") for claim in told}
        others = [c for statement in dict.fromkeys(own.values()) for c in self.said_again.get(statement, ())]
        return [c for c in others if c.id not in own and _tells(c, edge, value)]


def _tells(claim: Claim, edge: Edge, value: str | None) -> bool:
    """Tell whether a claim names both ends of an edge and has its value."""
    words = _words(claim.text)
    ends = [edge.subject, *([edge.object] if edge.object else [])]
    named = all(end.entity in claim.entities if end.entity else _words(end.name) <= words for end in ends)
    return named and (value is None or (_last(value) in words and _figures(value) <= _figures(claim.text)))


def relation_of(edge: Edge, schema: RelationSchema, evidence: Evidence) -> Relation | None:
    """Return an edge as a record, or None if no claim tells of it."""
    pairs = [(one, claim) for one in edge.found if (claim := evidence.of(one)) is not None]
    if not pairs:
        return None
    value = edge.value
    claims = {claim.id: claim for _, claim in pairs}
    claims |= {also.id: also for also in evidence.also(list(claims.values()), edge, value)}
    ordered = sorted(claims.values(), key=lambda c: (c.article, c.span, c.id))
    since = next((f.since for f, _ in pairs if f.since), None)
    until = next((f.until for f, _ in pairs if f.until), None)
    statements = dict.fromkeys(s for c in ordered if (s := evidence.statement_of.get(c.id)))
    target = edge.object.name if edge.object else None
    return Relation(
        subject=edge.subject.name,
        relation=edge.relation,
        object=target,
        value=value,
        time=_interval(since, until),
        statements=tuple(statements),
        id=content_id(
            "rel",
            edge.relation,
            identity(edge.subject),
            identity(edge.object) if edge.object else "",
            (value or "").lower(),
        ),
        subject_entity=edge.subject.entity,
        object_entity=edge.object.entity if edge.object else None,
        since=since,
        until=until,
        stage=_stage([one for one, _ in pairs], until),
        claims=tuple(c.id for c in ordered),
        origins=evidence.behind(ordered),
        evidence=tuple(sorted({one.span for one, _ in pairs})),
        says=sentence_of(schema, edge.relation, edge.subject, target, value),
    )


def _stage(found: Sequence[Found], until: str | None) -> RelationStage | None:
    """Return the stage told most often; of equals the further one."""
    counts = Counter(one.stage for one in found)
    if until and counts["former"]:
        return "former"
    best = max(counts.values())
    equal = [stage for stage in counts if counts[stage] == best]
    if None in equal and set(equal) - {None} <= {"former"}:
        return "former" if "former" in equal else None
    return next((stage for stage in _STAGES if stage in equal), None)


def _interval(since: str | None, until: str | None) -> str | None:
    """Return an EDTF interval; an end that nobody tells stays open."""
    if since is None and until is None:
        return None
    first = since.split("/")[0] if since and not since.startswith("..") else ""
    last = until.split("/")[-1] if until and not until.endswith("..") else ""
    return f"{first}/{last}" if first or last else None


def sentence_of(schema: RelationSchema, relation: str, subject: End, target: str | None, value: str | None) -> str:
    """Return one plain sentence on a relation."""
    if target is None:
        return f"{subject.name} is {value or relation}"
    of = schema.types[relation]
    says = of.of_body if of.of_body and subject.kind == "organisation" else of.says
    return says.format(subject=subject.name, object=target, value=value or of.bare)
