"""What the form of a line shows: is it the article speaking, or the page?"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from rashomon.clean.lexicon import phrases, words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ADDRESS = re.compile(
    r"https?://|www\.|[\w.+-]{1,40}@[\w-]{1,40}\.|@\w{2,30}|\[email|\b[\w-]{2,30}\.(?:com|org|net|co)\b"
)
_QUOTED = re.compile('“[^”"]*[”"]?|"[^"]*"?|«[^»]*»?')
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts that write no words apart
_SPACES = re.compile(r"\s")
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_COUNTED = ("web", "page", "second", "first_plural", "reporting", "function", "finite")
_SEEN = 600  # characters of a sentence that are looked at: furniture says at once what it is


@dataclass(frozen=True, slots=True)
class Signals:
    """The form of a line or sentence.

    Attributes:
        words: How many words.
        web: Words that are rarely met outside page furniture.
        page: Words that page furniture likes and news uses too.
        second: Words that address the reader, outside quotation marks.
        first_plural: "we", "our", outside quotation marks.
        imperative: True if it begins with a verb that tells the reader to do something.
        reporting: Verbs of saying, outside quotation marks.
        quoted: Share of it that stands in quotation marks.
        function: Share of function words.
        finite: True if it has a finite auxiliary or verb of saying.
        capitals: Share of words that begin with a capital.
        stop: True if it ends as a sentence ends.
        address: True if it has a web or mail address or a handle.
    """

    words: int
    web: int
    page: int
    second: int
    first_plural: int
    imperative: bool
    reporting: int
    quoted: float
    function: float
    finite: bool
    capitals: float
    stop: bool
    address: bool


def unquoted(text: str) -> str:
    """Return `text` with everything inside quotation marks blanked, positions kept."""
    if "``" in text or "''" in text:
        text = text.replace("``", "“ ").replace("''", "” ")
        text = "“ " + text[2:] if text.startswith("” ") else text
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


def look(text: str) -> Signals:
    """Return the signals of a line or sentence."""
    return _look(text[: 4 * _SEEN], text[-12:].rstrip("\"”’')]» ").endswith(_STOPS))


@functools.lru_cache(maxsize=4096)
def _look(text: str, stop: bool) -> Signals:
    """Return the signals of the beginning of a line; lines recur within an outlet, hence the memory."""
    bare = unquoted(text)
    found = _WORD.findall(bare)
    lower = [word.lower().replace("’", "'") for word in found]
    counts = {name: _count(lower, words(name)) for name in _COUNTED}
    total = max(1, len(lower))
    first = 1 if lower[:1] == ["please"] and len(lower) > 1 else 0
    ink = len(text) - len(_SPACES.findall(text))
    return Signals(
        words=len(_WORD.findall(text)) + len(_IDEOGRAPH.findall(text)) // 2,
        web=counts["web"],
        page=counts["page"],
        second=counts["second"],
        first_plural=counts["first_plural"],
        imperative=bool(lower) and lower[first] in words("imperative"),
        reporting=counts["reporting"],
        quoted=1 - (len(bare) - len(_SPACES.findall(bare))) / max(1, ink),
        function=counts["function"] / total,
        finite=counts["finite"] > 0,
        capitals=sum(word[0].isupper() for word in found) / total,
        stop=stop,
        address=_ADDRESS.search(text) is not None,
    )


def _count(lower: list[str], known: frozenset[str]) -> int:
    return sum(word in known for word in lower)


def furniture(text: str, *, whole_line: bool) -> str | None:
    """Return the kind of page furniture that a sentence (or whole line) reads like, None for none.

    Words inside quotation marks do not count, and a phrase inside a sentence does not if that reports what somebody
    said: an article about cookies is no cookie notice.
    """
    return _furniture(text[:_SEEN], whole_line)


@functools.lru_cache(maxsize=4096)
def _furniture(text: str, whole_line: bool) -> str | None:
    bare = unquoted(text).strip()
    if not bare:
        return None
    if whole_line:
        trimmed = bare.strip(" \t\u00a0*•·|»>→-–—[]()#+").rstrip(".!…:")
        # "Pause." with its stop is somebody's word, "Pause" is a button.
        ended = bare.endswith(".") and not bare.endswith("..") and len(trimmed.split()) <= 2
        if (kind := phrases("whole").fullmatch(trimmed)) and not (kind == "page" and ended):
            return kind
    lower = [word.lower() for word in _WORD.findall(bare)]
    if _count(lower, words("reporting")) or "according to" in bare:
        return None
    if whole_line and (kind := phrases("line").match(bare.lstrip("*•·|»>→-–—[(#+ "))):
        return kind
    if kind := phrases("sentence").match(bare):
        return kind
    seen = _count(lower, words("web")) or _count(lower, words("page"))
    return phrases("inside").search(bare) if seen else None
