"""Changes: two reviews side by side, a line a change, and the measures over all."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from pydantic import JsonValue
from streamlit.testing.v1 import AppTest

from netmap.casework import drawing, maps
from netmap.casework.emergency import open_in_emergency
from netmap.desk import now
from netmap.errors import NotFound
from netmap.model.codes import Role
from netmap.model.review import PROMPT_SET
from netmap.model.staff import Worker
from netmap.store.database import Store, open_store
from netmap.ui import sight
from netmap.ui.place import PLACE, Place
from netmap.words import changes as words
from netmap.words import screen, supervision, trend
from tests.pages.test_markup import TYPED, as_markup_here
from tests.support import app
from tests.support.supervision import note
from tests.support.tale import Tale, employ

JUNE, SEPTEMBER = date(2024, 6, 3), date(2024, 9, 2)
SECOND, ROBIN = "r-2", "p-robin"
BEA = Worker(id="w-bea", name="Bea Example")
SUE = Worker(id="w-sue", name="Sue Example", roles=(Role.SUPERVISOR,))
FAR = Worker(id="w-far", name="Far Example", roles=(Role.SUPERVISOR,), team="far")
LEAD = Worker(id="w-lead", name="Lee Example", roles=(Role.SAFEGUARDING_LEAD,))
BORIS = Worker(id="w-boris", name="Boris", roles=(Role.ADMINISTRATOR,))
ASSESSOR = Worker(id="w-ass", name="Ann Example", roles=(Role.ASSESSOR,))
NEW_RULE = "RULE SINCE THE FIRST"
NAMES = (app.NAME, "Bryn", "Cai", "Lantern club", "Dee")
ODD = f"{TYPED} {{0}} {{name}} <b>b</b>"
"""What nobody is called: it would be markup, or a gap to be filled."""


@pytest.fixture(scope="session")
def two_file(wren_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("two") / "demo.duckdb"
    shutil.copyfile(wren_file, path)
    with open_store(path, None) as store:
        employ(store, BEA, SUE, FAR, LEAD, BORIS, ASSESSOR)
        second_review(wrens(store, JUNE))
    return path


@pytest.fixture
def two(two_file: Path, tmp_path: Path) -> Iterator[Tale]:
    """Wren's case with a second sealed review, of June."""
    path = tmp_path / "demo.duckdb"
    shutil.copyfile(two_file, path)
    with app.app_over(path):
        yield wrens(app.store(), SEPTEMBER)


def wrens(store: Store, day: date) -> Tale:
    """Go on with Wren's case on a later day."""
    tale = Tale(store, app.WREN)
    tale.at = datetime.combine(day, time(10), UTC)
    return tale


def second_review(tale: Tale) -> None:
    """Seal a second review: Cai, about whom there are rules, is good for Wren now."""
    tale.record("f-2", {**app.RULE, "title": NEW_RULE, "start_on": "2024-05-01"})
    tale.begin(SECOND, JUNE)
    answers = (
        ("a-bryn", "standing", "current"),
        ("a-bryn", "own_words", "She comes by every week."),
        ("a-cai", "standing", "current"),
        ("a-cai", "quality_participant", "supportive"),
        ("a-cai", "quality_worker", "mixed"),
        ("a-lantern", "standing", "current"),
        ("a-lantern", "quality_participant", "supportive"),
    )
    for alter_id, field, value in answers:
        tale.say(("tie", alter_id, field), value, SECOND)
    came = {"sector": "friends", "standing": "current"}
    tale.alter("a-dee", SECOND, name="Dee", quality_participant="supportive", **came)
    tale.seal(SECOND)


def third_review(tale: Tale) -> None:
    """Seal a third one, at which the club has ended."""
    tale.begin("r-3", SEPTEMBER)
    for alter_id in ("a-bryn", "a-cai", "a-dee"):
        tale.say(("tie", alter_id, "standing"), "current", "r-3")
    tale.say(("tie", "a-lantern", "standing"), "ended", "r-3")
    tale.seal("r-3")


