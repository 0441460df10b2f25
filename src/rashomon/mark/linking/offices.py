"""Describing phrases joined to the one they describe: "the Chinese president" to the person who holds that office."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.mark.linking.persons import Person
from rashomon.mark.linking.refs import Ref
from rashomon.mark.names.lexicon import titles


def holder(ref: Ref, persons: Sequence[Person]) -> Person | None:
    """Return the one person whose office, named somewhere in the case, is the one `ref` describes, or None.

    With a country both must agree; without one the office must have been named in the same article before, or
    be one that a single person of the case bears.
    """
    role = ref.role
    if role is None:
        return None
    if role.country:
        found = [p for p in persons if any(r.noun == role.noun and r.country == role.country for r in p.roles)]
        return found[0] if len(found) == 1 else None
    title = titles().get(role.noun)
    if title is not None and title.kind in ("office", "law") and ref.text.lower() == f"the {role.noun}":
        # "the vice president" where one person of the case alone bears that title, and the article speaks of them
        bearers = [p for p in persons if any(r.noun == role.noun for r in p.roles)]
        here = [p for p in bearers if any(r.article == ref.article for r in p.refs)]
        if len(bearers) == 1 and here:
            return bearers[0]
    if len(ref.words) > 2:
        return None
    found = [
        p
        for p in persons
        if any(r.noun == role.noun for r in p.roles)
        and any(r.article == ref.article and r.number < ref.number for r in p.refs)
    ]
    return found[0] if len(found) == 1 else None
