"""Who acts where the event itself does not say it: its claim knows whose deed a participle is ("..., praising X")."""

from __future__ import annotations

import dataclasses

from rashomon.world.events.candidates import Candidate
from rashomon.world.events.lexicons import alpha_3
from rashomon.world.events.sentences import NamesOfCase
from rashomon.world.events.told import ToldEvent


def with_subject_of_claim(told: ToldEvent, names: NamesOfCase) -> ToldEvent:
    """Return an event without an actor with the named subject of its claim, if the claim is about its verb."""
    claim, tree, predicate = told.claim, told.tree, told.coding.predicate
    if told.coding.actors or claim is None or not claim.span.contains(told.trigger):
        return told
    verbs = {tree[at].lemma for at in predicate.chain if tree.kid(at, "auxpass") is None}
    subject = next((role for role in claim.roles if role.name == "subject"), None)
    entity = names.by_id.get(subject.entity or "") if subject is not None else None
    if subject is None or entity is None or claim.predicate.split()[0] not in verbs:
        return told
    inside = [n for n, t in enumerate(tree.tokens) if subject.span.start <= t.start < subject.span.end]
    head = next((n for n in reversed(inside) if tree[n].lemma == subject.head), None)
    if head is None:
        return told
    country = alpha_3().get(entity.country) if entity.country else None
    actor = Candidate(head, inside[0], inside[-1], (country,) if country else (), None, True, entity.id, ())
    others = tuple(one for one in told.coding.recipients if one.entity != entity.id)
    return dataclasses.replace(told, coding=dataclasses.replace(told.coding, actors=(actor,), recipients=others))
