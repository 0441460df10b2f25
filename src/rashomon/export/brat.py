"""brat standoff: the article's text and beside it its annotations, for annotators who correct by hand.

Offsets are Unicode code points of the text file, which is the article's text to the character. An annotation may not
run over the end of a line, so one that does is written as fragments, each within its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.export.material import ExportFile, Material
from rashomon.model import Article, Claim, Quantity, Span, TimeRef

# What brat, which reads its files line by line, would take for the end of one, and the tab between its columns.
_BREAKS = re.compile(r"[^\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CONFIG = """[entities]
Person
Organisation
Place
Group
Facility
Other
Claim
Source
Cue
Time
Quantity
[relations]
AttributedTo Arg1:Claim, Arg2:Source
CuedBy Arg1:Claim, Arg2:Cue
<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
[events]
[attributes]
Certainty Arg:Claim, Value:certain|probable|possible|unknown
Polarity Arg:Claim, Value:positive|negative|unknown
Tense Arg:Claim, Value:past|present|future|hypothetical
Direct Arg:Claim
"""


def to_brat(material: Material) -> Iterator[ExportFile]:
    """Yield annotation.conf and, for each article, its .txt and .ann, named by its id."""
    yield ExportFile("annotation.conf", _CONFIG.encode("ascii"))
    for article in material.account.articles:
        text = article.text.encode("utf-8", "replace")
        yield ExportFile(f"{article.id}.txt", text)
        yield ExportFile(f"{article.id}.ann", _Annotations(article, material).content())


def fragments(span: Span, text: str) -> list[tuple[int, int]]:
    """Return the pieces of a span that each lie within a line, outer white space left out."""
    found = []
    for match in _BREAKS.finditer(text, span.start, span.end):
        piece = match[0]
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.end() - (len(piece) - len(piece.rstrip()))
        if start < end:
            found.append((start, end))
    return found


class _Annotations:
    """The lines of one .ann file, numbered as they come."""

    def __init__(self, article: Article, material: Material) -> None:
        self._text = article.text
        self._lines: list[str] = []
        self._counts = {"T": 0, "R": 0, "A": 0, "#": 0}
        self._known: dict[tuple[str, Span], str] = {}
        for entity in material.entities_in.get(article.id, ()):
            here = [span for span in entity.mentions if span.article == article.id]
            names = [t for t in (self._bound(entity.type.capitalize(), span) for span in here) if t]
            for name in names:
                self._note(name, f"{entity.name} ({entity.id})")
            if len(names) > 1:
                self._lines.append("*\tEquiv " + " ".join(names))
        for claim in material.claims_of.get(article.id, ()):
            self._claim(claim)

    def content(self) -> bytes:
        """Return the file."""
        return "".join(f"{line}\n" for line in self._lines).encode("utf-8", "replace")

    def _new(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind}{self._counts[kind]}"

    def _bound(self, kind: str, span: Span) -> str | None:
        """Write a stretch of text and return its name; the same stretch of the same kind is written once."""
        if (kind, span) in self._known:
            return self._known[kind, span]
        pieces = fragments(span, self._text)
        if not pieces:
            return None
        name = self._new("T")
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self._text[start:end] for start, end in pieces)
        self._lines.append(f"{name}\t{kind} {places}\t{words}")
        self._known[kind, span] = name
        return name

    def _note(self, name: str, text: str) -> None:
        words = " ".join(_BREAKS.findall(text))
        self._lines.append(f"{self._new('#')}\tAnnotatorNotes {name}\t{words}")

    def _claim(self, claim: Claim) -> None:
        name = self._bound("Claim", claim.span)
        if name is None:
            return
        facts = claim.factuality
        for kind, value in (("Certainty", facts.certainty), ("Polarity", facts.polarity), ("Tense", facts.time)):
            self._lines.append(f"{self._new('A')}\t{kind} {name} {value}")
        if claim.direct:
            self._lines.append(f"{self._new('A')}\tDirect {name}")
        self._note(name, f"{claim.text} ({claim.id})")
        for link in claim.attribution:
            for relation, kind, span in (("AttributedTo", "Source", link.span), ("CuedBy", "Cue", link.cue_span)):
                other = self._bound(kind, span) if span.article == claim.article else None
                if other is not None:
                    self._lines.append(f"{self._new('R')}\t{relation} Arg1:{name} Arg2:{other}")
        self._values(claim.times, claim.quantities)

    def _values(self, times: Sequence[TimeRef], quantities: Sequence[Quantity]) -> None:
        for time in times:
            if ("Time", time.span) not in self._known and (name := self._bound("Time", time.span)):
                self._note(name, f"{time.type} {time.value}" + (f" EDTF {time.edtf}" if time.edtf else ""))
        for q in quantities:
            if ("Quantity", q.span) not in self._known and (name := self._bound("Quantity", q.span)):
                low, high = ("" if x is None else f"{x:g}" for x in (q.low, q.high))
                self._note(name, f"{low}..{high} {q.unit}" + (f" of {q.what}" if q.what else ""))
