"""The Contact page: rules about contact, what happened, plans, concerns, answers."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap.casework.records import record_fact, see_facts
from netmap.model.concern import Concern
from netmap.model.contact import Contact
from netmap.model.evidence import Answer, Response
from netmap.model.fact import Fact
from netmap.model.plan import Plan
from netmap.model.restriction import Effect, Explanation, LegalForce, Restriction
from netmap.ui import sight
from netmap.words import checking, contact, screen
from tests.support import app

RULE_ID = "f-1"
TODAY = date.today()  # noqa: DTZ011 -- the page's own day
BARRED = "premises_ban"


def open_contact() -> AppTest:
    """Open Wren's Contact page, in the worker's own view."""
    at = app.go(app.open_map(), "contact")
    here(at, sight.VIEW).set_value(screen.DESK)
    return at.run()


def tab(title: str) -> AppTest:
    return app.open_tab(open_contact(), title)


def fill(at: AppTest, entry: str, **values: Any) -> AppTest:
    """Fill in the fields of a form; a field of the visit is `visit_…`."""
    for name, value in values.items():
        field = name.replace("visit_", "visit.", 1)
        here(at, f"record.{app.WREN}.{entry}.{field}").set_value(value)
        at.run()
    return at


def here(at: AppTest, key: str) -> Any:
    """Return the widget with this key, on the page as it is."""
    return next(one for one in at._tree if getattr(one, "key", None) == key)


def body(at: AppTest) -> str:
    """Return the HTML of the tab that is open."""
    return "\n".join(one.proto.body for one in at.get("html"))


def press(at: AppTest, key: str) -> AppTest:
    here(at, key).click()
    return at.run()


def save(at: AppTest, entry: str) -> AppTest:
    return press(at, f"save.record.{app.WREN}.{entry}.")


def said(at: AppTest) -> list[str]:
    """Return what the page says after an act, done or refused."""
    return [one.value for one in (*at.success, *at.error)]


def facts(kind: str) -> list[Fact]:
    found = see_facts(app.store(), by=app.WORKER.id, at=app.AT, participant_id=app.WREN)
    return [one for one in found if one.body.kind == kind]


def rule(fact_id: str) -> Restriction:
    [found] = [one.body for one in facts("restriction") if one.fact_id == fact_id]
    assert isinstance(found, Restriction)
    return found


def new_rules() -> list[Restriction]:
    return [
        one.body
        for one in facts("restriction")
        if one.fact_id != RULE_ID and isinstance(one.body, Restriction)
    ]


def elsewhere(fact_id: str, body: Mapping[str, object], **more: object) -> None:
    """Record a fact as someone in another window would."""
    record_fact(
        app.store(),
        by=app.WORKER.id,
        at=app.AT,
        participant_id=app.WREN,
        fields={"fact_id": fact_id, "body": dict(body), **more},
    )


def open_rule(at: AppTest, change: str) -> AppTest:
    """Open the rule about Cai, and one of the ways it can go on."""
    press(at, f"toggle.restriction.{RULE_ID}")
    return press(at, f"write.{change}")


# Who sees it


def test_where_both_can_see_nothing_of_it_is_shown(wren: Path) -> None:
    elsewhere("c", {"kind": "concern", "raised_on": "2024-03-04", **CONCERN})
    at = app.go(app.open_map(), "contact")
    assert [one.value for one in at.info] == [contact.FOR_YOU_ALONE]
    text = app.everything(at)
    assert not any(secret in text for secret in (*app.SECRETS, "He was afraid"))


CONCERN = {"raised_by": app.WORKER.id, "seen_or_said": "He was afraid."}


# Rules


def test_a_rule_is_added_with_what_its_kind_always_says(wren: Path) -> None:
    at = tab(contact.TAB_RULES)
    fill(at, "restriction.new.", instrument="own_choice")
    fill(
        at,
        "restriction.new.",
        target_alters=["a-bryn"],
        effect="indirect_only",
        start_on=date(2024, 5, 1),
    )
    save(at, "restriction.new.")
    assert said(at)[0].startswith("Saved.")
    [added] = new_rules()
    assert (added.effect, added.binds) == (Effect.INDIRECT_ONLY, "nobody")
    assert (added.legal_force, added.target_alters) == (LegalForce.NONE, ("a-bryn",))


def test_an_own_choice_is_worded_as_what_it_is(wren: Path) -> None:
    at = tab(contact.TAB_RULES)
    press(at, f"toggle.restriction.{RULE_ID}")
    assert contact.OWN_CHOICE in [one.value for one in at.info]
    assert "breach" not in body(at).lower()


def test_nothing_is_chosen_for_a_rule_before_someone_chooses(wren: Path) -> None:
    """Whom it binds and what it does are never guessed."""
    at = tab(contact.TAB_RULES)
    fill(at, "restriction.new.", instrument="restraining_order")
    for name in ("binds", "effect", "start_on"):
        assert here(at, f"record.{app.WREN}.restriction.new..{name}").value is None


def value(at: AppTest, name: str) -> Any:
    return here(at, f"record.{app.WREN}.restriction.new..{name}").value


def test_another_kind_leaves_nothing_of_the_one_before(wren: Path) -> None:
    """Else the one whom an order protects would read as bound by it."""
    at = tab(contact.TAB_RULES)
    fill(at, "restriction.new.", instrument="licence_no_contact")
    assert value(at, "binds") == "participant"
    fill(at, "restriction.new.", instrument="non_molestation_order")
    assert value(at, "binds") is None
    assert value(at, "legal_force") == "criminal_offence_on_breach"
    fill(at, "restriction.new.", instrument="sc_dapo")
    assert value(at, "legal_force") is None


def test_what_can_follow_is_said_where_the_kind_does_not_say_it(wren: Path) -> None:
    at = tab(contact.TAB_RULES)
    fill(at, "restriction.new.", **{**WHOLE, "instrument": "sc_dapo"})
    fill(at, "restriction.new.", legal_force=None)
    save(at, "restriction.new.")
    assert said(at) == [
        contact.SAY_FIRST.format(field="What can follow if it is not kept")
    ]
    assert new_rules() == []


def test_a_variation_says_from_when(wren: Path) -> None:
    entry = f"restriction.vary.{RULE_ID}.1"
    at = open_rule(tab(contact.TAB_RULES), entry)
    fill(at, entry, effect="supervised_only", reason="Court")
    save(at, entry)
    assert said(at) == [contact.SAY_FIRST.format(field="It holds like this since")]
    assert rule(RULE_ID).effect == "none"


WHOLE = {
    "instrument": "restraining_order",
    "binds": "alter",
    "target_alters": ["a-bryn"],
    "effect": "none",
    "legal_force": "criminal_offence_on_breach",
    "start_on": date(2024, 5, 1),
}


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"end_on": date(2024, 4, 30)}, "ends before it starts"),
        ({"start_on": date(2199, 1, 1)}, "very far away"),
        ({"binds": "nobody"}, checking.BINDS_NOBODY),
        ({"target_alters": []}, checking.ABOUT_NOBODY),
        ({"start_on": None}, "“Starts on” is missing"),
        ({"effect": None}, "“What it does to contact” is missing"),
        ({"verified_on": date(2198, 1, 1)}, "has not come yet"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    wren: Path, typed: dict[str, Any], problem: str
) -> None:
    at = tab(contact.TAB_RULES)
    fill(at, "restriction.new.", **{**WHOLE, **typed})
    fill(at, "restriction.new.", conditions="Not at the school gate")
    save(at, "restriction.new.")
    assert problem in said(at)[0]
    assert new_rules() == []
    kept = here(at, f"record.{app.WREN}.restriction.new..conditions")
    assert kept.value == "Not at the school gate"


def test_what_is_typed_is_still_there_after_another_page(wren: Path) -> None:
    at = tab(contact.TAB_RULES)
    fill(at, "restriction.new.", conditions="Letters only at Christmas")
    at = app.go(app.go(at, "map"), "contact")
    here(at, sight.VIEW).set_value(screen.DESK)
    app.open_tab(at.run(), contact.TAB_RULES)
    kept = here(at, f"record.{app.WREN}.restriction.new..conditions")
    assert kept.value == "Letters only at Christmas"


def test_a_variation_is_a_version_and_has_to_be_checked_again(wren: Path) -> None:
    checked = {**app.RULE, "source_seen": True, "verified_on": "2024-01-02"}
    elsewhere(RULE_ID, checked, version=2, reason="Seen")
    entry = f"restriction.vary.{RULE_ID}.2"
    at = open_rule(tab(contact.TAB_RULES), entry)
    fill(at, entry, effect="supervised_only", reason="The court varied it")
    fill(at, entry, varied_on=date(2024, 6, 1))
    save(at, entry)
    varied = rule(RULE_ID)
    assert (varied.effect, varied.varied_on) == ("supervised_only", date(2024, 6, 1))
    assert (varied.source_seen, varied.verified_on) == (False, None)
    assert "The court varied it" in body(at)


def test_a_change_without_a_reason_is_refused(wren: Path) -> None:
    entry = f"restriction.end.{RULE_ID}.1"
    at = open_rule(tab(contact.TAB_RULES), entry)
    fill(at, entry, end_on=date(2024, 7, 1))
    save(at, entry)
    assert checking.REASON in said(at)[0]
    assert rule(RULE_ID).end_on is None


def test_after_a_variation_it_is_not_explained_any_more(wren: Path) -> None:
    explained = {"kind": "explanation", "restriction_id": RULE_ID}
    by = {"explained_on": "2024-02-01", "explained_by": "Ash"}
    elsewhere("e", {**explained, **by})
    assert contact.EXPLAINED.format(day="1 February 2024") in body(
        tab(contact.TAB_RULES)
    )
    varied = {**app.RULE, "varied_on": "2024-03-01"}
    elsewhere(RULE_ID, varied, version=2, reason="Varied")
    assert contact.NOT_EXPLAINED in body(tab(contact.TAB_RULES))


def test_an_explanation_is_recorded_with_its_rule(wren: Path) -> None:
    entry = f"explanation.new.{RULE_ID}"
    at = open_rule(tab(contact.TAB_RULES), entry)
    fill(at, entry, method="Read aloud", what_they_said="I know. I chose it.")
    fill(at, entry, reasons_given=True, copy_safe_to_keep=False)
    save(at, entry)
    [found] = [one.body for one in facts("explanation")]
    assert isinstance(found, Explanation)
    assert (found.restriction_id, found.explained_by) == (RULE_ID, app.WORKER.name)
    assert (found.reasons_given, found.copy_safe_to_keep) == (True, False)
    assert "I know. I chose it." in body(at)


def test_someone_who_changed_it_meanwhile_costs_no_word(wren: Path) -> None:
    entry = f"restriction.correct.{RULE_ID}.1"
    at = open_rule(tab(contact.TAB_RULES), entry)
    fill(at, entry, conditions="Not on Sundays", reason="Left out")
    changed = {**app.RULE, "approval_route": "The manager"}
    elsewhere(RULE_ID, changed, version=2, reason="Added")
    save(at, entry)
    assert "Someone changed this record" in said(at)[0]
    assert "Not on Sundays" in body(at)
    assert rule(RULE_ID).approval_route == "The manager"
    app.button(at, contact.LET_GO).click().run()
    assert "Not on Sundays" not in body(at)


def test_a_second_click_on_a_change_changes_it_once(wren: Path) -> None:
    """And is not taken for someone else's change."""
    entry = f"restriction.correct.{RULE_ID}.1"
    at = open_rule(tab(contact.TAB_RULES), entry)
    fill(at, entry, conditions="Not on Sundays", reason="Left out")
    said_twice = rule(RULE_ID).model_copy(update={"conditions": "Not on Sundays"})
    body = said_twice.model_dump(mode="json")
    elsewhere(RULE_ID, body, version=2, reason="Left out")
    save(at, entry)
    assert said(at)[0].startswith("Saved.")
    assert contact.NOT_SAVED not in [one.value for one in at.warning]


