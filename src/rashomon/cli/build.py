"""`rashomon account` and `rashomon add`: make a case, tell it, add to it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.summary import print_summary
from rashomon.cli.terminal import TerminalProgress
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.model import KnownName, OwnRules

PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Reports: files and folders (.txt .html .md .jsonl .csv .parquet, feeds, WARC; also .gz), or one case.",
        show_default=False,
    ),
]
OutOption = Annotated[Path, typer.Option("-o", "--out", help="Folder that the account is written to.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print account.json to standard output.")]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="No progress, no summary.")]
RelationsOption = Annotated[
    Path | None,
    typer.Option("--relations", metavar="FILE", help="Own relations and rules, in the form of docs/relations.md."),
]
NamesOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="A list of names that is preferred: a CSV file (name, type, aliases, ...) or FollowTheMoney entities.",
    ),
]
EventsOption = Annotated[
    Path | None,
    typer.Option("--events", metavar="FOLDER", help="Own actors, roles, verbs and types, as docs/events.md says."),
]
PipelineOption = Annotated[str, typer.Option(help="An installed spaCy pipeline.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command(epilog="Example: rashomon account reports/ -o account/")(account)
    app.command(epilog="Example: rashomon add account/case.db another-report.html")(add)


def account(
    paths: PathsArgument,
    out: OutOption = Path("account"),
    json: JsonOption = False,
    quiet: QuietOption = False,
    pipeline: PipelineOption = DEFAULT_PIPELINE,
    any_language: Annotated[bool, typer.Option(help="Also take reports that are not in English.")] = False,
    relations: RelationsOption = None,
    names: NamesOption = None,
    events: EventsOption = None,
) -> None:
    """Build one account from many reports, or tell a case again.

    Writes index.html, account.md, account.json and case.db into the folder.
    """
    from rashomon import casework
    from rashomon.pipeline import BuildSettings

    told_again = len(paths) == 1 and casework.is_case(Path(paths[0]))
    if told_again:
        case = casework.open_case(paths[0])
        known = casework.corrections_in(Path(paths[0]))
        listed, rules = _listed(names), casework.own_rules(relations, events)
        if known != case.case.corrections or listed or rules != OwnRules():
            with TerminalProgress(quiet=quiet) as progress:
                case = case.add(corrections=known, known_names=listed, rules=rules, progress=progress)
        folder = out if out != Path("account") else casework.case_file(Path(paths[0])).parent
    else:
        folder = out
        settings = BuildSettings(
            pipeline=pipeline,
            any_language=any_language,
            rules=casework.own_rules(relations, events),
            known_names=_listed(names),
        )
        with TerminalProgress(quiet=quiet) as progress:
            known = casework.corrections_in(folder)
            case = casework.account(*paths, settings=settings, progress=progress, corrections=known)
    case.write(folder)
    if json:
        sys.stdout.write((folder / "account.json").read_text(encoding="utf-8"))
    elif not quiet:
        print_summary(case.account, folder)


def _listed(names: Path | None) -> tuple[KnownName, ...]:
    from rashomon.mark.linking import read_known_names

    return read_known_names(names) if names else ()


def add(
    case: Annotated[
        Path, typer.Argument(help="A case file, or the folder of an account or of stories.", show_default=False)
    ],
    paths: PathsArgument,
    json: JsonOption = False,
    quiet: QuietOption = False,
    relations: RelationsOption = None,
    events: EventsOption = None,
) -> None:
    """Add reports and tell the case again.

    To a case, or to the stories of a pile; what did not change keeps its ids.
    """
    from rashomon import casework
    from rashomon.cli.stories import show
    from rashomon.storywork import is_pile, sort_pile

    if is_pile(case):
        with TerminalProgress(quiet=quiet) as progress:
            made = sort_pile(paths, case, progress=progress)
        show(made, json=json, quiet=quiet)
        return
    opened = casework.open_case(case)
    with TerminalProgress(quiet=quiet) as progress:
        known = casework.corrections_in(case)
        grown = opened.add(
            *paths,
            corrections=known,
            rules=casework.own_rules(relations, events),
            progress=progress,
        )
    folder = casework.case_file(case).parent
    grown.write(folder)
    if json:
        sys.stdout.write((folder / "account.json").read_text(encoding="utf-8"))
    elif not quiet:
        print_summary(grown.account, folder)
