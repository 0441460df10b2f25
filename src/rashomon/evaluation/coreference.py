"""Cross-document event coreference on gold mentions (ECB+ or MEANTIME), beside the match of head stems."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.evaluation.chain_scores import ChainScores, chain_scores
from rashomon.evaluation.scores import Figure, Scores
from rashomon.language.encoder import Encoder
from rashomon.model import Reading, Span
from rashomon.pipeline import read_alone
from rashomon.world.events.incidents import Telling, group
from rashomon.world.events.mentions import telling_at
from rashomon.world.events.sentences import NamesOfCase
from rashomon.world.events.stems import stem

# The development topics that published work on ECB+ uses; nothing was tuned on them.
DEVELOPMENT = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
_EVENTS = ("ACTION_", "NEG_")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """An event mention of the gold: its chain, its group of documents, and what our step knows of it."""

    key: str
    chain: str
    topic: str
    subtopic: str
    head: str
    telling: Telling


def evaluate(path: Path) -> Scores:
    """Return CoNLL F1 within sub-topics and within topics; on ECB+ only of its development topics."""
    return measure(list(gold_mentions(path, DEVELOPMENT)), path.name)


def measure(mentions: Sequence[GoldMention], name: str) -> Scores:
    """Return the figures of mentions that were read."""
    gold = {m.key: m.chain for m in mentions}
    figures: list[Figure] = []
    peers: list[Figure] = []
    for level in ("sub-topic", "topic"):
        ours: dict[str, str] = {}
        stems = {}
        for m in mentions:
            stems[m.key] = f"{_area(m, level)}:{stem(m.head)}"
        for area, members in _by_area(mentions, level).items():
            for number, chain in enumerate(group([m.telling for m in members])):
                ours.update({members[i].key: f"{area}:{number}" for i in chain})
        figures += _figures(f"within {level}: ", chain_scores(gold, ours), True)
        peers += _figures(f"head stem match within {level}: ", chain_scores(gold, stems), False)
    return Scores("coreference", name, len(mentions), "event mentions", tuple(figures), tuple(peers))


def _figures(prefix: str, scores: ChainScores, gate: bool) -> list[Figure]:
    return [
        Figure(f"{prefix}CoNLL F1", round(scores.conll, 4), gate),
        Figure(f"{prefix}MUC F1", round(scores.muc, 4), False),
        Figure(f"{prefix}B-cubed F1", round(scores.b_cubed, 4), False),
        Figure(f"{prefix}CEAF-e F1", round(scores.ceaf_e, 4), False),
    ]


def _area(mention: GoldMention, level: str) -> str:
    return mention.subtopic if level == "sub-topic" else mention.topic


def _by_area(mentions: Sequence[GoldMention], level: str) -> dict[str, list[GoldMention]]:
    found: dict[str, list[GoldMention]] = defaultdict(list)
    for mention in mentions:
        found[_area(mention, level)].append(mention)
    return found


def gold_mentions(path: Path, topics: frozenset[int] | None) -> Iterator[GoldMention]:
    """Yield the event mentions of the validated sentences of some topics (None = all)."""
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        ecb = "validated_sentences" in document
        if ecb and topics is not None and int(document["topic"]) not in topics:
            continue
        yield from _of_document(document, ecb)


def _of_document(document: Any, ecb: bool) -> Iterator[GoldMention]:
    kept = set(document["validated_sentences"]) if ecb else None
    sentences = [s for s in document["sentences"] if kept is None or s["n"] in kept]
    text, starts = _text(sentences)
    wanted = [m for m in document["mentions"] if _is_event(m) and m["sentence"] in starts]
    if not wanted:
        return
    reading, entities = read_alone(text)
    vectors = Encoder.shared().encode([s.span.of(text) for s in reading.marks.parse.sentences])
    names = NamesOfCase(entities)
    for mention in wanted:
        places = starts[mention["sentence"]]
        spans = [places[t] for t in mention["tokens"] if t < len(places)]
        telling = telling_at(reading, names, vectors, spans) if spans else None
        if telling is None:
            continue
        key = f"{document['id']}:{mention['m_id']}"
        chain = mention.get("chain")
        alone = not chain or str(chain).startswith("INTRA")
        yield GoldMention(
            key=key,
            chain=f"{document['id']}:{chain or key}" if alone else str(chain),
            topic=str(document["topic"]),
            subtopic=str(document.get("subtopic", document["topic"])),
            head=_head(reading, telling.key),
            telling=telling,
        )


def _is_event(mention: Any) -> bool:
    return mention.get("kind") == "event" or str(mention.get("type")).startswith(_EVENTS)


def _text(sentences: Sequence[Any]) -> tuple[str, dict[int, list[tuple[int, int]]]]:
    """Return the sentences as paragraphs, and where each token of each sentence stands."""
    text, starts = "", {}
    for sentence in sentences:
        places = []
        for token in sentence["tokens"]:
            places.append((len(text), len(text) + len(token)))
            text += f"{token} "
        starts[sentence["n"]] = places
        text = f"{text.rstrip()}\n\n"
    return text, starts


def _head(reading: Reading, span: Span) -> str:
    return next((t.lemma for t in reading.marks.parse.tokens if t.start == span.start), "")