def test_two_rules_that_differ_are_said_to_differ(wren: Path) -> None:
    """Neither is chosen."""
    two = {**app.RULE, "binds": "both", "effect": "supervised_only", "title": "Two"}
    elsewhere("f-2", two)
    html = body(tab(contact.TAB_RULES))
    assert html.count(contact.DIFFER) == 2


def test_not_checked_is_not_none(wren: Path) -> None:
    texts = [one.value for one in tab(contact.TAB_RULES).text]
    assert any("“Not checked” is not “none”." in one for one in texts)


def test_a_local_kind_of_rule_is_added_and_used(wren: Path) -> None:
    at = tab(contact.TAB_RULES)
    here(at, "local.name").set_value("House rule of the hostel")
    app.button(at, contact.SAVE)
    [submit] = [one for one in at.button if "FormSubmitter:local_kind" in str(one.key)]
    submit.click().run()
    assert said(at) == [contact.LOCAL_ADDED]
    fill(at, "restriction.new.", **{**WHOLE, "instrument": "local.1"})
    save(at, "restriction.new.")
    [added] = new_rules()
    assert (added.instrument, added.title) == ("local.1", "House rule of the hostel")


# What happened


def test_a_contact_is_logged_with_four_answers(wren: Path) -> None:
    at = tab(contact.TAB_CONTACTS)
    fill(at, "contact.new.", alters=["a-cai"], mode="phone", began_by="alter")
    save(at, "contact.new.")
    [found] = [one.body for one in facts("contact")]
    assert isinstance(found, Contact)
    assert (found.happened_on, found.alters) == (TODAY, ("a-cai",))
    assert (found.mode, found.began_by, found.visit) == ("phone", "alter", None)
    assert here(at, f"record.{app.WREN}.contact.new..alters").value == []


