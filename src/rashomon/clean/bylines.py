"""Lines that say who wrote it, where and when, and lines under pictures."""

from __future__ import annotations

import re

from rashomon.clean.dates import CLOCK, find_dates
from rashomon.clean.lexicon import agency_forms, words

_PARTICLE = r"de|da|del|della|van|von|der|den|bin|al|la|le|el|ul"
_NAME = rf"[A-Z][\w'’-]{{0,30}}\.?(?:\s(?:[A-Z][\w'’-]{{0,30}}\.?|{_PARTICLE})){{1,4}}"
_NAMES = rf"(?P<name>{_NAME}|[A-Z][A-Z'’. -]{{4,40}})"
_BY = re.compile(rf"(?:By|BY|by|Written by|Reported by|Story by|Reporting by|Words by|Author:)\s{{1,3}}{_NAMES}")
_AND = re.compile(rf"(?:,\s|\s(?:and|AND|&)\s|,\sand\s){_NAMES}")
_CREDIT = re.compile(
    r"\(?(?:Additional |With )?(?:reporting|writing|editing|compiled|edited"
    r"|with (?:inputs?|files|reporting|reports|additional reporting)) (?:by|from)\b",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"\b(?:contributed to this (?:report|story|article)|contributed reporting)\b", re.IGNORECASE)
_TIME_LABEL = re.compile(
    r"^[\s/|•·-]{0,5}(?:first |last |originally )?"
    r"(?:published|updated|posted|modified|created|edited|uploaded|issued|released|date)"
    r"(?: (?:on|at|date|time))?\s?[:|-]?",
    re.IGNORECASE,
)
_LEFTOVER = re.compile(
    r"first|last|published|updated|posted|modified|created|edited|originally|\b(?:on|at|by|date|time|hrs)\b"
    r"|\b(?:ET|E[SD]T|GMT|UTC|IST|SGT|P[SD]T|C[SE]T|CES?T|BST|HKT|WIB)\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|\d{1,3} (?:min(?:ute)?s?|hours?|days?) (?:read|ago)|\bago\b",
    re.IGNORECASE,
)
_CAPTION_START = re.compile(
    r"(?:\d{1,2} ?(?:/|of) ?\d{1,2} ?(?=[A-Z])|FILE(?: PHOTO| PICTURE| IMAGE)?\s?[-–—:.]|File (?:photo|picture|image)"
    r"|(?:Main |Lead |Top |Featured |Header |Cover )?(?:Photo|Image|Picture|Pic|Video|Graphic|Illustration|Caption)s?"
    r"(?:graphs?)?(?: credits?| by| sources?| courtesy| copyright| caption)?\s?[:|©]|Image (?:copyright|caption|source)"
    r"|Credits?\s?[:|]|Pictured?(?: above| here| left| right)?\s?[:|]|Above:"
    r"|\((?:Image|Photo|Credit|Picture)s?(?: credit)?\s?[:|©]|\(?Photo(?:s|graphs?)? (?:by|courtesy)|Getty\b"
    r"|Courtesy (?:of|photo)|Enlarge (?:this )?image|Hide caption|toggle caption)"
)
_CAPTION_END = re.compile(
    r"(?:FILE (?:PHOTO|PICTURE|IMAGE)|File [Pp]hoto|Getty Images(?: via AFP)?|via AP|hide caption|enlarge image"
    r"|(?:AP|AFP|EPA|Reuters|REUTERS|Xinhua|XINHUA|Bloomberg|BLOOMBERG)[\s/-]{1,3}(?:[Pp]hotos?|PHOTOS?|Images?|FILE)"
    r"|\((?:[Pp]hotos?|[Ii]mage|[Pp]icture|[Ff]ile|[Cc]redit)\b[^()]{0,80}\)"
    r"|\((?:AP|AFP|EPA|Reuters|Getty)[ /][^()]{0,60}\)"
    r"|(?:[Pp]hoto|[Pp]icture|[Ii]mage|[Cc]redit|PHOTO|PICTURE|IMAGE|CREDIT|[Pp]hotograph)s?"
    r"(?: (?:by|courtesy|[Cc]redit))?"
    r"\s?[:/|] ?[^.]{2,60}|[Pp]hotograph by [^.]{2,60}|(?:REUTERS|AFP|EPA|AP)\s?/\s?[A-Z][^.]{2,40}"
    r"|\(AP [Pp]hoto[^()]{0,60}\)|PHOTO|\| (?:Getty|AP|AFP|Reuters|EPA)[^.]{0,30}"
    r"|via (?:REUTERS|Reuters|AP|AFP|Getty)|(?<=[.a-z\d])Credit(?=[A-Z])[^.]{2,60})\.?$"
)
_SEATED = re.compile(
    r"(?:, |\()(?:pictured|(?:far |(?:second|third) (?:from )?(?:the )?)?(?:left|right|cent(?:er|re)|back|front))[,)]"
)


def is_byline(line: str) -> bool:
    """Tell whether a line names the writer, or when the text was published, and says nothing else."""
    if len(line) > 240:
        return False
    if _TIME_LABEL.match(line) and (find_dates(line) or CLOCK.search(line)) and _rest(line) < 25:
        return True
    match = _BY.match(line.lstrip("/|•·- "))
    if match and (len(line) < 100 or find_dates(line)):
        rest = line.lstrip("/|•·- ")[match.end() :]
        return _rest(rest) < 60 and not re.search(r"[a-z]{3,}\.\s", rest)
    return is_date_line(line) and CLOCK.search(line) is not None


def is_date_line(line: str) -> bool:
    """Tell whether a line is nothing but a date or a time."""
    return len(line) < 120 and bool(find_dates(line) or CLOCK.search(line)) and _rest(line) < 4


def is_credit(line: str) -> bool:
    """Tell whether a line or sentence credits those who reported, wrote or edited, or an agency."""
    bare = line.strip("()[]—–- .*•")
    if len(line) > 300:
        return False
    return bool(_CREDIT.match(line.strip("([ *•—–-")) or _CONTRIBUTED.search(line)) or bare in agency_forms()


def is_caption(line: str) -> bool:
    """Tell whether a line is a picture's caption or credit, by the marks such lines carry."""
    return len(line) < 700 and bool(_CAPTION_START.match(line) or _CAPTION_END.search(line[-90:]))


def is_pictured(line: str) -> bool:
    """Tell whether a line, above or beside the opening of an article, tells what a picture shows and on which day."""
    return len(line) < 500 and _SEATED.search(line) is not None and any(m.whole() for m in find_dates(line))


def writer(line: str) -> tuple[int, int] | None:
    """Return where in a line the writers' names stand, None if it names none."""
    match = _BY.search(line)
    if match is None:
        return None
    start, end = match.span("name")
    more = _AND.match(line, end)
    if more and not words("trade").intersection(more["name"].lower().replace(",", " ").split()):
        end = more.end()
    return start, end


def _rest(line: str) -> int:
    """Return how many letters are left when dates, times and the words around them are taken away."""
    kept = list(line)
    for mention in find_dates(line):
        kept[mention.start : mention.end] = " " * (mention.end - mention.start)
    bare = CLOCK.sub(" ", "".join(kept))
    return sum(ch.isalpha() for ch in _LEFTOVER.sub(" ", bare))
