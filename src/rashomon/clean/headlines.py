"""The headline: which line it is, which lines repeat it, and what the page adds to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rashomon.clean.bylines import is_byline, is_caption, is_credit, is_date_line
from rashomon.clean.lexicon import sections
from rashomon.clean.lines import Piece, sentences_of
from rashomon.clean.signals import Signals
from rashomon.model.article import Article, ZoneKind

_SUFFIX = re.compile(r"\s{1,3}(?:[|·•»]|[-–—])\s{1,3}(?=[^|·•»]{2,50}$)")
_NO_LETTERS = re.compile(r"[\W_]+")
_LABEL = re.compile(r"(?:watch|listen|podcast) ?:", re.IGNORECASE)  # such a line may be a headline, once
_MOST_WORDS = 35
_MASTHEAD_WORDS = 4
_COLUMNS = re.compile(r"\s*[|·•/]\s*|\s{2,}|\t")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above an article.

    Attributes:
        line: Index of the headline's line, None if there is none.
        title: The headline's words, None if there is none.
        start, end: Its characters.
        site: What the page's title adds after a bar ("Inquirer News"), with its characters, or None.
        repeats: Lines that are the headline or repeat it, with the kind of zone they are.
    """

    line: int | None = None
    title: str | None = None
    start: int = 0
    end: int = 0
    site: Piece | None = None
    repeats: Mapping[int, ZoneKind] = field(default_factory=dict)


