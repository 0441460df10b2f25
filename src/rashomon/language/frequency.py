"""How common a word is in running English, as far as the encoder's word pieces tell."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping

from rashomon.errors import ModelError
from rashomon.language.manifest import FOLDER, load_entry

_FIRST_WORD = "the"
_ZIPF = 0.08  # share of running words that are the commonest one; the word of rank r has a share of this over r


def share_of(word: str) -> float:
    """Return about which share of the words of running English are `word` (lower case).

    The vocabulary of the encoder's word pieces is ordered by frequency, so the place of a word in it is its rank, and
    the share follows from that by Zipf's law. A word that is not in it is rarer than all that are.
    """
    ranks = _ranks()
    return _ZIPF / ranks.get(word, len(ranks))


@functools.lru_cache(maxsize=1)
def _ranks() -> Mapping[str, int]:
    entry = load_entry("sentence-encoder")
    path = FOLDER / "minilm.tokenizer.json"
    try:
        vocabulary: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
        first = vocabulary[_FIRST_WORD]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(entry.name, "its word pieces cannot be read", remedy="Install rashomon again.") from error
    return {word: place - first + 1 for word, place in vocabulary.items() if place >= first}
