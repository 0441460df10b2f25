"""Every file to articles or rejections: the one place where that is decided."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rashomon.errors import UnreadableError
from rashomon.model import Article, Rejection, content_id
from rashomon.read.draft import Draft, plain_characters
from rashomon.read.formats import reader_of
from rashomon.read.limits import ReadLimits
from rashomon.read.paths import expand
from rashomon.read.sidecar import is_sidecar, with_sidecar
from rashomon.read.unpacking import check_regular

_WORD = re.compile(r"[^\W\d_]{2,60}")
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_BREAK = re.compile(r"[\n\r\u2028\u2029\x0b\x0c\x85]")
_STANDARD = ReadLimits()


def read_paths(paths: Sequence[str], *, limits: ReadLimits = _STANDARD) -> Iterator[Article | Rejection]:
    """Yield every article behind `paths`, and a rejection with its reason for all that is none.

    Files come in the order named, folders sorted; a file named twice is taken once. An article's id depends on its
    text, address, outlet, file name and record, not on the folder or the order, so that a second run gives the same.

    Raises:
        MissingPathError: Before anything is read, if a path does not exist.
    """
    files = expand(paths)
    return _articles(files, limits)


def _articles(files: Sequence[str], limits: ReadLimits) -> Iterator[Article | Rejection]:
    taken: dict[str, int] = {}
    for path in files:
        for found in () if is_sidecar(path) else _read_file(path, limits):
            if isinstance(found, Rejection):
                yield found
                continue
            article = _article(path, found)
            count = taken.get(article, 0)
            taken[article] = count + 1
            # Two files of one name and one text in two folders are two copies; only their number tells them apart.
            yield _build(content_id("art", article, count) if count else article, path, found)


def _read_file(path: str, limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """Yield what a file holds, judged."""
    try:
        check_regular(path)
        for found in reader_of(path)(path, limits):
            yield found if isinstance(found, Rejection) else _judged(path, _with_metadata(path, found), limits)
    except UnreadableError as error:
        yield Rejection(path, "read", error.reason)
    except MemoryError:
        yield Rejection(path, "read", "too large for the memory of this machine")


def _with_metadata(path: str, draft: Draft) -> Draft:
    """Return the draft of a whole file with what the metadata beside it adds."""
    return draft if draft.record else replace(draft, given=with_sidecar(path, draft.given))


def _judged(path: str, draft: Draft, limits: ReadLimits) -> Draft | Rejection:
    """Return the draft, or why it is no article."""
    reason = ""
    if not draft.text.strip(" \t\r\n\f\v\ufeff\x00"):
        reason = "empty" if draft.record else "empty file"
    elif len(draft.text) > limits.text_characters:
        reason = f"text longer than {limits.text_characters:,} characters"
    elif len(draft.text) > limits.text_lines and len(_BREAK.findall(draft.text)) > limits.text_lines:
        reason = f"more than {limits.text_lines:,} lines"
    elif not _enough(draft.text, limits.words):
        bare = _MARKUP.sub(" ", draft.text)
        reason = "too little text to be an article" if _WORD.search(bare) else "no words in it"
    elif draft.format == "text" and not _enough(_MARKUP.sub(" ", draft.text), limits.words):
        reason = "nothing but markup"
    if reason:
        return Rejection(f"{path}#{draft.record}" if draft.record else path, "read", reason)
    return draft


def _enough(text: str, words: int) -> bool:
    """Tell whether there are so many words, or as many characters of a script that writes none apart."""
    found = 0
    for match in _WORD.finditer(text):
        found += 1 if match[0][0] < "\u2e80" else len(match[0]) // 2
        if found >= words:
            return True
    return False


def _article(path: str, draft: Draft) -> str:
    """Return the id: the same for the same text from the same place."""
    given = draft.given
    return content_id("art", draft.text, given.url or "", given.outlet or "", Path(path).name, draft.record or "")


def _build(identity: str, path: str, draft: Draft) -> Article:
    return Article(
        id=identity,
        path=path,
        record=draft.record,
        format=draft.format,
        encoding=draft.encoding,
        text=plain_characters(draft.text),
        raw_sha256=hashlib.sha256(draft.raw).hexdigest(),
        given=draft.given,
    )
