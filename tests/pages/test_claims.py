"""Claims: the list, one claim with the chain behind it, and what each may do there."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netmap.casework.service import change_evidence_settings
from netmap.desk import now
from netmap.errors import (
    ClaimReturnNeedsReason,
    NotDoneSignedOut,
    NotFound,
    PaperUnnamed,
    ReflectionMissing,
    StaleRecord,
)
from netmap.model.codes import Role
from netmap.model.evidence import ClaimState, EvidenceKind, ReflectiveModel
from netmap.model.staff import Worker
from netmap.reports.takeaway import DIGEST_SHOWN
from netmap.ui import claim_form, sight
from netmap.ui import claims as claim_list
from netmap.words import claims as words
from netmap.words import contact, screen, signing
from netmap.words.papers import WATERMARK
from tests.pages.test_changes import images, table
from tests.pages.test_evidence import (
    MARKUP,
    SUE,
    done,
    errors,
    field,
    fill,
    hit,
    infos,
    items,
    labels,
    on,
    review,
    sent,
    stopped,
    texts,
)
from tests.pages.test_markup import as_markup_here
from tests.pages.test_signing import Clock, asks_to_sign_in, press
from tests.support import app
from tests.support.claims import (
    IDA,
    accept,
    changed,
    claim_of,
    give_back,
    put,
    sign_off,
    submit,
    withdraw,
    write,
)
from tests.support.tale import Tale, employ

JUNE = date(2024, 6, 3)
BEA = Worker(id="w-bea", name="Bea Example")
LEE = Worker(id="w-lead", name="Lee Example", roles=(Role.SAFEGUARDING_LEAD,))
BOTH = Worker(id="w-both", name="Bo Example", roles=(Role.PRACTITIONER, Role.ASSESSOR))
NAMES = (app.NAME, "Wren", "Bryn", "Cai", "Lantern", "W 1", app.WREN, "a-bryn", "a-cai")
"""What could say whose case it is, and the ids that others know it by."""
THEIRS = (*app.SECRETS, "She rings me every Sunday.", "A bus pass")
WITH_NAMES = "I asked Bryn what Wren wants before I said what I think."
END = MARKUP.rpartition("png) ")[2]
"""The end of it; an address on the web is left out for who may not see the case."""
ACTS = frozenset(
    {words.CHANGE, words.SUBMIT, words.WITHDRAW, words.SIGN_OFF, words.ACCEPT}
    | {words.RETURN}
)


@pytest.fixture
def case(wren: Path) -> Tale:
    """Wren's case with a sealed review, and everyone who has to do with its claims."""
    employ(app.store(), SUE, IDA, BEA, LEE, BOTH)
    return on(app.store(), JUNE)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return stopped(monkeypatch)


def at_claims(
    worker: Worker = app.WORKER, claim_id: str | None = None, view: str = screen.DESK
) -> AppTest:
    """Open the list of claims, or one of them."""
    at = app.visit(worker.id)
    at.session_state[sight.VIEW] = view
    at.session_state[claim_form.OPEN] = claim_id
    return app.go(at, "claims")


one_claim = partial(at_claims, claim_id="c-1")


def opened(at: AppTest) -> list[str]:
    """Return the buttons that open a claim, as they are read."""
    return [one for one in labels(at) if one.startswith("Open ")]


def acts(at: AppTest) -> frozenset[str]:
    return ACTS & set(labels(at))


def rows(at: AppTest) -> list[str]:
    """Return what the list says of each claim under its title."""
    return [one for one in texts(at) if ". By " in one]


def warnings(at: AppTest) -> list[str]:
    return [one.value for one in at.warning]


def typed(at: AppTest, title: str, text: str) -> AppTest:
    return fill(at, title, text)


def everything(at: AppTest) -> str:
    """Return all that is sent, of the picture its words and not its numbers."""
    return unescape(app.everything(at)).replace("\\", "")


# The list


def test_nothing_of_it_is_shown_while_both_see_the_screen(case: Tale) -> None:
    put(case)
    for claim_id in (None, "c-1"):
        at = at_claims(claim_id=claim_id, view=screen.SESSION)
        assert infos(at) == [contact.FOR_YOU_ALONE]
        assert "SN:P1" not in sent(at)
        assert opened(at) == []


