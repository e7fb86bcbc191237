"""What users type stays text: it never reaches Markdown or HTML as markup."""

from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netmap.casework import drawing
from netmap.model.edits import Fields
from netmap.ui import toolbar
from netmap.ui.text import plain
from netmap.words import screen
from tests.support import app

PAYLOADS = (
    "[x](http://evil)",
    ":red[x]",
    "$x$",
    "<script>x</script>",
    "**b**",
    "`code`",
    ":material/home:",
    "![x](http://evil/i.png)",
)
PLAIN = {
    "Html.body",
    "ImageList.imgs.url",
    "ImageList.imgs.alt",
    "Selectbox.options",
    "Selectbox.raw_value",
    "Text.body",
    "TextArea.default",
    "TextArea.value",
    "TextInput.default",
    "TextInput.value",
}
"""Where Streamlit shows text as it is; the HTML is netmap's own, checked apart."""

each_payload = pytest.mark.parametrize("payload", PAYLOADS)


def as_markup(at: AppTest, payload: str) -> list[tuple[str, str]]:
    """Return where a page would let what was typed become markup."""
    found = [
        (place, text)
        for place, text in app.strings(at)
        if payload in text and place not in PLAIN
    ]
    raw = payload if escape(payload) != payload else "no such markup"
    return found + [
        (place, text)
        for place, text in app.strings(at)
        if place in {"Html.body", "ImageList.imgs.url"} and raw in text
    ]


@pytest.fixture
def typed(wren: Path, request: pytest.FixtureRequest) -> None:
    """The payload wherever a user can type: in a participant, an alter, a need."""
    payload: str = request.getfixturevalue("payload")
    app.add_participant(app.store(), "p-new", payload, payload)
    app.begin(app.store(), "p-new", "r-0")
    for alter_id in ("a-0", "a-1"):
        fields: Fields = {
            "name": payload,
            "relation": payload,
            "sector": "friends",
            "own_words": payload,
            "worker_note": payload,
            "since": payload,
        }
        made = drawing.add_alter(app.view_of("r-0").network, alter_id, fields)
        app.edit(app.store(), "r-0", made)
    network = app.view_of("r-0").network
    app.edit(app.store(), "r-0", drawing.set_link(network, "a-0", "a-1", knows=True))
    need: Fields = {"text": payload, "source": "participant"}
    app.edit(app.store(), "r-0", drawing.add_need("n-0", need))
    for name, value in (("participant_comment", payload), ("agreement", "agrees")):
        app.set_field(app.store(), "review", "review", name, value, review_id="r-0")
    app.set_field(app.store(), "wish", "a-0", "wish", "develop", review_id="r-0")
    app.seal("r-0")
    app.begin(app.store(), "p-new", "r-1x")


def open_new(at: AppTest) -> AppTest:
    app.keyed(at, "open.p-new").click()
    return at.run()


@each_payload
def test_what_was_typed_is_text_on_every_page(typed: None, payload: str) -> None:
    at = app.visit()
    assert not as_markup(at, payload)
    open_new(at)
    app.keyed(at, toolbar.VIEW).set_value(screen.DESK).run()
    assert payload in app.everything(at)
    assert not as_markup(at, payload)
    app.keyed(at, f"{screen.STILL_TRUE}.a-0").click().run()
    assert not as_markup(at, payload)
    app.go(at, "review")
    assert not as_markup(at, payload)
    app.go(at, "map")
    app.keyed(at, "which_review.r-1x").set_value("r-0").run()
    assert not as_markup(at, payload)


@each_payload
def test_what_was_typed_twice_is_text_in_the_conflict(
    typed: None, payload: str
) -> None:
    at = app.look_at(open_new(app.visit()), "a-0")
    key = app.key_of("tie", "a-0", "own_words", review_id="r-1x")
    app.set_field(app.store(), "tie", "a-0", "own_words", "x", review_id="r-1x")
    app.keyed(at, key).set_value(payload).run()
    assert at.warning
    assert not as_markup(at, payload)


@each_payload
def test_undo_names_whoever_it_was_as_text(typed: None, payload: str) -> None:
    at = open_new(app.visit())
    app.keyed(at, toolbar.NAME).set_value(payload)
    app.button(at, screen.ADD_TO_MAP).click().run()
    assert not as_markup(at, payload)
    assert app.button(at, screen.UNDO).help == f"added {plain(payload)}"
