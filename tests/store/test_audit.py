"""The audit trail: a row with every change, in one transaction, without names."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from netmap.casework import drawing, maps
from netmap.casework.caseload import change_participant, see_case
from netmap.casework.keeping import back_up, make_store, verify_store
from netmap.casework.measuring import take_measures
from netmap.casework.prompting import take_prompts
from netmap.casework.service import add_local_kind, choose_convention
from netmap.casework.taking import take_map
from netmap.casework.transfer import export_case, import_case, newest_maps
from netmap.model.codes import Convention
from netmap.store import audit
from netmap.store.database import Store, open_store
from tests.support import generated
from tests.support.tale import (
    ASH,
    AT,
    DAY,
    KEY,
    RULE,
    SUE,
    Tale,
    employ,
    sealed_tale,
    trail,
)

OF_NO_CASE = {"backup", "choose_convention", "add_local_kind"}
"""The acts that are about the store as a whole."""
Act = Callable[[Tale], object]


class AuditBroke(Exception):
    """What the test puts in the place of writing a row."""


def acts() -> dict[str, Act]:
    """Give every use case that writes, on a case with a sealed review and a draft."""

    def change(tale: Tale) -> object:
        seen = see_case(
            tale.store, by=ASH.id, at=AT, participant_id=tale.id
        ).participant
        return change_participant(
            tale.store, by=ASH.id, at=tale.at, seen=seen, fields={"setting": "Flat"}
        )

    def discard(tale: Tale) -> object:
        maps.discard_draft(tale.store, by=ASH.id, at=tale.at, review_id="d")
        return None

    def leave(tale: Tale) -> object:
        return export_case(tale.store, by=ASH.id, at=tale.at, participant_id=tale.id)

    def enter(tale: Tale) -> object:
        case = generated.case("p-new", alters=2, snapshots=1)
        return import_case(tale.store, by=ASH.id, at=tale.at, case=case)

    def copy(tale: Tale) -> object:
        place = tale.store.path.with_name("backup")
        return back_up(tale.store, place, by=ASH.id, at=tale.at)

    def choose(tale: Tale) -> object:
        choose_convention(
            tale.store, by=SUE.id, at=tale.at, convention=Convention.DOTTED
        )
        return None

    def measure(tale: Tale) -> object:
        take_measures(tale.store, by=ASH.id, at=tale.at, participant_id=tale.id)
        return None

    return {
        "take_measures": measure,
        "prompts": lambda tale: take_prompts(
            tale.store, by=ASH.id, at=tale.at, participant_id=tale.id, on=DAY
        ),
        "add_local_kind": lambda tale: add_local_kind(
            tale.store, by=ASH.id, at=tale.at, fields={"name": "House rule"}
        ),
        "export_study": lambda tale: newest_maps(
            tale.store, by=ASH.id, at=tale.at, participant_id=tale.id
        ),
        "register": lambda tale: Tale(tale.store, "p-two").register(),
        "change_participant": change,
        "start_review": lambda tale: Tale(tale.store, "p-free").begin("r-free"),
        "start_correction": lambda tale: Tale(tale.store, "p-sealed").correct("s", "c"),
        "edit": lambda tale: tale.alter("new", "d"),
        "undo": lambda tale: tale.undo(review_id="d"),
        "redo": lambda tale: tale.redo(review_id="d"),
        "discard_draft": discard,
        "seal": lambda tale: tale.seal("d"),
        "record_restriction": lambda tale: tale.record("f-new", RULE),
        "export": leave,
        "import": enter,
        "backup": copy,
        "choose_convention": choose,
        "take_map": lambda tale: take_map(
            tale.store, by=ASH.id, at=tale.at, review_id="d", home=True
        ),
    }


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tell a sealed review, a draft with something to undo and redo, two others."""
    path = tmp_path_factory.mktemp("told") / "told.duckdb"
    with make_store(path, key=KEY, worker=ASH, at=AT) as store:
        employ(store, SUE)
        tell(store)
    return path


@pytest.fixture
def case(told: Path, tmp_path: Path) -> Iterator[Tale]:
    """Give a copy of it, an hour later."""
    path = tmp_path / "store.duckdb"
    shutil.copyfile(told, path)
    with open_store(path, KEY) as store:
        tale = Tale(store)
        tale.at += timedelta(hours=1)
        yield tale


def tell(store: Store) -> None:
    tale = sealed_tale(store)
    tale.begin("d")
    tale.say(("review", "review", "place"), "Garden", "d")
    tale.say(("review", "review", "place"), "Kitchen", "d")
    tale.agree("d")
    tale.undo(review_id="d")
    tale.redo(review_id="d")
    tale.say(("review", "review", "language"), "Welsh", "d")
    tale.undo(review_id="d")
    Tale(store, "p-free").register()
    other = Tale(store, "p-sealed")
    other.register()
    other.begin("s")
    other.seal("s")


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""
    with store.reading() as cursor:
        tables = cursor.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'store'"
        ).fetchall()
        return {
            name: sorted(cursor.execute(f"FROM {name}").fetchall(), key=repr)
            for (name,) in tables
        }


