"""Evidence packs: which claims they hold, and nothing that says who a case is about.

Ash holds Morgan's case and claims; Sue supervises, Ida assesses.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from netmap.casework.emergency import open_in_emergency
from netmap.casework.handing import hand_over
from netmap.casework.keeping import make_store
from netmap.casework.packing import take_case_pack, take_own_pack
from netmap.casework.service import change_evidence_settings
from netmap.errors import (
    NetmapError,
    NoEvidenceFromDemo,
    NotAllowed,
    NotFound,
    NothingToPack,
    SealBroken,
)
from netmap.evidence.pack import Pack
from netmap.evidence.registry import ORDER
from netmap.model.evidence import ClaimState, EvidenceKind
from netmap.model.fact import Fact
from netmap.model.snapshot import canonical
from netmap.model.staff import Worker
from netmap.store import snapshots
from netmap.store.database import Store
from netmap.words import claims as words
from netmap.words.evidence import GAPS, WEEK
from netmap.words.veil import LEFT_OUT
from tests.support.claims import (
    IDA,
    TEXT,
    accept,
    claimable,
    fresh,
    give_back,
    put,
    sign_off,
    submit,
    wanted,
    withdraw,
    write,
)
from tests.support.planted import CRITERIA, PLANTED, planted
from tests.support.supervision import ADMIN, ASSESSOR, LEAD
from tests.support.tale import ASH, AT, BILL, DAY, FAR, SUE, Tale, Tell, employ, trail


@pytest.fixture
def case(tell: Tell) -> Tale:
    """Morgan's case with r-1 sealed."""
    return tell(claimable, IDA, ADMIN, LEAD, ASSESSOR)


def of_case(tale: Tale, by: Worker = ASH, ids: Callable[[], str] | None = None) -> Pack:
    return take_case_pack(
        tale.store,
        by=by.id,
        at=tale.tick(),
        participant_id=tale.id,
        fresh=ids or fresh(),
    )


def own(tale: Tale, by: Worker = ASH) -> Pack:
    return take_own_pack(tale.store, by=by.id, at=tale.tick(), fresh=fresh())


def waiting(tale: Tale, claim_id: str = "c-1", review_id: str = "r-1") -> None:
    write(tale, claim_id, of=wanted(tale, review_id=review_id))
    submit(tale, claim_id)


def refused(tale: Tale, error: type[NetmapError], call: Callable[[], object]) -> None:
    """See that a call is refused and leaves no row."""
    before = trail(tale.store)
    with pytest.raises(error):
        call()
    assert trail(tale.store) == before


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Tale]:
    """A case in a demo store, with a claim that waits."""
    with make_store(tmp_path / "demo.duckdb", key=None, worker=ASH, at=AT) as store:
        tale = Tale(store)
        tale.register(fictional=True)
        tale.begin()
        tale.seal()
        put(tale)
        yield tale


@pytest.mark.parametrize("take", [of_case, own])
def test_a_demo_gives_no_pack(demo: Tale, take: Callable[[Tale], Pack]) -> None:
    refused(demo, NoEvidenceFromDemo, lambda: take(demo))


def test_an_invented_participant_gives_no_pack_in_a_real_store_either(
    store: Store,
) -> None:
    tale = Tale(store)
    tale.register(fictional=True)
    tale.begin()
    tale.seal()
    put(tale)
    refused(tale, NoEvidenceFromDemo, lambda: of_case(tale))
    refused(tale, NothingToPack, lambda: own(tale))


def test_an_invented_participant_is_left_out_of_ones_own_pack(case: Tale) -> None:
    invented = Tale(case.store, "p-two")
    invented.register(fictional=True)
    invented.begin("r-2")
    invented.seal("r-2")
    digest = invented.digest("r-2")
    put(invented, "c-2", snapshot_digest=digest, pointer="review[r-2]")
    waiting(case)
    pack = own(case)
    assert [one.snapshot for one in pack.claims] == [case.digest()]


STEPS: dict[str, tuple[Callable[..., Fact], ...]] = {
    "claimed": (),
    "submitted": (submit,),
    "signed": (submit, sign_off),
    "accepted": (submit, accept),
    "returned": (submit, give_back),
    "withdrawn": (submit, withdraw),
    "dropped": (withdraw,),
}


