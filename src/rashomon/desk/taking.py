"""The page for taking the account away: pages, data, tables, and a version for paper."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from rashomon.desk.reading_pages import ShownCase, timeline_of
from rashomon.desk.rendering import page, taken_away
from rashomon.desk.shelf import Shown
from rashomon.export import FORMATS, ExportFile, Material, export
from rashomon.model import Account
from rashomon.tell import to_html, to_json, to_markdown
from rashomon.tell.dates import range_words
from rashomon.tell.view import conflict_view, statement_view

router = APIRouter()
MOST_PRINTED = 2_000
_PACKED_AT = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same case
PAGES: dict[str, tuple[str, str, Callable[[Account], str]]] = {
    "account.html": ("One page (HTML)", "text/html; charset=utf-8", to_html),
    "account.md": ("Markdown", "text/markdown; charset=utf-8", to_markdown),
    "account.json": ("Data (JSON)", "application/json", to_json),
}


@router.get("/take")
def take(request: Request, shown: ShownCase) -> Response:
    """What can be taken away."""
    pages = [(name, words) for name, (words, _, _) in PAGES.items()]
    return page(request, "take.html.j2", {"shown": shown, "pages": pages, "formats": FORMATS.values()})


@router.get("/take/{name}")
def take_page(shown: ShownCase, name: str) -> Response:
    """The account as one file."""
    if name not in PAGES:
        raise HTTPException(404, "There is no file of that name to take away.")
    _, media, make = PAGES[name]
    return taken_away(name, make(shown.account).encode("utf-8", "replace"), media)


@router.get("/take/as/{name}")
def take_format(shown: ShownCase, name: str) -> Response:
    """The case in a standard format; many files come as one zip archive."""
    if name not in FORMATS:
        raise HTTPException(404, "There is no format of that name.")
    files = export(Material(shown.account, shown.case.case.readings), name)
    if len(files) == 1 and not FORMATS[name].folder:
        return taken_away(files[0].name, files[0].content, "application/octet-stream")
    return taken_away(f"{name}.zip", packed(files), "application/zip")


def packed(files: Sequence[ExportFile]) -> bytes:
    """Return the files as a zip archive, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name, _PACKED_AT), file.content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@router.get("/print")
def print_page(request: Request, shown: ShownCase) -> Response:
    """The whole account set for paper: the browser prints it or saves it as PDF."""
    account = shown.account
    return page(
        request,
        "print.html.j2",
        {
            "shown": shown,
            "when": range_words(account.story.start, account.story.end),
            "views": [statement_view(s, shown.labels) for s in account.statements[:MOST_PRINTED]],
            "conflicts": [conflict_view(c, shown.labels) for c in account.conflicts if c.relation != "compatible"],
            "timeline": timeline_of(shown),
            "reports": _reports(shown),
        },
    )


def _reports(shown: Shown) -> list[tuple[str, str, str | None, str]]:
    """Return each report: what it is called, its headline, its date, and what it rests on."""
    found = []
    for article in shown.account.articles:
        clean, origin = shown.labels.clean[article.id], shown.labels.origin_of.get(article.id)
        found.append(
            (
                shown.labels.article(article.id),
                clean.title.value if clean.title else "",
                clean.published.date if clean.published else None,
                shown.labels.origin(origin.id) if origin else "",
            )
        )
    return found