@pytest.mark.parametrize("act", acts())
def test_every_change_leaves_one_row(case: Tale, act: str) -> None:
    """Who, when, what, and which case."""
    before = trail(case.store)
    acts()[act](case)
    *earlier, row = trail(case.store)
    assert earlier == before
    assert (row.act, row.recorded_by) == (act, ASH.id)
    assert (row.participant_id is None) is (act in OF_NO_CASE)
    assert row.recorded_at >= AT
    assert verify_store(case.store).differences == ()


@pytest.mark.parametrize("act", acts())
def test_without_its_row_no_change_is_kept(
    case: Tale, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the trail cannot be written, nothing else is."""
    before = everything(case.store)
    files = set(case.store.path.parent.iterdir())

    def breaks(*_: object, **__: object) -> None:
        raise AuditBroke

    monkeypatch.setattr(audit, "_write", breaks)
    with pytest.raises(AuditBroke):
        acts()[act](case)
    monkeypatch.undo()
    assert everything(case.store) == before
    assert set(case.store.path.parent.iterdir()) == files
    acts()[act](case)


def test_every_use_case_that_writes_is_among_them() -> None:
    """A new use case has to join the list above."""
    folder = Path(maps.__file__).parent
    opened = sum(
        file.read_text(encoding="utf-8").count("store.writing()")
        for file in folder.glob("*.py")
    )
    both_steps, making = 1, 1
    assert opened == len(acts()) - both_steps + making


def test_a_store_begins_with_who_made_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without that row there is no store."""
    path = tmp_path / "new.duckdb"

    def breaks(*_: object, **__: object) -> None:
        raise AuditBroke

    monkeypatch.setattr(audit, "_write", breaks)
    with pytest.raises(AuditBroke):
        make_store(path, key=KEY, worker=ASH, at=AT)
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []
    with make_store(path, key=KEY, worker=ASH, at=AT) as store:
        assert [(row.act, row.subject) for row in trail(store)] == [("init", ASH.id)]


def test_looking_leaves_no_row(case: Tale) -> None:
    """The trail is about what changed and what left."""
    before = trail(case.store)
    case.view("d")
    see_case(case.store, by=SUE.id, at=AT, participant_id=case.id)
    assert trail(case.store) == before


def test_what_changes_nothing_leaves_no_row(case: Tale) -> None:
    """A second click, or a field set to what it is."""
    before = trail(case.store)
    edit = drawing.change_field(
        case.network("d"), ("review", "review", "place"), "Kitchen", "Kitchen"
    )
    case.edit(edit, "d")
    case.begin("d")
    assert trail(case.store) == before


def test_no_row_says_what_was_said(case: Tale) -> None:
    """Ids and acts; no name, no word, no reference."""
    for name, act in acts().items():
        if name != "discard_draft":
            act(case)
    text = " ".join(row.model_dump_json() for row in trail(case.store))
    for word in ("Name of", "Morgan", "Example", "Kitchen", "Welsh", "R-p", "slip"):
        assert word not in text


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE audit SET recorded_by = 'w-bill' WHERE number = 3", 3),
        (
            "UPDATE audit SET recorded_at = '2020-01-01' WHERE number = 4",
            4,
        ),
        ("UPDATE audit SET act = 'edit' WHERE number = 2", 2),
        ("UPDATE audit SET participant_id = 'p-x' WHERE number = 2", 2),
        ("UPDATE audit SET subject = NULL WHERE number = 1", 1),
        ("UPDATE audit SET digest = 'x' WHERE number = 5", 5),
        ("UPDATE audit SET number = 99 WHERE number = 5", 5),
        ("DELETE FROM audit WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 6", 6),
        ("INSERT INTO audit FROM audit WHERE number = 2", 3),
    ],
)
def test_a_broken_trail_is_named(case: Tale, change: str, place: int) -> None:
    """Verify says at which row it no longer follows."""
    with case.store.writing() as cursor:
        cursor.execute(change)
    broken = [
        one.place
        for one in verify_store(case.store).differences
        if one.problem == "does not follow from the row before"
    ]
    assert broken == [f"audit[{place}]"]


def test_a_trail_of_its_moments_reads_as_written(tale: Tale) -> None:
    """A clock in another zone, or set back, is told as it was."""
    tale.at = AT - timedelta(days=400)
    tale.say(("review", "review", "held_on"), str(DAY - timedelta(days=500)))
    assert trail(tale.store)[-1].recorded_at == AT - timedelta(days=400)
    assert verify_store(tale.store).differences == ()
