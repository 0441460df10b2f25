"""The grammar of time expressions: the patterns of rules.toml matched against the types of pieces.

Every type is written as one character, so that a pattern becomes an ordinary regular expression over a string with one
character a piece (the idea of SynTime's typed tokens and of Stanford's TokensRegex).
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import resources

from rashomon.mark.times.pieces import OTHER, Piece, words

_ITEM = re.compile(r"<([a-z-]+)>|\{([a-z_-]+)(?::([a-z-]+))?\}|@([a-z]+)")
_NUMBER_TYPES = ("day", "year", "number", "numword", "ordinal-day", "ordinal", "decade", "time", "holiday")
_SIGN_TYPES = ("comma", "open", "close", "slash", "quote", "dash", "genitive", "oclock")
_TRIGGERS = (
    "unit", "units", "year-unit", "quarter", "quarters", "century", "centuries", "weekend", "weekends", "period",
    "half", "month", "weekday", "weekdays", "season", "seasons", "daypart", "clock", "time", "halfday", "oclock",
    "deictic", "tonight", "overnight", "present", "past-adverb", "future-adverb", "present-adjective",
    "past-adjective", "future", "last", "frequency", "holiday", "decade", "decade-word", "year", "quote", "fiscal",
    "zone", "slash", "afterward", "lasting", "ago", "ordinal-day", "era", "era-before",
)  # fmt: skip


# Where these are turned down, a part of them may still be a time ("the day" of "the day after the vote").
_WITH_A_REST = frozenset({"back", "beside_day", "calendar_date", "day_number", "plural_pointed", "season", "some_day"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern: its order in the file, the builder's name, the expression over type characters, its groups."""

    order: int
    build: str
    pattern: re.Pattern[str]
    groups: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match over the pieces `first` to `last` (excluded), with the named pieces."""

    rule: Rule
    first: int
    last: int
    named: dict[str, Piece]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled rules and the characters of the types."""

    rules: tuple[Rule, ...]
    letters: dict[str, str]
    triggers: frozenset[str]


def find_matches(pieces: Sequence[Piece], keep: Callable[[Match], bool]) -> list[Match]:
    """Return the time expressions of a sentence, in order and without overlap: the longest first, then by rule.

    Args:
        pieces: Of the sentence.
        keep: Tells whether a match is a time expression where it stands; a shorter one may take the place of others.
    """
    grammar = load_grammar()
    if not any(piece.type in grammar.triggers for piece in pieces):
        return []
    types = "".join(grammar.letters[piece.type] for piece in pieces)
    found = []
    for rule in grammar.rules:
        for match in rule.pattern.finditer(types):
            found.append((match.start() - match.end(), rule.order, match.start(), match))
    found.sort(key=lambda item: item[:3])
    taken = [False] * len(pieces)
    kept = []
    for _, order, first, match in found:
        last = match.end()
        if any(taken[first:last]):
            continue
        rule = grammar.rules[order]
        named: dict[str, Piece] = {}
        for unique, name in rule.groups:
            if match[unique] is not None:
                named.setdefault(name, pieces[match.start(unique)])
        one = Match(rule, first, last, named)
        if keep(one):
            taken[first:last] = [True] * (last - first)
            kept.append(one)
        elif rule.build not in _WITH_A_REST:
            taken[first:last] = [True] * (last - first)
    return sorted(kept, key=lambda match: match.first)


@functools.cache
def load_grammar() -> Grammar:
    """Return the grammar of rules.toml and words.tsv."""
    data = tomllib.loads(resources.files("rashomon.mark.times").joinpath("rules.toml").read_text(encoding="utf-8"))
    types = sorted({word.type for word in words().values()} | {*_NUMBER_TYPES, *_SIGN_TYPES, OTHER})
    letters = {name: chr(0x4E00 + index) for index, name in enumerate(types)}
    classes: dict[str, list[str]] = data["classes"]
    rules = []
    for order, entry in enumerate(data["rule"]):
        source, groups = _compile(entry["pattern"], data["macros"], classes, letters)
        rules.append(Rule(order, entry["build"], re.compile(source), groups))
    return Grammar(tuple(rules), letters, frozenset(_TRIGGERS))


def _compile(
    pattern: str, macros: dict[str, str], classes: dict[str, list[str]], letters: dict[str, str]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the expression over type characters, and its groups: unique name and name in the file."""
    groups: list[tuple[str, str]] = []
    while "@" in pattern:
        pattern = re.sub(r"@([a-z]+)", lambda macro: macros[macro[1]], pattern)

    def item(match: re.Match[str]) -> str:
        plain, name, kind, _ = match.groups()
        wanted = plain or kind or name
        characters = "".join(letters[one] for one in classes.get(wanted, [wanted]))
        if plain:
            return f"[{characters}]"
        groups.append((f"g{len(groups)}", name))
        return f"(?P<{groups[-1][0]}>[{characters}])"

    return _ITEM.sub(item, pattern.replace(" ", "")), tuple(groups)
