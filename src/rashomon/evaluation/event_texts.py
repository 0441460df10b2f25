"""Texts by themselves, coded by the same steps as the articles of a case."""

from __future__ import annotations

import dataclasses
import re

from rashomon.language.encoder import Encoder
from rashomon.model import Published
from rashomon.pipeline import read_alone
from rashomon.world.events import EventRules, ToldEvent, code_reading
from rashomon.world.events.sentences import NamesOfCase

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY = frozenset(["the", "a", "an", "of", "in", "on", "at", "and", "or", "his", "her", "its", "their", "s", "to"])


def code_text(text: str, rules: EventRules, day: str | None = None, *, untyped: bool = False) -> tuple[ToldEvent, ...]:
    """Return the events that a text tells.

    Args:
        text: The text.
        rules: By what to code.
        day: ISO date of its publication, where known.
        untyped: Take deeds that PLOVER has no type for, too.
    """
    reading, entities = read_alone(text)
    if day is not None:
        published = Published(day, "metadata", 1.0, None)
        reading = dataclasses.replace(reading, clean=dataclasses.replace(reading.clean, published=published))
    sentences = reading.marks.parse.sentences
    vectors = Encoder.shared().encode([s.span.of(text) for s in sentences])
    return code_reading(reading, vectors, NamesOfCase(entities), rules, untyped=untyped)


def content_words(text: str) -> set[str]:
    """Return the words of a phrase that tell who is meant."""
    return set(_WORD.findall(text.lower())) - _EMPTY
