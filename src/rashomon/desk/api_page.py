"""The API in words, made from its own description."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from rashomon.desk.rendering import page

router = APIRouter()


@router.get("/api")
def api_page(request: Request) -> Response:
    """Every request of the API with what it answers."""
    described: dict[str, Any] = request.app.openapi()
    operations = [
        (
            method.upper(),
            address,
            (found.get("description") or found.get("summary") or "").split("\n")[0],
            ", ".join(p["name"] for p in found.get("parameters", ())),
        )
        for address, methods in described["paths"].items()
        for method, found in methods.items()
    ]
    values = {"operations": operations, "description": described["info"]["description"].split("\n\n")}
    return page(request, "api.html.j2", values)
