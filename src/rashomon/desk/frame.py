"""What the application over a case and that over a pile have in common: who may come in, and what every desk has."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from rashomon import __version__
from rashomon.desk import adding, api_page, job_page, recording, writing_api
from rashomon.desk.rendering import hung_at, page
from rashomon.desk.safety import Guard
from rashomon.desk.settings import DeskSettings
from rashomon.errors import RashomonError
from rashomon.tell.page import style_sheet

Step = Callable[[FastAPI], None]
COMMON = (recording, adding, job_page, api_page)


def framed_app(settings: DeskSettings, title: str, about: str, *, wake: Step, rest: Step, **state: Any) -> FastAPI:
    """Return an application that lets nobody in who may not, and has what every desk has.

    Args:
        settings: Who may come in.
        title: Of the API.
        about: The API in words.
        wake: Begins what it does beside its pages.
        rest: Ends that.
        state: What its pages look things up in: `works` and `ledger`, and a `shelf` or a `pile`.
    """

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        wake(app)
        yield
        rest(app)

    app = FastAPI(
        title=title,
        version=__version__,
        description=about,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=life,
    )
    for name, value in {"settings": settings, **state}.items():
        setattr(app.state, name, value)
    app.add_middleware(Guard, settings=settings)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(RashomonError, _failed)
    app.include_router(writing_api.router)
    hang_pages(app, *(room.router for room in COMMON))
    _hang_static(app)
    return app


def hang_pages(app: FastAPI, *routers: APIRouter) -> None:
    """Put pages into an application; its description of the API leaves them out."""
    for router in routers:
        app.include_router(router, include_in_schema=False)


def _hang_static(app: FastAPI) -> None:
    """Serve the style sheet, which begins with what the account's page shares with it, and the scripts."""
    folder = Path(str(resources.files("rashomon.desk").joinpath("static")))
    sheet = style_sheet((folder / "desk.css").read_text(encoding="utf-8"))

    def desk_css() -> Response:
        return Response(sheet, media_type="text/css")

    app.add_api_route("/static/desk.css", desk_css, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=folder), name="static")


def _wants_json(request: Request) -> bool:
    return request.url.path.removeprefix(hung_at(request)).startswith("/api/")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if _wants_json(request):
        return JSONResponse({"detail": error.detail}, status_code=error.status_code, headers=error.headers)
    words = {
        404: "That is not here",
        410: "That is not here any more",
        403: "Not done",
        413: "Too much",
        405: "That cannot be asked for",
    }
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
    return page(request, "refused.html.j2", {"title": title, "words": words}, status=status)
