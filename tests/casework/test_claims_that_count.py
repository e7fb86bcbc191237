"""Which claims count, and as what: by their own day, by who made the record, and here.

Ash holds Morgan's case and claims from it.
"""

from datetime import date
from pathlib import Path

import pytest

from netmap.casework.claim_chain import names_in_claim
from netmap.casework.evidence import Wanted
from netmap.casework.handing import hand_over
from netmap.casework.keeping import make_store
from netmap.casework.packing import take_own_pack
from netmap.casework.transfer import export_case, import_case
from netmap.errors import NotAllowed, NotFound, NothingToPack
from netmap.evidence.checks import Vacs
from netmap.store.database import Store
from netmap.words import claims as words
from tests.support.claims import (
    IDA,
    changed,
    claimable,
    evidence_of,
    fresh,
    listed,
    looked,
    submit,
    version_of,
    write,
)
from tests.support.supervision import ADMIN
from tests.support.tale import ASH, AT, BILL, KEY, SUE, Tale, Tell, employ

TOLD: dict[str, object] = {
    "kind": "reporting_information",
    "told_on": "2026-10-05",
    "routes": ["999", "101"],
    "understanding_checked": True,
}
OWN_DAY = date(2026, 10, 5)


@pytest.fixture
def case(tell: Tell) -> Tale:
    """Morgan's case with r-1 sealed."""
    return tell(claimable, IDA, ADMIN)


def again(tale: Tale, review_id: str) -> None:
    tale.begin(review_id)
    tale.seal(review_id)


def wanted_of(tale: Tale, criterion: str) -> Wanted:
    [found] = evidence_of(tale).of(criterion).candidates
    return Wanted(found.criterion, found.pointer, found.digest)


def test_a_record_that_each_review_seals_again_is_one_occasion_on_its_own_day(
    case: Tale,
) -> None:
    case.record("told", TOLD)
    for number, kind in (("r-2", "work_product"), ("r-3", "testimony")):
        again(case, number)
        of = wanted_of(case, "SN:P21")
        write(case, number, of=of, evidence=kind, held_where="Folder 3")
        submit(case, number)
    [found] = [one for one in listed(case).sufficiency if one.criterion == "SN:P21"]
    assert found.occasions == (OWN_DAY,)
    assert found.two_kinds
    assert not found.all_there


def said_of(tale: Tale, test: Vacs, claim_id: str = "c-1") -> list[str]:
    found = looked(tale, claim_id=claim_id).checks
    return [one.said for one in found if one.test is test]


def test_whoever_recorded_a_fact_made_it_whoever_sealed_the_review(case: Tale) -> None:
    case.found("theirs", TOLD)
    again(case, "r-2")
    write(case, of=wanted_of(case, "SN:P21"))
    assert said_of(case, Vacs.AUTHENTIC) == [words.NOT_AUTHENTIC]
    write(case, "c-2")
    assert said_of(case, Vacs.AUTHENTIC, "c-2") == [words.AUTHENTIC]


def test_a_claim_that_came_with_a_case_file_is_nobodys_to_see_or_to_judge(
    case: Tale, tmp_path: Path
) -> None:
    write(case)
    submit(case)
    file = export_case(case.store, by=ASH.id, at=case.tick(), participant_id=case.id)
    path = tmp_path / "other.duckdb"
    with make_store(path, key=KEY, worker=ASH, at=AT) as other:
        employ(other, IDA)
        import_case(other, by=ASH.id, at=AT, case=file)
        there = Tale(other)
        assert listed(there).rows == listed(there, IDA).rows == ()
        with pytest.raises(NotFound):
            looked(there, IDA)
        write(there, "c-2")
        assert said_of(there, Vacs.AUTHENTIC, "c-2") == [words.NOT_AUTHENTIC]


def test_an_invented_case_in_a_store_for_real_people_counts_for_nothing(
    store: Store,
) -> None:
    employ(store, IDA)
    tale = claimable(store, fictional=True)
    write(tale)
    submit(tale)
    [first, *_] = listed(tale).sufficiency
    assert (first.criterion, first.kinds) == ("SN:P1", ())
    with pytest.raises(NothingToPack):
        take_own_pack(store, by=ASH.id, at=tale.tick(), fresh=fresh())


def test_names_are_found_for_a_claimant_who_holds_the_case_no_more(case: Tale) -> None:
    write(case)
    hand_over(
        case.store, by=ADMIN.id, at=case.tick(), participant_id=case.id, to=BILL.id
    )

    def found(by: str) -> tuple[str, ...]:
        texts = ["Morgan rang."]
        return names_in_claim(case.store, by=by, claim_id="c-1", texts=texts)

    assert found(ASH.id) == ("Morgan",)
    submit(case)
    with pytest.raises(NotAllowed):
        found(SUE.id)


def test_a_change_that_changes_nothing_leaves_no_version(case: Tale) -> None:
    write(case)
    changed(case, "c-1")
    assert version_of(case, "c-1") == 1
