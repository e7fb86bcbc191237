"""Claims in lists and one by one: who sees which, what of it, and what stands behind.

Ash holds Morgan's case and claims; Sue and Uma supervise the north, Far the south; Ida
assesses for a centre.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netmap.casework.claim_chain import ClaimView, names_in
from netmap.casework.claims import ClaimRow, see_claims
from netmap.casework.handing import hand_over
from netmap.casework.service import change_evidence_settings
from netmap.errors import (
    AlreadySignedOff,
    ClaimClosed,
    ClaimNotWaiting,
    NetmapError,
    NotAllowed,
    NotFound,
    OwnClaim,
    SealBroken,
)
from netmap.evidence.checks import Vacs
from netmap.model.codes import Role
from netmap.model.evidence import ClaimState, EvidenceKind
from netmap.model.snapshot import canonical, digest_of
from netmap.model.staff import Worker
from netmap.picture.palette import LIGHT
from netmap.picture.svg import svg_of
from netmap.standards import criteria as sets
from netmap.store import snapshots
from netmap.store.database import Store, open_store
from netmap.words import claims as words
from netmap.words.veil import LEFT_OUT
from tests.support import claims
from tests.support.claims import IDA, claimable, listed, looked, put, wanted, write
from tests.support.planted import CRITERIA, MAP_PARTS, PLANTED, REQUIRED, free, planted
from tests.support.supervision import ADMIN, ASSESSOR, LEAD, UMA
from tests.support.tale import ASH, BILL, DAY, FAR, KEY, SUE, Tale, Tell, employ, trail

BOTH = Worker(
    id="w-both", name="Bo", roles=(Role.SUPERVISOR, Role.ASSESSOR), team="north"
)
MIX = Worker(
    id="w-mix", name="Mix", roles=(Role.PRACTITIONER, Role.ASSESSOR), team="north"
)
LEFT = Worker(id="w-left", name="Left", roles=tuple(Role), team="north", active=False)
STAFF = (UMA, LEAD, ASSESSOR, ADMIN, IDA, BOTH, MIX, LEFT)


@pytest.fixture
def case(tell: Tell) -> Tale:
    """Morgan's case with r-1 sealed, and everyone who may come across its claims."""
    return tell(claimable, *STAFF)


def hand(tale: Tale, to: Worker) -> None:
    hand_over(tale.store, by=ADMIN.id, at=tale.tick(), participant_id=tale.id, to=to.id)


def waiting(tale: Tale, claim_id: str = "c-1", **fields: Any) -> None:
    write(tale, claim_id, **fields)
    claims.submit(tale, claim_id)


# What becomes of a claim in each state, for each who comes across it. ------------

