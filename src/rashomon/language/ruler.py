"""spaCy's attribute ruler with a memory: most of its rules look at one token's word, tag and label only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.matcher import Matcher

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

Found = tuple[int, int, int, int]
"""A rule's number, its key, first token, one past the last: as `AttributeRuler.match` gives them."""

_OF_ONE_TOKEN = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
_MOST = 200_000


class RememberingRuler:
    """Finds what a ruler's own matcher finds, in the same order, but each kind of token only once.

    Args:
        ruler: The ruler whose rules these are.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._vocab = ruler.vocab
        self._of_token, self._others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            for pattern in patterns:
                alone = len(pattern) == 1 and set(pattern[0]) <= _OF_ONE_TOKEN
                matcher = self._of_token if alone else self._others
                # A key may only be added once to a matcher: the pattern's place makes it one of its own.
                matcher.add(f"{number} {len(matcher)}", [pattern])
        self._known: dict[tuple[int, int, int, bool], tuple[tuple[int, int], ...]] = {}

    def match(self, doc: Doc) -> list[Found]:
        """Return the rules that hold in a text, later rules last."""
        found: set[Found] = {
            (*self._rule(key), start, end) for key, start, end in self._others(doc, allow_missing=True, as_spans=False)
        }
        known = self._known
        for i, token in enumerate(doc):
            kind = (token.lower, token.tag, token.dep, token.is_space)
            rules = known.get(kind)
            if rules is None:
                hits = self._of_token(doc[i : i + 1], allow_missing=True, as_spans=False)
                rules = tuple({self._rule(key) for key, _, _ in hits})
                if len(known) < _MOST:
                    known[kind] = rules
            for rule, key in rules:
                found.add((rule, key, i, i + 1))
        return sorted(found)

    def _rule(self, key: int) -> tuple[int, int]:
        number = self._vocab.strings[key].partition(" ")[0]
        return int(number), self._vocab.strings.add(number)


def remember_rules(nlp: Language) -> None:
    """Give the attribute ruler of a pipeline, if it has one, its memory."""
    if nlp.has_pipe("attribute_ruler"):
        ruler: Any = nlp.get_pipe("attribute_ruler")
        ruler.match = RememberingRuler(ruler).match
