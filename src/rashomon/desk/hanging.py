"""The desks of single stories, hung in the desk of their pile: /story/ID/ is the desk of that story's case."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, RedirectResponse

from rashomon.casework import CASE_NAME
from rashomon.desk.app import make_app, rest, wake
from rashomon.desk.pile_shelf import PileShelf
from rashomon.desk.settings import DeskSettings

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

MOST_OPEN = 6
"""So many stories are held open; the one that was not asked for the longest is let go."""


class Hanging:
    """Answers for the desks of single stories.

    Args:
        settings: Of the desk of the pile.
        shelf: Where the pile stands.
    """

    def __init__(self, settings: DeskSettings, shelf: PileShelf) -> None:
        self._settings = settings
        self._shelf = shelf
        self._open: OrderedDict[str, FastAPI] = OrderedDict()
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on to the desk of its story."""
        root = scope.get("root_path", "")
        name, slash, _ = scope["path"].removeprefix(root).lstrip("/").partition("/")
        found = self._shelf.current().by_id.get(name)
        if found is None:
            await PlainTextResponse("There is no story of this id.", 404)(scope, receive, send)
        elif found.folder is None:
            await RedirectResponse(f"/part/{found.story.id}", 303)(scope, receive, send)
        elif not slash or found.story.id != name:
            await RedirectResponse(f"{root}/{found.story.id}/", 303)(scope, receive, send)
        else:
            desk = await run_in_threadpool(self._desk, name, self._shelf.folder / found.folder / CASE_NAME)
            await desk({**scope, "root_path": f"{root}/{name}"}, receive, send)

    def close(self) -> None:
        """Let go of all cases."""
        with self._lock:
            while self._open:
                rest(self._open.popitem()[1])

    def _desk(self, name: str, case: Path) -> FastAPI:
        with self._lock:
            known = self._open.pop(name, None)
            if known is not None and known.state.settings.case != case:
                rest(known)
                known = None
            if known is None:
                known = make_app(replace(self._settings, case=case, story=name, key=None))
                wake(known)
            self._open[name] = known
            while len(self._open) > MOST_OPEN:
                rest(self._open.popitem(last=False)[1])
            return known
