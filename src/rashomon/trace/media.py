"""Media that an article names: whose report it says it relays, and whose text its own notices say it is."""

from __future__ import annotations

import functools
import importlib.resources
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.model import Reading, Span

_NAME_WORD = re.compile(r"[^\W_]+(?:[.'’&!-][^\W_]+)*[.!]?")
_NEWSPAPER = re.compile(
    r"(?:The )?(?!The )(?:[A-Z][a-z]{1,20} ){1,3}(?:Times|Post|Journal|Herald|Tribune|Gazette|Chronicle|Globe|"
    r"Telegraph|Courier|Examiner|Dispatch|Inquirer|Register|Sentinel|Observer|Daily News|Morning News|Magazine)\b"
)
_SHORT = re.compile(r"\b[Tt]he (Times|Post|Journal|Herald|Tribune|Gazette|Chronicle|Globe|Telegraph|Inquirer)\b")
# "according to the Times", "told state newspaper Tuoi Tre" before the name, "reported", "quoted him as saying" after.
_BEFORE = re.compile(
    r"\b(?:according to|told|tells|(?:quoted|reported|cited|published|carried|obtained|seen|interviewed) by|"
    r"interview with|(?:speaking|spoke) (?:to|with)|"
    r"(?:report|article|story|excerpt|interview|piece) (?:in|from|by|of|on)|"
    r"via|said in|wrote in|writing in|published in|appeared in)(?: [\w’'-]+){0,4} ?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:['’]s?)?(?: (?:newspaper|magazine|website|agency|news|television|also|first|has|had|have|on|last|"
    r"\w+day)){0,3},? "
    r"(?:report(?:s|ed|ing)\b|report (?:says|said|that)|sa(?:id|ys)\b|quot(?:ed|es|ing)\b|cit(?:ed|es|ing)\b|"
    r"wr(?:ote|ites)\b|learned\b|reveal(?:ed|s)\b|publish(?:ed|es)\b|broke\b|obtained\b|"
    r"(?:article|story|interview|excerpt) )",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies)|disput(?:e|ed|es)|reject(?:ed|s)?|call(?:ed|s)?|dismiss(?:ed|es)?) (?:[\w’'-]+ ){0,4}$"
)
WINDOW = 60
_NOTICE = re.compile(
    r"(?:©|\(c\)|\bcopyright\b|contributed to this (?:report|story)|all rights reserved)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A medium named in an article.

    Attributes:
        span: The name's characters.
        medium: Its standard name.
        relayed: True if the words around it say that the medium reported it or was told it.
        notice: True if a copyright or contribution notice names it: the text is that medium's.
    """

    span: Span
    medium: str
    relayed: bool
    notice: bool


def named_media(reading: Reading) -> tuple[Named, ...]:
    """Return the media that an article's body and notices name, in text order; captions are left out."""
    text = reading.article.text
    full: dict[str, str] = {}
    for match in _NEWSPAPER.finditer(text):
        full.setdefault(match.group().rsplit(" ", 1)[1], medium_called(match.group()) or match.group())
    found: set[Named] = set()
    for sentence in reading.marks.parse.sentences:
        if sentence.zone == "body":
            found.update(_named(sentence.span, text, full, notice=False))
    for zone in reading.clean.zones:
        if zone.kind == "boilerplate":
            for start, end in _notices(zone.span, text):
                found.update(_named(Span(zone.span.article, start, end), text, full, notice=True))
    return tuple(sorted(found))


def medium_called(name: str) -> str | None:
    """Return the standard name of the medium that a phrase names ("the New York Times"), None if it names none."""
    for _, _, medium in _lexicon_matches(name):
        return medium
    match = _NEWSPAPER.search(name)
    return match.group().removeprefix("The ") if match else None


def medium_at(host: str) -> str | None:
    """Return the standard name of the medium whose name a host bears ("usatoday30.usatoday.com"), None if none."""
    labels = [label.rstrip("0123456789").removeprefix("the") for label in host.casefold().split(".")[:-1]]
    return next((_by_label()[label] for label in reversed(labels) if label in _by_label()), None)


@functools.cache
def _by_label() -> Mapping[str, str]:
    """Return the media by their names written in one word, as hosts have them."""
    found: dict[str, str] = {}
    for name, _, aliases in _rows():
        for form in (name, *filter(None, aliases.split("|"))):
            label = "".join(c for c in form.casefold() if c.isalnum()).removeprefix("the")
            found.setdefault(label, name)
    return found


@functools.cache
def agencies() -> frozenset[str]:
    """Return the standard names of the news agencies."""
    return frozenset(name for name, kind, _ in _rows() if kind == "agency")


def _named(span: Span, text: str, full: Mapping[str, str], *, notice: bool) -> Iterable[Named]:
    """Yield the media named in one sentence or notice; `full` says which paper "the Times" stands for."""
    part = span.of(text)
    taken = [(a, b, medium) for a, b, medium in _lexicon_matches(part)]
    for match in _NEWSPAPER.finditer(part):
        if all(match.end() <= a or b <= match.start() for a, b, _ in taken):
            taken.append((match.start(), match.end(), match.group().removeprefix("The ")))
    for match in _SHORT.finditer(part):
        short = full.get(match.group(1))
        if short and all(match.end() <= a or b <= match.start() for a, b, _ in taken):
            taken.append((match.start(), match.end(), short))
    for start, end, medium in taken:
        place = Span(span.article, span.start + start, span.start + end)
        yield Named(place, medium, _relays(part[max(0, start - WINDOW) : start], part[end : end + WINDOW]), notice)


def _relays(before: str, after: str) -> bool:
    """Tell whether the words around a name make it the one through whom something is known."""
    if match := _BEFORE.search(before):
        return not _DENIED.search(before[: match.start()])
    return bool(_AFTER.search(after))


def _notices(zone: Span, text: str) -> Iterable[tuple[int, int]]:
    """Yield the lines of furniture that speak of copyright or of contributions."""
    start = zone.start
    for line in zone.of(text).splitlines(keepends=True):
        if _NOTICE.search(line):
            yield start, start + len(line)
        start += len(line)


def _lexicon_matches(text: str) -> Iterable[tuple[int, int, str]]:
    """Yield (start, end, medium) for the longest names of the lexicon in a text."""
    words = [(m.start(), m.end(), _key(m.group())) for m in _NAME_WORD.finditer(text)]
    names = _lexicon()
    i = 0
    while i < len(words):
        start, _, first = words[i]
        sizes = _name_sizes().get(first, ()) if text[start].isupper() or first == "dpa" else ()
        whole = (n for n in sizes if i + n <= len(words))
        size = next((n for n in whole if tuple(key for _, _, key in words[i : i + n]) in names), 0)
        if size:
            end = words[i + size - 1][1]
            yield start, end - (text[end - 1] == "."), names[tuple(key for _, _, key in words[i : i + size])]
        i += max(1, size)


def _key(word: str) -> str:
    """Short names in capitals keep their case ("AP", "PA"), longer ones do not."""
    word = word.rstrip(".").replace("’", "'").removesuffix("'s")
    return word if len(word) <= 4 else word.casefold()


@functools.cache
def _name_sizes() -> Mapping[str, tuple[int, ...]]:
    """Return for each word that begins a name how many words such names have, the longest first."""
    sizes: dict[str, set[int]] = {}
    for name in _lexicon():
        sizes.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(some, reverse=True)) for first, some in sizes.items()}


@functools.cache
def _lexicon() -> Mapping[tuple[str, ...], str]:
    names: dict[tuple[str, ...], str] = {}
    for name, _, aliases in _rows():
        for form in (name, *filter(None, aliases.split("|"))):
            names[tuple(_key(m.group()) for m in _NAME_WORD.finditer(form))] = name
    return names


@functools.cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    source = importlib.resources.files("rashomon.trace") / "data" / "media.tsv"
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return tuple((name, kind, aliases) for name, kind, aliases in (line.split("\t") for line in lines[1:]))
