"""Records to bytes and back: compact, exact, and the same bytes for the same records."""

from __future__ import annotations

import json
import zlib
from sys import intern
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from rashomon.model import NerSpan, Parse, Sentence, Token, from_plain, to_plain

_TOKEN_FIELDS = ("start", "end", "text", "lemma", "pos", "tag", "dep", "head")
_LEVEL = 3


def pack(value: object) -> bytes:
    """Return any record, list of records, or dict of records by name, as compressed JSON."""
    try:
        data = orjson.dumps(value)
    except TypeError:  # lone surrogates, whole numbers beyond 64 bits
        data = json.dumps(to_plain(value), ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return zlib.compress(data, _LEVEL)


def unpack_plain(data: bytes) -> Any:
    """Return the plain JSON values that `pack` wrote."""
    return json.loads(zlib.decompress(data))


def pack_parse(parse: Parse, names: tuple[NerSpan, ...]) -> bytes:
    """Return a parse and the recogniser's names as columns: a tenth of the size of one object a token."""
    columns = {name: [getattr(t, name) for t in parse.tokens] for name in _TOKEN_FIELDS}
    return pack({"tokens": columns, "sentences": parse.sentences, "names": names})


def unpack_parse(article: str, data: bytes) -> tuple[Parse, tuple[NerSpan, ...]]:
    """Return what `pack_parse` wrote."""
    plain = unpack_plain(data)
    columns = [_each_once(plain["tokens"][name]) for name in _TOKEN_FIELDS]
    tokens = tuple(Token(i, *row) for i, row in enumerate(zip(*columns, strict=True)))
    sentences = from_plain(tuple[Sentence, ...], plain["sentences"])
    return Parse(article, tokens, sentences), from_plain(tuple[NerSpan, ...], plain["names"])


def _each_once(column: list[Any]) -> list[Any]:
    """Return the values with words that come again kept once: a large case holds the same few words a million times."""
    return [intern(value) if type(value) is str else value for value in column]


def pack_vectors(vectors: NDArray[np.float32]) -> bytes:
    """Return unit vectors as float16: half the size, cosine kept to three digits."""
    return np.ascontiguousarray(vectors, dtype="<f2").tobytes()


def unpack_vectors(data: bytes, width: int) -> NDArray[np.float32]:
    """Return vectors of `width` columns."""
    return np.frombuffer(data, dtype="<f2").reshape(-1, width).astype(np.float32)
