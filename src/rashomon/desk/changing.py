"""The page that tells what changed since an earlier account."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from rashomon.desk.former import snapshots
from rashomon.desk.ledger import ledger_of
from rashomon.desk.proposing import KIND_WORDS
from rashomon.desk.reading_pages import ShownCase
from rashomon.desk.rendering import page
from rashomon.errors import InputError
from rashomon.model import Correction, Snapshot
from rashomon.tell.changes import changes

router = APIRouter()
MOST = 200


@router.get("/changes")
def changes_page(
    request: Request,
    shown: ShownCase,
    since: Annotated[str, Query(max_length=40)] = "",
    revision: Annotated[int | None, Query(ge=0, le=2**31)] = None,
) -> Response:
    """What changed since a day, a moment or a revision; without any, since yesterday."""
    kept = snapshots(request.app.state.shelf.path)
    before = state_at(kept, since, revision)
    values = {
        "shown": shown,
        "kept": list(reversed(kept))[:40],
        "since": since,
        "revision": revision,
        "before": before,
        "found": changes(before, shown.account) if before else None,
        "corrections": corrected_since(before, kept, ledger_of(request).kept()) if before else [],
        "kinds": KIND_WORDS,
        "most": MOST,
    }
    return page(request, "changes.html.j2", values)


def state_at(kept: list[Snapshot], since: str, revision: int | None) -> Snapshot | None:
    """Return the account that held at a moment, None if it is the one that holds now.

    Raises:
        InputError: If `since` is no moment.
    """
    if revision is not None:
        return next((s for s in kept if s.revision >= revision), None)
    moment = moment_of(since)
    return next((s for s in kept if datetime.datetime.fromisoformat(s.until) > moment), None)


def corrected_since(before: Snapshot, kept: list[Snapshot], corrections: Sequence[Correction]) -> list[Correction]:
    """Return the corrections made or taken back since an account was written: it is older than what it does not follow.

    Args:
        before: The account.
        kept: All that are kept, the oldest first.
        corrections: All.
    """
    written = max((s.until for s in kept if s.revision < before.revision), default="")
    return [c for c in corrections if max(c.at, c.undone.at if c.undone else "") > written]


def moment_of(since: str) -> datetime.datetime:
    """Return the moment that is meant; a day is its beginning, nothing is a day ago.

    Raises:
        InputError: If it is none.
    """
    if not since:
        return datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    try:
        moment = datetime.datetime.fromisoformat(since)
    except ValueError as error:
        raise InputError(f"{since!r} is no day or time.", remedy="Write it as 2023-12-31.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
