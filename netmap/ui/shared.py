"""What all sessions share: the open store, never anything about a person."""

from typing import NamedTuple

import streamlit as st

from netmap import desk, door
from netmap.settings import Settings, settings_from
from netmap.store.database import Store, open_store

_chosen: list[Settings] = []


class Shared(NamedTuple):
    """The open store of this process, and its door for the command line."""

    store: Store
    door: door.Door

    def close(self) -> None:
        """Let go of both."""
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
    """Return the store, opened once for the whole process.

    Raises:
        StoreError: it does not open; see `store.database.open_store`.
    """
    how = settings()
    store = open_store(how.store, how.key)
    return Shared(store, door.open_door(store, how.key, desk.ACTS))
