"""Participants and caseloads."""

from datetime import date, timedelta

import pytest

from netmap.casework.caseload import change_participant, see_case, see_caseload
from netmap.casework.keeping import make_store
from netmap.casework.transfer import import_case
from netmap.errors import (
    AlreadySaved,
    CaseExists,
    InvalidEntry,
    NotFound,
    ReferenceAmbiguous,
    ReferenceTaken,
    StaleRecord,
)
from netmap.model.participant import Participant
from netmap.store import people
from netmap.store.database import Store
from netmap.store.errors import PlainStoreForReal
from netmap.store.people import CaseloadOrder, Slice
from tests.support import generated
from tests.support.supervision import give_back
from tests.support.tale import ASH, AT, BILL, DAY, Tale, sealed_tale, trail


def listed(store: Store, **part: object) -> list[str]:
    found = see_caseload(store, by=ASH.id, at=AT, part=Slice.model_validate(part))
    return [row.participant_id for row in found.rows]


def change(tale: Tale, seen: Participant, **fields: object) -> Participant:
    return change_participant(
        tale.store, by=ASH.id, at=tale.tick(), seen=seen, fields=fields
    )


def test_a_participant_is_registered_on_ones_own_list(store: Store) -> None:
    """With the day, and the team of who registers."""
    tale = Tale(store)
    participant = tale.register(name="  Käthe  ")
    assert (
        see_case(store, by=ASH.id, at=AT, participant_id="p-one").participant
        == participant
    )
    assert (participant.worker, participant.team) == (ASH.id, ASH.team)
    assert (participant.name, participant.opened_on) == ("Käthe", DAY)


def test_a_review_that_was_returned_is_told_until_it_is_asked_for_again(
    store: Store,
) -> None:
    """Or put right by another one."""
    tale = sealed_tale(store)
    assert _returned(store) is None
    tale.ask()
    assert _returned(store) is None
    give_back(tale)
    assert _returned(store) == 1
    tale.ask(reason="Done")
    assert _returned(store) is None
    give_back(tale)
    tale.correct("r-1", "r-1b")
    tale.seal("r-1b")
    assert _returned(store) is None


def _returned(store: Store) -> int | None:
    (row,) = see_caseload(store, by=ASH.id, at=AT, part=Slice()).rows
    return row.returned


def test_a_second_click_registers_nobody(store: Store) -> None:
    """The same form twice is one participant and one row in the trail."""
    tale = Tale(store)
    assert tale.register() == tale.register()
    assert [row.act for row in trail(store)] == ["init", "register"]
    with pytest.raises(AlreadySaved):
        tale.register(name="Somebody Else")
    assert listed(store) == ["p-one"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "“Name” is empty"),
        ({"name": "x" * 201}, "“Name” has more than 200 characters"),
        ({"name": "a\nb"}, "“Name” must be on one line"),
        ({"reference": " "}, "“Reference” is empty"),
        ({"id": "no id"}, "may hold only letters"),
        ({"age_band": "old"}, "is not one of"),
        ({"shoes": 38}, "is not a field"),
        ({"opened_on": "soon"}, "“Opened on” is no date"),
    ],
)
def test_what_does_not_fit_is_said_with_its_field(
    store: Store, fields: dict[str, object], said: str
) -> None:
    """In one sentence, and nobody is registered."""
    with pytest.raises(InvalidEntry, match="Not saved") as caught:
        Tale(store).register(**fields)
    assert said in caught.value.sentence
    assert listed(store) == []


def test_a_reference_stands_for_one_participant(store: Store) -> None:
    """In registering, changing and importing; and no id is another's reference."""
    tale = Tale(store)
    tale.register(reference="R-1")
    other = Tale(store, "p-two")
    for reference in ("R-1", "p-one"):
        with pytest.raises(ReferenceTaken):
            other.register(reference=reference)
    seen = other.register(reference="R-2")
    with pytest.raises(ReferenceTaken):
        change(other, seen, reference="R-1")
    case = generated.case("p-three", alters=1)
    for update in ({"reference": "R-1"}, {"reference": "p-two"}):
        taken = case.participant.model_copy(update=update)
        with pytest.raises(ReferenceTaken):
            import_case(
                store,
                by=ASH.id,
                at=AT,
                case=case.model_copy(update={"participant": taken}),
            )
    with pytest.raises(ReferenceTaken):
        Tale(store, "R-1").register(reference="R-3")
    assert change(other, seen, reference="R-2 again").reference == "R-2 again"


def test_a_reference_that_is_used_twice_names_nobody(store: Store) -> None:
    """An older store may hold two: neither is picked silently."""
    for name in ("p-one", "p-two"):
        Tale(store, name).register()
    with store.writing() as cursor:
        cursor.execute("UPDATE participant SET reference = 'twice'")
    with pytest.raises(ReferenceAmbiguous):
        see_case(store, by=ASH.id, at=AT, participant_id="twice")
    assert (
        see_case(store, by=ASH.id, at=AT, participant_id="p-two").participant.id
        == "p-two"
    )


def test_a_participant_is_found_by_id_or_by_reference(store: Store) -> None:
    """And a stranger is not found."""
    Tale(store).register(reference="R-1")
    assert (
        see_case(store, by=ASH.id, at=AT, participant_id="R-1").participant.id
        == "p-one"
    )
    with pytest.raises(NotFound):
        see_case(store, by=ASH.id, at=AT, participant_id="R-2")


def test_a_record_is_changed_from_what_was_seen(store: Store) -> None:
    """Someone who changed it in between is not overwritten; the id stays."""
    tale = Tale(store)
    seen = tale.register()
    changed = change(tale, seen, setting="Flat", id="p-other")
    assert (changed.id, changed.setting) == ("p-one", "Flat")
    with pytest.raises(StaleRecord):
        change(tale, seen, setting="House")
    with pytest.raises(InvalidEntry):
        change(tale, changed, name="")
    case = see_case(store, by=ASH.id, at=AT, participant_id="p-one")
    assert case.participant == changed
    assert case.may_record


