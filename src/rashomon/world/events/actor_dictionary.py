"""Actor and agent dictionaries in the format of PETRARCH: names with codes, and nouns that give a role."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_COMMENT = re.compile(r"<!--.*?-->")
_CODE = re.compile(r"\[([^\]]*)\]")
_FORMS = re.compile(r"\{([^}]*)\}")
_PERIOD = re.compile(r"^(\S+)\s+(?:([<>])\s*(\d{6,8})>?|(\d{6,8})\s*-\s*(\d{6,8}))$")
_SUBSTITUTE = re.compile(r"(![A-Z_]+!)")
_POSSESSIVE = re.compile(r"('s?)(?=[\s_]|$)")
_SHORT = 3


class DatedCode(NamedTuple):
    """A code and the days on which it holds (ISO dates, None = open)."""

    code: str
    since: str | None = None
    until: str | None = None

    def holds(self, day: str | None) -> bool:
        """Tell whether it holds on a day; without a day only what always holds does."""
        if self.since is None and self.until is None:
            return True
        return day is not None and (self.since or "") <= day <= (self.until or "9999")


Entry = tuple[tuple[str, ...], tuple[DatedCode, ...]]
# The names that begin with a word: their other words, and their codes as `pack` writes them (read when one is met).
Begun = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found in a row of words: where, and its code."""

    first: int
    last: int
    code: str


class _Start(NamedTuple):
    """What a word as written may begin: its key, how many words the names have, the most first, and the names."""

    key: str
    lengths: tuple[int, ...]
    names: Begun


class NameDictionary:
    """Names of one or more words with their codes, looked up by their first word.

    Args:
        entries: Names as words in lower case, with their codes, the first that holds is taken; of equal names the
            first counts.
        packed: More of them by first word as `pack` writes them, read when they are first asked for.
        behind: A dictionary that is asked for what is not in this one.
    """

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        *,
        packed: Mapping[str, str] | None = None,
        behind: NameDictionary | None = None,
    ) -> None:
        self._names: dict[str, dict[str, str]] = {}
        self._packed = packed or {}
        self._behind = behind
        self._starts: dict[str, _Start] = {}
        for words, codes in entries:
            if words and codes:
                self._names.setdefault(words[0], {}).setdefault(" ".join(words[1:]), _packed(codes))

    def joined(self, other: NameDictionary) -> NameDictionary:
        """Return both; of one name the code of `other` is taken."""
        return NameDictionary(other.entries(), behind=self)

    def entries(self) -> Iterator[Entry]:
        """Yield the names with their codes, by first word, those behind left out."""
        for word in sorted({*self._names, *self._packed}):
            for rest, codes in self._own(word).items():
                yield (word, *rest.split()), _unpacked(codes)

    def _own(self, word: str) -> Begun:
        found = dict(self._names.get(word, {}))
        packed = self._packed.get(word)
        for entry in packed.split("\t") if packed else ():
            rest, _, codes = entry.partition("|")
            found.setdefault(rest, codes)
        return found

    def _of(self, word: str) -> Begun:
        """Return the names that begin with a word."""
        return self._own(word) if self._behind is None else {**self._behind._of(word), **self._own(word)}

    def _begins(self, word: str) -> bool:
        """Tell whether any name begins with a word."""
        if word in self._names or word in self._packed:
            return True
        return self._behind is not None and self._behind._begins(word)

    def find(self, words: Sequence[str], day: str | None = None) -> list[NameHit]:
        """Return the names in a row of words as written, the longest at each place, none over another."""
        starts = [self._starts.get(word) or self._start(word) for word in words]
        hits, free = [], 0
        for at, one in enumerate(starts):
            if at < free:
                continue
            for length in one.lengths:
                rest = " ".join([other.key for other in starts[at + 1 : at + length]])
                codes = one.names.get(rest)
                if codes is not None and at + length <= len(words) and bool(rest) == (length > 1):
                    hits.append(NameHit(at, at + length - 1, _code_on(_unpacked(codes), day)))
                    free = at + length
                    break
        return hits

    def _start(self, word: str) -> _Start:
        """Return what a word as written may begin; "Algerians" is one of Algeria's, "us" is not the United States."""
        key = key_of(word)
        names: Begun = self._of(key) if self._begins(key) else {}
        single = key
        if not names and len(key) > _SHORT + 1 and key.endswith("s") and self._begins(key[:-1]):
            single = key[:-1]
            names = {rest: codes for rest, codes in self._of(single).items() if not rest}
        if "" in names and len(single) <= _SHORT and not word.replace(".", "").isupper():
            names = {rest: codes for rest, codes in names.items() if rest}
        lengths = {rest.count(" ") + 2 if rest else 1 for rest in names}
        start = self._starts[word] = _Start(key, tuple(sorted(lengths, reverse=True)), names)
        return start


def _code_on(codes: Sequence[DatedCode], day: str | None) -> str:
    """Return the code that holds on a day, one bound to a time before one that always holds."""
    bound = [c for c in codes if c.since or c.until]
    always = [c for c in codes if not (c.since or c.until)]
    return next((c.code for c in (*bound, *always) if c.holds(day)), codes[-1].code)


