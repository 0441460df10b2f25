"""Who cannot have acted, or been acted on, by where they stand in a sentence; of the others the part models choose."""

from __future__ import annotations

import functools

from rashomon.world.events.candidates import Candidate
from rashomon.world.events.features import stands
from rashomon.world.events.lexicons import rows
from rashomon.world.events.predicate import Predicate
from rashomon.world.events.tree import Tree

_OBJECTS = frozenset(("dobj", "dative", "iobj"))
_SPEAKERS = ("nsubj", "nsubjpass", "agent_by")
_ASIDE = frozenset(("relcl", "acl", "appos"))
_OTHER_CLAUSES = frozenset(("advcl", "relcl", "parataxis"))
_PARTS_OF_NAME = ("pobj", "prep", "poss", "compound", "nmod", "appos")
_POINTING = ("PRON", "DET")
_REPORT, _OUT, _ACCORDING = "report", "out", "prep_accord"


@functools.cache
def _engaged() -> frozenset[str]:
    return frozenset(word for row in rows("deeds.tsv") if row[0] == "engaged" for word in row[1].split())


def may_act(tree: Tree, predicate: Predicate, one: Candidate) -> bool:
    """Tell whether somebody may be who acts.

    Nobody acts who stands in the passive subject of the verb ("X was charged") or in its object; where the verb has a
    subject that names something, nobody outside it does but who stands behind "by", or who says it.
    """
    if _only_describes(tree, one):
        return False
    first, *way = stands(tree, predicate, one.head).split(">")
    below = way[0] if way else ""
    if _ACCORDING in way:
        return False
    if first == _REPORT:
        return below in _SPEAKERS
    if first == _OUT:
        return not _subjects(tree, predicate)
    if below == "nsubjpass":
        core = predicate.core
        return tree.kid(core, "auxpass") is None or tree[core].lemma in _engaged()
    if below in ("nsubj", "agent_by", "dep"):
        return True
    if _subjects(tree, predicate) == "naming":
        return False
    return below not in _OBJECTS and not _in_another_clause(tree, predicate, one.head)


def may_receive(tree: Tree, predicate: Predicate, one: Candidate, actor: Candidate | None) -> bool:
    """Tell whether somebody may be who is acted on.

    That is never who says it, nor who stands in the subject of the deed himself or in another clause, nor who only
    tells whose or what the actor is ("the lawyer of X").
    """
    if _only_describes(tree, one):
        return False
    first, *way = stands(tree, predicate, one.head).split(">")
    if _ACCORDING in way or (first == _REPORT and way and way[0] in _SPEAKERS):
        return False
    if first in ("only", "over") and way == ["nsubj"] and not predicate.reporting:
        return False
    if first != _OUT and _in_another_clause(tree, predicate, one.head):
        return False
    return actor is None or not _belongs_to(tree, one.head, actor.head)


def names_who_acts(tree: Tree, predicate: Predicate) -> bool:
    """Tell whether the verbs of a predicate have a subject that names who or what acts, or is acted on."""
    return _subjects(tree, predicate) == "naming" or tree.kid(predicate.core, "nsubjpass") is not None


def in_subject(tree: Tree, predicate: Predicate, i: int) -> bool:
    """Tell whether a word stands in a subject of a predicate, or behind "by", and not in a clause or aside there."""
    _, *way = stands(tree, predicate, i).split(">")
    return bool(way) and way[0] in _SPEAKERS and _ASIDE.isdisjoint(way)


def _only_describes(tree: Tree, one: Candidate) -> bool:
    """Tell whether a people of no country only describes something: the "Asian powerhouse" is no Asian."""
    return tree[one.head].dep == "amod" and not one.countries


def _subjects(tree: Tree, predicate: Predicate) -> str:
    """Return whether the verbs of a predicate have a subject that names who acts, only one that points, or none."""
    over = [(at, ("nsubj", "nsubjpass")) for at in predicate.chain[:-1]]
    looked_at = [*over, (predicate.core, ("nsubj",))]
    found = [subject for at, labels in looked_at if (subject := tree.kid(at, *labels)) is not None]
    if any(tree[i].pos not in _POINTING for i in found):
        return "naming"
    return "pointing" if found else ""


def _in_another_clause(tree: Tree, predicate: Predicate, i: int) -> bool:
    """Tell whether a word stands in a clause of its own below the predicate; a purpose has no subject of its own."""
    for at in (i, *tree.above(i)):
        if at in predicate.chain:
            return False
        if tree[at].dep in _OTHER_CLAUSES and tree.subject(at) is not None:
            return True
    return False


def _belongs_to(tree: Tree, i: int, head: int) -> bool:
    """Tell whether a word hangs by "of", "for" or a name's own parts below another."""
    way = [i, *tree.above(i)]
    if head not in way or i == head:
        return False
    return all(tree[at].dep in _PARTS_OF_NAME for at in way[: way.index(head)])
