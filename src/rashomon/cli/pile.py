"""`rashomon corpus ...` and `rashomon case from`: millions of articles, and one case out of them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.summary import print_summary
from rashomon.cli.terminal import TerminalProgress, out_console, print_json
from rashomon.language.pipeline import DEFAULT_PIPELINE

InArgument = Annotated[
    str,
    typer.Argument(
        metavar="IN",
        help="The pile: a file, a folder, or an address such as s3://bucket/crawl (WARC, Parquet, JSONL, CSV, pages).",
        show_default=False,
    ),
]
OutArgument = Annotated[
    str, typer.Argument(metavar="OUT", help="Folder or address that the tables are written to.", show_default=False)
]
OnOption = Annotated[
    str, typer.Option(help="Where it runs: native, ray (a Ray on this machine) or ray://HOST:PORT (a cluster).")
]
WorkersOption = Annotated[int | None, typer.Option(min=1, help="How many at once; one for each core if not said.")]
PartitionOption = Annotated[int, typer.Option(min=1, help="Articles that are finished together.")]
PipelineOption = Annotated[str, typer.Option(help="An installed spaCy pipeline.")]
ByOption = Annotated[
    str | None, typer.Option(help="Put the tables in folders by year, month or day of publication (month=2024-05).")
]
LanguageOption = Annotated[bool, typer.Option(help="Also take articles that are not in English.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the counts as one JSON object.")]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="No progress, no summary.")]


class Step(StrEnum):
    """How far to go; each step does those before it that were not done yet."""

    clean = "clean"
    dedup = "dedup"
    stories = "stories"
    lineage = "lineage"
    annotate = "annotate"
    run = "run"


_HELP = {
    Step.clean: "Articles with their zones and metadata.",
    Step.dedup: "Near-duplicates as groups, with what matched what.",
    Step.stories: "Articles of one event together, with ids that stay.",
    Step.lineage: "Who copied whom inside each story or group, with passages, direction and reasons.",
    Step.annotate: "Sentences, names, times, quantities, claims with their speakers; lineage as well.",
    Step.run: "All of it.",
}


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    pile = typer.Typer(no_args_is_help=True, help="Work on piles of any size; a stopped run goes on where it was.")
    for step, text in _HELP.items():
        example = f"Example: rashomon corpus {step.value} crawl/ tables/"
        pile.command(step.value, help=text, epilog=example)(_command(step))
    app.add_typer(pile, name="corpus")
    case = typer.Typer(no_args_is_help=True, help="Make a case of part of a pile.")
    example = 'Example: rashomon case from tables/ --entity "Vo Van Thuong" --since 2023-12-12 -o account/'
    case.command("from", epilog=example)(case_from)
    app.add_typer(case, name="case")


def _command(step: Step) -> Callable[..., None]:
    def command(
        source: InArgument,
        out: OutArgument,
        on: OnOption = "native",
        workers: WorkersOption = None,
        partition: PartitionOption = 250,
        pipeline: PipelineOption = DEFAULT_PIPELINE,
        any_language: LanguageOption = False,
        by: ByOption = None,
        json: JsonOption = False,
        quiet: QuietOption = False,
    ) -> None:
        from rashomon.corpus import STEPS, CorpusSettings, run_corpus

        settings = CorpusSettings(partition, pipeline, any_language, on, workers, by)
        until = STEPS[-1] if step is Step.run else step.value
        with TerminalProgress(quiet=quiet, rate=True) as progress:
            counts = run_corpus(source, out, until=until, settings=settings, progress=progress)
        if json:
            print_json(counts)
        elif not quiet:
            for name, count in counts.items():
                out_console().print(f"{count:>12,}  {name}")

    return command


def case_from(
    place: Annotated[str, typer.Argument(metavar="OUT", help="The tables of a pile.", show_default=False)],
    story: Annotated[str | None, typer.Option(help="Articles of this story.")] = None,
    copies: Annotated[str | None, typer.Option(help="Articles of this group of near-duplicates.")] = None,
    entity: Annotated[str | None, typer.Option(help="Articles that name this entity, by id or name.")] = None,
    since: Annotated[str | None, typer.Option(help="Published on this day or later (2023-12-12, 2023-12).")] = None,
    until: Annotated[str | None, typer.Option(help="Published on this day or earlier.")] = None,
    query: Annotated[str | None, typer.Option(help="Articles with all these words.")] = None,
    most: Annotated[int, typer.Option(min=1, help="Refuse if more articles are found.")] = 300,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder that the account is written to.")] = Path("account"),
    quiet: QuietOption = False,
) -> None:
    """Cut a case out of a pile and tell it: index.html, account.md, account.json and case.db."""
    from rashomon import casework
    from rashomon.corpus import Wanted, find_articles

    articles = find_articles(place, Wanted(story, copies, entity, since, until, query, most))
    with TerminalProgress(quiet=quiet) as progress:
        case = casework.account_of(articles, progress=progress)
    case.write(out)
    if not quiet:
        print_summary(case.account, out)
