"""What all sessions share: the open store and who is signed in; never a case."""

import secrets
from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from netmap import desk, door
from netmap.access.sessions import Sessions
from netmap.access.tries import Tries
from netmap.settings import Settings, settings_from
from netmap.store.database import Store, open_store
from netmap.ui.kept import Kept

_chosen: list[Settings] = []


class Shared(NamedTuple):
    """The open store of this process, its door for the command line, and who is in.

    `code` is what the first administrator types: it is said where netmap was started.
    """

    store: Store
    door: door.Door
    sessions: Sessions
    tries: Tries
    kept: Kept
    code: str

    def close(self) -> None:
        """Let go of store and door."""
        self.door.close()
        self.store.close()


def use_settings(settings: Settings) -> None:
    """Say how netmap was started, before the first page is drawn."""
    _chosen[:] = [settings]


def settings() -> Settings:
    """Return how netmap was started: as said, or else from the environment."""
    return _chosen[0] if _chosen else settings_from()


@st.cache_resource(show_spinner=False, on_release=Shared.close)
def shared() -> Shared:
    """Return what is shared, opened once for the whole process.

    Raises:
        StoreError: it does not open; see `store.database.open_store`.
    """
    how = settings()
    store = open_store(how.store, how.key)
    sessions = Sessions(how.limits)
    return Shared(
        store,
        door.open_door(store, how.key, _acts(sessions)),
        sessions,
        Tries(),
        Kept(),
        secrets.token_hex(4),
    )


def _acts(sessions: Sessions) -> Mapping[str, door.Act]:
    """Return what the door does; it ends sessions as the page of people does."""

    def give_account(
        store: Store, request: door.Request, progress: door.Progress | None = None
    ) -> door.Answer:
        answer = desk.give_account(store, request, progress)
        sessions.end_others(request["of"], None)
        return answer

    def change_worker(
        store: Store, request: door.Request, progress: door.Progress | None = None
    ) -> door.Answer:
        answer = desk.change_worker(store, request, progress)
        if not answer["active"]:
            sessions.end_others(request["of"], None)
        return answer

    acts = {"give_account": give_account, "change_worker": change_worker}
    return {**desk.ACTS, **acts}
