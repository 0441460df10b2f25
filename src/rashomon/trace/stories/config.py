"""The settings of grouping a pile into stories."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoryConfig:
    """What makes articles one story. All figures were tuned on AllSides train, those of time set by hand.

    Attributes:
        threshold: Least mean likeness between the articles of two groups that are one story, in a pile of one...
        crowding: ... and by how much it rises with every doubling of the articles that compete for the same days.
        word_share: How much words count in the likeness of two articles; the meaning of title and lead is the rest.
        usual_meaning: Closeness in meaning of articles without vectors, guessed from their likeness in words: what it
            is without any, and what each point adds (a line fitted on candidate pairs).
        title_weight: How often a word of the title counts.
        name_weight: How much more a capitalised word counts.
        prior: How many articles the general frequency of a word is worth beside the pile's own.
        lead_words: Words of the lead that are looked at.
        days: Days between two articles after which nothing speaks for one story any more; halfway there, likeness
            counts about half.
        index_terms: By how many of its most telling words an article is looked up.
        holders: How many articles, the latest ones, are kept under one word.
        candidates: How many articles at most are compared with a new one.
    """

    threshold: float = 0.173
    crowding: float = 0.0185
    word_share: float = 0.55
    usual_meaning: tuple[float, float] = (0.14, 1.9)
    title_weight: float = 2.0
    name_weight: float = 1.0
    prior: float = 1000.0
    lead_words: int = 150
    days: float = 8.0
    index_terms: int = 16
    holders: int = 400
    candidates: int = 30


DEFAULT_STORY_CONFIG = StoryConfig()
