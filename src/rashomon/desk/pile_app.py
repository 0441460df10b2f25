"""The application over a sorted pile: the list of its stories, and the desk of each under its address."""

from __future__ import annotations

from fastapi import FastAPI

from rashomon.desk import pile_api, pile_pages
from rashomon.desk.frame import framed_app, hang_pages
from rashomon.desk.hanging import Hanging
from rashomon.desk.ledger import Ledger
from rashomon.desk.pile_proposing import propose_for_pile
from rashomon.desk.pile_shelf import PileShelf
from rashomon.desk.pile_works import PileWorks
from rashomon.desk.settings import DeskSettings
from rashomon.store.pile import SqlitePile

DESCRIPTION = """A pile of reports sorted into stories. Each story's own API hangs under /story/ID/api/v1, described by
/story/ID/api/openapi.json. Reading needs nothing; a write needs the token of `GET /api/v1/token` in the header
`X-Desk-Token`."""


def make_pile_app(settings: DeskSettings) -> FastAPI:
    """Return the web application over a pile.

    Args:
        settings: Which folder, and who may come in.

    Raises:
        CaseMissingError: If there is no pile.
    """
    pile = PileShelf(settings.case)
    ledger = Ledger(lambda: SqlitePile(pile.path), lambda asked: propose_for_pile(asked, pile.current()))
    works, hanging = PileWorks(settings.case), Hanging(settings, pile)

    def wake(_: FastAPI) -> None:
        """Stories are opened when they are asked for."""

    def rest(_: FastAPI) -> None:
        works.close()
        hanging.close()

    app = framed_app(
        settings, "Rashomon desk of a pile", DESCRIPTION, wake=wake, rest=rest, pile=pile, works=works, ledger=ledger
    )
    app.include_router(pile_api.router)
    hang_pages(app, pile_pages.router)
    app.mount("/story", hanging, name="story")
    return app
