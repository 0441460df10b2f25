"""Group-average clustering against a plain implementation, and the sums behind it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.trace.stories.config import StoryConfig
from rashomon.trace.stories.grouping import Crowd, Grouping
from rashomon.trace.stories.sums import Group, copied, joined, link, nearness, one

CONFIG = StoryConfig(threshold=0.45, crowding=0.0, usual_meaning=(0.0, 1.0))


def unit(rng: random.Random) -> dict[str, float]:
    words = {word: rng.random() for word in rng.sample("abcdefghij", 4)}
    length = sum(x * x for x in words.values()) ** 0.5
    return {word: x / length for word, x in words.items()}


def plain_average_link(own: list[dict[str, float]], least: float) -> set[frozenset[int]]:
    """Agglomerate by comparing all pairs of groups each time."""
    likeness = [[sum(x * b.get(w, 0.0) for w, x in a.items()) for b in own] for a in own]
    groups = [frozenset({k}) for k in range(len(own))]
    while True:
        scored = [
            (sum(likeness[i][j] for i in a for j in b) / (len(a) * len(b)), a, b)
            for n, a in enumerate(groups)
            for b in groups[n + 1 :]
        ]
        best = max(scored, key=lambda s: s[0], default=(0.0, frozenset(), frozenset()))
        if best[0] < least:
            return set(groups)
        groups = [g for g in groups if g not in best[1:]] + [best[1] | best[2]]


@pytest.mark.parametrize("seed", range(25))
def test_it_is_group_average_agglomeration(seed: int) -> None:
    rng = random.Random(seed)
    own = [unit(rng) for _ in range(14)]
    grouping = Grouping(CONFIG, Crowd(CONFIG))
    for words in own:
        grouping.add(one(None, words, None), range(grouping.size))
    grouping.settle()
    found: dict[int, set[int]] = {}
    for number in range(len(own)):
        found.setdefault(grouping.group_of(number), set()).add(number)
    assert {frozenset(g) for g in found.values()} == plain_average_link(own, CONFIG.threshold)
    assert all(name == min(members) for name, members in found.items())


def sums_of(words: list[dict[str, float]]) -> Group:
    whole: Group = {}
    for some in words:
        whole = joined(whole, one(None, some, None))
    return whole


@given(st.integers(0, 10_000))
def test_the_link_is_the_mean_over_all_pairs(seed: int) -> None:
    rng = random.Random(seed)
    a, b = [unit(rng) for _ in range(3)], [unit(rng) for _ in range(2)]
    pairs = [sum(x * y.get(w, 0.0) for w, x in some.items()) for some in a for y in b]
    assert link(sums_of(a), sums_of(b), CONFIG) == pytest.approx(sum(pairs) / len(pairs))


def test_joining_leaves_the_sums_of_single_articles_alone() -> None:
    first, second = one(None, {"a": 1.0}, None), one(None, {"b": 1.0}, None)
    whole = joined(dict(first), second)
    joined(copied(whole), second)
    assert first[None].words == {"a": 1.0}
    assert second[None].words == {"b": 1.0}
    assert whole[None].words == {"a": 1.0, "b": 1.0}


def test_days() -> None:
    assert nearness(5, 5, CONFIG) == nearness(None, 5, CONFIG) == 1.0
    assert 1.0 > nearness(5, 6, CONFIG) > nearness(5, 8, CONFIG) > 0.0
    assert nearness(5, 13, CONFIG) == 0.0


def test_far_days_are_never_linked_and_a_long_story_is_held_against_its_end() -> None:
    words = {"a": 1.0}
    assert link(one_day(1, words), one_day(20, words), CONFIG) == 0.0
    long = joined(joined(one_day(1, words), one_day(4, words)), one_day(7, words))
    assert link(long, one_day(8, words), CONFIG) > 0.9


def one_day(day: int, words: dict[str, float]) -> Group:
    return {day: one(None, words, None)[None]}


def test_more_competition_asks_for_more() -> None:
    crowd = Crowd(StoryConfig())
    crowd.add(100)
    few = crowd.least([100])
    for _ in range(50):
        crowd.add(101)
    assert crowd.least([100]) > few
    assert crowd.least([200]) <= few
