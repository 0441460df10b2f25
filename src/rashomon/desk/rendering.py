"""Templates to pages: every value is made safe to show and escaped on its way."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon import __version__
from rashomon.desk.safety import page_token
from rashomon.desk.shelf import Shelf, Shown
from rashomon.tell.dates import date_words, day_words
from rashomon.tell.labels import counted, cut, one_line, shown

NAME_COOKIE = "rashomon_name"
"""Holds who corrects, so that the name need not be written each time."""

MOVED = {
    "passage": "The passage is cut differently now; the words it led to are marked here.",
    "beside": "The passage it led to is no longer in the account; this is what it was told with.",
    "gone": "The passage it led to is no longer in the account; this is the report that it stood in.",
    "statement": "What that statement said is told in this one now.",
    "conflict": "That difference is told here now.",
    "settled": "That difference is no longer held to be one; this is what it was about.",
    "origin": "The report it was named by counts with this origin now.",
    "actor": "The name it led to is this actor's now.",
}
"""What is told of an address from an earlier account that led here."""

FLUSH = "\x00flush\x00"
"""Where a streamed page is sent on: a template writes it, `streamed` takes it out."""


ABOVE = "/^/"
_ADDRESS = re.compile(r'\b(href|src|action|hx-get)="/(?!\^/|/)')


@functools.cache
def environment() -> Environment:
    """Return the templates of the desk."""
    made = Environment(
        loader=PackageLoader("rashomon.desk", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_safe,
    )
    made.globals.update(
        {
            "counted": counted,
            "cut": cut,
            "one_line": one_line,
            "date_words": date_words,
            "day_words": day_words,
            "version": __version__,
            "FLUSH": Markup(FLUSH),  # noqa: S704  own words
        }
    )
    return made


def _safe(value: Any) -> Any:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def page(request: Request, name: str, values: Mapping[str, Any], *, status: int = 200) -> HTMLResponse:
    """Return the page of the template `name`."""
    html = hung(environment().get_template(name).render(_all(request, values)), hung_at(request))
    return HTMLResponse(html.encode("utf-8", "replace"), status_code=status)


def streamed(request: Request, name: str, values: Mapping[str, Any]) -> StreamingResponse:
    """Return the page of the template `name`, sent in pieces as the template gets to `FLUSH`."""
    at = hung_at(request)

    def pieces() -> Iterator[bytes]:
        kept: list[str] = []
        for piece in environment().get_template(name).generate(_all(request, values)):
            kept.append(piece)
            if FLUSH in piece:
                yield hung("".join(kept).replace(FLUSH, ""), at).encode("utf-8", "replace")
                kept.clear()
        yield hung("".join(kept), at).encode("utf-8", "replace")

    return StreamingResponse(pieces(), media_type="text/html; charset=utf-8", headers={"X-Accel-Buffering": "no"})


def taken_away(name: str, content: bytes, media: str) -> Response:
    """Return a file that the browser keeps under that name."""
    return Response(content, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def hung_at(request: Request) -> str:
    """Return the address under which this desk hangs in another's, "" if it stands alone."""
    at: str = request.scope.get("root_path", "")
    return at


def hung(html: str, at: str) -> str:
    """Return a page with its own addresses put under `at`; those that begin with `ABOVE` lead to the desk above.

    Only attributes begin like this: in a page's words quotation marks are escaped.
    """
    if at:
        html = _ADDRESS.sub(rf'\1="{at}/', html)
    return html.replace(f'="{ABOVE}', '="/')


def _all(request: Request, values: Mapping[str, Any]) -> dict[str, Any]:
    shelf: Shelf | None = getattr(request.app.state, "shelf", None)
    shown_now: Shown | None = values.get("shown") or (shelf.current() if shelf else None)
    return {
        "path": request.url.path.removeprefix(hung_at(request)) or "/",
        "above": ABOVE if request.app.state.settings.story else "",
        "story": request.app.state.settings.story,
        "token": page_token(request.app.state.settings),
        "my_name": _name(request),
        "moved": MOVED.get(request.query_params.get("moved", ""), ""),
        "behind": shelf is not None and shelf.is_behind(),
        "shown": shown_now,
        "base": "base.html.j2" if shown_now else "pile_base.html.j2",
        "case_title": (shown_now.account.story.title or "An account of the reports") if shown_now else "Stories",
        **values,
    }


def _name(request: Request) -> str:
    try:
        return one_line(bytes.fromhex(request.cookies.get(NAME_COOKIE, "")).decode("utf-8"))[:100]
    except ValueError:
        return ""
