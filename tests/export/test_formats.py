"""What holds for every format."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from rashomon.errors import SettingError
from rashomon.export import FORMATS, export
from tests.export.story import case_of, ferry
from tests.export.texts import texts_with_spans


@pytest.mark.parametrize("name", FORMATS)
def test_same_bytes_for_the_same_case(name: str) -> None:
    assert export(ferry(), name) == export(ferry(), name)


def test_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib; from rashomon.export import FORMATS, export; from tests.export.story import ferry;"
        "print([hashlib.sha256(f.content).hexdigest() for n in FORMATS for f in export(ferry(), n)])"
    )
    root = Path(__file__).parent.parent.parent
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, check=True, capture_output=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{root / 'src'}:{root}"},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1]
    assert len(runs[0]) > 1000


@pytest.mark.parametrize("name", FORMATS)
def test_file_names_are_plain(name: str) -> None:
    names = [file.name for file in export(ferry(), name)]
    assert len(set(names)) == len(names) > 0
    assert all(part.replace("-", "").replace("_", "").replace(".", "").isalnum() for part in names)
    assert len(names) == 1 or FORMATS[name].folder


@settings(max_examples=60, deadline=None)
@given(texts_with_spans())
def test_no_text_breaks_a_format(drawn: tuple[str, list[tuple[int, int]]]) -> None:
    material = case_of(*drawn)
    for name in FORMATS:
        assert all(file.name.endswith(".parquet") or file.content.decode("utf-8") is not None
                   for file in export(material, name))  # fmt: skip


def test_unknown_format_is_one_clear_line() -> None:
    with pytest.raises(SettingError, match="Choose one of: web-annotation, ftm"):
        export(ferry(), "docx")
