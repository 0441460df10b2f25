"""Files and pasted text to articles: kept apart in a folder of their own, bounded, and gone when they were read."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from rashomon.desk.jobs import Job
from rashomon.errors import InputError
from rashomon.model import Article, Rejection
from rashomon.progress import each
from rashomon.read import ReadLimits, read_paths
from rashomon.tell.labels import cut

LIMITS = ReadLimits(collection_bytes=400_000_000, records=5_000)
MOST_FILES = 500
_ODD = re.compile(r"[^\w.,()+@ -]", re.UNICODE)
_TAG = re.compile(r"<(!doctype|html|head|body|article|p|div|h1|meta)\b", re.IGNORECASE)
_HEAD = 4_000


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was pasted, with what is known of it ("" = nothing)."""

    text: str
    outlet: str = ""
    date: str = ""
    address: str = ""


class Intake:
    """A folder for what somebody wants to add; `close` removes it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="rashomon-"))
        self._names: dict[str, str] = {}

    def take_file(self, name: str, content: BinaryIO) -> None:
        """Keep a file under a name that cannot lead out of the folder.

        Raises:
            InputError: If there are too many.
        """
        if len(self._names) >= MOST_FILES:
            raise InputError(f"More than {MOST_FILES} files at once are not taken.", remedy="Add them in parts.")
        place = self._place(name)
        with place.open("wb") as out:
            shutil.copyfileobj(content, out)

    def take_text(self, pasted: Pasted) -> None:
        """Keep a pasted text, or a page's HTML."""
        kind = "html" if _TAG.search(pasted.text[:_HEAD]) else "txt"
        place = self._place(f"pasted.{kind}")
        place.write_bytes(pasted.text.encode("utf-8", "replace"))
        known = {"outlet": pasted.outlet, "date": pasted.date, "url": pasted.address}
        record = {"file": place.name, **{key: value.strip() for key, value in known.items() if value.strip()}}
        if len(record) > 1:
            (place.parent / "meta.json").write_text(json.dumps([record]), encoding="utf-8")

    def _place(self, name: str) -> Path:
        """Return a new path: in the common folder, beside its metadata, or in one of its own if the name is taken."""
        plain = _ODD.sub("_", Path(name.replace("\\", "/")).name).strip(". ") or "report"
        plain = plain[-120:]
        folder = self._folder / "files"
        number = 0
        while (folder / plain).exists():
            number += 1
            folder = self._folder / f"files-{number}"
        folder.mkdir(exist_ok=True)
        self._names[str(folder / plain)] = plain
        return folder / plain

    def read(self) -> Iterator[Article | Rejection]:
        """Yield what could be read, and why the rest could not, under the names that were given."""
        paths = [path for path in self._names if Path(path).is_file()]
        for found in islice(read_paths(paths, limits=LIMITS), LIMITS.records):
            base, mark, record = found.path.partition("#")
            name = self._names.get(found.path) or self._names.get(base, cut(Path(base).name)) + mark + record
            if isinstance(found, Rejection):
                yield Rejection(name, found.step, self._without_folder(found.reason))
            else:
                yield replace(found, path=name)

    def _without_folder(self, reason: str) -> str:
        return re.sub(re.escape(str(self._folder)) + r"/[^/]*/", "", reason)

    def is_empty(self) -> bool:
        """Tell whether nothing was given."""
        return not self._names

    def close(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)


def read_in(intake: Intake, job: Job) -> list[Article | Rejection]:
    """Return what was given, read, and remove its folder; the job tells what could not be read."""
    try:
        read = list(each(job, "reading", intake.read()))
    finally:
        intake.close()
    job.rejected += [one for one in read if isinstance(one, Rejection)]
    return read
