"""What a case is, and what every store of cases can do: spoken in records, no engine named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from rashomon.model import (
    Account,
    Article,
    Correction,
    Entity,
    KnownName,
    Lineage,
    NerSpan,
    Origin,
    OwnRules,
    Reading,
    Snapshot,
    Undone,
)
from rashomon.model.align import Joined, Judgement

Vectors = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class CaseSettings:
    """What the case was built with; adding to it uses the same.

    Attributes:
        pipeline: Name of the spaCy pipeline.
        encoder: Name and version of the sentence encoder, None if the case has no vectors.
        known_names: A user's own list of names.
        rules: A user's own relations and rules of events.
        any_language: Articles in other languages than English were taken, too.
    """

    pipeline: str
    encoder: str | None
    known_names: tuple[KnownName, ...] = ()
    rules: OwnRules = field(default_factory=OwnRules)
    any_language: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What the steps found before readers' corrections were put in, to be used again where nothing else is given.

    Attributes:
        program: Hash of the program that found it.
        entities, lineage, origins: As in the account, uncorrected.
        joined: Which claims say the same and where they differ; nothing in files of programs that did not keep it.
    """

    program: str
    entities: tuple[Entity, ...]
    lineage: tuple[Lineage, ...]
    origins: tuple[Origin, ...]
    joined: Joined = field(default_factory=lambda: Joined((), (), ()))


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a case holds.

    Attributes:
        settings: What it was built with.
        readings: One per article, in the order of the account.
        names: Article id to the recogniser's names, kept because a parse is dear.
        vectors: Article id to one row a sentence.
        judgements: How claims stand to one another.
        account: The account that was built from them.
        corrections: What readers overruled and the account follows.
        aside: Articles that readers took out of the story.
        found: What the steps found before corrections, None if that is not known.
    """

    settings: CaseSettings
    readings: tuple[Reading, ...]
    names: Mapping[str, tuple[NerSpan, ...]]
    vectors: Vectors
    judgements: tuple[Judgement, ...]
    account: Account
    corrections: tuple[Correction, ...] = ()
    aside: tuple[Article, ...] = ()
    found: Found | None = None


class CaseStore(Protocol):
    """A place that keeps one case. Every write is one transaction: all of it is kept, or nothing."""

    def load(self) -> Case:
        """Return the whole case."""
        ...

    def account(self) -> Account:
        """Return the account alone, without parses and vectors."""
        ...

    def revision(self) -> int:
        """Return how often the store was written to; 0 if never."""
        ...

    def save(self, case: Case, *, expected: int | None = None) -> int:
        """Replace what the store holds by `case`, in one transaction; unchanged articles are left as they are.

        Args:
            case: What to keep.
            expected: The revision that `case` was made from; None to write whatever the store holds.

        Returns:
            The new revision.

        Raises:
            CaseChangedError: If the store is at another revision than expected; nothing was written.
        """
        ...

    def corrections(self) -> tuple[Correction, ...]:
        """Return all corrections, in the order made, those that the account does not follow yet included."""
        ...

    def correct(self, correction: Correction) -> None:
        """Keep a correction, in a transaction of its own; the account follows when it is worked out again."""
        ...

    def undo(self, correction: str, undone: Undone) -> None:
        """Note that a correction was taken back, in a transaction of its own.

        Raises:
            CaseError: If there is none of that id.
        """
        ...

    def snapshots(self) -> list[Snapshot]:
        """Return what earlier accounts said, the oldest first."""
        ...

    def find_words(self, words: Sequence[str], *, limit: int) -> list[tuple[str, int, float]]:
        """Return (article id, sentence index, score) of sentences with these words, the best first."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
