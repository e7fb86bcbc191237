"""Countersigning: asked for, signed by someone else or returned; notes of supervision.

Ash holds Morgan's case and sealed r-1; Sue and Uma supervise the north, Far the south.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from netmap.casework.emergency import open_in_emergency
from netmap.casework.handing import hand_over
from netmap.casework.keeping import make_store, verify_store
from netmap.casework.records import record_fact
from netmap.casework.sealing import seal_review
from netmap.casework.supervising import ask_countersign
from netmap.casework.supervision import see_supervision
from netmap.casework.taking import take_map
from netmap.casework.transfer import export_case, import_case
from netmap.errors import (
    AlreadyAsked,
    AlreadyCountersigned,
    AlreadyReturned,
    AlreadySaved,
    AskAgainNeedsReason,
    InvalidEntry,
    NetmapError,
    NotAllowed,
    NotAskedToSign,
    NotFound,
    ReturnNeedsReason,
    ReviewStillDraft,
    SealBroken,
    SealedByYourself,
    SignedElsewhere,
)
from netmap.exchange.case_file import read_case, write_case
from netmap.model.evidence import SignOff, SignOffState, SupervisionNote
from netmap.model.fact import Fact
from netmap.model.sign_off import ReviewStage
from netmap.model.snapshot import canonical, digest_of
from netmap.model.staff import Worker
from netmap.reports.readback import read_back
from netmap.reports.takeaway import Form, file_of
from netmap.store import facts, snapshots
from netmap.ui.picture import scene_for
from tests.support.supervision import (
    ADMIN,
    ASSESSOR,
    LEAD,
    UMA,
    give_back,
    note,
    sign,
)
from tests.support.tale import (
    ASH,
    AT,
    BILL,
    DAY,
    FAR,
    KEY,
    SUE,
    Tale,
    Tell,
    sealed_tale,
    trail,
)

LONGEST = "r" * 64
ELSEWHERE = "0" * 64
EARLY, LATE = DAY - timedelta(days=1), DAY + timedelta(days=30)


@pytest.fixture
def case(tell: Tell) -> Tale:
    """Morgan's case with r-1 sealed, and everyone who works in the north."""
    return tell(sealed_tale, UMA, LEAD, ASSESSOR, ADMIN)


def steps(tale: Tale, review_id: str = "r-1") -> tuple[Fact, ...]:
    with tale.store.reading() as cursor:
        return facts.versions(cursor, tale.id, ("sign_off", review_id))


def notes(tale: Tale) -> list[tuple[str, int]]:
    with tale.store.reading() as cursor:
        known = facts.of_case(cursor, tale.id)
    return [
        (one.fact_id, one.version)
        for one in known
        if isinstance(one.body, SupervisionNote)
    ]


def refused(tale: Tale, error: type[NetmapError], call: Callable[[], object]) -> None:
    """See that a call is refused and leaves nothing."""
    before = (steps(tale), notes(tale), trail(tale.store))
    with pytest.raises(error):
        call()
    assert (steps(tale), notes(tale), trail(tale.store)) == before


def hand(tale: Tale, to: Worker) -> None:
    hand_over(tale.store, by=ADMIN.id, at=tale.tick(), participant_id=tale.id, to=to.id)


ACTS: Mapping[str, Callable[[Tale], Fact]] = {
    "ask": lambda tale: tale.ask(),
    "ask again": lambda tale: tale.ask(reason="They are Morgan’s; see the note"),
    "sign": sign,
    "return": give_back,
}
ASKED, SIGNED, RETURNED = SignOffState
NOTHING: tuple[str, ...] = ()
ONCE, BACK = ("ask",), ("ask", "return")
DONE, TWICE = (*ONCE, "sign"), (*BACK, "ask again")


