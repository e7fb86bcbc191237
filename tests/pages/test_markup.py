"""What users type stays text: it never reaches Markdown or HTML as markup."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netmap.casework import drawing
from netmap.casework.records import record_fact
from netmap.model.codes import Sector
from netmap.model.edits import Fields
from netmap.ui import sight, toolbar
from netmap.ui.text import plain
from netmap.words import contact, screen
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
OWN = {"BidiComponent.data.svg", "Html.body", "ImageList.imgs.url"}
"""Where netmap writes the HTML or the SVG itself, with what users typed escaped."""
PLAIN = {
    "BidiComponent.data.title",
    "BidiComponent.data.told",
    "ImageList.imgs.alt",
    "MultiSelect.options",
    "MultiSelect.raw_values",
    "Selectbox.options",
    "Selectbox.raw_value",
    "Text.body",
    "TextArea.default",
    "TextArea.value",
    "TextInput.default",
    "TextInput.value",
}
"""Where Streamlit, or the map on screen, shows text as it is."""

TYPED = " ".join(PAYLOADS)
TAGS = [one for one in PAYLOADS if escape(one) != one]


def as_markup(at: AppTest) -> list[tuple[str, str]]:
    """Return where a page would let what was typed become markup, in any tab."""
    return _as_markup(app.strings(at))


def as_markup_here(at: AppTest) -> list[tuple[str, str]]:
    """Return the same of the page as it is."""
    return _as_markup(app.strings_here(at))


def _as_markup(strings: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (place, text)
        for place, text in strings
        for payload in (TAGS if place in OWN else PAYLOADS)
        if payload in text and place not in PLAIN
    ]


@pytest.fixture
def typed(wren: Path) -> None:
    """Markup wherever a user can type: in a participant, an alter, a need."""
    app.add_participant(app.store(), "p-new", TYPED, "R 1")
    app.begin(app.store(), "p-new", "r-0")
    for alter_id in ("a-0", "a-1"):
        fields: Fields = {
            "name": TYPED,
            "relation": TYPED,
            "sector": "friends",
            "own_words": TYPED,
            "worker_note": TYPED,
            "since": TYPED,
        }
        made = drawing.add_alter(app.view_of("r-0").network, alter_id, fields)
        app.edit(app.store(), "r-0", made)
    network = app.view_of("r-0").network
    app.edit(app.store(), "r-0", drawing.set_link(network, "a-0", "a-1", knows=True))
    need: Fields = {"text": TYPED, "source": "participant"}
    app.edit(app.store(), "r-0", drawing.add_need("n-0", need))
    for name, value in (("participant_comment", TYPED), ("agreement", "agrees")):
        app.set_field(app.store(), "review", "review", name, value, review_id="r-0")
    app.set_field(app.store(), "wish", "a-0", "wish", "develop", review_id="r-0")
    app.seal("r-0")
    app.begin(app.store(), "p-new", "r-1x")


def open_new(at: AppTest) -> AppTest:
    app.keyed(at, "open.p-new").click()
    return at.run()


@pytest.mark.slow
def test_what_was_typed_is_text_on_every_page(typed: None) -> None:
    at = app.visit()
    assert not as_markup(at)
    open_new(at)
    app.keyed(at, sight.VIEW).set_value(screen.DESK).run()
    assert TYPED in app.everything(at)
    assert not as_markup(at)
    app.keyed(at, f"{screen.STILL_TRUE}.a-0").click().run()
    assert not as_markup(at)
    app.go(at, "review")
    assert not as_markup(at)
    app.go(at, "map")
    app.keyed(at, "which_review").set_value("r-0").run()
    assert not as_markup(at)


RECORDS: dict[str, dict[str, object]] = {
    "place": {"name": TYPED},
    "restriction": {
        **app.RULE,
        "title": TYPED,
        "conditions": TYPED,
        "target_alters": ["a-0"],
        "until_further_order": True,
    },
    "contact": {
        "happened_on": "2024-03-04",
        "alters": ["a-0"],
        "mode": "phone",
        "visit": {"supervisor_name": TYPED, "observed": TYPED},
    },
    "plan": {
        "plan": "action",
        "text": TYPED,
        "owner": TYPED,
        "due_on": "2024-03-04",
        "alter_id": "a-1",
    },
    "concern": {
        "raised_on": "2024-03-04",
        "raised_by": app.WORKER.id,
        "seen_or_said": TYPED,
        "about_alter": "a-0",
    },
    "observation": {"alter_id": "a-0", "tag": "threats", "note": TYPED},
    "reporting_information": {"told_on": "2024-03-04", "routes": [TYPED]},
    "copy_given": {"given_on": "2024-03-04", "what": TYPED, "full_view": False},
    "disclosure": {"disclosed_on": "2024-03-04", "to_whom": TYPED, "what": TYPED},
}
TABS = (
    contact.TAB_ASKED,
    contact.TAB_RULES,
    contact.TAB_CONTACTS,
    contact.TAB_PLANS,
    contact.TAB_CONCERNS,
    contact.TAB_PAPERS,
)


@pytest.mark.slow
def test_what_was_typed_into_records_is_text_in_every_card(typed: None) -> None:
    """Each record shut and open, what is asked about it, and its changing."""
    for kind, body in RECORDS.items():
        fields: dict[str, object] = {"fact_id": "f", "body": {"kind": kind, **body}}
        record_fact(
            app.store(),
            by=app.WORKER.id,
            at=app.AT,
            participant_id="p-new",
            fields=fields,
        )
    at = app.go(open_new(app.visit()), "contact")
    app.keyed(at, sight.VIEW).set_value(screen.DESK).run()
    assert app.everything(at).count(TYPED) > len(RECORDS)
    assert not as_markup(at)
    for title in TABS:
        app.open_tab(at, title)
        shut = [
            one for one in at.button if str(one.key).startswith(("toggle.", "open."))
        ]
        for key in [str(one.key) for one in shut]:
            next(one for one in at.button if one.key == key).click().run()
            assert not as_markup_here(at), key
    app.go(at, "concerns")
    app.keyed(at, sight.VIEW).set_value(screen.DESK).run()
    assert escape(TYPED) in app.everything(at)
    assert not as_markup(at)


@pytest.mark.slow
def test_what_was_typed_twice_is_text_in_the_conflict(typed: None) -> None:
    at = app.look_at(open_new(app.visit()), "a-0")
    key = app.key_of("tie", "a-0", "own_words", review_id="r-1x")
    app.set_field(app.store(), "tie", "a-0", "own_words", "x", review_id="r-1x")
    app.keyed(at, key).set_value(TYPED).run()
    assert at.warning
    assert not as_markup(at)


@pytest.mark.slow
def test_undo_names_whoever_it_was_as_text(typed: None) -> None:
    at = open_new(app.visit())
    app.keyed(at, toolbar.NAME).set_value(f"another {TYPED}")
    app.keyed(at, toolbar.SECTOR).set_value(Sector.FRIENDS)
    app.keyed(at, toolbar.SECTOR).set_value(Sector.FRIENDS)
    app.button(at, screen.ADD_TO_MAP).click().run()
    assert not as_markup(at)
    assert app.button(at, screen.UNDO).help == f"added another {plain(TYPED)}"