def test_a_claim_is_listed_with_its_criterion_kind_state_and_claimant(
    case: Tale,
) -> None:
    put(case)
    at = at_claims()
    titles = [one.value.strip("*").replace("\\", "") for one in at.markdown]
    assert any(one.startswith("SN:P1: Help the person work out") for one in titles)
    assert rows(at) == [
        (
            "Work product. Submitted. By Ash Example, 9 November 2026. It rests on the "
            "review as it was held, in review 1. Case W 1."
        )
    ]
    assert opened(at) == ["Open SN:P1 (c-1) of 9 November 2026 by Ash Example"]


def test_whoever_may_not_see_the_case_is_not_told_which_it_is(case: Tale) -> None:
    put(case)
    assert rows(at_claims(IDA)) == [
        (
            "Work product. Submitted. By Ash Example, 9 November 2026. It rests on the "
            "review as it was held, in review 1."
        )
    ]


def test_what_was_not_submitted_is_its_claimants_alone(case: Tale) -> None:
    states = dict(zip(("P1", "P2", "P3", "P4", "P5"), ClaimState, strict=True))
    for part, state in states.items():
        put(case, part, criterion=f"SN:{part}", state=state.value)
    found = {
        who.id: {states[one.split()[1][-2:]] for one in opened(at_claims(who))}
        for who in (app.WORKER, SUE, IDA)
    }
    others = set(ClaimState) - {ClaimState.CLAIMED, ClaimState.WITHDRAWN}
    assert found == {"w-ash": set(ClaimState), "w-sue": others, "w-ida": others}


@pytest.mark.parametrize("who", [BEA, LEE], ids=lambda one: one.id)
def test_nobody_else_is_told_of_a_claim(case: Tale, who: Worker) -> None:
    put(case)
    at = at_claims(who)
    assert words.NO_CLAIMS in infos(at)
    assert opened(at) == []
    at = one_claim(who)
    assert errors(at) == [NotFound.sentence]
    assert [one for one in NAMES if one in sent(at)] == []


def test_a_claim_that_is_not_to_be_seen_any_more_leads_back_to_the_list(
    case: Tale,
) -> None:
    put(case)
    at = one_claim(BEA)
    hit(at, words.BACK)
    assert words.NO_CLAIMS in infos(at)


def test_each_is_offered_the_choice_of_what_waits_for_them(case: Tale) -> None:
    put(case)
    put(case, "c-2", criterion="SN:P6", state="claimed")
    offered = {
        who.id: app.labelled(at_claims(who), words.SHOW).options
        for who in (app.WORKER, SUE, IDA)
    }
    assert offered == {
        "w-ash": ["Every claim (2)", "Yours (2)"],
        "w-sue": ["Every claim (1)", "To sign off (1)"],
        "w-ida": ["Every claim (1)", "To judge (1)"],
    }


def test_what_is_signed_off_is_not_among_what_waits_for_it(case: Tale) -> None:
    put(case)
    put(case, "c-2", criterion="SN:P6")
    sign_off(case, by=SUE)
    at = at_claims(SUE)
    app.labelled(at, words.SHOW).set_value("sign_off").run()
    assert opened(at) == ["Open SN:P6 (c-2) of 9 November 2026 by Ash Example"]


def test_a_long_list_has_pages_and_another_choice_begins_with_the_first(
    case: Tale, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claim_list, "SIZE", 1)
    for number in (1, 2):
        put(case, f"c-{number}", criterion=f"SN:P{number}")
    at = hit(at_claims(), screen.NEXT_PAGE)
    assert len(opened(at)) == 1
    assert "2 to 2 of 2" in texts(at)
    app.labelled(at, words.SHOW).set_value("own").run()
    assert "1 to 1 of 2" in texts(at)


def test_a_page_that_is_empty_by_now_leads_back_to_the_first(
    case: Tale, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claim_list, "SIZE", 1)
    for number in (1, 2):
        put(case, f"c-{number}", criterion=f"SN:P{number}")
    at = hit(at_claims(SUE), screen.NEXT_PAGE)
    withdraw(case, "c-1")
    assert opened(at.run()) == ["Open SN:P2 (c-2) of 9 November 2026 by Ash Example"]


def test_what_claims_are_made_of_is_told_to_who_claims(case: Tale) -> None:
    """The review is older than the window, so it is counted apart."""
    put(case)
    [_, *found] = table(at_claims(), words.ACROSS)
    assert len(found) == 11
    [first] = [one for one in found if one[0] == "SN:P1"]
    past, nothing = "None; 1 outside the window", words.ACROSS_NOTHING
    assert first[2:] == ["None", past, "No", nothing]
    assert words.ACROSS not in sent(at_claims(IDA))