@pytest.mark.parametrize("state", ["claimed", "returned", "withdrawn", "dropped"])
@pytest.mark.parametrize("take", [of_case, own])
def test_without_a_claim_that_counts_there_is_nothing_to_pack(
    case: Tale, state: str, take: Callable[[Tale], Pack]
) -> None:
    write(case)
    for step in STEPS[state]:
        step(case)
    refused(case, NothingToPack, lambda: take(case))


def test_a_pack_holds_what_was_submitted_or_accepted(case: Tale) -> None:
    for (state, steps), kind in zip(STEPS.items(), EvidenceKind, strict=True):
        write(case, state, evidence=kind.value, held_where="Folder 3")
        for step in steps:
            step(case, state)
    for pack in (of_case(case), own(case)):
        assert sorted(one.state for one in pack.claims) == [
            ClaimState.ACCEPTED,
            *(ClaimState.SUBMITTED, ClaimState.SUBMITTED),
        ]
        summary = {one.criterion: one.claims for one in pack.summary}
        assert summary == {**dict.fromkeys(ORDER, 0), "SN:P1": 3}


@pytest.mark.parametrize(
    ("worker", "error"),
    [
        (BILL, NotFound),
        (FAR, NotFound),
        (LEAD, NotFound),
        (ADMIN, NotFound),
        (IDA, NotFound),
        (ASSESSOR, NotFound),
    ],
    ids=lambda one: str(getattr(one, "id", "")),
)
def test_only_who_may_take_the_case_out_takes_its_pack(
    case: Tale, worker: Worker, error: type[NetmapError]
) -> None:
    waiting(case)
    refused(case, error, lambda: of_case(case, worker))
    refused(case, NothingToPack, lambda: own(case, worker))


def test_a_supervisor_packs_the_case_and_has_no_claims_of_their_own(
    case: Tale,
) -> None:
    waiting(case)
    pack = of_case(case, SUE)
    assert (pack.whose, len(pack.claims)) == (words.WHOSE_FILE, 1)
    refused(case, NothingToPack, lambda: own(case, SUE))


def test_an_emergency_is_for_looking_and_packs_nothing(case: Tale) -> None:
    waiting(case)
    why = {"reference": "R-p-one", "reason": "A call"}
    open_in_emergency(case.store, by=BILL.id, at=case.at, **why)
    refused(case, NotAllowed, lambda: of_case(case, BILL))


def test_ones_own_pack_goes_across_cases_also_those_handed_over(case: Tale) -> None:
    other = claimable(case.store, "p-two", "r-two")
    waiting(case)
    waiting(other, "c-2", "r-two")
    hand_over(
        case.store, by=ADMIN.id, at=case.tick(), participant_id="p-two", to=BILL.id
    )
    pack = own(case)
    assert pack.whose == ASH.name
    assert {one.snapshot for one in pack.claims} == {
        case.digest(),
        other.digest("r-two"),
    }
    assert sorted(one.name for one in pack.snapshots) == [
        "Case 1, review 1",
        "Case 2, review 1",
    ]
    rows = [(one.act, one.participant_id) for one in trail(case.store)[-2:]]
    assert rows == [("take_pack", "p-one"), ("take_pack", "p-two")]


def test_a_pack_of_a_case_holds_everybodys_claims(case: Tale) -> None:
    waiting(case)
    hand_over(
        case.store, by=ADMIN.id, at=case.tick(), participant_id=case.id, to=BILL.id
    )
    write(case, "c-2", by=BILL)
    submit(case, "c-2", by=BILL)
    assert len(of_case(case, BILL).claims) == 2
    assert len(own(case, BILL).claims) == 1
    assert len(own(case, ASH).claims) == 1


def test_who_left_packs_nothing(case: Tale) -> None:
    waiting(case)
    with case.store.writing() as cursor:
        cursor.execute("UPDATE worker SET active = false WHERE id = ?", [ASH.id])
    refused(case, NothingToPack, lambda: own(case))
    refused(case, NotFound, lambda: of_case(case))


