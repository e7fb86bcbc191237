"""Writing a claim, submitting it, withdrawing it: what is kept, and what is refused.

Ash holds Morgan's case, whose sealed review r-1 shows SN:P1 and SN:P2.
"""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import JsonValue

from netmap.casework import drawing
from netmap.casework.acting import Acting
from netmap.casework.claiming import change_claim, submit_claim, withdraw_claim
from netmap.casework.evidence import Wanted
from netmap.casework.keeping import verify_store
from netmap.casework.records import record_fact
from netmap.errors import (
    AlreadyClaimed,
    AlreadySaved,
    CandidateGone,
    ClaimClosed,
    InvalidEntry,
    NetmapError,
    NotAllowed,
    PaperUnnamed,
    ReflectionMissing,
    StaleRecord,
)
from netmap.model.evidence import SELF_WRITTEN, Claim, ClaimState, EvidenceKind
from netmap.model.fact import Fact
from netmap.standards.criteria import IN_USE
from netmap.store import facts
from netmap.store.database import Store
from netmap.words.papers import STAGES
from tests.support.claims import (
    IDA,
    NEED,
    TEXT,
    accept,
    changed,
    claim_of,
    claimable,
    evidence_of,
    give_back,
    sign_off,
    submit,
    wanted,
    withdraw,
    write,
)
from tests.support.tale import ASH, BILL, DAY, SUE, Tale, Tell, trail

OTHERS = [one for one in EvidenceKind if one not in SELF_WRITTEN]
ELSEWHERE = "0" * 64


@pytest.fixture
def case(tell: Tell) -> Tale:
    """Morgan's case with r-1 sealed, and Ida who assesses."""
    return tell(claimable, IDA)


def versions(tale: Tale, claim_id: str = "c-1") -> tuple[Fact, ...]:
    with tale.store.reading() as cursor:
        return facts.versions(cursor, tale.id, ("claim", claim_id))


def refused(tale: Tale, error: type[NetmapError], call: Callable[[], object]) -> None:
    """See that a call is refused and leaves nothing."""
    before = (all_claims(tale), trail(tale.store))
    with pytest.raises(error):
        call()
    assert (all_claims(tale), trail(tale.store)) == before


def all_claims(tale: Tale) -> list[Fact]:
    with tale.store.reading() as cursor:
        return [one for _, one in facts.newest_of_kind(cursor, "claim")]


def states(tale: Tale) -> list[ClaimState]:
    bodies = (one.body for one in versions(tale))
    return [body.state for body in bodies if isinstance(body, Claim)]


CLAIMED, SUBMITTED, ACCEPTED, RETURNED, WITHDRAWN = ClaimState


def test_a_claim_is_one_criterion_one_record_and_one_reflection(case: Tale) -> None:
    found = evidence_of(case).of("SN:P1").candidates[0]
    fact = write(case)
    assert fact.body == Claim(
        criterion="SN:P1",
        criteria=IN_USE,
        evidence=EvidenceKind.WORK_PRODUCT,
        snapshot_digest=case.digest(),
        pointer="review[r-1]",
        shows=found.shows,
        happened_on=DAY,
        reflection=TEXT,
        claimant=ASH.id,
    )
    assert (fact.fact_id, fact.version, fact.recorded_by) == ("c-1", 1, ASH.id)
    assert versions(case) == (fact,)
    assert verify_store(case.store).differences == ()


def test_the_course_of_a_claim_keeps_every_step(case: Tale) -> None:
    """Returned, changed and submitted again, it is signed off anew and accepted."""
    write(case)
    submit(case)
    sign_off(case)
    give_back(case, reason="Say what you did")
    changed(case, reflection="I asked twice.")
    submit(case)
    sign_off(case)
    accept(case)
    assert states(case) == [
        *(CLAIMED, SUBMITTED, SUBMITTED, RETURNED),
        *(RETURNED, SUBMITTED, SUBMITTED, ACCEPTED),
    ]
    assert [one.recorded_by for one in versions(case)] == [
        *(ASH.id, ASH.id, SUE.id, IDA.id),
        *(ASH.id, ASH.id, SUE.id, IDA.id),
    ]
    bodies = [one.body for one in versions(case) if isinstance(one.body, Claim)]
    assert [one.reflection for one in bodies] == [TEXT] * 4 + ["I asked twice."] * 4
    assert [len(one.signatures) for one in bodies] == [0, 0, 1, 2, 2, 2, 3, 4]
    assert verify_store(case.store).differences == ()


