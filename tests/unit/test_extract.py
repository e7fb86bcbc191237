"""What a claim points to, as a table that an assessor can judge by, without names."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

import pytest

from netmap.evidence.extract import TABLES, extract
from netmap.evidence.pointer import Pointer
from netmap.evidence.veil import Veil
from netmap.model.codes import (
    AlterKind,
    Confirmation,
    LedBy,
    Method,
    NeedSource,
    Quality,
    Recognition,
    Sector,
    Standing,
    WishKind,
)
from netmap.model.concern import ReportingInformation
from netmap.model.contact import Contact, Mode, Visit
from netmap.model.fact import Fact
from netmap.model.network import Alter, Need, Network, Tie, Wish
from netmap.model.participant import Participant
from netmap.model.plan import FollowUp, Plan, PlanKind
from netmap.model.restriction import Binds, Effect, Explanation, Restriction
from netmap.model.review import Review
from netmap.model.snapshot import SnapshotContent
from netmap.words import veil as words

FIRST = date(2026, 3, 2)
SECOND = FIRST + timedelta(weeks=5)
AT = datetime(2026, 11, 9, 14, 30, tzinfo=UTC)
PERSON = Participant(
    id="p-one",
    reference="ref-one",
    name="Wren A.",
    worker="w-1",
    opened_on=FIRST,
    needs_interpreter=True,
)
JEAN = Alter(
    alter_id="jean",
    name="Aunt Jean",
    relation="aunt",
    sector=Sector.FAMILY,
    angle=20,
    distance=0.5,
)
KIT = JEAN.model_copy(update={"alter_id": "kit", "name": "Kit", "relation": "friend"})
HALL = JEAN.model_copy(
    update={
        "alter_id": "hall",
        "name": "Old Mill",
        "relation": "",
        "kind": AlterKind.PLACE,
    }
)


def sealed(
    number: int = 1,
    *,
    ties: tuple[Tie, ...] = (Tie(alter_id="jean"),),
    facts: tuple[Fact, ...] = (),
    wishes: tuple[Wish, ...] = (),
    needs: tuple[Need, ...] = (),
    **review: Any,
) -> SnapshotContent:
    on_map = {tie.alter_id for tie in ties}
    held = Review(
        review_id=f"r-{number}",
        participant_id="p-one",
        number=number,
        held_on=FIRST if number == 1 else SECOND,
    )
    return SnapshotContent(
        number=number,
        previous=None,
        sealed_at=AT,
        sealed_by="w-1",
        participant=PERSON,
        network=Network(
            review=held.model_copy(update=review),
            alters=tuple(one for one in (JEAN, KIT, HALL) if one.alter_id in on_map),
            ties=ties,
            wishes=wishes,
            needs=needs,
        ),
        facts=facts,
    )


def fact(fact_id: str, body: Any) -> Fact:
    return Fact(fact_id=fact_id, recorded_at=AT, recorded_by="w-1", body=body)


def rows(
    criterion: str, pointer: str, *contents: SnapshotContent
) -> tuple[tuple[str, ...], ...]:
    numbers = count(1)
    veil = Veil(contents, fresh=lambda: f"n{next(numbers):03}")
    found = extract(contents[-1], contents[:-1], criterion, Pointer.of(pointer), veil)
    assert all(len(row) == len(found.columns) for row in found.rows)
    return found.rows


def test_p1_says_who_led_whose_words_needs_are_in_and_whose_views_are_there() -> None:
    ties = (
        Tie(alter_id="jean", quality_participant=Quality.MIXED),
        Tie(alter_id="kit", quality_worker=Quality.MIXED),
        Tie(alter_id="hall", quality_participant=Quality.DECLINED),
    )
    needs = (
        Need(need_id="n-1", text="Ring Jo", source=NeedSource.PARTICIPANT),
        Need(need_id="n-2", text="Ring Al", source=NeedSource.PARTICIPANT),
    )
    one = sealed(ties=ties, needs=needs, led_by=LedBy.TOGETHER)
    assert rows("SN:P1", "review[r-1]", one) == (
        ("Who led", "Both together"),
        ("Needs in the words of: Participant", "2"),
        ("Needs in the words of: Advocate", "0"),
        ("Needs in the words of: Worker", "0"),
        ("Needs in the words of: Someone else", "0"),
        ("Aunt 1: the participant’s own view is there", "Yes"),
        ("Friend 1: the participant’s own view is there", "No"),
        ("Place 1: the participant’s own view is there", "Did not want to say"),
    )


def test_p2_counts_the_support_and_names_the_methods() -> None:
    one = sealed(
        methods=(Method.MAP, Method.WALK),
        support_needed=("Welsh", "Large print"),
        support_provided=("Welsh",),
    )
    assert rows("SN:P2", "review[r-1]", one) == (
        ("How you worked", "Map drawn together, A walk"),
        ("Plain talking was their choice", "Not asked"),
        ("Communication support needed", "2"),
        ("Communication support given", "1"),
        ("Needs an interpreter", "Yes"),
        ("Needs an advocate", "–"),
    )


def test_p3_says_what_was_recorded_and_whose_words_it_is() -> None:
    wish = Wish(
        alter_id="jean",
        wish=WishKind.RESTORE,
        advantages="Jean cooks",
        advantages_own_words=True,
        difficulties="   ",
    )
    assert rows("SN:P3", "wish[jean]", sealed(wishes=(wish,))) == (
        ("Who", "Aunt 1"),
        ("Wish", "Restore: mend"),
        ("What is good about it", "Recorded"),
        ("What is good: their own words", "Yes"),
        ("What could be hard", "–"),
        ("What could be hard: their own words", "No"),
        ("What it may mean for others", "–"),
        ("Ways to go about it", "–"),
    )


def test_p4_tells_the_tie_review_by_review() -> None:
    first = Tie(alter_id="jean", quality_worker=Quality.DETRIMENTAL)
    second = Tie(
        alter_id="jean",
        quality_participant=Quality.SUPPORTIVE,
        quality_worker=Quality.DETRIMENTAL,
        recognition=Recognition.PARTLY,
        discussed_on=FIRST + timedelta(weeks=3),
        view_difference="Jean was rude to Kit",
    )
    both = sealed(ties=(first,)), sealed(2, ties=(second,))
    assert rows("SN:P4", "tie[jean]", *both) == (
        ("Week 1", "Not said yet", "Hard on them", "Does not apply", "–", "–"),
        ("Week 6", "Supportive", "Hard on them", "Partly seen", "Week 4", "Recorded"),
    )


def test_p4_leaves_out_later_reviews_and_those_without_the_tie() -> None:
    contents = (sealed(2), sealed(1, ties=(Tie(alter_id="kit"),)))
    assert [row[0] for row in rows("SN:P4", "tie[kit]", *contents)] == ["Week 1"]


RULE = Restriction(
    instrument="restraining_order",
    title="Not to see Jean",
    binds=Binds.PARTICIPANT,
    effect=Effect.NONE,
    target_alters=("jean",),
    start_on=FIRST,
    source_seen=True,
)
EXPLAINED = Explanation(
    restriction_id="f-1",
    explained_on=FIRST,
    explained_by="Sam Hughes",
    method="With pictures",
    understanding_checked=True,
    what_they_said="I must not see Jean",
)


def test_p5_says_of_each_rule_in_force_its_sort_and_what_was_done() -> None:
    over = RULE.model_copy(update={"withdrawn_on": FIRST - timedelta(days=1)})
    own = RULE.model_copy(
        update={
            "instrument": "own_choice",
            "effect": Effect.INDIRECT_ONLY,
            "target_alters": (),
            "source_seen": False,
        }
    )
    facts = (fact("f-1", RULE), fact("f-2", over), fact("f-3", own))
    explained = fact("e-1", EXPLAINED)
    one = sealed(facts=(*facts, explained), restrictions_checked_on=FIRST)
    assert rows("SN:P5", "review[r-1]", one) == (
        (words.CHECKED_THAT_DAY, "Yes", "", "", ""),
        ("Court", "1", "No contact", "Yes", "Yes"),
        (
            *("Own choice", "0"),
            "Indirect contact only (letters, messages)",
            *("No", "No"),
        ),
    )


def test_p5_does_not_take_a_check_on_another_day_for_one_that_day() -> None:
    one = sealed(restrictions_checked_on=FIRST - timedelta(days=1))
    assert rows("SN:P5", "review[r-1]", one)[0][1] == "No"


def test_p6_has_a_row_for_each_current_tie_but_places() -> None:
    ties = (Tie(alter_id="jean"), Tie(alter_id="kit"), Tie(alter_id="hall"))
    kept = Wish(alter_id="jean", wish=WishKind.MAINTAIN)
    changed = Wish(
        alter_id="jean",
        wish=WishKind.WITHDRAW,
        confirmed=True,
        confirmed_how=Confirmation.SPOKEN,
        own_words="I am done with Jean",
    )
    both = (
        sealed(ties=ties[:1], wishes=(kept,)),
        sealed(2, ties=ties, wishes=(changed,)),
    )
    assert rows("SN:P6", "review[r-2]", *both) == (
        ("Aunt 1", "Withdraw: step back", "Yes", "Said it", "Recorded", "Yes"),
        ("Friend 1", "Not asked", "No", "–", "–", "–"),
    )


def test_p6_leaves_out_who_is_not_in_their_life_now() -> None:
    gone = Tie(alter_id="jean", standing=Standing.NOT_IN_CONTACT)
    assert rows("SN:P6", "review[r-1]", sealed(ties=(gone,))) == ()


@pytest.mark.parametrize("criterion", ["SN:P18", "SN:P22"])
def test_a_plan_is_told_with_its_follow_ups_in_their_order(criterion: str) -> None:
    plan = Plan(
        plan=PlanKind.ENDING,
        text="Stop seeing Jean",
        alter_id="jean",
        steps=("Tell Kit", "Change the locks"),
        digital_steps=("Block Jean",),
        who_helps="Kit",
        agreed_on=FIRST,
    )
    later = FollowUp(plan_id="f-1", happened_on=SECOND, how="Rang Kit")
    sooner = FollowUp(
        plan_id="f-1",
        happened_on=FIRST + timedelta(weeks=1),
        distress_support="Kit stayed the night",
    )
    other = FollowUp(plan_id="f-2", happened_on=FIRST)
    facts = (
        fact("f-1", plan),
        fact("u-1", later),
        fact("u-2", sooner),
        fact("u-3", other),
    )
    assert rows(criterion, "plan[f-1]", sealed(facts=facts)) == (
        ("Who", "Aunt 1"),
        ("Kind of plan", "Ending plan"),
        ("Agreed on", "Week 1"),
        ("Steps", "2"),
        ("Steps for phone and online", "1"),
        ("Who helps", "Recorded"),
        ("Last reviewed on", "–"),
        ("Follow-up: Week 2", "How: –. If it was hard, support: Recorded"),
        ("Follow-up: Week 6", "How: Recorded. If it was hard, support: –"),
    )


def test_p19_says_that_it_was_explained_and_not_what_was_said() -> None:
    one = sealed(facts=(fact("e-1", EXPLAINED),))
    found = {row[0]: row[1] for row in rows("SN:P19", "explanation[e-1]", one)}
    assert found == {
        "When": "Week 1",
        "How": "Recorded",
        "The reasons were given": "No",
        "If not: on whose authority": "–",
        "You checked that it was understood": "Yes",
        "How you checked": "–",
        "What they said, in their words": "Recorded",
        "They disagree with it": "–",
        "They know how to ask for a change": "–",
        "A copy was given": "–",
        "A copy is safe to keep": "–",
    }


def test_p20_says_that_someone_supervised_and_not_who() -> None:
    visit = Visit(
        supervisor_name="Sam Hughes",
        start_time=time(10, 0),
        in_sight_and_hearing=True,
        ended_early=False,
        report_sent_on=SECOND,
    )
    contact = Contact(
        happened_on=FIRST, alters=("jean",), mode=Mode.FACE_TO_FACE, visit=visit
    )
    assert rows("SN:P20", "contact[c-1]", sealed(facts=(fact("c-1", contact),))) == (
        ("When", "Week 1"),
        ("Who supervised", "Recorded"),
        ("Second worker", "–"),
        ("Began at", "Recorded"),
        ("Ended at", "–"),
        ("In sight and hearing all the time", "Yes"),
        ("If someone stepped in: when and why", "–"),
        ("It ended early", "No"),
        ("What they said afterwards", "–"),
        ("Told on", "Week 6"),
    )


def test_p20_has_nothing_to_say_of_a_contact_that_was_not_supervised() -> None:
    contact = Contact(happened_on=FIRST, alters=("jean",), mode=Mode.PHONE)
    one = sealed(facts=(fact("c-1", contact),))
    assert rows("SN:P20", "contact[c-1]", one) == ()


def test_p21_counts_the_routes_and_tells_how_far_harm_is_seen() -> None:
    told = ReportingInformation(
        told_on=FIRST, about_alter="jean", routes=("101", "Ask Sam"), alone=True
    )
    ties = (Tie(alter_id="jean", recognition=Recognition.RECOGNISED),)
    one = sealed(ties=ties, facts=(fact("i-1", told),))
    assert rows("SN:P21", "reporting_information[i-1]", one) == (
        ("Who", "Aunt 1"),
        ("When", "Week 1"),
        ("Where it can be reported", "2"),
        ("How they were told", "–"),
        ("They were alone with you", "Yes"),
        ("You checked that it was understood", "No"),
        ("Something in writing is safe to keep", "–"),
        ("How far possible harm is seen", "Seen"),
    )


@pytest.mark.parametrize("criterion", TABLES)
def test_a_record_that_is_not_there_gives_the_columns_alone(criterion: str) -> None:
    one = sealed()
    veil = Veil([one], fresh=lambda: "n1")
    part = TABLES[criterion][0]
    found = extract(one, [], criterion, Pointer(part, "unknown"), veil)
    assert found.columns
    assert found.rows == ()


@pytest.mark.parametrize(
    ("criterion", "pointer"),
    [("SN:P1", "tie[jean]"), ("SN:P4", "review[r-1]"), ("SN:P99", "review[r-1]")],
)
def test_a_record_of_another_kind_gives_nothing(criterion: str, pointer: str) -> None:
    assert rows(criterion, pointer, sealed()) == ()


def test_the_newest_version_of_a_record_is_told() -> None:
    newer = EXPLAINED.model_copy(update={"reasons_given": True})
    facts = (
        fact("e-1", EXPLAINED),
        fact("e-1", newer).model_copy(update={"version": 2}),
    )
    found = rows("SN:P19", "explanation[e-1]", sealed(facts=facts))
    assert ("The reasons were given", "Yes") in found
