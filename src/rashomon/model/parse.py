"""The parse of one article: tokens and sentences, free of any parser's own classes."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.article import ZoneKind
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the parse.

    Attributes:
        i: Its index in `Parse.tokens`.
        start, end: Characters in the article's text.
        text: As written.
        lemma: Lower-cased dictionary form.
        pos: Universal part of speech ("VERB").
        tag: Penn tag ("VBD").
        dep: Dependency label of spaCy's English models (ClearNLP: "nsubj", "ccomp", ...).
        head: Index of the head in `Parse.tokens`; a sentence's root heads itself.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        index: Running number within the article.
        span: Its characters, outer white space left out.
        zone: The kind of zone it stands in (body, headline or caption; boilerplate is not parsed).
        paragraph: Running number of the paragraph within the article.
        first, last: Its tokens are `tokens[first:last]`.
        root: Index of the root token.
    """

    index: int
    span: Span
    zone: ZoneKind
    paragraph: int
    first: int
    last: int
    root: int


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens and sentences of one article, in text order."""

    article: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of one of its sentences."""
        return self.tokens[sentence.first : sentence.last]

    def children(self, sentence: Sentence) -> dict[int, list[Token]]:
        """Return the children of every token of a sentence, by the head's index, in text order."""
        found: dict[int, list[Token]] = {}
        for token in self.sentence_tokens(sentence):
            if token.head != token.i:
                found.setdefault(token.head, []).append(token)
        return found


@dataclass(frozen=True, slots=True)
class NerSpan:
    """A name as the pipeline's own recogniser marked it: characters in the article, OntoNotes label, head token."""

    start: int
    end: int
    label: str
    root: int


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """The parse of one article with the recogniser's names."""

    parse: Parse
    names: tuple[NerSpan, ...]
