"""The walk round the parts of life: "nobody" is an answer that is kept."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netmap.casework import drawing, walk
from netmap.errors import SomebodyHere
from netmap.model.codes import Sector, Standing
from netmap.model.edits import Edit, apply, inverse
from netmap.model.network import Network
from netmap.model.review import Review
from netmap.picture.layout import Place
from netmap.picture.sectors import WEDGES
from netmap.picture.tie import DRAWN
from netmap.words import screen
from tests.support import cases
from tests.support.tale import DAY

REVIEW = Review(review_id="r-1", participant_id="p-1", number=1, held_on=DAY)
SECTORS = st.sampled_from(Sector)
each_way = pytest.mark.parametrize("way", ["add", "add_at", "move", "move_to"])


def said(*sectors: Sector) -> Network:
    """A map with nobody on it, and where the participant said that nobody is."""
    return Network(review=REVIEW.model_copy(update={"nobody_in": sectors}))


def with_jo(
    network: Network, sector: Sector, standing: Standing = Standing.CURRENT
) -> Network:
    fields: Any = {"name": "Jo", "sector": sector.value, "standing": standing.value}
    return apply(network, drawing.add_alter(network, "jo", fields))


def brought(network: Network, way: str, sector: Sector) -> Edit:
    """Bring Mo, or Jo who is elsewhere, into a sector."""
    fields: Any = {"name": "Mo", "sector": sector.value}
    place = Place(WEDGES[sector].middle, 0.5)
    edits = {
        "add": lambda: drawing.add_alter(network, "mo", fields),
        "add_at": lambda: drawing.add_alter(network, "mo", {"name": "Mo"}, place),
        "move": lambda: drawing.move(network, "jo", sector, 2),
        "move_to": lambda: drawing.move_to(network, "jo", place),
    }
    return edits[way]()


def test_nobody_is_kept_in_the_order_of_the_map() -> None:
    network = said(Sector.ONLINE)
    after = apply(network, walk.nobody(network, Sector.WORK, said=True))
    assert after.review.nobody_in == (Sector.WORK, Sector.ONLINE)


@pytest.mark.slow
@given(st.data())
def test_nobody_taken_back_by_undo_restores_the_map(data: st.DataObject) -> None:
    network = data.draw(cases.networks())
    sector, answer = data.draw(SECTORS), data.draw(st.booleans())
    assume(not answer or sector not in walk.walked(network).people)
    edit = walk.nobody(network, sector, said=answer)
    after = apply(network, edit)
    assert (sector in after.review.nobody_in) is answer
    assert apply(after, inverse(edit)) == network
    assert walk.nobody(after, sector, said=answer) == ()


@pytest.mark.parametrize("standing", sorted(DRAWN))
def test_nobody_is_refused_where_somebody_is_drawn(standing: Standing) -> None:
    network = with_jo(said(), Sector.FRIENDS, standing)
    with pytest.raises(SomebodyHere):
        walk.nobody(network, Sector.FRIENDS, said=True)


@pytest.mark.parametrize("standing", sorted(set(Standing) - DRAWN))
def test_nobody_can_be_said_where_someone_was(standing: Standing) -> None:
    network = with_jo(said(), Sector.FRIENDS, standing)
    after = apply(network, walk.nobody(network, Sector.FRIENDS, said=True))
    assert after.review.nobody_in == (Sector.FRIENDS,)


@each_way
def test_whoever_comes_into_a_sector_takes_nobody_back(way: str) -> None:
    network = with_jo(said(Sector.WORK, Sector.ONLINE), Sector.FAMILY)
    edit = brought(network, way, Sector.WORK)
    after = apply(network, edit)
    assert after.review.nobody_in == (Sector.ONLINE,)
    assert apply(after, inverse(edit)) == network


@each_way
def test_nobody_elsewhere_stays_said(way: str) -> None:
    network = with_jo(said(Sector.ONLINE), Sector.FAMILY)
    after = apply(network, brought(network, way, Sector.WORK))
    assert after.review.nobody_in == (Sector.ONLINE,)


def test_someone_who_died_does_not_take_nobody_back() -> None:
    network = said(Sector.FAMILY)
    after = with_jo(network, Sector.FAMILY, Standing.DIED)
    assert after.review.nobody_in == (Sector.FAMILY,)


def test_someone_moved_within_a_sector_does_not_answer_for_it() -> None:
    network = with_jo(said(), Sector.FAMILY)
    at: Any = ("review", "review", "nobody_in")
    network = apply(network, drawing.change_field(network, at, [], ["family"]))
    for edit in (
        drawing.move(network, "jo", Sector.FAMILY, 1),
        drawing.move_to(network, "jo", Place(WEDGES[Sector.FAMILY].middle, 0.5)),
    ):
        assert apply(network, edit).review.nobody_in == (Sector.FAMILY,)


@pytest.mark.slow
@given(cases.networks())
def test_each_sector_is_one_of_three(network: Network) -> None:
    found = walk.walked(network)
    every = (*found.people, *found.nobody, *found.unasked)
    assert sorted(every) == sorted(Sector)
    assert all(walk.drawn_in(network, one) for one in found.people)
    assert not any(
        walk.drawn_in(network, one) for one in (*found.nobody, *found.unasked)
    )
    assert set(found.nobody) <= set(network.review.nobody_in)


def test_who_is_drawn_in_a_sector_is_told_by_name() -> None:
    network = with_jo(said(), Sector.FRIENDS)
    for alter_id, name, standing in (
        ("a", "bo", "current"),
        ("b", "Al", "died"),
        ("c", "Ann", "to_ask"),
    ):
        fields: Any = {"name": name, "sector": "friends", "standing": standing}
        network = apply(network, drawing.add_alter(network, alter_id, fields))
    names = [one.name for one in walk.drawn_in(network, Sector.FRIENDS)]
    assert names == ["Ann", "bo", "Jo"]


def test_every_part_of_life_has_its_question() -> None:
    assert list(screen.WALK_QUESTIONS) == [sector.value for sector in Sector]
    assert screen.WALK_SUMMARY.keys() == walk.Walked.model_fields.keys()
