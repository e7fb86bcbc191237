"""Evidence: what sealed reviews show for a criterion, what is missing, and the way on.

Writing a claim begins here; what becomes of it is in `test_claims`.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from pydantic import JsonValue
from streamlit.testing.v1 import AppTest

from netmap.casework import drawing
from netmap.casework.keeping import make_store
from netmap.casework.service import change_evidence_settings, evidence_settings_in
from netmap.desk import now
from netmap.errors import AlreadyClaimed, CandidateGone
from netmap.evidence.registry import ORDER, RULES
from netmap.exchange.pack import verify_pack
from netmap.model.codes import Role
from netmap.model.evidence import Claim, EvidenceKind, EvidencePlan, ReflectiveModel
from netmap.model.staff import Worker
from netmap.reports.takeaway import DIGEST_SHOWN
from netmap.standards.criteria import criteria
from netmap.store import facts
from netmap.store.database import Store, open_store
from netmap.ui import evidence, page, sight, signed, standards, watch
from netmap.ui import signing as ui
from netmap.ui.place import PLACE, Place
from netmap.words import claims as words
from netmap.words import contact, screen, signing
from netmap.words.evidence import NEVER
from netmap.words.labels import label
from netmap.words.papers import PROMPTS, STAGES
from tests.pages.test_changes import give_to, table
from tests.pages.test_markup import TYPED, as_markup_here
from tests.pages.test_signing import Clock, asks_to_sign_in, press
from tests.support import app
from tests.support.claims import IDA, claimable, put, submit, write
from tests.support.tale import KEY, Tale, employ

JUNE, SEPTEMBER, OCTOBER = date(2024, 6, 3), date(2024, 9, 2), date(2024, 10, 7)
SUE = Worker(id="w-sue", name="Sue Example", roles=(Role.SUPERVISOR,))
BORIS = Worker(id="w-boris", name="Boris", roles=(Role.ADMINISTRATOR,))
NAMES = (app.NAME, "Bryn", "Cai", "Lantern club", "W 1")
MARKUP = f"{TYPED} <img src=x onerror=alert(1)> =1+1 :smile: **bold**"
"""What would be markup, a formula or a picture if it were no text."""
TABS = (
    words.TAB_CRITERIA,
    words.TAB_CLAIMS,
    words.TAB_PLAN,
    words.TAB_PACK,
    words.TAB_ALL,
)
EXPLAINED: dict[str, object] = {
    "kind": "explanation",
    "restriction_id": "f-1",
    "explained_on": "2024-05-06",
    "explained_by": app.WORKER.id,
    "reasons_given": True,
    "understanding_checked": True,
    "what_they_said": "So I choose when I see Cai.",
}


@pytest.fixture(scope="session")
def three_file(wren_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("three") / "demo.duckdb"
    shutil.copyfile(wren_file, path)
    with open_store(path, None) as store:
        employ(store, SUE, BORIS, IDA)
        tale = on(store, JUNE)
        tale.record("e-1", EXPLAINED)
        for number, day in ((2, JUNE), (3, SEPTEMBER)):
            review(on(store, day), number, day)
    return path


@pytest.fixture
def case(three_file: Path, tmp_path: Path) -> Iterator[Tale]:
    """Wren's case with three sealed reviews, and an explanation in the last two.

    A need of Wren's own is in all three; wishes are asked for in the first alone.
    """
    path = tmp_path / "demo.duckdb"
    shutil.copyfile(three_file, path)
    with app.app_over(path):
        yield on(app.store(), OCTOBER)


@pytest.fixture(scope="session")
def real_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted store with a case that can be claimed from."""
    path = tmp_path_factory.mktemp("packs") / "real.duckdb"
    with make_store(path, key=KEY, worker=app.WORKER, at=app.AT) as store:
        claimable(store)
    return path


@pytest.fixture
def real(real_file: Path, tmp_path: Path) -> Iterator[Tale]:
    path = tmp_path / "real.duckdb"
    shutil.copyfile(real_file, path)
    with app.app_over(path, key=KEY):
        yield Tale(app.store())


def on(store: Store, day: date) -> Tale:
    """Go on with Wren's case on a day."""
    tale = Tale(store, app.WREN)
    tale.at = datetime.combine(day, time(10), UTC)
    return tale


