"""People and teams on screen, for administrators."""

import hashlib
from collections.abc import Callable

import streamlit as st

from netmap.casework.staffing import (
    Colleague,
    Hired,
    Staff,
    add_worker,
    change_worker,
    give_account,
    put_team,
    see_staff,
)
from netmap.model.base import Value
from netmap.model.codes import Role
from netmap.model.staff import Team, Worker
from netmap.ui.page import Desk, attempt, shown_or_stop
from netmap.ui.place import spend, token
from netmap.ui.text import draw_titled, plain
from netmap.words import access as words
from netmap.words.labels import label

SHOWN = "people.password"
NEW = "people.new"


def draw_people(desk: Desk) -> None:
    """Draw who works here, the form that adds someone, and the teams."""
    found = shown_or_stop(lambda: see_staff(desk.store, by=desk.by))
    assert isinstance(found, Staff)  # noqa: S101 -- narrows the type
    password: str | None = st.session_state.pop(SHOWN, None)
    if password:
        st.warning(words.FIRST_PASSWORD.format(password=f"**{password}**"))
    st.header(words.WORKERS)
    teams = {one.id: one.name for one in found.teams}
    for one in found.colleagues:
        with st.container(border=True, key=f"worker.{one.worker.id}"):
            _draw_colleague(desk, one, teams)
    _draw_new(desk, teams)
    _draw_teams(desk, found)


def _draw_colleague(desk: Desk, one: Colleague, teams: dict[str, str]) -> None:
    draw_titled(one.worker.name, [_line(one, teams)])
    with st.expander(words.CHANGE.format(name=plain(one.worker.name))):
        _draw_change(desk, one, teams)
        _draw_account(desk, one)
        _draw_leaving(desk, one.worker)


def _line(one: Colleague, teams: dict[str, str]) -> str:
    account = words.NO_ACCOUNT
    if one.sign_in is not None:
        template = words.ACCOUNT_HERE if one.here else words.ACCOUNT_THERE
        account = template.format(name=one.sign_in)
    line = words.WORKER_LINE.format(
        roles=", ".join(label(role) for role in one.worker.roles),
        team=teams.get(one.worker.team, one.worker.team),
        account=account,
        cases=one.cases,
    )
    return line if one.worker.active else words.WORKER_GONE.format(line=line)


def _draw_fields(prefix: str, teams: dict[str, str], worker: Worker | None) -> None:
    ids = list(teams)
    st.text_input(
        words.WORKER_NAME, value=worker.name if worker else "", key=f"{prefix}.name"
    )
    st.multiselect(
        words.ROLES,
        list(Role),
        default=worker.roles if worker else (),
        format_func=label,
        select_all=False,
        key=f"{prefix}.roles",
    )
    st.selectbox(
        words.TEAM,
        ids,
        index=ids.index(worker.team) if worker and worker.team in ids else 0,
        format_func=lambda one: teams[one],
        key=f"{prefix}.team",
    )


def _fields(prefix: str) -> dict[str, object]:
    return {
        name: st.session_state[f"{prefix}.{name}"] for name in ("name", "roles", "team")
    }


def _mark(value: Value) -> str:
    """Return what tells a value from a changed one.

    A widget keeps what it showed first as long as its key is the same.
    """
    return hashlib.sha256(value.model_dump_json().encode()).hexdigest()[:8]


def _draw_change(desk: Desk, one: Colleague, teams: dict[str, str]) -> None:
    worker = one.worker
    prefix = f"change.{worker.id}.{_mark(worker)}"
    with st.form(prefix, border=False):
        _draw_fields(prefix, teams, worker)
        if one.cases:
            st.caption(words.TEAM_OF_CASES)
        st.form_submit_button(
            words.RENAME_WORKER, on_click=_change, args=(desk, worker, prefix)
        )


def _change(desk: Desk, seen: Worker, prefix: str) -> None:
    _save(desk, seen, _fields(prefix), words.SAVED_WORKER)


def _save(desk: Desk, seen: Worker, fields: dict[str, object], done: str) -> None:
    def use() -> None:
        changed = change_worker(desk.store, **desk.acting, seen=seen, fields=fields)
        if not changed.active:
            desk.shared.sessions.end_others(changed.id, None)

    attempt(use, done, keep=False)


