"""A mixed pile: what is looked at of each article, and the stories that it sorts into."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """What sorting a pile looks at of one article; no parse is needed for it.

    Attributes:
        article: The article's id.
        title: Its headline, empty if it has none.
        text: The first words of its body.
        published: Day of publication, YYYY-MM-DD, None if it is not known to the day.
    """

    article: str
    title: str
    text: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class PileStory:
    """Articles of a pile that report one event.

    Attributes:
        id: Stays when articles join.
        title: The headline of its most typical article.
        articles: Article ids by day of publication, those of unknown day last.
        start, end: First and last day of publication that is known, YYYY-MM-DD, or None.
        merged: Ids of stories that turned out to be this one.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    start: str | None
    end: str | None
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story of a pile and its account.

    Attributes:
        story: The story.
        folder: Name of the folder of its account, None if it was not told.
        told: What was told: hash of its articles at that time, or None.
        origins, statements, conflicts: How many its account has, None if it was not told.
    """

    story: PileStory
    folder: str | None = None
    told: str | None = None
    origins: int | None = None
    statements: int | None = None
    conflicts: int | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a new article went.

    Attributes:
        article: Its id.
        story: The id of its story.
        opened: True if it opened that story.
        merged: (the story that went, the story it is now) for stories that became one through it.
        moved: (article, the story it is now in) for articles that it drew out of another story.
    """

    article: str
    story: str
    opened: bool
    merged: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
