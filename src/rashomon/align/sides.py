"""What stands on a side of a conflict: every claim that says the same there, and the words in which reports say it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.align import numbers
from rashomon.align.numbers import same_thing
from rashomon.align.times import relate
from rashomon.align.words import akin, listed, plain
from rashomon.model import Claim, Statement
from rashomon.model.align import ConflictKind

_DIGITS = re.compile(r"\d[\d,.]{0,15}")
_WORD = re.compile(r"\w+")
_TELLING_FIGURES = 3
_SHORTEST_VERB = 3
_SPELT = ("name", "place")


@dataclass(frozen=True, slots=True)
class Told:
    """All claims, by what may say the same as a side of a conflict.

    Attributes:
        claims: By id.
        beside: By id of a claim, those told in one statement with it.
        having: By a word, the ids of the claims in which it is written.
        doing: By a verb, the ids of the claims whose predicate it is.
    """

    claims: Mapping[str, Claim]
    beside: Mapping[str, Sequence[str]]
    having: Mapping[str, Sequence[str]]
    doing: Mapping[str, Sequence[str]]


def by_words(statements: Sequence[Statement], claims: Mapping[str, Claim]) -> Told:
    """Return the claims by what may say the same.

    Args:
        statements: Those of whole claims; every claim is in one.
        claims: By id.
    """
    beside = {claim: statement.claims for statement in statements for claim in statement.claims}
    having: dict[str, list[str]] = {}
    doing: dict[str, list[str]] = {}
    for name, claim in claims.items():
        for word in dict.fromkeys(_WORD.findall(written(claim).lower())):
            having.setdefault(word, []).append(name)
        doing.setdefault(_verb(claim), []).append(name)
    return Told(claims, beside, having, doing)


def on_sides(own: Sequence[Mapping[str, str]], kind: ConflictKind, told: Told) -> tuple[tuple[str, ...], ...]:
    """Return the claims of each side with all that say the same there.

    A report that one side's own claims are of stands on no other side; nor does one that both sides come to by what is
    told in one statement with them.

    Args:
        own: What each claim of a side says, by its id, side by side.
        kind: What differs.
        told: All claims.
    """
    sides = [set(side) for side in own]
    for more in (_in_statements, _elsewhere):
        rests = [{told.claims[c].article for c in side} for side in sides]
        found = [
            {c for c in more(side, kind, told) if told.claims[c].article not in rests[not k]}
            for k, side in enumerate(own)
        ]
        both = {told.claims[c].article for c in found[0]} & {told.claims[c].article for c in found[1]}
        for side, new in zip(sides, found, strict=True):
            side.update(c for c in new if told.claims[c].article not in both)
    return tuple(tuple(sorted(side)) for side in sides)


def _in_statements(side: Mapping[str, str], kind: ConflictKind, told: Told) -> Iterator[str]:
    """Yield the claims told in one statement with those of a side that have the detail too."""
    for name, value in side.items():
        beside = (c for c in told.beside.get(name, ()) if c not in side)
        yield from (c for c in beside if says_so(told.claims[c], told.claims[name], value, kind))


def _elsewhere(side: Mapping[str, str], kind: ConflictKind, told: Told) -> Iterator[str]:
    """Yield the claims that have the detail, in whatever statement they are told."""
    for name, value in side.items():
        yield from (c for c in _with_detail(told.claims[name], value, kind, told) if c not in side)


def _with_detail(as_in: Claim, value: str, kind: ConflictKind, told: Told) -> Iterator[str]:
    """Yield the claims that have a detail: the name so spelt, the same long figure, the deed."""
    if kind == "other":
        yield from (c for c in told.doing.get(_verb(as_in), ()) if same_deed(told.claims[c], as_in))
        return
    figure = _DIGITS.search(value)
    if kind in _SPELT:
        detail = value
    elif kind == "number" and figure and _is_telling(figure.group(), value):
        detail = figure.group().rstrip(",.")
    else:
        return
    words = _WORD.findall(detail.lower())
    for name in told.having.get(max(words, key=len), ()) if words else ():
        other = told.claims[name]
        if _stands_in(detail, written(other)) and (kind in _SPELT or _same_count(as_in, other)):
            yield name


def _same_count(one: Claim, other: Claim) -> bool:
    """Tell whether two claims count the same with one figure: of one unit and thing, about somebody known to both."""
    if _filled_alike(one, other, "subject") == "other" or not set(one.entities) & set(other.entities):
        return False
    pairs = itertools.product(one.quantities, other.quantities)
    return any(
        x.unit == y.unit and same_thing(x, y) and numbers.relate(x, y) in ("agree", "compatible") for x, y in pairs
    )


def _is_telling(figure: str, value: str) -> bool:
    """Tell whether a figure says enough that the same one elsewhere is of the same thing: "5,687.75", "1.5 million"."""
    magnitude = any(word in listed("magnitudes") for word in _WORD.findall(value.lower()))
    return len(figure.strip(",.").replace(",", "").replace(".", "").strip("0")) >= _TELLING_FIGURES - magnitude


def says_so(one: Claim, as_in: Claim, value: str, kind: ConflictKind) -> bool:
    """Tell whether a claim that says what another says has the detail too: the figure, the name, the words."""
    if kind == "other":
        return one.factuality.time == as_in.factuality.time
    digits = _DIGITS.search(value)
    return _stands_in((digits.group() if digits else value).rstrip(",."), one.text)


def _stands_in(detail: str, text: str) -> bool:
    return re.search(rf"(?<![\w.,]){re.escape(detail)}(?![.,]?\w)", text, re.IGNORECASE) is not None


def written(claim: Claim) -> str:
    """Return a claim's text without what was filled in from the context: the report does not write it there."""
    text = claim.text
    for filled in sorted(claim.filled, key=lambda f: -f.start):
        text = text[: filled.start] + filled.replaced + text[filled.end :]
    return text


