"""brat standoff, held against the rules of its manual: what brat would refuse makes these fail."""

from __future__ import annotations

import codecs
import io
import itertools
import re

from hypothesis import given, settings

from rashomon.export import Material, export
from tests.export.story import case_of, ferry
from tests.export.texts import texts_with_spans

_TEXT_BOUND = re.compile(r"(T\d+)\t([A-Za-z_-]+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)\Z", re.DOTALL)
_RELATION = re.compile(r"(R\d+)\t([A-Za-z_-]+) Arg1:(T\d+) Arg2:(T\d+)\Z")
_ATTRIBUTE = re.compile(r"(A\d+)\t([A-Za-z_-]+) (T\d+)(?: [a-z-]+)?\Z")
_NOTE = re.compile(r"(#\d+)\tAnnotatorNotes (T\d+)\t[^\t]*\Z")
_EQUIV = re.compile(r"\*\tEquiv (T\d+(?: T\d+)+)\Z")


def pairs(material: Material) -> dict[str, tuple[str, list[str]]]:
    files = {file.name: file.content for file in export(material, "brat")}
    found = {}
    for article in material.account.articles:
        # As brat reads them: line by line through codecs, which ends a line at more than a line feed.
        lines = list(codecs.getreader("utf-8")(io.BytesIO(files[f"{article.id}.ann"])))
        found[article.id] = files[f"{article.id}.txt"].decode("utf-8"), [line.removesuffix("\n") for line in lines]
    return found


def check(text: str, lines: list[str]) -> dict[str, list[tuple[int, int]]]:
    """Hold the lines of an .ann file against its text; return the places of its text-bound annotations."""
    places: dict[str, list[tuple[int, int]]] = {}
    names: list[str] = []
    for line in lines:
        if match := _TEXT_BOUND.match(line):
            pieces = [tuple(map(int, piece.split())) for piece in match[3].split(";")]
            assert all(0 <= start < end <= len(text) for start, end in pieces)
            assert all(a[1] <= b[0] for a, b in itertools.pairwise(pieces))
            assert all("\n" not in text[start:end] and "\t" not in text[start:end] for start, end in pieces)
            assert all(text[start:end] == text[start:end].strip() for start, end in pieces)
            assert match[4] == " ".join(text[start:end] for start, end in pieces)
            places[match[1]] = [(start, end) for start, end in pieces]
            names.append(match[1])
        elif match := _RELATION.match(line):
            assert {match[3], match[4]} <= set(places)
            names.append(match[1])
        elif match := _ATTRIBUTE.match(line) or _NOTE.match(line):
            assert match.groups()[-1] in places
            names.append(match[1])
        else:
            equiv = _EQUIV.match(line)
            assert equiv and set(equiv[1].split()) <= set(places), line
    assert len(set(names)) == len(names)
    return places


def test_the_story_holds_to_the_rules() -> None:
    material = ferry()
    found = pairs(material)
    for article in material.account.articles:
        text, lines = found[article.id]
        assert text == article.text
        places = check(text, lines)
        for claim in (c for c in material.account.claims if c.article == article.id):
            assert [(claim.span.start, claim.span.end)] in places.values()


def test_attributions_and_factuality_are_there() -> None:
    _, lines = pairs(ferry())["art-post"]
    kinds = {line.split("\t")[1].split(" ")[0] for line in lines}
    assert {"AttributedTo", "CuedBy", "Certainty", "Polarity", "Tense", "Direct", "Claim", "Source", "Cue", "Time",
            "Quantity", "Person", "Facility"} <= kinds  # fmt: skip


def test_every_type_is_in_the_configuration() -> None:
    files = {file.name: file.content.decode() for file in export(ferry(), "brat")}
    known = {line.split(" ")[0] for line in files["annotation.conf"].splitlines()}
    used = {
        line.split("\t")[1].split(" ")[0]
        for name, content in files.items() if name.endswith(".ann")
        for line in content.splitlines() if line[0] in "TRA"
    }  # fmt: skip
    assert used <= known


def test_a_claim_over_two_lines_is_two_fragments() -> None:
    ((text, lines),) = pairs(case_of("One line\nand another.", [(4, 20)])).values()
    assert check(text, lines)["T1"] == [(4, 8), (9, 20)]


@settings(max_examples=150, deadline=None)
@given(texts_with_spans())
def test_any_text_holds_to_the_rules(drawn: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = drawn
    ((written, lines),) = pairs(case_of(text, spans)).values()
    assert written == text
    places = check(written, lines)
    for start, end in spans:
        if re.search(r"\w", text[start:end]):
            assert any(start <= pieces[0][0] and pieces[-1][1] <= end for pieces in places.values())
