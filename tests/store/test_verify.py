"""Verify: whatever is changed in a sealed row is named, with its review."""

# ruff: noqa: S608 -- the statements are put together from the tables above

import json
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from netmap.casework import drawing
from netmap.casework.keeping import make_store, verify_store
from netmap.model.snapshot import digest_of
from netmap.store import loose_ends, reviews, verify
from netmap.store.database import Cursor, Store, open_store
from netmap.store.errors import RecordUnreadable
from netmap.store.verify import Difference
from tests.support.tale import ASH, AT, BILL, DAY, KEY, RULE, Tale, employ, sealed_tale

KEYS = {
    "review": "review_id = 'r-2'",
    "map_alter": "review_id = 'r-2' AND alter_id = 'jo'",
    "map_tie": "review_id = 'r-2' AND alter_id = 'jo'",
    "map_wish": "review_id = 'r-2' AND alter_id = 'jo'",
    "map_need": "review_id = 'r-2' AND need_id = 'n-2'",
    "map_link": "review_id = 'r-2' AND first = 'jo'",
    "map_restricted": "review_id = 'r-2' AND alter_id = 'mo'",
    "measure_value": "review_id = 'r-2' AND measure = 'circles' AND reading = 'all'",
    "snapshot": "review_id = 'r-2'",
    "fact": "fact_id = 'f-rule' AND version = 2",
}
"""One row of each table, sealed at the second review."""
ROWS = {
    "review": r"review",
    "map_alter": r"alters\[jo\]",
    "map_tie": r"ties\[jo\]",
    "map_wish": r"wishes\[jo\]",
    "map_need": r"needs\[n-2\]",
    "map_link": r"links\[jo~mo\]",
    "map_restricted": r"restricted\[mo\]",
    "measure_value": r"measures\[circles~all\]",
    "snapshot": r"snapshot",
    "fact": r"restriction\[f-rule\]",
}
IDENTITY = {
    *(f"{table}.review_id" for table in KEYS),
    *("map_alter.alter_id", "map_tie.alter_id", "map_wish.alter_id"),
    *("map_need.need_id", "map_link.first", "map_link.second"),
    *("map_restricted.alter_id", "measure_value.measure"),
    "measure_value.reading",
    *("fact.participant_id", "fact.kind", "fact.fact_id", "fact.version"),
}
"""Columns that say which row it is: changed, the row is missing."""