def test_a_claim_in_a_pack_is_what_was_claimed(case: Tale) -> None:
    waiting(case)
    sign_off(case, note="Their own work")
    accept(case, note="Shown")
    [claim] = of_case(case).claims
    assert (claim.criterion, claim.evidence, claim.state) == (
        "SN:P1",
        EvidenceKind.WORK_PRODUCT,
        ClaimState.ACCEPTED,
    )
    assert claim.pointer == words.CHAIN_PARTS["review"]
    assert claim.snapshot == case.digest()
    assert [one.text for one in claim.passages] == [TEXT]
    assert [(one.role, one.name, one.reason) for one in claim.signatures] == [
        ("supervisor", SUE.name, "Their own work"),
        ("assessor", IDA.name, "Shown"),
    ]
    assert claim.extract.rows
    assert len(claim.checks) == 5


def test_a_pack_cites_each_snapshot_once_and_no_other(case: Tale) -> None:
    waiting(case)
    write(case, "c-2", evidence="reflective_account")
    submit(case, "c-2")
    case.begin("r-2")
    case.seal("r-2")
    pack = of_case(case)
    assert [(one.digest, one.intact, one.week) for one in pack.snapshots] == [
        (case.digest(), True, 1)
    ]
    assert pack.snapshot(case.digest()).document["source"] == case.digest()


def test_a_snapshot_that_was_changed_is_packed_as_not_intact(case: Tale) -> None:
    waiting(case)
    with case.store.writing() as cursor:
        cursor.execute("UPDATE snapshot SET document = replace(document, 'of jo', '')")
        assert not snapshots.of_review(cursor, "r-1").intact
    assert [one.intact for one in of_case(case).snapshots] == [False]


def test_a_corrected_source_is_said(case: Tale) -> None:
    waiting(case)
    case.correct("r-1", "r-2")
    case.seal("r-2")
    assert [one.source_corrected for one in of_case(case).claims] == [True]


def test_a_pack_says_the_window_and_the_codes_of_the_centre(case: Tale) -> None:
    waiting(case)
    fields: dict[str, object] = {"window": 24, "codes": {"SN": "DK7X 04"}}
    change_evidence_settings(case.store, by=ADMIN.id, at=case.tick(), fields=fields)
    pack = of_case(case)
    assert (pack.window, pack.made_on, pack.claims[0].code) == (24, DAY, "DK7X 04 P1")
    assert pack.summary[0].code == "DK7X 04 P1"


# Nothing that says who it is. -----------------------------------------------------


@pytest.fixture
def told(store: Store) -> Tale:
    """A case that says everywhere who it is, with a claim for each criterion."""
    employ(store, IDA, ADMIN)
    case = planted(store)
    for number, (criterion, pointer) in enumerate(CRITERIA.items()):
        put(
            case,
            f"{PLANTED}-{number}",
            criterion=criterion,
            pointer=pointer,
            held_where=f"With {PLANTED}",
            reflection=f"I asked {PLANTED} and {PLANTED.upper()}’s mother.",
        )
        note = f"{PLANTED} told me too"
        sign_off(case, f"{PLANTED}-{number}", note=note)
    return case


@pytest.mark.parametrize("take", [of_case, own])
def test_nothing_in_a_pack_says_who_it_is(
    told: Tale, take: Callable[[Tale], Pack]
) -> None:
    """Not its claims, extracts, checks, maps, documents, gaps or summary."""
    pack = take(told)
    assert len(pack.claims) == len(CRITERIA)
    assert PLANTED.casefold() not in pack.model_dump_json().casefold()
    assert LEFT_OUT in pack.claims[0].passages[0].text


def test_what_was_left_out_is_counted(told: Tale) -> None:
    """Two words of each reflection, one of the place of papers, one that was signed."""
    pack = of_case(told)
    assert pack.masked == len(CRITERIA) * 4
    assert pack.model_dump_json().count(LEFT_OUT) == pack.masked


def test_a_text_that_grows_as_names_are_left_out_is_cut_at_its_end(
    case: Tale,
) -> None:
    """A name can be shorter than what stands for it: the original stays whole."""
    put(
        case,
        evidence="testimony",
        reflection="Morgan, " * 25_000,
        held_where="Morgan, " * 62,
    )
    sign_off(case, note="Morgan, " * 2_500)
    [claim] = of_case(case).claims
    texts = (claim.passages[0].text, claim.held_where, claim.signatures[0].reason)
    assert [len(one) for one in texts] == [200_000, 500, 20_000]
    assert all(one.endswith("…") for one in texts)
    assert "Morgan" not in claim.model_dump_json()


