"""Which codings an account tells as events: what somebody did, or is said to do, not how things are."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from rashomon.world.events.candidates import Candidate, at_home, explaining
from rashomon.world.events.coding import Coding, with_others
from rashomon.world.events.deeds import RELATIVES, SURE, is_passive_now, words_of_deeds
from rashomon.world.events.features import stands
from rashomon.world.events.mere_words import is_mere
from rashomon.world.events.predicate import Predicate
from rashomon.world.events.standing import in_subject, names_who_acts
from rashomon.world.events.tree import SUBJECTS, Tree

_NOT_YET = frozenset({"will", "would", "shall", "may", "might", "can", "could", "not", "never"})
_PRESENT = ("VBZ", "VBP")
_ACTED_ON = ("ASSAULT", "COERCE")
_ASIDE = frozenset(("prep_at", "prep_as", "prep_during", "prep_since", "prep_amid", "prep_follow", "prep_according"))
_CLAUSES = frozenset(("acl", "relcl", "advcl"))
_DEEPEST = 2
_SUBJECTS = frozenset(SUBJECTS)


def is_no_incident(tree: Tree, coding: Coding, people: Callable[[], Sequence[Candidate]]) -> bool:
    """Tell whether what is coded is no incident: a state, a wish, a silence, or what a thing does in general.

    A user's own pattern always counts.

    Args:
        tree: The sentence.
        coding: The event.
        people: Who could have a part.
    """
    if coding.code is not None:
        return False
    predicate = coding.predicate
    core = tree[predicate.core]
    over = {tree[at].lemma for at in predicate.chain[:-1]}
    sure = coding.confidence >= SURE
    if core.pos not in ("VERB", "AUX") or (core.lemma in words_of_deeds("state") and not sure):
        return True
    if over & words_of_deeds("wish") or core.lemma in words_of_deeds("wish"):
        return True
    if core.lemma in words_of_deeds("silence") and over & words_of_deeds("withhold"):
        return True
    if is_mere(tree, coding):
        return True
    if core.lemma in words_of_deeds("change") and tree.kid(predicate.core, "dobj", "auxpass") is None:
        return True
    if _is_of_an_occasion(tree, predicate):
        return True
    told = sure or (coding.type in _ACTED_ON and coding.recipients)  # a headline: "a bomb kills two soldiers"
    if told:
        return False
    held = _is_done_by_an_occasion(tree, predicate) or _is_what_a_thing_does(tree, predicate, people)
    return held or is_passive_now(tree, predicate.core) or _is_a_habit(tree, predicate)


def is_no_deed(tree: Tree, coding: Coding) -> bool:
    """Tell whether what is coded without a type is mere words, an aim, or what an occasion does."""
    return is_mere(tree, coding) or _is_done_by_an_occasion(tree, coding.predicate)


def with_subject_acting(
    tree: Tree, coding: Coding, people: Callable[[], Sequence[Candidate]], referred: Mapping[int, str]
) -> Coding:
    """Return an event with its subject as who acts or, in the passive, is acted on; who only says it has no part.

    Args:
        tree: The sentence.
        coding: The event.
        people: Who could have a part.
        referred: Entity ids by the head words of all mentions.
    """
    predicate = coding.predicate
    recipients = tuple(one for one in coding.recipients if not _stands_too_far(tree, predicate, one))
    coding = dataclasses.replace(coding, recipients=recipients)
    if not names_who_acts(tree, predicate):
        return _with_pronoun_acting(tree, coding, people(), referred)

    def only_speaks(one: Candidate) -> bool:
        return stands(tree, predicate, one.head).startswith("report>")

    verb, passive = _passive(tree, predicate)
    subject = _active_subject(tree, predicate) if passive is None else tree.kid(verb, "agent")
    acted_on = _at(tree, people(), passive)
    others = {one.head for one in acted_on}
    actors = tuple(one for one in coding.actors if not only_speaks(one) and one.head not in others)
    if passive is not None:
        actors = tuple(one for one in actors if not _in_a_clause(tree, predicate, one))
    recipients = tuple(one for one in recipients if not only_speaks(one))
    acting = _at(tree, people(), subject if passive is None else _behind(tree, subject))
    if acting and acting[0].head not in {one.head for one in actors}:
        actors = tuple(at_home(one, people(), recipients) for one in acting)
    if acted_on and acted_on[0].head not in {one.head for one in (*actors, *recipients)}:
        recipients = tuple(at_home(one, people(), actors) for one in acted_on)
    actors, recipients = _explained(tree, actors, people()), _explained(tree, recipients, people())
    heads = {head for one in actors for head in (one.head, *explaining(tree, one.head))}
    recipients = tuple(one for one in recipients if one.head not in heads)
    if not recipients and passive is None:
        recipients = tuple(one for one in _at(tree, people(), tree.kid(predicate.core, "dobj")) if one.named)
    return dataclasses.replace(coding, actors=actors, recipients=recipients)


def _with_pronoun_acting(
    tree: Tree, coding: Coding, people: Sequence[Candidate], referred: Mapping[int, str]
) -> Coding:
    """Return an event with those acting of whom its pronoun speaks, where that is known ("he and his wife agreed")."""
    subject = _active_subject(tree, coding.predicate)
    entity = referred.get(subject) if subject is not None else None
    if subject is None or entity is None:
        return coding
    known = next((one for one in (*coding.actors, *people) if one.entity == entity), None)
    acting = Candidate(subject, subject, subject, known.countries if known else (), None, True, entity, ())
    actors = with_others(tree, acting, people)
    others = tuple(one for one in coding.recipients if one.entity != entity)
    return dataclasses.replace(coding, actors=actors, recipients=others)


def _stands_too_far(tree: Tree, predicate: Predicate, one: Candidate) -> bool:
    """Tell whether somebody only tells where, when or as what something is done, or stands deep in what is told."""
    way = stands(tree, predicate, one.head).split(">")
    if not _ASIDE.isdisjoint(way) or "pcomp" in way:
        return True
    if not _SUBJECTS.isdisjoint(way[2:]):
        return True  # "a slogan that Estonia wants"
    deep = sum(label.startswith("prep_") for label in way)
    return deep > _DEEPEST or (deep == _DEEPEST and not one.named)


def _in_a_clause(tree: Tree, predicate: Predicate, one: Candidate) -> bool:
    """Tell whether somebody stands in a clause below the predicate ("over a phrase favoured by X")."""
    return not _CLAUSES.isdisjoint(stands(tree, predicate, one.head).split(">"))


def _explained(tree: Tree, found: Sequence[Candidate], people: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return everybody, with the entity of the name that explains one who has none."""

    def whole(one: Candidate) -> Candidate:
        names = (p.entity for p in people if p.entity is not None and p.head in explaining(tree, one.head))
        entity = next(names, None) if one.entity is None else None
        return one if entity is None else dataclasses.replace(one, entity=entity, named=True)

    return tuple(whole(one) for one in found)