def robins(tale: Tale) -> None:
    """Seal three reviews of a case in which nobody is on the map."""
    robin = Tale(tale.store, ROBIN)
    robin.at = tale.at
    robin.register(fictional=True)
    for month in (1, 2, 3):
        robin.begin(f"q-{month}", date(2024, month, 1))
        robin.seal(f"q-{month}")


def put_right(tale: Tale, *, sealed: bool) -> None:
    """Begin the correction of the second review, which is review 3, or seal it."""
    tale.correct(SECOND, "r-2b")
    if sealed:
        tale.seal("r-2b")


def at_changes(
    worker: Worker = app.WORKER, view: str = screen.SESSION, case: str = app.WREN
) -> AppTest:
    at = app.visit(worker.id)
    at.session_state[PLACE] = Place(case)
    at.session_state[sight.VIEW] = view
    return app.go(at, "changes")


def alone(tab: str = words.TAB_CHANGED, worker: Worker = app.WORKER) -> AppTest:
    """Open a tab of Changes with nobody beside the worker."""
    return open_tab(at_changes(worker, screen.DESK), tab)


def open_tab(at: AppTest, title: str) -> AppTest:
    at.session_state["changes.tab"] = title
    return at.run()


def boxes(at: AppTest) -> tuple[Any, Any]:
    """Return the two choices of a review."""
    one, other = (
        app.labelled(at, title) for title in (words.ONE_REVIEW, words.OTHER_REVIEW)
    )
    return one, other


def shown(at: AppTest) -> tuple[int, int]:
    """Return the numbers of the reviews that are side by side."""
    one, other = boxes(at)
    return one.value, other.value


def choose(at: AppTest, place: int, number: int) -> AppTest:
    boxes(at)[place].set_value(number)
    return at.run()


def told(at: AppTest) -> str:
    """Return all that the page sends in its open tab, as it is read."""
    return unescape("\n".join(text for _, text in app.strings_here(at)))


def told_in_all_tabs(at: AppTest) -> str:
    return "\n".join(told(open_tab(at, title)) for title in app.tabs(at))


def parts(at: AppTest) -> dict[str, list[str]]:
    """Return the sentences in each part of what is told, by its heading, in order."""
    html = "\n".join(
        text for place, text in app.strings_here(at) if place == "Html.body"
    )
    told = html.partition('<div class="netmap-readback">')[2]
    found = re.findall(r"<h3>(.*?)</h3><ul>(.*?)</ul>", told)
    return {head: re.findall(r"<li>(.*?)</li>", items) for head, items in found}


def images(at: AppTest) -> list[str]:
    """Return what is told to whoever does not see the pictures."""
    return [
        text for place, text in app.strings_here(at) if place == "ImageList.imgs.alt"
    ]


def infos(at: AppTest) -> list[str]:
    return [one.value for one in at.info]


def errors(at: AppTest) -> list[str]:
    return [one.value for one in at.error]


def texts(at: AppTest) -> list[str]:
    return [one.value for one in at.text]


def table(at: AppTest, title: str) -> list[list[str]]:
    """Return the cells of a table, its heads first."""
    [html] = [
        text for _, text in app.strings_here(at) if f'aria-label="{title}"' in text
    ]
    rows = re.findall(r"<tr>(.*?)</tr>", html)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    return [[unescape(one) for one in row] for row in cells]


def give_to(worker: Worker) -> None:
    with app.store().writing() as cursor:
        cursor.execute("UPDATE participant SET worker = ?", [worker.id])


# Which two


def test_a_case_without_a_review_says_so(two: Tale) -> None:
    app.add_participant(app.store(), ROBIN, "Robin", "R 1")
    at = at_changes(case=ROBIN)
    assert infos(at) == [words.NO_REVIEW_YET]
    assert not at.selectbox
    assert not at.exception


def test_one_review_says_from_when_on_changes_can_be_said(wren: Path) -> None:
    at = at_changes()
    assert infos(at) == [words.TOO_FEW]
    assert not images(at)


