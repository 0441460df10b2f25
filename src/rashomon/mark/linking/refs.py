"""Mentions with all that joining them needs: their words, place, role, and what stands around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.mark.gazetteer import find_people, find_place, find_places
from rashomon.mark.names.lexicon import nouns, titles
from rashomon.model import Article, Marks, Mention, Parse

REACH = 8
_FINITE = frozenset(["VBD", "VBP", "VBZ", "MD"])


@dataclass(frozen=True, slots=True)
class Role:
    """An office somebody holds: the noun ("president") and the country it belongs to, None if not told."""

    noun: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Ref:
    """One mention of one article.

    Attributes:
        number: Running number over the whole case.
        article: Index of the article.
        mention: The mention.
        text: Its characters, white space made single.
        words: Those split, possessive endings left out.
        sentence: Index of its sentence in the parse.
        role: The office named before or in it, or None.
    """

    number: int
    article: int
    mention: Mention
    text: str
    words: tuple[str, ...]
    sentence: int
    role: Role | None


def collect(articles: Sequence[Article], marks: Sequence[Marks]) -> list[Ref]:
    """Return the mentions of all articles in order."""
    found: list[Ref] = []
    for index, (article, mark) in enumerate(zip(articles, marks, strict=True)):
        firsts = [sentence.span.start for sentence in mark.parse.sentences]
        for mention in mark.mentions:
            text = " ".join(mention.span.of(article.text).split())
            sentence = max(0, bisect_right(firsts, mention.span.start) - 1)
            role = _role(mark.parse, mention, sentence)
            found.append(Ref(len(found), index, mention, text, tuple(text.split(" ")), sentence, role))
    return found


def _role(parse: Parse, mention: Mention, sentence: int) -> Role | None:
    """Return the office in the words right before a person's name, or in a describing phrase."""
    if mention.type != "person" or mention.kind == "pronoun":
        return None
    tokens = parse.tokens
    if mention.kind == "nominal":
        words = [t.text for t in tokens[max(0, mention.head - REACH) : mention.head] if t.start >= mention.span.start]
        return Role(_office_in(words, tokens[mention.head].lemma), country_of(words))
    noun = office_of(mention.title) or office_of_phrase(mention.description)
    if noun is None:
        return None
    first = parse.sentences[sentence].first if parse.sentences else 0
    before = [t for t in tokens[first : mention.head + 1] if t.end <= mention.span.start][-REACH:]
    verb = max((n for n, t in enumerate(before) if t.tag in _FINITE), default=-1)
    words = [t.text for t in before[verb + 1 :]]  # "Vietnam received Vice President Joe Biden"
    described = country_of((mention.description or "").replace("’s", "").replace("'s", "").split())
    return Role(noun, _country_beside(words) or described)


def _office_in(words: Sequence[str], noun: str) -> str:
    """Return the office that a describing phrase names: "vice president" rather than "president"."""
    for size in (2, 1):
        whole = " ".join([*words[-size:], noun]).lower()
        if len(words) >= size and whole in titles() and titles()[whole].kind in ("office", "law"):
            return (titles()[whole].full or whole).lower()
    return noun


def office_of(title: str | None) -> str | None:
    """Return the office a title names in lower case, abbreviations written out, or None for "Mr" and the like."""
    if not title:
        return None
    known = titles().get(title.lower())
    if known is None or known.kind in ("honorific", "academic"):
        return None
    return known.full.lower()


def office_of_phrase(phrase: str | None) -> str | None:
    """Return the first describing noun of a phrase ("leader of the party"), or None."""
    for word in (phrase or "").lower().split():
        if word in nouns() and nouns()[word].type == "person":
            return word
    return None


def country_of(words: Sequence[str]) -> str | None:
    """Return the country that the words name last, as a place or a people, or None."""
    for size in (3, 2, 1):
        for i in range(len(words) - size, -1, -1):
            text = " ".join(words[i : i + size])
            place = find_people(text) or find_place(text)
            if place and place.kind != "city":
                return place.country if len(find_places(text)) < 2 else None
    return None


def _country_beside(words: Sequence[str]) -> str | None:
    """Return the country right before an office: adjacent to the title, not merely earlier in the sentence."""
    for i in range(len(words) - 1, max(-1, len(words) - 6), -1):
        if words[i] in (",", ".", ";", "and", "with", "by", "to", "after", "that"):
            return None
        for size in (3, 2, 1):
            text = " ".join(words[max(0, i - size + 1) : i + 1])
            place = find_people(text) or find_place(text)
            if place and place.kind != "city":
                return place.country if len(find_places(text)) < 2 else None
    return None
