"""What every request and every answer of the server has to keep to."""

import base64
import hashlib
import re
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit.starlette import App
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

INDEX = Path(st.__file__).parent / "static" / "index.html"
INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HEALTH = "/healthz"
OF_STREAMLIT = ("/_stcore/", "/component/", "/auth/", "/oauth2callback")
NEEDED = re.compile(
    r"/_stcore/(health|host-config|stream|(upload_file|bidi-components)/.+)"
)
"""What the browser asks Streamlit for; metrics and the agents' API are not."""
ORGANISATION = re.compile(r"/auth/(login|logout)|/oauth2callback")
"""What is asked as well where an organisation signs people in."""
DENIED = ("camera", "geolocation", "microphone", "payment", "usb", "serial", "hid")


def policy(index: str) -> str:
    """Return the content security policy for Streamlit's page.

    The script within the page is named by its hash. Components come as `blob:`.

    Examples:
        >>> policy("<script>1</script><script src='x'></script>").split("; ")[1]
        "script-src 'self' blob: 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    digests = (hashlib.sha256(one.encode()).digest() for one in INLINE.findall(index))
    hashes = "".join(f" 'sha256-{base64.b64encode(one).decode()}'" for one in digests)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' blob:{hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


HEADERS = {
    "Content-Security-Policy": policy(INDEX.read_text(encoding="utf-8")),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{one}=()" for one in DENIED),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Hardened(App):
    """The app behind its guard: outside everything, so that no answer goes around.

    `organisation` says that an organisation's sign-in is asked for and comes back here.
    """

    organisation = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await super().__call__(scope, receive, send)
            return
        answer: ASGIApp | None = own_answer(
            HTTPConnection(scope), organisation=self.organisation
        )
        if answer and scope["type"] == "websocket":
            answer = WebSocketClose()

        async def send_hardened(message: Message) -> None:
            if message["type"] == "http.response.start":
                harden(MutableHeaders(scope=message))
            await send(message)

        await (answer or super().__call__)(scope, receive, send_hardened)


def own_answer(asked: HTTPConnection, *, organisation: bool) -> Response | None:
    """Return the answer to what Streamlit is not to see, or nothing."""
    path, headers = asked.scope["path"], asked.headers
    if path == HEALTH:
        return PlainTextResponse("ok")
    if not is_host_allowed(headers.get("host")):
        return plain(HTTPStatus.MISDIRECTED_REQUEST)
    signs_in = organisation and ORGANISATION.fullmatch(path)
    if path.startswith(OF_STREAMLIT) and not (NEEDED.fullmatch(path) or signs_in):
        return plain(HTTPStatus.NOT_FOUND)
    if asked.scope.get("method") not in SAFE and not from_here(headers):
        return plain(HTTPStatus.FORBIDDEN)
    return None


def from_here(headers: Headers) -> bool:
    """Say whether a page of this very server asks.

    Examples:
        >>> from_here(Headers({"host": "a:1", "origin": "http://a:1"}))
        True
        >>> from_here(Headers({"host": "a:1", "origin": "http://a:2"}))
        False
        >>> from_here(Headers({"host": "a:1"}))
        False
    """
    site = headers.get("sec-fetch-site", "same-origin")
    origin = urlsplit(headers.get("origin", ""))
    return site == "same-origin" and origin.netloc == headers.get("host")


def harden(headers: MutableHeaders) -> None:
    """Put the headers on an answer; only what never changes may be kept."""
    headers.update(HEADERS)
    if "immutable" not in headers.get("cache-control", ""):
        headers["Cache-Control"] = "no-store"


def neutral(_asked: Request, error: Exception) -> Response:
    """Answer an error with its number and nothing else."""
    return plain(HTTPStatus(getattr(error, "status_code", 500)))


def plain(status: HTTPStatus) -> Response:
    """Return an answer that says its status in words."""
    return PlainTextResponse(status.phrase, status_code=status)