# The chain


def test_the_chain_is_told_with_day_and_name_to_who_may_see_the_case(
    case: Tale,
) -> None:
    put(case, shows="Something that was seen.")
    at = one_claim()
    assert items(at)[:4] == [
        (
            "Criterion: SN:P1, criteria of November 2026. Help the person work out "
            "what they want and need from people and groups."
        ),
        "Record: the review as it was held. Something that was seen.",
        "Snapshot: review 1, held on 4 March 2024, sealed by Ash Example.",
        f"Digest: {case.digest()}",
    ]
    assert [one.value for one in at.success] == [words.CHAIN_INTACT]


def test_an_assessor_is_told_the_week_and_not_the_day(case: Tale) -> None:
    put(case)
    at = one_claim(IDA)
    assert items(at)[2] == "Snapshot: review 1, week 1 of the case."
    assert "2024" not in sent(at)


@pytest.mark.parametrize("who", [app.WORKER, IDA], ids=lambda one: one.id)
def test_a_review_that_is_not_as_it_was_sealed_is_said_to_be_so(
    case: Tale, who: Worker
) -> None:
    put(case)
    with app.store().writing() as cursor:
        cursor.execute("UPDATE map_tie SET own_words = 'x' WHERE review_id = 'r-1'")
    at = one_claim(who)
    assert errors(at) == [words.CHAIN_BROKEN]
    assert words.CHAIN_INTACT not in [one.value for one in at.success]


def test_what_is_wrong_elsewhere_in_the_case_is_said_beside_it(case: Tale) -> None:
    review(case, 2, JUNE)
    put(case)
    with app.store().writing() as cursor:
        cursor.execute(
            "UPDATE map_tie SET own_words = 'x'"
            " WHERE review_id = 'r-2' AND alter_id = 'a-bryn'"
        )
    at = one_claim()
    assert words.CHAIN_INTACT in [one.value for one in at.success]
    assert words.CHAIN_OTHERS.format(count=1) in warnings(at)


def test_what_netmap_can_see_is_told_test_by_test_and_judges_nobody(
    case: Tale,
) -> None:
    put(case)
    at = one_claim()
    assert words.CHECKS_HELP in [one.value for one in at.caption]
    checks = items(at)[4:]
    assert len(checks) == 5
    look = words.LOOK.format(said="").strip()
    assert [look in one for one in checks] == [False, False, True, True, True]
    for said in ("competent", "✓", "✔", "%"):
        assert said not in "".join(checks)


def test_the_map_has_words_for_who_does_not_see_it_and_a_table_that_says_the_same(
    case: Tale,
) -> None:
    put(case)
    at = one_claim()
    [alt] = images(at)
    assert "3 people, groups and places" in alt
    assert WATERMARK in [one.value for one in at.caption]
    [_, *found] = table(at, words.MAP_TWIN)
    assert len(found) == 3
    for name in ("Bryn", "Cai", "Lantern", "Wren"):
        assert name not in alt
        assert name not in str(found)


def test_a_map_without_names_stays_as_it_lies_when_the_page_is_drawn_again(
    case: Tale,
) -> None:
    put(case)
    at = one_claim(IDA)
    first = drawn(at)
    assert drawn(at.run()) == first


def drawn(at: AppTest) -> str:
    """Return the picture of the map."""
    [svg] = [
        text for place, text in app.strings_here(at) if place == "ImageList.imgs.url"
    ]
    return svg


def test_a_source_that_was_put_right_and_who_left_are_said_in_list_and_claim(
    case: Tale,
) -> None:
    put(case, claimant="w-gone")
    case.correct("r-1", "r-1b")
    case.seal("r-1b")
    [said] = rows(at_claims(SUE))
    assert f"By {words.SOMEONE_LEFT}, " in said
    assert words.CORRECTED in said
    assert words.LEFT in said
    assert {words.CORRECTED, words.LEFT} <= set(warnings(one_claim(SUE)))


def test_a_claim_under_an_older_set_of_criteria_says_which_are_in_use(
    case: Tale,
) -> None:
    put(case, criteria="2019-05")
    told = "Made under the criteria of May 2019. Those of November 2026 are in use."
    assert told in warnings(one_claim())


# What its claimant does


