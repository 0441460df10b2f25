"""What an article is about: its words, weighed by how much they tell."""

from __future__ import annotations

import functools
import math
import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping

from rashomon.language.frequency import share_of
from rashomon.trace.stories.config import StoryConfig

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_TYPICAL_LENGTH = 100  # words of a title and lead, to turn a word's share of running text into a share of articles
_LONGEST_WORD = 40

Weights = Mapping[str, float]
_UNPACKED = 2048  # of the articles that were last compared


class Packed:
    """Numbers of words in a quarter of the memory of a dict, in its order.

    Args:
        numbers: The number of each word.
    """

    __slots__ = ("_numbers", "_words")

    def __init__(self, numbers: Weights) -> None:
        self._words = tuple(map(sys.intern, numbers))
        self._numbers = array("d", numbers.values())

    def items(self) -> Iterable[tuple[str, float]]:
        """Return the words with their numbers."""
        return zip(self._words, self._numbers, strict=True)

    def __len__(self) -> int:
        return len(self._words)


@functools.lru_cache(maxsize=_UNPACKED)
def unpacked(words: Packed) -> Weights:
    """Return packed words as a dict, which is not to be changed."""
    return dict(words.items())


def counted(title: str, lead: str, config: StoryConfig) -> dict[str, float]:
    """Return how often each word stands in title and lead; words of the title and names count more."""
    found: Counter[str] = Counter()
    for match in _WORD.finditer(title):
        found[_form(match.group())] += config.title_weight  # type: ignore[assignment]
    names = set()
    for number, match in enumerate(_WORD.finditer(lead)):
        if number >= config.lead_words:
            break
        form = _form(match.group())
        found[form] += 1
        if match.group()[0].isupper() and not _opens(lead, match.start()):
            names.add(form)
    return {w: n * (config.name_weight if w in names else 1.0) for w, n in found.items() if w}


class Rarity:
    """How rare words are: in general, and in the pile as far as it was seen.

    Args:
        config: How much the general frequency counts.
    """

    def __init__(self, config: StoryConfig) -> None:
        self._config = config
        self._articles = 0
        self._holders: Counter[str] = Counter()

    def see(self, words: Iterable[str]) -> None:
        """Take note of the words of one more article."""
        self._articles += 1
        self._holders.update(words)

    def weigh(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return the weights of an article's words, of length one together; the most telling first."""
        weights = {w: (1 + math.log(n)) * self._of(w) if n >= 1 else n * self._of(w) for w, n in counts.items()}
        length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
        return {w: x / length for w, x in sorted(weights.items(), key=lambda item: (-item[1], item[0])) if x > 0}

    def _of(self, word: str) -> float:
        general = 1 - (1 - share_of(word)) ** _TYPICAL_LENGTH
        share = (self._holders[word] + self._config.prior * general) / (self._articles + self._config.prior)
        return max(0.0, -math.log(share))


def _form(word: str) -> str:
    """Return a word folded: no case, no possessive, no plural s, no full stops."""
    form = word[:_LONGEST_WORD].casefold().replace("’", "'").removesuffix("'s").replace(".", "").replace("'", "")
    plural = len(form) > 3 and form.endswith("s") and not form.endswith(("ss", "us", "is"))
    return form[:-1] if plural else form


def _opens(text: str, start: int) -> bool:
    """Tell whether the word at `start` opens a sentence, where every word has a capital."""
    before = text[max(0, start - 3) : start].rstrip(" \t\"'“”‘’(")
    return not before or before[-1] in ".!?:\n"
