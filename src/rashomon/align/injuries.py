"""Where somebody was hurt: one report names one part of the body, another a different one."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from rashomon.align.facts import Facts
from rashomon.align.words import listed, plain
from rashomon.model import Claim, Parse, Reading, Token
from rashomon.model.align import PairDifference

_INTO = frozenset({"in", "to", "on", "through", "at"})


@dataclass(frozen=True, slots=True)
class _Injury:
    claim: Claim
    part: str
    words: str


def other_injuries(
    readings: Mapping[str, Reading], facts: Mapping[str, Facts], one_event: frozenset[frozenset[str]]
) -> list[PairDifference]:
    """Return where two reports name different parts of the body in which one person was hurt, and neither names both.

    Args:
        readings: The articles, by id.
        facts: What each claim says, by its id.
        one_event: The pairs of articles that tell one event.
    """
    hurt: dict[str, dict[str, list[_Injury]]] = {}
    for article, reading in sorted(readings.items()):
        for claim in reading.claims:
            persons = {name.key for name in facts[claim.id].names if name.type == "person"}
            if len(persons) == 1:
                found = hurt.setdefault(persons.pop(), {})
                found.setdefault(article, []).extend(_injuries(claim, reading.marks.parse))
    differences = []
    for by_report in hurt.values():
        told = {article: found for article, found in by_report.items() if found}
        for one, other in itertools.combinations(sorted(told), 2):
            apart = not {x.part for x in told[one]} & {y.part for y in told[other]}
            if apart and frozenset((one, other)) in one_event:
                x, y = told[one][0], told[other][0]
                differences.append(PairDifference("other", "conflict", x.claim.id, y.claim.id, x.words, y.words))
    return differences


def _injuries(claim: Claim, parse: Parse) -> Iterator[_Injury]:
    """Yield what parts of the body a claim says were hurt: "injured his foot", "a leg injury", "shot in the hip"."""
    for token in parse.sentence_tokens(parse.sentences[claim.sentence]):
        part = _parts().get(plain(token.lemma))
        if part is None or token.pos != "NOUN" or not claim.span.start <= token.start < claim.span.end:
            continue
        head = _of(token, parse)
        if head is not None and plain(head.lemma) in listed("hurting"):
            yield _Injury(claim, part, claim.text)


def _of(token: Token, parse: Parse) -> Token | None:
    """Return the word that a part of the body depends on as what is hurt."""
    head = parse.tokens[token.head]
    if token.dep in ("dobj", "nsubjpass", "compound", "amod", "nmod"):
        return head
    if token.dep == "pobj" and head.lemma in _INTO:
        return parse.tokens[head.head]
    return None


@functools.cache
def _parts() -> dict[str, str]:
    text = resources.files("rashomon.align").joinpath("body_parts.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
