"""CoNLL-U: the parsed sentences with names, every token with its place in the article.

The relations in DEPREL are those of the parser (ClearNLP labels, as spaCy's English pipelines write them), not
Universal Dependencies; UPOS are universal. White space after a token stands in MISC as UDPipe writes it (SpacesAfter),
so that a sentence can be put together again to the character; what CoNLL-U cannot hold stands in Raw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rashomon.export.material import ExportFile, Material
from rashomon.model import Reading, Sentence, Token

# All that ends a line or a column somewhere, and what a UTF-8 file cannot hold.
_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff\ud800-\udfff]")
_ESCAPES = {" ": "\\s", "\t": "\\t", "\r": "\\r", "\n": "\\n", "|": "\\p", "\\": "\\\\", "=": "\\u003D"}
_UPOS = frozenset(
    ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
     "SYM", "VERB", "X"]
)  # fmt: skip


def to_conllu(material: Material) -> Iterator[ExportFile]:
    """Yield one CoNLL-U file with a document an article."""
    names = name_tags(material)
    lines: list[str] = []
    for reading in material.readings:
        article, text = reading.article.id, reading.article.text
        here: list[str] = []
        for sentence in reading.marks.parse.sentences:
            here += _sentence(reading, sentence, text, names.get(article, {}))
        if here:
            lines += [f"# newdoc id = {article}", *here]
    yield ExportFile("sentences.conllu", ("\n".join(lines) + "\n" if lines else "").encode("utf-8", "replace"))


def name_tags(m: Material) -> dict[str, dict[int, tuple[int, str]]]:
    """Return the mentions of entities: article id to first character to last character and type; the longest wins."""
    found: dict[str, dict[int, tuple[int, str]]] = {}
    for entity in m.account.entities:
        for span in entity.mentions:
            here = found.setdefault(span.article, {})
            if span.end > here.get(span.start, (0, ""))[0]:
                here[span.start] = (span.end, entity.type)
    return found


def _sentence(reading: Reading, sentence: Sentence, text: str, names: Mapping[int, tuple[int, str]]) -> list[str]:
    tokens = [t for t in reading.marks.parse.sentence_tokens(sentence) if t.text.strip()]
    if not tokens:
        return []
    root = sentence.root if any(t.i == sentence.root for t in tokens) else tokens[0].i
    numbers = {t.i: n for n, t in enumerate(tokens, 1)}
    tags = _tags(tokens, names)
    rows, words = [], []
    for n, token in enumerate(tokens, 1):
        end = tokens[n].start if n < len(tokens) else max(token.end, sentence.span.end)
        gap = text[token.end : end]
        form = fit(token.text)
        misc = [] if gap else ["SpaceAfter=No"]
        if gap not in ("", " "):
            misc.append(f"SpacesAfter={escape(gap)}")
        if tags[n - 1]:
            misc.append(f"NE={tags[n - 1]}")
        misc.append(f"TokenRange={token.start}:{token.end}")
        if form != token.text:
            misc.append(f"Raw={escape(token.text)}")
        head, relation = _head(token, root, numbers)
        upos = token.pos if token.pos in _UPOS else "X"
        fields = (str(n), form, fit(token.lemma) or "_", upos, fit(token.tag) or "_", "_", str(head), relation, "_")
        rows.append("\t".join((*fields, "|".join(sorted(misc)))))
        words.append(form + (" " if gap else ""))
    shown = "".join(words).rstrip()
    return [f"# sent_id = {reading.article.id}-s{sentence.index}", f"# text = {shown}", *rows, ""]


def _head(token: Token, root: int, numbers: Mapping[int, int]) -> tuple[int, str]:
    """Return head and relation; a token that hangs on nothing in the sentence hangs on its root."""
    if token.i == root:
        return 0, "root"
    relation = fit(token.dep).lower() or "dep"
    if token.head == token.i or token.head not in numbers:
        return numbers[root], "dep"
    return numbers[token.head], relation


def _tags(tokens: list[Token], names: Mapping[int, tuple[int, str]]) -> list[str]:
    """Return B- and I- tags of the names; a name inside another one is left out."""
    tags, end, kind = [], -1, ""
    for token in tokens:
        if token.start >= end and token.start in names:
            end, kind = names[token.start]
            tags.append(f"B-{kind}")
        else:
            tags.append(f"I-{kind}" if token.start < end else "")
    return tags


def fit(text: str) -> str:
    """Return `text` as a field can hold it: white space and control characters replaced."""
    return _UNFIT.sub("\ufffd", text)


def escape(text: str) -> str:
    r"""Return `text` as MISC can hold it: \s \t \r \n \p \\ as UDPipe writes them, others as \uXXXX."""
    return "".join(_ESCAPES.get(c) or (f"\\u{ord(c):04X}" if _UNFIT.match(c) else c) for c in text)
