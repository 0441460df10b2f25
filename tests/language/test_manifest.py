from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from rashomon.errors import ModelError
from rashomon.language.manifest import FOLDER, is_listed, load_entry, read_manifest


def write(folder: Path, *, sha256: str | None = None) -> None:
    content = b"weights"
    (folder / "toy.onnx").write_bytes(content)
    part = {"file": "toy.onnx", "size": len(content), "sha256": sha256 or hashlib.sha256(content).hexdigest()}
    entry = {"name": "toy", "version": "1", "licence": "CC0-1.0", "origin": "this test", "files": [part]}
    (folder / "manifest.json").write_text(json.dumps({"models": [entry]}))


@pytest.mark.parametrize("model", read_manifest(), ids=lambda model: model.name)
def test_every_shipped_model_is_whole(model: object) -> None:
    name = model.name  # type: ignore[attr-defined]
    entry = load_entry(name)
    assert entry.licence and entry.origin
    assert all((FOLDER / part.file).stat().st_size == part.size for part in entry.files)


def test_every_file_in_the_folder_is_listed() -> None:
    listed = {part.file for model in read_manifest() for part in model.files}
    assert {path.name for path in FOLDER.iterdir()} - {"manifest.json"} == listed


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    write(tmp_path, sha256="0" * 64)
    with pytest.raises(ModelError, match=r"toy\.onnx has sha256") as caught:
        load_entry("toy", tmp_path)
    assert caught.value.name == "toy"
    assert "Install" in caught.value.remedy


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "toy.onnx").unlink()
    assert not is_listed("toy", tmp_path)
    with pytest.raises(ModelError, match=r"toy\.onnx cannot be read"):
        load_entry("toy", tmp_path)


@pytest.mark.parametrize("content", ["", "[]", '{"models": [{}]}', '{"models": 3}'])
def test_a_damaged_manifest_is_one_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(ModelError, match="manifest"):
        read_manifest(tmp_path)


def test_a_good_file_is_accepted(tmp_path: Path) -> None:
    write(tmp_path)
    assert is_listed("toy", tmp_path)
    assert load_entry("toy", tmp_path).version == "1"
    assert not is_listed("other", tmp_path)
    with pytest.raises(ModelError, match="does not list"):
        load_entry("other", tmp_path)