def test_a_second_click_logs_it_once(wren: Path) -> None:
    at = tab(contact.TAB_CONTACTS)
    for _ in range(2):
        fill(at, "contact.new.", alters=["a-cai"], mode="phone")
        save(at, "contact.new.")
    assert said(at)[0].startswith("Saved.")
    assert len(facts("contact")) == 1


def test_saving_a_contact_says_what_is_asked_about_it(wren: Path) -> None:
    barred = {**app.RULE, "instrument": "restraining_order", "binds": "alter"}
    force = {"legal_force": "criminal_offence_on_breach", "effect": "none"}
    elsewhere("f-2", {**barred, **force, "title": "The order"})
    at = tab(contact.TAB_CONTACTS)
    fill(at, "contact.new.", alters=["a-cai"], mode="phone", began_by="alter")
    save(at, "contact.new.")
    assert "Asked about it now" in said(at)[0]
    app.open_tab(at, contact.TAB_ASKED)
    html = body(at)
    assert "must not contact Wren A.; this entry may not fit" in html
    assert "This is not Wren A.’s fault" in html


def test_a_supervised_visit_is_logged_whole(wren: Path) -> None:
    at = tab(contact.TAB_CONTACTS)
    fill(at, "contact.new.", alters=["a-cai"], mode="face_to_face", visit=True)
    fill(
        at,
        "contact.new.",
        visit_supervisor_name="R. Lane",
        visit_supervisor_role="Centre staff",
        visit_observed="They drew together.",
        visit_in_sight_and_hearing=True,
    )
    save(at, "contact.new.")
    [found] = [one.body for one in facts("contact")]
    assert isinstance(found, Contact)
    assert found.visit is not None
    assert (found.visit.supervisor_name, found.visit.observed) == (
        "R. Lane",
        "They drew together.",
    )
    assert found.visit.in_sight_and_hearing is True


