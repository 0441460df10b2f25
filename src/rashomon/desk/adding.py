"""The page for adding reports to a case or a pile: files or pasted text."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import Response

from rashomon.desk.intake import Intake, Pasted
from rashomon.desk.job_page import on_to
from rashomon.desk.rendering import page
from rashomon.desk.safety import check_token
from rashomon.desk.settings import DeskSettings
from rashomon.desk.works import works_of
from rashomon.errors import InputError

router = APIRouter()
Word = Annotated[str, Form(max_length=2_000)]


@router.get("/add")
def add_page(request: Request) -> Response:
    """Where reports are added."""
    settings: DeskSettings = request.app.state.settings
    values = {
        "most_upload": settings.most_upload,
        "most_paste": settings.most_paste,
        "job": works_of(request).running(),
    }
    return page(request, "add.html.j2", values)


@router.post("/add/files")
def add_files(request: Request, files: Annotated[list[UploadFile], File()], token: Word = "") -> Response:
    """Take files in."""
    check_token(request, token)
    return on_to(works_of(request).add(files_taken(files), "Adding files"))


def files_taken(files: list[UploadFile]) -> Intake:
    """Return an intake with the files that were sent.

    Raises:
        InputError: If there is none, or too many.
    """
    intake = Intake()
    try:
        for file in files:
            if file.filename:
                intake.take_file(file.filename, file.file)
        if intake.is_empty():
            raise InputError("No file was chosen.")
    except BaseException:
        intake.close()
        raise
    return intake


@router.post("/add/text")
def add_text(
    request: Request,
    text: Annotated[str, Form()] = "",
    outlet: Word = "",
    date: Word = "",
    address: Word = "",
    token: Word = "",
) -> Response:
    """Take a pasted text in."""
    check_token(request, token)
    intake = pasted(Pasted(text, outlet, date, address), request.app.state.settings)
    return on_to(works_of(request).add(intake, "Adding text"))


def pasted(given: Pasted, settings: DeskSettings) -> Intake:
    """Return an intake with one pasted text.

    Raises:
        InputError: If there is none, or too much.
    """
    if not given.text.strip():
        raise InputError("There is no text.", remedy="Paste a report.")
    if len(given.text) > settings.most_paste:
        raise InputError(
            f"More than {settings.most_paste:,} characters are not taken at once.", remedy="Add it as a file."
        )
    intake = Intake()
    intake.take_text(given)
    return intake
