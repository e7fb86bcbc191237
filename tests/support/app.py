"""The app in a test: its pages run by AppTest, over a small demo store of its own.

The store holds Wren, invented, with one sealed review and three alters: Bryn, Cai (who
carries words of the worker's and a rule about contact) and the Lantern club.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import streamlit as st
from pydantic import JsonValue
from streamlit.testing.v1 import AppTest

from netmap.casework import drawing, maps
from netmap.casework.caseload import register_participant
from netmap.casework.keeping import make_store
from netmap.casework.records import record_fact
from netmap.casework.sealing import seal_review
from netmap.casework.seeing import MapView, see_map
from netmap.desk import instant
from netmap.model.codes import Role
from netmap.model.edits import Edit, Fields, Part
from netmap.model.network import Network
from netmap.model.staff import Worker
from netmap.picture.layout import Place
from netmap.settings import Settings
from netmap.store.database import Store
from netmap.ui import shared, signed
from netmap.ui.page import Desk
from netmap.ui.widgets import Field
from netmap.words import screen

APP = Path(__file__).parents[2] / "app.py"
PATIENCE = 60
AT = datetime(2024, 3, 4, 14, 30, tzinfo=UTC)
WORKER = Worker(
    id="w-ash", name="Ash Example", roles=(Role.PRACTITIONER, Role.ADMINISTRATOR)
)
WREN = "p-wren"
NAME = "Wren A."
SEALED, DRAFT = "r-1", "r-2"
SECRETS = (
    "WORKERS NOTE",
    "WHERE VIEWS DIFFER",
    "BASIS OF CONCERN",
    "RULE WITH A NAME",
)
"""Words that are the worker's alone; none of them may reach the session view."""
ALTERS: dict[str, Fields] = {
    "a-bryn": {
        "name": "Bryn",
        "relation": "mother",
        "sector": "family",
        "quality_participant": "supportive",
        "strength": "strong",
        "own_words": "She rings me every Sunday.",
    },
    "a-cai": {
        "name": "Cai",
        "relation": "friend",
        "sector": "friends",
        "quality_participant": "mixed",
        "quality_worker": "detrimental",
        "worker_note": SECRETS[0],
        "view_difference": SECRETS[1],
        "basis_of_concern": SECRETS[2],
        "recognition": "partly_recognised",
    },
    "a-lantern": {
        "name": "Lantern club",
        "kind": "group",
        "sector": "groups",
        "standing": "not_in_contact",
    },
}
RULE = {
    "kind": "restriction",
    "instrument": "own_choice",
    "title": SECRETS[3],
    "binds": "participant",
    "effect": "none",
    "target_alters": ["a-cai"],
    "start_on": "2024-01-01",
}


RENEWED = frozenset({"map.who", "link.one", "link.other", "which_review"})
"""Choices that are another widget when their words change."""


@contextmanager
def app_over(path: Path, key: str | None = None) -> Iterator[None]:
    """Let the pages work with the store at this path until the block ends."""
    st.cache_resource.clear()
    shared.use_settings(Settings(store=path, key=key))
    try:
        yield
    finally:
        st.cache_resource.clear()
        shared.use_settings(Settings())


def make_wren(path: Path) -> None:
    """Make the store with Wren in it."""
    with make_store(path, key=None, worker=WORKER, at=AT) as store:
        add_participant(store, WREN, NAME, "W 1")
        begin(store, WREN, SEALED)
        for alter_id, fields in ALTERS.items():
            edit(store, SEALED, drawing.add_alter(map_of(store), alter_id, fields))
        edit(store, SEALED, drawing.set_link(map_of(store), "a-bryn", "a-cai", True))  # noqa: FBT003 -- the answer is the value
        need: Fields = {"text": "A bus pass", "source": "participant"}
        edit(store, SEALED, drawing.add_need("n-1", need))
        set_field(store, "wish", "a-bryn", "wish", "maintain", review_id=SEALED)
        record_fact(
            store,
            by=WORKER.id,
            at=AT,
            participant_id=WREN,
            fields={"fact_id": "f-1", "body": RULE},
        )
        set_field(store, "review", "review", "agreement", "agrees", review_id=SEALED)
        seal_review(store, by=WORKER.id, at=AT, review_id=SEALED)


