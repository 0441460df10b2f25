"""Texts with marked names, from the formats they are published in: IOB2, CoNLL columns, CoNLL-U with GUM's entities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import InputError

SENTENCES_A_DOCUMENT = 20
_TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_GUM_TYPES = {"person": "person", "organization": "organisation", "place": "place"}


@dataclass(frozen=True, slots=True)
class NamedText:
    """One document: its text, one sentence a line, and the names in it as (start, end, type)."""

    name: str
    text: str
    names: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    names: tuple[tuple[int, int, str], ...]


def read_named_texts(path: Path) -> Iterator[NamedText]:
    """Yield the documents of a file, or of all files of a folder in order of their names.

    Raises:
        InputError: If a file has none of the known endings (.iob2, .conll, .conllu).
    """
    files = sorted(p for p in path.iterdir() if p.suffix in _READERS) if path.is_dir() else [path]
    for file in files:
        if file.suffix not in _READERS:
            raise InputError(f"{file.name} is not a file with marked names.", remedy="Give .iob2, .conll or .conllu.")
        yield from _READERS[file.suffix](file)


def _document(name: str, sentences: Sequence[_Sentence]) -> NamedText:
    lines: list[str] = []
    names: list[tuple[int, int, str]] = []
    base = 0
    for sentence in sentences:
        lines.append(sentence.text)
        names.extend((base + start, base + end, kind) for start, end, kind in sentence.names)
        base += len(sentence.text) + 1
    return NamedText(name, "\n".join(lines), tuple(names))


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _from_iob2(path: Path) -> Iterator[NamedText]:
    sentences: list[_Sentence] = []
    name = path.stem
    for block in _blocks(path):
        comments = [line for line in block if line.startswith("#")]
        new = next((c.partition("=")[2].strip() for c in comments if c.startswith("# newdoc id")), None)
        if new and sentences:
            yield _document(name, sentences)
            sentences = []
        name = new or name
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        text = next((c.partition("= ")[2] for c in comments if c.startswith("# text = ")), None)
        sentences.append(_tagged([row[1] for row in rows], [row[2] for row in rows], text))
    if sentences:
        yield _document(name, sentences)


def _from_conll(path: Path) -> Iterator[NamedText]:
    sentences: list[_Sentence] = []
    count = 0
    for block in _blocks(path):
        rows = [line.split() for line in block]
        if rows[0][0] != "-DOCSTART-":
            tags = [row[-1] if len(row) > 1 else "O" for row in rows]
            sentences.append(_tagged([row[0] for row in rows], tags, None))
        # Files without marks between documents are cut at a fixed length.
        elif not sentences:
            continue
        if rows[0][0] == "-DOCSTART-" or len(sentences) >= SENTENCES_A_DOCUMENT:
            count += 1
            yield _document(f"{path.stem}-{count}", sentences)
            sentences = []
    if sentences:
        yield _document(f"{path.stem}-{count + 1}", sentences)


def _tagged(tokens: Sequence[str], tags: Sequence[str], text: str | None) -> _Sentence:
    """Return a sentence of tokens with B-/I- tags; a touching I- of another type begins a new name."""
    text = (" ".join(tokens) if text is None else text).replace("\n", " ")
    names: list[tuple[int, int, str]] = []
    position, last = 0, "O"
    for token, tag in zip(tokens, tags, strict=True):
        start = max(position, text.find(token, position))
        position = start + len(token)
        kind = _TYPES.get(tag[2:])
        if kind and tag.startswith("I-") and last[2:] == tag[2:] and names:
            names[-1] = (names[-1][0], position, kind)
        elif kind:
            names.append((start, position, kind))
        last = tag
    return _Sentence(text, tuple(names))


def _from_conllu(path: Path) -> Iterator[NamedText]:
    sentences = []
    for block in _blocks(path):
        rows = [line.split("\t") for line in block if line[:1].isdigit() and "-" not in line.split("\t")[0]]
        rows = [row for row in rows if "." not in row[0]]
        sentences.append(_gum_sentence(rows))
    yield _document(path.stem, sentences)


def _gum_sentence(rows: Sequence[Sequence[str]]) -> _Sentence:
    text, offsets = "", []
    for row in rows:
        offsets.append((len(text), len(text) + len(row[1])))
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    found = {name for mention in _gum_mentions(rows) if (name := _named_part(rows, *mention))}
    kept = [n for n in found if not any(o != n and o[0] <= n[0] and n[1] <= o[1] for o in found)]
    # A name inside the name of something else ("Fan" in "Fan Expo") is dropped with it.
    distinct = {(first, last): kind for first, last, kind in sorted(kept) if kind}
    names = [(offsets[first][0], offsets[last][1], kind) for (first, last), kind in sorted(distinct.items())]
    return _Sentence(text.rstrip(), tuple(names))


def _gum_mentions(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str, tuple[int, ...]]]:
    """Yield first and last row, type and the rows of the heads of each entity mention of one sentence."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, row in enumerate(rows):
        value = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", value):
            if piece.startswith("("):
                key, _, rest = piece.strip("()").partition("-")
                opened.setdefault(key, []).append((index, rest))
            if piece.endswith(")"):
                key = piece.strip("()").partition("-")[0]
                if opened.get(key):
                    first, rest = opened[key].pop()
                    fields = rest.split("-")
                    marked = fields[4].split(",") if len(fields) > 4 else []
                    heads = tuple(first + int(n) - 1 for n in marked if n.isdigit())
                    yield first, index, fields[0], tuple(h for h in heads if h <= index)


