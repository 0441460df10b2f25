"""What the name tagger sees of each token: its form, its neighbours, the parse, the lists, the rest of the article."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.mark.gazetteer import find_people, find_place
from rashomon.mark.names.lexicon import (
    is_given_name,
    is_surname,
    known_organisation,
    name_words,
    nouns,
    titles,
    word_clusters,
)
from rashomon.mark.names.namespan import NameSpan, text_of
from rashomon.model import NerSpan, Parse, ParsedArticle, Sentence, Token

LONGEST_PLACE = 4
_EDGE = "<>"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole article shows of a word.

    Attributes:
        labels: Per token, the recogniser's label as "B-ORG", "I-ORG" or "O".
        ruled: Per token, the type that the rules give it, likewise ("B-person").
        majority: Per lower-cased word, the label the recogniser gives it most often in the article, "O" aside.
        lower: Words that the article also writes in lower case inside sentences.
        titled: Words that follow a person's title somewhere in the article.
        surnames: Last words of the names of several words that were recognised as persons'.
    """

    labels: tuple[str, ...]
    ruled: tuple[str, ...]
    majority: dict[str, str]
    lower: frozenset[str]
    titled: frozenset[str]
    surnames: frozenset[str]


def survey(parsed: ParsedArticle, names: Sequence[NameSpan]) -> Surroundings:
    """Return what the article as a whole shows; `names` are those that the rules find."""
    tokens = parsed.parse.tokens
    labels = _labels(tokens, parsed.names)
    votes: dict[str, Counter[str]] = {}
    surnames = set()
    for i, (token, label) in enumerate(zip(tokens, labels, strict=True)):
        if label != "O":
            votes.setdefault(token.text.lower(), Counter())[label[2:]] += 1
            ends = i + 1 == len(tokens) or labels[i + 1] != "I-PERSON"
            if label == "I-PERSON" and ends:
                surnames.add(token.text.lower())
    known = titles()
    titled = {
        tokens[i + 1].text.lower()
        for i in range(len(tokens) - 1)
        if tokens[i].text[:1].isupper() and tokens[i].text.lower() in known and tokens[i + 1].text[:1].isupper()
    }
    return Surroundings(
        labels=tuple(labels),
        ruled=_ruled(len(tokens), names),
        majority={w: min(c.items(), key=lambda v: (-v[1], v[0]))[0] for w, c in votes.items()},
        lower=frozenset(t.text for t in tokens if t.text.islower()),
        titled=frozenset(titled),
        surnames=frozenset(surnames),
    )


def _labels(tokens: Sequence[Token], names: Sequence[NerSpan]) -> list[str]:
    labels = ["O"] * len(tokens)
    index = {token.start: token.i for token in tokens}
    for name in names:
        i = index.get(name.start)
        begin = "B-"
        while i is not None and i < len(tokens) and tokens[i].end <= name.end:
            labels[i] = begin + name.label
            begin = "I-"
            i += 1
    return labels


def _ruled(size: int, names: Sequence[NameSpan]) -> tuple[str, ...]:
    found = ["O"] * size
    for name in names:
        found[name.first : name.last] = [f"B-{name.type}"] + [f"I-{name.type}"] * (name.last - name.first - 1)
    return tuple(found)


def stretches(parse: Parse, sentence: Sentence, around: Surroundings) -> list[tuple[int, int]]:
    """Return the stretches of a sentence where names may stand: capitals or recognised words, one token around them.

    Positions are within the sentence. Outside of them nothing is ever tagged.
    """
    tokens = parse.sentence_tokens(sentence)
    found: list[tuple[int, int]] = []
    for k, token in enumerate(tokens):
        if token.text[:1].isupper() or around.labels[token.i] != "O" or around.ruled[token.i] != "O":
            first, last = max(0, k - 1), min(len(tokens), k + 2)
            if found and found[-1][1] >= first:
                found[-1] = (found[-1][0], last)
            else:
                found.append((first, last))
    return found


def sentence_features(
    parse: Parse, sentence: Sentence, around: Surroundings, part: tuple[int, int] | None = None
) -> list[list[str]]:
    """Return the features of every token of a sentence, or of a stretch of it, as strings."""
    tokens = parse.sentence_tokens(sentence)
    begin, end = part or (0, len(tokens))
    low, high = max(0, begin - 2), min(len(tokens), end + 2)
    own = {k: _own(tokens[k], around) for k in range(low, high)}
    places = _places(tokens)
    style = capitals_of(tokens)
    found = []
    for k in range(begin, end):
        token = tokens[k]
        features = ["bias", f"style={style}|{own[k][0]}", *own[k][1]]
        features.append(f"place={places[k]}")
        for offset in (-2, -1, 1, 2):
            at = k + offset
            if not 0 <= at < len(tokens):
                features.append(f"{offset}:{_EDGE}")
                continue
            other = tokens[at]
            features.append(f"{offset}:w={other.text.lower()}")
            features.append(f"{offset}:s={own[at][0]}")
            if abs(offset) == 1:
                features += [f"{offset}:{f}" for f in own[at][2]]
                features.append(f"{offset}:place={places[at]}")
                features.append(f"{offset}:n0={around.labels[other.i]}+{around.labels[token.i]}")
        features.append(f"dep={token.dep}")
        features.append(f"head={parse.tokens[token.head].lemma}|{token.dep}")
        found.append(features)
    return found


