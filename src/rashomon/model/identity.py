"""Ids: hashes of content and provenance, so that a second run gives the same ids."""

from __future__ import annotations

import hashlib


def content_id(kind: str, *parts: object) -> str:
    """Return an opaque, stable id: `kind`, a hyphen and 16 hexadecimal digits.

    Args:
        kind: A short prefix that says what is named ("art", "clm", "st").
        *parts: What makes the thing the same thing; compared by their `str`.
    """
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{kind}-{digest.hexdigest()}"
