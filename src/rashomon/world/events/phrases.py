"""The type of what a fixed phrase tells, whatever the model guesses: "plead guilty" has none, "elevate ties" has."""

from __future__ import annotations

import dataclasses
import functools

from rashomon.world.events.coding import Coding
from rashomon.world.events.deeds import SURE, counted_thing
from rashomon.world.events.lexicons import rows
from rashomon.world.events.predicate import governors
from rashomon.world.events.told import words_of_status
from rashomon.world.events.tree import Tree

_NONE = "-"
_ANY, _ON_SOMEBODY, _SOMEBODY = "*", "+", "@"
_OBJECTS = ("dobj", "acomp", "attr", "oprd", "nsubjpass")
_THROUGH = ("into", "on")  # "signed into law", "embarked on a visit"


@functools.cache
def _phrases() -> dict[tuple[str, str], tuple[str, str | None]]:
    """Return the type and mode by verb and object."""
    return {
        (verb, noun): (kind, None if mode == _NONE else mode)
        for kind, mode, verbs, objects in rows("phrases.tsv")
        for verb in verbs.split()
        for noun in objects.split()
    }


def _phrase_of(tree: Tree, coding: Coding) -> tuple[str, str | None] | None:
    """Return the type and mode that a phrase has, None where there is no fixed one, or another verb stands over it."""
    *over, core = coding.predicate.chain
    light = words_of_status("planning") | words_of_status("poised")
    if coding.code is not None or coding.said:
        return None
    if any(tree[at].lemma not in light and governors().get(tree[at].lemma) != "aspect" for at in over):
        return None
    objects = [tree[counted_thing(tree, k)].lemma for k in tree.kids[core] if tree[k].dep in _OBJECTS]
    objects += [tree[k].lemma for prep in tree.kids[core] if tree[prep].lemma in _THROUGH for k in tree.kids[prep]]
    objects += [tree[k].lemma for k in tree.kids[core] if tree[k].dep == "prep"]
    acted_on = {one.head for one in coding.recipients}
    met = any(k in acted_on for k in tree.kids[core] if tree[k].dep in ("dobj", "nsubjpass"))
    keys = (*objects, *((_SOMEBODY,) if met else ()), *((_ON_SOMEBODY,) if acted_on else ()), _ANY)
    return next((found for key in keys if (found := _phrases().get((tree[core].lemma, key))) is not None), None)


def is_of_no_type(tree: Tree, coding: Coding) -> bool:
    """Tell whether a phrase has no type, whatever was guessed ("pleaded guilty")."""
    phrase = _phrase_of(tree, coding)
    return phrase is not None and phrase[0] == _NONE


def with_type(tree: Tree, coding: Coding) -> Coding:
    """Return an event with the type of its phrase, if that has one."""
    phrase = _phrase_of(tree, coding)
    if phrase is None or phrase[0] == _NONE:
        return coding
    kind, mode = phrase
    return dataclasses.replace(coding, fine=kind, type=kind, mode=mode, confidence=max(SURE, coding.confidence))
