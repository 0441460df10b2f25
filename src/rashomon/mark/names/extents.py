"""Names of bodies put right at their ends: "Norland Steel, Inc.", "the Medical Journal of Norland"."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace

from rashomon.mark.names.lexicon import name_words
from rashomon.mark.names.namespan import NameSpan, head_of
from rashomon.model import Token

_LEGAL = frozenset({"Inc", "Inc.", "Ltd", "Ltd.", "LLC", "L.L.C.", "LLP", "Corp.", "PLC", "Plc", "GmbH"})
_SMALL = frozenset({"of", "for", "on"})
_DAYS = frozenset(
    name.lower()
    for names in (calendar.day_name, calendar.day_abbr, calendar.month_name, calendar.month_abbr)
    for name in names
    if name
) | {"tues", "thurs", "sept", "christmas", "easter", "thanksgiving"}
"""English names of days and months, in the C locale that Python starts in, and feasts: "the Senate on Tuesday"."""
_LONGEST = 8
_MARKS_BEFORE = {"]": "[", "”": "“", '"': '" ``', "''": '" ``', "’": "‘"}
"""Closing marks with those that open them."""


def put_right(tokens: Sequence[Token], names: Sequence[NameSpan]) -> list[NameSpan]:
    """Return the names, those of organisations over what goes on with them."""
    found: list[NameSpan] = []
    for n, name in enumerate(names):
        beyond = names[n + 1].first if n + 1 < len(names) else len(tokens)
        before = found[-1] if found else None
        start = _body_of(tokens, before, name) if name.type == "place" else None
        form = _over_form(tokens, name, beyond)
        if form > name.last:
            found.append(_named(tokens, name.first, form, replace(name, type="organisation")))
        elif start is not None:
            if before is not None and start < before.last:
                found.pop()
            found.append(_named(tokens, start, name.last, replace(name, type="organisation")))
        elif name.type == "organisation":
            found.append(_named(tokens, name.first, _end(tokens, name, beyond), name))
        elif name.type == "person":
            start = _over_marks(tokens, name, before)
            if before is not None and start < before.last:
                found.pop()
            found.append(_named(tokens, start, name.last, name))
        else:
            found.append(name)
    return found


def _named(tokens: Sequence[Token], first: int, last: int, name: NameSpan) -> NameSpan:
    if (first, last) == (name.first, name.last):
        return name
    return replace(name, first=first, last=last, head=head_of(tokens, first, last))


def is_body(tokens: Sequence[Token], name: NameSpan) -> bool:
    """Tell whether the word before "of" or "for" says that this is a body ("Institute for the Study of War")."""
    small = next((i for i in range(name.first + 1, name.last) if tokens[i].text in ("of", "for")), None)
    return small is not None and _is_body(tokens[small - 1])


def _is_body(token: Token) -> bool:
    shown = name_words().get(token.text.lower())
    form = token.text in _LEGAL or token.text in ("Co", "Co.", "Company")
    return shown is not None and shown[0] == "organisation" and token.text[:1].isupper() and not form


def _proper(token: Token) -> bool:
    return token.tag in ("NNP", "NNPS") and token.text[:1].isupper()


def _body_of(tokens: Sequence[Token], before: NameSpan | None, place: NameSpan) -> int | None:
    """Return where the name of a body begins that a place closes ("Medical Journal of Norland"), or None."""
    at = place.first - 1
    if at < 1 or tokens[at].text != "of" or not _is_body(tokens[at - 1]):
        return None
    if before is not None and before.last > at - 1:
        whole = before.last == at and before.type == "organisation"
        return before.first if whole else None
    first = at - 1
    limit = max(before.last if before is not None else 0, at - _LONGEST)
    while first > limit and _proper(tokens[first - 1]):
        first -= 1
    return first


def _over_marks(tokens: Sequence[Token], name: NameSpan, before: NameSpan | None) -> int:
    """Return the start of a name over the mark that its first word stands behind: `Ann “Bo” Li`, "[Ann] Li"."""
    at, limit = name.first, before.last if before is not None else 0
    opening = _MARKS_BEFORE.get(tokens[at + 1].text, "").split() if at + 1 < name.last else []
    if at - 1 < limit or tokens[at - 1].text not in opening:
        return at
    if tokens[at - 1].text == "[":
        return at - 1
    if before is not None and before.last == at - 1:
        return at - 2 if before.type == "person" and before.first == at - 2 else at
    return at - 2 if at - 2 >= limit and _proper(tokens[at - 2]) and tokens[at - 2].text.isalpha() else at


def _over_form(tokens: Sequence[Token], name: NameSpan, beyond: int) -> int:
    """Return the end of a name over the legal form behind it ("Zanton, Inc.")."""
    at = name.last + (name.last < beyond and tokens[name.last].text == ",")
    return at + 1 if at < beyond and tokens[at].text in _LEGAL else name.last


def _end(tokens: Sequence[Token], name: NameSpan, beyond: int) -> int:
    """Return the end of a body's name over "for the Welfare of Children"."""
    last = name.last
    if not _is_body(tokens[last - 1]):
        return last
    while last + 1 < beyond and tokens[last].text in _SMALL:
        at = last + 1
        at += at < beyond and tokens[at].text == "the"
        end = at
        while end < beyond and _proper(tokens[end]):
            end += 1
        if end == at or (end == beyond and end < len(tokens) and _proper(tokens[end])):
            break
        if tokens[at].text.rstrip(".").lower() in _DAYS:
            break
        last = end
    return last
