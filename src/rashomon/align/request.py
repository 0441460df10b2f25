"""What the step is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Claim, Conflict, Entity, Origin, Reading, Statement

Vectors = Mapping[str, NDArray[np.float32]]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]
CountryNames = Callable[[str], str | None]
OriginsBehind = Callable[[Sequence[Claim]], tuple[str, ...]]
"""Returns the ids of the origins that stand behind some claims, counted on their passages."""


class Judges(Protocol):
    """An entailment model."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return one row a pair (premise, hypothesis): shares of entails, contradicts, neither."""


@dataclass(frozen=True, slots=True, eq=False)
class AlignRequest:
    """All that claims are joined from.

    Attributes:
        readings: The articles of the case.
        vectors: By article id, one L2-normalised row a sentence of its parse.
        entities: Who is named, over all articles.
        origins: As the program found them: within one the wording alone tells what says the same.
        entailment: The entailment model, or None.
        encode: Sentence encoder for parts of claims; without it a part has the vector of its sentence.
        country_name: English name of a country by its ISO 3166 alpha-2 code, or None.
        capital: Name of a country's capital by that code, or None.
    """

    readings: tuple[Reading, ...]
    vectors: Vectors
    entities: tuple[Entity, ...]
    origins: tuple[Origin, ...]
    entailment: Judges | None = None
    encode: Encode | None = None
    country_name: CountryNames | None = None
    capital: CountryNames | None = None

    def seats(self) -> dict[str, str]:
        """Return the state that each capital which is named acts for, by their entity ids."""
        if self.country_name is None or self.capital is None:
            return {}
        places = [e for e in self.entities if e.type == "place" and e.country]
        states = {e.country: e.id for e in places if e.country and e.name == self.country_name(e.country)}
        return {
            e.id: states[e.country]
            for e in places
            if e.country in states and e.country and e.name == self.capital(e.country)
        }


@dataclass(frozen=True, slots=True)
class Alignment:
    """What the claims of all articles amount to.

    Attributes:
        statements: Every claim is in exactly one, the most important first.
        conflicts: Where reports differ, and what replaced what.
    """

    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
