"""Words and openings of sentences that spaCy's English rules miss in news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "no_sentence_opens_here"
_ONE_WORD = re.compile(r"(?:co|re)-(?:[a-z]+(?:ed|ing)|(?:w?ri|wro)te|writes|written|led|ran|own|owns|elects?)", re.I)
"""Verbs that a hyphen does not divide: the parser takes "co" and "wrote" of "co-wrote" for verbs of two clauses."""
_SHORT_TITLES = ("Cong.",)


def news_words(nlp: Language) -> None:
    """Teach a pipeline the verbs with a hyphen, the short titles and the titles of works with a colon."""
    from spacy.language import Language as AnyLanguage

    if not nlp.has_pipe("parser"):
        return
    tokenizer: Any = nlp.tokenizer
    tokenizer.token_match = _ONE_WORD.fullmatch
    for title in _SHORT_TITLES:
        tokenizer.add_special_case(title, [{"ORTH": title}])
    if not AnyLanguage.has_factory(NAME):
        AnyLanguage.component(NAME, func=no_opening)
    nlp.add_pipe(NAME, before="parser")


def no_opening(doc: Doc) -> Doc:
    """Let no sentence begin after a short title, nor after the "!:" or "?:" within the title of a work."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.text in _SHORT_TITLES or (before.text == ":" and token.i > 1 and doc[token.i - 2].text in ("!", "?")):
            token.is_sent_start = False
    return doc


__all__ = ["news_words", "no_opening"]