def test_each_step_is_in_the_trail_without_its_words(case: Tale) -> None:
    before = len(trail(case.store))
    write(case)
    changed(case, reflection="I asked Morgan twice.")
    submit(case)
    withdraw(case)
    added = trail(case.store)[before:]
    assert [(one.act, one.recorded_by, one.subject) for one in added] == [
        ("save_claim", ASH.id, "c-1"),
        ("save_claim", ASH.id, "c-1"),
        ("submit_claim", ASH.id, "c-1"),
        ("withdraw_claim", ASH.id, "c-1"),
    ]
    assert "asked" not in " ".join(one.model_dump_json() for one in added)


@pytest.mark.parametrize(
    "of",
    [
        {"criterion": "SN:P6"},
        {"criterion": "SN:P22"},
        {"criterion": "SN:P99"},
        {"criterion": ""},
        {"pointer": "tie[jo]"},
        {"pointer": "wish[jo]"},
        {"pointer": "review[r-2]"},
        {"pointer": "review[r-1"},
        {"pointer": ""},
        {"digest": ELSEWHERE},
        {"digest": ""},
    ],
    ids=str,
)
def test_only_what_the_sealed_reviews_show_is_claimed(
    case: Tale, of: dict[str, str]
) -> None:
    forged = wanted(case)._replace(**of)
    refused(case, CandidateGone, lambda: write(case, of=forged))


def test_a_record_of_another_case_is_not_claimed_in_this_one(case: Tale) -> None:
    other = claimable(case.store, "p-two", "r-two")
    theirs = wanted(other, review_id="r-two")
    refused(case, CandidateGone, lambda: write(case, of=theirs))


def test_what_is_not_sealed_is_not_claimed(store: Store) -> None:
    tale = Tale(store)
    tale.register()
    tale.begin()
    of = Wanted("SN:P1", "review[r-1]", ELSEWHERE)
    refused(tale, CandidateGone, lambda: write(tale, of=of))


def test_a_review_that_was_put_right_shows_nothing_more(case: Tale) -> None:
    of = wanted(case)
    case.correct("r-1", "r-2")
    case.seal("r-2")
    refused(case, CandidateGone, lambda: write(case, of=of))
    write(case, of=wanted(case, review_id="r-2"))


def test_one_record_is_claimed_once_for_a_criterion_and_kind(case: Tale) -> None:
    write(case)
    refused(case, AlreadyClaimed, lambda: write(case, "c-2"))
    refused(case, AlreadyClaimed, lambda: write(case, "c-2", reflection="Another"))


def test_another_kind_or_criterion_is_another_claim(case: Tale) -> None:
    write(case)
    write(case, "c-2", evidence="reflective_account")
    write(case, "c-3", of=wanted(case, "SN:P2"))
    assert len(all_claims(case)) == 3


@pytest.mark.parametrize("first", [(), (submit,), (submit, give_back)])
def test_after_withdrawing_it_can_be_claimed_again(
    case: Tale, first: tuple[Callable[[Tale], Fact], ...]
) -> None:
    write(case)
    for step in first:
        step(case)
    withdraw(case)
    write(case, "c-2")
    refused(case, AlreadyClaimed, lambda: write(case, "c-3"))


def test_what_was_accepted_is_not_claimed_again(case: Tale) -> None:
    write(case)
    submit(case)
    accept(case)
    refused(case, AlreadyClaimed, lambda: write(case, "c-2"))