@pytest.fixture(scope="module")
def twice_sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store with three sealed reviews; the tests change the second."""
    path = tmp_path_factory.mktemp("sealed") / "sealed.duckdb"
    with make_store(path, key=KEY, worker=ASH, at=AT) as store:
        employ(store, BILL)
        tale = sealed_tale(store)
        rule = {**RULE, "target_alters": ["mo"]}
        tale.record("f-rule", rule, version=2, reason="Another day")
        tale.begin("r-2")
        tale.say(("review", "review", "place"), "Kitchen", "r-2")
        need = drawing.add_need("n-2", {"text": "Quiet", "source": "participant"})
        tale.edit(need, "r-2")
        seen = {tie.alter_id for tie in tale.network("r-2").ties}
        for alter_id in seen:
            tale.say(("tie", alter_id, "standing"), "current", "r-2")
        tale.seal("r-2")
        tale.begin("r-3")
        tale.seal("r-3")
    return path


@pytest.fixture
def sealed_store(twice_sealed: Path, tmp_path: Path) -> Iterator[Store]:
    """Give a copy of it, open."""
    shutil.copyfile(twice_sealed, tmp_path / "store.duckdb")
    with open_store(tmp_path / "store.duckdb", KEY) as store:
        yield store


def found(store: Store) -> tuple[Difference, ...]:
    return verify_store(store).differences


def named(store: Store, place: str, number: int = 2) -> bool:
    """Say whether verify names this place of this review."""
    return any(
        one.number in {number, 0} and re.search(place, f"{one.place} {one.problem}")
        for one in found(store)
    )


def columns(store: Store, table: str) -> list[tuple[str, str]]:
    with store.reading() as cursor:
        described = cursor.execute(f"DESCRIBE {table}").fetchall()
    return [(row[0], row[1]) for row in described]


def other(name: str, kind: str) -> str:
    """Return SQL for another value of a column, whatever it holds."""
    return {
        "VARCHAR": f"coalesce({name}, '') || 'x'",
        "VARCHAR[]": f"list_append(coalesce({name}, []), 'x')",
        "VARCHAR[][]": f"list_append({name}, ['x'])",
        "BOOLEAN": f"NOT {name}",
        "DATE": f"coalesce({name}, DATE '2020-01-01') + 1",
        "TIMESTAMP": f"{name} + INTERVAL 1 MICROSECOND",
        "DOUBLE": f"coalesce({name}, 0) + 0.001",
        "INTEGER": f"coalesce({name}, 0) + 7",
    }[kind]


def change(store: Store, *statements: str) -> None:
    with store.writing() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_nothing_differs_where_nothing_was_changed(sealed_store: Store) -> None:
    """Three reviews, their facts and their trail are as they were sealed."""
    told: list[tuple[int, int]] = []
    report = verify_store(sealed_store, lambda done, of: told.append((done, of)))
    assert report.differences == ()
    assert (report.participants, report.snapshots, report.facts) == (1, 3, 3)
    assert told == [(0, 1), (1, 1)]


@pytest.mark.parametrize("table", KEYS)
def test_every_column_of_every_sealed_table_is_watched(
    sealed_store: Store, table: str
) -> None:
    """One cell changed by SQL is named: its review, its row and its field."""
    for name, kind in columns(sealed_store, table):
        with sealed_store.reading() as cursor:
            query = f"SELECT count(*) FROM {table} WHERE {KEYS[table]}"
            assert cursor.execute(query).fetchall() == [(1,)], table
        keep = f"CREATE OR REPLACE TEMP TABLE kept AS FROM {table}"
        give_back = (f"DELETE FROM {table}", f"INSERT INTO {table} FROM kept")
        with sealed_store.writing() as cursor:
            cursor.execute(keep)
            cursor.execute(
                f"UPDATE {table} SET {name} = {other(name, kind)} WHERE {KEYS[table]}"
            )
            differences = _found_in(cursor)
            for statement in give_back:
                cursor.execute(statement)
        _assert_named(differences, table, name)
    assert found(sealed_store) == ()


def _found_in(cursor: Cursor) -> list[Difference]:
    cases = verify.cases(cursor)
    differences = [one for case in cases for one in verify.check_case(cursor, case)]
    return [*differences, *loose_ends.check_loose_ends(cursor)]


def _assert_named(differences: list[Difference], table: str, name: str) -> None:
    said = [f"{one.place} {one.problem}" for one in differences if one.number == 2]
    row = ROWS[table]
    if f"{table}.{name}" in IDENTITY:
        pattern = rf"^{row}(\.review_id)? (is missing|differs)|^review.state .* missing"
    elif table == "snapshot" and name in {"document", "digest"}:
        pattern = r"^document does not match its digest"
    elif name == "body":
        pattern = rf"^{row}\.\w+ differs"
    elif (table, name) == ("review", "state"):
        pattern = r"^review\.state says"
    else:
        pattern = rf"^{row}\.{name} differs"
    assert any(re.search(pattern, one) for one in said), (table, name, said)


@pytest.mark.parametrize("table", KEYS)
def test_a_row_that_was_taken_out_is_named(sealed_store: Store, table: str) -> None:
    """By its key, or as a review without a snapshot."""
    change(sealed_store, f"DELETE FROM {table} WHERE {KEYS[table]}")
    pattern = "review" if table == "review" else ROWS[table]
    assert named(sealed_store, rf"^{pattern}.*(missing|more or fewer)")


@pytest.mark.parametrize("table", [table for table in KEYS if table != "snapshot"])
def test_a_row_that_was_put_in_twice_is_named(sealed_store: Store, table: str) -> None:
    """Even where the two are alike."""
    change(sealed_store, f"INSERT INTO {table} FROM {table} WHERE {KEYS[table]}")
    assert found(sealed_store)
    words = r"more or fewer|more than once|not sealed|missing"
    assert named(sealed_store, words)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("map_alter", "alter_id"),
        ("map_tie", "alter_id"),
        ("map_wish", "alter_id"),
        ("map_need", "need_id"),
        ("map_link", "second"),
        ("map_restricted", "alter_id"),
        ("measure_value", "measure"),
    ],
)
def test_a_row_that_was_never_sealed_is_named(
    sealed_store: Store, table: str, key: str
) -> None:
    """Someone new on an old map."""
    change(
        sealed_store,
        f"INSERT INTO {table} SELECT * REPLACE ('zz' AS {key}) "
        f"FROM {table} WHERE {KEYS[table]}",
    )
    assert named(sealed_store, r"zz.*\] was never sealed")
    assert named(sealed_store, "has more or fewer rows")


def test_rows_of_no_review_are_named(sealed_store: Store) -> None:
    """What was moved away is somewhere."""
    change(
        sealed_store, f"UPDATE map_tie SET review_id = 'r-0' WHERE {KEYS['map_tie']}"
    )
    assert named(sealed_store, r"map_tie\[r-0\] belongs to no review")


def test_swapped_snapshots_are_named(sealed_store: Store) -> None:
    """Each says its place in the chain."""
    change(
        sealed_store,
        "UPDATE snapshot SET number = 4 - number WHERE number IN (1, 3)",
    )
    said = {(one.number, one.place) for one in found(sealed_store)}
    assert said >= {(1, "number"), (3, "number"), (1, "previous"), (3, "previous")}


def test_swapped_documents_are_named(sealed_store: Store) -> None:
    """A document under another review's id is not that review's."""
    change(
        sealed_store,
        "UPDATE snapshot SET review_id = CASE review_id WHEN 'r-2' THEN 'r-3' "
        "ELSE 'r-2' END WHERE number IN (2, 3)",
    )
    assert named(sealed_store, r"^snapshot\.review_id differs")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_dropped_snapshot_is_named(sealed_store: Store, number: int) -> None:
    """The first, one in the middle, and the last."""
    change(sealed_store, f"DELETE FROM snapshot WHERE number = {number}")
    assert named(sealed_store, "^snapshot is missing", number)


def test_a_last_review_dropped_with_all_its_rows_is_named(sealed_store: Store) -> None:
    """The trail remembers that it was sealed."""
    change(
        sealed_store,
        *(
            f"DELETE FROM {table} WHERE review_id = 'r-3'"
            for table in KEYS
            if table != "fact"
        ),
    )
    assert named(sealed_store, "names a snapshot that is missing", 0)


def test_a_snapshot_of_nobody_is_named(sealed_store: Store) -> None:
    """Whether the person was taken out or the snapshot was given to someone else."""
    change(sealed_store, "DELETE FROM participant")
    assert named(sealed_store, "^participant is missing")


def test_a_rewritten_document_with_its_own_digest_is_named(sealed_store: Store) -> None:
    """The next snapshot stands over the digest that was."""
    with sealed_store.writing() as cursor:
        query = "SELECT document FROM snapshot WHERE number = 2"
        document: Any = json.loads(cursor.execute(query).fetchall()[0][0])
        document["network"]["review"]["place"] = "Garden"
        text = rfc8785.dumps(document).decode()
        cursor.execute(
            "UPDATE snapshot SET document = ?, digest = ? WHERE number = 2",
            [text, digest_of(document)],
        )
        cursor.execute("UPDATE review SET place = 'Garden' WHERE review_id = 'r-2'")
    assert [(one.number, one.place) for one in found(sealed_store)] == [(3, "previous")]


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ("junk", "cannot be read"),
        ("[]", "cannot be read"),
        ("[" * 5000, "cannot be read"),
        ("document || ' '", "is not in canonical form"),
    ],
)
def test_a_document_that_is_none_is_named(
    sealed_store: Store, document: str, problem: str
) -> None:
    """And the rest of the store is verified all the same."""
    value = document if " || " in document else f"'{document}'"
    change(sealed_store, f"UPDATE snapshot SET document = {value} WHERE number = 2")
    assert named(sealed_store, f"^document {problem}")
    assert named(sealed_store, "^document does not match its digest")


def test_a_number_that_json_cannot_hold_is_named(sealed_store: Store) -> None:
    """No traceback from a document that somebody made up."""
    change(
        sealed_store,
        'UPDATE snapshot SET document = replace(document, \'"place":"Kitchen"\', '
        '\'"place":"Kitchen","present":[12345678901234567890]\') WHERE number = 2',
    )
    assert named(sealed_store, "^document does not match its digest")


@pytest.mark.parametrize("body", ["junk", "[]", "body || ' '"])
def test_the_text_of_a_fact_is_watched(sealed_store: Store, body: str) -> None:
    """Whether it reads as something else, or as nothing."""
    value = body if " || " in body else f"'{body}'"
    change(sealed_store, f"UPDATE fact SET body = {value} WHERE {KEYS['fact']}")
    assert named(sealed_store, r"^restriction\[f-rule\]\.\w+ differs")


def test_a_fact_that_no_review_sealed_is_missed_by_the_trail(
    sealed_store: Store,
) -> None:
    """What was recorded is remembered there."""
    tale = Tale(sealed_store)
    tale.at = AT + timedelta(days=1)
    tale.record("f-new", {"kind": "plan", "plan": "action", "text": "Ring"})
    assert found(sealed_store) == ()
    change(sealed_store, "DELETE FROM fact WHERE fact_id = 'f-new'")
    assert named(sealed_store, r"^plan\[f-new\] has fewer versions", 0)


def test_a_store_that_cannot_be_read_any_more_can_still_be_verified(
    sealed_store: Store,
) -> None:
    """A code that netmap never writes is one sentence on a screen, and named here."""
    change(
        sealed_store,
        "UPDATE map_tie SET strength = 'huge'",
        "UPDATE participant SET age_band = 'huge'",
    )
    with pytest.raises(RecordUnreadable), sealed_store.reading() as cursor:
        reviews.network(cursor, "r-2")
    with pytest.raises(RecordUnreadable):
        Tale(sealed_store).view("r-2")
    assert named(sealed_store, r"^ties\[jo\]\.strength differs")


def test_a_difference_repeats_no_value(sealed_store: Store) -> None:
    """A report can be shown to whoever looks after the computer."""
    change(
        sealed_store,
        "UPDATE map_alter SET name = 'Planted'",
        "UPDATE fact SET reason = 'Planted'",
    )
    text = verify_store(sealed_store).model_dump_json()
    assert "alters[jo].name" in text
    assert not re.search("Planted|Name of|Morgan|Another day", text)


def test_the_day_of_a_draft_is_nobodys_seal(sealed_store: Store) -> None:
    """A draft may change as often as it likes."""
    tale = Tale(sealed_store)
    tale.at = AT + timedelta(days=1)
    tale.begin("r-4", DAY)
    tale.say(("review", "review", "held_on"), "2026-11-01", "r-4")
    assert found(sealed_store) == ()
