"""Verb dictionaries in the format of PETRARCH (Schrodt, Beieler and Idris 2014): verbs, synonym sets, patterns."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

_COMMENT = re.compile(r"<!--.*?-->")
_CODE = re.compile(r"\[([^\]]*)\]")
_FORMS = re.compile(r"\{([^}]*)\}")
_NOTHING = frozenset({"", "---", "+++"})
_PLACES = frozenset("*$+^%")
_NO_BRACKETS = str.maketrans("(){}", "    ")


@dataclass(frozen=True, slots=True)
class Code:
    """What a verb or pattern is coded as.

    Attributes:
        first: Code of what the source does to the target, empty for none.
        back: Code of what the target does to the source, empty for none.
    """

    first: str
    back: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words around a verb that change its code.

    Attributes:
        left, right: Words before and after the verb, lower case, in order; "&set" for a synonym set, "$" for the
            source, "+" for the target, "%" for both together, "^" for an actor to be passed over.
        code: Its code.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    code: Code

    @property
    def weight(self) -> int:
        """How many words it asks for."""
        return sum(1 for word in (*self.left, *self.right) if word not in _PLACES)

    @property
    def needed(self) -> frozenset[str]:
        """The words that must stand in the sentence, synonym sets aside."""
        return frozenset(word for word in (*self.left, *self.right) if word not in _PLACES and word[0] != "&")

    @property
    def sets(self) -> frozenset[str]:
        """The synonym sets of which a member must stand in the sentence."""
        return frozenset(word for word in (*self.left, *self.right) if word[0] == "&")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pattern with what is asked of it for every sentence, worked out once: weight, words and sets that it needs."""

    weight: int
    needed: frozenset[str]
    sets: frozenset[str]
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of a block, those that ask for most first, of equals in the order of the file.

    Attributes:
        weighed: The patterns.
        by_word: Places of those that need some word, by one of the words that they need.
        wordless: Places of those that need none, synonym sets aside.
    """

    weighed: tuple[Weighed, ...]
    by_word: dict[str, tuple[int, ...]]
    wordless: tuple[int, ...]

    def possible(self, words: Set[str]) -> Iterator[Weighed]:
        """Yield the patterns that need none but these words, as far as one word of each tells."""
        places = [place for word in self.by_word.keys() & words for place in self.by_word[word]]
        for place in sorted((*self.wordless, *places)):
            yield self.weighed[place]


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """A verb: its words (the last may be a particle), its own code, the lines of its block's patterns."""

    words: tuple[str, ...]
    code: Code
    lines: tuple[str, ...]

    @property
    def patterns(self) -> Patterns:
        """The patterns, read when they are first asked for."""
        return _patterns(self.lines)


@functools.lru_cache(maxsize=4096)
def _patterns(lines: tuple[str, ...]) -> Patterns:
    read = (pattern for line in lines if (pattern := read_pattern(line)) is not None)
    weighed = sorted((Weighed(p.weight, p.needed, p.sets, p) for p in read), key=lambda one: -one.weight)
    by_word: dict[str, list[int]] = {}
    for place, one in enumerate(weighed):
        if one.needed:
            by_word.setdefault(max(one.needed, key=lambda word: (len(word), word)), []).append(place)
    wordless = tuple(place for place, one in enumerate(weighed) if not one.needed)
    return Patterns(tuple(weighed), {word: tuple(places) for word, places in by_word.items()}, wordless)


