"""One way in which a statement is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """One way in which a statement is told.

    Attributes:
        speaker: Who says it, "" for the reports' own voice.
        about: Who that is, "" where unknown.
        cue: The word of the report, where it says more than that something was said ("urged"), else "".
        denied: True if the speaker says that it is not so.
        carriers: Through whom, the nearest first.
        articles: Ids of the reports that tell it so, in the account's order.
        direct: True if at least one gives it in quotation marks.
    """

    speaker: str
    about: str
    cue: str
    denied: bool
    carriers: tuple[str, ...]
    articles: tuple[str, ...]
    direct: bool
