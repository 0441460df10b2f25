"""`rashomon export`: take a case away in a standard format."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.look import CaseArgument
from rashomon.cli.terminal import err_console, plain
from rashomon.errors import SettingError
from rashomon.export import FORMATS

To = StrEnum("To", [(name, name) for name in FORMATS])  # type: ignore[misc]


def register(app: typer.Typer) -> None:
    """Add the command of this module to the command line."""
    app.command("export", help=_help(), epilog="Example: rashomon export account/ --to ftm -o entities.ftm.json")(
        export
    )


def _help() -> str:
    width = max(map(len, FORMATS)) + 2
    lines = []
    for made in FORMATS.values():
        lines += [f"{made.name:<{width}}{made.standard}", f"{'':<{width}}for {made.readers}"]
    return (
        "Take a case away in a format that other tools read.\n\n\b\n"
        + "\n".join(lines)
        + "\n\nninjs, brat, csv and parquet are many files and need a folder."
    )


def export(
    case: CaseArgument,
    to: Annotated[To, typer.Option(help="The format.", show_default=False)],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="File, or folder for formats of many files. Default: standard output."),
    ] = None,
) -> None:
    """Take a case away in a format that other tools read."""
    from rashomon.casework import case_file, write_export
    from rashomon.export import Material
    from rashomon.export import export as make
    from rashomon.store.sqlite import SqliteCase

    made = FORMATS[to.value]
    if out is None and made.folder:
        raise SettingError("--out", None, remedy=f"{made.name} is many files: name a folder, as in -o {made.name}/.")
    with SqliteCase(case_file(case)) as store:
        kept = store.load()
    files = make(Material(kept.account, kept.readings), made.name)
    if out is None:
        sys.stdout.buffer.write(files[0].content)
        return
    written = write_export(files, out, folder=made.folder)
    err_console().print(plain(f"{len(written)} file{'s' if len(written) > 1 else ''} written: {out}"), soft_wrap=True)
