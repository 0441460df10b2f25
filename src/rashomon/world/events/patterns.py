"""Match the patterns of a verb dictionary around one verb of a sentence."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Token
from rashomon.world.events.verb_dictionary import Code, Pattern, VerbDictionary, VerbEntry, Weighed

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


class Forms:
    """The words of a sentence as they are looked up: of each token, and all together.

    Args:
        tokens: The sentence.
    """

    __slots__ = ("_sets", "inside", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._sets: dict[str, bool] = {}
        self.tokens = tuple(words_of(token) for token in tokens)
        self.inside = {form for forms in self.tokens for form in forms}

    def may_hold(self, pattern: Weighed, dictionary: VerbDictionary) -> bool:
        """Tell whether all that a pattern asks for stands anywhere in the sentence."""
        return pattern.needed <= self.inside and all(self._has_of(name, dictionary) for name in pattern.sets)

    def _has_of(self, name: str, dictionary: VerbDictionary) -> bool:
        """Tell whether a member of a synonym set, or the first word of one, stands in the sentence."""
        known = self._sets.get(name)
        if known is None:
            single, several = dictionary.words_of_set(name)
            known = not single.isdisjoint(self.inside) or any(member[0] in self.inside for member in several)
            self._sets[name] = known
        return known


def words_of(token: Token) -> tuple[str, str]:
    """Return the forms under which a token is looked up."""
    return token.text.lower(), token.lemma.lower()


def match_verb(
    tokens: Sequence[Token], at: int, dictionary: VerbDictionary, forms: Forms | None = None
) -> Match | None:
    """Return how the verb `tokens[at]` is coded by the pattern that asks for most, None if the verb is unknown.

    A pattern's words must stand in its order on their side of the verb; other words may stand between them.

    Args:
        tokens: The sentence.
        at: Position of the verb.
        dictionary: The patterns.
        forms: Those of the sentence, where they are known already.
    """
    entries = _entries(tokens[at], dictionary)
    if not entries:
        return None
    best: Match | None = None
    forms = forms or Forms(tokens)
    for entry in entries:
        if len(entry.words) > 1 and not _has_own_words(forms, at, entry):
            continue
        if best is None and entry.code != Code(""):
            best = Match(entry.code, None, len(entry.words) - 1)
        best = _best_pattern(entry, forms, at, dictionary, best)
        if best is not None and best.pattern is None and len(entry.words) > 1:
            return best
    return best


def _best_pattern(
    entry: VerbEntry, forms: Forms, at: int, dictionary: VerbDictionary, best: Match | None
) -> Match | None:
    """Return the entry's pattern that asks for most and holds, if it asks for more than `best`, else `best`."""
    own = len(entry.words) - 1
    for one in entry.patterns.possible(forms.inside):
        if best is not None and one.weight + own <= best.weight:
            return best
        if forms.may_hold(one, dictionary) and _holds(one.pattern, forms.tokens, at, dictionary):
            return Match(one.pattern.code, one.pattern, one.weight + own)
    return best


def _entries(token: Token, dictionary: VerbDictionary) -> list[VerbEntry]:
    written, lemma = words_of(token)
    found = [*dictionary.verbs.get(written, ())]
    if lemma != written:
        found += [e for e in dictionary.verbs.get(lemma, ()) if e not in found]
    return sorted(found, key=lambda e: -len(e.words))


def _has_own_words(forms: Forms, at: int, entry: VerbEntry) -> bool:
    """Tell whether the verb's other words follow, each within four words of the one before ("call the strike off")."""
    end = at + 1
    for word in entry.words[1:]:
        if word not in forms.inside:
            return False
        place = next((i for i in range(end, min(end + 4, len(forms.tokens))) if word in forms.tokens[i]), None)
        if place is None:
            return False
        end = place + 1
    return True


def _holds(pattern: Pattern, forms: Sequence[tuple[str, str]], at: int, dictionary: VerbDictionary) -> bool:
    right = _place_all(pattern.right, forms[at + 1 :], dictionary)
    return right and _place_all(pattern.left[::-1], forms[:at][::-1], dictionary, backwards=True)


def _place_all(
    wanted: Sequence[str], forms: Sequence[tuple[str, str]], dictionary: VerbDictionary, *, backwards: bool = False
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
    word: str, forms: Sequence[tuple[str, str]], start: int, dictionary: VerbDictionary, backwards: bool
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
