"""What changed between an earlier account and this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Account, Conflict, ConflictNote, Snapshot, Statement, StatementNote


@dataclass(frozen=True, slots=True)
class ChangedStatement:
    """A statement that is told in both accounts, and not in the same way.

    Attributes:
        before: As it was.
        now: As it is.
        wording, status, support: What differs.
    """

    before: StatementNote
    now: Statement
    wording: bool
    status: bool
    support: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference of two accounts.

    Attributes:
        since: When the earlier account was replaced (ISO 8601), "" if nothing earlier is kept.
        articles: Ids of the reports that came in.
        gone_articles: Ids of those that went.
        origins: Number of origins before and now.
        new, gone, changed: Statements.
        joined: Earlier statements whose passages another statement tells now, each with that one.
        new_conflicts, gone_conflicts: Differences between the reports.
    """

    since: str
    articles: tuple[str, ...]
    gone_articles: tuple[str, ...]
    origins: tuple[int, int]
    new: tuple[Statement, ...]
    gone: tuple[StatementNote, ...]
    changed: tuple[ChangedStatement, ...]
    joined: tuple[tuple[StatementNote, Statement], ...]
    new_conflicts: tuple[Conflict, ...]
    gone_conflicts: tuple[ConflictNote, ...]

    def __bool__(self) -> bool:
        lists = (self.articles, self.gone_articles, self.new, self.gone, self.changed, self.joined)
        return any(lists) or bool(self.new_conflicts) or bool(self.gone_conflicts)


def changes(before: Snapshot, account: Account) -> Changes:
    """Return what this account says that an earlier one did not, and the other way round.

    A statement is the same if it has the same id or, failing that, shares claims with an earlier one; so one that came
    to be worded better is told as changed, not as new.
    """
    pairs, new = _paired(before.statements, account.statements)
    kept = {note.id for note, _ in pairs}
    left = [(note, _holder(note, account.statements)) for note in before.statements if note.id not in kept]
    now = tuple(a.id for a in account.articles)
    conflicts = {frozenset(note.claims): note for note in before.conflicts}
    known = {note.id for note in before.conflicts}
    here = {c.id for c in account.conflicts} | {_claims(c) for c in account.conflicts}
    return Changes(
        since=before.until,
        articles=tuple(a for a in now if a not in set(before.articles)),
        gone_articles=tuple(a for a in before.articles if a not in set(now)),
        origins=(before.origins, len(account.origins)),
        new=new,
        gone=tuple(note for note, now_in in left if now_in is None),
        changed=tuple(c for c in (_changed(note, s) for note, s in pairs) if c.wording or c.status or c.support),
        joined=tuple((note, now_in) for note, now_in in left if now_in is not None),
        new_conflicts=tuple(c for c in account.conflicts if c.id not in known and _claims(c) not in conflicts),
        gone_conflicts=tuple(n for n in before.conflicts if n.id not in here and frozenset(n.claims) not in here),
    )


def _paired(
    before: Sequence[StatementNote], now: Sequence[Statement]
) -> tuple[list[tuple[StatementNote, Statement]], tuple[Statement, ...]]:
    by_id = {note.id: note for note in before}
    by_claim: dict[str, list[StatementNote]] = {}
    for note in before:
        for claim in note.claims:
            by_claim.setdefault(claim, []).append(note)
    taken = {s.id for s in now if s.id in by_id}
    pairs: list[tuple[StatementNote, Statement]] = []
    new: list[Statement] = []
    for statement in now:
        old = by_id.get(statement.id) or _nearest(statement, by_claim, taken)
        if old is None:
            new.append(statement)
        else:
            taken.add(old.id)
            pairs.append((old, statement))
    return pairs, tuple(new)


def _nearest(
    statement: Statement, by_claim: Mapping[str, Sequence[StatementNote]], taken: set[str]
) -> StatementNote | None:
    shared: dict[str, tuple[int, StatementNote]] = {}
    for claim in statement.claims:
        for note in by_claim.get(claim, ()):
            if note.id not in taken:
                shared[note.id] = (shared.get(note.id, (0, note))[0] + 1, note)
    return max(shared.values(), key=lambda pair: (pair[0], pair[1].id))[1] if shared else None


def _holder(note: StatementNote, now: Sequence[Statement]) -> Statement | None:
    """Return the statement that tells most of the passages of an earlier one."""
    claims = set(note.claims)
    best = max(now, key=lambda s: (len(claims.intersection(s.claims)), s.importance, s.id), default=None)
    return best if best is not None and claims.intersection(best.claims) else None


def _changed(note: StatementNote, statement: Statement) -> ChangedStatement:
    return ChangedStatement(
        before=note,
        now=statement,
        wording=note.text != statement.text,
        status=note.status != statement.status,
        support=(note.origins, note.articles) != (len(statement.origins), len(statement.articles)),
    )


def _claims(conflict: Conflict) -> frozenset[str]:
    return frozenset(c for side in conflict.sides for c in side.claims)
