"""Taking the map away as a file."""

from functools import partial

import streamlit as st

from netmap.casework.seeing import MapView
from netmap.casework.taking import take_map
from netmap.desk import now
from netmap.model.codes import YesNo
from netmap.reports.takeaway import KINDS, Form, file_name, file_of
from netmap.ui.page import Desk
from netmap.ui.picture import scene_for
from netmap.words import screen


def draw_taking(desk: Desk, view: MapView, *, worker: bool) -> None:
    """Draw the files of a map; each is made, and put on record, when it is asked for.

    None is drawn for who may only look, as in an emergency.
    Where both see the screen, none is offered that the participant called unsafe.
    """
    if not view.may_export:
        return
    safe = view.network.review.safe_to_take_home
    with st.expander(screen.TAKE):
        if worker:
            st.caption(screen.TAKE_DESK)
        elif safe == YesNo.NO:
            st.warning(screen.TAKE_NOT_SAFE)
            return
        else:
            st.caption(screen.TAKE_HOME)
            if safe != YesNo.YES:
                st.text(screen.TAKE_ASK)
        with st.container(horizontal=True):
            for form in KINDS:
                _draw_file(desk, view, form, worker=worker)


def _draw_file(desk: Desk, view: MapView, form: Form, *, worker: bool) -> None:
    st.download_button(
        screen.TAKE_FORMS[form],
        data=partial(taken, desk, view.head.review_id, form, worker=worker),
        file_name=file_name(view, form),
        mime=KINDS[form],
        key=f"take.{form}",
        on_click="ignore",
    )


def taken(desk: Desk, review_id: str, form: Form, *, worker: bool) -> bytes:
    """Return a map as a file, as it is now, and leave an audit row.

    Raises:
        NotAllowed, NotSafeAtHome: see `casework.taking.take_map`.
    """
    view = take_map(desk.store, **desk.acting, review_id=review_id, home=not worker)
    return file_of(view, scene_for(view, worker=worker), form, now().date())
