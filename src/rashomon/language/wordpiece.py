"""The MiniLM word pieces, for the encoder and the entailment model alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rashomon.errors import ModelError

CLS, SEP = 101, 102
_CHARACTERS = 8  # a word piece of running English has 4 to 5 characters; what stands far beyond the limit is not read


class WordPieces:
    """Turns texts into the numbers that the MiniLM models read.

    Args:
        name: The model that uses it, for messages.
        path: tokenizer.json.
    """

    def __init__(self, name: str, path: Path) -> None:
        from tokenizers import Tokenizer

        try:
            self._tokenizer = Tokenizer.from_file(str(path))
        except Exception as error:  # the library raises bare Exception
            reason = f"its word pieces cannot be read ({error})"
            raise ModelError(name, reason, remedy="Install rashomon again.") from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def ids(self, texts: Sequence[str], *, limit: int) -> list[list[int]]:
        """Return the piece numbers of each text, without markers, at most `limit` of each text."""
        # One by one: the library's batches start threads of their own, which do not survive a fork.
        cut = (text[: limit * _CHARACTERS] for text in texts)
        return [self._tokenizer.encode(text, add_special_tokens=False).ids[:limit] for text in cut]

    def pieces(self, texts: Sequence[str], *, limit: int) -> list[tuple[list[int], list[tuple[int, int]]]]:
        """Return of each text the piece numbers, as `ids` does, and the characters that each piece stands for."""
        found = (self._tokenizer.encode(text[: limit * _CHARACTERS], add_special_tokens=False) for text in texts)
        return [(made.ids[:limit], made.offsets[:limit]) for made in found]
