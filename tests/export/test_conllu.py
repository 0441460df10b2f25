"""CoNLL-U: read back by the conllu package; the words and the white space give the text again."""

from __future__ import annotations

import re

import conllu
from hypothesis import given, settings

from rashomon.export import Material, export
from tests.export.story import case_of, ferry
from tests.export.texts import texts_with_spans

_ESCAPES = {"s": " ", "t": "\t", "r": "\r", "n": "\n", "p": "|", "\\": "\\"}


def read(material: Material) -> list[conllu.TokenList]:
    (file,) = export(material, "conllu")
    return list(conllu.parse(file.content.decode("utf-8")))


def unescape(value: str) -> str:
    return re.sub(r"\\(u[0-9A-F]{4}|.)", lambda m: chr(int(m[1][1:], 16)) if m[1][0] == "u" else _ESCAPES[m[1]], value)


def words(sentence: conllu.TokenList) -> str:
    """Put a sentence together again."""
    found = ""
    for token in sentence:
        misc = token["misc"]
        found += unescape(misc["Raw"]) if "Raw" in misc else token["form"]
        found += unescape(misc["SpacesAfter"]) if "SpacesAfter" in misc else "" if "SpaceAfter" in misc else " "
    return found


def check(sentence: conllu.TokenList, text: str) -> None:
    ids = [token["id"] for token in sentence]
    assert ids == list(range(1, len(ids) + 1))
    roots = [token["id"] for token in sentence if token["head"] == 0]
    assert len(roots) == 1 and sentence[roots[0] - 1]["deprel"] == "root"
    for token in sentence:
        assert 0 <= token["head"] <= len(ids) and token["head"] != token["id"]
        start, end = (int(n) for n in token["misc"]["TokenRange"].split(":"))
        assert text[start:end] == (unescape(token["misc"]["Raw"]) if "Raw" in token["misc"] else token["form"])
    assert sentence.to_tree() is not None
    first = int(sentence[0]["misc"]["TokenRange"].split(":")[0])
    assert text[first:].startswith(words(sentence))
    shown = "".join(t["form"] + ("" if t["misc"].get("SpaceAfter") == "No" else " ") for t in sentence)
    assert sentence.metadata["text"] == shown.rstrip(" ")


def test_the_story_comes_back() -> None:
    material = ferry()
    texts = {a.id: a.text for a in material.account.articles}
    found = read(material)
    assert len(found) == sum(len(r.marks.parse.sentences) for r in material.readings)
    document, spans = "", {(r.article.id, s.index): s.span for r in material.readings for s in r.marks.parse.sentences}
    for sentence in found:
        document = sentence.metadata.get("newdoc id", document)
        check(sentence, texts[document])
        article, _, number = sentence.metadata["sent_id"].rpartition("-s")
        assert words(sentence).rstrip() == spans[article, int(number)].of(texts[article])


def test_names_are_marked() -> None:
    tags = [(t["form"], t["misc"]["NE"]) for s in read(ferry()) for t in s if "NE" in t["misc"]]
    assert ("Halden", "B-facility") in tags and ("Star", "I-facility") in tags


@settings(max_examples=150, deadline=None)
@given(texts_with_spans())
def test_any_text_comes_back(drawn: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = drawn
    material = case_of(text, spans)
    found = read(material)
    parse = material.readings[0].marks.parse
    assert len(found) == len(parse.sentences)
    for sentence, given_ in zip(found, parse.sentences, strict=True):
        check(sentence, text)
        assert words(sentence) == given_.span.of(text)
