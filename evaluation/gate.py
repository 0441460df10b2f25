"""Hold every measured figure against its committed baseline; `--write` makes the baselines anew."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent


def command(measure: dict[str, str], data: Path, write: bool, own: Path) -> list[str]:
    """Return the `rashomon eval` command for one entry of tasks.toml; `own` is an empty folder, for some stories."""
    baseline = HERE / measure.get("baseline", f"{measure['task']}.json")
    program = Path(sys.executable).parent / "rashomon"
    flag = "--write" if write else "--baseline"
    labels = HERE / measure["own"] if "own" in measure else data / measure["data"]
    if "only" in measure:
        labels = chosen(data, labels, measure["only"], own)
    return [str(program), "eval", measure["task"], str(labels), flag, str(baseline)]


def chosen(data: Path, labels: Path, only: str, own: Path) -> Path:
    """Return a folder with those labelled stories whose names match, beside their reports."""
    folder = own / labels.name
    folder.mkdir()
    (own / "reports").symlink_to((data / "reports").resolve())
    for file in labels.glob(only):
        (folder / file.name).symlink_to(file.resolve())
    return folder


def main() -> int:
    """Run all measures; return 1 if any figure fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds data/")
    parser.add_argument("--write", action="store_true", help="write the baselines instead of holding against them")
    parser.add_argument("tasks", nargs="*", help="only these tasks")
    options = parser.parse_args()
    data = options.shared / "data"
    if not data.is_dir():
        sys.stderr.write(f"There is no folder {data}; name the one that holds data/ with --shared.\n")
        return 2
    measures = tomllib.loads((HERE / "tasks.toml").read_text(encoding="utf-8"))["measure"]
    failed = 0
    for measure in measures:
        if not options.tasks or measure["task"] in options.tasks:
            with tempfile.TemporaryDirectory() as own:
                done = subprocess.run(command(measure, data, options.write, Path(own)), check=False)
            failed += done.returncode != 0
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
