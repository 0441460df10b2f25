"""Who acts where the event's words do not name them: "the two countries", or the subject of a participle's claim."""

from __future__ import annotations

import dataclasses

from rashomon.model import Entity, Reading
from rashomon.world.events.candidates import Candidate
from rashomon.world.events.lexicons import alpha_3
from rashomon.world.events.sentences import NamesOfCase
from rashomon.world.events.told import ToldEvent


def with_both(told: ToldEvent, reading: Reading, names: NamesOfCase) -> ToldEvent:
    """Return an event whose subject speaks of two countries told before ("the two nations signed") with both acting."""
    tree, predicate = told.tree, told.coding.predicate
    subjects = [tree.kid(at, "nsubj") for at in predicate.chain]
    subjects += [tree.kid(at, "nsubjpass") for at in predicate.chain[:-1]]
    head = next((i for i in subjects if i is not None), None)
    both = names.both_at(reading, tree.sentence, head) if head is not None else ()
    if head is None or not both:
        return told
    actors = tuple(_named(entity, head, head, head) for entity in both)
    ids = {entity.id for entity in both}
    countries = {country for one in actors for country in one.countries}
    others = tuple(
        one
        for one in told.coding.recipients
        if one.entity not in ids and not (countries.intersection(one.countries) and one.entity is None)
    )
    return dataclasses.replace(told, coding=dataclasses.replace(told.coding, actors=actors, recipients=others))


def with_subject_of_claim(told: ToldEvent, names: NamesOfCase) -> ToldEvent:
    """Return an event without an actor with the named subject of its claim, if the claim is about its verb."""
    claim, tree, predicate = told.claim, told.tree, told.coding.predicate
    if told.coding.actors or claim is None or not claim.span.contains(told.trigger):
        return told
    if tree.kid(predicate.top, "agent") is not None:
        return told  # "was asked by the board to go": who is behind "by" acts, named or not
    verbs = {tree[at].lemma for at in predicate.chain if tree.kid(at, "auxpass") is None}
    subject = next((role for role in claim.roles if role.name == "subject"), None)
    entity = names.by_id.get(subject.entity or "") if subject is not None else None
    if subject is None or entity is None or claim.predicate.split()[0] not in verbs:
        return told
    inside = [n for n, t in enumerate(tree.tokens) if subject.span.start <= t.start < subject.span.end]
    head = next((n for n in reversed(inside) if tree[n].lemma == subject.head), None)
    if head is None:
        return told
    actor = _named(entity, head, inside[0], inside[-1])
    others = tuple(one for one in told.coding.recipients if one.entity != entity.id)
    return dataclasses.replace(told, coding=dataclasses.replace(told.coding, actors=(actor,), recipients=others))


def _named(entity: Entity, head: int, first: int, last: int) -> Candidate:
    country = alpha_3().get(entity.country) if entity.country else None
    return Candidate(head, first, last, (country,) if country else (), None, True, entity.id, ())
