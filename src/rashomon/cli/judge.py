"""`rashomon check`: hold a claim or a draft against a case."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.look import CaseArgument
from rashomon.cli.terminal import TerminalProgress, out_console, plain, print_json
from rashomon.errors import InputError, SettingError

if TYPE_CHECKING:
    from rashomon.casework import OpenCase
    from rashomon.model import Verdict

_COLOURS = {"supported": "green", "contradicted": "red", "not-reported": "yellow"}
MAX_FILE = 5_000_000


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command(epilog='Example: rashomon check account/ "China and Vietnam signed 37 agreements."')(check)


def check(
    case: CaseArgument,
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", help="The claim.", show_default=False)] = None,
    file: Annotated[Path | None, typer.Option(help="Check each line of this file.")] = None,
    draft: Annotated[Path | None, typer.Option(help="Check each sentence of this text.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a claim.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write the marked-up claims to this HTML file.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 unless every claim is supported.")] = False,
) -> None:
    """Hold a claim or a draft against the reports.

    Each claim is supported, contradicted in a detail that is named, or not reported; with the passages that say so.
    """
    from rashomon.casework import open_case
    from rashomon.tell.verdict import verdict_as_plain

    if sum(x is not None for x in (claim, file, draft)) != 1:
        raise SettingError("CLAIM", claim, remedy="Give exactly one of: a claim, --file FILE, --draft FILE.")
    opened = open_case(case)
    claims = _claims(opened, claim, file, draft)
    verdicts = []
    with TerminalProgress(quiet=json or len(claims) == 1) as progress:
        progress.start("checking", len(claims))
        for verdict in (opened.check(c) for c in claims):
            verdicts.append(verdict)
            progress.advance()
            if json:
                print_json(verdict_as_plain(verdict))
        progress.finish()
    if html is not None:
        from rashomon.tell.marked import to_marked_html

        html.write_text(to_marked_html(verdicts), encoding="utf-8")
    if not json:
        for line in _shown(verdicts):
            out_console().print(line)
    if strict and any(v.verdict != "supported" for v in verdicts):
        sys.exit(1)


def _claims(opened: OpenCase, claim: str | None, file: Path | None, draft: Path | None) -> list[str]:
    if claim is not None:
        return [claim]
    if file is not None:
        return [line.strip() for line in _content(file).splitlines() if line.strip()]
    assert draft is not None
    return opened.sentences_of(_content(draft))


def _content(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_FILE:
            raise InputError(f"{str(path)!r} is larger than 5 MB.", remedy="Check it in parts.")
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except FileNotFoundError as error:
        from rashomon.errors import MissingPathError

        raise MissingPathError(str(path)) from error


def _shown(verdicts: list[Verdict]) -> Iterator[str]:
    """Yield each verdict as lines for the terminal."""
    for v in verdicts:
        support = f", {v.origins} independent origin{'s' if v.origins != 1 else ''}" if v.verdict == "supported" else ""
        yield f"[bold {_COLOURS[v.verdict]}]{v.verdict}[/]{support}  {plain(v.claim[:500])}"
        if v.note:
            yield f"    {plain(v.note)}"
        if v.attributed_to:
            yield f"    as the words of {plain(', '.join(v.attributed_to))}"
        for d in v.differences:
            yield f"    [red]{d.kind}[/]: claimed {plain(d.claimed)}; reported {plain(d.reported)}"
        for mark, proofs in (("+", v.supports), ("-", v.contradicts)):
            for p in proofs[:5]:
                yield f"    {mark} [dim]{plain(p.path)}:{p.span.start}-{p.span.end}[/] {plain(p.text)}"
