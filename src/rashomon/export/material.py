"""What every export is made from, and what it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rashomon.model import Entity, Reading, Sentence, Statement
from rashomon.model.lookups import Lookups


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of an export.

    Attributes:
        name: Its name, without a folder.
        content: Its bytes.
    """

    name: str
    content: bytes


@dataclass(frozen=True)
class Material(Lookups):
    """A case as the exports see it, with the look-ups they share.

    Attributes:
        account: The account.
        readings: What was found in every article, in the order of the account.
    """

    readings: tuple[Reading, ...]

    @cached_property
    def entity_named(self) -> dict[str, str]:
        """Ids of entities by their names in lower case; the first where there are more."""
        return {e.name.casefold(): e.id for e in reversed(self.account.entities)}

    @cached_property
    def entities_in(self) -> dict[str, list[Entity]]:
        """Entities by the id of every article that mentions them, in the order of the account."""
        found: dict[str, list[Entity]] = {}
        for entity in self.account.entities:
            for article in dict.fromkeys(span.article for span in entity.mentions):
                found.setdefault(article, []).append(entity)
        return found

    @cached_property
    def leading(self) -> dict[str, frozenset[int]]:
        """Numbers of the sentences in the headline and the first paragraph, by article id."""
        return {r.article.id: _leading(r.marks.parse.sentences) for r in self.readings}

    @cached_property
    def statement_of(self) -> dict[str, Statement]:
        """The statement that each claim belongs to, by claim id; the first where there are more."""
        found: dict[str, Statement] = {}
        for statement in self.account.statements:
            for claim in statement.claims:
                found.setdefault(claim, statement)
        return found

    def name_of(self, thing: str) -> str:
        """Return the name of an entity by its id; other words are returned as they are."""
        entity = self.entities.get(thing)
        return entity.name if entity else thing


def _leading(sentences: tuple[Sentence, ...]) -> frozenset[int]:
    first = next((s.paragraph for s in sentences if s.zone == "body"), None)
    return frozenset(s.index for s in sentences if s.zone == "headline" or (s.zone == "body" and s.paragraph == first))


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a case can be taken away in.

    Attributes:
        name: As given on the command line.
        standard: What it is called.
        readers: Who reads it, in a few plain words.
        make: Yields the files.
        folder: True if it is many files and needs a folder.
    """

    name: str
    standard: str
    readers: str
    make: Callable[[Material], Iterator[ExportFile]]
    folder: bool = False