@pytest.mark.parametrize(
    ("before", "act", "state"),
    [
        (NOTHING, "ask", ASKED),
        (ONCE, "sign", SIGNED),
        (ONCE, "return", RETURNED),
        (BACK, "ask again", ASKED),
        (TWICE, "sign", SIGNED),
        (TWICE, "return", RETURNED),
    ],
)
def test_a_review_goes_on_to_its_next_step(
    case: Tale, before: tuple[str, ...], act: str, state: SignOffState
) -> None:
    """Each one is a version, and those before stay as they were."""
    earlier = tuple(ACTS[one](case) for one in before)
    step = ACTS[act](case)
    assert isinstance(step.body, SignOff)
    assert (step.body.state, step.version) == (state, len(before) + 1)
    assert steps(case) == (*earlier, step)
    assert verify_store(case.store).differences == ()


@pytest.mark.parametrize(
    ("before", "act", "error"),
    [
        (NOTHING, "sign", NotAskedToSign),
        (NOTHING, "return", NotAskedToSign),
        (ONCE, "ask", AlreadyAsked),
        (ONCE, "ask again", AlreadyAsked),
        (BACK, "sign", AlreadyReturned),
        (BACK, "return", AlreadyReturned),
        (TWICE, "ask", AlreadyAsked),
        (DONE, "ask", AlreadyCountersigned),
        (DONE, "ask again", AlreadyCountersigned),
        (DONE, "sign", AlreadyCountersigned),
        (DONE, "return", AlreadyCountersigned),
    ],
)
def test_every_other_step_is_refused(
    case: Tale, before: tuple[str, ...], act: str, error: type[NetmapError]
) -> None:
    """A second click too: nothing is on record twice, and countersigned is final."""
    for one in before:
        ACTS[one](case)
    refused(case, error, lambda: ACTS[act](case))


@pytest.mark.parametrize("reason", ["", "  ", "\n\t "])
def test_what_was_returned_is_not_asked_about_again_without_a_word(
    case: Tale, reason: str
) -> None:
    case.ask()
    give_back(case)
    refused(case, AskAgainNeedsReason, lambda: case.ask(reason=reason))


def test_a_step_says_who_when_over_what_and_why(case: Tale) -> None:
    """The name is as it was on that day; asking is not signed."""
    digest = case.digest()
    asked, returned, again = (
        case.ask(),
        give_back(case, reason=" Whose words are these?\n"),
        case.ask(reason=" Morgan’s "),
    )
    signed = sign(case, UMA)
    assert [(one.recorded_by, one.reason) for one in steps(case)] == [
        (ASH.id, ""),
        (SUE.id, ""),
        (ASH.id, "Morgan’s"),
        (UMA.id, ""),
    ]
    common = {"kind": "sign_off", "review_id": "r-1", "digest": digest}
    by_sue = {"signed_by": SUE.id, "name": SUE.name, "role": "supervisor"}
    by_uma = {"signed_by": UMA.id, "name": UMA.name, "role": "supervisor"}
    why = {"digest": digest, "reason": "Whose words are these?"}
    assert [one.body.model_dump() for one in (asked, returned, again, signed)] == [
        {**common, "state": "asked", "signature": None},
        {
            **common,
            "state": "returned",
            "signature": {**by_sue, **why, "signed_at": returned.recorded_at},
        },
        {**common, "state": "asked", "signature": None},
        {
            **common,
            "state": "countersigned",
            "signature": {
                **by_uma,
                **why,
                "reason": "",
                "signed_at": signed.recorded_at,
            },
        },
    ]


def test_each_step_is_in_the_trail_without_its_words(case: Tale) -> None:
    before = len(trail(case.store))
    for act in (*TWICE, "sign"):
        ACTS[act](case)
    rows = trail(case.store)[before:]
    assert [(one.act, one.recorded_by, one.subject) for one in rows] == [
        ("ask_countersign", ASH.id, "r-1"),
        ("return_review", SUE.id, "r-1"),
        ("ask_countersign", ASH.id, "r-1"),
        ("countersign", SUE.id, "r-1"),
    ]
    text = " ".join(one.model_dump_json() for one in rows)
    assert "words" not in text
    assert "Morgan" not in text


def test_a_draft_is_not_signed(case: Tale) -> None:
    """Nor asked about; nobody could say what was signed."""
    case.begin("r-2")
    for call in (
        lambda: case.ask("r-2"),
        lambda: sign(case, review_id="r-2", digest=ELSEWHERE),
        lambda: give_back(case, review_id="r-2", digest=ELSEWHERE),
        lambda: note(case, review_id="r-2", questions="Who visits?"),
    ):
        refused(case, ReviewStillDraft, call)


