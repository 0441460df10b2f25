"""Which codings tell no deed but that somebody spoke, felt or was after something."""

from __future__ import annotations

from rashomon.world.events.coding import Coding
from rashomon.world.events.deeds import SURE, words_of_deeds
from rashomon.world.events.features import stands
from rashomon.world.events.predicate import Predicate
from rashomon.world.events.tree import Tree

_AHEAD = frozenset(("will", "would", "shall"))
_ASKED_FOR = ("xcomp", "prep", "dative")
_NAMED_AS = ("oprd", "ccomp")


def is_mere(tree: Tree, coding: Coding) -> bool:
    """Tell whether what is coded is mere words, a feeling or an aim."""
    return _only_speaks_of(tree, coding) or _is_only_aimed_at(tree, coding.predicate)


def _only_speaks_of(tree: Tree, coding: Coding) -> bool:
    """Tell whether somebody only says, asks or feels something ("asked why", "voiced doubts", "called it unfair")."""
    core = coding.predicate.core
    lemma = tree[core].lemma
    if _is_question(tree, coding.predicate) or tree.kid(core, "expl") is not None:
        return True
    if lemma == "call" and tree.kid(core, *_NAMED_AS) is not None:
        return True
    felt = {tree[k].lemma for k in tree.kids[core] if tree[k].dep in ("dobj", "nsubjpass")}
    if lemma in words_of_deeds("voice") and felt & words_of_deeds("feeling"):
        return True
    heard = [one for one in coding.recipients if "ccomp" not in stands(tree, coding.predicate, one.head).split(">")]
    return lemma in words_of_deeds("talk") and coding.confidence < SURE and not heard


def _is_question(tree: Tree, predicate: Predicate) -> bool:
    """Tell whether somebody asks to be told something, not for something to be done."""
    asked = next((at for at in predicate.chain if tree[at].lemma == "ask"), None)
    if asked is None or tree.kid(asked, "auxpass") is not None:
        return False
    wanted = any(tree[k].dep == "ccomp" and tree.kid(k, "mark") is not None for k in tree.kids[asked])
    return not wanted and not any(tree[k].dep in _ASKED_FOR for k in tree.kids[asked] if tree[k].lemma != "about")


def _is_only_aimed_at(tree: Tree, predicate: Predicate) -> bool:
    """Tell whether the verb is only what somebody aims at, or tries now ("aims to integrate", "seeks to export")."""
    for at in predicate.chain[:-1]:
        if tree[at].lemma in words_of_deeds("aim"):
            return True
        if tree[at].lemma in words_of_deeds("trying") and tree[at].tag in ("VBZ", "VBP", "VBG"):
            return _AHEAD.isdisjoint(tree[k].lemma for k in tree.kids[at])
    return False
