"""The page that tells how far a job is, and the way to it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from rashomon.desk.jobs import Job
from rashomon.desk.rendering import page
from rashomon.desk.works import works_of

router = APIRouter()


@router.get("/job/{name}")
def job(request: Request, name: str) -> Response:
    """How far a job is."""
    found = works_of(request).job(name)
    if found is None:
        raise HTTPException(404, "That job is over, and the desk was started anew since.")
    part = request.headers.get("hx-request") == "true"
    return page(request, "job_state.html.j2" if part else "job.html.j2", {"job": found})


def on_to(job: Job) -> RedirectResponse:
    """Return the way to the page of a job."""
    return RedirectResponse(f"/job/{job.id}", 303)
