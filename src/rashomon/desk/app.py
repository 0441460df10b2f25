"""The application: its rooms put together."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import resources
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from rashomon import __version__
from rashomon.desk import (
    adding,
    api,
    api_page,
    changing,
    checking,
    correcting,
    reading_pages,
    searching,
    taking,
    writing_api,
)
from rashomon.desk.rendering import hung_at, page
from rashomon.desk.safety import Guard
from rashomon.desk.settings import DeskSettings
from rashomon.desk.shelf import Shelf
from rashomon.desk.works import Works
from rashomon.errors import RashomonError
from rashomon.store.sqlite import SqliteCase
from rashomon.tell.page import style_sheet

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
    works = Works(shelf)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        wake(app)
        yield
        rest(app)

    app = FastAPI(
        title="Rashomon desk",
        version=__version__,
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=life,
    )
    app.state.settings = settings
    app.state.shelf = shelf
    app.state.works = works
    guard(app, settings)
    app.include_router(api.router)
    app.include_router(writing_api.router)
    for room in (reading_pages, searching, checking, correcting, changing, adding, taking, api_page):
        app.include_router(room.router, include_in_schema=False)
    hang_static(app)
    return app


def guard(app: FastAPI, settings: DeskSettings) -> None:
    """Let nobody in who may not, and tell in words what went wrong."""
    app.add_middleware(Guard, settings=settings)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(RashomonError, _failed)


def hang_static(app: FastAPI) -> None:
    """Serve the style sheet, which begins with what the account's page shares with it, and the scripts."""
    folder = Path(str(resources.files("rashomon.desk").joinpath("static")))
    sheet = style_sheet((folder / "desk.css").read_text(encoding="utf-8"))

    def desk_css() -> Response:
        return Response(sheet, media_type="text/css")

    app.add_api_route("/static/desk.css", desk_css, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=folder), name="static")


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


def _wants_json(request: Request) -> bool:
    return request.url.path.removeprefix(hung_at(request)).startswith("/api/")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if _wants_json(request):
        return JSONResponse({"detail": error.detail}, status_code=error.status_code, headers=error.headers)
    words = {404: "That is not here", 403: "Not done", 413: "Too much", 405: "That cannot be asked for"}
    return _told(request, words.get(error.status_code, "That did not work"), str(error.detail), error.status_code)


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if _wants_json(request):
        return await request_validation_exception_handler(request, error)
    fields = ", ".join(dict.fromkeys(str(e["loc"][-1]) for e in error.errors()))
    return _told(request, "That did not work", f"Something is missing or not as it should be: {fields}.", 422)


async def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, RashomonError)
    if _wants_json(request):
        return JSONResponse({"detail": str(error)}, status_code=409)
    return _told(request, "That did not work", str(error), 422)


def _told(request: Request, title: str, words: str, status: int) -> Response:
    shelf: Shelf | None = getattr(request.app.state, "shelf", None)
    values = {"shown": shelf.current() if shelf else None, "title": title, "words": words}
    return page(request, "refused.html.j2" if shelf else "pile_refused.html.j2", values, status=status)
