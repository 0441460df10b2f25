"""Which names of places, organisations and groups are one: spellings, abbreviations, short forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.mark.linking.naming import (
    group_key,
    initials,
    is_abbreviation,
    organisation_key,
    place_key,
    short_organisation_keys,
)
from rashomon.mark.linking.refs import Ref
from rashomon.model import Article

_KIND_KEYS = {"place": place_key, "group": group_key}


def join_things(refs: Sequence[Ref], articles: Sequence[Article]) -> list[list[Ref]]:
    """Return groups of refs (names that are not persons') of one thing each, in order of first mention."""
    groups: dict[tuple[str, str], list[Ref]] = defaultdict(list)
    for ref in refs:
        kind = "body" if ref.mention.type in ("organisation", "facility", "other") else ref.mention.type
        key = _KIND_KEYS.get(ref.mention.type, organisation_key)(ref.text)
        groups[kind, key or ref.text].append(ref)
    merged = _with_abbreviations(_with_short_forms(groups), articles)
    return sorted(merged, key=lambda found: found[0].number)


def _with_short_forms(groups: Mapping[tuple[str, str], list[Ref]]) -> dict[tuple[str, str], list[Ref]]:
    """Join "Ford" and "Ford Motor", "Air Force" and "U.S. Air Force", where the case has both."""
    joined = {key: list(found) for key, found in groups.items()}
    for key in sorted(groups, key=lambda k: (-len(k[1]), k)):
        shorter = [(key[0], short) for short in short_organisation_keys(key[1])] if key[0] == "body" else []
        target = next((short for short in shorter if short in joined), None)
        if target is not None:
            joined[target] = sorted([*joined[target], *joined.pop(key)], key=lambda r: r.number)
    return joined


def _with_abbreviations(groups: Mapping[tuple[str, str], list[Ref]], articles: Sequence[Article]) -> list[list[Ref]]:
    """Join an abbreviation to the one long name it stands for: defined in brackets, or the only one that gives it."""
    long_by_initials: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for key, found in groups.items():
        if key[0] == "body" and " " in key[1]:
            for short in initials(found[0].text):
                long_by_initials[short].add(key)
    target: dict[tuple[str, str], tuple[str, str]] = {}
    for key, found in groups.items():
        short = key[1].replace(" ", "")
        if key[0] == "body" and any(is_abbreviation(r.text) for r in found):
            candidates = sorted(long_by_initials.get(short, set()) - {key})
            defined = [c for c in candidates if _defined(groups[c], found, articles)]
            chosen = defined or candidates
            if len(chosen) == 1:
                target[key] = chosen[0]
    joined: dict[tuple[str, str], list[Ref]] = defaultdict(list)
    for key, found in groups.items():
        joined[target.get(key, key)].extend(found)
    return [sorted(found, key=lambda r: r.number) for found in joined.values()]


def _defined(long: Sequence[Ref], short: Sequence[Ref], articles: Sequence[Article]) -> bool:
    """Tell whether some article writes the short name in brackets right after the long one, or the other way round."""
    starts = {(r.article, r.mention.span.start) for r in short} | {(r.article, r.mention.span.start) for r in long}
    for ref in (*long, *short):
        end = ref.mention.span.end
        if articles[ref.article].text[end : end + 2] == " (" and (ref.article, end + 2) in starts:
            return True
    return False
