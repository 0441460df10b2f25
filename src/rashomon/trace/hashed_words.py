"""The words of texts as numbers, whatever their case, and where each word stands."""

from __future__ import annotations

import codecs
import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

BASE = np.uint64(0x9E3779B97F4A7C15)
MIX = np.uint64(0xBF58476D1CE4E5B9)
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], dtype=np.uint64)  # that keep so many bytes
_SPELLED = 64
_LAST = 0x10000
_LETTER, _WIDER = 1, 2


def hashed_words(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return a hash for every word of some texts, and how many words each text has.

    A word is hashed by its bytes, eight at a time; of one longer than 64, the first 64, the last eight and the length.
    """
    whole = "\0".join(texts) + "\0"
    if whole.count("\0") != len(texts):
        whole = "\0".join(text.replace("\0", " ") for text in texts) + "\0"
    folded = _without_signs(whole).encode("ascii", _FOLDING).translate(_PLAIN, b"'")
    characters = np.frombuffer(folded + bytes(24 - len(folded) % 8), dtype=np.uint8)
    begins, ends = _edges(characters > ord(" "))  # every text ends outside a word
    eights = characters.view("<u8")
    lengths = ends - begins
    hashes = _eight_at(eights, begins) & _MASKS[np.minimum(lengths, 8)]
    hashes *= BASE
    longer = np.arange(len(begins))
    for done in range(8, _SPELLED, 8):
        longer = longer[lengths[longer] > done]
        if not len(longer):
            break
        more = _eight_at(eights, begins[longer] + done) & _MASKS[np.minimum(lengths[longer] - done, 8)]
        hashes[longer] = (_mixed(hashes[longer]) ^ more) * BASE
    longer = longer[lengths[longer] > _SPELLED]
    hashes[longer] += _mixed(_eight_at(eights, ends[longer] - 8)) + lengths[longer].astype(np.uint64)
    stops = np.searchsorted(begins, np.flatnonzero(characters == 0)[: len(texts)])
    return _mixed(hashes), np.diff(stops, prepend=0)


def _without_signs(text: str) -> str:
    """Return a text with spaces for what is beyond ASCII and no letter, which is most of that: quotes and dashes."""
    if text.isascii():
        return text
    characters = np.frombuffer(bytearray(text, "utf-16-le", "surrogatepass"), dtype="<u2")
    beyond = np.flatnonzero(characters > 127)
    characters[beyond] = _plainer()[characters[beyond]]
    return characters.tobytes().decode("utf-16-le", "surrogatepass")


@functools.cache
def _plainer() -> NDArray[np.uint16]:
    """Return for each character of the basic plane itself if there may be a letter in it, else a space or apostrophe.

    What is beyond that plane is written in two halves, which stay.
    """
    plainer = np.arange(_LAST, dtype=np.uint16)
    plainer[_kinds() == 0] = ord(" ")
    plainer[0xD800:0xE000] = np.arange(0xD800, 0xE000)
    plainer[ord("’")] = ord("'")
    return plainer


def _folded(error: UnicodeError) -> tuple[bytes, int]:
    """Return what stands for a run of characters beyond ASCII: its letters, their case folded, and spaces."""
    assert isinstance(error, UnicodeEncodeError)
    return _as_letters(error.object[error.start : error.end]), error.end


@functools.lru_cache(maxsize=4096)
def _as_letters(text: str) -> bytes:
    return "".join(c if ord(c) >= _LAST or c.isalnum() else " " for c in text.casefold()).encode()


_FOLDING = "rashomon-folded"
codecs.register_error(_FOLDING, _folded)
_PLAIN = bytes(n if n == 0 or n >= 128 or chr(n).isalnum() else ord(" ") for n in range(256)).lower()


def _eight_at(eights: NDArray[np.uint64], places: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return the eight bytes from each place on, as one number."""
    at = places >> 3
    shift = (places & 7).astype(np.uint64) << np.uint64(3)
    after = eights[at + 1] << (np.uint64(63) - shift) << np.uint64(1)
    return np.asarray(eights[at] >> shift | after)


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return numbers in which every bit depends on every bit."""
    numbers = numbers ^ (numbers >> np.uint64(32))
    numbers *= MIX
    numbers ^= numbers >> np.uint64(29)
    return numbers


def _edges(letters: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where the words begin and end, given where the letters are."""
    inside = np.zeros(len(letters) + 2, dtype=bool)
    inside[1:-1] = letters
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2], edges[1::2]


def _characters(text: str) -> NDArray[np.unsignedinteger]:
    """Return the code points of a text, in as few bytes each as they need: there is less to go through."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), dtype=np.uint8)
    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) == 2 * len(text):
        return np.frombuffer(raw, dtype="<u2")
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@functools.cache
def _kinds() -> NDArray[np.uint8]:
    """Return for each character of the basic plane whether it is a letter once its case does not count, or several."""
    folded = [chr(code).casefold() for code in range(_LAST)]
    return np.array([_WIDER if len(c) > 1 else _LETTER if c.isalnum() else 0 for c in folded], dtype=np.uint8)


@functools.cache
def _letters() -> NDArray[np.bool_]:
    """Return for each character of the basic plane whether it is a letter or digit; those beyond count as letters."""
    return np.array([chr(code).isalnum() for code in range(_LAST)] + [True])


def places_of_words(text: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the character at which each word of a text begins and the one behind it, counted as in its prints."""
    characters = _characters(text)
    if characters.itemsize == 4 or (kinds := _kinds().take(characters)).max(initial=0) == _WIDER:
        return _places_in_folded(text)
    begins, ends = _edges(kinds == _LETTER)
    before = ends[:-1][_is_apostrophe(characters[ends[:-1]])]
    joined = [k for k in np.searchsorted(ends, before).tolist() if not text[ends[k] : begins[k + 1]].strip("'’")]
    begin, end = np.ones((2, len(begins)), dtype=bool)
    begin[[k + 1 for k in joined]] = end[joined] = False
    return begins[begin], ends[end]


def _places_in_folded(text: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the same of a text with characters that are written as several when their case does not count."""
    folded = text.casefold()
    characters = _characters(folded)
    origins = np.arange(len(text))
    if len(folded) != len(text):
        origins = np.repeat(origins, [len(character.casefold()) for character in text])
    kept = ~_is_apostrophe(characters)
    begins, ends = _edges(_letters()[np.minimum(characters[kept], np.uint32(_LAST))])
    origins = origins[kept]
    return origins[begins], origins[ends - 1] + 1


def _is_apostrophe(characters: NDArray[np.unsignedinteger]) -> NDArray[np.bool_]:
    return np.asarray((characters == ord("'")) | (characters == ord("’")))
