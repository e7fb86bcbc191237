"""The files of a map: whole, accessible, in the right words, and nobody's markup."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netmap.casework.seeing import MapView
from netmap.model.codes import Convention
from netmap.reports.takeaway import KINDS, Form, file_name, file_of
from netmap.ui.picture import scene_for
from netmap.words import screen
from tests.support import app

DAY = date(2026, 11, 26)
MARKUP = "</script><img src=x onerror=alert(1)> #set page(fill: red) ${7*7} {{7*7}}"


@pytest.fixture
def view(tmp_path: Path) -> MapView:
    """A sealed map with a name that is markup in HTML, Typst, Jinja and JavaScript."""
    path = tmp_path / "demo.duckdb"
    app.make_wren(path)
    with app.app_over(path):
        app.begin(app.store())
        app.set_field(app.store(), "alter", "a-bryn", "name", MARKUP)
        return app.view_of()


def made(view: MapView, form: Form, *, worker: bool = False) -> bytes:
    return file_of(view, scene_for(view, worker=worker), form, DAY)


def text(view: MapView, form: Form, *, worker: bool = False) -> str:
    return made(view, form, worker=worker).decode()


def test_a_pdf_is_tagged_for_readers_and_says_its_language_and_title(
    view: MapView,
) -> None:
    content = made(view, "pdf")
    assert content.startswith(b"%PDF-")
    assert b"/MarkInfo" in content
    assert b"/Lang" in content
    assert b"pdfuaid" in content
    assert b"/Alt" in content


@pytest.mark.parametrize("form", ["pdf", "png"])
def test_a_name_with_a_sign_that_no_font_draws_makes_a_file_all_the_same(
    view: MapView, form: Form
) -> None:
    scene = replace(scene_for(view, worker=False), title="Wren \U000f0000")
    assert file_of(view, scene, form, DAY)


def test_a_png_is_large_enough_to_print(view: MapView) -> None:
    content = made(view, "png")
    assert content.startswith(b"\x89PNG")
    wide, high = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    assert (wide, high) == pytest.approx((2339, 1654), abs=2)


@pytest.mark.parametrize("form", KINDS)
def test_the_same_map_gives_the_same_file(view: MapView, form: Form) -> None:
    assert made(view, form) == made(view, form)


def test_what_was_typed_is_text_in_the_page(view: MapView) -> None:
    page = text(view, "html")
    assert "<img" not in page.split("</style>", 1)[1].split("<script>", 1)[0]
    assert "49" not in re.findall(r'<th scope="row">.*?</th>', page)[0]
    assert MARKUP not in page


@pytest.mark.parametrize("worker", [False, True], ids=["home", "desk"])
def test_the_page_points_to_nothing_outside_itself(
    view: MapView, *, worker: bool
) -> None:
    page = text(view, "html", worker=worker)
    outside = re.findall(r"""(?:src|href)\s*=\s*["']?(?!data:)[a-z]+:""", page)
    assert not outside
    assert "default-src 'none'" in page


def test_a_file_for_home_holds_nothing_of_the_workers(view: MapView) -> None:
    """No rule, no view of the worker's, and no sign that anything is left out."""
    for form in ("svg", "html"):
        home, desk = text(view, form), text(view, form, worker=True)
        assert "No contact" not in home
        assert "No contact" in desk
        assert "orker sees it differently" not in home
    assert screen.NOTE_HOME in text(view, "html")
    assert screen.NOTE_DESK in text(view, "html", worker=True)


def test_a_file_says_whether_it_rests_on_a_seal(view: MapView) -> None:
    sealed = view.model_copy(update={"digest": "0123456789abcdef" * 4})
    assert screen.NOTE_DRAFT in text(view, "html")
    assert "Sealed, digest 0123456789ab" in text(sealed, "html")
    assert "Made with netmap on 26 November 2026." in text(sealed, "html")


def test_a_file_is_drawn_in_the_lines_of_the_service(view: MapView) -> None:
    drawn = {
        text(view.model_copy(update={"convention": one}), "svg") for one in Convention
    }
    assert len(drawn) == len(Convention)


def test_a_files_name_names_nobody(view: MapView) -> None:
    assert file_name(view, "pdf") == "ecomap-2024-03-04.pdf"


def test_a_scene_of_nobody_is_a_file_too(view: MapView) -> None:
    bare = view.network.model_copy(
        update={"alters": (), "ties": (), "wishes": (), "links": ()}
    )
    empty = view.model_copy(update={"network": bare, "restricted": {}})
    for form in KINDS:
        assert made(empty, form)
