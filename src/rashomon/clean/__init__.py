"""Which characters are the article and which are not; what the article says of itself."""

from rashomon.clean.cleaning import clean_article
from rashomon.clean.refining import refine

__all__ = ["clean_article", "refine"]
