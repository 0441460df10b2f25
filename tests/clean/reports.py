"""Articles invented for the tests of the clean step."""

from __future__ import annotations

from rashomon.clean import clean_article
from rashomon.model import Article, CleanArticle, Given

BODY = (
    "The harbour board of Ashby closed the old swing bridge on Monday after divers found cracks in two of its piers.",
    "Engineers expect the repairs to take three weeks and cost about 2 million pounds, the board said in a statement.",
    "“Nobody was ever in danger,” said Ruth Okafor, who chairs the board. “We closed it as soon as we knew.”",
    "Ferries will carry people across the river until the work is done, and lorries are sent round by the motorway.",
)


def article(text: str, name: str = "a", **given: str) -> Article:
    return Article(f"art-{name}", f"{name}.txt", None, "text", "utf-8", text, "", Given(**given))


def page(*lines: str) -> Article:
    return article("\n\n".join(lines))


def zones(made: Article) -> list[tuple[str, str]]:
    return [(zone.kind, zone.span.of(made.text)) for zone in clean_article(made).zones]


def of_kind(made: Article, kind: str, clean: CleanArticle | None = None) -> str:
    clean = clean or clean_article(made)
    return "\n".join(zone.span.of(made.text) for zone in clean.zones if zone.kind == kind)
