"""A passage made readable for the entailment model: who is meant by a pronoun or a surname is written out."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.align.facts import Facts, Name
from rashomon.align.words import fold

_POSSESSIVE = frozenset({"his", "their", "its", "my", "our", "whose"})
_PRONOUNS = _POSSESSIVE | {"he", "she", "they", "it", "him", "them", "i", "we", "me", "us", "her", "himself", "herself"}


def names_in(claim: str, facts: Facts) -> dict[str, str]:
    """Return how the claim writes everybody that it names, by entity."""
    found: dict[str, str] = {}
    for name in facts.names:
        written = claim[name.start : name.end]
        if name.named and len(written) > len(found.get(name.key, "")):
            found[name.key] = written
    return found


def premise(passage: Facts, text: str, written: Mapping[str, str]) -> str:
    """Return a passage in which those that the claim names stand by the claim's name for them.

    Args:
        passage: What the passage says.
        text: Its article's text.
        written: How the claim writes them, by entity.
    """
    parts = []
    at = passage.span.start
    for name in passage.names:
        full = written.get(name.key)
        if full is None or name.start < at or name.end <= name.start:
            continue
        shown = _instead(name, text[name.start : name.end], full)
        if shown is None:
            continue
        parts += [text[at : name.start], shown]
        at = name.end
    parts.append(text[at : passage.span.end])
    return " ".join("".join(parts).split())


def _instead(name: Name, words: str, full: str) -> str | None:
    """Return what to write for a mention, None where it is clear as it stands."""
    lower = words.lower()
    if lower in _PRONOUNS:
        return f"{full}'s" if lower in _POSSESSIVE else full
    if name.named and fold(words) < fold(full):
        return full
    return None
