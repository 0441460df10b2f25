"""Names joined over the articles of a topic, against chains over documents: B-cubed (Bagga and Baldwin, 1998)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.evaluation.scores import Figure, Scores
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.mark.linking import link
from rashomon.mark.names import find_mentions
from rashomon.mark.parsing import parse_articles
from rashomon.model import Article, CleanArticle, Entity, Given, Marks, Span, Zone, content_id

TYPES = ("PER", "ORG", "LOC")
_BRACKETS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


@dataclass(frozen=True, slots=True)
class ChainMention:
    """A mention of the gold: which chain, and where its head word stands."""

    chain: str
    head: Span
    word: str


def evaluate_chains(path: Path) -> Scores:
    """Return B-cubed of our entities on the people, organisations and places of a file of documents with chains.

    Every topic is one case. A gold mention that we have in no entity counts as one by itself. The baseline joins
    mentions with the same head word.
    """
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        topics[str(document["topic"])].append(document)
    gold: dict[Hashable, Hashable] = {}
    ours: dict[Hashable, Hashable] = {}
    words: dict[Hashable, Hashable] = {}
    for topic, documents in sorted(topics.items()):
        wanted, entities = _joined(documents)
        owners = _owners(entities)
        for number, mention in enumerate(wanted):
            key = (topic, number)
            gold[key] = (topic, mention.chain)
            ours[key] = (topic, _owner(owners, mention.head) or number)
            words[key] = (topic, mention.word.lower())
    return Scores(
        task="entities",
        data=path.name,
        size=len(gold),
        unit="mentions in chains",
        figures=tuple(_figures(gold, ours)),
        peers=tuple(_figures(gold, words, prefix="same head word: ")),
    )


def _joined(documents: Sequence[Mapping[str, Any]]) -> tuple[list[ChainMention], tuple[Entity, ...]]:
    """Return the gold mentions of a topic and our entities of its documents."""
    articles, wanted = [], []
    for document in documents:
        article, mentions = _article(document)
        articles.append(article)
        wanted.extend(mentions)
    cleaned = [_clean(article) for article in articles]
    parses = parse_articles(articles, cleaned, pipeline=DEFAULT_PIPELINE)
    marks = [
        Marks(a.id, parsed.parse, find_mentions(a, c, parsed), (), (), ())
        for a, c, parsed in zip(articles, cleaned, parses, strict=True)
    ]
    return wanted, link(articles, cleaned, marks)


def _article(document: Mapping[str, Any]) -> tuple[Article, list[ChainMention]]:
    text, offsets = "", {}
    for sentence in document["sentences"]:
        for index, token in enumerate(sentence["tokens"]):
            word = _BRACKETS.get(token, token)
            offsets[sentence["n"], index] = (len(text), len(text) + len(word))
            text += word + " "
        text = text.rstrip(" ") + "\n"
    name = content_id("art", document["id"], text)
    found = []
    for mention in document["mentions"]:
        if mention["kind"] != "entity" or mention["type"] not in TYPES or mention["chain"] is None:
            continue
        places = [offsets[mention["sentence"], i] for i in mention["tokens"] if (mention["sentence"], i) in offsets]
        heads = [place for place in places if text[place[0] : place[1]] == mention["head"]] or places[-1:]
        if heads:
            found.append(ChainMention(mention["chain"], Span(name, *heads[-1]), mention["head"]))
    return Article(name, document["id"], None, "text", "utf-8", text, "", Given()), found


def _clean(article: Article) -> CleanArticle:
    body = Zone("body", Span(article.id, 0, len(article.text)), "all of it", 1.0)
    return CleanArticle(article.id, (body,), None, None, None, None, None, None, "en")


def _owners(entities: Sequence[Entity]) -> dict[str, list[tuple[Span, str]]]:
    owners: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for entity in entities:
        for span in entity.mentions:
            owners[span.article].append((span, entity.id))
    return owners


def _owner(owners: Mapping[str, Sequence[tuple[Span, str]]], head: Span) -> str | None:
    """Return the entity of the shortest of our mentions around the head word."""
    around = [(len(span), entity) for span, entity in owners.get(head.article, ()) if span.contains(head)]
    return min(around)[1] if around else None


def _figures(
    gold: Mapping[Hashable, Hashable], given: Mapping[Hashable, Hashable], *, prefix: str = ""
) -> list[Figure]:
    precision, recall = b_cubed(gold, given)
    whole = precision + recall
    f1 = 2 * precision * recall / whole if whole else 0.0
    values = (("B-cubed F1", f1), ("B-cubed precision", precision), ("B-cubed recall", recall))
    return [Figure(prefix + name, round(value, 4), gate=not prefix and name.endswith("F1")) for name, value in values]


def b_cubed(gold: Mapping[Hashable, Hashable], given: Mapping[Hashable, Hashable]) -> tuple[float, float]:
    """Return B-cubed precision and recall of a clustering of the same items."""
    by_gold, by_given = _groups(gold), _groups(given)
    precision = recall = 0.0
    for item, label in given.items():
        ours, theirs = by_given[label], by_gold[gold[item]]
        shared = len(ours & theirs)
        precision += shared / len(ours)
        recall += shared / len(theirs)
    return (precision / len(given), recall / len(given)) if given else (0.0, 0.0)


def _groups(labels: Mapping[Hashable, Hashable]) -> dict[Hashable, set[Hashable]]:
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    for item, label in labels.items():
        groups[label].add(item)
    return groups
