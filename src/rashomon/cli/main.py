"""The command `rashomon`."""

from __future__ import annotations

import gc
import sys

import typer

from rashomon import __version__
from rashomon.cli import build, judge, look, measure, pile, serve, stories, take_away
from rashomon.cli.terminal import guarded

_COLLECT_AFTER = (200_000, 30, 30)

app = typer.Typer(
    name="rashomon",
    help="One account, held to its sources, from many reports of one event. It measures reporting, not truth.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
build.register(app)
look.register(app)
judge.register(app)
take_away.register(app)
measure.register(app)
serve.register(app)
pile.register(app)
stories.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
    debug: bool = typer.Option(False, "--debug", help="Show the full traceback of an error."),
) -> None:
    """One account, held to its sources, from many reports of one event. It measures reporting, not truth."""


def run() -> None:
    """Run the command line; ends the process with its exit status."""
    # A case is a million small records without a cycle among them: looking for cycles at Python's usual pace takes a
    # fourteenth of the time of a run and finds next to nothing.
    gc.set_threshold(*_COLLECT_AFTER)
    debug = "--debug" in sys.argv[1:]
    if debug:
        sys.argv = [sys.argv[0], *[a for a in sys.argv[1:] if a != "--debug"]]
    status = guarded(lambda: _run_app(), debug=debug)
    sys.exit(status)


def _run_app() -> None:
    try:
        app()
    except SystemExit as end:
        if end.code not in (0, None):
            raise
