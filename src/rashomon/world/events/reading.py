"""One reading -> the events its sentences tell."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Reading
from rashomon.world.events.coding import code_sentence
from rashomon.world.events.deeds import deeds, is_guessed, is_supposed, without_type
from rashomon.world.events.happened import has_parties, is_no_deed, is_no_incident, resolved, with_subject_acting
from rashomon.world.events.lexicons import EventFiles, Lexicons, load_lexicons
from rashomon.world.events.models import EventModels, load_models
from rashomon.world.events.phrases import is_of_no_type, with_type
from rashomon.world.events.sentences import NamesOfCase
from rashomon.world.events.subjects import with_both, with_subject_of_claim
from rashomon.world.events.told import ToldEvent, tell
from rashomon.world.events.tree import Tree
from rashomon.world.events.when import times_in

CODED_ZONES = ("body", "headline")


@dataclass(frozen=True, slots=True)
class EventRules:
    """By what events are coded: the dictionaries and the trained models."""

    lexicons: Lexicons
    models: EventModels


def event_rules(files: EventFiles | None = None) -> EventRules:
    """Return the shipped rules, with a user's own files in front of them."""
    return EventRules(load_lexicons(files), load_models())


def code_reading(
    reading: Reading,
    vectors: NDArray[np.float32],
    names: NamesOfCase,
    rules: EventRules,
    *,
    untyped: bool = False,
    sentences: Container[int] | None = None,
) -> tuple[ToldEvent, ...]:
    """Return the events that the sentences of an article tell, in text order.

    Args:
        reading: The article.
        vectors: One row a sentence.
        names: Whom the case's mentions refer to.
        rules: By what to code.
        untyped: Take deeds that PLOVER has no type for, too.
        sentences: Indices of the sentences to read; None: all.
    """
    parse = reading.marks.parse
    published = reading.clean.published
    day = published.date if published is not None else None
    found: list[ToldEvent] = []
    for sentence in parse.sentences:
        if sentence.zone not in CODED_ZONES or (sentences is not None and sentence.index not in sentences):
            continue
        tree = Tree(parse, sentence)
        named = names.named(reading, sentence)
        coded = code_sentence(tree, vectors[sentence.index], rules.lexicons, rules.models, named, day)
        codings = [*coded.codings.values()]
        if untyped and coded.predicates:
            referred = names.referred(reading, sentence)
            people = coded.people
            whole = {n: with_subject_acting(tree, one, people, referred) for n, one in coded.codings.items()}
            real = {n: resolved(one, referred) for n, one in whole.items() if not is_no_incident(tree, one, people)}
            real = {n: one for n, one in real.items() if not is_supposed(tree, one)}
            real = {n: with_type(tree, one) for n, one in real.items()}
            guessed = [
                n for n, one in real.items() if is_of_no_type(tree, one) or is_guessed(tree, one, rules.lexicons)
            ]
            told = {n: one for n, one in real.items() if n not in guessed}
            all_deeds = deeds(tree, coded.predicates, told, coded.people, referred, _dated(reading, tree))
            found_deeds = [one for one in all_deeds if one.said or not is_no_deed(tree, one)]
            left = without_type(tree, [real[n] for n in guessed], found_deeds)
            untyped_deeds = (with_type(tree, one) for one in (*found_deeds, *left))
            codings = [*told.values(), *untyped_deeds]
        told_here = [tell(reading, sentence, tree, coding, named) for coding in codings]
        if untyped:  # an account tells who did something, or to whom; what nobody does is no event of it
            told_here = [with_subject_of_claim(with_both(one, reading, names), names) for one in told_here]
            told_here = [one for one in told_here if has_parties(one.coding)]
        found += told_here
    return tuple(found)


def _dated(reading: Reading, tree: Tree) -> frozenset[int]:
    """Return the words of a sentence that tell a day or time, as positions in it."""
    found = [time for time in times_in(reading, tree) if time.type in ("DATE", "TIME") and time.edtf is not None]
    return frozenset(
        n for time in found for n, token in enumerate(tree.tokens) if time.span.start <= token.start < time.span.end
    )