STATES = {
    "claimed": EvidenceKind.OBSERVATION,
    "submitted": EvidenceKind.EXPERT_WITNESS,
    "signed": EvidenceKind.TESTIMONY,
    "returned": EvidenceKind.WORK_PRODUCT,
    "accepted": EvidenceKind.REFLECTIVE_ACCOUNT,
    "withdrawn": EvidenceKind.PROFESSIONAL_DISCUSSION,
    "dropped": EvidenceKind.QUESTIONS,
}
"""A claim in each state is of a kind of its own; one was dropped unsubmitted."""
ACTS: Mapping[str, Callable[..., object]] = {
    "see": lambda tale, one, by: looked(tale, by, one),
    "change": lambda tale, one, by: claims.changed(tale, one, by, reflection="More"),
    "submit": claims.submit,
    "withdraw": claims.withdraw,
    "sign off": claims.sign_off,
    "accept": claims.accept,
    "return": claims.give_back,
}
WHO: Mapping[str, tuple[Worker, ...]] = {
    "claimant": (ASH,),
    "supervisor": (SUE,),
    "assessor": (IDA, ASSESSOR, MIX),
    "both": (BOTH,),
    "nobody": (BILL, FAR, LEAD, ADMIN, LEFT),
}
"""Assessors of the team, of a centre, and who is a practitioner of the team as well.

Nobody: a colleague, a supervisor of another team, the safeguarding lead, an
administrator, and somebody of the team who left and was everything.
"""
YES = None
NAMED, MASKED = "named", "masked"
OWN, CLOSED, NO = OwnClaim, ClaimClosed, NotAllowed
OVER, TWICE, GONE = ClaimNotWaiting, AlreadySignedOff, NotFound
HIDDEN = (GONE,) * len(ACTS)
TABLE: Mapping[tuple[str, str], tuple[object, ...]] = {
    # who                       see     change  submit  withdraw sign  accept return
    ("claimed", "claimant"): (NAMED, YES, YES, YES, OWN, OWN, OWN),
    ("claimed", "supervisor"): HIDDEN,
    ("claimed", "assessor"): HIDDEN,
    ("claimed", "both"): HIDDEN,
    ("submitted", "claimant"): (NAMED, CLOSED, CLOSED, YES, OWN, OWN, OWN),
    ("submitted", "supervisor"): (NAMED, NO, NO, NO, YES, NO, NO),
    ("submitted", "assessor"): (MASKED, NO, NO, NO, NO, YES, YES),
    ("submitted", "both"): (NAMED, NO, NO, NO, YES, NO, NO),
    ("signed", "claimant"): (NAMED, CLOSED, CLOSED, YES, OWN, OWN, OWN),
    ("signed", "supervisor"): (NAMED, NO, NO, NO, TWICE, NO, NO),
    ("signed", "assessor"): (MASKED, NO, NO, NO, NO, YES, YES),
    ("signed", "both"): (NAMED, NO, NO, NO, TWICE, NO, NO),
    ("returned", "claimant"): (NAMED, YES, YES, YES, OWN, OWN, OWN),
    ("returned", "supervisor"): (NAMED, NO, NO, NO, OVER, NO, NO),
    ("returned", "assessor"): (MASKED, NO, NO, NO, NO, OVER, OVER),
    ("returned", "both"): (NAMED, NO, NO, NO, OVER, NO, NO),
    ("accepted", "claimant"): (NAMED, CLOSED, CLOSED, CLOSED, OWN, OWN, OWN),
    ("accepted", "supervisor"): (NAMED, NO, NO, NO, OVER, NO, NO),
    ("accepted", "assessor"): (MASKED, NO, NO, NO, NO, OVER, OVER),
    ("accepted", "both"): (NAMED, NO, NO, NO, OVER, NO, NO),
    ("withdrawn", "claimant"): (NAMED, CLOSED, CLOSED, CLOSED, OWN, OWN, OWN),
    ("withdrawn", "supervisor"): (NAMED, NO, NO, NO, OVER, NO, NO),
    ("withdrawn", "assessor"): HIDDEN,
    ("withdrawn", "both"): (NAMED, NO, NO, NO, OVER, NO, NO),
    ("dropped", "claimant"): (NAMED, CLOSED, CLOSED, CLOSED, OWN, OWN, OWN),
    ("dropped", "supervisor"): HIDDEN,
    ("dropped", "assessor"): HIDDEN,
    ("dropped", "both"): HIDDEN,
    **{(state, "nobody"): HIDDEN for state in STATES},
}
CELLS = [
    (state, worker, act, outcome)
    for (state, who), outcomes in TABLE.items()
    for place, worker in enumerate(WHO[who])
    for act, outcome in zip(ACTS, outcomes, strict=True)
    if place == 0 or act in {"see", "sign off", "accept"}
]
"""Each act for one of each, and the acts that a role could let pass for the others."""


def make_states(tale: Tale) -> None:
    """Write a claim in every state; Uma signs off, Ida judges."""
    for state, kind in STATES.items():
        write(tale, state, evidence=kind.value, held_where="Folder 3")
        if state not in {"claimed", "dropped"}:
            claims.submit(tale, state)
    claims.sign_off(tale, "signed", UMA)
    claims.give_back(tale, "returned", IDA)
    claims.accept(tale, "accepted", IDA)
    claims.sign_off(tale, "withdrawn", UMA)
    claims.withdraw(tale, "withdrawn")
    claims.withdraw(tale, "dropped")


