"""Differences of pairs gathered into conflicts, with their sides and one plain sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.align.request import OriginsBehind
from rashomon.align.sides import Told, by_words, on_sides, same_deed, wordings
from rashomon.align.words import fold, listed
from rashomon.model import Claim, Conflict, Entity, Reading, Side, Statement, content_id
from rashomon.model.align import ConflictKind, ConflictRelation, PairDifference
from rashomon.model.mark import NameDiscrepancy

_NUMBER_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_LONGEST = 160
_LONGEST_OF_SEVERAL = 100
_MOST_WORDINGS = 3
_DIGITS = re.compile(r"\d[\d,.]{0,15}")


def gather(
    found: Sequence[PairDifference],
    statements: Sequence[Statement],
    claims: Mapping[str, Claim],
    behind: OriginsBehind,
) -> tuple[Conflict, ...]:
    """Return one conflict for each kind of difference between two statements.

    On each side stands all that says the same there: the claims of the pairs that differ, and those told in one
    statement with them, of reports that the other side does not rest on.

    Args:
        found: Differences of pairs.
        statements: Those of whole claims; every claim is in one.
        claims: By id.
        behind: Which origins stand behind claims.
    """
    statement_of = {claim: statement.id for statement in statements for claim in statement.claims}
    told = by_words(statements, claims) if found else Told(claims, {}, {}, {})
    sides: dict[tuple[str, str, str, str], Group] = {}
    for one in found:
        by_value = one.kind in ("name", "place", "wording")
        first = one.value_a.lower() if by_value else statement_of[one.a]
        second = one.value_b.lower() if by_value else statement_of[one.b]
        forth = one.relation == "superseded" or first <= second
        if one.kind == "number" and one.relation == "conflict":
            forth = (_figure(one.value_a), first) <= (_figure(one.value_b), second)
        left, right = (first, second) if forth else (second, first)
        sides.setdefault((one.kind, one.relation, left, right), []).append((one, forth))
    groups = _merged([group for _, group in sorted(sides.items())], claims)
    return tuple(_conflict(group, told, behind) for group in groups)


Group = list[tuple[PairDifference, bool]]


def _merged(groups: Sequence[Group], claims: Mapping[str, Claim]) -> list[Group]:
    """Return the groups with those made one that tell of one matter: the same figures, and a claim in common."""
    kept: list[Group] = []
    for group in groups:
        home = next((other for other in kept if _one_matter(group, other, claims)), None)
        if home is None:
            kept.append(list(group))
        else:
            home.extend(group if _one_way(group, home) else [(one, not forth) for one, forth in group])
    return kept


def _one_way(a: Group, b: Group) -> bool:
    """Tell whether what two groups have in common stands on the same side in both."""
    return any(set(left) & set(right) for left, right in zip(_values(a), _values(b), strict=True))


def _one_matter(a: Group, b: Group, claims: Mapping[str, Claim]) -> bool:
    first, second = a[0][0], b[0][0]
    if (first.kind, first.relation) != (second.kind, second.relation):
        return False
    x, y = _values(a), _values(b)
    if first.kind == "date" and first.relation == "compatible":  # "the first in six years", "the last in 2017"
        return any(set(left) & set(right) for left in x for right in y)
    if not _one_way(a, b):
        return False
    if first.relation == "superseded" and first.kind != "number":
        if set(x[0]) & set(y[0]):
            return True  # several reports expected what one tells as done
        return any(same_deed(claims[one], claims[other]) for one in x[0] for other in y[0])
    return all(_figures(left) & _figures(right) for left, right in zip(x, y, strict=True))


def _figures(side: Mapping[str, str]) -> set[str]:
    """Return what each claim of a side says, without what is counted: "36", "dozens"."""
    return {_figure(value) for value in side.values()}


def _figure(value: str) -> str:
    digits = _DIGITS.search(value)
    return digits.group() if digits else value.lower().split(" ")[0]


def _values(group: Group) -> tuple[dict[str, str], dict[str, str]]:
    """Return the claims of each side with what each says there."""
    left: dict[str, str] = {}
    right: dict[str, str] = {}
    for one, forth in group:
        (left if forth else right).setdefault(one.a, one.value_a)
        (right if forth else left).setdefault(one.b, one.value_b)
    return left, right


def _conflict(group: Group, told: Told, behind: OriginsBehind) -> Conflict:
    kind, relation = group[0][0].kind, group[0][0].relation
    own = _values(group)
    claims = told.claims
    names = on_sides(own, kind, told)
    sides = tuple(
        Side(_short(next(iter(side.values()))), whole, behind([claims[c] for c in whole]))
        for side, whole in zip(own, names, strict=True)
    )
    reports = tuple(len({claims[c].article for c in whole}) for whole in names)
    words = tuple(_listed(wordings(side, whole, kind, told)) for side, whole in zip(own, names, strict=True))
    ids = [claim for side in own for claim in sorted(side)]
    return Conflict(content_id("cfl", kind, relation, *ids), kind, relation, sides, explain(relation, words, reports))


def explain(relation: ConflictRelation, words: Sequence[str], reports: Sequence[int]) -> str:
    """Return one plain sentence on a difference of two sides.

    Args:
        relation: How they stand.
        words: What each side says, in quotation marks; for superseded the later side first.
        reports: How many reports tell each.
    """
    first, second = _count(reports[0]), _count(reports[1]).lower()
    if reports[0] == reports[1] == 1:
        second = "another"
    left, right = _verbs(reports, relation)
    middle = "," if relation == "compatible" else ";"
    return f"{first} {left} {words[0]}{middle} {second} {right} {words[1]}."


def _listed(words: Sequence[str]) -> str:
    """Return different wordings as one list: “1.5 million women” or “as many as 1.5 million women”."""
    longest = _LONGEST if len(words) == 1 else _LONGEST_OF_SEVERAL
    shown = [f"“{_short(text, longest)}”" for text in words[:_MOST_WORDINGS]]
    return " or ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else shown[0]


def _verbs(reports: Sequence[int], relation: ConflictRelation) -> tuple[str, str]:
    says = tuple("says" if n == 1 else "say" for n in reports)
    if relation == "superseded":
        return f"{says[0]} that it has happened:", "still expected:"
    if relation == "compatible":
        return says[0].replace("say", "write"), says[1].replace("say", "write")
    return says[0], says[1]


def _count(reports: int) -> str:
    word = _NUMBER_WORDS[reports] if reports < len(_NUMBER_WORDS) else str(reports)
    return f"{word} report" if reports == 1 else f"{word} reports"


def _short(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"


def name_conflicts(entities: Sequence[Entity], readings: Mapping[str, Reading]) -> tuple[Conflict, ...]:
    """Return a conflict for every name or title that one report writes otherwise than all others.

    The origins of its sides are not counted yet: `on_origins` does.
    """
    made = []
    for entity in entities:
        for odd in entity.discrepancies:
            conflict = _name_conflict(entity, odd, readings)
            if conflict is not None:
                made.append(conflict)
    return tuple(made)


def _name_conflict(entity: Entity, odd: NameDiscrepancy, readings: Mapping[str, Reading]) -> Conflict | None:
    if odd.kind == "wrong-title" and _one_title(odd.given, odd.expected):
        return None
    if fold(odd.given) <= fold(odd.expected) and odd.kind == "misspelt-name":
        return None
    wrong = [c for c in readings[odd.span.article].claims if c.span.contains(odd.span)][-1:]
    right: dict[str, Claim] = {}
    for span in entity.mentions:
        reading = readings[span.article]
        if span.article == odd.span.article or odd.expected.lower() not in _around(reading, span.start, span.end):
            continue
        for claim in reading.claims:
            if claim.span.contains(span):
                right.setdefault(claim.id, claim)
    if not wrong or not right:
        return None
    kind: ConflictKind = "role" if odd.kind == "wrong-title" else "name"
    others = len({claim.article for claim in right.values()})
    sides = (Side(odd.expected, tuple(sorted(right)), ()), Side(odd.given, (wrong[0].id,), ()))
    text = (
        f"One report writes “{odd.given}”; {_count(others).lower()} write{'s' if others == 1 else ''} “{odd.expected}”."
    )
    return Conflict(content_id("cfl", kind, odd.given, wrong[0].id), kind, "conflict", sides, text)


def _one_title(a: str, b: str) -> bool:
    """Tell whether two titles may be one, told in full and in short: "Leader", "Senate Minority Leader"."""
    first, second = fold(a), fold(b)
    return (first <= second or second <= first) and first ^ second <= listed("of_titles")


def on_origins(conflict: Conflict, claims: Mapping[str, Claim], behind: OriginsBehind) -> Conflict:
    """Return a conflict with the origins of its sides counted."""
    sides = (replace(side, origins=behind([claims[c] for c in side.claims])) for side in conflict.sides)
    return replace(conflict, sides=tuple(sides))


def _around(reading: Reading, start: int, end: int) -> str:
    return reading.article.text[max(0, start - 40) : end].lower()
