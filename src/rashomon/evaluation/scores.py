"""What an evaluation gives back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure.

    Attributes:
        name: The measure ("content F1 at IoU 0.5").
        value: The figure, rounded to 4 digits.
        gate: True if a fall of this figure below the committed baseline fails the gate.
        lower_is_better: True for error rates.
    """

    name: str
    value: float
    gate: bool = True
    lower_is_better: bool = False


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of one task on one data set.

    Attributes:
        task: The task's name as in `rashomon eval TASK`.
        data: The name (not the path) of the file or folder measured.
        size: How many items were measured.
        unit: What an item is ("articles", "sentences", "pairs").
        figures: The figures, the most important first.
        peers: The same measures for named peers or baselines measured in the same run.
    """

    task: str
    data: str
    size: int
    unit: str
    figures: tuple[Figure, ...]
    peers: tuple[Figure, ...] = ()
