"""The cookie of a session: given for a ticket that a page was handed, once.

No script of the page can read it, and no other site can have it sent.
"""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from netmap.ui.shared import shared

COOKIE = "netmap_session"
PATH = "/session"
LONGEST = 256


def routes() -> list[BaseRoute]:
    """Return the way to get the cookie. A session that ended makes it worthless."""
    return [Route(PATH, give, methods=["POST"])]


async def give(asked: Request) -> Response:
    """Take a ticket and give the cookie of its session."""
    token = shared().sessions.exchange(await _short_body(asked))
    if token is None:
        return Response(status_code=HTTPStatus.FORBIDDEN)
    return _with_cookie(asked, token)


def _with_cookie(asked: Request, token: str) -> Response:
    answer = Response(status_code=HTTPStatus.NO_CONTENT)
    answer.set_cookie(
        COOKIE,
        token,
        httponly=True,
        samesite="strict",
        secure=asked.url.scheme == "https",
    )
    return answer


async def _short_body(asked: Request) -> str:
    body = b""
    async for part in asked.stream():
        body += part
        if len(body) > LONGEST:
            return ""
    return body.decode("ascii", "replace")
