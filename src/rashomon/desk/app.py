"""The application over one case: its rooms put together."""

from __future__ import annotations

import threading
from contextlib import suppress

from fastapi import FastAPI

from rashomon.desk import (
    api,
    changing,
    checking,
    correcting,
    reading_pages,
    searching,
    taking,
)
from rashomon.desk.case_works import CaseWorks
from rashomon.desk.frame import framed_app, hang_pages
from rashomon.desk.ledger import Ledger
from rashomon.desk.proposing import propose
from rashomon.desk.settings import DeskSettings
from rashomon.desk.shelf import Shelf
from rashomon.errors import RashomonError
from rashomon.store.sqlite import SqliteCase

DESCRIPTION = """One case as data: what its reports say, on how many independent origins each statement rests, where
they differ, and whether they bear out a claim. Positions are Unicode code points into an article's text, half-open.
Reading needs nothing; a write needs the token of `GET /api/v1/token` in the header `X-Desk-Token`."""


def make_app(settings: DeskSettings) -> FastAPI:
    """Return the web application over one case.

    Args:
        settings: Which case, and who may come in.

    Raises:
        CaseMissingError: If there is no such case.
    """
    shelf = Shelf(settings.case)
    ledger = Ledger(lambda: SqliteCase(shelf.path), lambda asked: propose(asked, shelf.current()))
    works = CaseWorks(shelf)
    app = framed_app(
        settings, "Rashomon desk", DESCRIPTION, wake=wake, rest=rest, shelf=shelf, works=works, ledger=ledger
    )
    app.include_router(api.router)
    rooms = (reading_pages, searching, checking, correcting, changing, taking)
    hang_pages(app, *(room.router for room in rooms))
    return app


def wake(app: FastAPI) -> None:
    """Begin what a desk does beside its pages."""
    threading.Thread(target=_open_models, args=[app.state.shelf], daemon=True).start()
    if _is_behind(app.state.shelf):
        app.state.works.follow_corrections()


def rest(app: FastAPI) -> None:
    """End what a desk does beside its pages, and let go of its case."""
    app.state.works.close()
    app.state.shelf.close()


def _open_models(shelf: Shelf) -> None:
    """Open beside the pages what search and check need; what goes wrong is told when it is used."""
    with suppress(RashomonError):
        shelf.current().case.check("The models are opened.")


def _is_behind(shelf: Shelf) -> bool:
    """Tell whether corrections were kept that the account does not follow yet."""
    with SqliteCase(shelf.path) as store:
        return store.corrections() != shelf.current().case.case.corrections