def test_the_two_newest_that_stand_are_side_by_side(two: Tale) -> None:
    third_review(two)
    at = at_changes()
    assert shown(at) == (2, 3)
    assert [one.value for one in at.header][:2] == [
        "Then: 3 June 2024",
        "Now: 2 September 2024",
    ]


def test_a_review_that_was_put_right_is_passed_over(two: Tale) -> None:
    put_right(two, sealed=True)
    assert shown(at_changes()) == (1, 3)


@pytest.mark.parametrize(
    ("place", "number", "then_now"),
    [(0, 1, (1, 3)), (1, 1, (1, 2))],
    ids=["in the first box", "in the second box"],
)
def test_choosing_in_either_box_keeps_the_earlier_review_first(
    two: Tale, place: int, number: int, then_now: tuple[int, int]
) -> None:
    third_review(two)
    at = choose(at_changes(), place, number)
    assert shown(at) == then_now
    assert not at.error
    assert shown(at.run()) == then_now


def test_a_review_cannot_be_chosen_beside_itself(two: Tale) -> None:
    third_review(two)
    for box, other in zip(boxes(at_changes()), (3, 2), strict=True):
        assert not [one for one in box.options if one.startswith(f"Review {other},")]
        assert len(box.options) == 2


def test_the_pair_that_was_chosen_is_kept_on_another_page(two: Tale) -> None:
    third_review(two)
    at = choose(at_changes(), 0, 1)
    assert shown(app.go(app.go(at, "map"), "changes")) == (1, 3)


def test_a_pair_of_one_case_is_not_that_of_another(two: Tale) -> None:
    """Robin's case has reviews of the same numbers."""
    third_review(two)
    robins(two)
    at = choose(at_changes(), 0, 1)
    at.session_state[PLACE] = Place(ROBIN)
    assert shown(at.run()) == (2, 3)


def test_a_chosen_draft_that_was_thrown_away_leads_back_to_the_newest(
    two: Tale,
) -> None:
    two.begin("r-3", SEPTEMBER)
    at = choose(at_changes(), 0, 3)
    assert shown(at) == (2, 3)
    maps.discard_draft(two.store, by=app.WORKER.id, at=two.tick(), review_id="r-3")
    at.run()
    assert not at.error
    assert shown(at) == (1, 2)


def test_a_draft_beside_a_sealed_review_says_that_it_can_change(two: Tale) -> None:
    at = alone()
    assert words.DRAFT_BESIDE not in told(at)
    two.begin("r-3", SEPTEMBER)
    assert words.DRAFT_BESIDE in told(choose(at.run(), 0, 3))


def test_a_review_that_was_put_right_says_by_which_one(two: Tale) -> None:
    put_right(two, sealed=True)
    at = choose(alone(), 1, 2)
    assert shown(at) == (1, 2)
    assert words.PUT_RIGHT.format(number=2, by=3) in told(at)


def test_a_correction_that_is_not_sealed_puts_nothing_right_yet(two: Tale) -> None:
    put_right(two, sealed=False)
    at = alone()
    assert shown(at) == (1, 2)
    assert words.PUT_RIGHT.format(number=2, by=3) not in told(at)


def test_a_review_beside_the_one_that_puts_it_right_is_hedged(two: Tale) -> None:
    put_right(two, sealed=True)
    at = choose(alone(), 0, 2)
    assert shown(at) == (2, 3)
    assert words.CAUTIONS["correction"] in told(at)
    assert words.PUT_RIGHT.format(number=2, by=3) not in told(at)


def test_other_questions_are_hedged_before_any_change_is_told(two: Tale) -> None:
    two.begin("r-3", SEPTEMBER)
    two.say(("tie", "a-lantern", "standing"), "ended", "r-3")
    with two.store.writing() as cursor:
        cursor.execute("UPDATE review SET prompt_set = 'x9' WHERE review_id = 'r-3'")
    two.seal("r-3")
    hedge = words.CAUTIONS["other_questions"].format(before=PROMPT_SET, after="x9")
    said = told(alone())
    assert 0 < said.find(hedge) < said.find(words.GROUPS["people"])


