"""Common nouns that can head a describing phrase ("the ministry"), with what they describe."""

from __future__ import annotations

import functools
from importlib import resources
from typing import NamedTuple


class Describing(NamedTuple):
    """What a noun describes.

    Attributes:
        kind: "person", "organisation" or "place".
        gender: "m", "f" or "-".
        definite: Whether "the <noun>" alone can stand for a name.
    """

    kind: str
    gender: str
    definite: bool


@functools.lru_cache(maxsize=1)
def describing_nouns() -> dict[str, Describing]:
    """Return the nouns by lower-cased singular."""
    text = resources.files("rashomon.language").joinpath("data", "nominal_heads.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]
    return {word: Describing(kind, gender, definite == "yes") for word, kind, gender, definite in lines[1:]}