def _at(tree: Tree, people: Sequence[Candidate], i: int | None) -> tuple[Candidate, ...]:
    """Return who stands at a word or explains it ("one, Anna Berg of Riga"), with those beside."""
    found = next((one for one in people if one.head == i), None)
    if found is None and i is not None:
        found = next((one for one in people if tree.heads[one.head] == i and tree[one.head].dep == "appos"), None)
    return with_others(tree, found, people)


def _behind(tree: Tree, preposition: int | None) -> int | None:
    return None if preposition is None else tree.kid(preposition, "pobj")


def has_parties(coding: Coding) -> bool:
    """Tell whether somebody acts or is acted on; a mere place or state is acted on only in what has a type."""
    if coding.actors or (coding.recipients and coding.type):
        return True
    return any(one.role is not None or not one.countries for one in coding.recipients)


def resolved(coding: Coding, referred: Mapping[int, str]) -> Coding:
    """Return an event with the entities of those whom it does not name ("the judge").

    Args:
        coding: The event.
        referred: Entity ids by the head words of all mentions.
    """

    def known(one: Candidate) -> Candidate:
        entity = referred.get(one.head) if one.entity is None else None
        return one if entity is None else dataclasses.replace(one, entity=entity, named=True)

    actors, recipients = tuple(map(known, coding.actors)), tuple(map(known, coding.recipients))
    return dataclasses.replace(coding, actors=actors, recipients=recipients)