def _draw_account(desk: Desk, one: Colleague) -> None:
    prefix = f"account.{one.worker.id}.{_mark(one)}"
    with st.form(prefix, border=False):
        _draw_sign_in(prefix, one.sign_in or "", here=one.here)
        st.form_submit_button(
            words.GIVE_ACCOUNT_DO, on_click=_give, args=(desk, one.worker, prefix)
        )


def _draw_sign_in(prefix: str, sign_in: str, *, here: bool) -> None:
    st.text_input(
        words.SIGN_IN_AS, value=sign_in, key=f"{prefix}.sign_in", autocomplete="off"
    )
    st.radio(
        words.KEPT_HERE,
        [True, False],
        index=0 if here else 1,
        format_func=lambda one: words.KEPT_WHERE[one],
        horizontal=True,
        key=f"{prefix}.here",
    )


def _give(desk: Desk, worker: Worker, prefix: str) -> None:
    sign_in = st.session_state[f"{prefix}.sign_in"]
    here: bool = st.session_state[f"{prefix}.here"]

    def use() -> None:
        st.session_state[SHOWN] = give_account(
            desk.store, **desk.acting, worker_id=worker.id, sign_in=sign_in, here=here
        )
        desk.shared.sessions.end_others(worker.id, desk.signed.token)

    attempt(use, words.ACCOUNT_SAVED, keep=False)


def _draw_leaving(desk: Desk, worker: Worker) -> None:
    if worker.active:
        st.caption(words.LEFT_HELP)
    st.button(
        words.LEFT_DO if worker.active else words.BACK,
        key=f"leaving.{worker.id}",
        on_click=_save,
        args=(
            desk,
            worker,
            {"active": not worker.active},
            words.LEFT_DONE if worker.active else words.BACK_DONE,
        ),
    )


def _draw_new(desk: Desk, teams: dict[str, str]) -> None:
    with st.expander(words.ADD_WORKER), st.form(NEW, border=False):
        _draw_fields(NEW, teams, None)
        _draw_sign_in(NEW, "", here=True)
        st.form_submit_button(words.ADD_WORKER, on_click=_add, args=(desk,))


def _add(desk: Desk) -> None:
    fields = _fields(NEW)
    sign_in = st.session_state[f"{NEW}.sign_in"]
    here: bool = st.session_state[f"{NEW}.here"]
    worker_id = f"w-{token('worker', (str(fields), sign_in))}"
    hired: list[Hired] = []

    def use() -> None:
        hired.append(
            add_worker(
                desk.store,
                **desk.acting,
                fields={**fields, "id": worker_id},
                sign_in=sign_in,
                here=here,
            )
        )
        st.session_state[SHOWN] = hired[-1].password

    def after() -> None:
        spend("worker")
        st.session_state[f"{NEW}.name"] = st.session_state[f"{NEW}.sign_in"] = ""
        st.session_state[f"{NEW}.roles"] = []

    done = words.ADDED_WORKER.format(name=plain(str(fields["name"])))
    attempt(use, done, after, keep=False)


def _draw_teams(desk: Desk, found: Staff) -> None:
    st.header(words.TEAMS)
    for team in found.teams:
        _draw_team(desk, team)
        if not found.has_supervisor(team):
            st.caption(words.NO_SUPERVISOR)
    with st.form("team.new", border=False, clear_on_submit=False):
        name, press = st.columns((3, 1), vertical_alignment="bottom")
        name.text_input(words.TEAM_NAME, key="team.new.name")
        press.form_submit_button(words.ADD_TEAM, on_click=_add_team, args=(desk,))


def _draw_team(desk: Desk, team: Team) -> None:
    key = f"team.{team.id}.{_mark(team)}"
    with st.form(f"form.{key}", border=False):
        name, press = st.columns((3, 1), vertical_alignment="bottom")
        name.text_input(words.TEAM_NAME, value=team.name, key=key)
        press.form_submit_button(words.RENAME, on_click=_rename, args=(desk, team, key))


def _rename(desk: Desk, team: Team, key: str) -> None:
    _put_team(desk, {"id": team.id, "name": st.session_state[key]})


def _add_team(desk: Desk) -> None:
    name = st.session_state["team.new.name"]

    def after() -> None:
        spend("team")
        st.session_state["team.new.name"] = ""

    _put_team(desk, {"id": f"t-{token('team', name)}", "name": name}, after)


def _put_team(
    desk: Desk, fields: dict[str, object], after: Callable[[], object] | None = None
) -> None:
    def use() -> None:
        put_team(desk.store, **desk.acting, fields=fields)

    attempt(use, words.TEAM_SAVED, after)