# Who sees what


HIDDEN = (
    NEW_RULE,
    "A WORD WITH IT",
    "A SUPERVISION QUESTION",
    "The worker saw the tie with Cai as hard on them, and sees it as mixed now.",
    "(worker’s view)",
    "No contact",
    "Worker sees it differently",
    words.WHOSE["worker"],
    words.GROUPS["rules"],
    words.GROUPS["mix"],
    words.TAB_OVER_TIME,
    words.CHANGED_HELP,
    words.PATTERN["expansion"],
    trend.HELP,
    trend.TITLE,
    "Effective number",
    supervision.SIGN_OFF.format(number=2),
    supervision.NOTES,
)
"""What the worker alone may see of the two reviews."""


@pytest.fixture
def noted(two: Tale) -> Tale:
    """The same, asked about with a word, and with a supervision note."""
    two.ask(SECOND, reason="A WORD WITH IT")
    note(two, questions="A SUPERVISION QUESTION")
    return two


@pytest.mark.parametrize("who", [app.WORKER, SUE], ids=lambda one: one.id)
def test_both_of_you_see_nothing_of_the_workers_of_rules_counts_or_supervision(
    noted: Tale, who: Worker
) -> None:
    at = at_changes(who)
    said = told(at)
    assert "Dee" in said
    assert [one for one in (*HIDDEN, *app.SECRETS) if one in said] == []
    assert not app.tabs(at)


def test_only_you_has_all_of_it(noted: Tale) -> None:
    said = told_in_all_tabs(at_changes(view=screen.DESK))
    assert [one for one in HIDDEN if one not in said] == []


def test_turning_the_screen_to_both_is_asked_first_and_shows_nobody(
    noted: Tale,
) -> None:
    at = alone()
    app.keyed(at, sight.VIEW).set_value(screen.SESSION).run()
    said = told(at)
    assert screen.TURN_TITLE in said
    assert "Bryn" not in said
    assert not [one for one in HIDDEN if one in said]
    app.button(at, screen.TURN_YES).click().run()
    assert "Bryn" in told(at)
    assert not [one for one in HIDDEN if one in told(at)]


def test_those_who_are_good_for_them_are_told_first(two: Tale) -> None:
    """By their own word: the worker sees Cai otherwise, and there is a rule."""
    two.begin("r-3", SEPTEMBER)
    for alter_id, view in (("a-bryn", "mixed"), ("a-cai", "supportive")):
        two.say(("tie", alter_id, "standing"), "current", "r-3")
        two.say(("tie", alter_id, "quality_participant"), view, "r-3")
    two.seal("r-3")
    found = parts(choose(at_changes(), 0, 1))
    assert [*found][:2] == [words.YOUR_PARTS[one] for one in ("strengths", "others")]
    good, others = (" ".join(some) for some in [*found.values()][:2])
    assert "Cai" in good
    assert "Bryn" not in good
    assert "Bryn" in others


def test_both_of_you_are_told_the_same_whether_there_is_a_rule_or_not(
    two: Tale,
) -> None:
    """In words, in the table, and in what is told of the pictures."""
    said = []
    for case in ("p-free", "p-ruled"):
        tale = Tale(two.store, case)
        tale.at = two.at
        tale.register(fictional=True)
        tale.begin("1" + case, JUNE)
        tale.alter("jo", "1" + case, quality_participant="mixed", strength="weak")
        tale.seal("1" + case)
        if case == "p-ruled":
            about = {"target_alters": ["jo"], "start_on": "2024-07-01"}
            tale.record("f", {**app.RULE, **about})
        tale.begin("2" + case, SEPTEMBER)
        for field, value in (
            ("standing", "current"),
            ("quality_participant", "supportive"),
            ("strength", "strong"),
        ):
            tale.say(("tie", "jo", field), value, "2" + case)
        tale.seal("2" + case)
        at = at_changes(case=case)
        said.append((parts(at), table(at, words.TWIN), images(at)))
    free, ruled = said
    assert len(free[0][words.YOUR_PARTS["strengths"]]) > 1
    assert free == ruled


