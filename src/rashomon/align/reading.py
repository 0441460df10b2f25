"""Whether a claim or a part of it says what another says: the comparison and the entailment model together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.align.cores import Core
from rashomon.align.request import Judges
from rashomon.align.score import weighing

SAID_FROM = 0.55
"""From this probability on one claim counts as saying what another says."""
SAID_PLAINLY = 0.9
"""From this probability on a second claim of an article counts as saying it, too."""
MOST_READ = 400  # pairs that the entailment model reads in one case: its costly part, some seconds
_OF_STRANGERS = 40  # pairs read of articles that tell different events, the likeliest of them
_LEAST = 0.01
_NOTHING_OF_IT = 0.15
_PLAINLY = 0.8
_FAR, _FAR_WITHOUT_A_WORD = (0.15, 0.5), (0.3, 0.6)
"""Pairs below both in comparison and cosine are not read; the second where the one has no word of what the other says.
Of 173 such pairs in twelve cases none was found to say the same."""
_MOST_BACK = 0.88  # where more than this of the way back was needed, it was never enough (262 pairs of twelve cases)
_WORD_FOR_WORD = 0.97  # cosine from which reading adds nothing to the comparison
_PLAIN = 0.8  # probability by the comparison that no reading overrules


@dataclass(frozen=True, slots=True)
class Likely:
    """Something that may be said elsewhere.

    Attributes:
        core: What is said.
        told: What may say it in another article.
        compared: How likely it does by the comparison of names, numbers, times, roles and words.
        cosine: Of the two.
        free: True if the comparison alone must not decide, as the verb of the one is not in the other.
        predicated: Share of the words from its verb on that the other has too.
        copied: True if the two articles rest on one another, so that the wording tells enough.
        akin: True if the two articles tell one event.
    """

    core: Core
    told: Core
    compared: float
    cosine: float
    free: bool
    predicated: float
    copied: bool
    akin: bool = True


class Reader:
    """Reads pairs with the entailment model, as long as its time lasts.

    Args:
        judge: The model, or None.
        most: How many pairs it reads at the most.
    """

    def __init__(self, judge: Judges | None, *, most: int = MOST_READ) -> None:
        self._judge = judge
        self._left = most

    def shares(self, wanted: Sequence[Likely]) -> list[float]:
        """Return for each how likely it is said, those that matter most first.

        Both directions are read where the first leaves it open: two wordings of one fact entail one another.
        """
        doubtful = worth_reading(wanted)
        forth = self._read(doubtful, [(wanted[i].told.text, wanted[i].core.text) for i in doubtful])
        open_still = [i for i in forth if _open(wanted[i], forth[i])]
        back = self._read(open_still, [(wanted[i].core.text, wanted[i].told.text) for i in open_still])
        return [_read_as(one, forth[i], back.get(i)) if i in forth else _alone(one) for i, one in enumerate(wanted)]

    def _read(self, places: Sequence[int], pairs: Sequence[tuple[str, str]]) -> dict[int, float]:
        if self._judge is None:
            return {}
        number = min(self._left, len(pairs))
        self._left -= number
        rows = self._judge.judge(pairs[:number])
        return {place: float(row[0]) for place, row in zip(places, rows, strict=False)}


def worth_reading(wanted: Sequence[Likely], *, of_strangers: int = _OF_STRANGERS) -> list[int]:
    """Return which pairs the model has to read, by their places: all between articles of one event, then the likeliest.

    Args:
        wanted: What may be said elsewhere.
        of_strangers: How many pairs of articles that tell different events are read at the most.
    """
    doubtful = [i for i, one in enumerate(wanted) if _doubtful(one)]
    likeliest = sorted((i for i in doubtful if not wanted[i].akin), key=lambda i: -wanted[i].compared)[:of_strangers]
    return [i for i in doubtful if wanted[i].akin] + sorted(likeliest)


def _doubtful(one: Likely) -> bool:
    """Tell whether the model has to read the two: it is not plain already that one says the other, or does not."""
    if one.copied or one.cosine >= _WORD_FOR_WORD or _far(one):
        return False
    return one.free or one.compared < _PLAIN


def _far(one: Likely) -> bool:
    compared, cosine = _FAR_WITHOUT_A_WORD if one.predicated < _NOTHING_OF_IT else _FAR
    return one.compared < compared and one.cosine < cosine


def _read_as(one: Likely, forth: float, back: float | None) -> float:
    """Return how likely after the reading: a sentence on the same subject does not say what it has no word of."""
    if _nothing_of_it(one, forth):
        return 0.0
    return together(one.compared, forth, back)


def _alone(one: Likely) -> float:
    """Return how likely by the comparison alone."""
    if (one.free or one.predicated < _NOTHING_OF_IT) and one.cosine < _WORD_FOR_WORD:
        return 0.0
    return by_comparison(one.compared)


def by_comparison(compared: float) -> float:
    """Return how likely one says what another says, by the comparison alone."""
    return weighing("compared").probability({"compared": logit(compared)})


def together(compared: float, forth: float, back: float | None) -> float:
    """Return how likely one says what another says.

    Args:
        compared: By the comparison.
        forth: How far what may say it entails what is said, by the model.
        back: The other way round, None if that was not read.
    """
    parts = {"compared": logit(compared), "forth": logit(forth), "back": 0.0 if back is None else logit(back)}
    return weighing("read").probability(parts)


def _nothing_of_it(one: Likely, forth: float) -> bool:
    return one.predicated < _NOTHING_OF_IT and forth < _PLAINLY


def _open(one: Likely, forth: float) -> bool:
    """Tell whether reading the other direction may decide."""
    if _nothing_of_it(one, forth):
        return False
    return together(one.compared, forth, 0.0) < SAID_FROM <= together(one.compared, forth, _MOST_BACK)


def logit(share: float) -> float:
    """Return the logarithm of the odds, bounded."""
    return math.log((share + _LEAST) / (1.0 - share + _LEAST))