def test_a_document_that_cannot_be_read_is_not_packed(case: Tale) -> None:
    waiting(case)
    with case.store.writing() as cursor:
        document = {**snapshots.of_review(cursor, "r-1").document, "shoes": 38}
        cursor.execute(
            "UPDATE snapshot SET document = ?", [canonical(document).decode()]
        )
    for take in (of_case, own):
        with pytest.raises(SealBroken):
            take(case)


def test_nothing_was_left_out_where_nothing_was_named(case: Tale) -> None:
    waiting(case)
    assert of_case(case).masked == 0


def test_a_stage_that_netmap_does_not_know_says_nothing(case: Tale) -> None:
    put(case, model="gibbs", stages=[{"stage": "Morgan", "text": "I asked."}])
    assert "Morgan" not in of_case(case).model_dump_json()


def test_a_pack_says_weeks_and_no_dates_of_the_case(case: Tale) -> None:
    """Support that was not there has a day on screen, and a week in a pack."""
    later = DAY + timedelta(days=14)
    case.at += timedelta(days=20)
    case.begin("r-2", later)
    case.say(("review", "review", "support_needed"), ["interpreter"], "r-2")
    case.seal("r-2")
    waiting(case)
    pack = of_case(case)
    gaps = {one.criterion: one.gaps for one in pack.summary}
    missing = GAPS["P2.support"].for_count(1).format(date=WEEK.format(week=3))
    assert missing in gaps["SN:P2"]
    text = pack.model_copy(update={"made_on": date(1999, 1, 1)}).model_dump_json()
    for said in ("2026-11-23", "23 November", "2026-11-09", "9 November", "2026"):
        assert said not in text.replace(pack.criteria, "")


def test_the_ids_of_a_pack_are_neither_those_of_the_store_nor_of_another_pack(
    case: Tale,
) -> None:
    waiting(case)
    made = [of_case(case, ids=lambda: f"n{uuid4().hex}") for _ in range(2)]
    said = [{one.claim_id for one in pack.claims} | ids_in(pack) for pack in made]
    assert said[0].isdisjoint(said[1])
    assert len(said[0]) == 3
    for known in ("c-1", "r-1", "jo", "mo", "p-one", "n-1", "w-ash"):
        assert all(f'"{known}"' not in pack.model_dump_json() for pack in made)


def ids_in(pack: Pack) -> set[str]:
    """Return the ids of everyone on the maps of a pack."""
    people: list[Any] = [one.document["people"] for one in pack.snapshots]
    return {each["id"] for some in people for each in some}


def test_a_pack_leaves_a_row_that_names_the_case_alone(case: Tale) -> None:
    waiting(case)
    before = len(trail(case.store))
    of_case(case)
    [row] = trail(case.store)[before:]
    assert (row.act, row.recorded_by, row.participant_id, row.subject) == (
        *("take_pack", ASH.id, case.id),
        None,
    )


def test_the_pack_of_a_case_says_what_is_not_applicable_yet(case: Tale) -> None:
    waiting(case)
    gaps = {one.criterion: one.gaps for one in of_case(case).summary}
    assert gaps["SN:P20"] == (words.NOT_YET,)
    assert gaps["SN:P1"] == ()


def test_a_pack_across_cases_says_what_claims_for_a_criterion_still_lack(
    case: Tale,
) -> None:
    waiting(case)
    gaps = {one.criterion: one.gaps for one in own(case).summary}
    lacks = (words.STILL_KIND, words.STILL_OCCASION, words.STILL_OTHERS)
    assert gaps["SN:P1"] == gaps["SN:P6"] == lacks


def test_a_pack_holds_the_signatures_that_stand(case: Tale) -> None:
    """Neither a sign-off that a return ended, nor the return."""
    waiting(case)
    sign_off(case, note="The first")
    give_back(case, reason="Say more")
    submit(case)
    assert of_case(case).claims[0].signatures == ()
    sign_off(case, note="The second")
    accept(case, note="Well seen")
    [claim] = of_case(case).claims
    assert [one.reason for one in claim.signatures] == ["The second", "Well seen"]


def test_a_pack_has_each_map_as_a_table_too(case: Tale) -> None:
    waiting(case)
    [snapshot] = of_case(case).snapshots
    assert [row[0] for row in snapshot.table.rows] == ["Friend 1", "Mother 1"]
    assert snapshot.table.columns[:2] == ("Name", "Now")
