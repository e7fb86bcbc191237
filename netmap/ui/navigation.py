"""The pages, and for whom each is listed. A list is no lock: the use cases are."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from netmap.access.permissions import Act, can_ever, can_serve
from netmap.model.staff import Worker
from netmap.words import access, changes, claims, contact, screen

OF_A_CASE = frozenset({"map", "contact", "review", "changes", "evidence"})
"""Pages whose address says which case they are of."""


class Screen(NamedTuple):
    """A page: its file, what it is called, and whether it is listed for a worker."""

    name: str
    title: str
    listed: Callable[[Worker], bool]


def _holds(worker: Worker) -> bool:
    return can_serve(worker, Act.HOLD_CASES)


def _ever(act: Act) -> Callable[[Worker], bool]:
    return partial(can_ever, act=act)


def _sees_concerns(worker: Worker) -> bool:
    return _holds(worker) or can_ever(worker, Act.SEE_CONCERNS)


def _reads_trail(worker: Worker) -> bool:
    return can_ever(worker, Act.SEE_TRAIL) or can_serve(worker, Act.MANAGE_PEOPLE)


def _claims_or_judges(worker: Worker) -> bool:
    return can_ever(worker, Act.CLAIM) or can_ever(worker, Act.JUDGE)


def _never(_worker: Worker) -> bool:
    return False


SCREENS = (
    Screen("caseload", screen.CASELOAD, _holds),
    Screen("map", screen.MAP, _holds),
    Screen("contact", contact.CONTACT, _holds),
    Screen("review", screen.REVIEW, _holds),
    Screen("changes", changes.CHANGES, _holds),
    Screen("evidence", claims.EVIDENCE, _holds),
    Screen("claims", claims.CLAIMS, _claims_or_judges),
    Screen("concerns", contact.TAB_CONCERNS, _sees_concerns),
    Screen("supervision", access.SUPERVISION, _ever(Act.LOOK_INTO)),
    Screen("people", access.PEOPLE, _ever(Act.MANAGE_PEOPLE)),
    Screen("trail", access.TRAIL, _reads_trail),
    Screen("emergency", access.EMERGENCY, _never),
    Screen("account", access.ACCOUNT, _never),
)
"""The last two are reached from a link: they are needed seldom."""


def pages(worker: Worker | None) -> list[StreamlitPage]:
    """Return every page; those that are for this worker are listed.

    The first has no address of its own, so that every other one has.
    """
    first = st.Page(
        "pages/home.py", title=screen.APP_TITLE, default=True, visibility="hidden"
    )
    return [first, *(_page(one, worker) for one in SCREENS)]


def _page(one: Screen, worker: Worker | None) -> StreamlitPage:
    return st.Page(
        f"pages/{one.name}.py",
        title=one.title,
        visibility="visible" if worker and one.listed(worker) else "hidden",
    )


def home(worker: Worker) -> str:
    """Return the page where a worker begins: the first that is listed for them."""
    return next((one.name for one in SCREENS if one.listed(worker)), "account")


def is_listed(name: str, worker: Worker) -> bool:
    """Say whether a page is listed for a worker."""
    return any(one.name == name and one.listed(worker) for one in SCREENS)
