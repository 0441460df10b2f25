"""spaCy's name recogniser, a batch of texts step by step at once.

spaCy asks each of the recogniser's 74 moves, for each token, whether it may be made, and takes Python's lock to ask:
two thirds of the recogniser's time. Here the moves that may be made come out of a table, and all texts of a batch make
theirs together; the weights, the moves and the names that are found are spaCy's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "names_in_batches"
_STATE_TOKENS = 3  # the token that is read, the first and the last one of the name that is open
_BARRED = np.float32(-np.inf)
Kind = Literal["begin", "in", "last", "unit", "out", "never"]
_KINDS: dict[str, Kind] = {"B": "begin", "I": "in", "L": "last", "U": "unit"}
Span = tuple[int, int, str]
"""A name: its first token, one past its last, its label."""


class BatchRecogniser:
    """Finds the names that a spaCy recogniser finds.

    Args:
        ner: The recogniser; `fits` must have said that it is of the known kind.
    """

    def __init__(self, ner: Any) -> None:
        self._ner = ner
        vectors, lower, upper = ner.model.layers
        self._vectors, self._lower = vectors, lower
        self._bias: NDArray[np.float32] = lower.get_param("b").reshape(-1)
        self._pieces: int = lower.get_dim("nP")
        self._weights: NDArray[np.float32] = np.ascontiguousarray(upper.get_param("W").T)
        self._upper_bias: NDArray[np.float32] = upper.get_param("b")
        kinds = [_move(ner.moves.get_class_name(move)) for move in range(ner.moves.n_moves)]
        labels = sorted({label for kind, label in kinds if kind == "begin"})
        self._labels = labels
        number = {label: at for at, label in enumerate(labels)}
        self._kinds = [kind for kind, _ in kinds]
        self._label_of = np.array([number.get(label, -1) for _, label in kinds])
        self._opens = np.array([kind == "begin" for kind in self._kinds])
        self._closes = np.array([kind == "last" for kind in self._kinds])
        self._alone = np.array([kind == "unit" for kind in self._kinds])
        self._barred = self._table()

    def __call__(self, doc: Doc) -> Doc:
        """Put the names of a text into it."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Yield the texts, in order, with the names in them."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            known = [doc.has_annotation("ENT_IOB") for doc in batch]
            fresh = [doc for doc, given in zip(batch, known, strict=True) if len(doc) and not given]
            for doc, found in zip(fresh, self.find(fresh), strict=True):
                doc.set_ents([_span(doc, *one) for one in found], default="outside")
            for doc, given in zip(batch, known, strict=True):
                yield self._ner(doc) if given else doc

    def find(self, docs: Sequence[Doc]) -> list[list[Span]]:
        """Return the names of each text; none may be empty."""
        if not docs:
            return []
        # The longest first, so that the texts that still have a token to read are always the first ones.
        order = sorted(range(len(docs)), key=lambda at: -len(docs[at]))
        texts = [docs[at] for at in order]
        starts = np.cumsum([0, *(len(doc) for doc in texts)])
        cached = self._lower.predict(self._vectors.predict(texts))
        moves = self._moves(texts, starts[:-1], cached.reshape(len(cached), _STATE_TOKENS, -1))
        found: list[list[Span]] = [[] for _ in docs]
        for at, start, end in zip(order, starts[:-1], starts[1:], strict=True):
            found[at] = self._names(moves[start:end])
        return found

    def _moves(self, texts: Sequence[Doc], starts: NDArray[np.int64], cached: NDArray[np.float32]) -> NDArray[np.int64]:
        """Return the move made at each token of all texts."""
        lengths = np.array([len(doc) for doc in texts])
        tokens = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]).astype(np.int64) for doc in texts])
        closed_after = np.append(tokens[1:, 0] == 1, True)  # the next token begins a sentence
        closed_after[starts + lengths - 1] = True
        space = tokens[:, 1] == 1
        made = np.zeros(len(tokens), dtype=np.int64)
        label = np.full(len(texts), -1)  # of the name that is open, -1 where none is
        first = np.zeros(len(texts), dtype=np.int64)
        for step in range(int(lengths[0])):
            going = int(np.searchsorted(-lengths, -step))
            at = starts[:going] + step
            opened = label[:going] >= 0
            # Row 0 of the table stands for "no such token".
            state = cached[at + 1, 0] + cached[np.where(opened, first[:going] + 1, 0), 1]
            state += cached[np.where(opened, at, 0), 2]
            state += self._bias
            hidden = state.reshape(going, -1, self._pieces).max(axis=2)
            scores = hidden @ self._weights + self._upper_bias
            scores += self._barred[label[:going] + 1, closed_after[at].astype(int), space[at].astype(int)]
            chosen = scores.argmax(axis=1)
            made[at] = chosen
            begins = self._opens[chosen]
            first[:going][begins] = at[begins]
            label[:going][begins] = self._label_of[chosen[begins]]
            label[:going][self._closes[chosen]] = -1
        return made

    def _table(self) -> NDArray[np.float32]:
        """Return what is added to each move's score: by open label + 1, if a sentence ends here, if this is space."""
        table = np.full((len(self._labels) + 1, 2, 2, len(self._kinds)), _BARRED, dtype=np.float32)
        for move, (kind, label) in enumerate(zip(self._kinds, self._label_of, strict=True)):
            if kind == "out":
                table[0, :, :, move] = 0.0
            elif kind == "unit" and label >= 0:
                table[0, :, 0, move] = 0.0
            elif kind == "begin":
                table[0, 0, 0, move] = 0.0
            elif kind == "in":
                table[label + 1, 0, :, move] = 0.0
            elif kind == "last":
                table[label + 1, :, :, move] = 0.0
        return table

    def _names(self, moves: NDArray[np.int64]) -> list[Span]:
        found: list[Span] = []
        start = 0
        for token in np.flatnonzero((self._opens | self._closes | self._alone)[moves]).tolist():
            move = int(moves[token])
            if self._opens[move]:
                start = token
            else:
                found.append((start if self._closes[move] else token, token + 1, self._labels[self._label_of[move]]))
        return found


