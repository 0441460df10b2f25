"""What each word piece of a text says of names: scores for a tagger, carried over to tokens of any cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The tagger's labels in the order of the columns: outside of names; first and further words of a name of each kind.
NAME_LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
DECIMALS = 3


@dataclass(frozen=True, slots=True)
class PieceScores:
    """The word pieces of a text that were read, with a score of each for every label.

    Attributes:
        bounds: int32 (pieces, 2): first character of each piece, and the one after its last.
        scores: float32 (pieces, labels), columns as NAME_LABELS; rounded, so that results hold from one kind of
            processor to the next as far as can be.
    """

    bounds: NDArray[np.int32]
    scores: NDArray[np.float32]

    def of_tokens(self, tokens: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """Return for each token the mean score of the pieces that share a character with it.

        Args:
            tokens: Start and end of each in the characters of the text, in order, none overlapping another.

        Returns:
            float32 (tokens, labels); zeros for a token without a piece, beyond what was read.
        """
        found = np.zeros((len(tokens), len(NAME_LABELS)), dtype=np.float32)
        if not len(self.bounds):
            return found
        firsts = np.searchsorted(self.bounds[:, 1], [start for start, _ in tokens], side="right")
        lasts = np.searchsorted(self.bounds[:, 0], [end for _, end in tokens], side="left")
        alone = lasts - firsts == 1  # most tokens are one piece, whose mean is itself
        found[alone] = self.scores[firsts[alone]]
        for i in np.flatnonzero(lasts - firsts > 1).tolist():
            found[i] = self.scores[firsts[i] : lasts[i]].mean(axis=0)
        return found