def test_a_contact_with_nobody_is_refused(wren: Path) -> None:
    at = tab(contact.TAB_CONTACTS)
    fill(at, "contact.new.", mode="phone")
    save(at, "contact.new.")
    assert checking.WITH_NOBODY in said(at)[0]


def test_a_place_can_be_added_and_named_by_a_rule(wren: Path) -> None:
    at = tab(contact.TAB_CONTACTS)
    fill(at, "place.new.", name="The market")
    save(at, "place.new.")
    [place] = facts("place")
    app.open_tab(at, contact.TAB_RULES)
    market = {"target_alters": [], "target_places": [place.fact_id]}
    fill(at, "restriction.new.", **{**WHOLE, "effect": "place", **market})
    save(at, "restriction.new.")
    assert [one.target_places for one in new_rules()] == [(place.fact_id,)]


# Plans


def test_a_plan_is_made_and_done(wren: Path) -> None:
    at = tab(contact.TAB_PLANS)
    fill(at, "plan.new.", plan="action", text="Ask the tutor", owner="Ash")
    fill(at, "plan.new.", due_on=date(2024, 3, 1))
    save(at, "plan.new.")
    [made] = facts("plan")
    assert contact.PLAN_STATE["overdue"].format(day="1 March 2024") in body(at)
    entry = f"plan.plan.{made.fact_id}.1"
    press(at, f"toggle.plan.{made.fact_id}")
    press(at, f"write.{entry}")
    fill(at, entry, done_on=date(2024, 3, 2), outcome="He said yes")
    save(at, entry)
    [done] = [one.body for one in facts("plan")]
    assert isinstance(done, Plan)
    assert (done.text, done.done_on) == ("Ask the tutor", date(2024, 3, 2))
    assert done.outcome == "He said yes"


# Concerns


