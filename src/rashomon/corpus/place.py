"""Files on disk or in object storage, read whole and written whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.errors import CorpusError, MissingPathError

if TYPE_CHECKING:
    import pyarrow as pa

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://")
_COMPRESSION = "zstd"
_UNFINISHED = ".unfinished"  # what a killed worker leaves behind; no reader takes it for a table


def is_remote(place: str) -> bool:
    """Tell whether a place is an address ("s3://bucket/key") and not a path."""
    return bool(_SCHEME.match(place))


def inside(place: str, *names: str) -> str:
    """Return a place inside another."""
    return "/".join([place.rstrip("/"), *names])


def opened(place: str) -> tuple[Any, str]:
    """Return the file system of a place and its path there.

    Raises:
        CorpusError: If there is no such kind of place.
    """
    from pyarrow import ArrowException, fs  # loaded late: only piles need it

    if not is_remote(place):
        return fs.LocalFileSystem(), os.path.abspath(place)  # noqa: PTH100  # an absolute path as text, links kept
    try:
        system, path = fs.FileSystem.from_uri(place)
    except (ArrowException, ValueError, OSError) as error:
        remedy = "Name a path, or an address that begins with s3://, gs://, abfss:// or hdfs://."
        raise CorpusError(f"The place {place!r} cannot be opened ({_short(error)}).", remedy=remedy) from error
    return system, path


def exists(place: str) -> bool:
    """Tell whether there is a file."""
    system, path = opened(place)
    return bool(system.get_file_info(path).is_file)


def list_files(place: str) -> list[tuple[str, int]]:
    """Return the files below a folder, or the file itself, with their sizes, sorted; hidden ones are left out.

    Raises:
        MissingPathError: If there is nothing.
    """
    from pyarrow import fs

    system, path = opened(place)
    found = system.get_file_info(path)
    if found.type == fs.FileType.NotFound:
        raise MissingPathError(place)
    if found.is_file:
        return [(place, found.size)]
    below = system.get_file_info(fs.FileSelector(path, recursive=True))
    start = len(path.rstrip("/")) + 1
    names = {f.path[start:]: f.size for f in below if f.is_file}
    shown = sorted(n for n in names if not any(part.startswith((".", "_")) for part in n.split("/")))
    return [(inside(place, name), names[name]) for name in shown]


def names_in(place: str, ending: str) -> list[str]:
    """Return the names of the files right inside a folder that end so, sorted; none if there is no folder."""
    from pyarrow import fs

    system, path = opened(place)
    found = system.get_file_info(fs.FileSelector(path, allow_not_found=True))
    return sorted(f.base_name for f in found if f.is_file and f.base_name.endswith(ending))


def names_below(place: str, ending: str) -> list[str]:
    """Return the names, within a folder, of all files below it that end so, sorted; none if there is no folder."""
    from pyarrow import fs

    system, path = opened(place)
    start = len(path.rstrip("/")) + 1
    found = system.get_file_info(fs.FileSelector(path, recursive=True, allow_not_found=True))
    return sorted(f.path[start:] for f in found if f.is_file and f.path.endswith(ending))


def read_bytes(place: str) -> bytes:
    """Return a whole file."""
    system, path = opened(place)
    with system.open_input_stream(path) as stream:
        return bytes(stream.read())


def read_table(place: str, columns: list[str] | None = None) -> pa.Table:
    """Return a Parquet file."""
    import pyarrow.parquet as pq

    system, path = opened(place)
    return pq.read_table(path, columns=columns, filesystem=system, partitioning=None)


def write_bytes(place: str, data: bytes) -> None:
    """Write a file whole or not at all."""
    with _writing(place) as stream:
        stream.write(data)


def write_table(place: str, table: pa.Table, *, of_chance: bool = False) -> None:
    """Write a Parquet file whole or not at all.

    Args:
        place: Where.
        table: What.
        of_chance: It holds hashes, which nothing can make shorter.
    """
    import pyarrow.parquet as pq

    how = {"compression": "none", "use_dictionary": False} if of_chance else {"compression": _COMPRESSION}
    with _writing(place) as stream:
        pq.write_table(table, stream, **how)


def remove(place: str) -> None:
    """Remove a folder with all that is in it, if it is there."""
    from pyarrow import fs

    system, path = opened(place)
    if system.get_file_info(path).type == fs.FileType.Directory:
        system.delete_dir(path)


def move(place: str, target: str) -> None:
    """Give a folder another name."""
    system, path = opened(place)
    system.move(path, opened(target)[1])


@contextmanager
def _writing(place: str) -> Iterator[Any]:
    """Yield a stream; the file is there once all was written, and not before.

    On a disk the bytes go to a file of another name first, which is flushed and then renamed. An object store shows an
    object only once it is whole.
    """
    system, path = opened(place)
    if is_remote(place) and not place.startswith("file:"):
        with system.open_output_stream(path) as stream:
            yield stream
        return
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.{os.getpid()}{_UNFINISHED}")
    try:
        with unfinished.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _short(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
