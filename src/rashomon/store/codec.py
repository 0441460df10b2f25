"""Records to bytes and back: compact, exact, and the same bytes for the same records."""

from __future__ import annotations

import json
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.model import NerSpan, Parse, Sentence, Token, from_plain, to_plain

_TOKEN_FIELDS = ("start", "end", "text", "lemma", "pos", "tag", "dep", "head")
_LEVEL = 6


def pack(value: object) -> bytes:
    """Return any record, or list of records, as compressed JSON."""
    return pack_plain(to_plain(value))


def pack_plain(value: Any) -> bytes:
    """Return plain JSON values, compressed."""
    data = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return zlib.compress(data.encode("ascii"), _LEVEL)


def unpack_plain(data: bytes) -> Any:
    """Return the plain JSON values that `pack` or `pack_plain` wrote."""
    return json.loads(zlib.decompress(data))


def pack_parse(parse: Parse, names: tuple[NerSpan, ...]) -> bytes:
    """Return a parse and the recogniser's names as columns: a tenth of the size of one object a token."""
    columns = {name: [getattr(t, name) for t in parse.tokens] for name in _TOKEN_FIELDS}
    return pack_plain({"tokens": columns, "sentences": to_plain(parse.sentences), "names": to_plain(names)})


def unpack_parse(article: str, data: bytes) -> tuple[Parse, tuple[NerSpan, ...]]:
    """Return what `pack_parse` wrote."""
    plain = unpack_plain(data)
    columns = [plain["tokens"][name] for name in _TOKEN_FIELDS]
    tokens = tuple(Token(i, *row) for i, row in enumerate(zip(*columns, strict=True)))
    sentences = from_plain(tuple[Sentence, ...], plain["sentences"])
    return Parse(article, tokens, sentences), from_plain(tuple[NerSpan, ...], plain["names"])


def pack_vectors(vectors: NDArray[np.float32]) -> bytes:
    """Return unit vectors as float16: half the size, cosine kept to three digits."""
    return np.ascontiguousarray(vectors, dtype="<f2").tobytes()


def unpack_vectors(data: bytes, width: int) -> NDArray[np.float32]:
    """Return vectors of `width` columns."""
    return np.frombuffer(data, dtype="<f2").reshape(-1, width).astype(np.float32)