def test_a_review_that_is_not_there_is_not_found(case: Tale) -> None:
    for call in (
        lambda: case.ask("r-9"),
        lambda: sign(case, review_id="r-9", digest=ELSEWHERE),
        lambda: give_back(case, review_id="r-9", digest=ELSEWHERE),
        lambda: note(case, review_id="r-9", questions="Who visits?"),
    ):
        refused(case, NotFound, call)


def test_who_asked_does_not_sign_whoever_has_the_case_now(case: Tale) -> None:
    """Ash sealed it; Sue held the case, asked, and handed it back: Uma may sign."""
    hand(case, SUE)
    ask_countersign(case.store, by=SUE.id, at=case.tick(), review_id="r-1")
    hand(case, ASH)
    refused(case, SealedByYourself, lambda: sign(case, SUE))
    sign(case, UMA)


@pytest.mark.parametrize("act", ["sign", "return"])
def test_who_sealed_it_does_not_sign_it_whoever_has_the_case_now(
    case: Tale, act: str
) -> None:
    """Sue held the case, sealed r-2 and handed it back: Uma may sign, Sue may not."""
    hand(case, SUE)
    case.begin_as(SUE, "r-2")
    seal_review(case.store, by=SUE.id, at=case.tick(), review_id="r-2")
    hand(case, ASH)
    case.ask("r-2")
    doing = {"sign": sign, "return": give_back}[act]
    refused(case, SealedByYourself, lambda: doing(case, SUE, "r-2"))
    assert doing(case, UMA, "r-2").recorded_by == UMA.id


def test_nobody_supervises_a_case_of_their_own(case: Tale) -> None:
    """Ash sealed r-1 and asked; then Sue took the case over, and it is hers."""
    case.ask()
    hand(case, SUE)
    for call in (
        lambda: sign(case),
        lambda: give_back(case),
        lambda: note(case),
    ):
        refused(case, NotAllowed, call)
    assert sign(case, UMA).recorded_by == UMA.id


@pytest.mark.parametrize(
    ("worker", "error"),
    [
        (ASH, NotAllowed),
        (BILL, NotFound),
        (FAR, NotFound),
        (LEAD, NotFound),
        (ASSESSOR, NotFound),
        (ADMIN, NotFound),
    ],
    ids=lambda one: str(getattr(one, "id", "")),
)
def test_nobody_but_a_supervisor_of_the_team_signs_returns_or_notes(
    case: Tale, worker: Worker, error: type[NetmapError]
) -> None:
    """Whoever may not see the case is not told that there is one."""
    case.ask()
    for call in (
        lambda: sign(case, worker),
        lambda: give_back(case, worker),
        lambda: note(case, by=worker),
    ):
        refused(case, error, call)


def test_an_emergency_is_for_looking_alone(case: Tale) -> None:
    """A supervisor of another team sees the case for an hour, and signs nothing."""
    case.ask()
    why = {"reference": "R-p-one", "reason": "A call"}
    open_in_emergency(case.store, by=FAR.id, at=case.at, **why)
    refused(case, NotAllowed, lambda: sign(case, FAR))
    refused(case, NotAllowed, lambda: note(case, by=FAR))


@pytest.mark.parametrize(
    ("worker", "error"),
    [(SUE, NotAllowed), (BILL, NotFound), (FAR, NotFound), (ADMIN, NotFound)],
    ids=lambda one: str(getattr(one, "id", "")),
)
def test_only_who_holds_the_case_asks(
    case: Tale, worker: Worker, error: type[NetmapError]
) -> None:
    refused(
        case,
        error,
        lambda: ask_countersign(case.store, by=worker.id, at=AT, review_id="r-1"),
    )


