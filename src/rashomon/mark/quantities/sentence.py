"""One sentence as this part reads it: lexemes with the parser's tokens, and the characters that are times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.mark.lexemes import Lexeme, lex
from rashomon.mark.numerals import number_words
from rashomon.model import Sentence, TimeRef, Token

_LENGTHS = frozenset(
    {"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries", "nights", "quarters"}
)
_COUNTED = frozenset(number_words()) | {"once", "twice", "thrice"}
_DATES = frozenset({"DATE", "TIME", "SET"})


@dataclass(frozen=True, slots=True)
class Words:
    """The lexemes of one sentence.

    Attributes:
        lexemes: The lexemes.
        tokens: The parser's token that each lexeme lies in, None outside of all.
        tags: Their Penn tags.
        blocked: Whether the lexeme belongs to a date, a clock time or a set.
        present: All words in lower case.
        base: Index of the sentence's first token in the parse.
        all_tokens: The sentence's tokens.
        text: The article's text.
    """

    lexemes: Sequence[Lexeme]
    tokens: Sequence[Token | None]
    tags: Sequence[str]
    blocked: Sequence[bool]
    present: frozenset[str]
    base: int
    all_tokens: Sequence[Token]
    text: str

    def lower(self, at: int) -> str:
        """Return the word at a place, empty outside the sentence."""
        return self.lexemes[at].lower if 0 <= at < len(self.lexemes) else ""

    def tag(self, at: int) -> str:
        """Return the Penn tag at a place, empty outside the sentence."""
        return self.tags[at] if 0 <= at < len(self.tags) else ""

    def head(self, token: Token) -> Token:
        """Return the head of a token."""
        return self.all_tokens[token.head - self.base]


def words_of(text: str, sentence: Sentence, tokens: Sequence[Token], times: Sequence[TimeRef]) -> Words:
    """Return the words of a sentence; `times` are those that lie in it."""
    lexemes = lex(text, sentence.span.start, sentence.span.end)
    aligned: list[Token | None] = []
    at = 0
    for lexeme in lexemes:
        while at < len(tokens) and tokens[at].end <= lexeme.start:
            at += 1
        inside = at < len(tokens) and tokens[at].start <= lexeme.start
        aligned.append(tokens[at] if inside else None)
    return Words(
        lexemes, aligned, [token.tag if token else "" for token in aligned], _blocked(lexemes, times),
        frozenset(lexeme.lower for lexeme in lexemes), sentence.first, tokens, text,
    )  # fmt: skip


def _blocked(lexemes: Sequence[Lexeme], times: Sequence[TimeRef]) -> list[bool]:
    """Mark the lexemes of dates and clock times; "five days ago" still holds a quantity of days."""
    blocked = [False] * len(lexemes)
    at = 0
    for time in times:
        if time.type not in _DATES:
            continue
        while at < len(lexemes) and lexemes[at].end <= time.span.start:
            at += 1
        last = at
        while last < len(lexemes) and lexemes[last].start < time.span.end:
            last += 1
        rate = time.type == "SET" and at < last and (lexemes[at].kind == "figure" or lexemes[at].lower in _COUNTED)
        if not rate and not any(lexeme.lower in _LENGTHS for lexeme in lexemes[at:last]):
            blocked[at:last] = [True] * (last - at)
    return blocked