def test_a_line_says_whose_view_it_is_and_what_it_rests_on(two: Tale) -> None:
    said = re.sub("<[^>]*>", "", told(alone()))
    assert (
        "The tie with Cai was mixed, and is supportive now. Participant’s view." in said
    )
    assert "and sees it as mixed now. Worker’s view. Both maps." in said
    assert (
        "Rule about contact, version 1, recorded on 3 June 2024 by Ash Example." in said
    )


def test_everybody_on_either_map_is_in_the_table(two: Tale) -> None:
    third_review(two)
    at = choose(at_changes(), 0, 1)
    heads, *rows = table(at, words.TWIN)
    assert heads == list(words.SIDE_BY_SIDE)
    assert [row[0] for row in rows] == ["Bryn", "Cai", "Dee", "Lantern club"]
    assert [row[3] for row in rows] == [
        "",
        words.MARKED["changed"],
        words.MARKED["new"],
        words.MARKED["gone"],
    ]


def test_both_maps_are_told_to_whoever_does_not_see_them(two: Tale) -> None:
    before, after, legend = images(at_changes())
    assert before.startswith(
        "Map of Wren A., 4 March 2024. 3 people, groups and places"
    )
    assert after.startswith("Map of Wren A., 3 June 2024. 4 people, groups and places")
    assert "1 is new. 3 have changed." in after
    assert "New on this map" in legend


def test_where_nothing_differs_it_is_said_so(two: Tale) -> None:
    robins(two)
    assert infos(at_changes(view=screen.DESK, case=ROBIN)) == [words.NO_CHANGES]
    nothing = parts(at_changes(case=ROBIN))
    assert nothing == {}
    assert words.YOUR_NOTHING in told(at_changes(case=ROBIN))


@pytest.mark.parametrize("who", [app.WORKER, SUE], ids=lambda one: one.id)
def test_whoever_holds_or_supervises_the_case_opens_it(two: Tale, who: Worker) -> None:
    at = at_changes(who)
    assert not at.error
    assert shown(at) == (1, 2)


@pytest.mark.parametrize(
    "who", [BEA, LEAD, BORIS, ASSESSOR, FAR], ids=lambda one: one.id
)
@pytest.mark.parametrize("view", [screen.SESSION, screen.DESK])
def test_nobody_else_is_told_anything_of_it(two: Tale, who: Worker, view: str) -> None:
    at = at_changes(who, view)
    assert errors(at) == [NotFound.sentence]
    assert not [one for one in (*NAMES, *HIDDEN) if one in told(at)]
    assert not at.selectbox


def test_in_an_emergency_it_is_seen_and_nothing_can_be_done(noted: Tale) -> None:
    open_in_emergency(
        app.store(), by=BEA.id, at=now(), reference="W 1", reason="A fall"
    )
    at = alone(words.TAB_SUPERVISION, BEA)
    assert not at.error
    assert "A SUPERVISION QUESTION" in told(at)
    assert not at.text_area
    steps = {supervision.ASK, supervision.SIGN, supervision.RETURN, supervision.WRITE}
    assert not steps & {one.label for one in at.button}


def test_a_case_that_was_handed_over_meanwhile_is_not_shown_any_more(
    two: Tale,
) -> None:
    at = alone(words.TAB_SUPERVISION)
    give_to(BEA)
    app.button(at, supervision.ASK).click().run()
    assert NotFound.sentence in errors(at)
    assert not [one for one in NAMES if one in told(at)]
    assert shown(at_changes(BEA)) == (1, 2)


# Over all reviews