@pytest.mark.parametrize("act", [sign, give_back], ids=["sign", "return"])
@pytest.mark.parametrize("seen", [ELSEWHERE, "r-2", "not a digest"])
def test_what_was_not_looked_at_is_not_signed(
    case: Tale, act: Callable[..., Fact], seen: str
) -> None:
    """Another digest, that of another review, or none at all."""
    case.begin("r-2")
    case.seal("r-2")
    case.ask()
    digest = case.digest("r-2") if seen == "r-2" else seen
    refused(case, SignedElsewhere, lambda: act(case, digest=digest))


def rewritten(document: dict[str, Any]) -> tuple[str, str | None]:
    """Another agreement, under the digest that was."""
    document["network"]["review"]["agreement"] = "does_not_agree"
    return canonical(document).decode(), None


def covered(document: dict[str, Any]) -> tuple[str, str | None]:
    """The same, under a digest of its own."""
    text, _ = rewritten(document)
    return text, digest_of(document)


def swapped(document: dict[str, Any]) -> tuple[str, str | None]:
    """It says that it is another review."""
    document["network"]["review"]["review_id"] = "r-2"
    return canonical(document).decode(), digest_of(document)


def not_read(document: dict[str, Any]) -> tuple[str, str | None]:
    """It holds a field that no snapshot has."""
    document["shoes"] = 38
    return canonical(document).decode(), digest_of(document)


def beyond(document: dict[str, Any]) -> tuple[str, str | None]:
    """It holds a number for which there are no canonical bytes."""
    document["number"] = 2**60
    text = rfc8785.dumps({**document, "number": 1}).decode()
    return text.replace('"number":1,', f'"number":{2**60},', 1), None


@pytest.mark.parametrize("change", [rewritten, covered, swapped, not_read, beyond])
def test_a_document_that_was_changed_is_signed_by_nobody(
    case: Tale, change: Callable[[dict[str, Any]], tuple[str, str | None]]
) -> None:
    """Not even under the digest that it has by now."""
    case.ask()
    with case.store.writing() as cursor:
        sealed = snapshots.of_review(cursor, "r-1")
        text, digest = change(dict(sealed.document))
        cursor.execute(
            "UPDATE snapshot SET document = ?, digest = ? WHERE review_id = 'r-1'",
            [text, digest or sealed.digest],
        )
    seen = digest or sealed.digest
    refused(case, SealBroken, lambda: sign(case, digest=seen))
    refused(case, SealBroken, lambda: give_back(case, digest=seen))


def test_nobody_is_asked_to_sign_a_document_that_was_changed(case: Tale) -> None:
    with case.store.writing() as cursor:
        cursor.execute("UPDATE snapshot SET digest = repeat('0', 64)")
    refused(case, SealBroken, case.ask)


@pytest.mark.parametrize("reason", ["", "  ", "\n\t "])
def test_a_review_is_not_returned_without_a_reason(case: Tale, reason: str) -> None:
    case.ask()
    refused(case, ReturnNeedsReason, lambda: give_back(case, reason=reason))


@pytest.mark.parametrize("reason", ["a" * 20_001, "gro.live\u202e", "\x00"])
def test_a_reason_that_cannot_be_read_is_refused(case: Tale, reason: str) -> None:
    case.ask()
    refused(case, InvalidEntry, lambda: give_back(case, reason=reason))
    with pytest.raises(InvalidEntry, match="“Why it is returned”"):
        give_back(case, reason=reason)
    give_back(case)
    refused(case, InvalidEntry, lambda: case.ask(reason=reason))


def test_the_second_of_two_supervisors_is_told(case: Tale) -> None:
    case.ask()
    sign(case, SUE)
    refused(case, AlreadyCountersigned, lambda: sign(case, UMA))


def test_a_correction_is_signed_by_itself(case: Tale) -> None:
    """What was signed stays signed, and says nothing about what puts it right."""
    case.ask()
    sign(case)
    case.correct("r-1", "c-1")
    case.seal("c-1")
    refused(case, NotAskedToSign, lambda: sign(case, review_id="c-1"))
    case.ask("c-1")
    sign(case, review_id="c-1")
    assert [len(steps(case, one)) for one in ("r-1", "c-1")] == [2, 2]


