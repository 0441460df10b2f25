"""One reading -> the events its sentences tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Reading
from rashomon.world.events.coding import code_sentence
from rashomon.world.events.lexicons import EventFiles, Lexicons, load_lexicons
from rashomon.world.events.models import EventModels, load_models
from rashomon.world.events.sentences import NamesOfCase
from rashomon.world.events.told import ToldEvent, tell
from rashomon.world.events.tree import Tree

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
    reading: Reading, vectors: NDArray[np.float32], names: NamesOfCase, rules: EventRules
) -> tuple[ToldEvent, ...]:
    """Return the events that the sentences of an article tell, in text order.

    Args:
        reading: The article.
        vectors: One row a sentence.
        names: Whom the case's mentions refer to.
        rules: By what to code.
    """
    parse = reading.marks.parse
    published = reading.clean.published
    day = published.date if published is not None else None
    found = []
    for sentence in parse.sentences:
        if sentence.zone not in CODED_ZONES:
            continue
        tree = Tree(parse, sentence)
        named = names.named(reading, sentence)
        for coding in code_sentence(tree, vectors[sentence.index], rules.lexicons, rules.models, named, day):
            found.append(tell(reading, sentence, tree, coding, named))
    return tuple(found)