def test_a_concern_closes_only_when_it_was_answered(wren: Path) -> None:
    at = tab(contact.TAB_CONCERNS)
    fill(at, "concern.new.", seen_or_said="He was afraid.", about_alter="a-cai")
    save(at, "concern.new.")
    [raised] = facts("concern")
    assert isinstance(raised.body, Concern)
    assert raised.body.raised_by == app.WORKER.id
    press(at, f"toggle.concern.{raised.fact_id}")
    close = f"concern.close.{raised.fact_id}.1"
    press(at, f"write.{close}")
    fill(at, close, closed_on=TODAY)
    save(at, close)
    assert "does not say what was decided" in said(at)[0]
    press(at, f"stop.record.{app.WREN}.{close}.")
    decide = f"concern.decide.{raised.fact_id}.1"
    press(at, f"write.{decide}")
    fill(at, decide, decision="report", decision_reason="Marks seen")
    save(at, decide)
    assert contact.CONCERN_STATE["waiting"] in body(at)
    again = f"concern.close.{raised.fact_id}.2"
    press(at, f"write.{again}")
    fill(at, again, closed_on=TODAY)
    save(at, again)
    assert "nobody has answered it" in said(at)[0]


def test_danger_now_comes_before_writing(wren: Path) -> None:
    at = tab(contact.TAB_CONCERNS)
    fill(at, "concern.new.", immediate_danger=True)
    assert contact.DANGER in [one.value for one in at.error]


# Answers


def ask(rule_id: str = "f-2") -> AppTest:
    """Open the page where one thing is asked that has a name of its own."""
    elsewhere(rule_id, {**app.RULE, "title": "Open", "until_further_order": True})
    return open_contact()


def answer(at: AppTest, chosen: Answer | None, **typed: Any) -> AppTest:
    key = f"prompt.contact.{app.WREN}.B3.f-2"
    press(at, f"open.{key}")
    here(at, f"{key}.answer").set_value(chosen)
    at.run()
    for name, value in typed.items():
        here(at, f"{key}.{name}").set_value(value)
        at.run()
    return press(at, f"save.{key}")


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [
        (Answer.DONE, {"reason": "Asked the court"}),
        (Answer.NOT_NEEDED, {"reason": "They choose anew each time"}),
        (Answer.PASSED_TO, {"passed_to": "Sue"}),
        (Answer.LATER, {"later_on": date(2199, 1, 1)}),
    ],
)
def test_a_prompt_is_answered_and_stays_to_be_read(
    wren: Path, chosen: Answer, typed: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    if "later_on" in typed:
        typed = {"later_on": TODAY.replace(year=TODAY.year + 1, day=1)}
    at = answer(ask(), chosen, **typed)
    assert said(at)[0].startswith("Saved")
    [given] = [one.body for one in facts("response")]
    assert isinstance(given, Response)
    assert (given.rule, given.about, given.answer) == ("B3", ("f-2",), chosen)
    assert given.answered_on == TODAY
    titles = [one.label for one in at.expander]
    assert contact.ANSWERED_TITLE.format(count=1) in titles


@pytest.mark.parametrize(
    ("chosen", "problem"),
    [
        (None, contact.ANSWER_FIRST),
        (Answer.NOT_NEEDED, "not why"),
        (Answer.PASSED_TO, "not to whom"),
        (Answer.LATER, "not on which day"),
    ],
)
def test_an_answer_says_what_it_needs(
    wren: Path, chosen: Answer | None, problem: str
) -> None:
    at = answer(ask(), chosen)
    assert problem in said(at)[0]
    assert facts("response") == []


def test_where_nothing_is_asked_all_is_not_said_to_be_well(wren: Path) -> None:
    assert "does not mean that all is well" in contact.ASKED_NONE


def test_prompts_stand_on_the_map_and_the_review_for_the_worker_alone(
    wren: Path,
) -> None:
    elsewhere("f-2", {**app.RULE, "title": "Open", "until_further_order": True})
    at = app.open_map()
    question = "“Open” holds until further order."
    assert question not in app.everything(at)
    assert question not in app.everything(app.go(at, "review"))
    at = app.go(at, "map")
    here(at, sight.VIEW).set_value(screen.DESK)
    assert question in body(app.open_tab(at.run(), screen.TAB_RULES))
    at = app.go(at, "review")
    here(at, sight.VIEW).set_value(screen.DESK)
    assert question in body(at.run())


def test_what_presses_stands_with_the_person_it_is_about(draft: None) -> None:
    """And only where the worker alone can see."""
    order = {**app.RULE, "instrument": "restraining_order", "title": "The order"}
    force = {"legal_force": "criminal_offence_on_breach"}
    elsewhere("f-2", {**order, **force})
    app.set_field(app.store(), "wish", "a-cai", "wish", "restore")
    at = app.look_at(app.open_map(), "a-cai")
    assert contact.PRESSING not in [one.value for one in at.header]
    here(at, sight.VIEW).set_value(screen.DESK)
    at = app.look_at(at.run(), "a-cai")
    assert contact.PRESSING in [one.value for one in at.header]
