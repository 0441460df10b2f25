"""A pile sorted into stories, all at once or as its articles come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rashomon.model import Lead, PileStory, Placed, content_id
from rashomon.trace.stories.config import DEFAULT_STORY_CONFIG, StoryConfig
from rashomon.trace.stories.grouping import Crowd, Grouping
from rashomon.trace.stories.index import StoryIndex
from rashomon.trace.stories.stream import StoryStream
from rashomon.trace.stories.sums import Group, link, one
from rashomon.trace.stories.terms import Packed, Rarity, counted

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

MOST_COMPARED = 100
_LAST = "~"  # sorts behind every date
Vectors = Mapping[str, "NDArray[float32]"]


def group_stories(
    leads: Iterable[Lead], vectors: Vectors, *, config: StoryConfig = DEFAULT_STORY_CONFIG
) -> tuple[PileStory, ...]:
    """Return the stories of a pile, the one with the earliest article first; every article is in exactly one.

    Time and memory grow with the number of articles, not with its square: articles are compared only with those that
    share their most telling words and lie close in time. The order of the leads makes no difference.

    Args:
        leads: One for each article; gone through once, and their texts are not kept.
        vectors: For each article, once its lead was given, the vector of its title and first words, of length one; an
            article without one is judged by its words alone.
        config: What makes one story.
    """
    rarity, crowd = Rarity(config), Crowd(config)
    read: list[tuple[Lead, Packed]] = []
    for lead in leads:
        words = counted(lead.title, lead.text, config)
        rarity.see(words)
        crowd.add(_number(_day(lead)))
        read.append((replace(lead, text=""), Packed(words)))  # the text is no longer needed, and is most of a lead
    read.sort(key=lambda one: _order(one[0]), reverse=True)
    grouping, index = Grouping(config, crowd), StoryIndex(config)
    ordered: list[Lead] = []
    own = []
    while read:
        lead, packed = read.pop()
        weights, day = rarity.weigh(dict(packed.items())), _day(lead)
        ordered.append(lead)
        own.append(one(day, Packed(weights), vectors.get(lead.article)))
        index.add(grouping.add(dict(own[-1]), index.near(weights, day)), weights, day)
    grouping.settle()
    members: dict[int, list[int]] = {}
    for number in range(len(ordered)):
        members.setdefault(grouping.group_of(number), []).append(number)
    return tuple(
        _story(content_id("sto", ordered[some[0]].article), [(ordered[n], own[n]) for n in some], (), config)
        for some in members.values()
    )


class RunningStories:
    """Stories that articles join as they come, one pass.

    The id of a story is that of the article that opened it and stays; two stories that turn out to be one keep the
    id of the larger one, and the other is told as merged.

    Args:
        config: What makes one story.
    """

    def __init__(self, config: StoryConfig = DEFAULT_STORY_CONFIG) -> None:
        self._config = config
        self._leads: list[Lead] = []
        self._rarity, self._index = Rarity(config), StoryIndex(config)
        self._stream = StoryStream(config)
        self._ids: dict[int, str] = {}
        self._merged: dict[str, list[str]] = {}
        self._used: set[str] = set()

    @classmethod
    def resumed(
        cls,
        leads: Sequence[Lead],
        vectors: Vectors,
        stories: Sequence[PileStory],
        config: StoryConfig = DEFAULT_STORY_CONFIG,
    ) -> RunningStories:
        """Return stories as they were left, ready for more articles."""
        running = cls(config)
        story_at = {article: place for place, story in enumerate(stories) for article in story.articles}
        ordered = sorted((lead for lead in leads if lead.article in story_at), key=_order)
        counts = [counted(lead.title, lead.text, config) for lead in ordered]
        for words in counts:
            running._rarity.see(words)
        for lead, words in zip(ordered, counts, strict=True):
            weights, own = running._weighed(lead, words, vectors)
            running._index.add(running._stream.put(own, story_at[lead.article]), weights, _day(lead))
        for place, story in enumerate(stories):
            running._ids[place] = story.id
            running._used.update((story.id, *story.merged))
            running._merged[story.id] = list(story.merged)
        return running

    def add(self, lead: Lead, vectors: Vectors) -> Placed:
        """Take in one article and return where it went.

        Args:
            lead: The article.
            vectors: Its vector by its id; without one it is judged by its words alone.
        """
        words = counted(lead.title, lead.text, self._config)
        self._rarity.see(words)
        weights, own = self._weighed(lead, words, vectors)
        day = _day(lead)
        change = self._stream.add(own, self._index.near(weights, day))
        self._index.add(change.number, weights, day)
        for place in change.opened:
            self._ids[place] = self._new_id(self._leads[min(self._stream.members()[place])].article)
        for gone, now in change.merged:
            self._merged.setdefault(self._ids[now], []).extend(
                (self._ids[gone], *self._merged.pop(self._ids[gone], ()))
            )
        return Placed(
            lead.article,
            self._ids[change.story],
            change.story in change.opened,
            tuple((self._ids[gone], self._ids[now]) for gone, now in change.merged),
            tuple((self._leads[number].article, self._ids[now]) for number, now in change.moved),
        )

    def stories(self) -> tuple[PileStory, ...]:
        """Return the stories as they stand, the one with the earliest article first."""
        found = []
        for place, numbers in self._stream.members().items():
            members = sorted(((self._leads[n], self._stream.own(n)) for n in numbers), key=lambda m: _order(m[0]))
            name = self._ids[place]
            found.append((members[0][0], _story(name, members, self._merged.get(name, ()), self._config)))
        return tuple(story for _, story in sorted(found, key=lambda f: _order(f[0])))

    def _weighed(self, lead: Lead, words: Mapping[str, float], vectors: Vectors) -> tuple[dict[str, float], Group]:
        self._leads.append(lead)
        weights = self._rarity.weigh(words)
        return weights, one(_day(lead), weights, vectors.get(lead.article))

    def _new_id(self, article: str) -> str:
        """Return an id that no story has or had: an article may open a second one when its first has grown past it."""
        name, count = content_id("sto", article), 1
        while name in self._used:
            count += 1
            name = content_id("sto", article, count)
        self._used.add(name)
        return name


def _story(name: str, members: Sequence[tuple[Lead, Group]], merged: Sequence[str], config: StoryConfig) -> PileStory:
    days = sorted(lead.published for lead, _ in members if _day(lead) and lead.published)
    return PileStory(
        name,
        _typical(members, config),
        tuple(lead.article for lead, _ in members),
        days[0] if days else None,
        days[-1] if days else None,
        tuple(merged),
    )


def _typical(members: Sequence[tuple[Lead, Group]], config: StoryConfig) -> str:
    """Return the headline of the article that is likest to the others, of the first hundred."""
    titled = [(lead.title, own) for lead, own in members[:MOST_COMPARED] if lead.title]
    if len(titled) < 3:
        return titled[0][0] if titled else ""
    scores = [sum(link(own, other, config) for _, other in titled) for _, own in titled]
    return titled[max(range(len(titled)), key=lambda k: (round(scores[k], 6), -k))][0]


def _order(lead: Lead) -> tuple[str, str]:
    return lead.published or _LAST, lead.article


def _day(lead: Lead) -> date | None:
    try:
        return date.fromisoformat(lead.published) if lead.published else None
    except ValueError:
        return None


def _number(day: date | None) -> int | None:
    return day.toordinal() if day else None