def add_participant(store: Store, participant_id: str, name: str, ref: str) -> None:
    """Add an invented participant."""
    fields: dict[str, object] = {
        "id": participant_id,
        "name": name,
        "reference": ref,
        "fictional": True,
    }
    register_participant(store, by=WORKER.id, at=AT, fields=fields)


def begin(store: Store, participant_id: str = WREN, review_id: str = DRAFT) -> None:
    """Begin a review."""
    maps.start_review(
        store,
        by=WORKER.id,
        at=AT,
        participant_id=participant_id,
        review_id=review_id,
        held_on=date(2024, 3, 4),
    )


def edit(store: Store, review_id: str, made: Edit) -> None:
    """Make an edit to a draft."""
    maps.edit_map(store, by=WORKER.id, at=AT, review_id=review_id, edit=made)


def set_field(
    store: Store,
    part: Part,
    key: str,
    name: str,
    value: JsonValue,
    *,
    review_id: str = DRAFT,
) -> None:
    """Set one field, as someone in another window would."""
    network = map_of(store, review_id)
    seen = stored_field(network, part, key, name)
    change = drawing.change_field(network, (part, key, name), seen, value)
    edit(store, review_id, change)


def edit_place(review_id: str, alter_id: str, angle: float, distance: float) -> None:
    """Put an alter elsewhere, as someone in another window would."""
    network = map_of(store(), review_id)
    edit(store(), review_id, drawing.move_to(network, alter_id, Place(angle, distance)))


def seal(review_id: str = DRAFT) -> None:
    """Seal a draft of the store that the pages have open."""
    seal_review(store(), by=WORKER.id, at=AT, review_id=review_id)


def store() -> Store:
    """Return the store that the pages have open."""
    return shared.shared().store


def view_of(review_id: str = DRAFT) -> MapView:
    """Return what the screens are given of a review."""
    return see_map(store(), by=WORKER.id, at=AT, review_id=review_id)


def map_of(from_store: Store, review_id: str = SEALED) -> Network:
    """Return a review's map."""
    return see_map(from_store, by=WORKER.id, at=AT, review_id=review_id).network


def stored_field(network: Network, part: Part, key: str, name: str) -> JsonValue:
    """Return what a field of a map holds, as JSON has it."""
    value = network.review if part == "review" else getattr(network, part)(key)
    plain: JsonValue = value.model_dump(mode="json")[name]
    return plain


def visit(worker: str = WORKER.id) -> AppTest:
    """Open the app, as in a new window, signed in, and return it at its first page."""
    return signed_in(cold(), worker).run()


def cold() -> AppTest:
    """Return the app before anything of it has run, with nobody signed in."""
    return AppTest.from_file(str(APP), default_timeout=PATIENCE)


def signed_in(at: AppTest, worker: str = WORKER.id) -> AppTest:
    """Sign someone in to a window, as if they had been there a moment ago."""
    at.session_state[signed.TOKEN] = shared.shared().sessions.begin(worker, instant())
    return at


def desk(worker: Worker = WORKER) -> Desk:
    """Return what the pages work with, signed in."""
    here = shared.shared()
    token = here.sessions.begin(worker.id, instant())
    return Desk(here, signed.Signed(worker, token))


def open_map(name: str = NAME) -> AppTest:
    """Open the app in a new window at a participant's map."""
    at = visit()
    button(at, screen.OPEN_NAMED.format(name=name.replace(".", "\\."))).click().run()
    return at


def go(at: AppTest, page: str) -> AppTest:
    """Go to another page."""
    return at.switch_page(f"pages/{page}.py").run()


def button(at: AppTest, label: str) -> Any:
    """Return the button with this label, in whichever tab it stands."""
    for _ in tab_by_tab(at):
        for one in at.button:
            if one.label == label:
                return one
    raise LookupError(label)


def labels(at: AppTest) -> list[str]:
    """Return the labels of all buttons, in all tabs."""
    return [one.label for _ in tab_by_tab(at) for one in at.button]


