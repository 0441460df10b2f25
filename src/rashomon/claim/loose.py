"""Loose additions to a noun: relative clauses and appositions that are claims of their own."""

from __future__ import annotations

import itertools
from dataclasses import replace

from rashomon.claim.clause import Clause, Task
from rashomon.claim.hit import Range
from rashomon.claim.joins import agrees, goes_on, other_antecedent
from rashomon.claim.pieces import Part, inside_marks_open, keep, phrase, unbalanced, with_commas
from rashomon.claim.tree import Tree
from rashomon.model import Token

_SET_OFF = (",", "—", "–", "(")


def loose_relative(tree: Tree, task: Task, verb: Token) -> tuple[Task, Range] | None:
    """Return a non-restrictive relative clause told of its noun, and what it takes out of the clause around it."""
    first, last = tree.edges(verb.i)
    noun, pronoun = tree[verb.head], tree[first]
    if pronoun.tag not in ("WDT", "WP") or pronoun.dep not in ("nsubj", "nsubjpass") or pronoun.head != verb.i:
        return None
    if first - 1 < task.first or tree[first - 1].text not in _SET_OFF or last > task.last:
        return None
    if not tree.finite(verb.i) or not agrees(tree, noun, verb, pronoun) or inside_marks_open(tree, task.first, first):
        return None
    if tree.subject(noun.i) is not None:
        return None  # "considers themselves middle class, which is ..." speaks of no class
    if other_antecedent(tree, noun, verb, pronoun) or not goes_on(tree, last, task.last):
        return None
    lead = replace(phrase(tree, noun.i, before=first), filled=True)
    if unbalanced(tree, lead):
        return None
    # The second comma stays where it also closes an apposition ("his wife, Ann, who ..., is").
    closing = noun.dep == "appos" or tree.kid(noun.i, "appos") is not None
    hole = with_commas(tree, (first, last))
    return Task(verb.i, "relative", first + 1, last, (lead,), noun.i), (hole[0], last) if closing else hole


def loose_apposition(tree: Tree, task: Task, noun: Token) -> tuple[Clause, Range] | None:
    """Return an apposition told of its name ("Ann Li, the mayor," as "Ann Li is the mayor"), and what it takes out."""
    first, last = tree.edges(noun.i)
    named = tree[noun.head]
    if first - 1 < task.first or tree[first - 1].text != "," or last > task.last or named.i > noun.i:
        return None
    if last + 1 < tree.last and tree[last + 1].text not in (",", ".", "”", '"', ";", ")"):
        return None
    joined = tree.kid(noun.i, "conj", "cc") or tree.kid(named.i, "conj", "cc")
    opener = tree.kid(noun.i, "det", "poss")
    if named.pos != "PROPN" or noun.pos != "NOUN" or joined or opener is None or opener.i > noun.i:
        return None
    if opener.tag == "WP$":
        return None  # "Ann Li, whose son ..." is no apposition
    if not goes_on(tree, last, task.last):
        return None
    lead = replace(phrase(tree, named.i, before=first), filled=True)
    then = tree[first].lemma == "then"  # "Ann Li, then the mayor,"
    verb = Part(-1, -1, ("were" if then else "are") if noun.tag == "NNS" else ("was" if then else "is"), True)
    told = keep(first + then, last, _inner_relatives(tree, noun), ())
    # Inside another addition the second comma stays, it closes that one too.
    inside = any(
        a.dep in ("appos", "acl", "relcl")
        for a in itertools.takewhile(lambda a: not tree.verbal(a.i), tree.above(noun.i))
    )
    hole = with_commas(tree, (first, last))
    return Clause(noun.i, "apposition", (lead, verb, *told), named.i), (hole[0], last) if inside else hole


def _inner_relatives(tree: Tree, noun: Token) -> list[Range]:
    return [
        with_commas(tree, tree.edges(k.i))
        for k in tree.kids(noun.i)
        if k.dep == "relcl" and tree[tree.edges(k.i)[0] - 1].text == ","
    ]