def test_the_longest_id_of_a_review_is_signed_like_any_other(case: Tale) -> None:
    case.begin(LONGEST)
    case.seal(LONGEST)
    case.ask(LONGEST)
    assert sign(case, review_id=LONGEST).fact_id == LONGEST


def test_the_next_snapshot_seals_how_far_the_one_before_was(case: Tale) -> None:
    """A step that is taken out after that shows as any sealed fact does."""
    case.ask()
    signed = sign(case)
    case.begin("r-2")
    assert signed in case.seal("r-2").content.facts
    assert verify_store(case.store).differences == ()


@pytest.mark.parametrize("version", [1, 2])
def test_a_step_that_is_taken_out_shows(case: Tale, version: int) -> None:
    case.ask()
    sign(case)
    with case.store.writing() as cursor:
        cursor.execute(
            "DELETE FROM fact WHERE kind = 'sign_off' AND version = ?", [version]
        )
    found = verify_store(case.store).differences
    assert [(one.place, one.problem) for one in found] == [
        ("sign_off[r-1]", "has fewer versions than were recorded")
    ]


SIGN_OFF = {"kind": "sign_off", "review_id": "r-1", "state": "asked"}
A_NOTE = {"kind": "supervision_note", "written_on": str(DAY), "decisions": "Fine"}


@pytest.mark.parametrize("holder", [ASH, SUE], ids=lambda one: str(one.id))
@pytest.mark.parametrize("version", [1, 2])
def test_recording_a_fact_is_no_way_around(
    case: Tale, holder: Worker, version: int
) -> None:
    """Not for who holds the case, a supervisor or not, nor as a next version."""
    if version > 1:
        case.ask()
        note(case)
    hand(case, holder)
    bodies = [({**SIGN_OFF, "digest": case.digest()}, "r-1"), (A_NOTE, "sn-1")]
    for body, fact_id in bodies:
        fields = {"fact_id": fact_id, "version": version, "reason": "x", "body": body}

        def record(fields: dict[str, object] = fields) -> Fact:
            acting = {"by": holder.id, "at": case.at}
            return record_fact(
                case.store,
                **acting,  # type: ignore[arg-type]
                participant_id=case.id,
                fields=fields,
            )

        refused(case, NotAllowed, record)


def test_what_was_signed_moves_with_its_case(case: Tale, tmp_path: Path) -> None:
    """Steps and notes come out as they went in, and nothing differs."""
    for act in (*TWICE, "sign"):
        ACTS[act](case)
    note(case, review_id="r-1", decisions="Come back in spring")
    left = export_case(case.store, by=ASH.id, at=AT, participant_id=case.id)
    with make_store(tmp_path / "other.duckdb", key=KEY, worker=ASH, at=AT) as other:
        import_case(other, by=ASH.id, at=AT, case=read_case(write_case(left)))
        assert verify_store(other).differences == ()
        assert steps(Tale(other)) == steps(case)
        seen = see_supervision(other, by=ASH.id, at=AT, participant_id=case.id)
        assert seen.reviews["r-1"].stage == ReviewStage.COUNTERSIGNED
        assert [one.name for one in seen.reviews["r-1"].steps] == [
            *(ASH.name, SUE.name),
            *(ASH.name, SUE.name),
        ]


