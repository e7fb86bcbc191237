"""Every page, by everyone, on a case that is not theirs: nothing of the case is sent.

The case is named by the address or by what the session still knows.
"""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from netmap import desk
from netmap.demo import WORKERS, make_demo
from netmap.model.codes import Role
from netmap.model.staff import Worker
from netmap.store import people, reviews
from netmap.store.database import Store, open_store
from netmap.ui import shared, sight, signed
from netmap.ui.evidence import CRITERION
from netmap.ui.navigation import OF_A_CASE, SCREENS
from netmap.ui.place import PLACE, Place
from netmap.words import screen
from netmap.words import signing as words
from netmap.words.dates import MONTHS
from tests.support import app
from tests.support.tale import employ

CASE = "DEMO-H1"
ELSE = Worker(id="w-else", name="Else Where", team="elsewhere")
HOLDER = WORKERS[0]
EVERYONE = {one.roles[0]: one.id for one in WORKERS}
WAYS = ("address", "session")
NAMING = "SN:P6"
"""A criterion of which Evidence names whom its gaps and its records are about."""

each_page = pytest.mark.parametrize("page", [one.name for one in SCREENS])
each_role = pytest.mark.parametrize("role", list(Role))


class Names(NamedTuple):
    """Who is named in the cases, and a review of the case that is looked for."""

    all: frozenset[str]
    review: str


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Names]:
    """The demo as it comes, where every case is one of its practitioner."""
    path = tmp_path_factory.mktemp("every") / "theirs.duckdb"
    with make_demo(path, at=desk.now()) as store:
        return path, names_in(store)


@pytest.fixture(scope="session")
def demo_of_others(demo: tuple[Path, Names]) -> tuple[Path, Names]:
    """The same, with every case one of somebody else's in another team."""
    path = demo[0].with_name("others.duckdb")
    shutil.copyfile(demo[0], path)
    with open_store(path, None) as store:
        employ(store, ELSE)
        with store.writing() as cursor:
            for one in people.participants(cursor):
                given = {"worker": ELSE.id, "team": ELSE.team}
                changed = one.model_copy(update=given)
                people.change_participant(cursor, seen=one, changed=changed)
    return path, demo[1]


@pytest.fixture
def theirs(demo: tuple[Path, Names], tmp_path: Path) -> Iterator[Names]:
    yield from _over_copy(demo, tmp_path)


@pytest.fixture
def others(demo_of_others: tuple[Path, Names], tmp_path: Path) -> Iterator[Names]:
    yield from _over_copy(demo_of_others, tmp_path)


def _over_copy(found: tuple[Path, Names], tmp_path: Path) -> Iterator[Names]:
    path = tmp_path / "demo.duckdb"
    shutil.copyfile(found[0], path)
    with app.app_over(path):
        yield found[1]


def names_in(store: Store) -> Names:
    """Return every name that a case of the store holds."""
    with store.reading() as cursor:
        everyone = people.participants(cursor)
        heads = [one for case in everyone for one in reviews.heads(cursor, case.id)]
        maps = [reviews.network(cursor, one.review_id) for one in heads]
        review = reviews.heads(cursor, CASE)[-1].review_id
    names = {one.name for one in everyone}
    names |= {one.name for map_ in maps for one in map_.alters}
    return Names(all=frozenset(names - set(MONTHS)), review=review)


def point(at: AppTest, way: str, review: str) -> AppTest:
    """Point a window at the case, in the worker's own view."""
    if way == "address":
        at.query_params["case"] = CASE
    else:
        at.session_state[PLACE] = Place(CASE, review)
    at.session_state[sight.VIEW] = screen.DESK
    at.session_state[CRITERION] = NAMING
    return at


def told(at: AppTest, names: Names) -> set[str]:
    """Return the names that are in anything that the page sends."""
    text = unescape("\n".join(text for _, text in app.strings_here(at)))
    text = text.replace("\\", "")
    return {one for one in names.all if re.search(rf"\b{re.escape(one)}(?!\w)", text)}


@pytest.mark.parametrize("way", WAYS)
@each_role
@each_page
def test_a_page_tells_nothing_of_a_case_that_is_not_theirs(
    others: Names, page: str, role: Role, way: str
) -> None:
    at = point(app.visit(EVERYONE[role]), way, others.review)
    app.go(at, page)
    assert not at.exception
    assert told(at, others) == set()
    assert not at.get("bidi_component")[3:]
    if page in OF_A_CASE:
        assert len(at.error) == 1


@pytest.mark.parametrize("way", WAYS)
@each_page
def test_a_page_tells_whoever_is_not_signed_in_nothing(
    theirs: Names, page: str, way: str
) -> None:
    at = point(app.cold(), way, theirs.review)
    app.go(at, page)
    assert not at.exception
    assert [one.value for one in at.title] == [words.SIGN_IN]
    assert told(at, theirs) == set()


@each_page
def test_a_page_tells_nothing_when_its_session_has_ended(
    theirs: Names, page: str
) -> None:
    at = point(app.visit(HOLDER.id), "session", theirs.review)
    app.go(at, page)
    shared.shared().sessions.end(at.session_state[signed.TOKEN])
    at.run()
    assert not at.exception
    assert [one.value for one in at.title] == [words.SIGN_IN]
    assert told(at, theirs) == set()


@pytest.mark.parametrize("page", sorted(OF_A_CASE))
@pytest.mark.parametrize("way", WAYS)
def test_the_same_pages_tell_the_one_whose_case_it_is(
    theirs: Names, page: str, way: str
) -> None:
    """So that what the others are not told is really looked for."""
    at = point(app.visit(HOLDER.id), way, theirs.review)
    app.go(at, page)
    assert not at.exception
    assert len(told(at, theirs)) > 1
