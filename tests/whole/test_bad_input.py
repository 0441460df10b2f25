"""Whatever lies in the folder: it is taken, or rejected with a reason, and the rest goes on."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.casework import account
from rashomon.errors import NothingReadError
from tests.whole.conftest import Run

GOOD = (
    "Mayor opens bridge in Port Aran\n\n"
    "PORT ARAN, March 4, 2024 - Mayor Lena Holt opened the new harbour bridge on Monday after two years of work. "
    "The bridge cost 48 million dollars, the city said.\n\n"
    '"We have waited for this day," Holt told reporters. She said that 3,000 cars are expected to cross it daily.\n'
)

BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "spaces.txt": b" \n\t \n",
    "binary.txt": bytes(range(256)) * 40,
    "one-word.txt": b"Bridge",
    "bomb.html": b"<div>" * 200_000 + b"x",
    "not-gzip.txt.gz": b"no gzip at all",
    "zeros.txt.gz": gzip.compress(b"\0" * 60_000_000),
    "broken.parquet": b"PAR1 and then nothing",
    "broken.jsonl": b'{"text": "cut off\n',
    "german.txt": (
        "Die Bürgermeisterin eröffnete am Montag die neue Brücke über den Hafen. Der Bau dauerte zwei Jahre. Er kostete"
        " achtundvierzig Millionen. Die Stadt erwartet, dass täglich dreitausend Autos darüber fahren werden."
    ).encode(),
}
TAKEN_OR_REJECTED: dict[str, bytes] = {
    "half.txt.gz": gzip.compress(GOOD.encode() * 50)[:-20],
    "latin1.txt": GOOD.replace("Holt", "Hölt").encode("latin-1"),
    "utf16.txt": GOOD.encode("utf-16"),
    "no-date.txt": b"The mayor opened the bridge. It was a good day for the port, she said.\n",
    "one-line.txt": (b"The mayor opened the bridge. " * 2_000_000)[:50_000_000],
    "no-stops.txt": b"the mayor opened the bridge and then " * 2_000,
    "capitals.txt": GOOD.upper().encode(),
    "surrogates.txt": "The mayor \ud800 opened the bridge on Monday, officials said.".encode("utf-8", "surrogatepass"),
    "direction.txt": "The \u202emayor\u202c opened the bridge on Monday, officials said.".encode(),
    "half.html": b"<html><head><title>Bridge</title></head><body><p>The mayor opened the harbour bridge on Monday, the",
}


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, data in {**BAD, **TAKEN_OR_REJECTED, "good.txt": GOOD.encode()}.items():
        (folder / name).write_bytes(data)
    return folder


def test_the_rest_goes_on(rashomon: Run, pile: Path, tmp_path: Path) -> None:
    done = rashomon("account", pile, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    account = json.loads((tmp_path / "out" / "account.json").read_text(encoding="utf-8"))
    rejected = {Path(r["path"].partition("#")[0]).name: r["reason"] for r in account["rejected"]}
    assert set(BAD) <= set(rejected)
    assert all(reason and "\n" not in reason for reason in rejected.values())
    taken = {Path(a["path"]).name for a in account["articles"]}
    assert "good.txt" in taken
    assert taken | set(rejected) == {p.name for p in pile.iterdir()}
    assert "empty.txt" in done.stdout


@pytest.mark.parametrize("name", sorted(BAD))
def test_nothing_but_bad_input_fails_with_one_line(rashomon: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    with pytest.raises(NothingReadError, match="Nothing could be read"):
        account(path)


def test_exit_status_and_one_clear_line(rashomon: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    nothing = rashomon("account", empty, "-o", tmp_path / "out")
    missing = rashomon("account", tmp_path / "no-such-file.txt", "-o", tmp_path / "out")
    usage = rashomon("account")
    assert (nothing.returncode, missing.returncode, usage.returncode) == (1, 2, 2)
    assert "Nothing could be read" in nothing.stderr
    assert "no-such-file.txt" in missing.stderr
    for done in (nothing, missing):
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=300))
def test_any_text_keeps_its_offsets(tmp_path: Path, words: str) -> None:
    path = tmp_path / "random.txt"
    path.write_bytes((GOOD + "\n\n" + words).encode("utf-8", "surrogatepass"))
    built = account(path).account
    (article,) = built.articles
    for clean in built.clean:
        for zone in clean.zones:
            assert 0 <= zone.span.start < zone.span.end <= len(article.text)
    for claim in built.claims:
        assert claim.span.of(article.text).strip()
        for link in claim.attribution:
            assert 0 <= link.span.start <= link.span.end <= len(article.text)
    for entity in built.entities:
        assert all(span.of(article.text).strip() for span in entity.mentions)
