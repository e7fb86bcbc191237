"""The review: reading back, what is missing, sealing, and putting right."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netmap.errors import AgreementMissing, CorrectionNeedsReason, DraftOpen
from netmap.model.codes import NeedSource, Sector
from netmap.ui import sight
from netmap.words import screen
from tests.support import app

SURE = "seal.sure.r-2"


def review(of: str = app.NAME) -> AppTest:
    return app.go(app.open_map(of), "review")


def heads(at: AppTest) -> list[str]:
    return [one.value for one in at.header]


def press(at: AppTest, title: str) -> AppTest:
    app.button(at, title).click()
    return at.run()


def agree(at: AppTest) -> AppTest:
    app.field(at, "review", "review", "agreement").set_value("agrees")
    return at.run()


def message(at: AppTest) -> list[str]:
    return [one.value for one in (*at.success, *at.error)]


def test_the_map_is_read_back_in_sentences(wren: Path) -> None:
    told = app.html(review())
    assert "This is your map from 4 March 2024." in told
    assert "You said Bryn (mother) is good for you. It is a strong tie." in told
    assert "You are not in contact with Lantern club now." in told
    assert "Is this right?" in told


def test_reading_back_shows_nothing_of_the_workers(wren: Path) -> None:
    told = app.everything(review())
    assert not [secret for secret in app.SECRETS if secret in told]


def test_what_is_not_said_yet_names_whom(draft: None) -> None:
    told = app.html(review())
    assert "<li>Still true? Not asked yet: Bryn, Cai, Lantern club.</li>" in told
    assert f"<li>{screen.QUESTIONS['next_review']}</li>" in told


def test_sealing_says_who_was_not_asked_about(draft: None) -> None:
    at = review()
    assert screen.SEAL_UNASKED in [one.value for one in at.warning]
    assert "Bryn, Cai, Lantern club" in [one.value for one in at.text]


def test_where_nothing_is_missing_it_says_so(wren: Path) -> None:
    app.add_participant(app.store(), "p-new", "Robin", "R 1")
    app.begin(app.store(), "p-new", app.DRAFT)
    set_field("led_by", "together")
    set_field("methods", ["conversation"])
    set_field("restrictions_checked_on", "2024-03-04")
    set_field("safe_to_take_home", "yes")
    set_field("next_review_on", "2024-06-01")
    set_field("nobody_in", [one.value for one in Sector])
    at = app.go(app.open_map("Robin"), "map")
    app.keyed(at, "need.text.r-2").set_value("A bus pass")
    app.keyed(at, "need.source.r-2").set_value(NeedSource.PARTICIPANT)
    app.keyed(at, "need.source.r-2").set_value(NeedSource.PARTICIPANT)
    press(at, screen.NEED_ADD)
    at = app.go(at, "review")
    assert screen.MISSING_NONE in [one.value for one in at.caption]


def set_field(name: str, value: str | list[str]) -> None:
    app.set_field(app.store(), "review", "review", name, value)  # type: ignore[arg-type]


def test_the_button_waits_for_the_box(draft: None) -> None:
    at = review()
    assert app.button(at, screen.SEAL_BUTTON).disabled
    app.keyed(at, SURE).set_value(True).run()
    assert not app.button(at, screen.SEAL_BUTTON).disabled


def test_sealing_without_an_answer_says_what_to_do(draft: None) -> None:
    at = review()
    app.keyed(at, SURE).set_value(True).run()
    press(at, screen.SEAL_BUTTON)
    assert message(at) == [AgreementMissing.sentence]
    assert app.keyed(at, SURE).value
    assert app.view_of().digest is None


def test_a_sealed_review_shows_its_digest_and_nothing_to_change(draft: None) -> None:
    at = agree(review())
    app.keyed(at, SURE).set_value(True).run()
    press(at, screen.SEAL_BUTTON)
    assert message(at) == [screen.SEALED_DONE]
    digest = app.view_of().digest
    assert f"{screen.DIGEST}: {digest}" in [one.value for one in at.text]
    assert screen.SEALED_NOTE in [one.value for one in at.caption]
    assert screen.SEAL_BUTTON not in app.labels(at)
    assert [one.key for one in at.text_area] == ["correct.reason"]
    assert heads(at) == [screen.READ_BACK, screen.AGREEMENT, screen.MISSING_SEALED]
    assert screen.MISSING_HELP not in [one.value for one in at.caption]


def test_whoever_was_not_asked_about_is_not_mentioned(draft: None) -> None:
    app.set_field(app.store(), "review", "review", "agreement", "agrees")
    app.seal()
    assert "We did not talk about Bryn (mother) this time." in app.html(review())


def test_a_change_after_the_answer_is_told(draft: None) -> None:
    at = agree(review())
    assert screen.CHANGED_SINCE_ANSWER not in [one.value for one in at.warning]
    app.set_field(app.store(), "tie", "a-bryn", "strength", "weak")
    at.run()
    assert screen.CHANGED_SINCE_ANSWER in [one.value for one in at.warning]
    app.field(at, "review", "review", "agreement").set_value("does_not_agree").run()
    assert screen.CHANGED_SINCE_ANSWER not in [one.value for one in at.warning]


def test_a_correction_needs_a_reason(wren: Path) -> None:
    at = press(review(), screen.CORRECT_BUTTON)
    assert message(at) == [CorrectionNeedsReason.sentence]


def test_a_correction_says_which_one_it_corrects_and_why(wren: Path) -> None:
    at = review()
    app.keyed(at, "correct.reason").set_value("Bryn is an *aunt*")
    press(at, screen.CORRECT_BUTTON)
    assert message(at) == [screen.BEGUN]
    assert screen.CORRECTS.format(number=1) in [one.value for one in at.caption]
    draft_id = app.which(at).value
    app.set_field(
        app.store(), "review", "review", "agreement", "agrees", review_id=draft_id
    )
    app.seal(draft_id)
    at.run()
    told = [one.value for one in at.text]
    assert "Bryn is an *aunt*" in told
    assert app.which(at).options == [
        "Review 2, 4 March 2024, sealed",
        "Review 1, 4 March 2024, sealed, corrected by review 2",
    ]


def test_a_correction_is_not_offered_while_a_draft_is_open(draft: None) -> None:
    at = review()
    app.keyed(at, "which_review").set_value("r-1").run()
    assert screen.CORRECT_BUTTON not in app.labels(at)


def test_a_correction_is_refused_where_another_window_began(wren: Path) -> None:
    at = review()
    app.begin(app.store())
    app.keyed(at, "correct.reason").set_value("Bryn is an aunt")
    press(at, screen.CORRECT_BUTTON)
    assert message(at) == [DraftOpen.sentence]


@pytest.mark.parametrize("begun", [False, True], ids=["sealed", "draft"])
def test_the_agreement_has_a_place(wren: Path, *, begun: bool) -> None:
    if begun:
        app.begin(app.store())
    at = review()
    assert screen.AGREEMENT in heads(at)
    assert app.has(at, app.key_of("review", "review", "agreement_words")) == begun


def test_the_counts_are_on_the_review_page_for_the_worker_alone(wren: Path) -> None:
    at = app.go(app.open_map(), "review")
    assert screen.COUNTS_HELP not in [one.value for one in at.caption]
    app.keyed(at, sight.VIEW).set_value(screen.DESK).run()
    assert screen.COUNTS_HELP in [one.value for one in at.caption]
    assert "For 1 on your map there is a rule about contact: Cai." in app.html(at)