def _passive(tree: Tree, predicate: Predicate) -> tuple[int, int | None]:
    """Return the verb in the passive and its subject, None without one.

    That is the verb that carries the meaning, the subject also of one over it ("is expected to be charged"); else the
    one on top, where it names who acts ("was asked by X to go").
    """
    core, top = predicate.core, predicate.top
    if tree[core].lemma in words_of_deeds("engaged"):
        return core, None
    if tree.kid(core, "auxpass", "nsubjpass") is not None:
        found = (tree.kid(at, "nsubjpass", "nsubj") for at in reversed(predicate.chain))
        return core, next((i for i in found if i is not None), None)
    if tree.kid(top, "agent") is not None and tree[top].lemma not in words_of_deeds("state"):
        return top, tree.kid(top, "nsubjpass")
    return core, None


def _active_subject(tree: Tree, predicate: Predicate) -> int | None:
    """Return the subject of the verb that carries the meaning, or of those over it, None in the passive.

    Of "which" and "who" that is the noun that they stand for.
    """
    if tree.kid(predicate.core, "auxpass", "nsubjpass") is not None:
        return None
    found = (tree.kid(at, "nsubj", "nsubjpass") for at in reversed(predicate.chain))
    subject = next((i for i in found if i is not None), None)
    if subject is not None and tree[subject].tag in RELATIVES and tree[predicate.top].dep == "relcl":
        return tree.heads[predicate.top]
    return subject


def _is_of_an_occasion(tree: Tree, predicate: Predicate) -> bool:
    """Tell whether a verb only tells when an occasion is beside another ("the trip comes after", "a rite precedes")."""
    found = (tree.subject(at) for at in reversed(predicate.chain))
    subject = next((i for i in found if i is not None), None)
    if subject is None or tree[predicate.core].lemma not in words_of_deeds("beside"):
        return False
    return tree[subject].lemma in words_of_deeds("gathering") | words_of_deeds("occasion")


def _is_done_by_an_occasion(tree: Tree, predicate: Predicate) -> bool:
    """Tell whether it is a visit or a meeting that does something ("the visit opened a new stage")."""
    subject = _active_subject(tree, predicate)
    return subject is not None and tree[subject].lemma in words_of_deeds("gathering")


def _is_a_habit(tree: Tree, predicate: Predicate) -> bool:
    """Tell whether the body of a report tells in the plain present what somebody does again and again."""
    top = predicate.top
    plain = tree[top].tag in _PRESENT and tree.kid(top, "aux", "auxpass") is None
    return plain and tree.sentence.zone == "body" and tree[top].lemma not in words_of_deeds("promise")


def _is_what_a_thing_does(tree: Tree, predicate: Predicate, people: Callable[[], Sequence[Candidate]]) -> bool:
    """Tell whether what is nobody acts, in the present, ahead or not at all ("the bill overrides the act")."""
    subject = _active_subject(tree, predicate)
    if subject is None or tree[subject].pos != "NOUN":
        return False
    if any(one.head == subject or in_subject(tree, predicate, one.head) for one in people()):
        return False
    beside = [k for k in tree.kids[predicate.top] if tree[k].dep in ("aux", "auxpass", "neg")]
    now = any(tree[i].tag in _PRESENT for i in (predicate.top, *(k for k in beside if tree[k].lemma == "be")))
    return now or any(tree[k].lemma in _NOT_YET for k in beside)
