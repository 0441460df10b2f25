"""A case in a person's hands: what the command line, a notebook and the desk all call."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from rashomon.check import CheckCase, check_claim
from rashomon.corrections import all_of
from rashomon.errors import CaseChangedError, InputError
from rashomon.export import FORMATS, ExportFile, Material
from rashomon.export import export as make_export
from rashomon.language.encoder import Encoder
from rashomon.language.pipeline import parse_texts
from rashomon.memory import Memory
from rashomon.model import (
    Account,
    Article,
    Conflict,
    Correction,
    Entity,
    KnownName,
    Origin,
    OwnRules,
    Rejection,
    Statement,
    TimelineEntry,
    Verdict,
)
from rashomon.pipeline import BuildSettings, Progress, build_case, check_case, read_claim
from rashomon.search import Hit, search
from rashomon.store.base import Case
from rashomon.store.sqlite import SqliteCase
from rashomon.tell import to_html, to_json, to_markdown
from rashomon.tell.notebook import to_notebook_html
from rashomon.tell.tables import Table, table
from rashomon.world.events import EventFiles
from rashomon.world.relations import read_own, schema_of

CASE_NAME = "case.db"
_MOST_TRIES = 20
_PARAGRAPH = re.compile(r"\n\s*\n")


def account(
    *paths: str | os.PathLike[str],
    settings: BuildSettings | None = None,
    progress: Progress | None = None,
    corrections: Sequence[Correction] = (),
) -> OpenCase:
    """Read reports and return the case that was built from them, as readers corrected it.

    Example:
        >>> case = rashomon.account("reports/")
        >>> case.statements[0].text
    """
    names = [os.fspath(p) for p in paths]
    return OpenCase(build_case(names, settings=settings, progress=progress, corrections=corrections))


def account_of(
    articles: Sequence[Article], *, settings: BuildSettings | None = None, progress: Progress | None = None
) -> OpenCase:
    """Return the case of articles that were read before, as from the tables of a pile."""
    return OpenCase(build_case((), articles=articles, settings=settings, progress=progress))


def open_case(path: str | os.PathLike[str]) -> OpenCase:
    """Return a case that was saved before.

    Args:
        path: A case file, or the folder of an account that has one in it.
    """
    file = case_file(Path(path))
    with SqliteCase(file) as store:
        revision = store.revision()  # before the rest, so that a write in between is noticed when this is saved
        return OpenCase(store.load(), path=file, revision=revision)


def own_rules(relations: Path | None = None, events: Path | None = None) -> OwnRules:
    """Return the contents of a user's own rule files.

    Args:
        relations: A file of relations (docs/relations.md).
        events: A folder with dictionaries for events (docs/events.md).

    Raises:
        InputError: If one of them cannot be read, or does not have the right form.
    """
    text = read_own(relations) if relations else ""
    if relations:
        schema_of(text, str(relations))  # told before any work
    files = EventFiles.of_folder(events) if events else EventFiles()
    return OwnRules(text, *files.texts())


def corrections_in(path: Path) -> tuple[Correction, ...]:
    """Return the corrections of the case that `path` stands for, none if there is no case."""
    if not is_case(path):
        return ()
    with SqliteCase(case_file(path)) as store:
        return store.corrections()


def case_file(path: Path) -> Path:
    """Return the case file that `path`, a file or a folder, stands for."""
    return path / CASE_NAME if path.is_dir() else path


def is_case(path: Path) -> bool:
    """Tell whether `path` is a case file or a folder with one in it."""
    file = case_file(path)
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(16) == b"SQLite format 3\x00"


class OpenCase:
    """A case with its account.

    Args:
        case: What it holds.
        path: The case file it came from, None if it was not saved yet.
        revision: The revision of that file which it came from.
        settings: How it was built, to build it again in the same way.
        memory: What the steps found for it, so that a correction costs only what follows from it.
    """

    def __init__(
        self,
        case: Case,
        *,
        path: Path | None = None,
        revision: int | None = None,
        settings: BuildSettings | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.case = case
        self._memory = memory or Memory()
        self._settings = settings or BuildSettings(pipeline=case.settings.pipeline)
        self.path = path
        self.revision = revision

    @property
    def account(self) -> Account:
        """The account."""
        return self.case.account

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What is said to have happened, the most important first."""
        return self.account.statements

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where the reports differ."""
        return self.account.conflicts

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The independent origins behind the reports."""
        return self.account.origins

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Who and what is named."""
        return self.account.entities

    @property
    def timeline(self) -> tuple[TimelineEntry, ...]:
        """What happened when."""
        return self.account.timeline

    def add(
        self,
        *paths: str | os.PathLike[str],
        articles: Iterable[Article | Rejection] = (),
        corrections: Sequence[Correction] = (),
        rules: OwnRules | None = None,
        known_names: tuple[KnownName, ...] = (),
        progress: Progress | None = None,
    ) -> OpenCase:
        """Return the case worked out again with more in it; this one stays as it is.

        Args:
            paths: Reports to be read.
            articles: Reports that were read already, and what could not be.
            corrections: What readers overruled, beside what the case follows already.
            rules: Own relations and rules of events in place of those that the case follows.
            known_names: A list of names in place of the one that the case follows.
            progress: Told of every step.
        """
        settings = BuildSettings(
            pipeline=self.case.settings.pipeline,
            rules=rules or OwnRules(),
            known_names=known_names,
        )
        built = build_case(
            [os.fspath(p) for p in paths],
            previous=self.case,
            articles=articles,
            corrections=corrections,
            settings=settings,
            memory=self._memory,
            progress=progress,
        )
        return OpenCase(built, path=self.path, revision=self.revision, settings=settings, memory=self._memory)

    def save(self, path: str | os.PathLike[str], *, progress: Progress | None = None) -> None:
        """Write the case file, in one transaction.

        Where somebody else has written to the file since this case was read from it, nothing of theirs is lost: the
        articles and corrections of both are put together and the account is worked out again.

        Raises:
            CaseChangedError: If that happened time and again.
        """
        target = Path(path)
        expected = self.revision if self.path and self.path.resolve() == target.resolve() else None
        with SqliteCase(target, create=True) as store:
            for _ in range(_MOST_TRIES):
                try:
                    self.revision = store.save(self.case, expected=expected)
                    self.path = target
                    return
                except CaseChangedError as error:
                    expected, refusal = error.found, error
                    theirs, corrections = store.load(), store.corrections()
                    both = together(theirs, self.case)
                    self.case = build_case(
                        [],
                        previous=both,
                        corrections=corrections,
                        settings=self._settings,
                        memory=self._memory,
                        progress=progress,
                    )
        raise refusal

    def write(self, folder: str | os.PathLike[str]) -> None:
        """Write index.html, account.md, account.json and case.db into `folder`."""
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        self.save(target / CASE_NAME)
        # One after the other: each is large where the case is.
        for name, make in (("account.json", to_json), ("account.md", to_markdown), ("index.html", to_html)):
            replace_file(target / name, make(self.account))

    def check(self, claim: str) -> Verdict:
        """Return whether the case supports a claim, contradicts it, or says nothing of it."""
        return check_claim(read_claim(claim, settings=BuildSettings(self.case.settings.pipeline)), self._check_case)

    def check_draft(self, draft: str) -> Iterator[Verdict]:
        """Yield the verdict on each sentence of a draft, in order."""
        for sentence in self.sentences_of(draft):
            yield self.check(sentence)

    def sentences_of(self, draft: str) -> list[str]:
        """Return the sentences of a draft."""
        blocks = [block for block in _PARAGRAPH.split(draft) if block.strip()]
        docs = parse_texts(blocks, name=self.case.settings.pipeline)
        return [s.text.strip() for doc in docs for s in doc.sents if s.text.strip()]

    def search(self, words: str, *, limit: int = 10) -> list[Hit]:
        """Return sentences found by words and by meaning, the best first."""
        if self.path is None:
            raise InputError("The case was not saved yet.", remedy="Save it first: case.save('case.db')")
        with SqliteCase(self.path) as store:
            return search(self.case, store, words, encode=Encoder.shared().encode, limit=limit)

    def table(self, name: str) -> Table:
        """Return one of the tables statements, conflicts, articles, origins, timeline, entities, relations, events."""
        return table(self.account, name)

    def export(self, name: str, out: str | os.PathLike[str] | None = None) -> dict[str, bytes]:
        """Return the case in a standard format, as file names with their bytes.

        Args:
            name: A format of `rashomon export --help` ("ftm", "web-annotation", "csv", ...).
            out: Write it there too: a file, or a folder for formats of many files.
        """
        files = make_export(Material(self.account, self.case.readings), name)
        if out is not None:
            write_export(files, Path(out), folder=FORMATS[name].folder)
        return {file.name: file.content for file in files}

    @cached_property
    def _check_case(self) -> CheckCase:
        return check_case(self.case)

    def __repr__(self) -> str:
        a = self.account
        return (
            f"<case of {len(a.articles)} reports, {len(a.origins)} origins, "
            f"{len(a.statements)} statements, {len(a.conflicts)} conflicts>"
        )

    def _repr_html_(self) -> str:
        return to_notebook_html(self.account)


def write_export(files: Sequence[ExportFile], out: Path, *, folder: bool) -> list[Path]:
    """Write an export to a file, or into a folder, and return what was written; every file whole or not at all."""
    if not folder and not out.is_dir():
        out.parent.mkdir(parents=True, exist_ok=True)
        _replace_bytes(out, files[0].content)
        return [out]
    out.mkdir(parents=True, exist_ok=True)
    for file in files:
        _replace_bytes(out / file.name, file.content)
    return [out / file.name for file in files]


def together(theirs: Case, ours: Case) -> Case:
    """Return the articles, rejections and corrections of two states of one case, to be worked out again."""
    known = {reading.article.id for reading in theirs.readings}
    readings = (*theirs.readings, *(r for r in ours.readings if r.article.id not in known))
    rejected = tuple(dict.fromkeys((*theirs.account.rejected, *ours.account.rejected)))
    return replace(
        theirs,
        readings=readings,
        aside=tuple({a.id: a for a in (*theirs.aside, *ours.aside)}.values()),
        names={**ours.names, **theirs.names},
        vectors={**ours.vectors, **theirs.vectors},
        account=replace(theirs.account, rejected=rejected),
        corrections=all_of(theirs.corrections, ours.corrections),
    )


def replace_file(path: Path, content: str) -> None:
    _replace_bytes(path, content.encode("utf-8", "replace"))


def _replace_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; what a link leads to is written, and a device or a pipe is written into."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    path = path.resolve()
    try:
        made = Path(_written_beside(path, data))
        made.chmod(0o644)
        made.replace(path)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _written_beside(path: Path, data: bytes) -> str:
    """Return the name of a new file in the folder of `path` with the data in it; none is left if that fails."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:50]}.", delete=False) as stream:
        try:
            stream.write(data)
            stream.flush()
        except OSError:
            Path(stream.name).unlink(missing_ok=True)
            raise
    return stream.name


__all__ = [
    "OpenCase",
    "account",
    "account_of",
    "case_file",
    "corrections_in",
    "is_case",
    "open_case",
    "own_rules",
    "together",
    "write_export",
]
