"""What the measures say of a map: sentences with names, as they are on screen."""

from collections.abc import Sequence
from typing import Any

import pytest

from netmap.measures.measure import Measure
from netmap.measures.registry import MEASURES
from netmap.model.codes import Reading
from netmap.reports.counts import SAID, cards
from netmap.store import measures
from netmap.words import screen
from tests.support.weighing import Asked, drawn

NAMES = {"amy": "Amy", "ben": "Ben", "cai": "Cai"}
AMY: dict[str, Any] = {
    "alter_id": "amy",
    "quality_participant": "supportive",
    "support": ["practical"],
    "frequency": "weekly",
}
BEN: dict[str, Any] = {
    "alter_id": "ben",
    "quality_participant": "mixed",
    "sector": "friends",
}
CAI: dict[str, Any] = {
    "alter_id": "cai",
    "paid": True,
    "quality_participant": "supportive",
}


def sentences(
    *alters: dict[str, Any],
    reading: Reading = Reading.PERSONS,
    links: Asked = (),
    restricted: Sequence[str] = (),
) -> list[str]:
    """Return every line that is said of a map, with its basis."""
    found = measures.of_network(drawn(alters, links), restricted)
    return [
        f"{line.sentence} {line.basis}".strip()
        for card in cards(found, reading, NAMES)
        for line in card.lines
    ]


def test_a_count_names_the_people_behind_it() -> None:
    told = sentences(AMY, BEN)
    assert "2 support you: Amy, Ben." in told
    assert "Outside services, 2 support you: Amy, Ben." in told
    assert "1 both helps you and is hard on you: Ben." in told
    assert "If Amy were away, a kind of help would be missing. Based on 1 of 2." in told


def test_a_share_is_said_in_words() -> None:
    told = sentences(AMY, BEN)
    assert "About half of your ties pull you down, only or partly: Ben." in told


def test_people_are_told_in_bands_with_what_is_not_known() -> None:
    told = sentences(AMY, BEN)
    family = "Of your family, you are in touch with 1 supportive person at least once a"
    assert f"{family} month: Amy. Band: 1." in told
    friends = "In touch at least monthly: friends"
    assert f"{friends}: not enough to say. Based on 0 of 1." in told


def test_a_gap_is_said_and_one_not_asked_about_is_not_called_a_gap() -> None:
    assert "Nobody gives you company, as far as you said." in sentences(AMY)
    assert "Who gives company: not enough to say. Based on 0 of 1." in sentences(BEN)


def test_circles_and_pairs_are_kept_together() -> None:
    told = sentences(AMY, BEN, CAI, links=[("amy", "ben", True), ("amy", "cai", False)])
    told_circles = "Your map has 2 separate circles that only you connect"
    assert f"{told_circles}: Amy, Ben; Cai. 2 of 3 pairs were asked about." in told
    assert any("someone who is hard on you: Amy and Ben." in one for one in told)


def test_someone_who_also_knows_a_restricted_person_is_a_question() -> None:
    told = sentences(AMY, CAI, links=[("amy", "cai", True)], restricted=["cai"])
    assert any(
        one.startswith("Amy also knows someone whom a rule about contact names.")
        for one in told
    )


def test_without_paid_support_paid_people_are_left_out() -> None:
    told = sentences(AMY, CAI, reading=Reading.PERSONS_UNPAID)
    assert "1 supports you: Amy." in told
    assert "About half of those who support you are paid to: Cai." in told


def test_every_measure_on_screen_says_something_of_an_empty_map() -> None:
    told = sentences()
    assert len(told) == len(SAID) < len(MEASURES)
    assert sum(screen.NOT_ENOUGH.lower() in one for one in told) > 10
    assert "There is nobody on your map yet." in told


def test_a_measure_sealed_in_another_version_is_not_put_into_todays_words() -> None:
    found = measures.of_network(drawn([AMY]), ())
    older = tuple(
        one.model_copy(update={"version": 99}) if one.measure == "supporters" else one
        for one in found
    )
    told = [
        line.measure.id
        for card in cards(older, Reading.PERSONS, NAMES)
        for line in card.lines
    ]
    assert "supporters" not in told
    assert len(told) == len(SAID) - 1


def test_no_sentence_is_left_unfilled() -> None:
    for one in sentences(AMY, BEN, CAI, links=[("amy", "ben", True)]):
        assert not {"{", "}"} & set(one)
        assert one[0].isupper() or one[0].isdigit()


@pytest.mark.parametrize(
    "sign", [one for one in MEASURES if one.unit == "sign"], ids=lambda one: one.id
)
def test_not_enough_to_say_never_reads_as_a_sign(sign: Measure) -> None:
    """Whoever skims "No partner: not enough to say" takes away "no partner"."""
    assert sign.said
    assert not sign.label.startswith(("No ", "Not ", "Less ", "You "))
    assert sign.label not in (sign.said.many, sign.said.none)
