"""The stories of a pile: one page and one JSON file that list them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from rashomon.model import Lead, Rejection, ToldStory, to_plain
from rashomon.tell.dates import range_words
from rashomon.tell.page import digest, environment, style_sheet

MOST_LISTED = 2000
"""So many stories are listed on the page, the largest; stories.json has all."""


def stories_json(
    stories: Sequence[ToldStory], places: Mapping[str, tuple[str, Lead]], rejected: Sequence[Rejection], generator: str
) -> str:
    """Return stories.json.

    Args:
        stories: In order.
        places: Path and lead of every article.
        rejected: What was not taken in.
        generator: The program and its version.
    """
    listed = [
        {
            "id": one.story.id,
            "title": one.story.title or None,
            "start": one.story.start,
            "end": one.story.end,
            "folder": one.folder,
            "origins": one.origins,
            "statements": one.statements,
            "conflicts": one.conflicts,
            "merged": list(one.story.merged),
            "articles": [
                {
                    "id": a,
                    "path": places[a][0],
                    "title": places[a][1].title or None,
                    "published": places[a][1].published,
                }
                for a in one.story.articles
            ],
        }
        for one in stories
    ]
    content = {
        "format": "rashomon/stories",
        "version": 1,
        "generator": generator,
        "articles": len(places),
        "stories": listed,
        "rejected": [to_plain(one) for one in rejected],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def stories_html(
    stories: Sequence[ToldStory], places: Mapping[str, tuple[str, Lead]], rejected: Sequence[Rejection], generator: str
) -> str:
    """Return the page that lists the stories, the largest first; it loads nothing and runs no script."""
    style = style_sheet()
    shown = sorted(stories, key=lambda one: (-len(one.story.articles), one.story.start or "~", one.story.id))
    views = [
        {
            "told": one,
            "title": one.story.title or "A story without a headline",
            "when": range_words(one.story.start, one.story.end),
            "articles": [(places[a][1].title or places[a][0], places[a][1].published) for a in one.story.articles],
        }
        for one in shown[:MOST_LISTED]
    ]
    policy = f"default-src 'none'; style-src '{digest(style)}'; base-uri 'none'; form-action 'none'"
    return (
        environment()
        .get_template("stories.html.j2")
        .render(
            stories=views,
            total=len(stories),
            count=len(places),
            rejected=rejected,
            generator=generator,
            policy=policy,
            style=Markup(style),  # noqa: S704  own file
        )
    )


def merged_html(name: str, into: str, title: str, generator: str) -> str:
    """Return the page that stands where a story was that turned out to be another one.

    Args:
        name: The id of the story that went.
        into: The folder of the story that it is now, beside its own; or empty.
        title: That story's title.
        generator: The program and its version.
    """
    style = style_sheet()
    policy = f"default-src 'none'; style-src '{digest(style)}'; base-uri 'none'; form-action 'none'"
    return (
        environment()
        .get_template("merged.html.j2")
        .render(
            name=name,
            into=into,
            title=title,
            generator=generator,
            policy=policy,
            style=Markup(style),  # noqa: S704  own file
        )
    )
