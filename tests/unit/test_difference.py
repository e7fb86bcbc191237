"""The difference of two reviews: it turns one into the other, and mirrors."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.errors import StaleEdit
from netmap.model.difference import (
    Difference,
    Held,
    applied,
    differing,
    mirrored,
)
from netmap.model.edits import Change
from netmap.model.fact import Fact, latest
from netmap.model.network import Alter, Network, Tie
from netmap.model.review import Review
from tests.support import cases
from tests.support.tale import AT, DAY


@st.composite
def held(draw: st.DrawFn, number: int) -> Held:
    """Draw a review as a snapshot holds it."""
    network = draw(cases.networks(number=number))
    return Held(network=network, facts=latest(draw(cases.histories())))


BOTH = st.tuples(held(1), held(2))


@given(held(1))
def test_a_review_does_not_differ_from_itself(one: Held) -> None:
    assert differing(one, one) == Difference()


@given(BOTH)
def test_what_differs_turns_the_first_review_into_the_second(
    both: tuple[Held, Held],
) -> None:
    before, after = both
    assert applied(differing(before, after), before) == after


@given(BOTH)
def test_the_other_way_round_it_is_the_mirror(both: tuple[Held, Held]) -> None:
    before, after = both
    found = differing(before, after)
    assert mirrored(found) == differing(after, before)
    assert mirrored(mirrored(found)) == found


@settings(max_examples=25)
@given(st.tuples(held(1), held(2), held(3)))
def test_one_after_the_other_they_lead_as_far_as_one(
    three: tuple[Held, Held, Held],
) -> None:
    """From the first to the third, by way of the second."""
    first, second, third = three
    there = applied(differing(first, second), first)
    assert applied(differing(second, third), there) == third


def a_map(**tie: object) -> Network:
    alter = {"alter_id": "mo", "name": "Mo", "sector": "friends"}
    place = {"angle": 80, "distance": 0.6}
    return Network(
        review=Review(review_id="r", participant_id="p", number=1, held_on=DAY),
        alters=(Alter.model_validate({**alter, **place}),),
        ties=(Tie.model_validate({"alter_id": "mo", **tie}),),
    )


def test_it_holds_the_fields_that_differ_and_no_others() -> None:
    before, after = a_map(strength="weak"), a_map(strength="strong")
    assert differing(Held(network=before), Held(network=after)).map == (
        Change(
            part="tie",
            key="mo",
            before={"strength": "weak"},
            after={"strength": "strong"},
        ),
    )


def test_what_is_on_one_map_only_is_there_with_every_field() -> None:
    empty = a_map().model_copy(update={"alters": (), "ties": ()})
    found = differing(Held(network=empty), Held(network=a_map(flow="both")))
    alter, tie = found.map
    assert (alter.part, alter.before, tie.before) == ("alter", None, None)
    assert {**(alter.after or {})}["name"] == "Mo"
    assert {**(tie.after or {})}["flow"] == "both"


def test_a_fact_that_was_recorded_since_is_in_it_whole() -> None:
    body = {"kind": "place", "name": "The shed"}
    fact = Fact.model_validate(
        {"fact_id": "f", "recorded_at": AT, "recorded_by": "w", "body": body}
    )
    before = Held(network=a_map())
    (found,) = differing(before, before.model_copy(update={"facts": (fact,)})).facts
    assert (found.before, found.after) == (None, fact)


def test_it_is_not_applied_to_another_review() -> None:
    found = differing(
        Held(network=a_map(strength="weak")), Held(network=a_map(strength="strong"))
    )
    with pytest.raises(StaleEdit):
        applied(found, Held(network=a_map(strength="moderate")))
