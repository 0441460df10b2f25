"""Bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from rashomon.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "PDF"), (b"\x89PNG", "PNG image"), (b"\xff\xd8\xff", "JPEG image"), (b"GIF8", "GIF image"),
    (b"PK\x03\x04", "ZIP or office document"), (b"\x7fELF", "program"), (b"MZ\x90", "program"),
    (b"SQLite format 3", "SQLite database"), (b"\xd0\xcf\x11\xe0", "old office document"), (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ", "xz archive"), (b"7z\xbc\xaf", "7-Zip archive"), (b"Rar!", "RAR archive"), (b"OggS", "Ogg media"),
    (b"ID3", "MP3 audio"), (b"\x28\xb5\x2f\xfd", "Zstandard archive"), (b"{\\rtf", "RTF document"),
)  # fmt: skip
# Legacy encodings that news text is met in; the order is that of how common they are.
_LEGACY = (
    "cp1252", "mac_roman", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "gb18030", "big5",
    "shift_jis", "euc_jp", "euc_kr", "latin_1",
)  # fmt: skip
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FOREIGN = re.compile("[^\x00-\x7f]")
_MOST_ODD = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was written in; the byte-order mark is left out."""

    text: str
    encoding: str


def decode(path: str, data: bytes, declared: str | None = None) -> Decoded:
    """Return the text that `data` holds, line ends and all other characters kept.

    A byte-order mark decides, then UTF-8 is tried, then the `declared` encoding, then what charset-normalizer finds.

    Raises:
        UnreadableError: If the bytes are no text.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(path, f"binary file ({name})")
    found = _by_mark(data) or _by_zeros(data) or _strict(data, "utf-8") or _cut_utf8(data)
    if found is None and declared:
        found = _strict(data, declared)
    if found is None:
        found = _by_statistics(data)
    if found is None or _is_binary(found.text):
        raise UnreadableError(path, "binary file")
    return found


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    return None


def _by_zeros(data: bytes) -> Decoded | None:
    """Recognise UTF-16 without a mark: in English text every second byte is zero."""
    head = data[:4096]
    if len(head) < 4 or head.count(0) < len(head) * 0.3:
        return None
    encoding = "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"
    return _strict(data[: len(data) // 2 * 2], encoding)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), codecs.lookup(encoding).name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _cut_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8 with a few broken places (a download that broke off, one bad byte) with replacement characters."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(ch > "\x7f" for ch in text) > 8 * broken or (broken == 1 and text.endswith("\ufffd") and len(text) > 40):
        return Decoded(text, "utf-8")
    return None


def _by_statistics(data: bytes) -> Decoded | None:
    """Choose among the encodings of news: Western ones by where their signs stand, others by charset-normalizer."""
    western = [found for name in ("cp1252", "mac_roman") if (found := _strict(data, name) or _strict(data, "latin_1"))]
    best = max(western, key=lambda found: _plausible(found.text))
    if _plausible(best.text) > 0.7:
        return best
    from charset_normalizer import from_bytes  # loaded late: most files are UTF-8

    match = from_bytes(data[:65536], cp_isolation=list(_LEGACY), preemptive_behaviour=False).best()
    if match is None:
        return western[0]
    encoding = "cp1252" if match.encoding == "latin_1" else match.encoding
    return Decoded(data.decode(encoding, "replace"), codecs.lookup(encoding).name)


def _plausible(text: str) -> float:
    """Return the share of signs outside ASCII that stand where English and other Western text has them.

    Letters stand in words that are otherwise ASCII, small ones after the first; opening marks before a word.
    """
    good = total = 0
    for match in _FOREIGN.finditer(text, 0, 200_000):
        before, sign, after = text[match.start() - 1 : match.start()], match[0], text[match.end() : match.end() + 1]
        total += 1
        if sign.isalpha():
            beside = (before.isascii() and before.isalpha()) or (after.isascii() and after.islower())
            small = sign.islower() and beside
            large = sign.isupper() and not before.isalpha() and after.isascii() and after.islower()
            good += (small or large) and sign not in "ƒªºˆ"
        elif sign in "“‘":
            good += not before.isalnum() and (after.isalnum() or after in "“‘'\".…[($£€")
        elif sign in "’”":
            good += bool(before.strip())
        else:
            good += sign in "–—…•€£©®°§½¼¾»«¿¡\u00a0·×™"
    return good / total if total else 1.0


def _is_binary(text: str) -> bool:
    """Tell whether too many characters are control codes."""
    sample = text[:100_000]
    return len(_ODD.findall(sample)) > _MOST_ODD * len(sample)
