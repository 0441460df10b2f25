"""`rashomon eval`: measure one task on labelled data, and hold the figures against the committed baseline."""

from __future__ import annotations

import importlib
import json as json_module
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.terminal import EXIT_FAILED, out_console, print_json, print_table
from rashomon.errors import InputError, MissingPathError
from rashomon.model import to_plain

if TYPE_CHECKING:
    from rashomon.evaluation.scores import Scores

TOLERANCE = 0.005


class Task(StrEnum):
    """What can be measured."""

    boilerplate = "boilerplate"
    dating = "dating"
    quotes = "quotes"
    times = "times"
    quantities = "quantities"
    entities = "entities"
    claims = "claims"
    lineage = "lineage"
    stories = "stories"
    check = "check"
    statements = "statements"
    conflicts = "conflicts"
    relations = "relations"
    events = "events"
    coreference = "coreference"


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command("eval", epilog="Example: rashomon eval times data/time/aquaint.jsonl")(evaluate)


def evaluate(
    task: Annotated[Task, typer.Argument(help="The step to measure.", show_default=False)],
    path: Annotated[Path, typer.Argument(help="A file or folder in that task's format.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    baseline: Annotated[Path | None, typer.Option(help="Fail if a figure fell below this baseline file.")] = None,
    write: Annotated[Path | None, typer.Option(help="Write the figures to this baseline file.")] = None,
) -> None:
    """Measure how well a step does on labelled data."""
    if not path.exists():
        raise MissingPathError(str(path))
    module = importlib.import_module(f"rashomon.evaluation.{task.value}")
    try:
        scores: Scores = module.evaluate(path)
    except (json_module.JSONDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"{str(path)!r} cannot be read as labelled data ({error}).",
            remedy=f"Give a file or folder in the format of the task {task.value!r}.",
        ) from error
    if json:
        print_json(to_plain(scores))
    else:
        rows = [(f.name, f"{f.value:.4f}") for f in scores.figures]
        rows += [(f"peer: {f.name}", f"{f.value:.4f}") for f in scores.peers]
        print_table(("measure", "figure"), rows, title=f"{scores.task} on {scores.data}: {scores.size} {scores.unit}")
    if write is not None:
        write.write_text(json_module.dumps(to_plain(scores), indent=1) + "\n", encoding="utf-8")
    if baseline is not None and (fallen := _fallen(scores, baseline)):
        for line in fallen:
            out_console().print(line)
        raise typer.Exit(EXIT_FAILED)


def _fallen(scores: Scores, baseline: Path) -> list[str]:
    """Return a line for every gated figure that is worse than the baseline by more than the tolerance."""
    try:
        old = {f["name"]: f for f in json_module.loads(baseline.read_text(encoding="utf-8"))["figures"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{str(baseline)!r} is not a baseline file.", remedy="Write one with --write.") from error
    lines = []
    for figure in scores.figures:
        if not figure.gate or figure.name not in old:
            continue
        change = figure.value - float(old[figure.name]["value"])
        if (change if figure.lower_is_better else -change) > TOLERANCE:
            lines.append(f"{scores.task}: {figure.name} was {old[figure.name]['value']:.4f}, is {figure.value:.4f}")
    return lines