@pytest.mark.parametrize(
    "fields",
    [
        {"questions": "Who visits?"},
        {"decisions": "See them weekly"},
        {"questions": "Who?", "decisions": "Weekly", "review_on": DAY},
        {"questions": "Who?", "review_id": "r-1", "review_on": str(LATE)},
    ],
    ids="+".join,
)
def test_a_note_is_kept_as_it_is_written(case: Tale, fields: dict[str, Any]) -> None:
    """With the day, who wrote it and when; a row in the trail without its words."""
    written = note(case, **fields)
    assert isinstance(written.body, SupervisionNote)
    said = written.body.model_dump(mode="json")
    assert said == {
        "kind": "supervision_note",
        "written_on": str(DAY),
        "questions": fields.get("questions", ""),
        "decisions": fields.get("decisions", ""),
        "review_id": fields.get("review_id"),
        "review_on": str(fields["review_on"]) if "review_on" in fields else None,
        "viewed_only": False,
        "signature": None,
    }
    row = trail(case.store)[-1]
    assert (row.act, row.recorded_by) == ("record_supervision_note", SUE.id)
    assert (row.participant_id, row.subject) == (case.id, "sn-1")
    assert written.recorded_by == SUE.id
    assert verify_store(case.store).differences == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"review_on": LATE}, "“Questions” is empty, and so is “Decisions”"),
        (
            {"questions": " ", "decisions": "\n"},
            "“Questions” is empty, and so is “Decisions”",
        ),
        (
            {"questions": "Who?", "review_on": EARLY},
            "“Come back to it on” is 8 November 2026, which has passed",
        ),
        (
            {"questions": "Who?", "review_on": date(2300, 1, 1)},
            "“Come back to it on” is 1 January 2300, which is very far away",
        ),
        ({"questions": "Who?", "review_on": "soon"}, "“Come back to it on” is no date"),
        ({"questions": "a" * 20_001}, "“Questions” has more than 20000 characters"),
        ({"decisions": "\u202e"}, "“Decisions” holds a character that cannot be shown"),
        ({"questions": "Who?", "review_id": ""}, "“About which review” is empty"),
        ({"questions": "Who?", "shoes": 38}, "is not a field that netmap knows"),
    ],
)
def test_a_note_that_says_nothing_or_cannot_be_is_refused(
    case: Tale, fields: dict[str, Any], said: str
) -> None:
    refused(case, InvalidEntry, lambda: note(case, **fields))
    with pytest.raises(InvalidEntry) as caught:
        note(case, **fields)
    assert said in caught.value.sentence


def test_who_when_and_a_signature_are_not_up_to_the_form(case: Tale) -> None:
    """They are given by the use case, whatever else is sent."""
    sent: dict[str, Any] = {
        "kind": "place",
        "written_on": EARLY,
        "viewed_only": True,
        "signature": 1,
    }
    body = note(case, questions="Who?", **sent).body
    assert isinstance(body, SupervisionNote)
    assert (body.written_on, body.viewed_only, body.signature) == (DAY, False, None)


def test_a_second_click_writes_a_note_once(case: Tale) -> None:
    """It gives the first; anything else under that id is refused."""
    first = note(case)
    before = trail(case.store)
    assert note(case) == first
    assert trail(case.store) == before
    refused(case, AlreadySaved, lambda: note(case, questions="Who else visits?"))
    refused(case, AlreadySaved, lambda: note(case, by=UMA))
    assert notes(case) == [("sn-1", 1)]


def test_a_note_is_about_a_review_of_its_case(case: Tale) -> None:
    """That of another case is not found, as if there were none."""
    other = Tale(case.store, "p-two")
    other.register()
    other.begin("other-1")
    other.seal("other-1")
    refused(case, NotFound, lambda: note(case, review_id="other-1", questions="Who?"))


PLANTED = "zebracrossing"
FORMS: tuple[Form, Form] = ("svg", "html")


def test_nothing_of_supervision_is_on_a_copy_to_take_home(case: Tale) -> None:
    """Not on the picture, the page, or in what is read back; not on the worker's."""
    case.ask(reason=PLANTED)
    give_back(case, reason=PLANTED)
    note(case, review_id="r-1", questions=PLANTED, decisions=PLANTED)
    case.begin("r-2")
    case.say(("tie", "jo", "standing"), "current", "r-2")
    case.seal("r-2")
    for review_id in ("r-1", "r-2"):
        for home in (True, False):
            acting = {"by": ASH.id, "at": case.tick()}
            view = take_map(
                case.store,
                **acting,  # type: ignore[arg-type]
                review_id=review_id,
                home=home,
            )
            scene = scene_for(view, worker=not home)
            svg, html = (file_of(view, scene, form, DAY) for form in FORMS)
            made = [svg.decode(), html.decode(), str(read_back(view.network))]
            made.append(view.model_dump_json())
            assert ["Name of jo" in one for one in made] == [True] * len(made)
            assert [PLANTED in one for one in made] == [False] * len(made)