@pytest.fixture(scope="module")
def stated(
    empty_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tale]:
    """Morgan's case with a claim in every state, told once."""
    path = tmp_path_factory.mktemp("stated") / "store.duckdb"
    shutil.copyfile(empty_store, path)
    with open_store(path, KEY) as store:
        employ(store, *STAFF)
        tale = claimable(store)
        make_states(tale)
        yield tale


def rows(tale: Tale) -> int:
    """Return how many rows the trail has."""
    with tale.store.reading() as cursor:
        return int(cursor.execute("SELECT count(*) FROM audit").fetchall()[0][0])


@pytest.fixture
def in_states(stated: Tale) -> Iterator[Tale]:
    """Give it as it was told, and take back what a test did to its claims."""
    with stated.store.reading() as cursor:
        before = cursor.execute("SELECT fact_id, max(version) FROM fact GROUP BY ALL")
        known = before.fetchall()
    yield stated
    with stated.store.writing() as cursor:
        for named in known:
            cursor.execute("DELETE FROM fact WHERE fact_id = ? AND version > ?", named)


@pytest.mark.parametrize(
    ("state", "worker", "act", "outcome"),
    CELLS,
    ids=[f"{state}-{worker.id}-{act}" for state, worker, act, _ in CELLS],
)
def test_each_act_on_a_claim_is_for_whom_the_table_says(
    in_states: Tale, state: str, worker: Worker, act: str, outcome: object
) -> None:
    """A refusal leaves neither a version nor a row in the trail."""
    before = (claims.newest(in_states, state), rows(in_states))
    if not isinstance(outcome, type):
        seen = ACTS[act](in_states, state, worker)
        if isinstance(seen, ClaimView):
            assert outcome == (NAMED if seen.row.reference else MASKED)
        return
    assert issubclass(outcome, NetmapError)
    with pytest.raises(outcome):
        ACTS[act](in_states, state, worker)
    assert (claims.newest(in_states, state), rows(in_states)) == before


@pytest.mark.parametrize(
    ("who", "worker"),
    [(who, worker) for who, some in WHO.items() for worker in some],
    ids=lambda one: str(getattr(one, "id", one)),
)
def test_a_list_holds_what_can_be_opened_and_says_what_may_be_done(
    in_states: Tale, who: str, worker: Worker
) -> None:
    """With a reference where the case may be seen, and with none where it may not."""
    shown = {one.claim_id: one for one in listed(in_states, worker).rows}
    acts = list(ACTS)
    for state in STATES:
        said = dict(zip(acts, TABLE[state, who], strict=True))
        assert (state in shown) == (said["see"] is not GONE)
        if state not in shown:
            continue
        row = shown[state]
        named = said["see"] is NAMED
        assert (row.reference, row.participant_id) == (
            ("R-p-one", "p-one") if named else ("", "")
        )
        assert (row.may_change, row.may_sign_off, row.may_judge) == (
            said["change"] is YES,
            said["sign off"] is YES,
            said["accept"] is YES,
        )


def test_a_list_can_be_of_one_case(case: Tale) -> None:
    other = claimable(case.store, "p-two", "r-2")
    waiting(case)
    write(other, "c-2", of=wanted(other, review_id="r-2"))
    found = see_claims(case.store, by=ASH.id, at=case.tick(), participant_id="p-two")
    assert [one.claim_id for one in found.rows] == ["c-2"]
    assert {one.claim_id for one in listed(case).rows} == {"c-1", "c-2"}


def test_a_claim_that_is_not_there_is_not_found(case: Tale) -> None:
    waiting(case)
    for worker in (ASH, SUE, IDA):
        with pytest.raises(NotFound):
            looked(case, worker, "c-9")


# Whoever held the case before, and whoever holds it now. --------------------------

