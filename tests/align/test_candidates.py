from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from rashomon.align import candidates, compare, step
from rashomon.align.candidates import (
    TwoClauses,
    near_rows,
    part_pairs,
    sentence_matrix,
    worded_rows,
    worth_comparing,
)
from rashomon.align.facts import FactReader, Names, by_article
from rashomon.align.words import Lexicon, Word
from tests.align.reports import aligned


def test_near_rows_are_those_of_all_pairs() -> None:
    rng = np.random.default_rng(7)
    rows = rng.normal(size=(60, 16)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    cosines = rows @ rows.T
    wanted = {(i, j) for i in range(60) for j in range(i + 1, 60) if cosines[i, j] >= 0.4}
    assert {(i, j) for i, j, _ in near_rows(rows, floor=0.4, most=60)} == wanted


def test_no_rows_no_pairs() -> None:
    assert near_rows(np.zeros((0, 4), dtype=np.float32), floor=0.1, most=5) == []
    assert near_rows(np.ones((1, 4), dtype=np.float32) / 2, floor=0.1, most=5) == []


def test_rows_that_share_rare_words_are_found() -> None:
    words = [frozenset({"97-1", "vote", "senate"}), frozenset({"tally", "97-1", "vote"}), frozenset({"senate"})]
    weights = {"97-1": 1.0, "vote": 0.7, "senate": 0.3}
    assert worded_rows(words, weights, floor=1.5) == [(0, 1)]


def test_of_reports_of_one_event_more_is_compared() -> None:
    texts = ("harbour guard strike wage", "harbour mayor treaty storm vote bridge")
    first, second = (Lexicon([Word(lemma, "NOUN", i) for i, lemma in enumerate(text.split())]) for text in texts)
    two = TwoClauses(first, second, False)
    assert worth_comparing(two, 0.45, {}, akin=True)
    assert not worth_comparing(two, 0.45, {})


def test_claims_are_compared_where_one_has_the_words_of_a_part_of_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    _, readings = aligned(
        "Lena Holt, who left the harbour board in May, used the money to buy a boat and a house by the sea.",
        "Amid a long storm over the wages of the guards, the treaty and the bridge, Holt left the harbour board.",
        "The guards rang a bell.",
    )
    reader = FactReader(by_article(readings), Names(()))
    claims = tuple(claim for reading in readings for claim in reading.claims)
    facts = {claim.id: reader.of_claim(claim) for claim in claims}
    names = [reading.article.id for reading in readings]
    every = frozenset(frozenset((a, b)) for a in names for b in names if a != b)
    asked: list[tuple[Lexicon, Lexicon]] = []

    def covered(first: Lexicon, second: Lexicon, weights: Mapping[str, float]) -> float:
        asked.append((first, second))
        return compare.covered(first, second, weights)

    monkeypatch.setattr(candidates, "covered", covered)
    found = {(a.article, b.article) for a, b in part_pairs(claims, facts, {}, every)}
    assert len({(id(first), id(second)) for first, second in asked}) == len(asked)
    assert (names[0], names[1]) in found
    assert not any(names[2] in two for two in found)
    assert not list(part_pairs(claims, facts, {}, frozenset()))


@pytest.mark.parametrize("cosine", [0.1, 0.45])
def test_a_part_that_another_report_has_is_judged_however_near_the_sentences_are(
    cosine: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = "The council of Kelmouth opened the new harbour bridge on Saturday."
    _, readings = aligned(
        f"{shared} Lena Holt, who left the harbour board in May, used the money to buy a boat by the sea.",
        f"{shared} Amid a long storm over the wages of the guards and the treaty, Holt left the harbour board.",
    )
    rows = np.array([[1, 0, 0], [0, 1, 0]]), np.array([[1, 0, 0], [0, cosine, (1 - cosine**2) ** 0.5]])
    vectors = {r.article.id: two.astype(np.float32) for r, two in zip(readings, rows, strict=True)}
    reader = FactReader(by_article(readings), Names(()))
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    facts = {name: reader.of_claim(claim) for name, claim in claims.items()}

    def equal_words(two: TwoClauses, cosine: float, weights: Mapping[str, float], *, akin: bool = False) -> bool:
        return two.a.lemmas == two.b.lemmas

    monkeypatch.setattr(step, "worth_comparing", equal_words)
    rows_of = step._Rows(*sentence_matrix(readings, vectors))
    pairs, _ = step._pairs(rows_of, readings, facts, claims)
    assert any({"Lena", "Amid"} == {pair.a.text.split()[0], pair.b.text.split()[0]} for pair in pairs)
    assert len({frozenset((pair.a.id, pair.b.id)) for pair in pairs}) == len(pairs)
