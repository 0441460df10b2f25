"""Where somebody was hurt: one report names one part of the body, another a different one."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from rashomon.align.facts import Facts
from rashomon.align.frames import Argument, Frame
from rashomon.align.times import relate
from rashomon.align.words import listed, plain
from rashomon.model import Claim, Parse, Reading, Token
from rashomon.model.align import PairDifference

_INTO = frozenset({"in", "to", "on", "through", "at"})
_OPEN = frozenset({"future", "hypothetical"})
_NEAR = 5  # tokens


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
            for person, injury in _injuries(claim, facts[claim.id], reading.marks.parse):
                hurt.setdefault(person, {}).setdefault(article, []).append(injury)
    differences = []
    for told in hurt.values():
        for one, other in itertools.combinations(sorted(told), 2):
            apart = not {x.part for x in told[one]} & {y.part for y in told[other]}
            x, y = told[one][0], told[other][0]
            if apart and frozenset((one, other)) in one_event and not _at_other_times(x.claim, y.claim):
                differences.append(PairDifference("other", "conflict", x.claim.id, y.claim.id, x.words, y.words))
    return differences


def _at_other_times(a: Claim, b: Claim) -> bool:
    """Tell whether two claims are both dated, and no time of the one may be one of the other."""
    stand = [relate(x, y) for x in a.times for y in b.times]
    return bool(stand) and not {"agree", "compatible"} & set(stand)


def _injuries(claim: Claim, facts: Facts, parse: Parse) -> Iterator[tuple[str, _Injury]]:
    """Yield who was hurt where by a claim: "injured his foot", "suffered a leg injury", "was hurt in the hip"."""
    if claim.factuality.polarity == "negative" or claim.factuality.time in _OPEN:
        return
    persons = {name.key for name in facts.names if name.type == "person"}
    for token in parse.sentence_tokens(parse.sentences[claim.sentence]):
        part = _parts().get(plain(token.lemma))
        if part is None or token.pos != "NOUN" or not claim.span.start <= token.start < claim.span.end:
            continue
        for frame in facts.frames:
            hurt = {a.key for a in _hurt_at(token, frame, parse)} & persons
            if len(hurt) == 1 and not frame.negated and not frame.open:
                yield str(hurt.pop()), _Injury(claim, part, claim.text)


def _hurt_at(token: Token, frame: Frame, parse: Parse) -> tuple[Argument, ...]:
    """Return who a verb says was hurt at a part of the body, if it says so."""
    head = parse.tokens[token.head]
    if token.dep in ("compound", "amod", "nmod") and plain(head.lemma) in listed("hurting"):
        verb = parse.tokens[head.head]
        suffered = head.dep == "dobj" and verb.start == frame.start and frame.lemma in listed("suffering")
        return frame.at("subject") if suffered else ()
    if token.dep == "pobj" and head.lemma in _INTO:
        verb = parse.tokens[head.head]
        return frame.at("object") if verb.start == frame.start and frame.lemma in listed("hurting") else ()
    own = token.dep == "dobj" and head.start == frame.start and frame.lemma in listed("hurting")
    return frame.at("subject") if own and _is_their_own(token, parse) else ()


def _is_their_own(token: Token, parse: Parse) -> bool:
    return any(t.head == token.i and t.tag == "PRP$" for t in parse.tokens[max(0, token.i - _NEAR) : token.i])


@functools.cache
def _parts() -> dict[str, str]:
    text = resources.files("rashomon.align").joinpath("body_parts.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