def test_a_claim_is_changed(case: Tale) -> None:
    write(case)
    at = fill(one_claim(), words.KIND, EvidenceKind.REFLECTIVE_ACCOUNT)
    hit(typed(at, "My account", "Said anew."), words.CHANGE)
    assert done(at) == [words.CHANGED]
    claim = claim_of(case)
    assert (claim.reflection, claim.state) == ("Said anew.", ClaimState.CLAIMED)
    assert claim.evidence is EvidenceKind.REFLECTIVE_ACCOUNT
    assert field(at, "My account").value == "Said anew."


def test_names_are_warned_of_while_it_is_changed_and_after(case: Tale) -> None:
    write(case)
    at = one_claim()
    assert not at.warning
    typed(at, "My account", WITH_NAMES)
    told = words.NAMES_FOUND.format(words="Bryn, Wren")
    assert warnings(at) == [told]
    hit(at, words.SUBMIT)
    assert warnings(at) == [told]


def test_names_in_a_reflection_are_looked_at_before_it_is_submitted(
    case: Tale,
) -> None:
    """What looks like a name may be a word; people judge."""
    write(case, reflection=WITH_NAMES)
    at = one_claim()
    [submit_now] = [one for one in at.button if one.label == words.SUBMIT]
    assert submit_now.disabled
    [sure] = [one for one in at.checkbox if one.label == words.SUBMIT_ALL_THE_SAME]
    at = sure.check().run()
    assert done(hit(at, words.SUBMIT)) == [words.SUBMITTED]


def test_what_is_typed_is_saved_with_submitting_it(case: Tale) -> None:
    write(case)
    at = hit(typed(one_claim(), "My account", "Said anew."), words.SUBMIT)
    assert done(at) == [words.SUBMITTED]
    claim = claim_of(case)
    assert (claim.reflection, claim.state) == ("Said anew.", ClaimState.SUBMITTED)
    assert acts(at) == {words.WITHDRAW}
    assert not at.text_area


def test_an_empty_stage_is_said_and_nothing_typed_is_lost(case: Tale) -> None:
    write(case)
    at = fill(one_claim(), words.MODEL, ReflectiveModel.DRISCOLL)
    typed(typed(at, "What?", "I asked."), "Now what?", "I ask again.")
    hit(at, words.SUBMIT)
    assert errors(at) == [ReflectionMissing(stage="So what?").sentence]
    assert [one.value for one in at.text_area] == ["I asked.", "", "I ask again."]
    assert claim_of(case).state is ClaimState.CLAIMED
    hit(typed(at, "So what?", "It mattered."), words.SUBMIT)
    assert done(at) == [words.SUBMITTED]


def test_what_others_write_is_submitted_with_where_the_paper_is(case: Tale) -> None:
    write(case, evidence="testimony")
    at = hit(one_claim(), words.SUBMIT)
    assert errors(at) == [PaperUnnamed.sentence]
    hit(typed(at, words.HELD_WHERE, "portfolio, section 3"), words.SUBMIT)
    assert done(at) == [words.SUBMITTED]
    assert claim_of(case).held_where == "portfolio, section 3"
    assert "portfolio, section 3" in sent(one_claim(IDA))


@pytest.mark.parametrize("state", ["claimed", "submitted", "returned"])
def test_a_claim_is_withdrawn_and_stays_on_record(case: Tale, state: str) -> None:
    put(case, state=state)
    at = one_claim()
    assert words.WITHDRAW_HELP in [one.value for one in at.caption]
    hit(at, words.WITHDRAW)
    assert done(at) == [words.WITHDRAWN]
    assert claim_of(case).state is ClaimState.WITHDRAWN
    assert acts(at) == set()
    assert "Withdrawn. By" in rows(at_claims())[0]


def test_nobody_signs_or_judges_a_claim_of_their_own(case: Tale) -> None:
    put(case, claimant=BOTH.id)
    assert acts(one_claim(BOTH)) == {words.WITHDRAW}


# What others do


def test_a_supervisor_signs_off_and_judges_nothing(case: Tale) -> None:
    put(case)
    at = one_claim(SUE)
    assert acts(at) == {words.SIGN_OFF}
    hit(typed(at, words.SIGN_OFF_NOTE, "I saw it."), words.SIGN_OFF)
    assert done(at) == [words.SIGNED_OFF]
    [signature] = claim_of(case).signatures
    assert (signature.signed_by, signature.reason) == (SUE.id, "I saw it.")
    digest = case.digest()[:DIGEST_SHOWN]
    assert f"over digest {digest}." in sent(at)
    assert "I saw it." in sent(at)
    assert acts(at) == set()
    assert words.ROW_SIGNED in rows(at_claims())[0]


