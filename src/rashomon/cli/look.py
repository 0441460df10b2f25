"""`rashomon show` and `rashomon search`: look into a case."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.terminal import out_console, plain, print_json, print_table


class What(StrEnum):
    """The tables of a case."""

    statements = "statements"
    conflicts = "conflicts"
    articles = "articles"
    origins = "origins"
    timeline = "timeline"
    entities = "entities"
    relations = "relations"
    events = "events"


CaseArgument = Annotated[
    Path, typer.Argument(metavar="CASE", help="A case file, or the folder of an account.", show_default=False)
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command(epilog="Example: rashomon show account/ statements")(show)
    app.command(epilog="Example: rashomon corrections account/ > corrections.jsonl")(corrections)
    app.command(epilog='Example: rashomon search account/ "rail link to the port"')(search)


def show(
    case: CaseArgument,
    what: Annotated[What, typer.Argument(help="Which table.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a row.")] = False,
) -> None:
    """Print a table of a case."""
    from rashomon.casework import case_file
    from rashomon.store.sqlite import SqliteCase
    from rashomon.tell.tables import table

    with SqliteCase(case_file(case)) as store:
        found = table(store.account(), what.value)
    if json:
        for row in found.rows:
            print_json(dict(zip(found.header, row, strict=True)))
    else:
        print_table(found.header, found.rows)


def search(
    case: CaseArgument,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What to look for.", show_default=False)],
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, max=1000, help="How many sentences at most.")] = 10,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a sentence.")] = False,
) -> None:
    """Find sentences by words and by meaning."""
    from rashomon.casework import open_case

    hits = open_case(case).search(words, limit=limit)
    for hit in hits:
        if json:
            print_json(
                {
                    "article": hit.span.article,
                    "path": hit.path,
                    "start": hit.span.start,
                    "end": hit.span.end,
                    "text": hit.text,
                    "words": hit.words,
                    "cosine": hit.cosine,
                    "score": hit.score,
                }
            )
        else:
            place = f"{hit.path}:{hit.span.start}-{hit.span.end}"
            out_console().print(f"[dim]{plain(place)}[/]\n  {plain(hit.text)}")
    if not hits and not json:
        out_console().print("No sentence was found.")


def corrections(case: CaseArgument) -> None:
    """Print what readers corrected as labelled data, one JSON object a line."""
    from rashomon.casework import case_file
    from rashomon.store.sqlite import SqliteCase
    from rashomon.tell.labelled import labelled_lines

    with SqliteCase(case_file(case)) as store:
        found, account = store.corrections(), store.account()
    for line in labelled_lines(found, account):
        sys.stdout.write(line + "\n")
