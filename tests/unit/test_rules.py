"""Rules about contact: when they are in force, and whom they touch."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from netmap.model.codes import AgeBand, AlterKind, Sector
from netmap.model.fact import Fact, latest
from netmap.model.force import Status, status_on
from netmap.model.network import Alter
from netmap.model.overlay import restricted_on
from netmap.model.restriction import Restriction
from tests.support.tale import RULE

START, END = date(2026, 3, 1), date(2026, 3, 31)
DAY = timedelta(days=1)
AT = datetime(2026, 11, 9, 14, 30, tzinfo=UTC)


def rule(**fields: Any) -> Restriction:
    return Restriction.model_validate({**RULE, "start_on": START, **fields})


def fact(fact_id: str, body: Any, version: int = 1) -> Fact:
    return Fact(
        fact_id=fact_id, version=version, recorded_at=AT, recorded_by="w", body=body
    )


def alter(alter_id: str, **fields: Any) -> Alter:
    given = {"name": alter_id, "sector": Sector.FAMILY, "angle": 0, "distance": 1}
    return Alter.model_validate({"alter_id": alter_id, **given, **fields})


def touched(alters: list[Alter], *facts: Fact, day: date = START) -> set[str]:
    return set(restricted_on(day, alters, facts))


@pytest.mark.parametrize(
    ("fields", "day", "in_force"),
    [
        ({}, START - DAY, False),
        ({}, START, True),
        ({}, date.max, True),
        ({"end_on": END}, END, True),
        ({"end_on": END}, END + DAY, False),
        ({"end_on": START}, START, True),
        ({"until_further_order": True}, date(2099, 1, 1), True),
        ({"withdrawn_on": END}, END, True),
        ({"withdrawn_on": END}, END + DAY, False),
        ({"withdrawn_on": START + DAY, "end_on": END}, START + 2 * DAY, False),
        ({"withdrawn_on": END, "end_on": START + DAY}, START + 2 * DAY, False),
    ],
)
def test_a_rule_is_in_force_between_its_dates(
    fields: dict[str, Any],
    day: date,
    *,
    in_force: bool,
) -> None:
    """From its first to its last day, both counted."""
    status = status_on(day, rule(**fields))
    assert (status == Status.IN_FORCE) is in_force


@pytest.mark.parametrize(
    "fields",
    [
        {"end_on": START - DAY},
        {"until_further_order": True, "end_on": END},
    ],
)
def test_dates_that_cannot_be_are_refused(fields: dict[str, Any]) -> None:
    """A rule neither ends before it starts nor ends although it does not."""
    with pytest.raises(ValidationError, match=r"ends before|until further order"):
        rule(**fields)


def test_a_rule_touches_the_alters_it_names() -> None:
    """And nobody else."""
    one = fact("f", rule(target_alters=("jo", "elsewhere")))
    assert touched([alter("jo"), alter("mo")], one) == {"jo"}


@pytest.mark.parametrize(
    ("target", "bands"),
    [
        ("children_under_16", {"under_5", "5_11", "12_15"}),
        ("children_under_18", {"under_5", "5_11", "12_15", "16_17"}),
        ("serving_prisoners", set()),
        ("known_offenders", set()),
        ("other", set()),
    ],
)
def test_a_class_covers_its_age_bands(target: str, bands: set[str]) -> None:
    """Children by age band; an unknown age is a question, not an answer."""
    everyone = [alter(f"x{band}", age_band=band) for band in AgeBand]
    one = fact("f", rule(target_class=target))
    assert touched(everyone, one) == {f"x{band}" for band in bands}


def test_a_rule_about_a_place_covers_the_alter_that_stands_for_it() -> None:
    """A place that nobody drew covers nobody."""
    park = fact("f-park", {"kind": "place", "name": "Park", "alter_id": "park"})
    shop = fact("f-shop", {"kind": "place", "name": "Shop"})
    one = fact("f", rule(target_places=("f-park", "f-shop", "f-gone")))
    drawn = [alter("park", kind=AlterKind.PLACE), alter("jo")]
    assert touched(drawn, one, park, shop) == {"park"}


def test_the_newest_version_of_a_rule_counts() -> None:
    """A variation takes the place of what was said before."""
    first = fact("f", rule(target_alters=("jo",)))
    second = fact("f", rule(target_alters=("mo",)), version=2)
    assert touched([alter("jo"), alter("mo")], second, first) == {"mo"}
    assert latest((second, first)) == (second,)


def test_every_rule_in_force_is_told() -> None:
    """Two rules on one alter are two rules; one that has ended is none."""
    facts = (
        fact("f-1", rule(target_alters=("jo",))),
        fact("f-2", rule(target_alters=("jo",), title="Second")),
        fact("f-3", rule(target_alters=("jo",), end_on=START)),
    )
    found = restricted_on(START + DAY, [alter("jo")], facts)
    assert [one.title for one in found["jo"]] == ["", "Second"]