def _move(name: str) -> tuple[Kind, str]:
    kind, _, label = name.partition("-")
    if name == "O":
        return "out", ""
    return (_KINDS.get(kind, "never") if label else "never"), label


def _span(doc: Doc, start: int, end: int, label: str) -> Any:
    from spacy.tokens import Span as DocSpan

    return DocSpan(doc, start, end, label=label)


def fits(ner: Any) -> bool:
    """Tell whether a recogniser is of the kind whose moves are known: greedy, with three tokens of state."""
    from spacy.pipeline import EntityRecognizer

    if type(ner) is not EntityRecognizer or ner.cfg.get("beam_width", 1) != 1 or len(ner.model.layers) != 3:
        return False
    model = ner.model
    lower = model.layers[1]
    known = lower.name == "precomputable_affine" and lower.get_dim("nF") == _STATE_TOKENS and lower.get_dim("nP") > 1
    return bool(known and model.attrs["has_upper"] and not model.attrs["unseen_classes"])


def recognise_in_batches(nlp: Language) -> None:
    """Put the batch recogniser in the place of a pipeline's own, where that is of the known kind."""
    from spacy.language import Language as AnyLanguage

    if not nlp.has_pipe("ner") or not fits(nlp.get_pipe("ner")):
        return
    if not AnyLanguage.has_factory(NAME):
        AnyLanguage.factory(NAME, func=lambda nlp, name: BatchRecogniser(nlp.get_pipe("ner")))
    nlp.add_pipe(NAME, before="ner")
    nlp.disable_pipe("ner")


__all__ = ["BatchRecogniser", "fits", "recognise_in_batches"]
