"""The lexicons of the event step: those that are shipped, and a user's own in front of them."""

from __future__ import annotations

import functools
import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from rashomon.errors import InputError
from rashomon.world.events.actor_dictionary import (
    DatedCode,
    NameDictionary,
    name_words,
    read_actors,
    read_agents,
    unpacked,
)
from rashomon.world.events.verb_dictionary import VerbDictionary, read_verbs

LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class EventFiles:
    """A user's own data, files or their texts, all but the types in the format of PETRARCH's dictionaries.

    Attributes:
        actors: Names with their codes.
        agents: Nouns with the role they give.
        verbs: Verbs and patterns with CAMEO codes.
        types: Tables of codes with their type, mode and context, like the shipped cameo_to_plover.tsv.
        alone: True if only these names and nouns count, not the shipped ones too.
    """

    actors: tuple[Path | str, ...] = ()
    agents: tuple[Path | str, ...] = ()
    verbs: tuple[Path | str, ...] = ()
    types: tuple[Path | str, ...] = ()
    alone: bool = False

    @staticmethod
    def of_folder(folder: Path) -> EventFiles:
        """Return the files actors.txt, agents.txt, verbs.txt and types.tsv of a folder, those that there are.

        Raises:
            InputError: If there is none of them.
        """
        names = ("actors.txt", "agents.txt", "verbs.txt", "types.tsv")
        actors, agents, verbs, types = (tuple(path for path in (folder / name,) if path.is_file()) for name in names)
        if not (actors or agents or verbs or types):
            raise InputError(
                f"There are no rules for events in {str(folder)!r}.", remedy=f"Put one of {', '.join(names)} there."
            )
        return EventFiles(actors, agents, verbs, types)

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return the texts of actors, agents, verbs and types."""
        return tuple(
            tuple(read_own(source) if isinstance(source, Path) else source for source in sources)
            for sources in (self.actors, self.agents, self.verbs, self.types)
        )


@dataclass(frozen=True, slots=True)
class Lexicons:
    """What names, roles and verbs mean.

    Attributes:
        actors: Names of states, bodies, movements and leaders.
        agents: Nouns that give a role.
        verbs: The shipped verb patterns.
        own_verbs: A user's verb patterns, or None.
        leaders: Country by surname of heads of state and government whose surname only one country's have.
        own_types: A user's types: type, mode, context by code.
        definite: Nouns of `agents` that are somebody only in a name or with an article or possessor.
    """

    actors: NameDictionary
    agents: NameDictionary
    verbs: VerbDictionary
    own_verbs: VerbDictionary | None = None
    leaders: Mapping[str, str] = field(default_factory=dict)
    own_types: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    definite: frozenset[str] = frozenset()


def load_lexicons(files: EventFiles | None = None) -> Lexicons:
    """Return the lexicons, the user's entries before the shipped ones.

    Raises:
        InputError: If a file cannot be read or is larger than 20 MB.
    """
    shipped = shipped_lexicons()
    if files is None or files == EventFiles():
        return shipped
    actors, agents = (NameDictionary(), NameDictionary()) if files.alone else (shipped.actors, shipped.agents)
    own = None
    for path in files.actors:
        actors = actors.joined(read_actors(_lines_of(path)))
    for path in files.agents:
        agents = agents.joined(read_agents(_lines_of(path)))
    for path in files.verbs:
        read = read_verbs(_lines_of(path))
        own = read if own is None else own.joined(read)
    types = {}
    for path in files.types:
        lines = [line.split("\t") for line in _lines_of(path) if line.strip() and not line.startswith("#")]
        types.update({row[0].strip(): tuple(cell.strip() for cell in row[1:4]) for row in lines if len(row) > 1})
    leaders, definite = ({}, frozenset()) if files.alone else (shipped.leaders, shipped.definite)
    return Lexicons(actors, agents, shipped.verbs, own, leaders, types, definite)


@functools.lru_cache(maxsize=1)
def shipped_lexicons() -> Lexicons:
    """Return the lexicons that come with the program."""
    actors = unpacked(_shipped("actors.tsv.gz")).joined(NameDictionary(_bodies()))
    agents = unpacked(_shipped("agents.tsv.gz")).joined(NameDictionary(_roles()))
    leaders = {name: code for name, _, code in (line.partition("\t") for line in _shipped("leaders.tsv.gz"))}
    definite = frozenset(
        word for words, _, *use in rows("roles.tsv") if use == ["definite"] for word in words.split("|")
    )
    return Lexicons(actors, agents, read_verbs(_shipped("verbs.txt.gz")), None, leaders, {}, definite)


def rows(name: str) -> list[list[str]]:
    """Return the fields of each line of a shipped table, comments and header left out."""
    text = (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]


@functools.cache
def alpha_3() -> dict[str, str]:
    """Return ISO 3166-1 alpha-3 codes by alpha-2."""
    return {row[0]: row[1] for row in rows("country_codes.tsv")}


def _shipped(name: str) -> list[str]:
    data = (resources.files(__package__) / "data" / name).read_bytes()
    return [line for line in gzip.decompress(data).decode("utf-8").splitlines() if line[:1] != "#"]


def _bodies() -> Iterator[tuple[tuple[str, ...], tuple[DatedCode, ...]]]:
    for names, country, *role in rows("bodies.tsv"):
        for name in names.split("|"):
            yield name_words(name), (DatedCode(country + (role[0] if role else "")),)


def _roles() -> Iterator[tuple[tuple[str, ...], tuple[DatedCode, ...]]]:
    for words, role, *_ in rows("roles.tsv"):
        for name in words.split("|"):
            yield name_words(name), (DatedCode(role),)


def read_own(path: Path) -> str:
    """Return the text of a user's dictionary.

    Raises:
        InputError: If it cannot be read or is larger than 20 MB.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{str(path)!r} is too large for a dictionary.", remedy="Give a file of at most 20 MB.")
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"{str(path)!r} cannot be read as a dictionary.", remedy="Give a text file.") from error


def _lines_of(source: Path | str) -> Sequence[str]:
    return (read_own(source) if isinstance(source, Path) else source).splitlines()