def test_a_change_of_kind_makes_no_second_claim_of_the_same(case: Tale) -> None:
    write(case)
    write(case, "c-2", evidence="reflective_account")
    refused(case, AlreadyClaimed, lambda: changed(case, "c-2", evidence="work_product"))
    changed(case, "c-2", evidence="questions")


def test_the_same_part_of_another_review_is_another_record(case: Tale) -> None:
    write(case)
    case.begin("r-2")
    for alter_id in ("jo", "mo"):
        case.say(("tie", alter_id, "standing"), "current", "r-2")
    case.edit(drawing.add_need("n-2", NEED), "r-2")
    case.seal("r-2")
    write(case, "c-2", of=wanted(case, review_id="r-2"))


TOLD = {
    "kind": "reporting_information",
    "told_on": "2026-11-09",
    "about_alter": "jo",
    "routes": ["police"],
    "alone": True,
    "understanding_checked": True,
    "copy_safe": True,
}


def test_a_case_fact_is_one_record_in_every_review(store: Store) -> None:
    """Each snapshot seals it again; claimed once, it is claimed."""
    tale = Tale(store)
    tale.register()
    tale.begin()
    tale.alter("jo", quality_participant="detrimental")
    tale.say(("tie", "jo", "recognition"), "recognised")
    tale.record("f-told", TOLD)
    tale.seal()
    pointer = "reporting_information[f-told]"
    write(tale, of=Wanted("SN:P21", pointer, tale.digest()))
    tale.begin("r-2")
    tale.say(("tie", "jo", "standing"), "current", "r-2")
    tale.seal("r-2")
    [found] = evidence_of(tale).of("SN:P21").candidates
    assert (found.pointer, found.digest) == (pointer, tale.digest("r-2"))
    again = Wanted("SN:P21", pointer, found.digest)
    refused(tale, AlreadyClaimed, lambda: write(tale, "c-2", of=again))


def test_a_second_click_writes_no_second_claim(case: Tale) -> None:
    first = write(case)
    before = trail(case.store)
    assert write(case).body == first.body
    assert versions(case) == (first,)
    assert trail(case.store) == before


@pytest.mark.parametrize(
    "fields",
    [{"reflection": "Another"}, {"evidence": "questions"}, {"held_where": "Folder"}],
    ids=str,
)
def test_another_claim_under_the_same_id_is_refused(
    case: Tale, fields: dict[str, Any]
) -> None:
    write(case)
    refused(case, AlreadySaved, lambda: write(case, **fields))
    refused(case, AlreadySaved, lambda: write(case, of=wanted(case, "SN:P2")))


def test_an_id_of_another_case_is_taken(case: Tale) -> None:
    """Two claims with one id could be opened no more, neither of them."""
    other = claimable(case.store, "p-two", "r-two")
    write(case)
    of = wanted(other, review_id="r-two")
    refused(case, AlreadySaved, lambda: write(other, of=of))


FORGED: dict[str, Any] = {
    "kind": "place",
    "criterion": "SN:P22",
    "criteria": "1999-01",
    "snapshot_digest": ELSEWHERE,
    "digest": ELSEWHERE,
    "pointer": "tie[mo]",
    "shows": "Everything",
    "claimant": BILL.id,
    "state": "accepted",
    "signatures": [
        {
            "signed_by": IDA.id,
            "name": IDA.name,
            "role": "assessor",
            "signed_at": "2026-11-09T14:30:00Z",
            "digest": ELSEWHERE,
        }
    ],
}


@pytest.mark.parametrize("field", FORGED)
def test_what_netmap_knows_itself_is_not_up_to_the_form(case: Tale, field: str) -> None:
    """Not in a new claim, nor in a changed one."""
    honest = write(case).body
    withdraw(case)
    sent = {field: FORGED[field]}
    assert write(case, "c-2", **sent).body == honest
    after = changed(case, "c-2", reflection="More", **sent).body
    assert isinstance(after, Claim)
    assert after.model_copy(update={"reflection": TEXT}) == honest


