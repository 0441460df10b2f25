"""A pile of reports in groups that copy one another, for what must work at any size."""

from __future__ import annotations

from rashomon.model import Account, Article, CleanArticle, Field, Given, Lineage, Origin, Published, Span, Story, Zone

GROUP = 7


def crowd(reports: int) -> Account:
    """Return an account of so many reports, every second group of seven copied from its first, without statements."""
    names = [f"art-{n:04d}" for n in range(reports)]
    articles = tuple(Article(n, f"{n}.txt", None, "text", "utf-8", f"Text of {n}.", "", Given()) for n in names)
    cleaned = tuple(
        CleanArticle(
            n,
            (Zone("body", Span(n, 0, 16), "", 1.0),),
            None,
            Field(f"The Outlet of {n}", None, 1.0),
            None,
            None,
            None,
            Published("2024-03-04", "text", 1.0, None),
            "en",
        )
        for n in names
    )
    groups = [names[n : n + GROUP] for n in range(0, reports, GROUP)]
    joined = [g for n, g in enumerate(groups) if n % 2 == 0]
    alone = [[name] for n, g in enumerate(groups) if n % 2 for name in g]
    return Account(
        generator="rashomon 0.1.0",
        story=Story("story", None, None, None),
        articles=articles,
        clean=cleaned,
        rejected=(),
        lineage=tuple(
            Lineage(f"lin-{a}-{b}", a, b, "copy", "b-from-a", 0.9, (), ())
            for g in joined
            for n, a in enumerate(g)
            for b in g[n + 1 :]
        ),
        origins=tuple(Origin(f"org-{g[0]}", None, tuple(g), (), ()) for g in [*joined, *alone]),
        entities=(),
        claims=(),
        statements=(),
        conflicts=(),
        timeline=(),
        relations=(),
        events=(),
    )
