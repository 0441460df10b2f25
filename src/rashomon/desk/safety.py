"""What keeps the desk safe: who may ask, what a page may do, and how much may be sent."""

from __future__ import annotations

import hashlib
import hmac
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse

from rashomon.desk.settings import DeskSettings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "rashomon_desk"
TOKEN_HEADER = "x-desk-token"  # noqa: S105  a header's name
TOKEN_FIELD = "token"  # noqa: S105  a field's name
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}


def page_token(settings: DeskSettings) -> str:
    """Return the token that a page's forms send with what they write; only pages of this desk hold it."""
    return hmac.new(settings.secret.encode(), b"page", hashlib.sha256).hexdigest()


def check_token(request: Request, given: str | None) -> None:
    """Refuse a write that does not come from a page of this desk.

    Raises:
        HTTPException: 403.
    """
    found = given or request.headers.get(TOKEN_HEADER) or ""
    if not hmac.compare_digest(found.encode("utf-8", "replace"), page_token(request.app.state.settings).encode()):
        raise HTTPException(
            403, "This page is older than the running desk, or the request did not come from it. Reload and try again."
        )


class Guard:
    """Refuses strange hosts, strangers and too much, and puts the policy on every answer.

    Args:
        app: What is guarded.
        settings: Who may come in.
    """

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def guarded_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    found[name] = value
                at, leads = scope.get("root_path", ""), found.get("location", "")
                if at and leads.startswith("/") and not leads.startswith(f"{at}/"):
                    found["location"] = at + leads
                found.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, guarded_send)
            return
        await self.app(scope, _bounded(receive, self.settings.most_upload), guarded_send)

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        host = _host(headers.get("host", ""))
        if self.settings.hosts and host not in self.settings.hosts:
            return PlainTextResponse("The desk is not called by this name.", 421)
        if scope["method"] not in ("GET", "HEAD") and headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            return PlainTextResponse("Pages of other sites cannot send anything to the desk.", 403)
        size = headers.get("content-length", "0")
        if not size.isdigit() or int(size) > self.settings.most_upload:
            return PlainTextResponse(f"More than {self.settings.most_upload:,} bytes at once are not taken.", 413)
        return self._stranger(scope, headers)

    def _stranger(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        """Return what somebody without the key is told; who brings it in the address gets it as a cookie."""
        key = self.settings.key
        if key is None:
            return None
        cookie = SimpleCookie()
        cookie.load(headers.get("cookie", ""))
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if _same(bearer, key) or (COOKIE in cookie and _same(cookie[COOKIE].value, key)):
            return None
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("key", [""])[0]
        if scope["method"] == "GET" and _same(asked, key):
            welcome = RedirectResponse(urlsplit(scope["path"]).path or "/", 303)
            welcome.set_cookie(COOKIE, key, httponly=True, samesite="strict", path="/")
            return welcome
        return PlainTextResponse("Open the address that the desk printed when it was started: it has the key.", 401)


def _same(given: str, key: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), key.encode())


def _host(value: str) -> str:
    """Return the host without its port."""
    if value.startswith("["):
        return value.partition("]")[0] + "]"
    return value.partition(":")[0].lower()


def _bounded(receive: Receive, most: int) -> Receive:
    """Return `receive` that stops once more than `most` bytes came in, whatever was announced."""
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise HTTPException(413, f"More than {most:,} bytes at once are not taken.")
        return message

    return bounded
