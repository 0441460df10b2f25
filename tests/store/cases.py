"""A small case made by hand."""

from __future__ import annotations

import numpy as np

from rashomon.model import (
    Account,
    Article,
    Claim,
    CleanArticle,
    Factuality,
    Filled,
    Given,
    Marks,
    Mention,
    NerSpan,
    Parse,
    Published,
    Reading,
    Rejection,
    Sentence,
    Span,
    Story,
    Token,
    Zone,
)
from rashomon.store.base import Case, CaseSettings


def article(name: str, text: str) -> Article:
    return Article(name, f"{name}.txt", None, "text", "utf-8", text, "0" * 64, Given())


def reading(name: str, text: str) -> Reading:
    words, tokens, at = text.split(" "), [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, at, at + len(word), word, word.lower(), "NOUN", "NN", "dep", 0))
        at += len(word) + 1
    whole = Span(name, 0, len(text))
    parse = Parse(name, tuple(tokens), (Sentence(0, whole, "body", 0, 0, len(tokens), 0),))
    marks = Marks(name, parse, (Mention(whole, "name", "person", "Mr", None, 0, 0.5),), (), (), ())
    claim = Claim(
        id=f"clm-{name}", article=name, sentence=0, span=whole, text=text, filled=(Filled(0, 1, "he"),), kind="main",
        predicate="be", roles=(), attribution=(), direct=False,
        factuality=Factuality("certain", "positive", "past"), times=(), quantities=(), entities=(),
    )  # fmt: skip
    clean = CleanArticle(
        name, (Zone("body", whole, "all", 1.0),), None, None, None, None, None,
        Published("2023-12-12", "story", 0.7, None), "en",
    )  # fmt: skip
    return Reading(article(name, text), clean, marks, (claim,))


def case(*readings: Reading) -> Case:
    account = Account(
        generator="test", story=Story("sty-1", "A title", None, None),
        articles=tuple(r.article for r in readings), clean=tuple(r.clean for r in readings),
        rejected=(Rejection("x.bin", "read", "not text"),), lineage=(), origins=(), entities=(),
        claims=tuple(c for r in readings for c in r.claims), statements=(), conflicts=(), timeline=(),
        relations=(), events=(),
    )  # fmt: skip
    vectors = {r.article.id: np.full((1, 4), 0.5, dtype=np.float32) for r in readings}
    names = {r.article.id: (NerSpan(0, 1, "PERSON", 0),) for r in readings}
    return Case(CaseSettings("en", "enc 1"), readings, names, vectors, (), account)