@pytest.mark.parametrize("claim_id", ["c-1", "c-2"])
@pytest.mark.parametrize("version", [1, 2])
def test_recording_a_fact_is_no_way_around(
    case: Tale, claim_id: str, version: int
) -> None:
    """Nor is a next version of one's own claim."""
    write(case)
    body = claim_of(case).model_copy(update={"state": ACCEPTED}).model_dump(mode="json")
    fields = {"fact_id": claim_id, "version": version, "body": body, "reason": "x"}

    def record() -> Fact:
        acting: Acting = {"by": ASH.id, "at": case.at}
        return record_fact(case.store, **acting, participant_id=case.id, fields=fields)

    refused(case, NotAllowed, record)


@pytest.mark.parametrize("text", ["", "  ", "\n\t "])
@pytest.mark.parametrize(
    ("model", "place"),
    [(model, n) for model, stages in STAGES.items() for n in range(len(stages))],
)
def test_a_stage_that_is_empty_is_named_when_it_is_submitted(
    case: Tale, model: str, place: int, text: str
) -> None:
    empty = STAGES[model][place]
    texts: list[JsonValue] = [
        {"stage": one.code, "text": text if one is empty else "I asked."}
        for one in STAGES[model]
    ]
    write(case, model=model, stages=texts, reflection="" if model == "free" else TEXT)
    refused(case, ReflectionMissing, lambda: submit(case))
    with pytest.raises(ReflectionMissing) as caught:
        submit(case)
    assert f"“{empty.title}” is empty" in caught.value.sentence


@pytest.mark.parametrize("model", STAGES)
def test_a_whole_reflection_is_submitted(case: Tale, model: str) -> None:
    texts: list[JsonValue] = [
        {"stage": one.code, "text": "I asked."} for one in STAGES[model]
    ]
    stages: list[JsonValue] = [] if model == "free" else texts
    write(case, model=model, stages=stages)
    assert submit(case).version == 2
    assert claim_of(case).state is SUBMITTED


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("held_where", ["", "   "])
def test_what_others_write_is_submitted_with_where_it_is_kept(
    case: Tale, kind: EvidenceKind, held_where: str
) -> None:
    write(case, evidence=kind.value, held_where=held_where)
    refused(case, PaperUnnamed, lambda: submit(case))
    changed(case, held_where="Portfolio, section 3")
    submit(case)
    assert claim_of(case).state is SUBMITTED


@pytest.mark.parametrize("kind", sorted(SELF_WRITTEN))
def test_what_practitioners_write_themselves_needs_no_paper(
    case: Tale, kind: EvidenceKind
) -> None:
    write(case, evidence=kind.value)
    submit(case)
    assert claim_of(case).state is SUBMITTED


def steps_of(version: int) -> dict[str, Callable[[Tale], object]]:
    def acting(tale: Tale) -> dict[str, Any]:
        told = {"by": ASH.id, "at": tale.at, "claim_id": "c-1"}
        return {**told, "version": version}

    return {
        "change": lambda tale: change_claim(
            tale.store, **acting(tale), fields={"reflection": "Older"}
        ),
        "submit": lambda tale: submit_claim(tale.store, **acting(tale)),
        "withdraw": lambda tale: withdraw_claim(tale.store, **acting(tale)),
    }


@pytest.mark.parametrize("act", steps_of(1))
@pytest.mark.parametrize("version", [0, 1, 3])
def test_a_second_window_is_told_that_the_claim_changed(
    case: Tale, act: str, version: int
) -> None:
    write(case)
    changed(case, reflection="Newer")
    refused(case, StaleRecord, lambda: steps_of(version)[act](case))
    assert claim_of(case).reflection == "Newer"


CLOSED: dict[str, tuple[Callable[[Tale], Fact], ...]] = {
    "submitted": (submit,),
    "signed off": (submit, sign_off),
    "accepted": (submit, accept),
    "withdrawn": (withdraw,),
}


