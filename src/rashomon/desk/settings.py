"""How the desk is run."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

LOCAL_HOSTS = frozenset(["localhost", "127.0.0.1", "[::1]", "::1"])


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """How the desk is run.

    Attributes:
        case: The case file, or the folder of a sorted pile.
        key: Who has it may read; None lets everybody in who reaches the desk, which only a local address may do.
        hosts: The names under which the desk may be asked for; any other is refused, so that a foreign page cannot
            reach the desk by letting its own name point here (DNS rebinding). Empty = any, where a key is asked.
        story: Id of the story that the case tells, where its desk hangs in that of a pile; "" for a case alone.
        secret: What the tokens of pages that write are made from; a new one each time the desk is started.
        most_upload: Bytes of one request.
        most_paste: Characters of a pasted text.
        most_draft: Characters of a draft that is checked.
        most_claims: Sentences of a draft that are checked.
    """

    case: Path
    key: str | None = None
    hosts: frozenset[str] = LOCAL_HOSTS
    story: str = ""
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    most_upload: int = 50_000_000
    most_paste: int = 900_000
    most_draft: int = 60_000
    most_claims: int = 400
