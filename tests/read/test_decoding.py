from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import UnreadableError
from rashomon.read.decoding import decode

TEXT = "“It’s done,” said Zoë Müller of the café — the ferry sails again. "


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("mac_roman"), "mac-roman"),
        ("Señor Ibáñez of Malmö lives in Besançon, he said.".encode("latin-1"), "cp1252"),
        ("Президент сказал, что мост закроют на три недели из-за ремонта. ".encode("cp1251") * 4, "cp1251"),
    ],
)
def test_encodings_are_found(data: bytes, encoding: str) -> None:
    assert decode("a.txt", data).encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_the_text_comes_back(encoding: str) -> None:
    text = TEXT + "\r\nA line.\rAn odd\u00a0space.\n" if encoding != "mac_roman" else TEXT
    assert decode("a.txt", text.encode(encoding)).text == text


def test_a_download_cut_inside_a_letter_is_read() -> None:
    data = ("The ferry sails again from Ashby on Monday, the company said in a letter to the café").encode()
    assert decode("a.txt", data[:-1]).text.endswith("caf\ufffd")


@pytest.mark.parametrize("data", [b"%PDF-1.7 etc", b"\x89PNG\r\n", b"PK\x03\x04docx", bytes(range(32)) * 40])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary"):
        decode("a.txt", data)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_utf8_is_kept_exactly(text: str) -> None:
    data = b"words " + text.encode()
    try:
        assert decode("a.txt", data).text == "words " + text
    except UnreadableError:
        assert any(ch < " " for ch in text)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert isinstance(decode("a.txt", data).text, str)
    except UnreadableError as error:
        assert error.reason
