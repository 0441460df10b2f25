"""Match the patterns of a verb dictionary around one verb of a sentence."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Token
from rashomon.world.events.verb_dictionary import Code, Pattern, VerbDictionary, VerbEntry

_PASSED_OVER = frozenset("$+^%")


@dataclass(frozen=True, slots=True)
class Match:
    """How a verb is coded.

    Attributes:
        code: The code.
        pattern: The pattern behind it, None if it is the verb's own code.
        weight: Words that were asked for beside the verb.
    """

    code: Code
    pattern: Pattern | None
    weight: int


def words_of(token: Token) -> frozenset[str]:
    """Return the forms under which a token is looked up."""
    return frozenset((token.text.lower(), token.lemma.lower()))


def match_verb(tokens: Sequence[Token], at: int, dictionary: VerbDictionary) -> Match | None:
    """Return how the verb `tokens[at]` is coded by the pattern that asks for most, None if the verb is unknown.

    A pattern's words must stand in its order on their side of the verb; other words may stand between them.
    """
    best: Match | None = None
    forms = [words_of(token) for token in tokens]
    inside = frozenset().union(*forms)
    for entry in _entries(tokens[at], dictionary):
        after = _after_words(forms, at, entry)
        if after is None:
            continue
        if best is None and entry.code != Code(""):
            best = Match(entry.code, None, len(entry.words) - 1)
        for pattern in entry.patterns:
            weight = pattern.weight + len(entry.words) - 1
            if best is not None and weight <= best.weight:
                continue
            if _possible(pattern, inside) and _holds(pattern, forms, at, after, dictionary):
                best = Match(pattern.code, pattern, weight)
        if best is not None and best.pattern is None and len(entry.words) > 1:
            return best
    return best


def _entries(token: Token, dictionary: VerbDictionary) -> list[VerbEntry]:
    found = [*dictionary.verbs.get(token.text.lower(), ())]
    found += [e for e in dictionary.verbs.get(token.lemma.lower(), ()) if e not in found]
    return sorted(found, key=lambda e: -len(e.words))


def _after_words(forms: Sequence[frozenset[str]], at: int, entry: VerbEntry) -> int | None:
    """Return where the verb's own words end; its second word may stand up to four words on ("call the strike off")."""
    end = at + 1
    for word in entry.words[1:]:
        place = next((i for i in range(end, min(end + 4, len(forms))) if word in forms[i]), None)
        if place is None:
            return None
        end = place + 1
    return end if len(entry.words) == 1 else at + 1


def _possible(pattern: Pattern, inside: frozenset[str]) -> bool:
    return all(w in inside or w[0] == "&" or w in _PASSED_OVER for w in (*pattern.left, *pattern.right))


def _holds(pattern: Pattern, forms: Sequence[frozenset[str]], at: int, after: int, dictionary: VerbDictionary) -> bool:
    right = _place_all(pattern.right, forms[after:], dictionary)
    return right and _place_all(pattern.left[::-1], forms[:at][::-1], dictionary, backwards=True)


def _place_all(
    wanted: Sequence[str], forms: Sequence[frozenset[str]], dictionary: VerbDictionary, *, backwards: bool = False
) -> bool:
    """Tell whether the wanted words are found one after the other."""
    at = 0
    for word in wanted:
        if word in _PASSED_OVER:
            continue
        found = _find(word, forms, at, dictionary, backwards)
        if found is None:
            return False
        at = found
    return True


def _find(
    word: str, forms: Sequence[frozenset[str]], start: int, dictionary: VerbDictionary, backwards: bool
) -> int | None:
    """Return the place behind the first hit of a word or of a member of its set."""
    if not word.startswith("&"):
        return next((i + 1 for i in range(start, len(forms)) if word in forms[i]), None)
    single, several = dictionary.words_of_set(word)
    begun = _by_first(several, backwards)
    for i in range(start, len(forms)):
        if not single.isdisjoint(forms[i]):
            return i + 1
        for _, words in sorted(member for form in forms[i] for member in begun.get(form, ())):
            if len(words) <= len(forms) - i and all(w in forms[i + k] for k, w in enumerate(words)):
                return i + len(words)
    return None


@functools.lru_cache(maxsize=1024)
def _by_first(
    members: tuple[tuple[str, ...], ...], backwards: bool
) -> Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Return the members of several words by the word that is met first, each with its place among them."""
    found: dict[str, tuple[tuple[int, tuple[str, ...]], ...]] = {}
    for place, member in enumerate(members):
        words = member[::-1] if backwards else member
        found[words[0]] = (*found.get(words[0], ()), (place, words))
    return found
