"""The reference data: all of it is there, and each row says how sure it is."""

from collections import Counter

import pytest

from netmap.model.restriction import Effect
from netmap.standards.criteria import AppSupport, criteria
from netmap.standards.restriction_types import (
    Confidence,
    Jurisdiction,
    restriction_types,
)

USED_IN_SAMPLES = [
    "care_order_contact",
    "child_arrangements_order",
    "gang_injunction",
    "licence_child_contact",
    "licence_exclusion_zone",
    "licence_no_contact",
    "licence_non_association",
    "non_molestation_order",
    "other_persons_request",
    "own_choice",
    "police_bail_condition",
    "premises_ban",
    "prison_child_contact_level",
    "restraining_order",
    "safety_plan",
]


def test_all_118_criteria_are_there_set_by_set() -> None:
    counted = Counter(row.set_code for row in criteria().criteria)
    assert counted == {"SN": 24, "GB4": 23, "BE102": 18, "PS": 31, "FSO": 22}
    assert list(counted) == [each.code for each in criteria().sets]
    assert len({row.id for row in criteria().criteria}) == 118


def test_criteria_say_how_far_the_records_can_show_them() -> None:
    counted = Counter(row.support for row in criteria().criteria)
    assert counted == {
        AppSupport.DIRECTLY: 60,
        AppSupport.PARTLY: 48,
        AppSupport.NOT_AT_ALL: 10,
    }
    assert criteria().criterion("PS:P5.1").support.sentence == (
        "Needs observation or testimony"
    )


def test_a_criterion_is_found_by_its_id_and_by_its_set() -> None:
    found = criteria().criterion("SN:P6")
    assert found.paraphrase.startswith("Confirm with the person which ties")
    assert found in criteria().in_set("SN")
    assert criteria().title("FSO") == "Families and significant others pathway"


def test_field_names_stand_alone_and_remarks_apart() -> None:
    assert criteria().criterion("SN:P11").fields == (
        "risk.control",
        "risk.next_review_on",
        "risk.reviewed_on",
    )
    assert criteria().criterion("SN:P16").fields_note == "mostly observed"
    assert criteria().criterion("PS:P7").note == "note only"


def test_every_criterion_says_what_would_show_it() -> None:
    assert all(row.paraphrase and row.evidence for row in criteria().criteria)


def test_all_57_restriction_types_are_there_group_by_group() -> None:
    types = restriction_types()
    assert {group: len(types.in_group(group)) for group in types.groups} == {
        "Court and police orders protecting a person": 11,
        "Orders about the conduct of a convicted or suspected person": 8,
        "Criminal justice supervision": 14,
        "Children and family": 7,
        "Capacity and mental health": 3,
        "Non-court": 5,
        "Scotland": 5,
        "Northern Ireland": 4,
    }
    assert len({row.code for row in types.types}) == 57


def test_each_restriction_type_says_where_it_exists() -> None:
    counted = Counter(row.jurisdiction for row in restriction_types().types)
    assert counted == {
        Jurisdiction.ENGLAND_AND_WALES: 43,
        Jurisdiction.UK_WIDE: 5,
        Jurisdiction.SCOTLAND: 5,
        Jurisdiction.NORTHERN_IRELAND: 4,
    }


@pytest.mark.parametrize("code", USED_IN_SAMPLES)
def test_the_samples_find_their_restriction_types(code: str) -> None:
    assert restriction_types().type(code).code == code


def test_rows_that_need_a_check_carry_their_mark() -> None:
    marked = Counter(row.confidence for row in restriction_types().types)
    assert marked == {
        Confidence.CHECKED: 31,
        Confidence.GENERAL_KNOWLEDGE: 23,
        Confidence.CHECK_COMMENCEMENT: 2,
        Confidence.CHECKED_IN_PART: 1,
    }
    assert {mark for mark in marked if not mark.needs_check} == {Confidence.CHECKED}


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("restraining_order", "Checked in a public source"),
        (
            "prohibited_steps_order",
            "Checked in a public source, but find out whether it has started",
        ),
        (
            "sc_interdict",
            "Checked in part in a public source: check the rest before use",
        ),
        ("occupation_order", "General knowledge: check before use"),
    ],
)
def test_confidence_is_said_in_words(code: str, sentence: str) -> None:
    assert restriction_types().type(code).confidence.sentence == sentence


def test_no_row_leans_on_the_row_above() -> None:
    written = " ".join(row.model_dump_json() for row in restriction_types().types)
    assert "as above" not in written
    assert restriction_types().type("licence_online").variation == (
        restriction_types().type("licence_no_contact").variation
    )


def test_effects_are_codes_where_the_text_has_one() -> None:
    zone = restriction_types().type("licence_restriction_zone")
    assert zone.effects == (Effect.INSIDE_AREA, Effect.PLACE)
    assert zone.effects_text == "area(inverse), place, event"


def test_a_type_without_effect_of_its_own_bars_nothing() -> None:
    marker = restriction_types().type("mappa_marker")
    assert marker.effects_text.startswith("none by itself")
    assert marker.effects == ()


def test_what_nobody_knows_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="SN:P99"):
        criteria().criterion("SN:P99")
    with pytest.raises(KeyError, match="XX"):
        criteria().in_set("XX")
    with pytest.raises(KeyError, match="spell"):
        restriction_types().type("spell")
    with pytest.raises(KeyError, match="Wales"):
        restriction_types().in_group("Wales")


def test_both_say_their_date_and_what_they_are_not() -> None:
    assert criteria().as_of == restriction_types().as_of == "2026-11"
    assert "in our own words" in criteria().note
    assert "never legal advice" in restriction_types().note


def test_the_data_is_read_once() -> None:
    assert criteria() is criteria()
    assert restriction_types() is restriction_types()
