"""The application over a sorted pile: the list of its stories, and the desk of each under its address."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from rashomon import __version__
from rashomon.desk import pile_api, pile_pages
from rashomon.desk.app import guard, hang_static
from rashomon.desk.hanging import Hanging
from rashomon.desk.pile_shelf import PileShelf
from rashomon.desk.pile_works import PileWorks
from rashomon.desk.settings import DeskSettings

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
    shelf = PileShelf(settings.case)
    works, hanging = PileWorks(settings.case), Hanging(settings, shelf)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        works.close()
        hanging.close()

    app = FastAPI(
        title="Rashomon desk of a pile",
        version=__version__,
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=life,
    )
    app.state.settings = settings
    app.state.pile = shelf
    app.state.works = works
    guard(app, settings)
    app.include_router(pile_api.router)
    app.include_router(pile_pages.router, include_in_schema=False)
    hang_static(app)
    app.mount("/story", hanging, name="story")
    return app