def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case: what is compared."""
    return _NO_LETTERS.sub("", text.lower())


def same_words(a: str, b: str) -> bool:
    """Tell whether two texts have the same words, whatever marks stand between them."""
    return len(a) < 2 * len(b) + 9 and len(b) < 2 * len(a) + 9 and letters(a) == letters(b) != ""


def find_heading(
    article: Article, lines: Sequence[Piece], signals: Sequence[Signals], kinds: Sequence[str | None], first: int
) -> Heading:
    """Return the headline: the first line above the prose that is neither furniture nor byline.

    A line that ends in a full stop counts only if it is short and recurs in the text as a sentence of its own, or
    stands apart from the paragraphs that follow.
    """
    found: list[int] = []
    for i in range(min(first, len(lines), 40)):
        told = lines[i].text.endswith(".") and not lines[i].text.endswith("..")
        if _is_given(article, lines[i].text) or (_may_head(lines[i], signals[i], kinds[i]) and not told):
            found.append(i)
    if lines and 0 not in found and _opens_as_headline(article.text, lines, signals, kinds):
        found.insert(0, 0)
    if article.given.title is not None:  # the format names it: another line above the text is text
        found = [i for i in found if _shares_title(lines[i].text, article.given.title)]
    if not found:
        return Heading()
    return _chosen(article, lines, found, max(first, 12))


def _may_head(line: Piece, signals: Signals, kind: str | None) -> bool:
    text = line.text
    if not 2 <= signals.words <= _MOST_WORDS or is_byline(text) or is_date_line(text) or is_caption(text):
        return False
    labelled = kind == "read-more" and signals.words >= 4 and _LABEL.match(text) is not None
    one = len(sentences_of(line)) == 1 or signals.words <= 12
    return one and (kind is None or (labelled and line.start == 0)) and not is_credit(text)


def _is_given(article: Article, line: str) -> bool:
    return article.given.title is not None and same_words(line, article.given.title)


def _shares_title(line: str, title: str) -> bool:
    """Tell whether most words of a line are those of the title."""
    a, b = ({letters(word) for word in text.split()} - {""} for text in (line, title))
    return len(a & b) >= 0.6 * max(1, min(len(a), len(b)))


def _opens_as_headline(
    text: str, lines: Sequence[Piece], signals: Sequence[Signals], kinds: Sequence[str | None]
) -> bool:
    """Tell whether a first line that ends like a sentence is a headline all the same."""
    line = lines[0]
    if len(lines) < 2 or signals[0].words > 18 or not _may_head(line, signals[0], kinds[0]):
        return False
    if len(sentences_of(line)) > 1:
        return False
    again = text.find(line.text, line.end) >= 0
    gap = text.count("\n", line.end, lines[1].start)
    usual = [text.count("\n", a.end, b.start) for a, b in pairwise(lines[1:])]
    apart = bool(usual) and gap > max(sorted(usual)[len(usual) // 2], 1) and len(lines[1].text) > 2 * len(line.text)
    titled = signals[0].capitals > (0.85 if line.text.endswith(".") else 0.6)
    return again or apart or titled


def _chosen(article: Article, lines: Sequence[Piece], found: list[int], until: int) -> Heading:
    """Return the heading among the candidate lines: the one that was given, or that another repeats, or the first."""
    bare = {i: _without_site(lines[i]) for i in found}
    given = next((i for i in found if _is_given(article, lines[i].text)), None)
    twice = next(
        (i for i in found for j in found if i != j and bare[j][1] and same_words(lines[i].text, bare[j][0].text)), None
    )
    mastheads = {i: name for i in found if (name := _masthead(article.text, lines, i, found)) is not None}
    first = next((i for i in found if i not in mastheads), found[0])
    line = given if given is not None else twice if twice is not None else first
    piece, site = bare[line]
    repeats: dict[int, ZoneKind] = {line: "headline"}
    for i in range(min(until, len(lines))):
        if i == line:
            continue
        if i < line and i in mastheads:
            repeats[i] = "boilerplate"
            site = site or (mastheads[i] if mastheads[i].text else None)
            continue
        head, suffix = bare.get(i) or _without_site(lines[i])
        if same_words(head.text, piece.text):
            repeats[i] = "boilerplate" if suffix else "headline"
            site = site or suffix
        elif i in bare and _is_part(lines[i].text, piece.text):
            repeats[i] = "headline"
    return Heading(line, piece.text, piece.start, piece.end, site, repeats)


def _masthead(text: str, lines: Sequence[Piece], i: int, found: Sequence[int]) -> Piece | None:
    """Return the site's name in a line above a longer one that may head the article; an empty piece for its sections.

    A row of section names ("Home | World | Opinion"), a name with its section ("Meridian Daily - Asia"), or a name that
    the page uses of itself ("told the Delta Courier").
    """
    line = lines[i]
    size = len(line.text.split())
    if not any(i < j and len(lines[j].text.split()) > size for j in found):
        return None
    columns = _COLUMNS.split(line.text.lower())
    if len(columns) > 2 and sum(part in sections() or part == "home" for part in columns) * 2 > len(columns):
        return Piece(line.start, line.start, "")
    name, dash, section = line.text.rpartition(" - ")
    if dash and section.lower() in sections() and len(name.split()) <= _MASTHEAD_WORDS:
        return Piece(line.start, line.start + len(name), name)
    if size <= _MASTHEAD_WORDS and re.search(rf"(?:\bthe |© ?(?:\d{{4}} )?){re.escape(line.text)}\b", text[line.end :]):
        return line
    return None


def _is_part(short: str, whole: str) -> bool:
    """Tell whether a line is the beginning of the headline, as picture titles are."""
    return len(letters(short)) >= 12 and letters(whole).startswith(letters(short))


def _without_site(line: Piece) -> tuple[Piece, Piece | None]:
    """Return a line's words without what a page's title adds after a bar, and that."""
    match = max(_SUFFIX.finditer(line.text[:400]), key=re.Match.start, default=None)
    if match is None or len(line.text[: match.start()].split()) < 3:
        return line, None
    tail = line.text[match.end() :]
    dash = line.text[match.start() : match.end()].strip() in "-–—"
    small = any(word.islower() and len(word) > 3 for word in tail.split())
    if dash and (len(tail.split()) > 4 or not tail[:1].isupper() or small):
        return line, None
    head = Piece(line.start, line.start + match.start(), line.text[: match.start()])
    return head, Piece(line.start + match.end(), line.end, tail)
