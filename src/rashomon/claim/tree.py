"""The dependency tree of one sentence with its edges worked out once."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from rashomon.model import Parse, Sentence, Span, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
DOUBLE_MARKS = ('"', "“", "”", "''", "``")
FINITE_TAGS = ("VBD", "VBZ", "VBP", "MD")
MODALS = frozenset(["can", "could", "may", "might", "must", "shall", "should", "will", "would"])


class Tree:
    """One sentence as a tree; tokens are named by their index in the article's parse."""

    __slots__ = (
        "_depth",
        "_first",
        "_kids",
        "_last",
        "_marks",
        "article",
        "first",
        "last",
        "root",
        "sentence",
        "tokens",
    )

    def __init__(self, parse: Parse, sentence: Sentence) -> None:
        self.article = parse.article
        self.sentence = sentence
        self.tokens = parse.tokens
        self.first, self.last, self.root = sentence.first, sentence.last, sentence.root
        self._kids = parse.children(sentence)
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}
        self._marks = [0, *itertools.accumulate(t.text in DOUBLE_MARKS for t in self.words())]
        order = self._downwards()
        self._depth = dict.fromkeys(order, 0)
        for i in order:
            if self.tokens[i].head != i:
                self._depth[i] = self._depth[self.tokens[i].head] + 1
        for i in reversed(order):
            kids = self._kids.get(i, ())
            self._first[i] = min([i, *(self._first[k.i] for k in kids)])
            self._last[i] = max([i, *(self._last[k.i] for k in kids)])

    def _downwards(self) -> list[int]:
        """Return every token's index, heads before their children."""
        order = [t.i for t in self.tokens[self.first : self.last] if t.head == t.i]
        for i in order:
            order.extend(k.i for k in self._kids.get(i, ()))
        return order

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def kids(self, i: int) -> list[Token]:
        """Return the children of token `i` in text order."""
        return self._kids.get(i, [])

    def kid(self, i: int, *deps: str) -> Token | None:
        """Return the first child of `i` with one of these labels."""
        for token in self._kids.get(i, ()):
            if token.dep in deps:
                return token
        return None

    def edges(self, i: int) -> tuple[int, int]:
        """Return the first and last token index of the subtree of `i`."""
        return self._first[i], self._last[i]

    def above(self, i: int) -> Iterator[Token]:
        """Yield the ancestors of `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def marks_before(self, i: int) -> int:
        """Return how many double quotation marks stand in the sentence before token `i`."""
        return self._marks[i - self.first]

    def depth(self, i: int) -> int:
        """Return how many heads stand above `i`."""
        return self._depth[i]

    def within(self, i: int, top: int) -> bool:
        """Tell whether `i` is `top` or below it."""
        return i == top or any(a.i == top for a in self.above(i))

    def subtree(self, i: int) -> Iterator[Token]:
        """Yield the tokens of the subtree of `i`, heads before their children."""
        stack = [i]
        while stack:
            at = stack.pop()
            yield self.tokens[at]
            stack.extend(k.i for k in reversed(self._kids.get(at, ())))

    def words(self) -> tuple[Token, ...]:
        """Return the sentence's tokens."""
        return self.tokens[self.first : self.last]

    def span(self, first: int, last: int) -> Span:
        """Return the characters from token `first` to token `last`, both included."""
        return Span(self.article, self.tokens[first].start, self.tokens[last].end)

    def subject(self, verb: int) -> Token | None:
        """Return the subject that stands by this verb itself; of several, the nearest."""
        found = [k for k in self.kids(verb) if k.dep in ("nsubj", "nsubjpass", "csubj", "csubjpass")]
        return min(found, key=lambda k: abs(k.i - verb)) if found else None

    def finite(self, verb: int) -> bool:
        """Tell whether the verb is finite by itself or through an auxiliary."""
        if self.tokens[verb].tag in FINITE_TAGS:
            return True
        helpers = [k for k in self.kids(verb) if k.dep in ("aux", "auxpass")]
        return any(k.tag in FINITE_TAGS or k.lemma in MODALS for k in helpers)  # "May" of a headline is tagged a name

    def verbal(self, i: int) -> bool:
        """Tell whether the token can head a clause; the first part of a hyphened word cannot."""
        if self.tokens[i].pos not in ("VERB", "AUX"):
            return False
        after = self.tokens[i + 1] if i + 1 < self.last else None
        return after is None or after.tag != "HYPH" or after.start > self.tokens[i].end
