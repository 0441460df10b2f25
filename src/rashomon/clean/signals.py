"""What the form of a line shows: is it the article speaking, or the page?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.clean.lexicon import phrases, words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ADDRESS = re.compile(r"https?://|www\.|[\w.+-]{1,40}@[\w-]{1,40}\.|@\w{2,30}|\[email|\b[\w-]{2,30}\.(?:com|org|net|co)\b")
_OPEN, _CLOSE = "“«", "”»"
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
    if not any(mark in text for mark in '“”"«\''):
        return text
    text = text.replace("``", "“ ").replace("''", "” ") if "``" in text or "''" in text else text
    if text.startswith("” "):
        text = "“ " + text[2:]
    out: list[str] = []
    inside = ""
    for ch in text:
        if inside:
            out.append(" ")
            if ch == inside or (inside == "”" and ch == '"'):
                inside = ""
        elif ch in _OPEN or ch == '"':
            inside = _CLOSE[_OPEN.index(ch)] if ch in _OPEN else '"'
            out.append(" ")
        else:
            out.append(ch)
    return "".join(out)


def look(text: str) -> Signals:
    """Return the signals of a line or sentence."""
    text = text[: 4 * _SEEN]
    bare = unquoted(text)
    found = _WORD.findall(bare)
    lower = [word.lower().replace("’", "'") for word in found]
    total = max(1, len(lower))
    first = 1 if lower[:1] == ["please"] and len(lower) > 1 else 0
    return Signals(
        words=len(_WORD.findall(text)),
        web=sum(word in words("web") for word in lower),
        page=sum(word in words("page") for word in lower),
        second=sum(word in words("second") for word in lower),
        first_plural=sum(word in words("first_plural") for word in lower),
        imperative=bool(lower) and lower[first] in words("imperative"),
        reporting=sum(word in words("reporting") for word in lower),
        quoted=1 - sum(not ch.isspace() for ch in bare) / max(1, sum(not ch.isspace() for ch in text)),
        function=sum(word in words("function") for word in lower) / total,
        finite=any(word in words("finite") for word in lower),
        capitals=sum(word[:1].isupper() for word in found) / total,
        stop=text.rstrip("\"”’')]» ").endswith((".", "!", "?", "…")),
        address=_ADDRESS.search(text) is not None,
    )


def furniture(text: str, *, whole_line: bool) -> str | None:
    """Return the kind of page furniture that a sentence (or whole line) reads like, None for none.

    Words inside quotation marks do not count, and a phrase inside a sentence does not if that reports what somebody
    said: an article about cookies is no cookie notice.
    """
    bare = unquoted(text[:_SEEN]).strip()
    if not bare:
        return None
    trimmed = bare.strip(" \t\u00a0*•·|»>→-–—[]()#+").rstrip(".!…:")
    told = any(word.lower() in words("reporting") for word in _WORD.findall(bare)) or "according to" in bare
    ended = bare.endswith(".") and not bare.endswith("..") and len(trimmed.split()) <= 2  # "Pause." is somebody's word
    for phrase in phrases():
        if phrase.place == "whole":
            hit = whole_line and not (phrase.kind == "page" and ended) and phrase.pattern.fullmatch(trimmed)
        elif phrase.place == "line":
            hit = whole_line and not told and phrase.pattern.match(bare.lstrip("*•·|»>→-–—[(#+ "))
        elif phrase.place == "sentence":
            hit = not told and phrase.pattern.match(bare)
        else:
            hit = not told and phrase.pattern.search(bare)
        if hit:
            return phrase.kind
    return None
