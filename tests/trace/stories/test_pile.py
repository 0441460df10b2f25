"""A pile sorted into stories, all at once and in one pass."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from rashomon.model import Lead, PileStory
from rashomon.trace.stories import RunningStories, group_stories, lead_vectors
from tests.trace.stories.pile import LEADS, STORIES

TRIAL = {lead.article: lead for lead in LEADS if lead.article.startswith("trial")}


@pytest.fixture(scope="module")
def vectors():  # type: ignore[no-untyped-def]
    return lead_vectors(LEADS)


def as_sets(stories: Sequence[PileStory]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(story.articles) for story in stories)


def test_two_matches_and_two_quakes_are_two_stories(vectors) -> None:  # type: ignore[no-untyped-def]
    assert as_sets(group_stories(LEADS, vectors)) == STORIES


def test_without_vectors_the_words_decide(vectors) -> None:  # type: ignore[no-untyped-def]
    found = as_sets(group_stories(LEADS, {}))
    assert frozenset({"quake-1a", "quake-1b"}) in found
    assert not any({"match-1a", "match-2a"} <= story or {"quake-1a", "quake-2a"} <= story for story in found)


def test_one_pass_finds_the_same(vectors) -> None:  # type: ignore[no-untyped-def]
    running = RunningStories()
    for lead in LEADS:
        running.add(lead, vectors)
    assert as_sets(running.stories()) == STORIES


def test_the_order_of_a_pile_makes_no_difference(vectors) -> None:  # type: ignore[no-untyped-def]
    mixed = list(LEADS)
    random.Random(7).shuffle(mixed)
    assert group_stories(mixed, vectors) == group_stories(LEADS, vectors)


def test_what_a_story_says_of_itself(vectors) -> None:  # type: ignore[no-untyped-def]
    (trial,) = [story for story in group_stories(LEADS, vectors) if "trial-1" in story.articles]
    assert (trial.start, trial.end, trial.articles) == ("2031-06-02", "2031-06-06", ("trial-1", "trial-2", "trial-3"))
    assert trial.title in {lead.title for lead in TRIAL.values()}


def test_an_article_joins_a_running_story_and_the_id_stays(vectors) -> None:  # type: ignore[no-untyped-def]
    running = RunningStories()
    first = running.add(TRIAL["trial-1"], vectors)
    second = running.add(TRIAL["trial-2"], vectors)
    other = running.add(next(x for x in LEADS if x.article == "alone"), vectors)
    assert (first.opened, second.opened, other.opened) == (True, False, True)
    assert second.story == first.story != other.story


def test_a_pile_can_be_taken_up_again(vectors) -> None:  # type: ignore[no-untyped-def]
    early = [lead for lead in LEADS if lead.article not in ("trial-3", "match-2b")]
    before = group_stories(early, vectors)
    running = RunningStories.resumed(early, vectors, before)
    assert running.stories() == before
    placed = [running.add(lead, vectors) for lead in LEADS if lead not in early]
    assert not any(one.opened for one in placed)
    assert as_sets(running.stories()) == STORIES
    assert {story.id for story in running.stories()} == {story.id for story in before}


def test_stories_that_turn_out_to_be_one_say_so() -> None:
    """Two separate groups, each of its own words, and articles that hold the words of both."""
    left = ["harbour", "crane", "collapse", "docker", "rescue", "ferry", "quay", "storm", "Linfold", "Verrin"]
    right = ["inquiry", "minister", "safety", "permit", "company", "director", "resign", "fine", "Ostrel", "Kazan"]

    def lead(name: str, words: Sequence[str]) -> Lead:
        return Lead(name, "", " ".join(words), "2031-08-01")

    running = RunningStories()
    opened = [running.add(lead(f"left-{k}", left), {}) for k in range(2)]
    others = [running.add(lead(f"right-{k}", right), {}) for k in range(2)]
    assert len(running.stories()) == 2
    changes = [running.add(lead(f"both-{k}", left + right), {}) for k in range(4)]
    (story,) = running.stories()
    merged = [pair for change in changes for pair in change.merged]
    assert len(merged) == 1
    assert set(merged[0]) == {opened[0].story, others[0].story}
    assert (story.id, story.merged) == (merged[0][1], (merged[0][0],))
    assert len(story.articles) == 8


def test_a_date_that_is_none_is_taken_as_unknown() -> None:
    odd = replace(LEADS[0], published="2031-99-01")
    (story,) = group_stories([odd], {})
    assert (story.start, story.end) == (None, None)


def test_empty_articles_do_not_make_a_story() -> None:
    assert len(group_stories([Lead("a", "", "", None), Lead("b", "", "", None)], {})) == 2


def test_an_empty_pile() -> None:
    assert group_stories([], {}) == ()
    assert RunningStories().stories() == ()
