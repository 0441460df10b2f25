"""The tense of the clause that a time expression stands in."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence
from importlib import resources

from rashomon.mark.times.meaning import Tense
from rashomon.model import Token

_MAX_STEPS = 12
_AUXILIARIES = frozenset({"aux", "auxpass"})
_INSIDE_A_NOUN = frozenset({"compound", "amod", "poss"})
_PAST_TAGS = frozenset({"VBD", "VBN"})
_TOLD = frozenset({"announce", "disclose", "issue", "publish", "release", "report", "reveal"})


class Clauses:
    """The verbs of one sentence with their auxiliaries."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._base = tokens[0].i if tokens else 0
        self._ends = [token.end for token in tokens]
        self._aux: dict[int, list[Token]] = {}
        for token in tokens:
            if token.dep in _AUXILIARIES:
                self._aux.setdefault(token.head, []).append(token)

    def tense_at(self, start: int, end: int) -> Tense:
        """Return the tense of the clause that governs the characters `start` to `end`."""
        for at in range(bisect.bisect_right(self._ends, start), len(self._tokens)):
            token = self._tokens[at]
            if token.start >= end:
                break
            if token.head == token.i or not start <= self._tokens[token.head - self._base].start < end:
                return self._climb(token)
        return "unknown"

    def _climb(self, token: Token) -> Tense:
        """Follow the heads up to a verb that has a tense; a present tense further up tells nothing of this time."""
        aside = False
        first, end = token, None
        for _ in range(_MAX_STEPS):
            if token.pos in ("VERB", "AUX") or token.i in self._aux:
                tense = self._of_verb(token)
                if end is not None and tense != "future" and not self._ended(token, end, tense):
                    return "open"
                if tense != "unknown":
                    return "unknown" if aside and tense == "present" else tense
                aside = aside or token.tag == "VBG"
            if token.lemma in ("until", "till") or (token.lemma == "through" and token.i == first.head):
                end = end or token
            aside = aside or token.dep in _INSIDE_A_NOUN
            if token.head == token.i:
                return "unknown"
            above = self._tokens[token.head - self._base]
            if token.lemma == "effective" or (token.lemma == "for" and self._planned(above)):
                return "future"
            if token.tag == "VBG" and token.dep == "pcomp" and above.lemma == "after":
                return "past"
            token = above
        return "unknown"

    def _ended(self, verb: Token, end: Token, tense: Tense) -> bool:
        """Tell whether the end of something had come ("he stayed until March", "from January through March")."""
        below = [t for t in self._tokens if t.head in (verb.i, end.head)]
        begun = any(t.dep == "neg" or (t.lemma == "from" and t.dep == "prep") for t in below)
        return begun or end.i < verb.i or (tense == "past" and verb.lemma in _lemmas("lasting"))

    def _planned(self, token: Token) -> bool:
        """Tell whether something is "set for June", "scheduled for Friday": the verb, or the verb above its object."""
        above = self._tokens[token.head - self._base]
        return token.lemma in planning() or (token.pos == "NOUN" and above.lemma in planning())

    def _of_verb(self, verb: Token) -> Tense:
        """Return the tense of a verb, unknown for forms that take it from the clause above."""
        auxiliaries = self._aux.get(verb.i, [])
        lemmas = {aux.text.lower() for aux in auxiliaries}
        if lemmas & {"will", "shall", "'ll", "’ll", "wo", "may", "must", "can", "should"}:
            return "future"
        if any(aux.tag == "VBD" for aux in auxiliaries):
            return "past"
        if lemmas & {"would", "could", "might"}:
            return "past" if lemmas & {"have", "'ve"} else "future"
        if any(aux.text.lower() == "to" for aux in auxiliaries):
            return self._infinitive(verb)
        if any(aux.lemma == "have" for aux in auxiliaries):
            return "past"
        if auxiliaries and verb.tag == "VBG":
            return "present"
        if auxiliaries and verb.tag == "VBN":
            return "past" if any(aux.tag in _PAST_TAGS for aux in auxiliaries) else "present"
        if verb.tag == "VBN" and not auxiliaries and verb.lemma in _lemmas("planned"):
            return "future"  # "a decision expected by June"
        if verb.tag == "VBN" and not auxiliaries and verb.dep == "advcl" and verb.lemma not in _TOLD:
            # "It will begin in the Senate on Wednesday, followed by the House on Thursday": as the verb above.
            above = self._tokens[verb.head - self._base]
            return "future" if above.i != verb.i and self._of_above(above) == "future" else "past"
        if verb.tag == "VBD" or (verb.tag == "VBN" and not auxiliaries):
            return "past"
        if verb.tag in ("VBP", "VBZ") and verb.lemma in scheduled():
            return "future"
        return "present" if verb.tag in ("VBP", "VBZ") else "unknown"

    def _of_above(self, verb: Token) -> Tense:
        """Return the tense of a verb, of one without an end to its clause by the verbs above it."""
        for _ in range(_MAX_STEPS):
            tense = self._of_verb(verb) if verb.dep != "advcl" else "unknown"
            if tense != "unknown" or verb.head == verb.i:
                return "future" if tense == "present" and verb.lemma in planning() else tense
            verb = self._tokens[verb.head - self._base]
        return "unknown"

    def _infinitive(self, verb: Token) -> Tense:
        """Return future for an infinitive after a verb of planning, else leave it to the clause above."""
        above = self._tokens[verb.head - self._base]
        if above.lemma in planning() or above.i == verb.i or (above.lemma == "be" and verb.dep == "xcomp"):
            return "future"
        return "unknown"


def planning() -> frozenset[str]:
    """Return the lemmas whose infinitive lies ahead of them."""
    return _lemmas("planning")


def scheduled() -> frozenset[str]:
    """Return the lemmas whose present tense tells what is to come ("the strike begins on Tuesday")."""
    return _lemmas("scheduled")


@functools.cache
def _lemmas(name: str) -> frozenset[str]:
    """Return the lemmas of a list beside this module."""
    text = resources.files("rashomon.mark.times").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines()[2:] if line)
