"""The exceptions of Rashomon.

    RashomonError
    ├── InputError (ValueError)         something from outside cannot be used
    │   ├── MissingPathError (FileNotFoundError)
    │   ├── UnreadableError             one article cannot be read: becomes a Rejection
    │   └── NothingReadError            no article at all could be read
    ├── CaseError (RuntimeError)        the case file cannot be used
    │   ├── CaseMissingError (FileNotFoundError)
    │   ├── CaseVersionError
    │   └── CaseChangedError            somebody else wrote to the case in between
    ├── CorpusError (RuntimeError)      a pile cannot be worked on
    │   ├── EngineMissingError (ImportError)   what runs it is not installed
    │   └── WorkerError                 a worker could not finish a partition; what is finished is kept
    ├── ModelError (RuntimeError)       a pretrained part is absent or damaged
    └── SettingError (ValueError)       an option has a value that makes no sense

Each says what happened, with which value, and how to mend it.
"""

from __future__ import annotations


class RashomonError(Exception):
    """The root: `message` says what happened, `remedy` how to mend it.

    Args:
        message: One sentence, plain English, with the value that was at fault.
        remedy: What the user can do, one sentence, or empty.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message} {remedy}".strip())


class InputError(RashomonError, ValueError):
    """Something from outside cannot be used."""


class MissingPathError(InputError, FileNotFoundError):
    """A path that was named does not exist."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"There is no file or folder {path!r}.", remedy="Check the spelling of the path.")


class UnreadableError(InputError):
    """One article cannot be read; the step turns it into a Rejection and goes on.

    Args:
        path: The article's path as given.
        reason: Why, in a few plain words ("empty file").
    """

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class NothingReadError(InputError):
    """Not one article could be read.

    Args:
        rejected: How many files and records were rejected.
        first: What the first of them is and why it was rejected, or empty.
    """

    def __init__(self, rejected: int, first: str = "") -> None:
        self.rejected = rejected
        self.first = first
        why = f": {first}" + (f", and {rejected - 1} more" if rejected > 1 else "") if first else ""
        super().__init__(
            f"Nothing could be read ({rejected} rejected{why}).",
            remedy="Give at least one report as text, HTML, Markdown, JSONL, CSV, Parquet, feed or WARC.",
        )


class CaseError(RashomonError, RuntimeError):
    """The case file cannot be used."""


class CaseMissingError(CaseError, FileNotFoundError):
    """The case that was named does not exist."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"There is no case at {path!r}.", remedy="Make one with: rashomon account REPORTS -o FOLDER")


class CaseVersionError(CaseError):
    """The case was written in a format that this version cannot read."""

    def __init__(self, path: str, found: str, expected: str) -> None:
        self.path = path
        self.found = found
        self.expected = expected
        super().__init__(
            f"The case {path!r} has format {found}, this version reads {expected}.",
            remedy="Build it again from the reports.",
        )


class CaseChangedError(CaseError):
    """Somebody else wrote to the case after it was read."""

    def __init__(self, path: str, read: int, found: int) -> None:
        self.path = path
        self.read = read
        self.found = found
        super().__init__(
            f"The case {path!r} was changed meanwhile (read at revision {read}, now {found}).",
            remedy="Nothing was overwritten; do it again.",
        )


class CorpusError(RashomonError, RuntimeError):
    """A pile of articles cannot be worked on."""


class EngineMissingError(CorpusError, ImportError):
    """A package that runs a pile is not installed."""

    def __init__(self, package: str) -> None:
        self.package = package
        super().__init__(
            f"Working on a pile needs the package {package!r}, which is not installed.",
            remedy="Install it with: pip install 'rashomon[corpus]'",
        )


class WorkerError(CorpusError):
    """A worker could not finish a partition.

    Args:
        step: The step that was running.
        reason: Why, in a few plain words.
    """

    def __init__(self, step: str, reason: str) -> None:
        self.step = step
        self.reason = reason
        super().__init__(
            f"The step {step!r} stopped: {reason}.",
            remedy="Finished partitions are kept; give the same command again and it goes on after them.",
        )


class ModelError(RashomonError, RuntimeError):
    """A pretrained part is absent or damaged."""

    def __init__(self, name: str, reason: str, *, remedy: str = "") -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"The model {name!r} cannot be used: {reason}.", remedy=remedy)


class SettingError(RashomonError, ValueError):
    """An option has a value that makes no sense."""

    def __init__(self, name: str, value: object, *, remedy: str = "") -> None:
        self.name = name
        self.value = value
        says = f"The setting {name} is missing." if value is None else f"The setting {name} cannot be {value!r}."
        super().__init__(says, remedy=remedy)
