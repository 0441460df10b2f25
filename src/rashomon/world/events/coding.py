"""One sentence -> the events it tells: type, mode, who, to whom. The eval and the case both call this."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.world.events.candidates import Candidate, Named, candidates
from rashomon.world.events.features import coded, part_features, predicate_features
from rashomon.world.events.lexicons import Lexicons
from rashomon.world.events.models import NOBODY, EventModels, PartModel
from rashomon.world.events.ontology import current_type, fine_type, plover_of
from rashomon.world.events.predicate import Predicate, main_predicate
from rashomon.world.events.tree import Tree

NO_EVENT = "NONE"
SURE_ENOUGH = 0.2
SURE_SECOND = 0.6
LONGEST = 150


@dataclass(frozen=True, slots=True)
class Coding:
    """An event that a sentence tells.

    Attributes:
        fine: Type of PLOVER 0.5b1.
        type: Type of PLOVER 2021.
        mode, context: As the CAMEO table gives them.
        confidence: Probability of the type.
        predicate: What is done.
        actors, recipients: Who, to whom; several where they stand side by side.
    """

    fine: str
    type: str
    mode: str | None
    context: tuple[str, ...]
    confidence: float
    predicate: Predicate
    actors: tuple[Candidate, ...]
    recipients: tuple[Candidate, ...]


def code_sentence(
    tree: Tree,
    vector: NDArray[np.float32],
    lexicons: Lexicons,
    models: EventModels,
    named: Sequence[Named] = (),
    day: str | None = None,
) -> tuple[Coding, ...]:
    """Return the events that a sentence tells, the main one first.

    Args:
        tree: The sentence; one of more than 150 tokens is not coded.
        vector: Its vector.
        lexicons: What words mean.
        models: How words and parts are weighed.
        named: Names marked in it.
        day: ISO date of the report.
    """
    if not 0 < len(tree) <= LONGEST:
        return ()
    people = functools.cache(lambda: candidates(tree, lexicons, named, day))
    found = []
    for place, predicate in enumerate(_predicates(tree)):
        floor = SURE_ENOUGH if place == 0 else SURE_SECOND
        coding = _code(tree, predicate, vector, lexicons, models, people, floor)
        if coding is not None:
            found.append(coding)
    return tuple(found)


def _predicates(tree: Tree) -> list[Predicate]:
    """Return the sentence's main predicate and those that stand beside it ("condemned ... and promised ...")."""
    main = main_predicate(tree)
    beside = [k for at in main.chain for k in tree.kids[at] if tree[k].dep == "conj" and tree.verbal(k)]
    others = [main_predicate(tree, k) for k in beside if tree.kid(k, "dobj", "prep", "ccomp", "xcomp") is not None]
    return [main, *(Predicate(p.chain, p.speaker or main.speaker, p.speaker_first, p.reporting) for p in others)]


def _code(
    tree: Tree,
    predicate: Predicate,
    vector: NDArray[np.float32],
    lexicons: Lexicons,
    models: EventModels,
    people: Callable[[], tuple[Candidate, ...]],
    floor: float,
) -> Coding | None:
    chances = models.types.probabilities(predicate_features(tree, predicate, lexicons), vector)
    kind, chance = max(chances.items(), key=lambda item: (item[1], item[0]))
    if kind == NO_EVENT or chance < floor:
        return None
    mode, context = _mode(tree, predicate, lexicons, kind)
    actors, recipients = who_to_whom(tree, predicate, people(), kind, models)
    return Coding(kind, current_type(kind), mode, context, chance, predicate, actors, recipients)


def _mode(tree: Tree, predicate: Predicate, lexicons: Lexicons, kind: str) -> tuple[str | None, tuple[str, ...]]:
    """Return mode and context where the verb dictionary codes the predicate as the same type."""
    for _, match in reversed(coded(tree, predicate, lexicons)):
        plover = plover_of(match.code.first)
        if fine_type(match.code.first) == kind and plover is not None and (plover.mode or plover.context):
            return plover.mode, plover.context
    return None, ()


def who_to_whom(
    tree: Tree, predicate: Predicate, people: tuple[Candidate, ...], kind: str, models: EventModels
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Return who acts and on whom."""
    actor = _choose(tree, predicate, people, None, kind, models.actor)
    recipient = _choose(tree, predicate, people, actor, kind, models.recipient)
    return _with_others(tree, actor, people), _with_others(tree, recipient, people)


def _choose(
    tree: Tree,
    predicate: Predicate,
    people: tuple[Candidate, ...],
    actor: Candidate | None,
    kind: str,
    model: PartModel,
) -> Candidate | None:
    open_to = [one for one in people if one is not actor]
    rows = [list(part_features(tree, predicate, one, people, actor, kind)) for one in open_to]
    rows.append([NOBODY, f"{NOBODY}:{kind}"])
    scores = model.scores(rows)
    best = max(range(len(rows)), key=lambda i: (scores[i], -i))
    return open_to[best] if best < len(open_to) else None


def _with_others(tree: Tree, one: Candidate | None, people: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return somebody with those who stand beside ("Ghana and Togo")."""
    if one is None:
        return ()
    beside = [p for p in people if p is not one and one.head in tree.above(p.head) and _joined(tree, p.head, one.head)]
    return (one, *beside)


def _joined(tree: Tree, i: int, head: int) -> bool:
    """Tell whether a word is joined to another by "and" alone."""
    while i != head:
        if tree[i].dep != "conj":
            return False
        i = tree.heads[i]
    return True
