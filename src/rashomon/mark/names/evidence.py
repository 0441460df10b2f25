"""What stands before a name and shows its kind; long names that define their abbreviation in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.mark.names.lexicon import name_words, nouns, titles
from rashomon.mark.names.namespan import NameSpan, head_of
from rashomon.model import Sentence, Token
from rashomon.model.mark import EntityType

DEFINED = 0.85
_SMALL = {"of", "and", "for", "the", "on", "in", "to", "&", "de"}
_PLACE_NOUNS = {"city", "town", "village", "province", "capital", "port", "state", "county", "island", "region"}


def type_before(tokens: Sequence[Token], first: int) -> EntityType | None:
    """Return the kind that the common noun or title right before a name shows ("newspaper Tuoi Tre"), or None."""
    if first == 0:
        return None
    before = tokens[first - 1]
    if before.text.lower() == "of" and first > 1 and tokens[first - 2].text in _PLACE_NOUNS:
        return "place"
    title = titles().get(before.text.lower())
    if title and (before.text[:1].isupper() or title.kind == "honorific") and before.text not in ("Chair", "Leader"):
        return "person"
    noun = nouns().get(before.text.lower())
    if noun is None or before.pos != "NOUN" or before.tag != "NN" or before.text != before.text.lower():
        return None
    tied = first <= before.head < len(tokens) and tokens[before.head].start >= tokens[first].start
    beside = tokens[first].head == before.i or tokens[first].dep in ("appos", "compound", "flat")
    return noun.type if (tied or beside) and noun.type in ("person", "organisation") else None


def find_definitions(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> list[NameSpan]:
    """Return the names that are followed by their own abbreviation in brackets, and the abbreviations."""
    found = []
    for sentence in sentences:
        for i in range(sentence.first + 2, sentence.last - 1):
            if tokens[i - 1].text == "(" and tokens[i + 1].text == ")" and _is_short(tokens[i].text):
                first = _long_start(tokens, sentence.first, i - 1, tokens[i].text)
                if first is not None:
                    kind = _kind(tokens[i - 2])
                    found.append(NameSpan(first, i - 1, kind, head_of(tokens, first, i - 1), DEFINED))
                    found.append(NameSpan(i, i + 1, kind, i, DEFINED))
    return found


def _is_short(text: str) -> bool:
    return 2 <= len(text) <= 7 and sum(c.isupper() for c in text) >= 2 and text.replace(".", "").isalnum()


def _long_start(tokens: Sequence[Token], start: int, end: int, short: str) -> int | None:
    """Return the first token of the words before `end` whose initials spell `short`, small words free to count."""
    letters = [c for c in short.lower() if c.isalpha()]
    i = end - 1
    while letters and i >= start:
        word = tokens[i].text
        if word[:1].lower() == letters[-1] and word[:1].isalpha() and (word[:1].isupper() or word.lower() in _SMALL):
            letters.pop()
        elif word.lower() not in _SMALL and word not in ("-", "’s", "'s", ","):
            return None
        i -= 1
    first = i + 1
    return first if not letters and first < end - 1 and tokens[first].text[:1].isupper() else None


def _kind(last: Token) -> EntityType:
    shown = name_words().get(last.text.lower())
    return shown[0] if shown else "organisation"