def test_an_assessor_accepts_and_signs_nothing_off(case: Tale) -> None:
    put(case)
    at = one_claim(IDA)
    assert acts(at) == {words.ACCEPT, words.RETURN}
    assert words.JUDGE_HELP in [one.value for one in at.caption]
    hit(at, words.ACCEPT)
    assert done(at) == [words.ACCEPTED]
    assert claim_of(case).state is ClaimState.ACCEPTED
    assert acts(at) == set()
    assert "Ida Example" in sent(one_claim())
    assert acts(one_claim()) == set()


@pytest.mark.parametrize("reason", ["", "  \n"], ids=["nothing", "blanks"])
def test_a_claim_is_not_returned_without_a_reason(case: Tale, reason: str) -> None:
    put(case)
    at = hit(typed(one_claim(IDA), words.JUDGE_NOTE, reason), words.RETURN)
    assert errors(at) == [ClaimReturnNeedsReason.sentence]
    assert claim_of(case).state is ClaimState.SUBMITTED


def test_a_claim_that_is_returned_goes_round_again(case: Tale) -> None:
    put(case)
    sign_off(case, by=SUE)
    at = hit(typed(one_claim(IDA), words.JUDGE_NOTE, "Say more."), words.RETURN)
    assert done(at) == [words.RETURNED]
    own = one_claim()
    assert "Say more." in sent(own)
    assert acts(own) == {words.CHANGE, words.SUBMIT, words.WITHDRAW}
    hit(typed(own, "My account", "More."), words.SUBMIT)
    again = one_claim(IDA)
    assert "Returned by Ida Example" in sent(again)
    assert "Say more." in sent(again)
    assert acts(again) == {words.ACCEPT, words.RETURN}
    assert acts(one_claim(SUE)) == {words.SIGN_OFF}


def test_a_note_that_was_typed_is_there_after_a_look_at_the_list(case: Tale) -> None:
    put(case)
    at = typed(one_claim(IDA), words.JUDGE_NOTE, "Half a thought")
    hit(at, words.BACK)
    at.button(key="claim.open.c-1").click().run()
    assert field(at, words.JUDGE_NOTE).value == "Half a thought"


# What an assessor is sent


def test_an_assessor_is_sent_nothing_that_says_whose_case_it_is(case: Tale) -> None:
    """In the list, on the claim, after judging it: no name, no reference, no id."""
    put(
        case,
        evidence="testimony",
        reflection=WITH_NAMES,
        held_where="in Cai’s folder",
    )
    sign_off(case, by=SUE, note="I was there with Bryn.")
    at = at_claims(IDA)
    said = [everything(at)]
    at.button(key="claim.open.c-1").click().run()
    assert "I asked " in everything(at)
    said.append(everything(at))
    hit(typed(at, words.JUDGE_NOTE, "Seen."), words.ACCEPT)
    said.append(everything(at))
    found = {one for text in said for one in (*NAMES, *THEIRS) if named(one, text)}
    assert found == set()


def test_whoever_may_see_the_case_is_sent_their_own_words(case: Tale) -> None:
    """So that what an assessor is not sent is really looked for."""
    put(case, reflection=WITH_NAMES)
    said = everything(one_claim())
    assert named("Bryn", said)
    assert named("Wren", said)


