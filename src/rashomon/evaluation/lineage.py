"""Who copied whom: dependent or independent, on labelled pairs of articles or on labelled stories."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import InputError
from rashomon.evaluation.labelled_stories import labelled_stories
from rashomon.evaluation.lineage_peers import best_threshold, jaccard
from rashomon.evaluation.lineage_texts import Pile, read_pile
from rashomon.evaluation.scores import Figure, Scores
from rashomon.model import Lineage, Reading
from rashomon.trace import find_lineage, find_origins

DEPENDENT = ("same", "draws-on")
JOINING = ("copy", "rewrite")
FIXED_JACCARD = 0.5
TURNED = {"a-from-b": "b-from-a", "b-from-a": "a-from-b"}


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two articles as a reader judged them, and what we say.

    Attributes:
        label: same, draws-on, quotes-only, furniture or independent.
        direction: As labelled.
        given: Our relation, None = independent.
        given_direction: Ours.
        likeness: 5-gram Jaccard.
        held_out: True for the half that nothing was tuned on.
    """

    label: str
    direction: str
    given: str | None
    given_direction: str
    likeness: float
    held_out: bool

    @property
    def wanted(self) -> bool:
        """Whether the reader holds the two dependent."""
        return self.label in DEPENDENT

    @property
    def said(self) -> bool:
        """Whether we do."""
        return self.given in JOINING


def evaluate(path: Path) -> Scores:
    """Return how well dependent pairs are told from the rest, beside 5-gram Jaccard.

    Args:
        path: A folder with labels.tsv (id_a, id_b, label, direction) and texts.jsonl (id, text, source, date), or a
            file of labels in such a folder; texts that are not there are looked for in ../coreference. All articles
            are traced as one mixed pile.
            Thresholds were tuned on the pairs with an even hash; the first figures are of those with an odd one.
            Or a folder of labelled stories (JSON files with `dependence`), each traced by the whole pipeline.
    """
    labels = path / "labels.tsv" if path.is_dir() else path
    if labels.suffix == ".tsv" and labels.is_file():
        return _scores(labels.resolve().parent.name, label_pairs(labels, read_pile(labels)))
    if path.suffix == ".json" or (path.is_dir() and list(path.glob("*.json"))):
        return _stories(path)
    raise InputError(f"{path} holds no labelled pairs.", remedy="Give a folder with labels.tsv and texts.jsonl.")


def label_pairs(labels: Path, pile: Pile) -> list[LabelledPair]:
    """Return the labelled pairs with our judgement of each."""
    links = {(x.a, x.b): x for x in find_lineage(pile.readings, pile.vectors)}
    texts = {r.article.id: r.article.text for r in pile.readings}
    found = []
    with labels.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            a, b = row["id_a"], row["id_b"]
            link, direction = _between(links, a, b)
            likeness = jaccard(texts[a], texts[b])
            relation = link.relation if link else None
            found.append(
                LabelledPair(row["label"], row["direction"], relation, direction, likeness, held_out(f"{a} {b}"))
            )
    return found


def held_out(name: str) -> bool:
    """Tell whether a pair belongs to the half that nothing was tuned on."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


def _between(links: dict[tuple[str, str], Lineage], a: str, b: str) -> tuple[Lineage | None, str]:
    """Return the link of two articles and its direction, told from a to b."""
    if (a, b) in links:
        return links[a, b], links[a, b].direction
    link = links.get((b, a))
    return link, TURNED.get(link.direction, link.direction) if link else "unknown"


def _scores(name: str, pairs: Sequence[LabelledPair]) -> Scores:
    kept = [pair for pair in pairs if pair.held_out]
    figures = [
        *_dependence(kept, "held-out half: "),
        *_direction(kept, "held-out half: "),
        *(Figure(f.name, f.value, gate=False, lower_is_better=f.lower_is_better) for f in _dependence(pairs, "all: ")),
        *(Figure(f.name, f.value, gate=False) for f in _direction(pairs, "all: ")),
    ]
    best, threshold = best_threshold([(p.likeness, p.wanted) for p in kept])
    fixed = [p.likeness >= FIXED_JACCARD for p in kept]
    wanted = [p.wanted for p in kept]
    peers = (
        Figure(f"5-gram Jaccard >= {threshold} (the best for this half): F1", best),
        Figure("5-gram Jaccard >= .5: F1", f1(fixed, wanted)),
        Figure("5-gram Jaccard >= .5: recall", _share(fixed, wanted)),
    )
    return Scores("lineage", name, len(pairs), "pairs", tuple(figures), peers)


def _dependence(pairs: Sequence[LabelledPair], prefix: str) -> list[Figure]:
    said, wanted = [p.said for p in pairs], [p.wanted for p in pairs]
    figures = [
        Figure(f"{prefix}dependent F1", f1(said, wanted)),
        Figure(f"{prefix}dependent precision", _share(wanted, said)),
        Figure(f"{prefix}dependent recall", _share(said, wanted)),
    ]
    for label in ("quotes-only", "furniture", "independent"):
        called = _share(said, [p.label == label for p in pairs])
        figures.append(Figure(f"{prefix}{label} called dependent", called, lower_is_better=True))
    return figures


def _direction(pairs: Sequence[LabelledPair], prefix: str) -> list[Figure]:
    """Of pairs rightly held dependent whose direction the reader knows: how often we tell it, how often rightly."""
    known = [p for p in pairs if p.said and p.wanted and p.direction != "unknown"]
    told = [p for p in known if p.given_direction != "unknown"]
    right = sum(p.given_direction == p.direction for p in told)
    return [
        Figure(f"{prefix}direction right where told", round(right / len(told), 4) if told else 0.0),
        Figure(f"{prefix}direction told", round(len(told) / len(known), 4) if known else 0.0, gate=False),
    ]


def f1(said: Sequence[bool], wanted: Sequence[bool]) -> float:
    """Return the F1 of what was said."""
    both = sum(x and y for x, y in zip(said, wanted, strict=True))
    return round(2 * both / (sum(said) + sum(wanted)), 4) if both else 0.0


def _share(part: Sequence[bool], of: Sequence[bool]) -> float:
    both = sum(x and y for x, y in zip(part, of, strict=True))
    return round(both / sum(of), 4) if sum(of) else 0.0


def _stories(path: Path) -> Scores:
    said: list[bool] = []
    wanted: list[bool] = []
    shared: list[bool] = []
    right = stories = 0
    for story in labelled_stories(path):
        stories += 1
        joined = _joined(story.case.readings, story.case.account.lineage, story.stems)
        for gold in story.gold["dependence"]:
            said.append(frozenset((gold["a"], gold["b"])) in joined)
            wanted.append(gold["label"] in JOINING)
            shared.append(gold["label"] == "shared-material")
        origins = find_origins(story.case.readings, story.case.account.lineage)
        ours = {frozenset(story.stems[i] for i in origin.articles) for origin in origins}
        right += ours == {frozenset(x["reports"]) for x in story.gold["origins"]}
    figures = (
        Figure("dependent pairs F1", f1(said, wanted) if any(wanted) or any(said) else 1.0),
        Figure("shared-material called dependent", _share(said, shared), lower_is_better=True),
        Figure("stories with the right origins", round(right / max(1, stories), 4)),
    )
    return Scores("lineage", path.name, len(said), "pairs", figures)


def _joined(readings: Sequence[Reading], lineage: Sequence[Lineage], stems: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset((stems[x.a], stems[x.b])) for x in lineage if x.relation in JOINING}
