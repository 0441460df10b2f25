"""The same steps over piles that do not fit one process, on Daft: natively on one machine or on a Ray cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["STEPS", "CorpusSettings", "Wanted", "find_articles", "run_corpus"]

if TYPE_CHECKING:
    from rashomon.corpus.cut import Wanted, find_articles
    from rashomon.corpus.run import STEPS, run_corpus
    from rashomon.corpus.settings import CorpusSettings


def __getattr__(name: str) -> Any:
    """Hand on the public names, loaded when they are first asked for: a worker loads its own step alone."""
    if name in ("Wanted", "find_articles"):
        from rashomon.corpus import cut

        return getattr(cut, name)
    if name in ("STEPS", "run_corpus"):
        from rashomon.corpus import run

        return getattr(run, name)
    if name == "CorpusSettings":
        from rashomon.corpus.settings import CorpusSettings

        return CorpusSettings
    raise AttributeError(f"module 'rashomon.corpus' has no attribute {name!r}")
