"""`rashomon stories`: a mixed pile sorted into stories, each told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.terminal import TerminalProgress, out_console, plain
from rashomon.language.pipeline import DEFAULT_PIPELINE

if TYPE_CHECKING:
    from rashomon.storywork import SortedPile

_MOST_SHOWN = 20


def register(app: typer.Typer) -> None:
    """Add the command of this module to the command line."""
    app.command(epilog="Example: rashomon stories inbox/ -o stories/ --at-least 2")(stories)


def stories(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Reports of many events: files and folders.", show_default=False),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder that the stories are written to.")] = Path("stories"),
    at_least: Annotated[
        int | None, typer.Option(min=1, help="Tell only stories with so many reports, list all; kept for later.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print stories.json to standard output.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress, no summary.")] = False,
    pipeline: Annotated[str, typer.Option(help="An installed spaCy pipeline.")] = DEFAULT_PIPELINE,
    any_language: Annotated[bool, typer.Option(help="Also take reports that are not in English.")] = False,
) -> None:
    """Sort a mixed pile into stories, and tell each.

    Into a folder that was made before, new reports are added: they join running stories or open new ones.
    """
    from rashomon.pipeline import BuildSettings
    from rashomon.storywork import sort_pile

    settings = BuildSettings(pipeline=pipeline, any_language=any_language)
    with TerminalProgress(quiet=quiet) as progress:
        made = sort_pile(paths, out, at_least=at_least, settings=settings, progress=progress)
    show(made, json=json, quiet=quiet)


def show(made: SortedPile, *, json: bool, quiet: bool) -> None:
    """Print what a run made."""
    if json:
        sys.stdout.write((made.folder / "stories.json").read_text(encoding="utf-8"))
    elif not quiet:
        _summary(made)


def _summary(made: SortedPile) -> None:
    console = out_console()
    reports = f"{made.articles} report{'' if made.articles == 1 else 's'}"
    told = f"{len(made.stories)} {'story' if len(made.stories) == 1 else 'stories'}"
    console.print(f"\n[bold]{reports}, {told}[/]")
    if made.placed:
        opened = sum(one.opened for one in made.placed)
        console.print(
            f"{len(made.placed)} new reports: {len(made.placed) - opened} joined a story, {opened} opened one"
        )
        for gone, now in (pair for one in made.placed for pair in one.merged):
            console.print(f"Story {gone} turned out to be part of {now}.")
    for one in sorted(made.stories, key=lambda s: (-len(s.story.articles), s.story.id))[:_MOST_SHOWN]:
        when = f"  {one.story.start}" if one.story.start else ""
        console.print(f"  {len(one.story.articles):>4}  {plain(one.story.title or 'without a headline')}{when}")
    if len(made.stories) > _MOST_SHOWN:
        console.print(f"  and {len(made.stories) - _MOST_SHOWN} more")
    for item in made.rejected[:_MOST_SHOWN]:
        console.print(f"  not read: {plain(item.path)}: {plain(item.reason)}")
    console.print(f"\nThe stories: {made.folder / 'index.html'}   (also stories.json, stories.db)", soft_wrap=True)
