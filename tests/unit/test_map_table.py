"""The table twin: everything on the map in words; the worker's only at the desk."""

from datetime import date
from typing import Any

import pytest

from netmap.model.codes import Quality, Support
from netmap.model.network import Alter, Link, Network, Tie, Wish
from netmap.model.restriction import Restriction
from netmap.model.review import Review
from netmap.reports.map_table import in_words, map_table
from netmap.reports.table import Table
from netmap.ui.table import table_html
from netmap.words import screen

RULE = Restriction(
    instrument="own_choice",
    binds="nobody",  # type: ignore[arg-type]
    effect="none",  # type: ignore[arg-type]
    start_on=date(2026, 1, 1),
)


def network() -> Network:
    """Mo (friend, placed) and Bryn (mother), who know each other."""
    return Network(
        review=Review(
            review_id="r-1", participant_id="p-1", number=1, held_on=date(2026, 11, 9)
        ),
        alters=(
            alter("a-1", name="Mo", sector="friends", distance=0.95, placed=True),
            alter("a-2", name="Bryn", sector="family", relation="mother", paid=True),
            alter("a-3", name="Ann", sector="family"),
        ),
        ties=(
            Tie(alter_id="a-1", worker_note="A NOTE", support=()),
            Tie(alter_id="a-2", support=(Support.COMPANY, Support.PRACTICAL)),
            Tie(alter_id="a-3"),
        ),
        wishes=(Wish(alter_id="a-1", own_words="See him more", confirmed=True),),
        links=(
            Link(first="a-1", second="a-2", knows=True),
            Link(first="a-2", second="a-3", knows=False),
        ),
    )


def alter(alter_id: str, **said: Any) -> Alter:
    return Alter.model_validate(
        {"alter_id": alter_id, "angle": 0, "distance": 0.5} | said
    )


def cell(table: Table, name: str, column: str) -> str:
    row = next(row for row in table.rows if row[0] == name)
    return row[table.columns.index(column)]


SESSION = map_table(network(), {"a-1": (RULE,)}, desk=False)
DESK = map_table(network(), {"a-1": (RULE,)}, desk=True)


def test_rows_stand_by_part_of_life_then_by_name() -> None:
    assert [row[0] for row in SESSION.rows] == ["Ann", "Bryn", "Mo"]


@pytest.mark.parametrize(
    ("name", "column", "said"),
    [
        ("Bryn", "Who they are to the participant", "mother"),
        ("Bryn", "Part of life", "Family"),
        ("Bryn", "Kinds of support", "Company, Practical help"),
        ("Mo", "Kinds of support", screen.NONE_OF_THESE),
        ("Ann", "Kinds of support", ""),
        ("Bryn", "Paid to be there", "Yes"),
        ("Mo", "Paid to be there", ""),
        ("Mo", "How close", "Far"),
        ("Bryn", "How close", ""),
        ("Mo", "Know each other", "Bryn"),
        ("Bryn", "Know each other", "Mo"),
        ("Ann", "Know each other", ""),
        ("Mo", "Wish, in their own words", "See him more"),
    ],
)
def test_a_cell_says_what_is_on_the_map(name: str, column: str, said: str) -> None:
    assert cell(SESSION, name, column) == said


def test_the_session_table_has_nothing_of_the_workers() -> None:
    assert "A NOTE" not in str(SESSION)
    assert "No contact" not in str(SESSION)
    assert set(DESK.columns) - set(SESSION.columns) == {
        "Worker’s view",
        "How far possible harm is seen",
        "Where the two views differ",
        "Possible abuse",
        "Worker’s note",
        "Rule about contact",
    }


def test_the_desk_table_has_it_all() -> None:
    assert cell(DESK, "Mo", "Worker’s note") == "A NOTE"
    assert cell(DESK, "Mo", "Rule about contact") == "No contact"
    assert cell(DESK, "Ann", "Rule about contact") == ""


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        ("text", "text"),
        (True, "Yes"),
        (False, ""),
        (Quality.UNKNOWN, "Not said yet"),
        (date(2026, 11, 9), "2026-11-09"),
    ],
)
def test_a_value_is_put_in_words(value: object, said: str) -> None:
    assert in_words(value) == said


def test_the_table_is_html_with_headers_and_no_markup_of_the_users() -> None:
    table = Table(columns=("Name", "<b>"), rows=(("<script>", "a & b"),))
    assert table_html(screen.TABLE, table.columns, table.rows) == (
        '<div class="netmap-table" role="region" tabindex="0" '
        f'aria-label="{screen.TABLE}"><table><thead><tr><th scope="col">Name</th>'
        '<th scope="col">&lt;b&gt;</th></tr></thead><tbody><tr>'
        '<th scope="row">&lt;script&gt;</th><td>a &amp; b</td></tr></tbody></table>'
        "</div>"
    )
