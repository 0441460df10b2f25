"""Corrections applied: what readers overruled, put into the results of the step concerned before the next one runs.

    read -> taken_out -> clean -> correct_clean -> mark -> link -> correct_entities -> claim -> trace
    -> correct_lineage -> correct_origins -> align -> correct_statements, correct_conflicts -> tell

Every function is pure. Corrections are applied in the order in which they were made, so that a later one overrules an
earlier one; one that finds nothing any more of what it is about does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model import (
    Claim,
    CleanArticle,
    Conflict,
    Correction,
    Entity,
    Field,
    Lead,
    Lineage,
    Origin,
    PileStory,
    Published,
    Reading,
    ScorePart,
    Span,
    Statement,
    Zone,
    content_id,
)
from rashomon.model.align import ConflictRelation
from rashomon.model.trace import LineageRelation

Behind = Callable[[Sequence[Claim]], tuple[str, ...]]
RELATIONS: tuple[ConflictRelation, ...] = ("conflict", "superseded", "compatible")
DEPENDENCES: tuple[LineageRelation, ...] = ("copy", "rewrite", "shared-material")


def in_force(corrections: Iterable[Correction], *kinds: str) -> list[Correction]:
    """Return the corrections of these kinds (all, if none is named) that were not undone, in the order made."""
    found = (c for c in corrections if c.undone is None and (not kinds or c.kind in kinds))
    return sorted(found, key=lambda c: (c.at, c.id))


def all_of(known: Sequence[Correction], new: Sequence[Correction]) -> tuple[Correction, ...]:
    """Return all corrections, each once; one that was undone in either is undone."""
    found: dict[str, Correction] = {}
    for correction in (*known, *new):
        if found.get(correction.id) is None or correction.undone is not None:
            found[correction.id] = correction
    return tuple(sorted(found.values(), key=lambda c: (c.at, c.id)))


def taken_out(corrections: Iterable[Correction]) -> set[str]:
    """Return the ids of articles that tell of another event, as readers hold."""
    return {name for c in in_force(corrections, "split-story") for name in c.articles}


def correct_stories(
    stories: Sequence[PileStory], corrections: Sequence[Correction], leads: Mapping[str, Lead]
) -> tuple[PileStory, ...]:
    """Return the stories of a pile with those joined and parted that readers joined and parted.

    A story is meant by a joining if it has the id that it had then, or if most of its articles were named. Ids of
    stories that were joined to another lead to it (`merged`).

    Args:
        stories: As the program sorted them.
        corrections: What readers joined and parted.
        leads: Headline and day of every article.
    """
    found = list(stories)
    for correction in in_force(corrections, "merge-stories", "split-story"):
        if correction.kind == "merge-stories":
            found = _merged_stories(found, correction)
        else:
            found = [part for story in found for part in _parted_story(story, set(correction.articles))]
    known = set(stories)
    return tuple(story if story in known else _dated(story, leads) for story in found)


def _dated(story: PileStory, leads: Mapping[str, Lead]) -> PileStory:
    """Return a story that was joined or parted with its articles in order, its days, and a headline of its own."""
    members = sorted((leads[a] for a in story.articles), key=lambda lead: (lead.published or "~", lead.article))
    days = sorted(lead.published for lead in members if lead.published)
    titles = [lead.title for lead in members if lead.title]
    return replace(
        story,
        title=story.title if story.title in titles else next(iter(titles), ""),
        articles=tuple(lead.article for lead in members),
        start=days[0] if days else None,
        end=days[-1] if days else None,
    )


def _merged_stories(stories: list[PileStory], correction: Correction) -> list[PileStory]:
    named = set(correction.articles)
    together = [
        s for s in stories if s.id in correction.targets or 2 * len(named.intersection(s.articles)) > len(s.articles)
    ]
    if len(together) < 2:
        return stories
    first = max(together, key=lambda s: (s.id in correction.targets[:1], len(s.articles), s.id))
    others = [s for s in together if s is not first]
    merged = replace(
        first,
        articles=(*first.articles, *(a for s in others for a in s.articles)),
        merged=tuple(dict.fromkeys(n for s in together for n in (*s.merged, *(() if s is first else (s.id,))))),
    )
    return [merged if s is first else s for s in stories if s not in others]


def _parted_story(story: PileStory, out: set[str]) -> list[PileStory]:
    stay, taken = tuple(a for a in story.articles if a not in out), tuple(a for a in story.articles if a in out)
    if not stay or not taken:
        return [story]
    other = PileStory(content_id("sto", "parted", *sorted(taken)), "", taken, story.start, story.end)
    return [replace(story, articles=stay), other]


def correct_clean(cleaned: Sequence[CleanArticle], corrections: Sequence[Correction]) -> tuple[CleanArticle, ...]:
    """Return what was found in the articles with outlets, dates and zones as readers set them."""
    by_article: dict[str, list[Correction]] = {}
    for correction in in_force(corrections, "set-outlet", "set-date", "mark-zone"):
        for article in {*correction.articles, *(span.article for span in correction.spans)}:
            by_article.setdefault(article, []).append(correction)
    return tuple(_clean(clean, by_article.get(clean.article, ())) for clean in cleaned)


def _clean(clean: CleanArticle, corrections: Sequence[Correction]) -> CleanArticle:
    for correction in corrections:
        if correction.kind == "set-outlet":
            clean = replace(clean, outlet=Field(correction.value, None, 1.0) if correction.value else None)
        elif correction.kind == "set-date":
            given = Published(correction.value, "metadata", 1.0, None) if correction.value else None
            clean = replace(clean, published=given)
        else:
            for span in correction.spans:
                if span.article == clean.article:
                    clean = replace(clean, zones=_zones(clean.zones, span, correction))
    return clean


def _zones(zones: Sequence[Zone], span: Span, correction: Correction) -> tuple[Zone, ...]:
    """Return the zones with the characters of `span` as one zone; what it cuts off others keeps its kind."""
    kept: list[Zone] = []
    for zone in zones:
        here = zone.span
        if not here.overlaps(span):
            kept.append(zone)
            continue
        for start, end in ((here.start, span.start), (span.end, here.end)):
            if start < end:
                kept.append(replace(zone, span=Span(here.article, start, end)))
    kind = "body" if correction.value == "body" else "boilerplate"
    kept.append(Zone("body" if kind == "body" else "boilerplate", span, f"set by {correction.by}", 1.0))
    return tuple(sorted(kept, key=lambda z: (z.span.start, z.span.end)))


def correct_entities(entities: Sequence[Entity], corrections: Sequence[Correction]) -> tuple[Entity, ...]:
    """Return the entities with those joined and parted that readers joined and parted."""
    found = list(entities)
    for correction in in_force(corrections, "merge-entities", "split-entity"):
        found = (
            _merged_entities(found, correction) if correction.kind == "merge-entities" else _split(found, correction)
        )
    return tuple(found)


def _merged_entities(entities: list[Entity], correction: Correction) -> list[Entity]:
    wanted = set(correction.spans)
    together = [e for e in entities if wanted.intersection(e.mentions)]
    if len(together) < 2:
        return entities
    first = max(together, key=lambda e: (e.id in correction.targets[:1], len(e.mentions), e.name))
    others = [e for e in together if e is not first]
    name = correction.value or first.name
    names = {*first.aliases, first.name, *(n for e in others for n in (e.name, *e.aliases))} - {name}
    spans = {span for e in together for span in e.mentions}
    merged = replace(
        first,
        name=name,
        aliases=tuple(sorted(names)),
        titles=tuple(dict.fromkeys(t for e in (first, *others) for t in e.titles)),
        description=next((e.description for e in (first, *others) if e.description), None),
        mentions=tuple(sorted(spans)),
        discrepancies=tuple(d for e in (first, *others) for d in e.discrepancies),
    )
    return [merged if e is first else e for e in entities if e not in others]


def _split(entities: list[Entity], correction: Correction) -> list[Entity]:
    out = set(correction.spans)
    found: list[Entity] = []
    for entity in entities:
        taken = tuple(span for span in entity.mentions if span in out)
        stay = tuple(span for span in entity.mentions if span not in out)
        if not taken or not stay:
            found.append(entity)
            continue
        odd = tuple(d for d in entity.discrepancies if d.span not in out)
        found.append(replace(entity, mentions=stay, discrepancies=odd))
        name = correction.value or entity.name
        found.append(
            Entity(
                id=content_id("ent", entity.type, name, taken[0].article, taken[0].start),
                name=name,
                type=entity.type,
                aliases=(),
                titles=(),
                description=None,
                country=None,
                latitude=None,
                longitude=None,
                mentions=taken,
                discrepancies=(),
            )
        )
    return found


def correct_lineage(lineage: Sequence[Lineage], corrections: Sequence[Correction]) -> tuple[Lineage, ...]:
    """Return the dependent pairs as readers hold them to be: overruled pairs changed, taken out or put in."""
    found = {(pair.a, pair.b): pair for pair in lineage}
    for correction in in_force(corrections, "overrule-lineage", "split-origin"):
        if correction.kind == "split-origin":
            out = set(correction.articles)
            found = {key: pair for key, pair in found.items() if (pair.a in out) == (pair.b in out)}
        elif len(correction.articles) == 2:
            a, b = sorted(correction.articles)
            known = found.pop((a, b), None)
            if correction.value in DEPENDENCES:
                found[a, b] = _dependence(a, b, known, correction)
    return tuple(found[key] for key in sorted(found))


def _dependence(a: str, b: str, known: Lineage | None, correction: Correction) -> Lineage:
    why = ScorePart("a reader's judgement", 1.0, correction.why or f"set by {correction.by}")
    base = known or Lineage(content_id("lin", a, b), a, b, "copy", "unknown", 1.0, (), ())
    relation = next(known for known in DEPENDENCES if known == correction.value)
    versions = base.versions if relation == "copy" else None
    return replace(base, relation=relation, confidence=1.0, parts=(why, *base.parts), versions=versions)


def correct_origins(origins: Sequence[Origin], corrections: Sequence[Correction]) -> tuple[Origin, ...]:
    """Return the origins with those joined and parted that readers joined and parted; still a partition."""
    found = list(origins)
    for correction in in_force(corrections, "merge-origins", "split-origin"):
        named = set(correction.articles)
        why = ScorePart("a reader's judgement", 1.0, correction.why or f"set by {correction.by}")
        if correction.kind == "merge-origins":
            found = _merged_origins(found, named, correction.value, why)
        else:
            found = [part for origin in found for part in _parted(origin, named, why)]
    return tuple(sorted(found, key=lambda o: o.articles[0]))


def _merged_origins(origins: list[Origin], named: set[str], name: str, why: ScorePart) -> list[Origin]:
    together = [o for o in origins if named.intersection(o.articles)]
    if len(together) < 2:
        return origins
    articles = tuple(sorted(a for o in together for a in o.articles))
    known = name or next((o.name for o in sorted(together, key=lambda o: -len(o.articles)) if o.name), None)
    evidence = tuple(sorted({span for o in together for span in o.evidence}))
    parts = (why, *(p for o in together for p in o.parts))
    merged = Origin(content_id("org", articles[0]), known, articles, evidence, parts)
    return [*(o for o in origins if o not in together), merged]


def _parted(origin: Origin, out: set[str], why: ScorePart) -> list[Origin]:
    sides = ([a for a in origin.articles if a not in out], [a for a in origin.articles if a in out])
    if not all(sides):
        return [origin]
    return [
        Origin(
            content_id("org", articles[0]),
            origin.name if number == 0 else None,
            tuple(articles),
            tuple(span for span in origin.evidence if span.article in articles),
            (why, *(origin.parts if number == 0 else ())),
        )
        for number, articles in enumerate(sides)
    ]


def correct_conflicts(conflicts: Sequence[Conflict], corrections: Sequence[Correction]) -> tuple[Conflict, ...]:
    """Return the conflicts with those overruled that readers overruled.

    A correction is about a conflict if at least two of its sides hold claims of different sides that were meant.
    """
    found: list[Conflict] = list(conflicts)
    for correction in in_force(corrections, "overrule-conflict"):
        changed: list[Conflict] = []
        for conflict in found:
            if not _is_meant(conflict, correction):
                changed.append(conflict)
            else:
                changed += [replace(conflict, relation=known) for known in RELATIONS if known == correction.value]
        found = changed
    return tuple(found)


def _is_meant(conflict: Conflict, correction: Correction) -> bool:
    if conflict.id in correction.targets:
        return True
    if correction.aspect and correction.aspect != conflict.kind:
        return False
    groups = [set(group) for group in correction.claims]
    hits = [{i for i, group in enumerate(groups) if group.intersection(side.claims)} for side in conflict.sides]
    pairs = ((a, b) for n, a in enumerate(hits) for b in hits[n + 1 :])
    return any(i != j for a, b in pairs for i in a for j in b)


def correct_statements(
    statements: Sequence[Statement],
    corrections: Sequence[Correction],
    *,
    readings: Sequence[Reading],
    behind: Behind,
) -> tuple[Statement, ...]:
    """Return the statements with those joined and parted that readers joined and parted.

    Support is counted anew; whether something is disputed is not decided here.

    Args:
        statements: As they were formed from the claims.
        corrections: What readers changed.
        readings: All articles with their claims.
        behind: Returns the origins that stand behind some claims.
    """
    made = in_force(corrections, "merge-statements", "split-statement")
    if not made:
        return tuple(statements)
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    found = list(statements)
    for correction in made:
        if correction.kind == "merge-statements":
            found = _merged_statements(found, correction, claims, behind)
        else:
            found = _split_statement(found, correction, claims, behind)
    return tuple(found)


def _merged_statements(
    statements: list[Statement], correction: Correction, claims: Mapping[str, Claim], behind: Behind
) -> list[Statement]:
    meant = [s for s in (_meant(statements, n, correction) for n in range(len(correction.claims))) if s is not None]
    together = list(dict.fromkeys(meant))
    if len(together) < 2:
        return statements
    first = together[0]
    told = tuple(dict.fromkeys(c for s in together for c in s.claims))
    importance = max(s.importance for s in together)
    merged = _told(replace(first, importance=importance), told, claims, behind)
    return [merged if s is first else s for s in statements if s is first or s not in together]


def _meant(statements: Sequence[Statement], number: int, correction: Correction) -> Statement | None:
    """Return the statement that was meant: of that id, else the one that holds most of its claims."""
    named = correction.targets[number] if number < len(correction.targets) else ""
    group = set(correction.claims[number])
    best = max(statements, key=lambda s: (s.id == named, len(group.intersection(s.claims))), default=None)
    return best if best is not None and (best.id == named or group.intersection(best.claims)) else None


def _split_statement(
    statements: list[Statement], correction: Correction, claims: Mapping[str, Claim], behind: Behind
) -> list[Statement]:
    out = set(correction.claims[0]) if correction.claims else set()
    named = correction.targets[0] if correction.targets else ""
    stay = set(correction.claims[1]) if len(correction.claims) > 1 else set()
    result: list[Statement] = []
    for statement in statements:
        taken = tuple(c for c in statement.claims if c in out and c in claims)
        left = tuple(c for c in statement.claims if c not in out)
        is_meant = statement.id == named or stay.intersection(left)
        if not taken or not left or not is_meant:
            result.append(statement)
            continue
        result.append(_told(_reworded(statement, left, claims), left, claims, behind))
        fresh = replace(statement, id=content_id("st", "split", taken[0]))
        result.append(_told(_reworded(fresh, taken, claims), taken, claims, behind))
    return result


def _reworded(statement: Statement, kept: Sequence[str], claims: Mapping[str, Claim]) -> Statement:
    """Return the statement in the words of a claim that it still has."""
    if statement.shown in kept:
        return statement
    first = next((claims[c] for c in kept if c in claims), None)
    return statement if first is None else replace(statement, shown=first.id, text=first.text)


def _told(statement: Statement, told: Sequence[str], claims: Mapping[str, Claim], behind: Behind) -> Statement:
    known = sorted((claims[c] for c in told if c in claims), key=lambda c: (c.article, c.span.start, c.id))
    origins = behind(known)
    return replace(
        statement,
        claims=tuple(c.id for c in known),
        articles=tuple(sorted({c.article for c in known})),
        origins=origins,
        status="corroborated" if len(origins) >= 2 else "single-source",
    )


def by_support(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements with the standing that their support alone gives them, before conflicts are looked at."""
    return tuple(replace(s, status="corroborated" if len(s.origins) >= 2 else "single-source") for s in statements)
