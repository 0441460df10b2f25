"""The words of an article that can show where it came from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Reading, Span

TELLING_ZONES = ("body", "headline")
NAME_WEIGHT = 0.5
LONGEST_LINK = 2
QUOTED_PART = 0.4
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INITIALISM = re.compile(r"(?<![^\W_])(?:[A-Za-z]\.){2,}")


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of one article's body and headline, in text order.

    Attributes:
        article: The article's id.
        forms: Lower-cased words, apostrophes and the full stops of initialisms dropped ("U.S." = "us").
        starts, ends: Their characters in the article's text.
        quoted: True for words inside quotation marks.
        weights: How much each tells when two articles share it: words of names less than others, for the long name of
            a conference is the same in every report of it.
        sentences: Index of the sentence each word stands in, -1 if none.
        sentence_spans: The sentences' characters.
    """

    article: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    weights: tuple[float, ...]
    sentences: tuple[int, ...]
    sentence_spans: tuple[Span, ...]

    def span(self, first: int, last: int) -> Span:
        """Return the characters of words `first` to `last`, the last one included."""
        return Span(self.article, self.starts[first], self.ends[last])

    def by_sentence(self) -> dict[int, range]:
        """Return the words of each sentence."""
        found: dict[int, range] = {}
        for k, sentence in enumerate(self.sentences):
            found[sentence] = range(found[sentence].start if sentence in found else k, k + 1)
        return found

    def mostly_quoted(self, words: range | None) -> bool:
        """Tell whether a good part of some words is quoted speech."""
        return bool(words) and sum(self.quoted[k] for k in words or ()) >= QUOTED_PART * len(words or ())

    def __len__(self) -> int:
        return len(self.forms)


def words_of(reading: Reading) -> Words:
    """Return the words of a reading's body and headline; boilerplate, captions, bylines and datelines are left out.

    A photo's caption and credit belong to the photo's agency, a site's furniture to the site: neither says whose
    text the article is.
    """
    text = reading.article.text
    found: list[tuple[int, int, str]] = []
    for zone in reading.clean.zones:
        if zone.kind in TELLING_ZONES:
            found.extend(_find(text, zone.span.start, zone.span.end))
    found.sort()
    starts = tuple(f[0] for f in found)
    sentences = tuple(s.span for s in reading.marks.parse.sentences)
    return Words(
        reading.article.id,
        tuple(f[2] for f in found),
        starts,
        tuple(f[1] for f in found),
        _inside(starts, reading.marks.quotations),
        _weights(text, starts, _sentence_of(starts, sentences)),
        _sentence_of(starts, sentences),
        sentences,
    )


def folded(text: str) -> list[str]:
    """Return the folded words of a text by themselves."""
    return [form for _, _, form in _find(text, 0, len(text))]


def _find(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return (start, end, folded form) of the words between two characters."""
    initials = {m.start(): m.end() for m in _INITIALISM.finditer(text, start, end)}
    found, position = [], start
    while match := _WORD.search(text, position, end):
        first, last = match.span()
        last = initials.get(first, last)
        form = text[first:last].casefold().replace("'", "").replace("’", "").replace(".", "")
        found.append((first, last, form))
        position = last
    return found


def _inside(starts: Sequence[int], spans: Sequence[Span]) -> tuple[bool, ...]:
    """Tell for each position whether one of the spans covers it."""
    flags = [False] * len(starts)
    for span in spans:
        for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            flags[i] = True
    return tuple(flags)


def _weights(text: str, starts: Sequence[int], sentences: Sequence[int]) -> tuple[float, ...]:
    """Return the weight of each word: capitalised ones inside a sentence and the small words between them are names."""
    names = [text[start].isupper() and i > 0 and sentences[i] == sentences[i - 1] for i, start in enumerate(starts)]
    last = -LONGEST_LINK - 2
    for i in range(len(names)):
        if names[i] and text[starts[i]].isupper():
            if i - last - 1 <= LONGEST_LINK and sentences[i] == sentences[last]:
                names[last + 1 : i] = [True] * (i - last - 1)
            last = i
    return tuple(NAME_WEIGHT if name else 1.0 for name in names)


def _sentence_of(starts: Sequence[int], spans: Sequence[Span]) -> tuple[int, ...]:
    """Return for each position the index of the span that covers it, or -1."""
    found = [-1] * len(starts)
    for index, span in enumerate(spans):
        for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            found[i] = index
    return tuple(found)
