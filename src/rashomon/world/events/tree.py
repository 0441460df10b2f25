"""One sentence as a tree, its tokens numbered from nought."""

from __future__ import annotations

from rashomon.model import Parse, Sentence, Token
from rashomon.world.events.patterns import Forms, Match, match_verb
from rashomon.world.events.verb_dictionary import VerbDictionary

VERBAL = ("VERB", "AUX")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


class Tree:
    """A sentence's tokens with heads, children and edges as positions in the sentence."""

    __slots__ = ("_above", "_coded", "_forms", "_lemmas", "first", "heads", "kids", "root", "sentence", "tokens")

    def __init__(self, parse: Parse, sentence: Sentence) -> None:
        self.sentence = sentence
        self.first = sentence.first
        self.tokens = parse.sentence_tokens(sentence)
        self.root = sentence.root - sentence.first
        self.heads = [t.head - sentence.first for t in self.tokens]
        self.kids: list[list[int]] = [[] for _ in self.tokens]
        for i, head in enumerate(self.heads):
            if head != i and 0 <= head < len(self.tokens):
                self.kids[head].append(i)
        self._above: dict[int, tuple[int, ...]] = {}
        self._forms: Forms | None = None
        self._coded: dict[int, Match | None] = {}
        self._lemmas: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all its tokens."""
        if self._lemmas is None:
            self._lemmas = frozenset(token.lemma for token in self.tokens)
        return self._lemmas

    def kid(self, i: int, *deps: str) -> int | None:
        """Return the first child of `i` with one of these labels."""
        tokens = self.tokens
        for k in self.kids[i]:
            if tokens[k].dep in deps:
                return k
        return None

    def subject(self, verb: int) -> int | None:
        """Return the subject that stands by the verb itself."""
        return self.kid(verb, *SUBJECTS)

    def above(self, i: int) -> tuple[int, ...]:
        """Return the heads over `i`, the nearest first."""
        way = self._above.get(i)
        if way is None:
            heads, number = self.heads, len(self.tokens)
            found: list[int] = []
            at = i
            while heads[at] != at and 0 <= heads[at] < number and len(found) < number:
                at = heads[at]
                found.append(at)
            way = self._above[i] = tuple(found)
        return way

    def under(self, i: int) -> list[int]:
        """Return `i` and all below it, in text order."""
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.kids[at])
        return sorted(found)

    def verbal(self, i: int) -> bool:
        """Tell whether the token can head a clause."""
        return self.tokens[i].pos in VERBAL

    def match(self, i: int, dictionary: VerbDictionary) -> Match | None:
        """Return how a dictionary codes a verb of the sentence."""
        if self._forms is None:
            self._forms = Forms(self.tokens)
        return match_verb(self.tokens, i, dictionary, self._forms)

    def shipped_match(self, i: int, dictionary: VerbDictionary) -> Match | None:
        """Return how the one dictionary that is asked for again and again codes a verb, worked out once."""
        if i not in self._coded:
            self._coded[i] = self.match(i, dictionary)
        return self._coded[i]
