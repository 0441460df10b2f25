"""The API in words, made from its own description."""

from __future__ import annotations

import re
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup, escape

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
            in_code((found.get("description") or found.get("summary") or "").split("\n")[0]),
            ", ".join(p["name"] for p in found.get("parameters", ())),
        )
        for address, methods in described["paths"].items()
        for method, found in methods.items()
    ]
    values = {
        "operations": operations,
        "description": [in_code(d) for d in described["info"]["description"].split("\n\n")],
    }
    return page(request, "api.html.j2", values)


def in_code(words: str) -> Markup:
    """Return words in which what stands between back quotes is set as code."""
    parts = re.split(r"`([^`]+)`", words)
    set_out = (Markup("<code>{}</code>").format(p) if n % 2 else escape(p) for n, p in enumerate(parts))
    return Markup("").join(set_out)