def test_the_measures_over_all_reviews_are_a_picture_with_words_and_a_table(
    two: Tale,
) -> None:
    third_review(two)
    at = alone(words.TAB_OVER_TIME)
    assert trend.HELP in [one.value for one in at.caption]
    assert "Between the reviews: 13 weeks, then 13 weeks." in texts(at)
    *_, picture = images(at)
    days = "4 March 2024, 3 June 2024, 2 September 2024"
    assert picture.startswith(f"What was said at these reviews: {days}. People: 1, 2")
    assert "ImageList.imgs.url" in [place for place, _ in app.strings_here(at)]
    heads, people, *_ = table(at, trend.TITLE)
    assert heads == [
        trend.MEASURE,
        "Review 1, 4 March 2024",
        "Review 2, 3 June 2024",
        "Review 3, 2 September 2024",
    ]
    assert people[:3] == ["People", "1", "2"]


def test_of_one_sealed_review_there_are_dots_and_no_interval(wren: Path) -> None:
    """The draft beside it is not among the measures."""
    app.begin(app.store())
    at = alone(words.TAB_OVER_TIME)
    assert not at.exception
    assert shown(at) == (1, 2)
    assert "Between the reviews" not in told(at)
    heads, *_ = table(at, trend.TITLE)
    assert heads == [trend.MEASURE, "Review 1, 4 March 2024"]


def test_a_measure_that_was_counted_another_way_is_left_out_and_said_so(
    two: Tale,
) -> None:
    at = alone(words.TAB_OVER_TIME)
    assert trend.OTHER_VERSION_NOTE not in infos(at)
    with two.store.writing() as cursor:
        cursor.execute("UPDATE measure_value SET version = 99 WHERE review_id = 'r-1'")
    open_tab(at, words.TAB_OVER_TIME)
    assert trend.OTHER_VERSION_NOTE in infos(at)
    _, people, *_ = table(at, trend.TITLE)
    assert people == ["People", trend.OTHER_VERSION, "2"]


# What users typed


def test_what_was_typed_is_text_wherever_it_stands(wren: Path) -> None:
    """In the name of everyone, in their words, in a rule, a need, and a note."""
    employ(app.store(), SUE)
    tale = Tale(app.store(), "p-new")
    tale.at = datetime.combine(JUNE, time(10), UTC)
    tale.register(name=ODD, fictional=True)
    tale.begin("r-a", date(2024, 3, 4))
    for key in ("a-0", "a-1"):
        tale.alter(key, "r-a", name=f"{key} {ODD}", own_words="Then", relation=ODD)
    tale.say(("wish", "a-0", "wish"), "maintain", "r-a")
    tale.seal("r-a")
    rule = {**app.RULE, "title": ODD, "target_alters": ["a-0"]}
    tale.record("f", {**rule, "start_on": "2024-05-01", "conditions": ODD})
    tale.begin("r-b", JUNE)
    for key in ("a-0", "a-1"):
        tale.say(("tie", key, "standing"), "current", "r-b")
        tale.say(("tie", key, "own_words"), ODD, "r-b")
    tale.say(("alter", "a-1", "name"), f"again {ODD}", "r-b")
    tale.alter("a-2", "r-b", name=f"a-2 {ODD}", standing="current")
    need: dict[str, JsonValue] = {"text": ODD, "source": "participant"}
    tale.edit(drawing.add_need("n-1", need), "r-b")
    tale.say(("review", "review", "participant_comment"), ODD, "r-b")
    tale.seal("r-b")
    tale.ask("r-b", reason=ODD)
    note(tale, questions=ODD, decisions=ODD)
    at = at_changes(case="p-new")
    assert escape(ODD) in "\n".join(text for _, text in app.strings_here(at))
    assert not as_markup_here(at)
    at = at_changes(view=screen.DESK, case="p-new")
    for title in app.tabs(at):
        open_tab(at, title)
        assert not at.exception
        assert not as_markup_here(at), title
        assert ODD in told(at)
    assert told(at).count(ODD) > 3
