"""Inflection of English verbs, as far as rewording a participle needs it."""

from __future__ import annotations

from rashomon.claim.lexicon import irregular_verbs

_VOWELS = "aeiou"


def past_tense(lemma: str) -> str:
    """Return the past tense of a verb ("seek" -> "sought", "stop" -> "stopped")."""
    known = irregular_verbs().get(lemma)
    if known is not None:
        return known[0]
    for prefix in ("re", "over", "under", "out", "un", "fore", "mis"):
        rest = irregular_verbs().get(lemma.removeprefix(prefix)) if lemma.startswith(prefix) else None
        if rest is not None:
            return prefix + rest[0]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    if lemma.endswith("c"):
        return lemma + "ked"
    if _doubles(lemma):
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"


def _doubles(lemma: str) -> bool:
    """Tell whether the last consonant is doubled: one vowel before it, and the word has one syllable."""
    if len(lemma) < 3 or lemma[-1] in _VOWELS + "wxyh" or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return False
    syllables = sum(1 for a, b in zip(" " + lemma, lemma, strict=False) if b in _VOWELS and a not in _VOWELS)
    return syllables == 1 or lemma in {
        "refer",
        "prefer",
        "occur",
        "commit",
        "permit",
        "admit",
        "submit",
        "regret",
        "control",
        "compel",
        "expel",
        "rebel",
        "concur",
        "defer",
        "deter",
        "infer",
        "transfer",
        "equip",
        "omit",
        "begin",
        "transmit",
        "patrol",
        "propel",
        "recur",
    }
