"""Many at once: threads that read and write through the use cases."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from netmap.casework.caseload import see_case, see_caseload
from netmap.casework.keeping import back_up, restore, verify_store
from netmap.store.database import Store
from netmap.store.people import Slice
from tests.support.tale import ASH, AT, KEY, Tale, sealed_tale, trail

EDITS = 12


def test_eight_at_once_lose_nothing(store: Store) -> None:
    """Each tells a case of its own while everyone reads; all of it is there after."""

    def tell(number: int) -> None:
        tale = Tale(store, f"p-{number}")
        tale.register()
        tale.begin(f"r-{number}")
        tale.alter("a", f"r-{number}")
        for word in range(EDITS):
            tale.say(("tie", "a", "own_words"), f"word {word}", f"r-{number}")
            see_caseload(store, by=ASH.id, at=AT, part=Slice())
            assert see_case(store, by=ASH.id, at=AT, participant_id=tale.id).draft
        tale.seal(f"r-{number}")

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(tell, number) for number in range(8)]:
            done.result()
    for number in range(8):
        network = Tale(store).network(f"r-{number}")
        assert network.tie("a").own_words == f"word {EDITS - 1}"
    acts = [row.act for row in trail(store)]
    assert (acts.count("edit"), acts.count("seal")) == (8 * (EDITS + 2), 8)
    assert [row.number for row in trail(store)] == list(range(1, len(acts) + 1))
    assert verify_store(store).differences == ()


def test_one_draft_and_eight_hands_lose_nothing(tale: Tale) -> None:
    """Eight threads change fields of one draft; every change is in map and journal."""
    for number in range(8):
        tale.alter(f"a-{number}")

    def write(number: int) -> None:
        for word in range(EDITS):
            tale.say(("tie", f"a-{number}", "own_words"), f"word {word}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    ties = tale.network().ties
    assert {tie.own_words for tie in ties} == {f"word {EDITS - 1}"}
    numbers = [one.number for one in tale.journal()]
    assert numbers == list(range(1, 8 + 8 * EDITS + 1))


def test_a_reader_sees_one_moment(tale: Tale) -> None:
    """What is saved while someone reads is in none of what they read, or in all."""
    tale.alter("a")
    with tale.store.reading() as cursor:
        count = "SELECT count(*) FROM map_alter"
        before = cursor.execute(count).fetchall()
        tale.alter("b")
        assert cursor.execute(count).fetchall() == before


def test_a_backup_of_a_store_in_use_holds_one_moment(
    store: Store, tmp_path: Path
) -> None:
    """Others save and seal meanwhile, and the copy verifies."""
    sealed_tale(store)
    stop = threading.Event()

    def write() -> None:
        for number in range(500):
            if stop.is_set():
                return
            tale = Tale(store, f"q-{number}")
            tale.register()
            tale.begin(f"q-{number}")
            tale.alter("a", f"q-{number}")
            tale.seal(f"q-{number}")

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        copies = [
            back_up(store, tmp_path / f"backup-{number}", by=ASH.id, at=AT)
            for number in range(3)
        ]
        stop.set()
        writing.result()
    for copy in copies:
        report = restore(copy, copy.with_suffix(".restored"), key=KEY)
        assert report.snapshots >= 1
