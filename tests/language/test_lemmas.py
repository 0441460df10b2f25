from __future__ import annotations

from spacy.tokens import Token

from rashomon.language.lemmas import remembering
from rashomon.language.pipeline import load_pipeline

TEXT = "She saw the saws he was sawing; the better of two left left, and leaves leave leaves."


def test_gives_what_the_lemmatizer_gives_and_asks_once_for_each_kind() -> None:
    nlp = load_pipeline()
    plain = type(nlp.get_pipe("lemmatizer")).rule_lemmatize
    asked: list[str] = []

    def lemmatize(token: Token) -> list[str]:
        asked.append(token.text)
        return plain(nlp.get_pipe("lemmatizer"), token)

    remembered = remembering(lemmatize)
    doc = nlp(TEXT)
    for _ in range(2):
        assert [remembered(token)[0] for token in doc] == [plain(nlp.get_pipe("lemmatizer"), t)[0] for t in doc]
    kinds = {(t.text, t.pos_, str(t.morph)) for t in doc}
    assert len(asked) == len(kinds) < len(doc)