def pack(dictionary: NameDictionary) -> list[str]:
    """Return a dictionary as lines: a first word, then each name's other words and its codes, parted by tabs."""
    lines: dict[str, list[str]] = {}
    for words, codes in dictionary.entries():
        lines.setdefault(words[0], []).append(f"{' '.join(words[1:])}|{_packed(codes)}")
    return ["\t".join((word, *dict.fromkeys(found))) for word, found in sorted(lines.items())]


def unpacked(lines: Iterable[str]) -> NameDictionary:
    """Return the dictionary that `pack` made lines of."""
    return NameDictionary(packed={w: rest for w, _, rest in (line.partition("\t") for line in lines)})


def _packed(codes: Iterable[DatedCode]) -> str:
    return ";".join(",".join((c.code, c.since or "", c.until or "")).rstrip(",") for c in codes)


@functools.lru_cache(maxsize=4096)
def _unpacked(codes: str) -> tuple[DatedCode, ...]:
    dated = (DatedCode(*(part or None for part in code.split(","))) for code in codes.split(";"))  # type: ignore[arg-type]  # the first part is never empty
    return tuple(dated)


def key_of(word: str) -> str:
    """Return the form under which a word of a name is looked up."""
    return word.lower().replace(".", "").replace("’", "'")


def read_actors(lines: Iterable[str]) -> NameDictionary:
    """Return the names of an actor dictionary: a name, its other names after "+", its codes, some only for a time."""
    return NameDictionary(_actors(lines))


def _actors(lines: Iterable[str]) -> Iterator[tuple[tuple[str, ...], tuple[DatedCode, ...]]]:
    names: list[tuple[str, ...]] = []
    codes: list[DatedCode] = []
    for line in _lines(lines):
        own = not line[0].isspace() and not line.startswith("+")
        if own and not line.startswith("["):
            yield from ((name, tuple(codes)) for name in names)
            names, codes = [], []
        if "[" in line:
            codes.extend(c for text in _CODE.findall(line) if (c := _dated(text)) is not None)
            line = _CODE.sub(" ", line)
        name = name_words(line.lstrip("+"))
        if name:
            names.append(name)
    yield from ((name, tuple(codes)) for name in names)


def read_agents(lines: Iterable[str]) -> NameDictionary:
    """Return the nouns of an agent dictionary, with their plurals, and the role each gives ("GOV")."""
    return NameDictionary(_agents(lines))


def _agents(lines: Iterable[str]) -> Iterator[tuple[tuple[str, ...], tuple[DatedCode, ...]]]:
    sets: dict[str, list[str]] = {}
    for line in _lines(lines):
        if line.startswith("!") and "=" in line:
            name, _, members = line.partition("=")
            sets[name.strip()] = [w.strip() for w in members.split(",") if w.strip()]
            continue
        found = _CODE.search(line)
        code = found.group(1).strip().strip("~") if found else ""
        if not code:
            continue
        text = _FORMS.sub(" ", _CODE.sub(" ", line))
        given = _FORMS.search(line)
        for form in _substituted(text, sets):
            words = name_words(form)
            if not words:
                continue
            yield words, (DatedCode(code),)
            if given is None:
                yield (*words[:-1], _plural(words[-1])), (DatedCode(code),)
        for form in given.group(1).split() if given else ():
            yield name_words(form), (DatedCode(code),)


def _substituted(text: str, sets: dict[str, list[str]]) -> Iterator[str]:
    found = _SUBSTITUTE.search(text)
    if found is None:
        yield text
        return
    for word in sets.get(found.group(1), ()):
        yield text.replace(found.group(1), word)


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def _lines(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        bare = (_COMMENT.sub("", line) if "<!" in line else line).partition("#")[0].rstrip()
        if bare.strip() and not bare.lstrip().startswith(("<!--", "-->")):
            yield bare


def name_words(text: str) -> tuple[str, ...]:
    """Return the words of a name as the parser would part them ("Workers' Party": "workers", "'", "party")."""
    if "'" in text or "’" in text:
        text = _POSSESSIVE.sub(r" \1", text.replace("’", "'"))
    return tuple(text.replace("_", " ").replace(".", "").lower().split())


def _dated(text: str) -> DatedCode | None:
    text = text.strip()
    period = _PERIOD.match(text)
    if period is None:
        return DatedCode(text) if re.fullmatch(r"[A-Za-z/+#-]{3,}", text) else None
    code, sign, day, since, until = period.groups()
    if sign is not None:
        edge = _day(day)
        return DatedCode(code, None, edge) if sign == "<" else DatedCode(code, edge, None)
    return DatedCode(code, _day(since), _day(until))


def _day(digits: str) -> str | None:
    """Return an ISO date for "19950601" or "950601"; two-digit years from 30 on are of the last century."""
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) >= 30 else "20") + digits
    try:
        return datetime.date(int(digits[:4]), max(1, int(digits[4:6])), max(1, int(digits[6:8]))).isoformat()
    except ValueError:
        return None
