"""What articles, origins and speakers are called on the page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.model import Article, Attribution, Conflict, Entity, Span, Statement
from rashomon.model.lookups import Lookups
from rashomon.tell.nesting import lines_of, told_under
from rashomon.tell.parts import parts_of
from rashomon.tell.voice import Voice
from rashomon.tell.words import stopwords

# Overrides, embeddings and isolates can turn the order of the characters around; marks alone cannot.
_TURNING = {ord(ch): "\N{REPLACEMENT CHARACTER}" for ch in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
_MARKS = {ord(ch): None for ch in "\u200e\u200f\u061c\ufeff"}
_ODD = re.compile("[" + "".join(map(chr, (*_TURNING, *_MARKS))) + "]")
_LONGEST_NAME = 60


def shown(text: str) -> str:
    """Return article text as it can be shown safely: nothing that reorders the line, no control characters."""
    plain = text.translate(_TURNING).translate(_MARKS) if _ODD.search(text) else text
    if plain.isprintable():
        return plain
    return "".join(ch if ch in "\n\t" or unicodedata.category(ch) not in ("Cc", "Cs") else _unseen(ch) for ch in plain)


def _unseen(ch: str) -> str:
    return "\n" if ch in "\r\x0b\x0c\x85" else "\N{REPLACEMENT CHARACTER}"


def one_line(text: str) -> str:
    """Return text as one line that can be shown safely."""
    return " ".join(shown(text).split())


def cut(text: str, longest: int = _LONGEST_NAME) -> str:
    """Return one line of at most `longest` characters, with an ellipsis where something is left out."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return "1 report", "2 reports"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def owners(statements: Sequence[Statement]) -> dict[str, str]:
    """Return the statement each claim belongs to: the one that is in its words, else the most important one.

    A claim that says more than one statement stands behind each of them.
    """
    found = {s.shown: s.id for s in reversed(statements)}
    for statement in statements:
        for claim in statement.claims:
            found.setdefault(claim, statement.id)
    return found


@dataclass(frozen=True)
class Labels(Lookups):
    """Looks up the records of an account and says what they are called."""

    @cached_property
    def oddities_of(self) -> dict[str, list[tuple[Span, str]]]:
        """The odd names of each article, with the anchor of each."""
        found: dict[str, list[tuple[Span, str]]] = {}
        for entity in self.account.entities:
            for number, odd in enumerate(entity.discrepancies, 1):
                found.setdefault(odd.span.article, []).append((odd.span, f"odd-{entity.id}-{number}"))
        return found

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The running number of each statement, from 1: as they are read, those that stand under another last."""
        under = told_under(self.account.statements, self.claims)
        parts = parts_of(self.account, self.claims)
        told = [
            line
            for part in (parts.happened, parts.expected, parts.background, parts.apart)
            for line in lines_of(part, self.account.statements, under)
        ]
        order = [s for s, again in told if not again] + [s for s, again in told if again]
        return {s.id: number for number, s in enumerate(order, 1)}

    @cached_property
    def statement_of(self) -> dict[str, str]:
        """The statement of each claim."""
        return owners(self.account.statements)

    @cached_property
    def conflicts_of(self) -> dict[str, list[Conflict]]:
        """The conflicts that touch each statement, in the account's order."""
        found: dict[str, list[Conflict]] = {}
        for conflict in self.account.conflicts:
            touched = {self.statement_of.get(c, "") for side in conflict.sides for c in side.claims}
            for statement in sorted(touched - {""}):
                found.setdefault(statement, []).append(conflict)
        return found

    @cached_property
    def _article_names(self) -> dict[str, str]:
        plain = {a.id: self._outlet(n, a) for n, a in enumerate(self.account.articles, 1)}
        often = Counter(plain.values())
        seen: Counter[str] = Counter()
        names = {}
        for article in self.account.articles:
            name = plain[article.id]
            if often[name] > 1:
                seen[name] += 1
                name = f"{name} ({seen[name]})"
            names[article.id] = name
        return names

    def _outlet(self, number: int, article: Article) -> str:
        outlet = self.clean[article.id].outlet
        for name in (outlet.value if outlet else None, article.given.outlet):
            if name and name.strip():
                return cut(name)
        return f"Report {number}"

    def article(self, article: str) -> str:
        """Return what a report is called: its outlet, else its number; numbered where two are called alike."""
        return self._article_names.get(article, "a report")

    @cached_property
    def _origin_names(self) -> dict[str, str]:
        names = {}
        unnamed = 0
        for origin in self.account.origins:
            if origin.name and origin.name.strip():
                names[origin.id] = cut(origin.name)
            elif len(origin.articles) == 1:
                names[origin.id] = self.article(origin.articles[0])
            else:
                names[origin.id] = f"unnamed source {letters(unnamed)}"
                unnamed += 1
        return names

    def origin(self, origin: str) -> str:
        """Return what an origin is called: the agency or outlet it rests on, as far as the texts show it."""
        return self._origin_names.get(origin, "an origin")

    def source(self, link: Attribution) -> tuple[str, str]:
        """Return what a source is called, and who that is in a phrase ("" where unknown).

        A person goes by the full name; "China's ambassador Xiong Bo" is the name and the words before it.
        """
        words = one_line(link.source)
        known = self.entities.get(link.entity or "")
        if known is None or known.type != "person":
            known = self._named_at_end(words) or known
        if known is None:
            return cut(words) or "somebody", ""
        about = cut(known.description, 90) if known.description else ""
        name = one_line(known.name)
        if words.casefold().endswith(name.casefold()):
            before = words[: len(words) - len(name)].rstrip(" ,")
            return cut(name), cut(before, 90) if len(before) > len(about) else about
        return (cut(name), about) if known.type == "person" or len(name) >= len(words) else (cut(words), about)

    def _named_at_end(self, words: str) -> Entity | None:
        """Return the person, or the organisation right after its kind, whose full name the words end with.

        "the lawyer of Ann Lee" and "a paper of the State Bank" are somebody and something else.
        """
        parts = words.split()
        for start in range(max(0, len(parts) - 6), len(parts)):
            found = self._full_names.get(" ".join(parts[start:]).casefold())
            if found is not None:
                before = [part.casefold().strip(",") for part in parts[:start]]
                if before and (before[-1] in stopwords() or before[-1].endswith(("'s", "’s"))):
                    return None
                plain = not set(before) & stopwords() or found.type == "person"
                return found if plain else None
        return None

    @cached_property
    def voices(self) -> dict[tuple[str, bool], tuple[Voice, ...]]:
        """The voices of each statement that were worked out, by its id and whether speakers it names are named too."""
        return {}

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that some report writes in small letters: "Fruit" at the start of a sentence is then no name."""
        return frozenset(word for a in self.account.articles for word in a.text.split() if word.islower())

    @cached_property
    def _full_names(self) -> dict[str, Entity]:
        named = (e for e in self.account.entities if e.type in ("person", "organisation"))
        return {" ".join(e.name.casefold().split()): e for e in named if len(e.name.split()) > 1}


def letters(number: int) -> str:
    """Return A, B ... Z, AA, AB ... for 0, 1 ..."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return "A, B and C", or "A, B and 4 others"."""
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} others"
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else ""