@pytest.mark.parametrize("state", CLOSED)
def test_a_claim_that_is_not_open_is_not_changed(case: Tale, state: str) -> None:
    write(case)
    for step in CLOSED[state]:
        step(case)
    refused(case, ClaimClosed, lambda: changed(case, reflection="Newer"))
    refused(case, ClaimClosed, lambda: submit(case))


@pytest.mark.parametrize("state", ["accepted", "withdrawn"])
def test_what_was_accepted_or_withdrawn_is_not_withdrawn(
    case: Tale, state: str
) -> None:
    write(case)
    for step in CLOSED[state]:
        step(case)
    refused(case, ClaimClosed, lambda: withdraw(case))


@pytest.mark.parametrize(
    "first", [(), (submit,), (submit, sign_off), (submit, give_back)]
)
def test_a_claim_that_was_withdrawn_stays_on_record(
    case: Tale, first: tuple[Callable[[Tale], Fact], ...]
) -> None:
    write(case)
    for step in first:
        step(case)
    before = claim_of(case)
    withdraw(case)
    assert claim_of(case) == before.model_copy(update={"state": WITHDRAWN})
    assert len(versions(case)) == len(first) + 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"evidence": "simulation"}, "is not one of"),
        ({"evidence": None}, "is not one of"),
        ({"model": "own"}, "is not one of"),
        ({"reflection": "a" * 200_001}, "has more than 200000 characters"),
        ({"reflection": "gro.live\u202e"}, "holds a character that cannot be shown"),
        ({"held_where": "a\nb"}, "must be on one line"),
        ({"held_where": "a" * 501}, "has more than 500 characters"),
        ({"stages": [{"stage": "a b", "text": ""}]}, "Not saved."),
        ({"stages": "x"}, "Not saved."),
    ],
    ids=lambda one: str(one)[:40],
)
def test_what_does_not_fit_is_one_sentence_and_nothing_is_lost(
    case: Tale, fields: dict[str, Any], said: str
) -> None:
    refused(case, InvalidEntry, lambda: write(case, **fields))
    write(case)
    refused(case, InvalidEntry, lambda: changed(case, **fields))
    with pytest.raises(InvalidEntry) as caught:
        changed(case, **fields)
    assert said in caught.value.sentence
    assert len(caught.value.sentence) < 250
    assert claim_of(case).reflection == TEXT


MARKUP = (
    "<script>alert(1)</script> {{7*7}} ${x} =SUM(A1:A9) @import #set page(fill: red) "
    "\\frac{a}{b} **bold** [link](javascript:alert(1)) &amp; "
    "\u202a \ufeff ’“–” ß 日本 👩‍👧\t|\n"
)


def test_twenty_thousand_words_are_kept_word_for_word(case: Tale) -> None:
    text = MARKUP * 20 + "I asked and then I waited. " * 3_300
    assert len(text.split()) > 19_000
    write(case, reflection=text)
    submit(case)
    assert claim_of(case).reflection == text
    stages: list[JsonValue] = [
        {"stage": one.code, "text": text} for one in STAGES["gibbs"]
    ]
    write(case, "c-2", evidence="reflective_account", model="gibbs", stages=stages)
    submit(case, "c-2")
    assert {one.text for one in claim_of(case, "c-2").stages} == {text}
    assert verify_store(case.store).differences == ()


def test_a_change_keeps_what_it_does_not_name(case: Tale) -> None:
    write(case, evidence="testimony", held_where="Folder 3")
    changed(case, reflection="More")
    after = claim_of(case)
    assert (after.evidence, after.held_where) == (EvidenceKind.TESTIMONY, "Folder 3")
    assert after.reflection == "More"


def test_a_claim_moves_on_with_the_next_snapshot(case: Tale) -> None:
    """The next review seals the claim, and nothing differs."""
    write(case)
    submit(case)
    case.begin("r-2")
    sealed = case.seal("r-2")
    assert claim_of(case) in [one.body for one in sealed.content.facts]
    accept(case)
    assert verify_store(case.store).differences == ()
