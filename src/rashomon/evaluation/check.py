"""A claim held against a case, measured on labelled stories or on labelled pairs of claim and passage."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.check import CheckCase, check_claim
from rashomon.check.case import index_of
from rashomon.errors import InputError
from rashomon.evaluation.labelled_stories import anchored, labelled_stories
from rashomon.evaluation.scores import Figure, Scores
from rashomon.evaluation.small_cases import case_of, read_texts
from rashomon.evaluation.verdict_counts import by_kind, verdict_figures
from rashomon.model import Reading, Verdict
from rashomon.pipeline import check_case, read_claim

COSINE_SUPPORTS = 0.6
_TWO_WAY = {"SUPPORTS": "supported", "REFUTES": "contradicted"}
_WICE = {"supported": "supported", "partially_supported": "not-reported", "not_supported": "not-reported"}
_BRACKETS = (("-LRB- ", "("), (" -RRB-", ")"), ("-LRB-", "("), ("-RRB-", ")"))


@dataclass(slots=True)
class Run:
    """What was given and what was wanted, claim by claim."""

    gold: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    peers: dict[str, list[str]] = field(default_factory=dict)
    origins: list[bool] = field(default_factory=list)
    evidence: list[bool] = field(default_factory=list)

    def add(self, label: str, kind: str, claim: Reading, case: CheckCase) -> Verdict:
        """Check one claim, by us and by the peers."""
        verdict = check_claim(claim, case)
        self.gold.append(label)
        self.given.append(verdict.verdict)
        self.kinds.append(kind)
        for name, peer in PEERS.items():
            self.peers.setdefault(name, []).append(peer(claim, case))
        return verdict


def evaluate(path: Path) -> Scores:
    """Return how often claims are judged rightly, beside plain cosine and the entailment model alone.

    Args:
        path: A gold file of a labelled story or a folder of them; or a JSONL file whose rows have a claim, a label and
            a premise or evidence (authored pairs: only the dev part).
    """
    stories = path.is_dir() or path.suffix == ".json"
    run = _stories(path) if stories else _pairs(path)
    figures = list(verdict_figures(run.gold, run.given))
    if run.origins:
        figures.append(Figure("origins right, given supported", _mean(run.origins)))
        figures.append(Figure("evidence right, given supported", _mean(run.evidence)))
    figures += by_kind(run.gold, run.given, run.kinds)
    peers: list[Figure] = []
    for name, given in run.peers.items():
        peers += verdict_figures(run.gold, given, name=f"{name}: ", gate=False)[:4]
    return Scores("check", path.name, len(run.gold), "claims", tuple(figures), tuple(peers))


def _mean(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0


def _stories(path: Path) -> Run:
    run = Run()
    for story in labelled_stories(path):
        case = check_case(story.case)
        for gold in story.gold["checks"]:
            verdict = run.add(gold["label"], str(gold["kind"]), read_claim(gold["claim"]), case)
            if gold["label"] == verdict.verdict == "supported":
                run.origins.append(gold["origins"] == verdict.origins)
                spans = [p.span for p in verdict.supports]
                run.evidence.append(
                    any(anchored(gold["supports"], story.stems[s.article], s.start, s.end) for s in spans)
                )
    return run


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A claim, the passage it is held against, and the label."""

    claim: str
    passage: str
    label: str
    kind: str


def labelled_pairs(path: Path) -> Iterator[LabelledPair]:
    """Yield the pairs of a JSONL file, in whichever of the known forms its rows are.

    Raises:
        InputError: If a row has none of them.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        if row.get("split", "dev") == "dev":
            pair = _pair(row)
            if pair is None:
                raise InputError(f"Line {number} of {path.name} is no pair of a claim and a passage.")
            yield pair


def _pair(row: dict[str, Any]) -> LabelledPair | None:
    claim = row.get("claim") or row.get("text")
    passage = row.get("premise") or row.get("evidence")
    if "gold_evidence" in row:
        passage = " ".join(part["text"] for part in row["gold_evidence"])
    if isinstance(passage, list):
        passage = "\n".join(passage)
    if not claim or not passage or "label" not in row:
        return None
    label = _TWO_WAY.get(row["label"]) or (_WICE.get(row["label"]) if isinstance(row.get("evidence"), list) else None)
    return LabelledPair(_tidy(claim), _tidy(passage), label or row["label"], str(row.get("kind", "all")))


def _tidy(text: str) -> str:
    for old, new in _BRACKETS:
        text = text.replace(old, new)
    return text


def _pairs(path: Path) -> Run:
    run = Run()
    pairs = list(labelled_pairs(path))
    passages = sorted({pair.passage for pair in pairs})
    cases = {passage: case_of(read) for passage, read in zip(passages, read_texts(passages), strict=True)}
    claims = read_texts([pair.claim for pair in pairs])
    for pair, claim in zip(pairs, claims, strict=True):
        run.add(pair.label, pair.kind, claim.reading, cases[pair.passage])
    return run


def _nearest(claim: Reading, case: CheckCase) -> tuple[float, str]:
    """Return cosine and text of the sentence nearest to a claim."""
    index = index_of(case)
    text = claim.article.text
    if not len(index.matrix) or not text.strip():
        return 0.0, ""
    cosines = index.matrix @ np.asarray(case.encode([text])[0], dtype=np.float32)
    row = int(np.argmax(cosines))
    article, number = index.owners[row]
    reading = index.readings[article]
    return float(cosines[row]), reading.marks.parse.sentences[number].span.of(reading.article.text)


def _by_cosine(claim: Reading, case: CheckCase) -> str:
    return "supported" if _nearest(claim, case)[0] >= COSINE_SUPPORTS else "not-reported"


def _by_cosine_and_numbers(claim: Reading, case: CheckCase) -> str:
    cosine, sentence = _nearest(claim, case)
    if cosine < COSINE_SUPPORTS:
        return "not-reported"
    return "supported" if _digits(claim.article.text) <= _digits(sentence) else "contradicted"


def _digits(text: str) -> set[str]:
    return {word.strip(".,;:$%()") for word in text.split() if any(c.isdigit() for c in word)}


def _by_entailment(claim: Reading, case: CheckCase) -> str:
    """Return what the entailment model alone says: the surest verdict over the 12 nearest sentences."""
    if case.entailment is None:
        return "not-reported"
    index = index_of(case)
    text = claim.article.text
    if not len(index.matrix) or not text.strip():
        return "not-reported"
    cosines = index.matrix @ np.asarray(case.encode([text])[0], dtype=np.float32)
    passages = []
    for row in np.argsort(-cosines, kind="stable")[:12]:
        article, number = index.owners[int(row)]
        reading = index.readings[article]
        passages.append(reading.marks.parse.sentences[number].span.of(reading.article.text))
    shares = case.entailment.judge([(passage, text) for passage in passages])
    entails, contradicts = float(shares[:, 0].max()), float(shares[:, 1].max())
    if max(entails, contradicts) < 0.5:
        return "not-reported"
    return "supported" if entails >= contradicts else "contradicted"


def _majority(claim: Reading, case: CheckCase) -> str:
    return "contradicted"


PEERS: dict[str, Callable[[Reading, CheckCase], str]] = {
    "majority": _majority,
    "cosine": _by_cosine,
    "cosine with numbers": _by_cosine_and_numbers,
    "entailment alone": _by_entailment,
}
