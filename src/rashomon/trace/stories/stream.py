"""One pass: every article joins a running story or opens one as it comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.trace.stories.config import StoryConfig
from rashomon.trace.stories.grouping import Crowd, Grouping
from rashomon.trace.stories.sums import Group, copied, joined, link

RECONSIDERED = 0.7  # share of the needed likeness from which a story is looked at again when an article comes near
FLEXIBLE = 8  # articles of a story that is small enough to be taken apart again
MOST_LOOSE = 32
NONE_YET = -1


@dataclass(frozen=True, slots=True)
class Change:
    """What one more article changed.

    Attributes:
        number: Its number.
        story: The story that it went into.
        opened: Stories that are new; besides the article's own these are parts of stories that fell apart.
        merged: Stories that are gone, each with the one that most of it is in now.
        moved: Other articles that changed their story without its being gone, with the one they are in now.
    """

    number: int
    story: int
    opened: tuple[int, ...]
    merged: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]


class StoryStream:
    """Stories that grow article by article.

    An article is held against the stories of the articles that share its most telling words. Those that come close
    are grouped anew together with it by the same rule as a whole pile: small ones article by article, so that what was
    joined too early can part again; large ones as a whole. So the work for one article does not grow with the pile.

    Args:
        config: The threshold, and what likeness is.
    """

    def __init__(self, config: StoryConfig) -> None:
        self._config = config
        self._crowd = Crowd(config)
        self._own: list[Group] = []
        self._story: list[int] = []
        self._members: dict[int, list[int]] = {}
        self._sums: dict[int, Group] = {}
        self._opened = 0

    def put(self, own: Group, story: int) -> int:
        """Take in an article whose story is known, and return its number."""
        number = self._enter(own)
        self._story[number] = story
        self._opened = max(self._opened, story + 1)
        self._members.setdefault(story, []).append(number)
        self._sums[story] = joined(self._sums.get(story, {}), own)
        return number

    def add(self, own: Group, near: Iterable[int]) -> Change:
        """Take in an article.

        Args:
            own: Its sums.
            near: The numbers of the articles worth comparing with it.
        """
        number = self._enter(own)
        least = RECONSIDERED * self._crowd.least(own)
        close = {s: link(own, self._sums[s], self._config) for s in {self._story[n] for n in near}}
        stories = sorted((s for s in close if close[s] >= least), key=lambda s: (-close[s], s))
        loose, whole = [number], []
        for story in stories:
            members = self._members[story]
            if len(members) <= FLEXIBLE and len(loose) + len(members) <= MOST_LOOSE:
                loose += members
            else:
                whole.append(story)
        return self._adopt(number, self._regrouped(loose, whole), stories)

    def members(self) -> Mapping[int, Sequence[int]]:
        """Return the articles of every story."""
        return self._members

    def own(self, number: int) -> Group:
        """Return the sums of one article."""
        return self._own[number]

    def story_of(self, number: int) -> int:
        """Return the story that an article is in."""
        return self._story[number]

    def _enter(self, own: Group) -> int:
        self._own.append(own)
        self._story.append(NONE_YET)
        self._crowd.add(next(iter(own)))
        return len(self._own) - 1

    def _regrouped(self, loose: list[int], whole: list[int]) -> list[tuple[list[int], Group]]:
        local = Grouping(self._config, self._crowd)
        for number in loose:
            local.add(dict(self._own[number]), range(local.size))
        for story in whole:
            local.add(copied(self._sums[story]), range(local.size))
        local.settle()
        found: dict[int, list[int]] = {}
        for place, number in enumerate(loose):
            found.setdefault(local.group_of(place), []).append(number)
        for place, story in enumerate(whole, len(loose)):
            found.setdefault(local.group_of(place), []).extend(self._members[story])
        return [(members, local.groups()[group]) for group, members in found.items()]

    def _adopt(self, number: int, groups: list[tuple[list[int], Group]], stories: list[int]) -> Change:
        """Give each new group the name of the story that most of it comes from, and return what changed."""
        before = {n: self._story[n] for members, _ in groups for n in members}
        first_new = self._opened
        names = self._named(groups)
        for story in stories:
            del self._members[story], self._sums[story]
        for (members, sums), name in zip(groups, names, strict=True):
            self._members[name], self._sums[name] = members, sums
            for n in members:
                self._story[n] = name
        gone = [story for story in stories if story not in self._members]
        went = {s: Counter(self._story[n] for n in before if before[n] == s) for s in gone}
        merged = tuple((s, min(went[s], key=lambda now: (-went[s][now], now))) for s in sorted(gone))
        moved = sorted(n for n, s in before.items() if s in self._members and self._story[n] != s)
        opened = tuple(range(first_new, self._opened))
        return Change(number, self._story[number], opened, merged, tuple((n, self._story[n]) for n in moved))

    def _named(self, groups: list[tuple[list[int], Group]]) -> list[int]:
        claims = []
        for at, (members, _) in enumerate(groups):
            counts = Counter(self._story[n] for n in members if self._story[n] != NONE_YET)
            claims += [(-count, story, at) for story, count in counts.items()]
        names: dict[int, int] = {}
        for _, story, at in sorted(claims):
            if at not in names and story not in names.values():
                names[at] = story
        for at in range(len(groups)):
            if at not in names:
                names[at] = self._opened
                self._opened += 1
        return [names[at] for at in range(len(groups))]
