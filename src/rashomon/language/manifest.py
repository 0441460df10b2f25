"""The manifest of the models that come with the program: where they are from, and whether they are whole."""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import ModelError

FOLDER = Path(__file__).parent / "models"
_REMEDY = "Install rashomon again; the models are part of the package."


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: its name in the models folder, size in bytes, sha256 in hex."""

    file: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model that comes with the program.

    Attributes:
        name: What the program calls it ("sentence-encoder").
        version: Counts up whenever its output may change.
        licence: SPDX expression under which it may be passed on.
        origin: Where the weights come from and what was done to them.
        files: The files it consists of.
        temperature: Its logits are divided by this before they become probabilities; 1 for "as they are".
    """

    name: str
    version: str
    licence: str
    origin: str
    files: tuple[ModelFile, ...]
    temperature: float = 1.0


def read_manifest(folder: Path = FOLDER) -> tuple[ModelEntry, ...]:
    """Return the models that the manifest of a folder lists.

    Raises:
        ModelError: The manifest is absent or cannot be read.
    """
    try:
        book = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return tuple(
            ModelEntry(
                name=model["name"],
                version=model["version"],
                licence=model["licence"],
                origin=model["origin"],
                files=tuple(ModelFile(f["file"], f["size"], f["sha256"]) for f in model["files"]),
                temperature=model.get("temperature", 1.0),
            )
            for model in book["models"]
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError("manifest.json", f"it cannot be read ({error})", remedy=_REMEDY) from error


def is_listed(name: str, folder: Path = FOLDER) -> bool:
    """Tell whether the manifest lists the model and all its files are there; their content is not looked at."""
    if not (folder / "manifest.json").is_file():
        return False
    found = [model for model in read_manifest(folder) if model.name == name]
    return bool(found) and all((folder / part.file).is_file() for part in found[0].files)


@functools.lru_cache(maxsize=16)
def load_entry(name: str, folder: Path = FOLDER) -> ModelEntry:
    """Return the manifest's entry of a model after its files were checked against it, once per process.

    Raises:
        ModelError: The manifest does not list the model, or a file is absent or not the one that was shipped.
    """
    for model in read_manifest(folder):
        if model.name == name:
            for part in model.files:
                _verify(name, folder / part.file, part)
            return model
    raise ModelError(name, "the manifest does not list it", remedy=_REMEDY)


def _verify(name: str, path: Path, part: ModelFile) -> None:
    try:
        with path.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(name, f"its file {part.file} cannot be read ({error})", remedy=_REMEDY) from error
    if found != part.sha256:
        reason = f"its file {part.file} has sha256 {found[:12]}..., not {part.sha256[:12]}... as the manifest says"
        raise ModelError(name, reason, remedy=_REMEDY)
