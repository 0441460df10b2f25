"""One sentence -> the events it tells: type, mode, who, to whom. The eval and the case both call this."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model import EventStatus
from rashomon.world.events.candidates import Candidate, Named, at_home, candidates, explaining
from rashomon.world.events.features import coded, nobody_features, part_features, predicate_features
from rashomon.world.events.lexicons import Lexicons
from rashomon.world.events.models import EventModels, PartModel
from rashomon.world.events.ontology import current_type, fine_type, plover_of
from rashomon.world.events.patterns import Match
from rashomon.world.events.predicate import Predicate, main_predicate
from rashomon.world.events.standing import may_act, may_receive
from rashomon.world.events.tree import Tree
from rashomon.world.events.verb_dictionary import Code

NO_EVENT = "NONE"
SURE_ENOUGH = 0.15
SURE_OF_NONE = 0.5
SURE_SECOND = 0.6
SURE_INNER = 0.35
MOST_CLAUSES = 6
LONGEST = 150
_FILLED = ("dobj", "prep", "ccomp", "xcomp", "nsubjpass", "agent")
_SEVERAL = ("CD", "NNS", "NNPS")
_MEANWHILE = ("as", "while")
_CLAUSES = ("relcl", "advcl", "ccomp", "acl", "pcomp", "parataxis")


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
        code: The CAMEO code of a user's own verb pattern, None if none applied.
        status: How it is told, where its place in the sentence says so; None where the claim does.
        said: True if the deed is that somebody said something.
    """

    fine: str
    type: str
    mode: str | None
    context: tuple[str, ...]
    confidence: float
    predicate: Predicate
    actors: tuple[Candidate, ...]
    recipients: tuple[Candidate, ...]
    code: Code | None = None
    status: EventStatus | None = None
    said: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class CodedSentence:
    """A sentence with the events that have a type, and what finding others takes.

    Attributes:
        tree: The sentence.
        predicates: All its predicates, the main one first.
        codings: By the predicate's place.
        people: Who could have a part.
    """

    tree: Tree
    predicates: tuple[Predicate, ...]
    codings: dict[int, Coding]
    people: Callable[[], tuple[Candidate, ...]]


def code_sentence(
    tree: Tree,
    vector: NDArray[np.float32],
    lexicons: Lexicons,
    models: EventModels,
    named: Sequence[Named] = (),
    day: str | None = None,
) -> CodedSentence:
    """Return the events of a PLOVER type that a sentence tells, the main one first.

    Args:
        tree: The sentence; one of more than 150 tokens is not coded.
        vector: Its vector.
        lexicons: What words mean.
        models: How words and parts are weighed.
        named: Names marked in it.
        day: ISO date of the report.
    """
    everybody = functools.cache(lambda: candidates(tree, lexicons, named, day))
    if not 0 < len(tree) <= LONGEST:
        return CodedSentence(tree, (), {}, everybody)
    predicates = _predicates(tree)
    found: dict[int, Coding] = {}
    for place, predicate in enumerate(predicates):
        beside = place > 0 and tree[predicate.top].dep == "conj"
        floor = SURE_ENOUGH if place == 0 else SURE_SECOND if beside else SURE_INNER
        people = functools.partial(_near, tree, predicate, predicates, everybody)
        told_by = vector if place == 0 or beside else None
        coding = _code(tree, predicate, told_by, lexicons, models, people, floor)
        if coding is not None and beside and tree.subject(predicate.top) is None and found:
            coding = dataclasses.replace(coding, actors=next(iter(found.values())).actors)
        if coding is not None:
            found[place] = coding
    return CodedSentence(tree, tuple(predicates), found, everybody)


def _near(
    tree: Tree,
    predicate: Predicate,
    predicates: Sequence[Predicate],
    everybody: Callable[[], tuple[Candidate, ...]],
) -> tuple[Candidate, ...]:
    """Return those who hang on this predicate and not on one that stands beside it."""
    people = everybody()
    if len(predicates) == 1:
        return people
    own = {*predicate.chain, *predicate.reporting}
    inner = predicate is not predicates[0] and tree[predicate.top].dep != "conj"
    beside = [p for p in predicates if inner or p is predicates[0] or _stands_apart(tree, p)]
    others = {at for p in beside if p is not predicate for at in p.chain} - own
    near = []
    for one in people:
        first = next((i for i in tree.above(one.head) if i in own or i in others), None)
        if first is None or first in own:
            near.append(one)
    return tuple(near)


def _stands_apart(tree: Tree, predicate: Predicate) -> bool:
    """Tell whether a predicate is joined to the main one, or is told beside it ("as the two rivals compete")."""
    top = predicate.top
    if tree[top].dep == "advcl" and tree.subject(top) is not None:
        return any(tree[k].lemma in _MEANWHILE for k in tree.kids[top] if tree[k].dep == "mark")
    return tree[top].dep == "conj"


