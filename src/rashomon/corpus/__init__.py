"""The same steps over piles that do not fit one process, on Daft: natively on one machine or on a Ray cluster."""

from rashomon.corpus.cut import Wanted, find_articles
from rashomon.corpus.run import STEPS, run_corpus
from rashomon.corpus.settings import CorpusSettings

__all__ = ["STEPS", "CorpusSettings", "Wanted", "find_articles", "run_corpus"]