def _verb(claim: Claim) -> str:
    return plain(claim.predicate.split(" ")[0])


def same_deed(one: Claim, as_in: Claim) -> bool:
    """Tell whether two claims of one verb tell the same deed: planned or done in both, of the same people and day."""
    verb, first, second = _verb(as_in), one.factuality, as_in.factuality
    if not akin(_verb(one), verb) or len(verb) < _SHORTEST_VERB or verb in listed("light"):
        return False
    if (first.time, first.polarity) != (second.time, second.polarity):
        return False
    if any(relate(x, y) == "conflict" for x in one.times for y in as_in.times):
        return False
    alike = [_filled_alike(one, as_in, place) for place in ("subject", "object")]
    return "other" not in alike and "same" in alike


def _filled_alike(one: Claim, other: Claim, place: str) -> str:
    """Return "same" where two claims have one known entity in a place, "other" for another thing, else "unknown"."""
    here, there = ([r for r in claim.roles if r.name == place] for claim in (one, other))
    known, others = ({r.entity for r in roles if r.entity} for roles in (here, there))
    if known & others:
        return "same"
    alike = any(akin(plain(x.head), plain(y.head)) for x in here for y in there)
    if (known and others) or (here and there and not known | others and not alike):
        return "other"
    return "unknown"


def wordings(side: Mapping[str, str], claims: Sequence[str], kind: ConflictKind, told: Told) -> tuple[str, ...]:
    """Return the different words in which the reports of a side say it, as far as they say more than one another.

    Args:
        side: What each claim of the side says, by its id.
        claims: All claims of the side.
        kind: What differs.
        told: All claims.
    """
    own = {told.claims[name].article for name in side}
    more = {claim.article: claim for claim in (told.claims[name] for name in claims) if claim.article not in own}
    value = next(iter(side.values()))
    others = [more[article].text if kind == "other" else _as_written(value, more[article]) for article in sorted(more)]
    found: dict[str, str] = {}
    for words in (*side.values(), *others):
        found.setdefault(" ".join(_WORD.findall(plain(words))), words)
    return tuple(found.values())


def _as_written(value: str, claim: Claim) -> str:
    """Return what a claim has of a value: "1.5 million women" of "as many as 1.5 million women"."""
    figure = _DIGITS.search(value)
    text = written(claim)
    if figure is None or _stands_in(value, text):
        return value
    bare = value[figure.start() :]
    return bare if _stands_in(bare, text) else value