def named(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


# Two windows


Act = Callable[[AppTest], AppTest]


def note(title: str, text: str, button: str) -> Act:
    return lambda at: at_once(at, title, text, button)


def at_once(at: AppTest, title: str, text: str, button: str) -> AppTest:
    """Type and press, before the page is drawn again and shows what is new."""
    field(at, title).set_value(text)
    return hit(at, button)


@pytest.mark.parametrize(
    ("who", "act", "meanwhile"),
    [
        (app.WORKER, note("My account", "Mine", words.CHANGE), changed),
        (app.WORKER, note("My account", "Mine", words.SUBMIT), changed),
        (app.WORKER, lambda at: hit(at, words.WITHDRAW), changed),
        (SUE, lambda at: hit(at, words.SIGN_OFF), partial(sign_off, by=SUE)),
        (IDA, lambda at: hit(at, words.ACCEPT), partial(sign_off, by=SUE)),
        (IDA, note(words.JUDGE_NOTE, "Say more", words.RETURN), accept),
    ],
    ids=["change", "submit", "withdraw", "sign off", "accept", "return"],
)
def test_a_second_window_is_told_and_does_nothing(
    case: Tale, who: Worker, act: Act, meanwhile: Callable[..., object]
) -> None:
    write(case)
    if who is not app.WORKER:
        submit(case)
    second = one_claim(who)
    more = {"reflection": "Theirs"} if meanwhile is changed else {}
    meanwhile(case, **more)
    before = claim_of(case)
    act(second)
    assert errors(second) == [StaleRecord.sentence]
    assert claim_of(case) == before


# What was typed is text


def test_what_was_typed_is_text_in_the_list_and_on_the_claim(case: Tale) -> None:
    with app.store().writing() as cursor:
        cursor.execute("UPDATE worker SET name = ? WHERE id = 'w-ash'", [MARKUP])
    codes: dict[str, object] = {"codes": {"SN": MARKUP}}
    change_evidence_settings(app.store(), by=SUE.id, at=now(), fields=codes)
    put(
        case,
        evidence="testimony",
        model="driscoll",
        reflection="",
        stages=[{"stage": "what", "text": MARKUP}],
        held_where=MARKUP,
        shows=MARKUP,
    )
    sign_off(case, by=SUE, note=MARKUP)
    give_back(case, reason=MARKUP)
    for who in (app.WORKER, SUE, IDA):
        at = at_claims(who)
        assert MARKUP in rows(at)[0]
        assert not as_markup_here(at)
        at = one_claim(who)
        assert sent(at).count(END) > 4
        assert not as_markup_here(at)


def test_the_reference_of_a_case_is_text_in_the_list(case: Tale) -> None:
    with app.store().writing() as cursor:
        cursor.execute("UPDATE participant SET reference = ?", [MARKUP])
    put(case)
    at = at_claims()
    assert MARKUP in rows(at)[0]
    assert not as_markup_here(at)


# The session ran out


def late(worker: Worker, clock: Clock) -> AppTest:
    """Open the claim as someone of the demo whose session ends with the next click."""
    at = press(app.cold().run(), worker)
    at.session_state[sight.VIEW] = screen.DESK
    at.session_state[claim_form.OPEN] = "c-1"
    at.context = {"url": "http://localhost:8501/claims"}
    app.go(at, "claims")
    return at


def test_a_change_made_too_late_is_saved_once_the_same_person_is_back(
    case: Tale, clock: Clock
) -> None:
    write(case)
    at = typed(late(app.WORKER, clock), "My account", "Said anew.")
    clock.pass_by(minutes=15)
    assert asks_to_sign_in(hit(at, words.CHANGE))
    assert "Said anew." not in sent(at)
    press(at)
    assert done(at) == [signing.DONE_NOW]
    assert claim_of(case).reflection == "Said anew."


def test_what_was_to_be_submitted_too_late_is_saved_and_not_submitted(
    case: Tale, clock: Clock
) -> None:
    write(case)
    at = typed(late(app.WORKER, clock), "My account", "Said anew.")
    clock.pass_by(minutes=15)
    press(hit(at, words.SUBMIT))
    claim = claim_of(case)
    assert (claim.reflection, claim.state) == ("Said anew.", ClaimState.CLAIMED)


@pytest.mark.parametrize(
    ("who", "title"),
    [(SUE, words.SIGN_OFF), (IDA, words.ACCEPT), (app.WORKER, words.WITHDRAW)],
    ids=["sign off", "accept", "withdraw"],
)
def test_nothing_is_signed_accepted_or_withdrawn_by_itself(
    case: Tale, clock: Clock, who: Worker, title: str
) -> None:
    put(case)
    before = claim_of(case)
    at = late(who, clock)
    clock.pass_by(minutes=15)
    assert asks_to_sign_in(hit(at, title))
    press(at, who)
    assert NotDoneSignedOut.sentence in errors(at)
    assert claim_of(case) == before


def test_what_the_second_window_typed_is_still_in_its_field(case: Tale) -> None:
    write(case)
    second = one_claim()
    changed(case, reflection="Theirs")
    at_once(second, "My account", "Mine", words.CHANGE)
    assert errors(second) == [StaleRecord.sentence]
    assert field(second, "My account").value == "Mine"