def test_a_case_can_be_handed_over(store: Store) -> None:
    """It leaves the one list for the other."""
    tale = Tale(store)
    change(tale, tale.register(), worker=BILL.id)
    assert listed(store) == []
    assert see_caseload(store, by=BILL.id, at=AT, part=Slice()).found == 1


def test_a_demo_store_takes_invented_people_only(tmp_path: object) -> None:
    """In registering, changing and importing: it is not encrypted."""
    from pathlib import Path  # noqa: PLC0415 -- only here

    path = Path(str(tmp_path)) / "demo.duckdb"
    real = generated.case("p-real", alters=1, snapshots=1)
    person = real.participant.model_copy(update={"fictional": False})
    with make_store(path, key=None, worker=ASH, at=AT) as store:
        tale = Tale(store)
        with pytest.raises(PlainStoreForReal):
            tale.register()
        seen = tale.register(fictional=True)
        with pytest.raises(PlainStoreForReal):
            change(tale, seen, fictional=False)
        with pytest.raises(PlainStoreForReal):
            import_case(
                store,
                by=ASH.id,
                at=AT,
                case=real.model_copy(update={"participant": person}),
            )
        assert listed(store) == ["p-one"]


def test_a_case_is_imported_once(store: Store) -> None:
    """Its participant, or any of its reviews, is there already."""
    case = generated.case("p-one", alters=2, snapshots=1, facts=2)
    assert import_case(store, by=ASH.id, at=AT, case=case).worker == ASH.id
    before = trail(store)
    again = case.model_copy(
        update={"participant": case.participant.model_copy(update={"id": "p-two"})}
    )
    for one in (case, again):
        with pytest.raises(CaseExists):
            import_case(store, by=ASH.id, at=AT, case=one)
    assert trail(store) == before
    assert listed(store) == ["p-one"]


def test_a_caseload_is_sought_sorted_and_turned(store: Store) -> None:
    """By name or reference in any case of letters; page by page."""
    for name, reference in (("Zoë", "A-1"), ("amir", "C-3"), ("Beth", "B-2")):
        Tale(store, f"p-{name[0]}").register(name=name, reference=reference)
    assert listed(store) == ["p-a", "p-B", "p-Z"]
    assert listed(store, order=CaseloadOrder.REFERENCE) == ["p-Z", "p-B", "p-a"]
    assert listed(store, sought=" ZOË ") == ["p-Z"]
    assert listed(store, sought="b-2") == ["p-B"]
    assert listed(store, sought="%") == []
    assert listed(store, size=2) == ["p-a", "p-B"]
    assert listed(store, size=2, page=1) == ["p-Z"]
    found = see_caseload(store, by=ASH.id, at=AT, part=Slice(size=1))
    assert (len(found.rows), found.found) == (1, 3)


def test_a_caseload_tells_where_each_case_stands(store: Store) -> None:
    """Counts sealed reviews, the last that stands, what is due next, and the draft."""
    tale = Tale(store)
    tale.register()
    first, second = DAY - timedelta(days=90), DAY - timedelta(days=30)
    tale.begin("r-1", first)
    tale.say(("review", "review", "next_review_on"), "2026-12-24")
    tale.seal("r-1")
    tale.begin("r-2", second)
    tale.seal("r-2")
    tale.begin("r-3", DAY)
    row = see_caseload(store, by=ASH.id, at=AT, part=Slice()).rows[0]
    assert (row.reviews, row.last_review_on) == (2, second)
    assert row.next_review_on is None, "the last review did not set a day"
    assert (row.draft_id, row.draft_held_on) == ("r-3", DAY)


def test_a_corrected_review_no_longer_says_when_the_last_was(store: Store) -> None:
    """Its correction does, even where it moves the day back."""
    tale = Tale(store)
    tale.register()
    tale.begin("r-1", DAY)
    tale.say(("review", "review", "next_review_on"), "2027-01-01")
    tale.seal("r-1")
    tale.correct("r-1", "r-2")
    tale.say(("review", "review", "held_on"), "2026-11-02", "r-2")
    tale.say(("review", "review", "next_review_on"), "2027-02-02", "r-2")
    tale.seal("r-2")
    row = see_caseload(store, by=ASH.id, at=AT, part=Slice()).rows[0]
    assert row.last_review_on == date(2026, 11, 2)
    assert row.next_review_on == date(2027, 2, 2)


def test_who_was_never_reviewed_comes_first(store: Store) -> None:
    """Then whose last review is longest ago; then whose next is due first."""
    days = {"p-a": DAY, "p-b": DAY - timedelta(days=50), "p-c": None}
    for name, day in days.items():
        tale = Tale(store, name)
        tale.register()
        if day:
            tale.begin(f"r-{name}", day)
            due = str(day + timedelta(days=99))
            tale.say(("review", "review", "next_review_on"), due, f"r-{name}")
            tale.seal(f"r-{name}")
    for order in (CaseloadOrder.LAST_REVIEW, CaseloadOrder.NEXT_REVIEW):
        assert listed(store, order=order) == ["p-c", "p-b", "p-a"]


def test_a_row_that_cannot_be_read_is_one_sentence(store: Store) -> None:
    """On a caseload as everywhere."""
    Tale(store).register()
    with store.writing() as cursor:
        cursor.execute("UPDATE participant SET complexity = 'immense'")
    with pytest.raises(Exception, match="changed outside netmap"), store.reading() as c:
        people.participant(c, "p-one")
