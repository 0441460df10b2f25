"""Describing phrases that stand for somebody or something: "the Chinese president", "the agency"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.mark.names.lexicon import nouns
from rashomon.mark.names.namespan import NameSpan
from rashomon.model import Mention, Parse, Span, Token

_LEFT = {"det", "amod", "compound", "poss", "nmod", "nummod", "case", "punct", "predet", "npadvmod"}
_DETERMINERS = {"the", "this", "that", "these", "those"}


def find_nominals(parse: Parse, names: Sequence[NameSpan]) -> list[Mention]:
    """Return the definite noun phrases whose head is a describing noun and that hold no name as their head."""
    named = {i for name in names for i in range(name.first, name.last)}
    found = []
    for token in parse.tokens:
        noun = nouns().get(token.lemma)
        if noun is None or token.pos != "NOUN" or token.i in named or token.tag == "NNS":
            continue
        if token.dep in ("compound", "amod", "nmod"):
            continue
        first = _first(parse.tokens, token)
        words = parse.tokens[first : token.i]
        modified = len(words) > 1
        if not _is_definite(words) or not (noun.definite or modified):
            continue
        start = words[0].start
        score = 0.7 if modified else 0.5
        found.append(Mention(Span(parse.article, start, token.end), "nominal", noun.type, None, None, token.i, score))
    return found


def _is_definite(words: Sequence[Token]) -> bool:
    if not words:
        return False
    return words[0].text.lower() in _DETERMINERS or any(word.tag in ("POS", "PRP$") for word in words)


def _first(tokens: Sequence[Token], head: Token) -> int:
    """Return the index of the leftmost token of the phrase before its head."""
    first = head.i
    while first > 0 and tokens[first - 1].dep in _LEFT and first - 1 <= tokens[first - 1].head <= head.i:
        if tokens[first - 1].text in (",", ";", ":", "—", "–"):
            break
        first -= 1
    return first