@dataclass(slots=True)
class _Block:
    code: Code
    verbs: list[tuple[tuple[str, ...], Code | None]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@functools.lru_cache(maxsize=1024)
def _members(members: tuple[tuple[str, ...], ...]) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    return frozenset(m[0] for m in members if len(m) == 1), tuple(m for m in members if len(m) > 1)


@dataclass(frozen=True, slots=True)
class VerbDictionary:
    """Verbs by the form of their first word, and synonym sets by name ("&weapon")."""

    verbs: dict[str, tuple[VerbEntry, ...]]
    sets: dict[str, tuple[tuple[str, ...], ...]]

    def words_of_set(self, name: str) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
        """Return the members of a synonym set: single words, and those of several words."""
        return _members(self.sets.get(name, ()))

    def joined(self, other: VerbDictionary) -> VerbDictionary:
        """Return both; where both know a verb, `other` is asked first."""
        verbs = dict(self.verbs)
        for word, entries in other.verbs.items():
            verbs[word] = (*entries, *verbs.get(word, ()))
        return VerbDictionary(verbs, {**self.sets, **other.sets})


def read_verbs(lines: Iterable[str]) -> VerbDictionary:
    """Return the verbs of a dictionary; lines that cannot be read are passed over."""
    blocks = [_Block(Code(""))]
    sets: dict[str, list[tuple[str, ...]]] = {}
    members: list[tuple[str, ...]] | None = None
    for line in _lines(lines):
        if line.startswith("---"):
            blocks.append(_Block(code_of(line.replace("---", " ", 1)) or Code("")))
            members = None
        elif line.startswith("&"):
            members = sets.setdefault(line.split()[0].strip("_").lower(), [])
        elif line.startswith("-"):
            blocks[-1].lines.append(line[1:])
            members = None
        elif line.startswith("+") and members is not None:
            members.append(_words(_bare(line[1:])))
        elif not line.startswith("~"):
            members = None
            blocks[-1].verbs.extend(_verbs(line))
    return VerbDictionary(_by_form(blocks), {name: tuple(w for w in words if w) for name, words in sets.items()})


def _lines(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        bare = (_COMMENT.sub("", line) if "<!" in line else line).partition("#")[0].strip()
        if bare and not bare.startswith(("<!--", "-->")):
            yield bare


def code_of(text: str) -> Code | None:
    """Return the code in square brackets, None if there is none."""
    found = _CODE.findall(text)
    if not found:
        return None
    first, _, back = found[-1].partition(":")
    first, back = first.strip(), back.strip()
    return Code("" if first in _NOTHING else first, "" if back in _NOTHING else back)


def _bare(line: str) -> str:
    return _FORMS.sub(" ", _CODE.sub(" ", line))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.lower().replace("_", " ").replace("+", " ").split())


def _verbs(line: str) -> Iterator[tuple[tuple[str, ...], Code | None]]:
    """Yield a verb line's verb in all its written forms; a verb written with "+" before a word is headed by it."""
    code = code_of(line)
    forms = _FORMS.search(line)
    for form in (_bare(line), *(forms.group(1).split() if forms else ())):
        words = _words(form)
        if words:
            yield words, code


def read_pattern(text: str) -> Pattern | None:
    """Return the pattern of a line ("* (FOR {PEACE TALK}) [036]"), None without a code or without its verb."""
    code = code_of(text)
    left, star, right = _CODE.sub(" ", text).partition("*")
    if code is None or not star:
        return None
    return Pattern(_pieces(left), _pieces(right), code)


def _pieces(text: str) -> tuple[str, ...]:
    pieces: list[str] = []
    for piece in text.translate(_NO_BRACKETS).lower().split():
        if piece[0] == "&":
            pieces.append(piece.strip("_"))
        elif "_" in piece or piece[0] == "~":
            pieces.extend(w for w in piece.replace("_", " ").split() if not w.startswith("~"))
        else:
            pieces.append(piece)
    return tuple(pieces)


def _by_form(blocks: Iterable[_Block]) -> dict[str, tuple[VerbEntry, ...]]:
    found: dict[str, list[VerbEntry]] = {}
    for block in blocks:
        lines = tuple(block.lines)
        for words, code in block.verbs:
            entry = VerbEntry(words, block.code if code is None else code, lines)
            found.setdefault(words[0], []).append(entry)
    return {word: tuple(sorted(entries, key=lambda e: -len(e.words))) for word, entries in found.items()}
