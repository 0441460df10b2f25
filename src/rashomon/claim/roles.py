"""Predicate and arguments of a clause, passives turned active."""

from __future__ import annotations

from rashomon.claim.clause import Clause
from rashomon.claim.lexicon import hedges
from rashomon.claim.reference import References
from rashomon.claim.tree import Tree
from rashomon.model import Role
from rashomon.model.claim import RoleName

_LABELS: dict[str, RoleName] = {
    "dobj": "object",
    "dative": "indirect",
    "attr": "complement",
    "acomp": "complement",
    "oprd": "complement",
    "xcomp": "complement",
    "ccomp": "complement",
}


def core(tree: Tree, head: int) -> int:
    """Return the verb that carries a clause's meaning: below "is expected to", "failed to", "has begun to"."""
    for _ in range(3):
        if tree[head].lemma not in hedges("governor") or tree[head].lemma in (
            "want",
            "seek",
            "try",
            "attempt",
            "wish",
            "urge",
        ):
            return head
        below = next((k for k in tree.kids(head) if k.dep == "xcomp" and tree.verbal(k.i) and k.i > head), None)
        if below is None:
            return head
        head = below.i
    return head


def predicate(tree: Tree, clause: Clause) -> str:
    """Return the lemma of the clause's predicate, with what is said by a bare "be" ("be president")."""
    if clause.kind == "apposition":
        return f"be {tree[clause.head].lemma}"
    head = core(tree, clause.head)
    verb = tree[head]
    if verb.lemma == "be":
        what = tree.kid(head, "attr", "acomp")
        return f"be {what.lemma}" if what is not None else "be"
    particle = tree.kid(head, "prt")
    return f"{verb.lemma} {particle.lemma}" if particle is not None else verb.lemma


def roles(tree: Tree, clause: Clause, references: References) -> tuple[Role, ...]:
    """Return the arguments of a clause's predicate in text order, the subject first."""
    head = core(tree, clause.head)
    found: list[Role] = []
    passive = tree.kid(head, "auxpass") is not None
    if clause.subject is not None:
        name: RoleName = "object" if passive and clause.kind != "apposition" else "subject"
        found.append(_role(tree, name, "", clause.subject, references))
    if clause.kind == "apposition":
        found.append(_role(tree, "complement", "", clause.head, references))
        return tuple(found)
    for kid in tree.kids(head):
        if kid.dep == "agent":
            named = tree.kid(kid.i, "pobj")
            if named is not None:
                found.append(_role(tree, "subject", "", named.i, references))
        elif kid.dep == "prep" or (kid.dep == "dative" and kid.pos == "ADP"):
            named = tree.kid(kid.i, "pobj", "pcomp")
            if named is not None:
                label: RoleName = "indirect" if kid.dep == "dative" else "oblique"
                found.append(_role(tree, label, kid.lemma, named.i, references))
        elif kid.dep in _LABELS and not (kid.dep == "ccomp" and kid.i < head):
            found.append(_role(tree, _LABELS[kid.dep], "", kid.i, references))
    return tuple(found)


def _role(tree: Tree, name: RoleName, preposition: str, head: int, references: References) -> Role:
    first, last = tree.edges(head)
    entity = references.entity(head)
    return Role(name, preposition, tree.span(first, last), tree[head].lemma, entity.id if entity is not None else None)