def _predicates(tree: Tree) -> list[Predicate]:
    """Return the sentence's main predicate and those that stand beside it ("condemned ... and promised ...")."""
    main = main_predicate(tree)
    taken = {*main.chain, *main.reporting}
    beside = list(main.chain)
    for at in beside:  # grows: "stormed off, but returned and threatened"
        beside += [k for k in tree.kids[at] if tree[k].dep == "conj" and tree.verbal(k)]
    del beside[: len(main.chain)]
    others = [main_predicate(tree, k) for k in beside if tree.kid(k, *_FILLED) is not None]
    found = [main, *(Predicate(p.chain, p.speaker or main.speaker, p.speaker_first, p.reporting) for p in others)]
    taken.update(at for p in others for at in (*p.chain, *p.reporting))
    for at, token in enumerate(tree.tokens):
        if token.dep not in _CLAUSES or at in taken or not tree.verbal(at) or len(found) > MOST_CLAUSES:
            continue
        if tree.kid(at, *_FILLED) is not None or token.dep == "relcl":
            inner = main_predicate(tree, at)
            if taken.isdisjoint(inner.chain):
                found.append(inner)
                taken.update((*inner.chain, *inner.reporting))
    return found


def _code(
    tree: Tree,
    predicate: Predicate,
    vector: NDArray[np.float32] | None,
    lexicons: Lexicons,
    models: EventModels,
    people: Callable[[], tuple[Candidate, ...]],
    floor: float,
) -> Coding | None:
    own = _own_rule(tree, predicate, lexicons)
    plover = plover_of(own.first, lexicons.own_types) if own is not None else None
    if own is not None and plover is not None:
        kind = (own.first not in lexicons.own_types and fine_type(own.first)) or plover.type
        actors, recipients = who_to_whom(tree, predicate, people(), kind, models)
        return Coding(kind, plover.type, plover.mode, plover.context, 1.0, predicate, actors, recipients, own)
    chances = models.types.probabilities(predicate_features(tree, predicate, lexicons), vector)
    none = chances.pop(NO_EVENT, 0.0)
    chance = max(chances.values())
    kind = max(name for name, its in chances.items() if its == chance)
    if none >= SURE_OF_NONE or none > 2 * chance or chance < floor:
        return None
    mode, context = _mode(tree, predicate, lexicons, kind)
    actors, recipients = who_to_whom(tree, predicate, people(), kind, models)
    return Coding(kind, current_type(kind), mode, context, chance, predicate, actors, recipients)


def _own_rule(tree: Tree, predicate: Predicate, lexicons: Lexicons) -> Code | None:
    """Return the code of the user's own pattern that asks for most, of equals the one of the highest verb."""
    if lexicons.own_verbs is None:
        return None
    best: Match | None = None
    for at in (*predicate.chain, *reversed(predicate.reporting)):
        match = tree.match(at, lexicons.own_verbs)
        if match is not None and match.code.first and (best is None or match.weight > best.weight):
            best = match
    return best.code if best is not None else None


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
    acting = [one for one in people if may_act(tree, predicate, one)]
    actor = _choose(tree, predicate, people, acting, None, kind, models.actor)
    others = [one for one in people if one is not actor and may_receive(tree, predicate, one, actor)]
    recipient = _choose(tree, predicate, people, others, actor, kind, models.recipient)
    actors, recipients = with_others(tree, actor, people), with_others(tree, recipient, people)
    return (
        tuple(at_home(one, people, recipients) for one in actors),
        tuple(at_home(one, people, actors) for one in recipients),
    )


def _choose(
    tree: Tree,
    predicate: Predicate,
    people: tuple[Candidate, ...],
    open_to: Sequence[Candidate],
    actor: Candidate | None,
    kind: str,
    model: PartModel,
) -> Candidate | None:
    rows = [list(part_features(tree, predicate, one, people, actor, kind)) for one in open_to]
    rows.append(list(nobody_features(tree, predicate, people, actor, kind)))
    scores = model.scores(rows)
    best = max(range(len(rows)), key=lambda i: (scores[i], -i))
    return open_to[best] if best < len(open_to) else None


def with_others(tree: Tree, one: Candidate | None, people: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return somebody with those who stand beside ("Ghana and Togo")."""
    if one is None:
        return ()
    beside = [p for p in people if p is not one and one.head in tree.above(p.head) and _joined(tree, p.head, one.head)]
    return (one, *beside)


def _joined(tree: Tree, i: int, head: int) -> bool:
    """Tell whether a word is joined to another by "and" alone, or to a name that explains it ("two men, X and Y")."""
    while i != head:
        several = tree[head].tag in _SEVERAL and tree[i].dep == "appos" and tree[i].pos == "PROPN"
        if several and i in explaining(tree, head):
            return True
        if tree[i].dep != "conj":
            return False
        i = tree.heads[i]
    return True