def _own(token: Token, around: Surroundings) -> tuple[str, list[str], list[str]]:
    """Return a token's shape, its own features, and those of them that its neighbours see too."""
    word, lower = token.text, token.text.lower()
    shape = word_shape(word)
    label = around.labels[token.i]
    coarse, fine = word_clusters(lower)
    capital = "X" if word[:1].isupper() else "x"
    ruled = around.ruled[token.i]
    shared = [f"n={label}", f"r={ruled}", f"t={token.tag}", f"c={coarse}", f"f={fine}|{capital}", *_listed(word, lower)]
    own = [
        f"w={lower}",
        f"p3={lower[:3]}",
        f"x3={lower[-3:]}",
        f"x2={lower[-2:]}",
        f"s={shape}",
        f"n|s={label}|{shape}",
        f"n|f={label}|{fine}",
        f"r|s={ruled}|{shape}",
        f"r|n={ruled}|{label}",
        f"n|t={label}|{token.tag}",
        f"maj={around.majority.get(lower, '-') if word[:1].isupper() else '.'}",
        f"low={lower in around.lower and not word.islower()}",
        *shared,
    ]
    if word[:1].isupper() and lower in around.titled:
        own.append("titled")
    if word[:1].isupper() and lower in around.surnames:
        own.append("surname-here")
    return shape, own, shared


@functools.lru_cache(maxsize=65_536)
def _listed(word: str, lower: str) -> tuple[str, ...]:
    """Return in which lists a capitalised word stands."""
    if not word[:1].isupper():
        if lower in titles():
            return ("l:title",)
        return ("l:noun=" + nouns()[lower].type,) if lower in nouns() else ()
    plain = word if not word.isupper() or len(word) <= 3 else word.title()
    found = []
    if is_given_name(plain):
        found.append("l:given")
    if is_surname(plain):
        found.append("l:surname")
    if lower in titles():
        found.append("l:title=" + titles()[lower].kind)
    if lower in name_words():
        found.append("l:kind=" + "|".join(name_words()[lower]))
    if find_people(plain):
        found.append("l:people")
    return tuple(found)


def _places(tokens: Sequence[Token]) -> list[str]:
    """Return for each token the gazetteer's kind of the longest place name it is part of, "-" if of none."""
    found = ["-"] * len(tokens)
    i = 0
    while i < len(tokens):
        size = 1
        if tokens[i].text[:1].isupper():
            for length in range(min(LONGEST_PLACE, len(tokens) - i), 0, -1):
                text = text_of(tokens, i, i + length)
                kind = _listed_as(text)
                if kind:
                    found[i : i + length] = [f"B-{kind}"] + [f"I-{kind}"] * (length - 1)
                    size = length
                    break
        i += size
    return found


@functools.lru_cache(maxsize=65_536)
def _listed_as(text: str) -> str | None:
    """Return under which kind the lists have a name, or None."""
    if known_organisation(text):
        return "organisation"
    place = find_place(text) or (find_place(text.title()) if text.isupper() and len(text) > 4 else None)
    if place is None:
        return None
    return place.kind if place.kind != "city" else _town(place.population, place.common)


def _town(population: int, common: bool) -> str:
    if common:
        return "common"
    return "large" if population >= 500_000 else "town" if population >= 100_000 else "small"


@functools.lru_cache(maxsize=65_536)
def word_shape(word: str) -> str:
    """Return the form of a word: capitals, small letters, digits, signs, runs made one."""
    shape = ""
    for character in word[:24]:
        kind = "X" if character.isupper() else "x" if character.islower() else "d" if character.isdigit() else character
        if not kind.isascii():
            kind = "?"
        if not shape.endswith(kind):
            shape += kind
        elif len(shape) == 1 and kind == "X":
            shape += "X"
    return shape[:8]


def capitals_of(tokens: Sequence[Token]) -> str:
    """Return how the sentence is capitalised: "caps", "title" or "plain"."""
    words = [t.text for t in tokens if t.text.isalpha() and len(t.text) > 3]
    if not words:
        return "plain"
    if sum(w.isupper() for w in words) > 0.7 * len(words):
        return "caps"
    return "title" if sum(w[0].isupper() for w in words) > 0.7 * len(words) and len(words) > 3 else "plain"