STILL_THEIRS = {
    "claimed": {"change", "submit", "withdraw"},
    "submitted": {"withdraw"},
    "signed": {"withdraw"},
    "returned": {"change", "submit", "withdraw"},
    "accepted": set[str](),
    "withdrawn": set[str](),
    "dropped": set[str](),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", ["change", "submit", "withdraw"])
def test_whoever_held_the_case_keeps_their_claims(
    case: Tale, state: str, act: str
) -> None:
    make_states(case)
    hand(case, BILL)
    view = looked(case, ASH, state)
    assert (view.row.reference, view.held_on, view.sealed_by) == ("", None, "")
    if act in STILL_THEIRS[state]:
        ACTS[act](case, state, ASH)
    else:
        with pytest.raises(ClaimClosed):
            ACTS[act](case, state, ASH)


def test_whoever_held_the_case_claims_nothing_more_from_it(case: Tale) -> None:
    hand(case, BILL)
    with pytest.raises(NotFound):
        write(case)


def test_whoever_holds_it_now_sees_what_was_submitted_and_does_nothing(
    case: Tale,
) -> None:
    make_states(case)
    hand(case, BILL)
    seen = {one.claim_id: one.reference for one in listed(case, BILL).rows}
    assert seen == dict.fromkeys(
        ("submitted", "signed", "returned", "accepted", "withdrawn"), "R-p-one"
    )
    for state in seen:
        for act in ("change", "submit", "withdraw", "sign off", "accept", "return"):
            with pytest.raises(NotAllowed):
                ACTS[act](case, state, BILL)


def test_the_supervisor_is_the_one_of_the_team_that_has_the_case_now(
    case: Tale,
) -> None:
    south = Worker(id="w-south", name="South", team="south")
    employ(case.store, south)
    waiting(case)
    hand(case, south)
    with pytest.raises(NotFound):
        claims.sign_off(case, by=SUE)
    signed = claims.claim_of(case).signed_off
    assert signed is None
    claims.sign_off(case, by=FAR)
    assert looked(case, FAR).row.signed_off


def test_a_case_of_ones_own_is_not_ones_own_to_judge(case: Tale) -> None:
    """Ash claimed from it, and Mix, who assesses too, holds it now."""
    waiting(case)
    hand(case, MIX)
    assert not listed(case, MIX).rows[0].may_judge
    with pytest.raises(NotAllowed):
        claims.accept(case, by=MIX)


def test_a_claim_of_ones_own_is_not_ones_own_to_judge(case: Tale) -> None:
    """Not even after the case went to somebody else."""
    hand(case, MIX)
    write(case, by=MIX)
    claims.submit(case, by=MIX)
    for holder in (MIX, BILL):
        hand(case, holder)
        assert not listed(case, MIX).rows[0].may_judge
        with pytest.raises(OwnClaim):
            claims.accept(case, by=MIX)


# Without names. -------------------------------------------------------------------


def told_to(view: ClaimView) -> str:
    """Return everything that a view of a claim holds, its picture too."""
    return f"{view!r} {svg_of(view.scene, palette=LIGHT)}".casefold()


@pytest.fixture(scope="module")
def told_everywhere(
    empty_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tale]:
    """The same, told once, with everyone who may come across its claims."""
    path = tmp_path_factory.mktemp("planted") / "store.duckdb"
    shutil.copyfile(empty_store, path)
    with open_store(path, KEY) as store:
        employ(store, *STAFF)
        yield planted(store)


@pytest.mark.parametrize("model", ["free", "gibbs"])
@pytest.mark.parametrize("criterion", CRITERIA)
def test_an_assessor_is_told_nothing_that_says_who_it_is(
    told_everywhere: Tale, criterion: str, model: str
) -> None:
    """The word stands in every text, every id, the reflection and what others wrote."""
    case, claim_id = told_everywhere, f"{criterion}-{model}"
    text = f"I asked {PLANTED} what {PLANTED.upper()}’s mother wants."
    put(
        case,
        claim_id,
        criterion=criterion,
        pointer=CRITERIA[criterion],
        held_where=f"With {PLANTED}",
        model=model,
        reflection=text,
        stages=[{"stage": "description", "text": text}],
    )
    claims.sign_off(case, claim_id, SUE, note=f"{PLANTED} told me too")
    assert told_to(looked(case, SUE, claim_id)).count(PLANTED.casefold()) > 1
    for worker in (IDA, ASSESSOR):
        view = looked(case, worker, claim_id)
        assert PLANTED.casefold() not in told_to(view)
        assert LEFT_OUT in view.passages[0].text
        assert PLANTED.casefold() not in f"{listed(case, worker)!r}".casefold()


def test_what_was_planted_is_in_every_text_of_the_document(
    told_everywhere: Tale,
) -> None:
    """So that the test above looks for something that is there."""
    with told_everywhere.store.reading() as cursor:
        content = snapshots.of_review(cursor, "r-1").content
    network = content.network
    parts = (network.review, network.alters[0], network.ties[0], network.wishes[0])
    for value in (content.participant, *parts, *(one.body for one in content.facts)):
        texts = set(free(type(value))) - set(REQUIRED[type(value)])
        said = value.model_dump()
        left = {"prompt_set", "correction_reason", "id", "reference", "name"}
        assert all(PLANTED in str(said[name]) for name in texts - left), value
    assert len(content.facts) == len(REQUIRED) - len(MAP_PARTS)


def test_whoever_held_the_case_before_is_told_no_names_but_their_own_words(
    store: Store,
) -> None:
    """What they wrote is as they wrote it, or a change would save it without names."""
    employ(store, *STAFF)
    case = planted(store)
    text = f"I asked {PLANTED}."
    put(case, reflection=text, held_where=f"With {PLANTED}", state="returned")
    hand(case, BILL)
    view = looked(case, ASH)
    assert (view.claim.reflection, view.claim.held_where) == (text, f"With {PLANTED}")
    assert view.passages[0].text == f"I asked {LEFT_OUT}."
    own = {"reflection": "", "held_where": ""}
    rest = view._replace(claim=view.claim.model_copy(update=own), found=())
    assert PLANTED.casefold() not in told_to(rest)
    assert PLANTED.casefold() not in f"{listed(case, ASH)!r}".casefold()


def test_whoever_may_see_the_case_is_told_which_words_could_say_who_it_is(
    case: Tale,
) -> None:
    write(case, reflection="Morgan rang Name of jo; we walked.")
    assert looked(case).found == ("Morgan", "Name of jo")
    claims.submit(case)
    assert looked(case, IDA).found == ()
    assert looked(case, SUE).found == ("Morgan", "Name of jo")


def test_names_are_found_while_a_claim_is_written(case: Tale) -> None:
    """In every text, each once, and nothing is left in the trail of what was typed."""
    before = len(trail(case.store))
    found = names_in(
        case.store,
        by=ASH.id,
        at=case.tick(),
        participant_id=case.id,
        texts=["Morgan rang.", "I met Morgan and Name of jo.", ""],
    )
    assert found == ("Morgan", "Name of jo")
    assert len(trail(case.store)) == before


def test_a_stage_that_netmap_does_not_know_says_nothing(case: Tale) -> None:
    """The code of a stage could be a name, in a case that came in as a file."""
    put(case, model="gibbs", stages=[{"stage": "Morgan", "text": "I asked."}])
    assert "morgan" not in told_to(looked(case, IDA))


# What stands behind a claim. ------------------------------------------------------


def test_a_claim_has_its_chain_behind_it(case: Tale) -> None:
    waiting(case)
    view = looked(case)
    assert (view.number, view.held_on, view.week) == (1, DAY, 1)
    assert (view.intact, view.differences, view.sealed_by) == (True, 0, ASH.name)
    assert view.claim == claims.claim_of(case)
    assert view.claim.snapshot_digest == case.digest()
    assert view.extract.rows


def test_an_assessor_sees_a_week_where_others_see_a_day(case: Tale) -> None:
    waiting(case)
    view = looked(case, IDA)
    assert (view.held_on, view.week, view.sealed_by) == (None, 1, "")
    assert view.claim.pointer.startswith("review[")
    assert view.claim.pointer != "review[r-1]"
    assert view.claim.snapshot_digest == case.digest()


def test_a_corrected_source_is_said_and_nothing_else_changes(case: Tale) -> None:
    """The claim stays readable, and counts as what it is."""
    waiting(case)
    claims.accept(case)
    before = listed(case)
    case.correct("r-1", "r-2")
    case.seal("r-2")
    after = listed(case)
    assert [one.corrected for one in (*before.rows, *after.rows)] == [False, True]
    assert after.sufficiency == before.sufficiency
    view = looked(case, IDA)
    assert (view.row.corrected, view.row.state) == (True, ClaimState.ACCEPTED)
    assert view.passages[0].text == claims.TEXT
    assert view.intact


def test_a_correction_that_is_not_sealed_corrects_nothing_yet(case: Tale) -> None:
    waiting(case)
    case.correct("r-1", "r-2")
    assert not listed(case).rows[0].corrected


def test_a_claim_of_somebody_who_left_is_still_judged(case: Tale) -> None:
    waiting(case)
    with case.store.writing() as cursor:
        cursor.execute("UPDATE worker SET active = false WHERE id = ?", [ASH.id])
    row = listed(case, IDA).rows[0]
    assert (row.left, row.claimant, row.may_judge) == (True, ASH.name, True)
    claims.sign_off(case)
    claims.accept(case)
    assert claims.claim_of(case).state is ClaimState.ACCEPTED
    with pytest.raises(NotFound):
        looked(case, ASH)
    assert listed(case, ASH).rows == ()


def of_2030(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put another set of criteria in use, which says other things of them."""
    before = sets.criteria_of("2026-11")
    now = before.model_copy(
        update={
            "as_of": "2030-01",
            "criteria": tuple(
                one.model_copy(update={"paraphrase": f"New: {one.paraphrase}"[:500]})
                for one in before.criteria
            ),
        }
    )

    def of(as_of: str) -> sets.CriteriaCatalogue:
        return {"2026-11": before, "2030-01": now}[as_of]

    files = {"2026-11": "a.json", "2030-01": "b.json"}
    for module in ("claims", "claim_chain", "claiming", "packing"):
        for name, value in (("IN_USE", "2030-01"), ("FILES", files)):
            place = f"netmap.casework.{module}.{name}"
            monkeypatch.setattr(place, value, raising=False)
    monkeypatch.setattr("netmap.casework.claims.criteria_of", of)
    monkeypatch.setattr("netmap.casework.packing.criteria", lambda: now)


def test_a_claim_keeps_the_words_of_the_set_it_was_made_under(
    case: Tale, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(case)
    before = listed(case).rows[0]
    of_2030(monkeypatch)
    write(case, "c-2", evidence="reflective_account")
    new, old = listed(case).rows
    assert (before.older_criteria, old.older_criteria) == (False, True)
    assert old.paraphrase == before.paraphrase
    assert new.paraphrase == f"New: {before.paraphrase}"
    assert not new.older_criteria
    current = [one for one in looked(case).checks if one.test is Vacs.CURRENT]
    assert [(one.holds, one.said) for one in current] == [
        (True, words.CURRENT),
        (False, words.OLDER_CRITERIA),
    ]


@pytest.mark.parametrize("known", ["", "1999-01", "../../etc"])
def test_a_set_or_a_criterion_that_is_not_known_has_no_words(
    case: Tale, known: str
) -> None:
    put(case, criteria=known)
    put(case, "c-2", criterion="SN:P99")
    for worker in (ASH, SUE, IDA):
        found = listed(case, worker).rows
        assert [one.paraphrase for one in found] == ["", ""]
        assert looked(case, worker).row.older_criteria
        assert looked(case, worker, "c-2").extract.rows == ()


def test_what_is_listed_is_the_newest_first(case: Tale) -> None:
    for number, kind in enumerate(list(EvidenceKind)[:4]):
        write(case, f"c-{number}", evidence=kind.value)
    claims.changed(case, "c-1", reflection="Newer")
    order = [one.claim_id for one in listed(case).rows]
    assert order == ["c-1", "c-3", "c-2", "c-0"]


def test_five_hundred_claims_are_listed_and_opened(case: Tale) -> None:
    put(case, "c-0")
    with case.store.writing() as cursor:
        cursor.execute(
            "INSERT INTO fact SELECT fact.* REPLACE ('c-' || number AS fact_id) "
            "FROM fact, generate_series(1, 499) AS many(number) WHERE kind = 'claim'"
        )
        cursor.execute(
            "INSERT INTO audit SELECT audit.* REPLACE ('c-' || one AS subject) "
            "FROM audit, generate_series(1, 499) AS many(one) WHERE act = 'save_claim'"
        )
    for worker in (ASH, SUE, IDA):
        assert len(listed(case, worker).rows) == 500
        assert looked(case, worker, "c-250").intact


def rewritten(document: dict[str, Any]) -> None:
    """Another agreement."""
    document["network"]["review"]["agreement"] = "does_not_agree"


def renumbered(document: dict[str, Any]) -> None:
    """Another place in the chain."""
    document["number"] = 7


def renamed(document: dict[str, Any]) -> None:
    """Somebody else on the map."""
    document["network"]["alters"][0]["name"] = "Nobody"


@pytest.mark.parametrize("change", [rewritten, renumbered, renamed])
@pytest.mark.parametrize("worker", [ASH, SUE, IDA], ids=lambda one: str(one.id))
def test_a_document_that_was_changed_is_told(
    case: Tale, change: Callable[[dict[str, Any]], None], worker: Worker
) -> None:
    waiting(case)
    with case.store.writing() as cursor:
        sealed = snapshots.of_review(cursor, "r-1")
        document = dict(sealed.document)
        change(document)
        cursor.execute(
            "UPDATE snapshot SET document = ?", [canonical(document).decode()]
        )
    view = looked(case, worker)
    assert not view.intact
    assert view.differences > 0
    assert looked(case, worker).claim.snapshot_digest == sealed.digest


def test_a_document_that_was_changed_under_a_new_digest_is_not_found(
    case: Tale,
) -> None:
    """The claim points to what is there no more; it is listed, and not opened."""
    waiting(case)
    with case.store.writing() as cursor:
        document = dict(snapshots.of_review(cursor, "r-1").document)
        rewritten(document)
        cursor.execute(
            "UPDATE snapshot SET document = ?, digest = ?",
            [canonical(document).decode(), digest_of(document)],
        )
    assert [one.claim_id for one in listed(case).rows] == ["c-1"]
    with pytest.raises(NotFound):
        looked(case)


@pytest.mark.parametrize("worker", [ASH, SUE, IDA], ids=lambda one: str(one.id))
def test_a_document_that_cannot_be_read_is_one_sentence(
    case: Tale, worker: Worker
) -> None:
    """The claim is listed, and nobody judges what cannot be seen."""
    waiting(case)
    with case.store.writing() as cursor:
        document = {**snapshots.of_review(cursor, "r-1").document, "shoes": 38}
        cursor.execute(
            "UPDATE snapshot SET document = ?", [canonical(document).decode()]
        )
    assert [one.claim_id for one in listed(case, worker).rows] == ["c-1"]
    with pytest.raises(SealBroken):
        looked(case, worker)


def test_an_index_that_was_changed_is_told(case: Tale) -> None:
    """The document is as it was, and the table beside it is not."""
    waiting(case)
    with case.store.writing() as cursor:
        cursor.execute("UPDATE map_alter SET name = 'Nobody' WHERE alter_id = 'jo'")
    view = looked(case)
    assert (view.intact, view.differences > 0) == (False, True)


def test_what_differs_elsewhere_in_the_case_is_counted(case: Tale) -> None:
    waiting(case)
    case.begin("r-2")
    case.seal("r-2")
    with case.store.writing() as cursor:
        cursor.execute("UPDATE snapshot SET digest = repeat('0', 64) WHERE number = 2")
    view = looked(case)
    assert (view.intact, view.differences > 0) == (True, True)


def test_looking_is_on_record_without_what_was_seen(case: Tale) -> None:
    waiting(case)
    before = len(trail(case.store))
    listed(case, IDA)
    looked(case, IDA)
    looked(case, IDA)
    added = trail(case.store)[before:]
    assert [(one.act, one.recorded_by, one.participant_id) for one in added] == [
        ("view_claims", IDA.id, None),
        ("view_claim", IDA.id, case.id),
    ]


def test_claims_of_a_worker_make_up_what_is_enough(case: Tale) -> None:
    """Their own alone, those that count alone, and for each criterion with a rule."""
    waiting(case)
    waiting(case, "c-2", evidence="testimony", held_where="Folder 3")
    write(case, "c-3", evidence="observation", held_where="Folder 3")
    found = {one.criterion: one for one in listed(case).sufficiency}
    assert len(found) == len(CRITERIA)
    assert found["SN:P1"].kinds == (EvidenceKind.TESTIMONY, EvidenceKind.WORK_PRODUCT)
    assert found["SN:P1"].occasions == (DAY,)
    assert (found["SN:P1"].by_others, found["SN:P1"].past) == (True, 0)
    assert found["SN:P2"].kinds == ()
    theirs = {one.criterion: one.kinds for one in listed(case, SUE).sufficiency}
    assert set(theirs.values()) == {()}


@pytest.mark.parametrize(
    ("held_on", "window", "past"),
    [
        (date(2025, 11, 9), 12, 0),
        (date(2025, 11, 8), 12, 1),
        (date(2025, 11, 8), 13, 0),
    ],
)
def test_the_window_begins_on_the_same_day_so_many_months_ago(
    case: Tale, held_on: date, window: int, past: int
) -> None:
    case.begin("r-2", held_on)
    case.seal("r-2")
    put(case, pointer="review[r-2]", snapshot_digest=case.digest("r-2"))
    change_evidence_settings(
        case.store, by=ADMIN.id, at=case.tick(), fields={"window": window}
    )
    found = {one.criterion: one for one in listed(case).sufficiency}["SN:P1"]
    assert (found.past, len(found.occasions)) == (past, 1 - past)
    said = [one for one in looked(case).checks if one.test is Vacs.CURRENT]
    assert [one.holds for one in said] == [not past]


def test_a_row_names_the_code_that_the_organisation_uses(case: Tale) -> None:
    waiting(case)
    change_evidence_settings(
        case.store, by=ADMIN.id, at=case.tick(), fields={"codes": {"SN": "DK7X 04"}}
    )
    row: ClaimRow = listed(case, IDA).rows[0]
    assert row.code == "DK7X 04 P1"


def test_a_claim_about_an_invented_person_is_for_training(store: Store) -> None:
    employ(store, *STAFF)
    tale = Tale(store)
    tale.register(fictional=True)
    tale.begin()
    tale.seal()
    put(tale)
    said = [one for one in looked(tale).checks if one.test is Vacs.AUTHENTIC]
    assert [(one.holds, one.said) for one in said] == [(False, words.FICTIONAL)]


@pytest.mark.parametrize(
    ("pointer", "holds"),
    [
        ("review[r-1]", True),
        ("tie[jo]", True),
        ("wish[nobody]", False),
        ("plan[f-9]", False),
    ],
)
def test_the_record_is_looked_for_in_the_document(
    case: Tale, pointer: str, *, holds: bool
) -> None:
    put(case, pointer=pointer)
    said = looked(case).checks[0]
    assert (said.test, said.holds) == (Vacs.VALID, holds)


def test_somebody_elses_record_and_seal_is_asked_about(case: Tale) -> None:
    """Bill has the case now, and claims what Ash recorded and sealed."""
    hand(case, BILL)
    write(case, by=BILL)
    said = [one for one in looked(case, BILL).checks if one.test is Vacs.AUTHENTIC]
    assert [(one.holds, one.said) for one in said] == [(False, words.NOT_AUTHENTIC)]