def tab_by_tab(at: AppTest) -> Iterator[None]:
    """Look at the page as it is, then at each of its tabs in turn."""
    yield
    for title in tabs(at):
        open_tab(at, title)
        yield


def tabs(at: AppTest) -> list[str]:
    """Return the titles of all tabs."""
    return [one.label for one in at.tabs]


def keyed(at: AppTest, key: str) -> Any:
    """Return the widget with this key, in whichever tab it stands."""
    for _ in tab_by_tab(at):
        for one in at._tree:
            if _is(one, key):
                return one
    raise LookupError(key)


def has(at: AppTest, key: str) -> bool:
    """Say whether a widget with this key is on the page, in any of its tabs."""
    return any(has_here(at, key) for _ in tab_by_tab(at))


def has_here(at: AppTest, key: str) -> bool:
    """Say whether a widget with this key is on the page as it is."""
    return any(_is(one, key) for one in at._tree)


def _is(one: Any, key: str) -> bool:
    """Say whether a widget has this key; one whose words change has more behind it."""
    found = str(getattr(one, "key", None))
    return found == key or (key in RENEWED and found.startswith(f"{key}."))


def key_of(
    part: Part, key: str, name: str, *, panel: str = "", review_id: str = DRAFT
) -> str:
    """Return the key of a field's widget."""
    return Field(review_id, part, key, name, panel).widget


def field(at: AppTest, part: Part, key: str, name: str, panel: str = "") -> Any:
    """Return a field's widget."""
    widget = key_of(part, key, name, panel=panel)
    if not panel and part in {"alter", "tie", "wish"} and not has_here(at, widget):
        look_at(at, key)
    return keyed(at, widget)


def open_tab(at: AppTest, title: str) -> AppTest:
    """Open a tab beside the map, or of the Contact page."""
    at.session_state["map.tab"] = at.session_state["contact.tab"] = title
    return at.run()


def look_at(at: AppTest, alter_id: str) -> AppTest:
    """Choose whose panel is shown."""
    who(at).set_value(alter_id)
    return at.run()


def who(at: AppTest) -> Any:
    """Return the choice of whose panel is shown."""
    return labelled(open_tab(at, screen.TAB_PERSON), screen.WHO)


def which(at: AppTest) -> Any:
    """Return the choice of the review that is shown."""
    return labelled(at, screen.WHICH_REVIEW)


def labelled(at: AppTest, label: str) -> Any:
    """Return the first choice with this label on the page as it is."""
    return next(one for one in at.selectbox if one.label == label)


def strings(at: AppTest) -> Iterator[tuple[str, str]]:
    """Give every text the page sends in any tab, with its element and field.

    A picture is given as the SVG that it is.
    """
    for _ in tab_by_tab(at):
        yield from strings_here(at)


def strings_here(at: AppTest) -> Iterator[tuple[str, str]]:
    """Give every text of the page as it is, with its element and field."""
    for one in at._tree:
        proto = getattr(one, "proto", None)
        if proto is not None:
            yield from _strings(type(proto).__name__, proto)


def everything(at: AppTest) -> str:
    """Return every text the page sends, one on each line."""
    return "\n".join(text for _, text in strings(at))


def html(at: AppTest) -> str:
    """Return the HTML of a page that netmap writes itself."""
    return "\n".join(text for place, text in strings(at) if place == "Html.body")


def picture(at: AppTest) -> Any:
    """Return what the map on screen is given."""
    sent = [
        one.proto
        for one in at.get("bidi_component")
        if "ecomap" in one.proto.component_name
    ]
    return json.loads(sent[0].json)


def _strings(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if place == "BidiComponent.json":
        place, value = "BidiComponent.data", json.loads(value)
    if isinstance(value, str):
        head, comma, data = value.partition(",")
        picture = comma and head.startswith("data:image/svg")
        yield place, base64.b64decode(data).decode() if picture else value
    for name, inner in _inside(value):
        yield from _strings(f"{place}.{name}" if name else place, inner)


def _inside(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif hasattr(value, "ListFields"):
        yield from ((field.name, inner) for field, inner in value.ListFields())
    elif isinstance(value, Iterable) and not isinstance(value, bytes | str):
        yield from (("", inner) for inner in value)
