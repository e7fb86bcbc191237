"""Whole cases in and out, many at once."""

from collections.abc import Callable

import pytest

from netmap.casework.transfer import export_case, import_cases, newest_maps
from netmap.errors import CaseExists, NetmapError, ReferenceTaken
from netmap.model.case import CaseFile
from netmap.store.database import Store
from tests.casework.test_caseload import listed
from tests.support import generated
from tests.support.tale import ASH, AT, trail

ONE, TWO = (
    generated.case(name, alters=3, snapshots=2, facts=4) for name in ("p-one", "p-two")
)
Change = Callable[[CaseFile], CaseFile]


def known_as(**fields: str) -> Change:
    def change(case: CaseFile) -> CaseFile:
        person = case.participant.model_copy(update=fields)
        return case.model_copy(update={"participant": person})

    return change


def with_the_draft_of_one(case: CaseFile) -> CaseFile:
    return case.model_copy(update={"draft": ONE.draft})


def test_many_cases_come_in_together(store: Store) -> None:
    """Each goes out again as it came, but for whose it is now."""
    import_cases(store, by=ASH.id, at=AT, cases=[ONE, TWO])
    for case in (ONE, TWO):
        out = export_case(store, by=ASH.id, at=AT, participant_id=case.participant.id)
        assert (out.snapshots, out.draft) == (case.snapshots, case.draft)
        assert sorted(out.facts, key=lambda fact: fact.fact_id) == list(case.facts)
        assert out.participant == case.participant.model_copy(
            update={"worker": ASH.id, "team": ASH.team}
        )
    assert [row.participant_id for row in trail(store) if row.act == "import"] == [
        "p-one",
        "p-two",
    ]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (known_as(id="p-one"), CaseExists),
        (with_the_draft_of_one, CaseExists),
        (known_as(reference="P-ONE"), ReferenceTaken),
        (known_as(reference="p-one"), ReferenceTaken),
        (known_as(id="P-ONE"), ReferenceTaken),
    ],
    ids=["id", "review", "reference", "reference as an id", "id as a reference"],
)
@pytest.mark.parametrize("together", [True, False])
def test_a_case_that_clashes_with_another_keeps_all_out(
    store: Store, change: Change, error: type[NetmapError], *, together: bool
) -> None:
    """Whether the other comes with it or is there already."""
    before = [] if together else [ONE]
    import_cases(store, by=ASH.id, at=AT, cases=before)
    acts, cases = trail(store), [ONE, change(TWO)] if together else [change(TWO)]
    with pytest.raises(error):
        import_cases(store, by=ASH.id, at=AT, cases=cases)
    assert trail(store) == acts
    assert len(listed(store)) == len(before)


def test_the_newest_maps_are_the_drafts_or_the_last_sealed(store: Store) -> None:
    """One for each case, by reference."""
    sealed = generated.case("p-two", alters=3, snapshots=2, draft=False)
    import_cases(store, by=ASH.id, at=AT, cases=[sealed, ONE])
    found = newest_maps(store, by=ASH.id, at=AT)
    assert [network for _, network in found] == [
        ONE.draft,
        sealed.snapshots[-1].content.network,
    ]
