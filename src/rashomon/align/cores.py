"""What claims say in parts, made ready for comparison: a part of one may be said by another article's claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.align.facts import FactReader, Facts
from rashomon.align.request import Encode
from rashomon.model import Claim, Proposition


@dataclass(frozen=True, slots=True)
class Core:
    """A part of a claim, or a claim as a whole.

    Attributes:
        claim: The claim.
        part: The part, None for the whole claim.
        facts: What it says.
        row: Its vector's row.
    """

    claim: Claim
    part: Proposition | None
    facts: Facts
    row: int

    @property
    def text(self) -> str:
        """The words that are shown."""
        return self.facts.text

    @property
    def verb(self) -> int:
        """Where its verb stands."""
        if self.part is not None:
            return self.part.verb
        own = [part.verb for part in self.claim.propositions if part.kind == "core"]
        return own[0] if own else self.claim.span.start

    @property
    def ahead(self) -> bool:
        """Whether it is told as still to come or as possible only."""
        return self.part.ahead if self.part else self.claim.factuality.time in ("future", "hypothetical")


@dataclass(frozen=True, slots=True)
class SharedCore:
    """A part of one claim that claims of other articles say too.

    Attributes:
        core: The part, whose words are shown.
        others: The claims that say it, sorted; more than one of an article only where each says it plainly.
        told: What of each of them says it, in the same order.
        shares: How likely each does by the comparison.
    """

    core: Core
    others: tuple[str, ...]
    told: tuple[Core, ...]
    shares: tuple[float, ...]

    def least(self) -> float:
        """Return how likely the article says it that says it least plainly."""
        best: dict[str, float] = {}
        for one, share in zip(self.told, self.shares, strict=True):
            best[one.claim.article] = max(share, best.get(one.claim.article, 0.0))
        return min(best.values())

    def articles(self) -> tuple[str, ...]:
        """Return the articles that say it."""
        return tuple(sorted({one.claim.article for one in (self.core, *self.told)}))

    def places(self) -> tuple[tuple[str, int], ...]:
        """Return where the verbs stand that tell it, by article."""
        return tuple((one.claim.article, one.verb) for one in (self.core, *self.told))


class CoreShelf:
    """The parts of the claims that are compared, with their vectors.

    Args:
        claims: The claims whose parts are wanted, in order.
        facts: By claim id.
        reader: Reads what a part says.
        encode: The sentence encoder, None where there is none.
    """

    def __init__(
        self, claims: Sequence[Claim], facts: Mapping[str, Facts], reader: FactReader, encode: Encode | None
    ) -> None:
        self._cores: dict[str, tuple[Core, ...]] = {}
        texts: dict[str, int] = {}
        for claim in claims:
            made = [Core(claim, None, facts[claim.id], texts.setdefault(claim.text, len(texts)))]
            for part in claim.propositions:
                row = texts.setdefault(part.text, len(texts))
                made.append(Core(claim, part, reader.of_proposition(claim, part), row))
            self._cores[claim.id] = tuple(made)
        self._texts = tuple(texts)
        self._encode = encode
        self._rows: dict[int, NDArray[np.float32]] = {}

    def of(self, claim: str) -> tuple[Core, ...]:
        """Return a claim and its parts, the whole first."""
        return self._cores.get(claim, ())

    def cosine(self, a: Core, b: Core, otherwise: float) -> float:
        """Return the cosine of two parts, `otherwise` where nothing was encoded."""
        if self._encode is None:
            return otherwise
        return float(self._vector(a.row, self._encode) @ self._vector(b.row, self._encode))

    def vector(self, core: Core) -> NDArray[np.float32] | None:
        """Return the vector of a part, None where there is no encoder."""
        return None if self._encode is None else self._vector(core.row, self._encode)

    def _vector(self, row: int, encode: Encode) -> NDArray[np.float32]:
        """Return the vector of a text; most parts are never held against another, so each is made when asked for."""
        if row not in self._rows:
            self._rows[row] = np.asarray(encode([self._texts[row]])[0], dtype=np.float32)
        return self._rows[row]
