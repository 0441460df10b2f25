"""One passage held against a claim."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.align.compare import Comparison
from rashomon.check.retrieve import Candidate
from rashomon.check.said_by import SaidBy
from rashomon.check.turned import Order


@dataclass(frozen=True, slots=True)
class Held:
    """One passage held against the claim.

    Attributes:
        candidate: The passage.
        comparison: What the claim says and what the passage has of it.
        relevance: How much the passage speaks of what the claim speaks of, whatever it says of it.
        apart: How far they differ in detail, 0 = in nothing.
        order: Whether the same ones act on the same others.
        said: For each whom the claim has say something, who says it here.
    """

    candidate: Candidate
    comparison: Comparison
    relevance: float
    apart: float
    order: Order
    said: tuple[SaidBy, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether it differs from the claim in a detail, or has somebody else say what the claim has somebody say."""
        return self.apart > 0 or any(said.elsewhere for said in self.said)

    @property
    def entails(self) -> float:
        """The entailment model's share, 0 where it has not read the passage."""
        return self.comparison.voices.entails or 0.0

    @property
    def contradicts(self) -> float:
        """The entailment model's share, 0 where it has not read the passage."""
        return self.comparison.voices.contradicts or 0.0
