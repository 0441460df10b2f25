"""Bytes from files, packed or not, never more than was agreed."""

from __future__ import annotations

import gzip
import io
import stat
import zlib
from pathlib import Path
from typing import BinaryIO

from rashomon.errors import UnreadableError

GZIP_MAGIC = b"\x1f\x8b"
CHUNK = 1 << 16


def check_regular(path: str) -> None:
    """Make sure that `path` is a plain file: a pipe or a device would never end."""
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        raise UnreadableError(path, _why(error)) from error
    if not stat.S_ISREG(mode):
        raise UnreadableError(path, "not a regular file")


def read_head(path: str, size: int) -> bytes:
    """Return the first `size` bytes of a file, unpacked if it is gzip."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(CHUNK)
    except OSError as error:
        raise UnreadableError(path, _why(error)) from error
    if not head.startswith(GZIP_MAGIC):
        return head[:size]
    try:
        return zlib.decompressobj(31).decompress(head, size)
    except zlib.error as error:
        raise UnreadableError(path, "damaged gzip file") from error


def read_whole(path: str, limit: int) -> bytes:
    """Return all bytes of a file, unpacked if it is gzip; of a half-downloaded gzip file what is there.

    Raises:
        UnreadableError: If there are more than `limit`, or none can be got.
    """
    try:
        with Path(path).open("rb") as file:
            head = file.read(2)
            file.seek(0)
            data = _gunzip(path, file, limit) if head == GZIP_MAGIC else file.read(limit + 1)
    except OSError as error:
        raise UnreadableError(path, _why(error)) from error
    if len(data) > limit:
        raise UnreadableError(path, f"larger than {in_words(limit)}")
    return data


def open_stream(path: str, limit: int) -> BinaryIO:
    """Return the bytes of a file as a stream, unpacked if it is gzip, that fails once more than `limit` were read."""
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - the caller closes it
    except OSError as error:
        raise UnreadableError(path, _why(error)) from error
    packed = file.read(2) == GZIP_MAGIC
    file.seek(0)
    source: BinaryIO = gzip.open(file) if packed else file  # type: ignore[assignment]  # noqa: SIM115 - same
    bounded: io.RawIOBase = _Bounded(path, source, file, limit)
    return io.BufferedReader(bounded, CHUNK)


class _Bounded(io.RawIOBase):
    """A stream that gives up after so many bytes."""

    def __init__(self, path: str, source: BinaryIO, file: BinaryIO, limit: int) -> None:
        super().__init__()
        self._path, self._source, self._file, self._limit = path, source, file, limit
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        try:
            data = self._source.read(len(buffer))
        except EOFError as error:
            raise UnreadableError(self._path, "the gzip file breaks off") from error
        except (OSError, zlib.error) as error:
            raise UnreadableError(self._path, "damaged gzip file") from error
        self._given += len(data)
        if self._given > self._limit:
            raise UnreadableError(self._path, f"larger than {in_words(self._limit)} when unpacked")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._source.close()
        self._file.close()
        super().close()


def _gunzip(path: str, file: BinaryIO, limit: int) -> bytes:
    """Return the unpacked bytes, at most limit + 1; a file that breaks off gives what could be unpacked."""
    out = bytearray()
    unpacker = zlib.decompressobj(31)
    while chunk := file.read(CHUNK):
        while chunk:
            try:
                out += unpacker.decompress(chunk, limit + 1 - len(out))
            except zlib.error as error:
                raise UnreadableError(path, "damaged gzip file") from error
            if len(out) > limit:
                return bytes(out)
            if not unpacker.eof:
                chunk = unpacker.unconsumed_tail
                continue
            chunk = unpacker.unused_data
            if chunk and not chunk.startswith(GZIP_MAGIC):
                return bytes(out)  # padding after the last member
            unpacker = zlib.decompressobj(31)
    return bytes(out)


def in_words(size: int) -> str:
    """Return a number of bytes as one would say it."""
    return f"{size / 1_000_000:g} MB" if size >= 1_000_000 else f"{size:,} bytes"


def _why(error: OSError) -> str:
    """Return what the system says, in a few words."""
    return f"cannot be opened ({(error.strerror or type(error).__name__).lower()})"
