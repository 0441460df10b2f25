"""The account in a few lines, for the terminal and the notebook."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Account, Conflict, Statement
from rashomon.tell.dates import range_words
from rashomon.tell.labels import Labels, counted, one_line
from rashomon.tell.view import STATUS_WORDS, support_words
from rashomon.tell.voices import all_deny, who_says

_MOST_CONFLICTS = 8


@dataclass(frozen=True, slots=True)
class Summary:
    """What a reader wants to know first.

    Attributes:
        title: The story's title.
        counts: Lines with the counts and the days.
        statements: The most important ones, as (support, words with who says so).
        conflicts: Where the reports differ, one line each.
        rejected: What could not be read, one line each.
    """

    title: str
    counts: tuple[str, ...]
    statements: tuple[tuple[str, str], ...]
    conflicts: tuple[str, ...]
    rejected: tuple[str, ...]


def summarise(account: Account, *, statements: int = 5) -> Summary:
    """Return the account in a few lines.

    Args:
        account: The account.
        statements: How many statements at most.
    """
    labels = Labels(account)
    differing = [c for c in account.conflicts if c.relation == "conflict"]
    differing += [c for c in account.conflicts if c.relation == "superseded"]
    conflicts = [_conflict(c, labels) for c in differing[:_MOST_CONFLICTS]]
    if len(differing) > _MOST_CONFLICTS:
        conflicts.append(f"and {len(differing) - _MOST_CONFLICTS} more")
    return Summary(
        title=one_line(account.story.title or "An account of the reports"),
        counts=_counts(account),
        statements=tuple(_statement(s, labels) for s in account.statements[:statements]),
        conflicts=tuple(conflicts),
        rejected=tuple(f"{one_line(r.path)}: {one_line(r.reason)}" for r in account.rejected),
    )


def _counts(account: Account) -> tuple[str, ...]:
    single = sum(1 for s in account.statements if s.status == "single-source")
    disputes = sum(1 for c in account.conflicts if c.relation == "conflict")
    line = (
        f"{counted(len(account.articles), 'report')} on {counted(len(account.origins), 'independent origin')}; "
        f"{counted(len(account.statements), 'statement')}, {single} of them from a single origin; "
        f"{counted(disputes, 'conflict')}"
    )
    when = range_words(account.story.start, account.story.end)
    return (when, line) if when else (line,)


def _statement(statement: Statement, labels: Labels) -> tuple[str, str]:
    support = support_words(len(statement.origins), len(statement.articles))
    if statement.status != "corroborated":
        support += f", {STATUS_WORDS[statement.status]}"
    says = who_says(statement, labels)
    denied = "Denied: " if all_deny(statement, labels) else ""
    return support, f"{denied}{one_line(statement.text)}{f' ({says})' if says else ''}"


def _conflict(conflict: Conflict, labels: Labels) -> str:
    sides = []
    for side in conflict.sides:
        reports = dict.fromkeys(labels.article(labels.claims[c].article) for c in side.claims if c in labels.claims)
        sides.append(f"{one_line(side.value)} ({', '.join(reports)})")
    verb = " replaced " if conflict.relation == "superseded" else " against "
    return f"{conflict.kind}: {verb.join(sides)}"