def review(tale: Tale, number: int, day: date) -> None:
    tale.begin(f"r-{number}", day)
    for alter_id in ("a-bryn", "a-cai"):
        tale.say(("tie", alter_id, "standing"), "current", f"r-{number}")
    tale.say(("tie", "a-lantern", "standing"), "ended", f"r-{number}")
    need: dict[str, JsonValue] = {"text": "A bus pass", "source": "participant"}
    tale.edit(drawing.add_need(f"n-{number}", need), f"r-{number}")
    tale.seal(f"r-{number}")


def stopped(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let the clocks of sessions stand still unless a test moves them."""
    found = Clock()
    for module in (page, signed, ui, watch, app):
        monkeypatch.setattr(module, "instant", found.instant)
    for module in (page, signed, ui):
        monkeypatch.setattr(module, "now", found.now)
    return found


def at_evidence(
    worker: Worker = app.WORKER, view: str = screen.DESK, case: str = app.WREN
) -> AppTest:
    at = app.visit(worker.id)
    at.session_state[PLACE] = Place(case)
    at.session_state[sight.VIEW] = view
    return app.go(at, "evidence")


def open_tab(at: AppTest, title: str) -> AppTest:
    at.session_state[evidence.TAB] = title
    return at.run()


def in_tab(title: str, worker: Worker = app.WORKER, case: str = app.WREN) -> AppTest:
    return open_tab(at_evidence(worker, case=case), title)


def choose(at: AppTest, criterion: str) -> AppTest:
    """Choose a criterion."""
    app.labelled(at, words.CHOOSE).set_value(criterion)
    return at.run()


def sent(at: AppTest) -> str:
    """Return all that is told in the open tab: not how the page and numbers look."""
    return unescape(
        "\n".join(
            text
            for place, text in app.strings_here(at)
            if place != "NumberInput.format" and not text.lstrip().startswith("<style")
        )
    )


def items(at: AppTest) -> list[str]:
    """Return what is listed on the page."""
    lists = [text for _, text in app.strings_here(at) if 'class="netmap-list"' in text]
    return [
        unescape(one) for text in lists for one in re.findall("<li>(.*?)</li>", text)
    ]


def labels(at: AppTest) -> list[str]:
    return [one.label.replace("\\", "") for one in at.button]


def claim_buttons(at: AppTest) -> list[str]:
    return [one for one in labels(at) if one.startswith("Claim this")]


def texts(at: AppTest) -> list[str]:
    return [one.value for one in at.text]


def infos(at: AppTest) -> list[str]:
    return [one.value for one in at.info]


def errors(at: AppTest) -> list[str]:
    return [one.value for one in at.error]


def done(at: AppTest) -> list[str]:
    """Return what is said to be done; that a claim’s review is whole is not that."""
    return [one.value for one in at.success if one.value != words.CHAIN_INTACT]


def headers(at: AppTest) -> list[str]:
    return [one.value for one in at.header]


def files(at: AppTest) -> list[str]:
    """Return the labels of the files that are offered."""
    return [one.proto.label for one in at.get("download_button")]


def field(at: AppTest, title: str) -> Any:
    """Return a field of the claim that is being written."""
    return next(
        one
        for one in (*at.selectbox, *at.text_area, *at.text_input)
        if one.label == title
    )


def fill(at: AppTest, title: str, value: object) -> AppTest:
    field(at, title).set_value(value)
    return at.run()


def hit(at: AppTest, title: str) -> AppTest:
    next(one for one in at.button if one.label == title).click()
    return at.run()


def begin(at: AppTest, criterion: str = "SN:P1") -> AppTest:
    """Begin a claim of the newest record for a criterion."""
    choose(at, criterion)
    keyed = f"claim.{criterion}."
    next(one for one in at.button if str(one.key).startswith(keyed)).click()
    return at.run()


def titles(model: ReflectiveModel) -> list[str]:
    return [one.title for one in STAGES[model.value]]


def saved(case: str = app.WREN) -> list[Claim]:
    """Return the newest version of each claim of a case."""
    with app.store().reading() as cursor:
        found = facts.newest_of_kind(cursor, "claim")
    bodies = [one.body for whose, one in found if whose == case]
    return [one for one in bodies if isinstance(one, Claim)]


# Who sees it


def test_nothing_of_it_is_shown_while_both_see_the_screen(case: Tale) -> None:
    at = at_evidence(view=screen.SESSION)
    assert infos(at) == [contact.FOR_YOU_ALONE]
    assert not app.tabs(at)
    said = sent(at)
    told_of = ("SN:P1", words.OVERVIEW, words.EVIDENCE_HELP, "Bryn")
    assert [one for one in told_of if one in said] == []


def test_turning_the_screen_to_both_is_asked_first_and_hides_it(case: Tale) -> None:
    at = at_evidence()
    app.keyed(at, sight.VIEW).set_value(screen.SESSION).run()
    assert screen.TURN_TITLE in headers(at)
    assert "SN:P1" not in sent(at)


def test_a_claim_that_is_being_written_is_hidden_too(case: Tale) -> None:
    at = fill(begin(at_evidence()), "My account", "Half a thought")
    at.session_state[sight.VIEW] = screen.SESSION
    assert "Half a thought" not in sent(at.run())
    at.session_state[sight.VIEW] = screen.DESK
    assert field(at.run(), "My account").value == "Half a thought"


def test_a_supervisor_looks_and_has_no_button_to_claim(case: Tale) -> None:
    at = choose(at_evidence(SUE), "SN:P1")
    assert "How the review was held, in review 3" in sent(at).replace("\\", "")
    assert claim_buttons(at) == []
    open_tab(at, words.TAB_PLAN)
    assert words.PLAN_SAVE not in labels(at)
    assert words.FORMS["observation"] in files(at)


@pytest.mark.parametrize("who", [IDA, BORIS], ids=lambda one: one.id)
def test_whoever_may_not_see_the_case_is_told_nothing_of_it(
    case: Tale, who: Worker
) -> None:
    at = at_evidence(who)
    assert len(errors(at)) == 1
    assert [one for one in (*NAMES, "SN:P1") if one in sent(at)] == []


def test_a_case_without_a_sealed_review_says_where_evidence_comes_from(
    wren: Path,
) -> None:
    app.add_participant(app.store(), "p-robin", "Robin", "R 1")
    at = at_evidence(case="p-robin")
    assert words.NO_SEALED in infos(at)
    rows = table(at, words.OVERVIEW)[1:]
    assert {one[3] for one in rows} == {words.NOT_YET}
    assert not claim_buttons(at)


def test_what_was_recorded_since_the_last_review_is_said_to_wait(case: Tale) -> None:
    assert words.LATER not in infos(at_evidence())
    case.record("f-9", {**app.RULE, "start_on": "2024-08-01"})
    assert words.LATER in infos(at_evidence())


# The criteria


OVERVIEW = {
    "SN:P1": ("1, 2 and 3", "P1: no need in the person’s own words at this review"),
    "SN:P2": ("None yet", "P2: no method recorded"),
    "SN:P3": ("None yet", "Nothing that netmap can see"),
    "SN:P4": ("None yet", "Nothing that netmap can see"),
    "SN:P5": ("None yet", "P5: restrictions not checked at this review"),
    "SN:P6": ("None yet", "P6: no confirmed wish for 2 ties"),
    "SN:P18": ("None yet", "P18: 1 detrimental tie has no safety steps"),
    "SN:P19": ("3", "Nothing that netmap can see"),
    "SN:P20": ("None yet", "Not applicable yet"),
    "SN:P21": ("None yet", "Not applicable yet"),
    "SN:P22": ("None yet", "Not applicable yet"),
}


def test_the_overview_says_of_each_criterion_what_shows_it_and_what_is_missing(
    case: Tale,
) -> None:
    [heads, *rows] = table(at_evidence(), words.OVERVIEW)
    assert tuple(heads) == words.OVERVIEW_HEADS
    assert {one[0]: (one[2], one[3]) for one in rows} == OVERVIEW
    assert {one[4] for one in rows} == {"0"}


def test_the_overview_counts_the_claims_of_the_case(case: Tale) -> None:
    put(case)
    put(case, "c-2", state="withdrawn")
    rows = table(at_evidence(), words.OVERVIEW)
    assert [one[4] for one in rows if one[0] == "SN:P1"] == ["1"]


def test_a_criterion_says_what_is_missing_and_whom_that_is_about(case: Tale) -> None:
    at = choose(at_evidence(), "SN:P6")
    gap = "P6: no confirmed wish for 2 ties. About: Bryn and Cai."
    assert items(at)[0] == gap


def test_a_criterion_that_does_not_apply_is_said_to_be_no_gap(case: Tale) -> None:
    at = choose(at_evidence(), "SN:P20")
    assert f"{words.NOT_YET}. {words.NOT_YET_HELP}" in texts(at)
    assert f"{words.NOTHING_SHOWN}." in texts(at)


def test_where_nothing_is_missing_it_says_that_netmap_can_see_nothing(
    case: Tale,
) -> None:
    assert f"{words.NOTHING_MISSING}." in texts(choose(at_evidence(), "SN:P19"))


def test_a_candidate_has_its_record_review_and_digest(case: Tale) -> None:
    at = choose(at_evidence(), "SN:P1")
    said = [
        one.value.strip("*").replace("\\", "")
        for one in at.markdown
        if "in review" in one.value
    ]
    assert said == [
        "How the review was held, in review 3 of 2 September 2024",
        "How the review was held, in review 2 of 3 June 2024",
        "How the review was held, in review 1 of 4 March 2024",
    ]
    digests = [one.value for one in at.caption if one.value.startswith("Digest")]
    assert digests == [
        f"Digest {case.digest(review_id)[:DIGEST_SHOWN]}."
        for review_id in ("r-3", "r-2", "r-1")
    ]
    assert claim_buttons(at) == [
        f"Claim this: How the review was held, review {number}" for number in (3, 2, 1)
    ]


def test_a_record_of_the_case_says_since_which_review_it_is_there(case: Tale) -> None:
    """The newest review that shows it stands for it."""
    at = choose(at_evidence(), "SN:P19")
    digest = case.digest("r-3")[:DIGEST_SHOWN]
    assert f"On record since the review of 3 June 2024. Digest {digest}." in [
        one.value for one in at.caption
    ]
    assert claim_buttons(at) == ["Claim this: The explanation of 6 May 2024, review 3"]


@pytest.mark.parametrize("criterion", ORDER)
def test_each_criterion_says_what_is_never_taken_and_what_assessors_take(
    case: Tale, criterion: str
) -> None:
    at = choose(at_evidence(), criterion)
    listed = items(at)
    never, taken = NEVER[criterion], RULES[criterion].taken
    assert not at.exception
    assert listed[-len(never) - len(taken) :] == [*never, *map(label, taken)]


def test_a_long_list_of_records_has_pages_and_another_criterion_begins_anew(
    case: Tale, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "SIZE", 2)
    at = choose(at_evidence(), "SN:P1")
    assert len(claim_buttons(at)) == 2
    hit(at, screen.NEXT_PAGE)
    assert claim_buttons(at) == ["Claim this: How the review was held, review 1"]
    assert len(claim_buttons(choose(at, "SN:P19"))) == 1


def test_the_criterion_is_still_chosen_after_a_look_at_another_page(
    case: Tale,
) -> None:
    at = app.go(app.go(choose(at_evidence(), "SN:P6"), "map"), "evidence")
    assert app.labelled(at, words.CHOOSE).value == "SN:P6"


JUDGING = ("%", "✓", "✔", "✅", "☑", "competent", "Competent", "score")


def test_nothing_is_ticked_counted_in_hundredths_or_called_competent(
    case: Tale,
) -> None:
    """In any tab, for any criterion, and while a claim is written."""
    put(case)
    at = at_evidence()
    said = [sent(choose(at, one)) for one in ORDER]
    said += [sent(open_tab(at, title)) for title in TABS]
    said.append(sent(begin(open_tab(at, words.TAB_CRITERIA))))
    assert {one for one in JUDGING for text in said if one in text} == set()
    assert not at.get("progress")
    assert not at.checkbox


def test_the_organisations_code_stands_beside_the_criterion(case: Tale) -> None:
    codes: dict[str, object] = {"codes": {"SN": "HSC 3"}}
    change_evidence_settings(app.store(), by=SUE.id, at=now(), fields=codes)
    at = choose(at_evidence(), "SN:P1")
    assert table(at, words.OVERVIEW)[1][0] == "SN:P1 (HSC 3 P1)"
    assert any(one.value.startswith("SN:P1 (HSC 3 P1): ") for one in at.subheader)


def test_claims_of_the_case_are_in_a_tab_of_their_own_and_open_from_there(
    case: Tale,
) -> None:
    assert infos(in_tab(words.TAB_CLAIMS)) == [words.NO_CLAIMS]
    put(case)
    at = in_tab(words.TAB_CLAIMS)
    at.button(key="claim.open.c-1").click().run()
    assert [one.value for one in at.title] == [words.CLAIMS]
    assert words.CHAIN in [one.value for one in at.subheader]


# Writing a claim


def test_no_kind_of_evidence_is_chosen_and_nothing_is_typed(case: Tale) -> None:
    at = begin(at_evidence())
    assert field(at, words.KIND).value is None
    for model in ReflectiveModel:
        fill(at, words.MODEL, model)
        assert [one.value for one in at.text_area] == [""] * len(STAGES[model.value])
    assert saved() == []


@pytest.mark.parametrize("model", list(ReflectiveModel))
def test_each_way_to_reflect_has_its_fields_with_what_they_ask(
    case: Tale, model: ReflectiveModel
) -> None:
    at = fill(begin(at_evidence()), words.MODEL, model)
    asked = [(one.label, one.placeholder, one.help) for one in at.text_area]
    assert asked == [(one.title, one.prompt, one.prompt) for one in STAGES[model.value]]
    beside = {f"{one.title}: {one.prompt}" for one in PROMPTS}
    assert beside <= set(texts(at))


def test_the_form_says_which_record_it_is_about(case: Tale) -> None:
    at = begin(at_evidence(), "SN:P19")
    said = sent(at).replace("\\", "")
    assert "The explanation of 6 May 2024, in review 3 of 2 September 2024" in said
    assert words.WRITE_HELP in said


def test_where_a_paper_is_kept_is_asked_of_what_others_write(case: Tale) -> None:
    at = begin(at_evidence())
    asked = {}
    for kind in EvidenceKind:
        fill(at, words.KIND, kind)
        asked[kind.value] = words.HELD_WHERE in [one.label for one in at.text_input]
    assert {kind for kind, here in asked.items() if not here} == {
        "work_product",
        "reflective_account",
    }


def test_what_was_typed_is_there_when_the_model_is_changed_and_changed_back(
    case: Tale,
) -> None:
    at = fill(begin(at_evidence()), words.MODEL, ReflectiveModel.DRISCOLL)
    fill(at, "What?", "I asked.")
    fill(at, "Now what?", "I ask again.")
    fill(at, words.MODEL, ReflectiveModel.FREE)
    fill(at, "My account", "Another thought")
    fill(at, words.MODEL, ReflectiveModel.DRISCOLL)
    assert [one.value for one in at.text_area] == ["I asked.", "", "I ask again."]
    assert field(fill(at, words.MODEL, ReflectiveModel.FREE), "My account").value == (
        "Another thought"
    )


def test_what_was_typed_is_there_after_a_look_at_another_page(case: Tale) -> None:
    at = fill(begin(at_evidence()), words.MODEL, ReflectiveModel.GIBBS)
    fill(at, words.KIND, EvidenceKind.TESTIMONY)
    fill(at, words.HELD_WHERE, "portfolio, section 3")
    fill(at, "Feelings", "I was unsure.")
    app.go(app.go(app.go(at, "map"), "claims"), "evidence")
    assert field(at, "Feelings").value == "I was unsure."
    assert field(at, words.HELD_WHERE).value == "portfolio, section 3"
    assert field(at, words.KIND).value is EvidenceKind.TESTIMONY
    assert field(at, words.MODEL).value is ReflectiveModel.GIBBS


def test_a_claim_that_was_put_aside_is_as_it_was_when_it_is_begun_again(
    case: Tale,
) -> None:
    at = fill(begin(at_evidence()), "My account", "Half a thought")
    hit(at, words.DROP)
    assert words.TAB_CRITERIA in headers(at)
    assert field(begin(at), "My account").value == "Half a thought"


def test_a_claim_on_one_record_is_not_that_on_another(case: Tale) -> None:
    at = fill(begin(at_evidence()), "My account", "Of how it was held")
    hit(at, words.DROP)
    assert field(begin(at, "SN:P19"), "My account").value == ""


def test_a_claim_that_is_being_written_on_one_case_is_not_shown_on_another(
    case: Tale,
) -> None:
    app.add_participant(app.store(), "p-robin", "Robin", "R 1")
    at = fill(begin(at_evidence()), "My account", "Half a thought")
    at.session_state[PLACE] = Place("p-robin")
    at.run()
    assert words.OVERVIEW in sent(at)
    assert "Half a thought" not in sent(at)


def test_names_are_warned_of_by_name_before_anything_is_saved(case: Tale) -> None:
    at = fill(begin(at_evidence()), "My account", "I asked what they want.")
    assert not at.warning
    fill(at, "My account", "I asked Bryn, and then WREN and Bryn’s friend.")
    fill(at, words.KIND, EvidenceKind.OBSERVATION)
    fill(at, words.HELD_WHERE, "in Cai’s folder")
    [warned] = [one.value for one in at.warning]
    assert warned == words.NAMES_FOUND.format(words="Bryn, WREN, Cai")
    assert saved() == []


def test_a_claim_without_a_kind_is_not_saved_and_loses_nothing(case: Tale) -> None:
    at = hit(fill(begin(at_evidence()), "My account", "I asked."), words.SAVE)
    assert errors(at) == [words.NO_KIND]
    assert field(at, "My account").value == "I asked."
    assert saved() == []


@pytest.mark.parametrize(
    ("model", "typed", "reflection", "stages"),
    [
        (ReflectiveModel.FREE, ["I asked."], "I asked.", []),
        (
            ReflectiveModel.DRISCOLL,
            ["One", "", "Three"],
            "",
            [("what", "One"), ("so_what", ""), ("now_what", "Three")],
        ),
    ],
    ids=["free", "driscoll"],
)
def test_what_is_saved_is_what_was_typed_and_the_claim_opens_on_claims(
    case: Tale,
    model: ReflectiveModel,
    typed: list[str],
    reflection: str,
    stages: list[tuple[str, str]],
) -> None:
    at = fill(begin(at_evidence()), words.MODEL, model)
    fill(at, words.KIND, EvidenceKind.WORK_PRODUCT)
    for title, text in zip(titles(model), typed, strict=True):
        fill(at, title, text)
    hit(at, words.SAVE)
    assert done(at) == [words.SAVED]
    assert [one.value for one in at.title] == [words.CLAIMS]
    assert headers(at)[0].replace("\\", "").startswith("SN:P1: ")
    [claim] = saved()
    assert (claim.criterion, claim.pointer) == ("SN:P1", "review[r-3]")
    assert (claim.snapshot_digest, claim.claimant) == (case.digest("r-3"), "w-ash")
    assert (claim.evidence, claim.model) == (EvidenceKind.WORK_PRODUCT, model)
    assert claim.reflection == reflection
    assert [(one.stage, one.text) for one in claim.stages] == stages
    assert claim.signatures == ()


def test_a_record_is_claimed_once_in_each_kind_and_nothing_typed_is_lost(
    case: Tale,
) -> None:
    put(case, pointer="review[r-3]", snapshot_digest=case.digest("r-3"))
    at = begin(at_evidence(), "SN:P1")
    fill(at, words.KIND, EvidenceKind.WORK_PRODUCT)
    fill(at, "My account", "Second")
    hit(at, words.SAVE)
    assert errors(at) == [AlreadyClaimed.sentence]
    assert field(at, "My account").value == "Second"
    fill(at, words.KIND, EvidenceKind.REFLECTIVE_ACCOUNT)
    assert done(hit(at, words.SAVE)) == [words.SAVED]


def test_a_record_that_is_gone_meanwhile_is_said_and_what_was_typed_stays(
    case: Tale,
) -> None:
    """The review was put right in another window."""
    at = fill(begin(at_evidence()), "My account", "I asked what they want.")
    fill(at, words.KIND, EvidenceKind.WORK_PRODUCT)
    case.correct("r-3", "r-3b")
    case.seal("r-3b")
    assert errors(hit(at, words.SAVE)) == [CandidateGone.sentence]
    assert saved() == []
    assert [one.value for one in at.run().info] == [words.RECORD_GONE]
    assert field(at, "My account").value == "I asked what they want."
    hit(at, words.CLOSE_TYPED)
    assert claim_buttons(choose(at, "SN:P1"))[0].endswith("review 4")


# The session ran out


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return stopped(monkeypatch)


def test_a_claim_saved_too_late_is_saved_once_the_same_person_is_back(
    case: Tale, clock: Clock
) -> None:
    at = press(app.cold().run())
    at.session_state[PLACE] = Place(app.WREN)
    at.session_state[sight.VIEW] = screen.DESK
    at.context = {"url": f"http://localhost:8501/evidence?case={app.WREN}"}
    at = begin(app.go(at, "evidence"))
    fill(at, words.KIND, EvidenceKind.WORK_PRODUCT)
    fill(at, "My account", "I asked.")
    clock.pass_by(minutes=15)
    hit(at, words.SAVE)
    assert asks_to_sign_in(at)
    assert "I asked." not in sent(at)
    assert saved() == []
    press(at)
    assert [one.reflection for one in saved()] == ["I asked."]
    assert done(at) == [signing.DONE_NOW]


# Plans and forms


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What makes each file that a page offers, by the words on its button."""
    found: dict[str, Callable[[], bytes]] = {}
    draw = st.download_button

    def drawn(label: str, **given: Any) -> bool:
        found[label] = given["data"]
        return draw(label, **given)

    monkeypatch.setattr(st, "download_button", drawn)
    return found


def planned() -> list[EvidencePlan]:
    with app.store().reading() as cursor:
        found = facts.newest_of_kind(cursor, "evidence_plan")
    return [one.body for _, one in found if isinstance(one.body, EvidencePlan)]


def plan_key(name: str) -> str:
    return f"evidence_plan.{app.WREN}.{name}"


def test_a_plan_says_for_which_criteria_something_is_missing_and_chooses_none(
    case: Tale,
) -> None:
    at = in_tab(words.TAB_PLAN)
    assert at.multiselect(key=plan_key("criteria")).value == []
    missing = [one for one, (_, gap) in OVERVIEW.items() if gap.startswith("P")]
    assert words.PLAN_MISSING.format(criteria=", ".join(missing)) in texts(at)


def test_a_plan_without_a_day_is_refused_and_keeps_what_was_typed(case: Tale) -> None:
    at = in_tab(words.TAB_PLAN)
    at.text_area(key=plan_key("agenda")).set_value("How I ask")
    hit(at, words.PLAN_SAVE)
    assert len(errors(at)) == 1
    assert at.text_area(key=plan_key("agenda")).value == "How I ask"
    assert planned() == []


def test_a_plan_is_saved_printed_and_closed_with_what_came_of_it(
    case: Tale, offered: dict[str, Callable[[], bytes]]
) -> None:
    at = in_tab(words.TAB_PLAN)
    at.multiselect(key=plan_key("criteria")).set_value(["SN:P2", "SN:P6"])
    at.date_input(key=plan_key("planned_on")).set_value(date(2026, 12, 1))
    at.text_input(key=plan_key("with_whom")).set_value("my assessor")
    at.text_area(key=plan_key("agenda")).set_value(MARKUP)
    hit(at, words.PLAN_SAVE)
    assert done(at) == [words.PLAN_SAVED]
    [plan] = planned()
    assert (plan.evidence, plan.criteria) == ("observation", ("SN:P2", "SN:P6"))
    assert (plan.with_whom, plan.agenda) == ("my assessor", MARKUP)
    assert at.text_area(key=plan_key("agenda")).value == ""
    assert MARKUP in sent(at)
    assert not as_markup_here(at)
    said = "Print the sheet (direct observation, 1 December 2026)"
    assert offered[said]().startswith(b"%PDF-")
    [outcome] = [one for one in at.text_area if one.label == words.PLAN_OUTCOME]
    outcome.set_value("She saw me ask.")
    hit(at, words.PLAN_DONE)
    assert [(one.outcome, one.held_on) for one in planned()] == [
        ("She saw me ask.", date.today())  # noqa: DTZ011 -- the day on the screen
    ]
    assert "She saw me ask." in sent(at)
    assert words.PLAN_DONE not in labels(at)


def test_each_blank_form_is_a_file(
    case: Tale, offered: dict[str, Callable[[], bytes]]
) -> None:
    assert set(words.FORMS.values()) <= set(files(in_tab(words.TAB_PLAN)))
    for title in words.FORMS.values():
        assert offered[title]().startswith(b"%PDF-"), title


# Packs


def test_on_a_demo_it_is_said_why_there_is_no_pack_and_no_file_is_offered(
    case: Tale,
) -> None:
    put(case)
    at = in_tab(words.TAB_PACK)
    assert infos(at) == [words.PACK_DEMO]
    assert files(at) == []
    at = app.go(at, "claims")
    assert words.PACK_DEMO in infos(at)
    assert files(at) == []


def test_without_a_claim_that_was_submitted_there_is_nothing_to_pack(
    real: Tale,
) -> None:
    write(real)
    at = in_tab(words.TAB_PACK, case=real.id)
    assert infos(at) == [words.PACK_NONE]
    assert files(at) == []


@pytest.mark.parametrize("page_name", ["evidence", "claims"])
def test_a_pack_comes_as_a_file_that_can_be_checked_and_names_nobody(
    real: Tale,
    tmp_path: Path,
    offered: dict[str, Callable[[], bytes]],
    page_name: str,
) -> None:
    write(real, reflection="I asked Name of jo what they want.")
    submit(real)
    at = app.go(in_tab(words.TAB_PACK, case=real.id), page_name)
    assert files(at) == [words.PACK_TAKE]
    content = offered[words.PACK_TAKE]()
    file = tmp_path / "pack.zip"
    file.write_bytes(content)
    report = verify_pack(file)
    assert report.intact
    assert (report.claims, report.snapshots) == (1, 1)
    for name in ("Morgan", "Name of", "R-p-one"):
        assert name.encode() not in content


# All standards


def test_every_criterion_is_there_with_what_netmap_can_be_for_it(case: Tale) -> None:
    at = in_tab(words.TAB_ALL)
    known = criteria()
    seen: dict[str, list[str]] = {}
    for one in known.sets:
        app.labelled(at, words.STANDARD).set_value(one.code).run()
        [heads, *rows] = table(at, known.title(one.code))
        assert tuple(heads) == words.ALL_HEADS
        seen |= {row[0]: row[1:] for row in rows}
    assert len(known.sets) == 5
    assert len(seen) == 118
    assert list(seen) == [one.id for one in known.criteria]
    assert all(short and can for short, can, _ in seen.values())


@pytest.mark.parametrize("who", [app.WORKER, SUE], ids=["administrator", "supervisor"])
def test_who_may_choose_the_settings_has_a_form_for_them(
    case: Tale, who: Worker
) -> None:
    assert words.SETTINGS_SAVE in labels(in_tab(words.TAB_ALL, who))


def test_a_practitioner_has_no_form_for_the_settings(case: Tale) -> None:
    bea = Worker(id="w-bea", name="Bea Example")
    employ(app.store(), bea)
    give_to(bea)
    at = in_tab(words.TAB_ALL, bea)
    assert words.STANDARD in [one.label for one in at.selectbox]
    assert words.SETTINGS_SAVE not in labels(at)
    assert not at.number_input


def test_the_settings_hold_at_once(case: Tale) -> None:
    at = in_tab(words.TAB_ALL, SUE)
    at.number_input(key=standards.WINDOW).set_value(36)
    at.text_input(key="standards.code.SN").set_value(" HSC 3 ")
    hit(at, words.SETTINGS_SAVE)
    assert done(at) == [words.SETTINGS_SAVED]
    app.labelled(at, words.STANDARD).set_value("SN").run()
    rows = table(at, criteria().title("SN"))
    assert rows[1][0] == "SN:P1 (HSC 3 P1)"
    with app.store().reading() as cursor:
        assert evidence_settings_in(cursor).window == 36


def test_a_code_that_is_markup_is_text_everywhere(case: Tale) -> None:
    codes: dict[str, object] = {"codes": {"SN": MARKUP}}
    change_evidence_settings(app.store(), by=SUE.id, at=now(), fields=codes)
    at = at_evidence()
    for title in TABS:
        assert not as_markup_here(open_tab(at, title)), title
    assert not as_markup_here(begin(open_tab(at, words.TAB_CRITERIA)))