def _named_part(
    rows: Sequence[Sequence[str]], first: int, last: int, kind: str, heads: tuple[int, ...]
) -> tuple[int, int, str] | None:
    """Return the run of proper nouns around the head of a mention, if it has one: the name proper.

    GUM marks whole noun phrases ("US President Donald Trump"). Titles and what stands before them are no part of a
    person's name; peoples ("Muslims") are no persons.
    """
    wanted = _GUM_TYPES.get(kind, "")
    kinds = ("NNP",) if wanted == "person" else ("NNP", "NNPS")
    # A name beside its describing noun shares the head with it: "barrister Colin Yeo".
    together = [h for n, h in enumerate(heads) if h == heads[0] + n]
    proper = [h for h in together if rows[h][4] in kinds]
    if not proper:
        return None
    start = end = proper[0]
    while start > first and (_proper(rows[start - 1]) or _joins(rows, start - 1, first, last, wanted)):
        start -= 1
    while end < last and (_proper(rows[end + 1]) or _joins(rows, end + 1, first, last, wanted)):
        end += 1
    while start < end and not _proper(rows[start]):
        start += 1
    if wanted == "person":
        titles = [i for i in range(start, end + 1) if rows[i][1].rstrip(".").lower() in _TITLES]
        start = max(titles) + 1 if titles else start
    return (start, end, wanted) if start <= end else None


def _proper(row: Sequence[str]) -> bool:
    return row[4] in ("NNP", "NNPS")


def _joins(rows: Sequence[Sequence[str]], i: int, first: int, last: int, kind: str) -> bool:
    """Tell whether a small word stands between two proper nouns of the mention ("of", "of the", "&", a hyphen)."""
    word = rows[i][1].lower()
    if word not in _SMALL or not first < i < last or (kind == "person" and word in ("of", "the", "for", "&")):
        return False
    left = _proper(rows[i - 1]) or (word == "the" and rows[i - 1][1].lower() in ("of", "for"))
    right = _proper(rows[i + 1]) or (rows[i + 1][1].lower() == "the" and word in ("of", "for"))
    return left and right


_SMALL = frozenset({"of", "the", "for", "&", "-", "de", "la"})
_TITLES = {
    *("president", "us", "u.s", "uk", "mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "minister", "prime"),
    *("foreign", "secretary", "senator", "sen", "governor", "gov", "representative", "rep", "general", "gen", "of"),
    *("colonel", "col", "captain", "capt", "major", "sergeant", "professor", "prof", "judge", "justice", "state"),
    *("chancellor", "king", "queen", "prince", "princess", "pope", "director", "chairman", "mayor", "ambassador"),
    *("vice", "deputy", "speaker", "attorney", "mp", "inspector", "officer", "commander", "lieutenant", "lt", "sgt"),
    *("congressman", "congresswoman", "ceo", "spokesperson", "spokesman", "spokeswoman"),
}
_READERS = {".iob2": _from_iob2, ".conll": _from_conll, ".conllu": _from_conllu}
